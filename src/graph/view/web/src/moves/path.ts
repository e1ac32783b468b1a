/** The shortest way from one actor to another through events, facts preferred, with the evidence of each step. */

import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { data as isolated, h, plural } from "../dom.ts";
import { endsOf, folding } from "../links.ts";
import { cards } from "../panel/cards.ts";
import type { Happening } from "../types.ts";
import { pair } from "./pair.ts";

export interface Step {
  from: number;
  to: number;
  events: Happening[];
}

const TALK_COST = 1.6;

/** Dijkstra over undirected links; a step that only talk supports costs more. Null if nothing connects them. */
export function shortest(events: Happening[], fold: (i: number) => number, from: number, to: number): Step[] | null {
  const links = new Map<number, Map<number, Happening[]>>();
  const add = (a: number, b: number, e: Happening) => {
    const row = links.get(a) ?? links.set(a, new Map()).get(a);
    const list = row?.get(b) ?? row?.set(b, []).get(b);
    list?.push(e);
  };
  for (const e of events) {
    for (const { source: a, target: b } of endsOf(e, fold)) {
      if (a === b) continue;
      add(a, b, e);
      add(b, a, e);
    }
  }
  const cost = new Map([[from, 0]]);
  const before = new Map<number, number>();
  const open = new Set([from]);
  while (open.size) {
    const at = [...open].reduce((x, y) => ((cost.get(y) ?? 0) < (cost.get(x) ?? 0) ? y : x));
    if (at === to) break;
    open.delete(at);
    for (const [next, via] of links.get(at) ?? []) {
      const total = (cost.get(at) ?? 0) + (via.some((e) => e.fact) ? 1 : TALK_COST);
      if (total < (cost.get(next) ?? Infinity)) {
        cost.set(next, total);
        before.set(next, at);
        open.add(next);
      }
    }
  }
  if (!cost.has(to)) return null;
  const steps: Step[] = [];
  for (let at = to; at !== from;) {
    const last = before.get(at) as number;
    steps.unshift({ from: last, to: at, events: links.get(last)?.get(at) ?? [] });
    at = last;
  }
  return steps;
}

export function pathPanel(app: App, rest: string): HTMLElement {
  const { form, ends } = pair(app, "path", rest);
  const [from, to] = ends;
  const out = h("div", { class: "stack" }, form);
  if (from === undefined || to === undefined) return out;
  const steps = shortest(app.events, folding(app.data, app.store.state), from, to);
  if (!steps) out.append(h("p", {}, "Nothing that passes the filters connects them."));
  else {
    out.append(h("p", { class: "count" }, plural(steps.length, "step")));
    for (const [i, s] of steps.entries()) {
      out.append(
        h(
          "h3",
          { class: "section" },
          `${i + 1}. `,
          isolated(nameOf(app.data, s.from)),
          " – ",
          isolated(nameOf(app.data, s.to)),
          ` (${plural(s.events.length, "event")})`,
        ),
        cards(app, s.events.slice(0, 3)),
      );
    }
  }
  return out;
}
