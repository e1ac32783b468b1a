/** Gathers events into weighted edges between entities: one for each pair, direction, group and fact or talk. */

import type { Data } from "./data.ts";
import type { State } from "./state.ts";
import type { Happening } from "./types.ts";
import { typeInfo } from "./vocabulary.ts";

export interface Link {
  key: string;
  source: number;
  target: number;
  /** A PLOVER type, or "cooperation" / "conflict", or "alone" for events that name nobody else. */
  group: string;
  fact: boolean;
  directed: boolean;
  /** The target is where it happened, not whom it was done to. */
  toPlace: boolean;
  events: Happening[];
}

const MAX_PAIRS = 5;

export const ALONE = "alone";
type End = [source: number, target: number, directed: boolean, toPlace: boolean];

/** Entities folded into another count as that one. */
export function folding(data: Data, state: State): (entity: number) => number {
  const into = new Map<number, number>();
  if (state.merge === "states") {
    data.entities.forEach((e, i) => {
      const state = e.actsFor ? data.entityById.get(e.actsFor) : undefined;
      if (state !== undefined && state !== i) into.set(i, state);
    });
  }
  for (const [from, to] of Object.entries(state.folded)) {
    const a = data.entityById.get(from);
    const b = data.entityById.get(to);
    if (a !== undefined && b !== undefined && a !== b) into.set(a, b);
  }
  return (entity) => {
    for (let i = 0, at = entity; i < 5; i++) {
      const next = into.get(at);
      if (next === undefined) return at;
      at = next;
    }
    return entity;
  };
}

/** Types whose parties do it with each other. */
const MUTUAL = new Set(["AGREE", "CONSULT", "COOPERATE"]);
/** Types of which the place is worth a line when nobody else is named. */
const PLACED = new Set(["MOBILIZE", "ASSAULT", "PROTEST", "RETREAT", "CONSULT", "COERCE"]);

/** The ends of an event's edges: actor to recipient; parties with each other; actor to place; or a loop. */
export function endsOf(event: Happening, fold: (entity: number) => number): End[] {
  const actors = unique(event.actors.map(fold)).slice(0, MAX_PAIRS);
  const recipients = unique((event.recipients.length ? event.recipients : event.about).map(fold)).slice(0, MAX_PAIRS);
  if (actors.length && recipients.length) {
    return actors.flatMap((a) =>
      recipients.filter((r) => r !== a || recipients.length === 1).map((r): End => [a, r, r !== a, false]),
    );
  }
  const parties = actors.length ? actors : recipients;
  if (parties.length > 1 && (MUTUAL.has(event.type) || event.kind === "Clash")) {
    return parties.flatMap((a, i) =>
      parties.slice(i + 1).map((b): End => [Math.min(a, b), Math.max(a, b), false, false]),
    );
  }
  const place = event.places[0];
  if (place !== undefined && PLACED.has(event.type)) return parties.map((a): End => [a, fold(place), true, true]);
  return parties.map((a): End => [a, a, false, false]);
}

export function linksOf(events: Happening[], fold: (entity: number) => number, grouping: "type" | "tone"): Link[] {
  const links = new Map<string, Link>();
  for (const event of events) {
    const sort = grouping === "type" ? event.type : typeInfo(event.type).tone;
    for (const [source, target, directed, toPlace] of endsOf(event, fold)) {
      const group = source === target ? ALONE : sort;
      const key = `${source}|${target}|${group}|${event.fact ? "fact" : "talk"}${directed ? "" : "|both"}`;
      let link = links.get(key);
      if (!link) {
        link = { key, source, target, group, fact: event.fact, directed, toPlace, events: [] };
        links.set(key, link);
      }
      link.events.push(event);
    }
  }
  return [...links.values()];
}

/** How many events each entity takes part in. */
export function weights(events: Happening[], fold: (entity: number) => number): Map<number, number> {
  const out = new Map<number, number>();
  for (const event of events) {
    for (const i of unique([...event.actors, ...event.recipients].map(fold))) out.set(i, (out.get(i) ?? 0) + 1);
    for (const [, target, , toPlace] of endsOf(event, fold)) if (toPlace) out.set(target, (out.get(target) ?? 0) + 0.5);
  }
  return out;
}

export function unique<T>(items: T[]): T[] {
  return items.length < 2 ? items : [...new Set(items)];
}
