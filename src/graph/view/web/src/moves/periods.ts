/** What changed from one period to another: types of events and pairs of actors. */

import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { data as isolated, h } from "../dom.ts";
import { endsOf, folding, isDyad } from "../links.ts";
import { inTime, passes } from "../select.ts";
import type { Happening } from "../types.ts";
import { typeInfo } from "../vocabulary.ts";

const DAY = 86_400_000;

export function periodsPanel(app: App, rest: string): HTMLElement {
  const { data, store } = app;
  const days = data.usual[store.state.by];
  if (!days) return h("p", {}, "No event has a date.");
  const dates = rest ? rest.split("|") : halves(days);
  const input = (i: number, label: string) => {
    const element = h("input", { type: "date", value: dates[i] ?? "", "aria-label": label });
    element.addEventListener("change", () =>
      store.set({ move: `periods:${dates.map((d, j) => (j === i ? element.value : d)).join("|")}` }),
    );
    return element;
  };
  const pass = data.events.filter(passes(data, store.state));
  const within = (from: string | undefined, to: string | undefined) =>
    pass.filter((e) => inTime(e, { ...store.state, from: from || null, to: to || null }));
  const [first, second] = [within(dates[0], dates[1]), within(dates[2], dates[3])];
  const fold = folding(data, store.state);
  return h(
    "div",
    { class: "stack" },
    h("div", { class: "pair" }, "First ", input(0, "First period from"), input(1, "First period to")),
    h("div", { class: "pair" }, "Second ", input(2, "Second period from"), input(3, "Second period to")),
    table("Types", first, second, (e) => [typeInfo(e.type).label]),
    table("From whom to whom", first, second, (e) =>
      endsOf(e, fold)
        .filter((end) => isDyad(end) || end.way === "unknown")
        .map(({ source, target, way }) => {
          const from = way === "unknown" ? "unknown" : nameOf(data, source);
          return `${from} ${way === "with" ? "↔" : "→"} ${nameOf(data, target)}`;
        }),
    ),
  );
}

function halves([first, last]: [string, string]): string[] {
  const middle = (Date.parse(first) + Date.parse(last)) / 2;
  const iso = (t: number) => new Date(t).toISOString().slice(0, 10);
  return [first, iso(middle), iso(middle + DAY), last];
}

/** The twelve rows that changed most. */
function table(title: string, first: Happening[], second: Happening[], keys: (e: Happening) => string[]): HTMLElement {
  const counts = new Map<string, [number, number]>();
  const add = (events: Happening[], which: 0 | 1) => {
    for (const e of events) {
      for (const key of keys(e)) {
        const pair = counts.get(key) ?? [0, 0];
        pair[which]++;
        counts.set(key, pair);
      }
    }
  };
  add(first, 0);
  add(second, 1);
  const rows = [...counts]
    .sort((x, y) => Math.abs(y[1][1] - y[1][0]) - Math.abs(x[1][1] - x[1][0]) || x[0].localeCompare(y[0]))
    .slice(0, 12);
  const change = ([a, b]: [number, number]) => (b > a ? `▲ ${b - a}` : b < a ? `▼ ${a - b}` : "=");
  return h(
    "table",
    { class: "figures" },
    h("caption", {}, title),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        ["First", "Second", "Change"].map((t) => h("th", { scope: "col" }, t)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(([key, n]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, isolated(key)),
          h("td", {}, n[0]),
          h("td", {}, n[1]),
          h("td", {}, change(n)),
        ),
      ),
    ),
  );
}
