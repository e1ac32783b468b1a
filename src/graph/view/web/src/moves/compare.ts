/** Two actors side by side: what lies between them, and how each stands to the others. */

import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { button, data as isolated, h, plural } from "../dom.ts";
import { folding } from "../links.ts";
import { cards } from "../panel/cards.ts";
import { pair } from "./pair.ts";
import { cosine, type Stance, stances } from "./stance.ts";

export function comparePanel(app: App, rest: string): HTMLElement {
  const { form, ends } = pair(app, "compare", rest);
  const [a, b] = ends;
  const out = h("div", { class: "stack" }, form);
  if (a === undefined || b === undefined) {
    out.append(h("p", { class: "hint" }, "Choose two actors: what lies between them, and how each stands to others."));
    return out;
  }
  const fold = folding(app.data, app.store.state);
  const all = stances(app.events, fold);
  const [sa, sb] = [all.get(a) ?? new Map<number, Stance>(), all.get(b) ?? new Map<number, Stance>()];
  const likeness = cosine(sa, sb);
  const between = app.events.filter(
    (e) =>
      [e.actors, e.recipients].some((side) => side.map(fold).includes(a)) &&
      [e.actors, e.recipients].some((side) => side.map(fold).includes(b)),
  );
  const shared = [...sa.keys()].filter((i) => sb.has(i)).length;
  if (likeness !== null)
    out.append(
      h(
        "p",
        { class: "count" },
        `Towards ${shared === 1 ? "the only one" : `the ${shared}`} that both act on they ${likeness > 0.3 ? "stand alike" : likeness < -0.3 ? "stand against each other" : "stand differently"} (${likeness.toFixed(2)} on a scale from -1 to 1).`,
      ),
    );
  out.append(
    table(app, a, b, sa, sb),
    h("h3", { class: "section" }, `Both take part in ${plural(between.length, "event")}`),
    cards(app, between),
  );
  return out;
}

function table(app: App, a: number, b: number, sa: Map<number, Stance>, sb: Map<number, Stance>): HTMLElement {
  const others = [...new Set([...sa.keys(), ...sb.keys()])].filter((i) => i !== a && i !== b);
  const total = (i: number) => sum(sa.get(i)) + sum(sb.get(i));
  others.sort((x, y) => Number(sa.has(y) && sb.has(y)) - Number(sa.has(x) && sb.has(x)) || total(y) - total(x));
  const cell = (s: Stance | undefined) =>
    h(
      "td",
      {},
      s
        ? h(
            "span",
            {},
            h("span", { class: "plus" }, `+${s.cooperation}`),
            " ",
            h("span", { class: "minus" }, `−${s.conflict}`),
          )
        : "–",
    );
  const row = (i: number) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        button(
          isolated(nameOf(app.data, i)),
          () => app.store.set({ selected: `n:${app.data.entities[i]?.id}`, move: "" }),
          { class: "link" },
        ),
      ),
      cell(sa.get(i)),
      cell(sb.get(i)),
    );
  return h(
    "table",
    { class: "figures" },
    h("caption", {}, "Towards (+ cooperation, − conflict)"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        h("th", { scope: "col" }, isolated(nameOf(app.data, a))),
        h("th", { scope: "col" }, isolated(nameOf(app.data, b))),
      ),
    ),
    h("tbody", {}, others.slice(0, 15).map(row)),
  );
}

function sum(s: Stance | undefined): number {
  return s ? s.cooperation + s.conflict : 0;
}
