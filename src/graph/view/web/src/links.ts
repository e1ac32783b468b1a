/** Gathers events into weighted edges between entities: one for each pair, direction, group and fact or talk. */

import type { Data } from "./data.ts";
import type { State } from "./state.ts";
import type { Happening } from "./types.ts";
import { typeInfo } from "./vocabulary.ts";

/**
 * How an event joins two ends. "acts": actor to recipient. "with": parties who do it together. "at": an actor and where
 * it acted, which was done to nobody there. "unknown": done to the target by someone who is not named. "happens": the
 * same, and only the place is known. "inside": actor and recipient are the same. "alone": the actor and nobody else.
 */
export type Way = "acts" | "with" | "at" | "unknown" | "happens" | "inside" | "alone";

export interface Link {
  key: string;
  /** Where nobody is named as the actor, the target itself. */
  source: number;
  target: number;
  /** A PLOVER type, or "cooperation" / "conflict", or "alone" and "inside" for loops. */
  group: string;
  fact: boolean;
  directed: boolean;
  way: Way;
  events: Happening[];
}

const MAX_PAIRS = 5;

export interface End {
  source: number;
  target: number;
  way: Way;
}

export const isLoop = (l: { way: Way }) => l.way === "alone" || l.way === "inside";
/** Nobody is named who did it. */
export const isUnknown = (l: { way: Way }) => l.way === "unknown" || l.way === "happens";
/** Joins two actors. */
export const isDyad = (l: { way: Way }) => l.way === "acts" || l.way === "with";

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

/** The ends of an event's lines. A place is never whom something is done to, and the done-to never the doer. */
export function endsOf(event: Happening, fold: (entity: number) => number): End[] {
  const end = (source: number, target: number, way: Way): End => ({ source, target, way });
  const actors = unique(event.actors.map(fold)).slice(0, MAX_PAIRS);
  const recipients = unique((event.recipients.length ? event.recipients : event.about).map(fold)).slice(0, MAX_PAIRS);
  if (actors.length && recipients.length) {
    return actors.flatMap((a) =>
      recipients.filter((r) => r !== a || recipients.length === 1).map((r) => end(a, r, r === a ? "inside" : "acts")),
    );
  }
  const parties = actors.length ? actors : recipients;
  if (parties.length > 1 && (MUTUAL.has(event.type) || event.kind === "Clash")) {
    return parties.flatMap((a, i) => parties.slice(i + 1).map((b) => end(Math.min(a, b), Math.max(a, b), "with")));
  }
  if (!actors.length && recipients.length) return recipients.map((r) => end(r, r, "unknown"));
  const place = event.places[0];
  if (place === undefined || (actors.length && !PLACED.has(event.type))) return actors.map((a) => end(a, a, "alone"));
  const where = fold(place);
  if (!actors.length) return [end(where, where, "happens")];
  return actors.map((a) => (a === where ? end(a, a, "alone") : end(a, where, "at")));
}

/** Lines from nobody are gathered by tone: there may be many kinds, and their names stand on them. */
function groupOf(event: Happening, way: Way, grouping: "type" | "tone"): string {
  if (way === "alone" || way === "inside") return way;
  if (way === "unknown" || way === "happens") return typeInfo(event.type).tone;
  return grouping === "type" ? event.type : typeInfo(event.type).tone;
}

/** What tells a line from another one between the same ends. */
export function suffix(way: Way): string {
  return way === "acts" ? "" : way === "with" ? "|both" : `|${way}`;
}

export function linksOf(events: Happening[], fold: (entity: number) => number, grouping: "type" | "tone"): Link[] {
  const links = new Map<string, Link>();
  for (const event of events) {
    for (const { source, target, way } of endsOf(event, fold)) {
      const group = groupOf(event, way, grouping);
      const key = `${source}|${target}|${group}|${event.fact ? "fact" : "talk"}${suffix(way)}`;
      let link = links.get(key);
      if (!link) {
        const directed = way === "acts" || way === "unknown";
        link = { key, source, target, group, fact: event.fact, directed, way, events: [] };
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
    for (const { target, way } of endsOf(event, fold))
      if (way === "at" || way === "happens") out.set(target, (out.get(target) ?? 0) + 0.5);
  }
  return out;
}

export function unique<T>(items: T[]): T[] {
  return items.length < 2 ? items : [...new Set(items)];
}
