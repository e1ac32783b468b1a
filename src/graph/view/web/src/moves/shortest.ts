/** The shortest way from one actor to another through events. */

import { endsOf } from "../links.ts";
import type { Happening } from "../types.ts";

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
