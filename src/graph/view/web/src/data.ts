/** Reads the JSON block and makes the indexes that all views share. */

import { disputesOf } from "./disputes.ts";
import { plural } from "./dom.ts";
import { sentenceCase, words } from "./vocabulary.ts";
import type { Article, Entity, Evidence, Happening, Raw, RawEvent } from "./types.ts";

export interface Data {
  title: string;
  base: string;
  /** Where a served page asks for more; empty in a file. */
  remote: string;
  /** How many events the store has, about; 0 where all are here. */
  total: number;
  /** Counts up when events are added. */
  revision: number;
  articles: Article[];
  entities: Entity[];
  events: Happening[];
  entityById: Map<string, number>;
  eventById: Map<string, number>;
  articleById: Map<string, number>;
  /** First and last day of any event, or null. */
  days: { event: [string, string] | null; published: [string, string] | null };
  /** The same without the few days that lie far from all others. */
  usual: { event: [string, string] | null; published: [string, string] | null };
}

export const VERSION = 1;

export function parse(text: string): Data {
  const raw = JSON.parse(text) as Raw;
  if (raw.version !== VERSION)
    throw new Error(`this page's data has version ${raw.version}, its script reads ${VERSION}`);
  return prepare(raw);
}

export function prepare(raw: Raw): Data {
  const data: Data = {
    title: raw.title,
    base: raw.base,
    remote: raw.remote ?? "",
    total: raw.total ?? 0,
    revision: 0,
    articles: raw.articles,
    entities: raw.entities,
    events: [],
    entityById: numbered(raw.entities),
    eventById: numbered(raw.events),
    articleById: numbered(raw.articles),
    days: { event: null, published: null },
    usual: { event: null, published: null },
  };
  add(data, raw.events);
  return data;
}

/** Adds events whose ids are already numbered, in that order, and brings what depends on all events up to date. */
export function add(data: Data, raws: RawEvent[]): void {
  for (const raw of raws) data.events.push(happening(raw, data.events.length, data.articles));
  const { events } = data;
  for (const e of events) e.saidIn = [];
  for (const e of events) for (const c of e.content) events[c]?.saidIn.push(e.index);
  for (const e of events) e.about = aboutOf(e, events);
  for (const e of events) e.disputes = disputesOf(e, data.entities, events);
  data.days = {
    event: range(events.flatMap((e) => [e.from, e.to])),
    published: range(data.articles.map((a) => a.date)),
  };
  data.usual = {
    event: usual(
      events.map((e) => e.from),
      data.days.event,
    ),
    published: data.days.published,
  };
  data.revision++;
}

function happening(raw: RawEvent, index: number, articles: Article[]): Happening {
  const evidence: Evidence[] = raw.evidence ?? [];
  const bounds = raw.time?.bounds ?? [null, null, null, null];
  const from = bounds[0] ?? bounds[1] ?? bounds[2] ?? bounds[3];
  const dates = evidence
    .map((e) => articles[e.article]?.date ?? "")
    .filter(Boolean)
    .sort();
  const modalities = raw.modalities ?? [];
  return {
    index,
    raw,
    id: raw.id,
    label: raw.label ?? raw.id,
    type: raw.type ?? "",
    kind: raw.kind ?? "Event",
    kindLabel: sentenceCase(raw.kindLabel || words(raw.kind ?? "Event")),
    fact: modalities.length === 0,
    statuses: modalities.length ? modalities : ["fact"],
    actors: raw.actors ?? [],
    recipients: raw.recipients ?? [],
    by: raw.by ?? [],
    places: [...new Set([...(raw.places ?? []), ...(raw.destination ?? []), ...(raw.origin ?? [])])],
    content: raw.content ?? [],
    about: [],
    saidIn: [],
    evidence,
    figures: raw.figures ?? [],
    from,
    to: bounds[3] ?? bounds[2] ?? bounds[1] ?? from,
    published: dates[0] ?? null,
    confidence: Math.max(0, ...evidence.map((e) => e.confidence ?? 0)),
    outlets: [...new Set(evidence.map((e) => outletOf(articles[e.article])))],
    disputes: [],
  };
}

/** "The ministers condemned the attack": the line leads to the attacker. */
function aboutOf(e: Happening, events: Happening[]): number[] {
  if (e.recipients.length || (e.type !== "ACCUSE" && e.type !== "REQUEST")) return [];
  const agents = e.content.flatMap((i) => events[i]?.actors ?? []);
  return [...new Set(agents)].filter((i) => !e.actors.includes(i));
}

export function outletOf(article: Article | undefined): string {
  return article?.publisher || "Unknown outlet";
}

function numbered(items: { id: string }[]): Map<string, number> {
  return new Map(items.map((item, i) => [item.id, i]));
}

const DAY = 86_400_000;

/** The range in which nearly all days lie, where that is much shorter than the whole range. */
function usual(days: (string | null)[], whole: [string, string] | null): [string, string] | null {
  const sorted = days.filter((d) => d !== null).sort();
  if (!whole || sorted.length < 20) return whole;
  const at = (share: number) => Date.parse(sorted[Math.round(share * (sorted.length - 1))] ?? whole[0]);
  const [quarter, high] = [at(0.25), at(0.98)];
  const margin = Math.max(30 * DAY, (high - quarter) * 0.1);
  const low = Math.max(at(0.01), quarter - 2 * (high - quarter) - margin);
  const span = Date.parse(whole[1]) - Date.parse(whole[0]);
  if (span < 2 * (high - low + 2 * margin)) return whole;
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return [later(day(low - margin), whole[0]), earlier(day(high + margin), whole[1])];
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

function range(days: (string | null | undefined)[]): [string, string] | null {
  let low: string | null = null;
  let high: string | null = null;
  for (const day of days) {
    if (!day) continue;
    if (low === null || day < low) low = day;
    if (high === null || day > high) high = day;
  }
  return low === null || high === null ? null : [low, high];
}

/** How many different events: what is a fact to one and only talk to another is there twice, and is one event. */
export function different(events: Happening[]): number {
  return new Set(events.map((e) => e.id.split("/")[1] ?? e.id)).size;
}

/** "436 events", and where some are fact and talk both, how many lines of a list they are. */
export function counted(events: Happening[]): string {
  const one = plural(different(events), "event");
  return different(events) === events.length ? one : `${one} in ${events.length.toLocaleString("en")} lines`;
}

/** "12 facts, 4 only talk". */
export function balanced(events: Happening[], comma = ", "): string {
  const facts = events.filter((e) => e.fact).length;
  return `${plural(facts, "fact")}${comma}${(events.length - facts).toLocaleString("en")} only talk`;
}

export function iriOf(data: Data, item: { id: string; iri?: string }): string {
  return item.iri ?? data.base + item.id;
}

export function nameOf(data: Data, index: number): string {
  const entity = data.entities[index];
  return entity?.label || entity?.id || "?";
}

export function names(data: Data, indexes: number[]): string {
  return indexes.map((i) => nameOf(data, i)).join(", ");
}
