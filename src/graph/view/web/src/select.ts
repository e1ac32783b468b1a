/** Which events the filters leave, and which of them a search word fits. */

import type { Data } from "./data.ts";
import { nameOf } from "./data.ts";
import type { State } from "./state.ts";
import type { Happening } from "./types.ts";

/** The day that the time filter looks at. */
export function dayOf(event: Happening, by: State["by"]): string | null {
  return by === "event" ? event.from : event.published;
}

export function select(data: Data, state: State): Happening[] {
  const untimed = data.events.filter(passes(data, state));
  if (!state.from && !state.to) return untimed;
  return untimed.filter((e) => inTime(e, state));
}

/** All filters but time: what the histogram shows. */
export function passes(data: Data, state: State): (event: Happening) => boolean {
  const types = new Set(state.types);
  const kinds = new Set(state.kinds);
  const statuses = new Set(state.statuses);
  const outlets = new Set(state.outlets);
  const actors = indexes(data, state.actors);
  const places = indexes(data, state.places);
  const hidden = indexes(data, state.hidden);
  return (e) =>
    (state.show === "all" || e.fact === (state.show === "facts")) &&
    !types.has(e.type) &&
    !kinds.has(e.kind) &&
    !e.statuses.every((s) => statuses.has(s)) &&
    (outlets.size === 0 || e.outlets.length === 0 || !e.outlets.every((o) => outlets.has(o))) &&
    (state.confidence === 0 || e.confidence >= state.confidence) &&
    (actors.size === 0 || parties(e).some((i) => actors.has(i))) &&
    (places.size === 0 || e.places.some((i) => places.has(i))) &&
    (hidden.size === 0 || !parties(e).length || !parties(e).every((i) => hidden.has(i)));
}

export function inTime(event: Happening, state: State): boolean {
  const day = dayOf(event, state.by);
  if (day === null) return false;
  const last = state.by === "event" ? (event.to ?? day) : day;
  return (!state.to || day <= state.to) && (!state.from || last >= state.from);
}

export function parties(event: Happening): number[] {
  return event.by.length ? [...event.actors, ...event.recipients, ...event.by] : [...event.actors, ...event.recipients];
}

function indexes(data: Data, ids: string[]): Set<number> {
  return new Set(ids.map((id) => data.entityById.get(id)).filter((i) => i !== undefined));
}

export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export interface Matches {
  /** Those whose names fit. */
  entities: Set<number>;
  events: Set<number>;
  /** Parties of these events, and those whose names fit. */
  involved: Set<number>;
}

/** Every word must be found in the event's label, its parties' names, or its sentences; null without a search. */
export function search(data: Data, q: string): Matches | null {
  const terms = fold(q).split(/\s+/).filter(Boolean);
  if (!terms.length) return null;
  const all = (text: string) => terms.every((t) => text.includes(t));
  const haystacks = haystacksOf(data);
  const entities = new Set<number>();
  const events = new Set<number>();
  haystacks.entities.forEach((text, i) => all(text) && entities.add(i));
  haystacks.events.forEach((text, i) => all(text) && events.add(i));
  const involved = new Set(entities);
  for (const i of events) for (const party of parties(data.events[i] as Happening)) involved.add(party);
  return { entities, events, involved };
}

/** How well a name fits what was typed: 0 is the name, a code or another name itself, 1 its beginning, 2 a word's. */
export function fit(data: Data, entity: number, q: string): number {
  const wanted = fold(q.trim());
  const e = data.entities[entity];
  const known = [e?.label ?? "", e?.code ?? "", ...(e?.aliases ?? [])].map(fold);
  if (known.includes(wanted)) return 0;
  if (known.some((n) => n.startsWith(wanted))) return 1;
  return known.some((n) => n.includes(` ${wanted}`)) ? 2 : 3;
}

interface Haystacks {
  entities: string[];
  events: string[];
}

const cache = new WeakMap<Data, { revision: number; found: Haystacks }>();

/** Lower-case texts to search in, made at the first search. */
function haystacksOf(data: Data): Haystacks {
  const cached = cache.get(data);
  if (cached?.revision === data.revision) return cached.found;
  const entities = data.entities.map((e) => fold([e.label, e.code, ...(e.aliases ?? [])].join(" ")));
  const events = data.events.map((e) => fold(eventText(data, e)));
  cache.set(data, { revision: data.revision, found: { entities, events } });
  return { entities, events };
}

function eventText(data: Data, event: Happening): string {
  const sentences = event.evidence.map((e) => data.articles[e.article]?.text?.slice(...e.sentence) ?? "");
  const people = parties(event).map((i) => nameOf(data, i));
  return [event.label, event.kind, event.raw.topic, ...people, ...sentences].join(" ");
}
