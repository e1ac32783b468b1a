/** Which actors, lines and events are drawn, so that the picture stays readable. */

import type { Data } from "../data.ts";
import { isLoop, isUnknown, type Link } from "../links.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";
import { typeInfo } from "../vocabulary.ts";
import { linkKey } from "./scene_types.ts";
import { pairKey, type Trail } from "./trail.ts";
import { strongestUnknown } from "./unknown.ts";

export const STEP = 12;
export const MANY_LINKS = 100;
const MOST_ACTORS = 40;
const FEWEST_ACTORS = 12;
/** So many lines among the drawn actors end the choice of actors. */
const MOST_LINES = 110;
/** Of more than so many lines only the strongest are drawn, until an actor is chosen. */
const TOO_MANY_LINES = 64;
const STRONG_LINES = 30;
/** Lines of actors that nobody names, in such a crowd and otherwise. */
const UNKNOWN_LINES = { narrow: 2, crowd: 5, else: 12 };
const MAX_EVENT_NODES = 60;

/** The strongest lines, at least one for each actor, and all of the chosen actor or line; in a crowd no other loops. */
export function strongest(links: Link[], state: State, data: Data, trail: Trail | null, narrow: boolean): Link[] {
  if (state.lines === "all") return links;
  const chosen = (l: Link) =>
    (trail?.pairs.has(pairKey(l.source, l.target)) ?? false) ||
    state.selected === `n:${data.entities[l.source]?.id}` ||
    state.selected === `n:${data.entities[l.target]?.id}` ||
    state.selected === linkKey(data, l);
  const between = links.filter((l) => l.source !== l.target);
  const crowd = between.length > (narrow ? STRONG_LINES : TOO_MANY_LINES);
  const unknown = strongestUnknown(links, UNKNOWN_LINES[narrow ? "narrow" : crowd ? "crowd" : "else"], chosen);
  if (!crowd) return [...between, ...links.filter(isLoop), ...unknown];
  const sorted = between.sort((a, b) => b.events.length - a.events.length);
  const seen = new Set<number>();
  const strong = sorted.filter((l, rank) => {
    const first = !seen.has(l.source) || !seen.has(l.target);
    seen.add(l.source).add(l.target);
    return rank < (narrow ? STRONG_LINES / 2 : STRONG_LINES) || first || chosen(l);
  });
  return [...strong, ...links.filter((l) => isLoop(l) && chosen(l)), ...unknown];
}

/** Those with most events towards others first; what somebody does alone counts little. */
export function byLinks(links: Link[], weight: Map<number, number>): number[] {
  const rank = new Map<number, number>();
  const add = (i: number, n: number) => rank.set(i, (rank.get(i) ?? 0) + n);
  for (const l of links) {
    const n = isLoop(l) ? 0.1 : isUnknown(l) ? 0.5 : 1;
    add(l.source, n * l.events.length);
    if (n === 1) add(l.target, l.events.length);
  }
  return [...weight.keys()].sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0) || a - b);
}

/** How many of the heaviest actors can be drawn before their lines become a tangle. */
export function readable(order: number[], links: Link[]): number {
  const rank = new Map(order.map((entity, i) => [entity, i]));
  const pairs = new Set<string>();
  const added = new Uint32Array(MOST_ACTORS);
  for (const l of links) {
    const last = Math.max(rank.get(l.source) ?? MOST_ACTORS, rank.get(l.target) ?? MOST_ACTORS);
    const pair = `${l.source}|${l.target}|${typeInfo(l.group).tone}|${l.fact}`;
    if (last >= MOST_ACTORS || l.source === l.target || pairs.has(pair)) continue;
    pairs.add(pair);
    added[last] = (added[last] ?? 0) + 1;
  }
  let lines = 0;
  for (let count = 0; count < MOST_ACTORS; count++) {
    lines += added[count] ?? 0;
    if (lines > MOST_LINES && count >= FEWEST_ACTORS) return count;
  }
  return MOST_ACTORS;
}

/** The heaviest actors, what was expanded, pinned, selected; without what was hidden. */
export function chooseNodes(
  data: Data,
  state: State,
  base: number[],
  links: Link[],
  fold: (i: number) => number,
): Set<number> {
  const shown = new Set(base);
  const add = (id: string) => {
    const i = data.entityById.get(id);
    if (i !== undefined) shown.add(fold(i));
  };
  for (const id of Object.keys(state.pinned)) add(id);
  if (state.selected.startsWith("n:")) add(state.selected.slice(2));
  for (const id of state.actors) add(id);
  for (const [kind, rest] of [state.move.split(/:(.*)/s)]) {
    if (kind === "compare" || kind === "path") for (const id of (rest ?? "").split("|")) add(decodeURIComponent(id));
  }
  for (const [id, times] of expansions(state)) {
    const i = data.entityById.get(id);
    if (i === undefined) continue;
    shown.add(fold(i));
    for (const n of neighbours(fold(i), links, shown).slice(0, STEP * times)) shown.add(n);
  }
  for (const id of state.hidden) {
    const i = data.entityById.get(id);
    if (i !== undefined) shown.delete(i);
  }
  return shown;
}

/** Each further expansion of the same hub shows twelve more of its neighbours. */
export function expansions(state: State): Map<string, number> {
  const out = new Map<string, number>();
  for (const key of state.expanded) {
    const id = /^n:(.*?)(\+\d+)?$/s.exec(key)?.[1];
    if (id !== undefined) out.set(id, (out.get(id) ?? 0) + 1);
  }
  return out;
}

/** Neighbours that are not shown, those with most events first. */
export function neighbours(entity: number, links: Link[], shown: Set<number>): number[] {
  const count = new Map<number, number>();
  for (const l of links) {
    const other = l.source === entity ? l.target : l.target === entity ? l.source : -1;
    if (other >= 0 && !shown.has(other)) count.set(other, (count.get(other) ?? 0) + l.events.length);
  }
  return [...count.keys()].sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0) || a - b);
}

export function pickEvents(events: Happening[], shown: Set<number>, fold: (i: number) => number): Happening[] {
  const rank = (e: Happening) => e.evidence.length + e.disputes.length * 3 + e.content.length + e.confidence;
  return events
    .filter((e) => [...e.actors, ...e.recipients].some((i) => shown.has(fold(i))))
    .sort((a, b) => rank(b) - rank(a) || a.index - b.index)
    .slice(0, MAX_EVENT_NODES);
}
