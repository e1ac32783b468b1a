/** How each actor stands to each other one: counts of cooperation and conflict that it did as a fact. */

import { endsOf, isDyad } from "../links.ts";
import type { Happening } from "../types.ts";
import { typeInfo } from "../vocabulary.ts";

export interface Stance {
  cooperation: number;
  conflict: number;
}

export function stances(events: Happening[], fold: (i: number) => number): Map<number, Map<number, Stance>> {
  const out = new Map<number, Map<number, Stance>>();
  for (const e of events) {
    if (!e.fact) continue;
    for (const end of endsOf(e, fold)) {
      if (!isDyad(end)) continue;
      note(out, end.source, end.target, e);
      if (end.way === "with") note(out, end.target, end.source, e);
    }
  }
  return out;
}

function note(out: Map<number, Map<number, Stance>>, a: number, b: number, e: Happening): void {
  const row = out.get(a) ?? new Map<number, Stance>();
  const stance = row.get(b) ?? { cooperation: 0, conflict: 0 };
  stance[typeInfo(e.type).tone]++;
  row.set(b, stance);
  out.set(a, row);
}

/** Likeness of two actors' stances to those that both act on, -1 to 1; null if there is nobody. */
export function cosine(a: Map<number, Stance>, b: Map<number, Stance>): number | null {
  let [dot, la, lb] = [0, 0, 0];
  const net = (s: Stance) => s.cooperation - s.conflict;
  for (const [target, sa] of a) {
    const sb = b.get(target);
    if (!sb) continue;
    dot += net(sa) * net(sb);
    la += net(sa) ** 2;
    lb += net(sb) ** 2;
  }
  return la && lb ? dot / Math.sqrt(la * lb) : null;
}
