/** Who acts on whom, as a table of counts. */

import { component } from "../escape.ts";
import { type App, found, type Part } from "../app.ts";
import { nameOf } from "../data.ts";
import { button, clip, data as isolated, fill, h, plural } from "../dom.ts";
import { endsOf, folding, weights } from "../links.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";
import { typeInfo } from "../vocabulary.ts";

const SIDE = 24;
/** The row of those whom no article names. */
const UNKNOWN = -1;

interface Cell {
  facts: number;
  talk: number;
  conflict: number;
}

export function matrixView(app: App): Part {
  const element = h("div", { class: "scroll matrix", tabindex: "0", role: "region", "aria-label": "Matrix of actors" });
  return { element, update: (state) => fill(element, ...content(app, state)) };
}

function content(app: App, state: State): HTMLElement[] {
  const { data, store } = app;
  const fold = folding(data, state);
  const events = found(app);
  const weight = weights(events, fold);
  const actors = [...weight.keys()]
    .filter((i) => data.entities[i]?.kind !== "place")
    .sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b)
    .slice(0, SIDE);
  if (!actors.length) return [h("p", { class: "empty" }, "No event passes the filters.")];
  const cells = count(events, fold);
  const most = Math.max(1, ...[...cells.values()].map((c) => c.facts + c.talk));
  const name = (i: number) => state.names[data.entities[i]?.id ?? ""] ?? nameOf(data, i);
  const head = h(
    "tr",
    {},
    h("td", {}, h("span", { class: "hint" }, "actor ↓  recipient →")),
    actors.map((i) => h("th", { scope: "col" }, h("span", {}, isolated(clip(name(i), 22))))),
  );
  const rows = actors.map((a) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        button(isolated(clip(name(a), 26)), () => store.set({ selected: `n:${data.entities[a]?.id}`, move: "" }), {
          class: "link",
        }),
      ),
      actors.map((b) => square(app, cells.get(`${a}|${b}`), a, b, most)),
    ),
  );
  const nobody = actors.map((b) => square(app, cells.get(`${UNKNOWN}|${b}`), UNKNOWN, b, most));
  if (nobody.some((cell) => cell.hasChildNodes()))
    rows.push(h("tr", { class: "unknown" }, h("th", { scope: "row" }, h("em", {}, "unknown actors")), nobody));
  return [
    h(
      "p",
      { class: "hint" },
      "Blue: mostly cooperation. Red with a corner: mostly conflict. A dashed frame: only talk. Click a cell for its sentences.",
    ),
    h(
      "table",
      { class: "grid" },
      h("caption", { class: "sr" }, "Number of events from the actor of the row to the actor of the column"),
      h("thead", {}, head),
      h("tbody", {}, rows),
    ),
  ];
}

function count(events: Happening[], fold: (i: number) => number): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const add = (a: number, b: number, e: Happening) => {
    const key = `${a}|${b}`;
    const cell = cells.get(key) ?? { facts: 0, talk: 0, conflict: 0 };
    cell[e.fact ? "facts" : "talk"]++;
    if (typeInfo(e.type).tone === "conflict") cell.conflict++;
    cells.set(key, cell);
  };
  for (const e of events) {
    for (const { source, target, way } of endsOf(e, fold)) {
      if (way === "unknown") add(UNKNOWN, target, e);
      if (way !== "acts" && way !== "with") continue;
      add(source, target, e);
      if (way === "with") add(target, source, e);
    }
  }
  return cells;
}

function square(app: App, cell: Cell | undefined, a: number, b: number, most: number): HTMLElement {
  const { data, store } = app;
  if (!cell) return h("td", { class: a === b ? "self" : null });
  const total = cell.facts + cell.talk;
  const conflict = cell.conflict / total;
  const tone = conflict >= 0.5 ? "conflict" : "cooperation";
  const from = a === UNKNOWN ? "unknown actors" : nameOf(data, a);
  const label = `${total} from ${from} to ${nameOf(data, b)}: ${plural(cell.facts, "fact")}, ${cell.talk} only talk, ${cell.conflict} of conflict`;
  const one = button(
    String(total),
    () =>
      store.set({
        selected: `d:${component(data.entities[a]?.id ?? "")}|${component(data.entities[b]?.id ?? "")}`,
        move: "",
      }),
    { "aria-label": label, title: label, class: `${tone}${cell.facts ? "" : " only-talk"}` },
  );
  const depth = 0.14 + 0.5 * Math.sqrt(total / most);
  one.style.backgroundColor = tone === "conflict" ? `rgba(200, 72, 20, ${depth})` : `rgba(30, 110, 190, ${depth})`;
  return h("td", {}, one);
}
