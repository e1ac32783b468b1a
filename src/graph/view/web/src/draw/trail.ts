/** What a move is about, to be seen in the graph: the way from one actor to another, or what two actors share. */

import type { Data } from "../data.ts";
import { isDyad, type Link } from "../links.ts";
import { shortest } from "../moves/shortest.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";

export interface Trail {
  nodes: Set<number>;
  /** "a|b", the smaller number first. */
  pairs: Set<string>;
}

export const pairKey = (a: number, b: number) => `${Math.min(a, b)}|${Math.max(a, b)}`;

/** Null where there is no such move, or nothing to be seen of it. */
export function trailOf(
  data: Data,
  state: State,
  events: Happening[],
  links: Link[],
  fold: (i: number) => number,
): Trail | null {
  const [name, rest = ""] = state.move.split(/:(.*)/s);
  if (name !== "path" && name !== "compare") return null;
  const [a, b] = rest.split("|").map((id) => data.entityById.get(decodeURIComponent(id)));
  if (a === undefined || b === undefined) return null;
  const ends: [number, number] = [fold(a), fold(b)];
  return name === "path" ? wayBetween(events, fold, ends) : sharedBy(links, ends);
}

function wayBetween(events: Happening[], fold: (i: number) => number, [a, b]: [number, number]): Trail {
  const steps = shortest(events, fold, a, b) ?? [];
  return {
    nodes: new Set([a, b, ...steps.flatMap((s) => [s.from, s.to])]),
    pairs: new Set(steps.map((s) => pairKey(s.from, s.to))),
  };
}

/** Their lines with each other and with those that both have lines with. */
function sharedBy(links: Link[], [a, b]: [number, number]): Trail {
  const near = (i: number) =>
    new Set(links.flatMap((l) => (!isDyad(l) ? [] : l.source === i ? [l.target] : l.target === i ? [l.source] : [])));
  const [left, right] = [near(a), near(b)];
  const shared = [...left].filter((i) => right.has(i));
  const pairs = shared.flatMap((i) => [pairKey(a, i), pairKey(b, i)]);
  return { nodes: new Set([a, b, ...shared.slice(0, 14)]), pairs: new Set([pairKey(a, b), ...pairs]) };
}
