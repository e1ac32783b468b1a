/** A served page of a large graph: asks the server for what an actor takes part in, and adds it to what is there. */

import type { App } from "./app.ts";
import { add, type Data, nameOf, VERSION } from "./data.ts";
import { plural } from "./dom.ts";
import type { State } from "./state.ts";
import type { Mark, Raw, RawEvent } from "./types.ts";

const loaded = new Set<string>();

const MOST = 4;

/** Loads what belongs to the actors that the view is about. */
export function loadFor(app: App, state: State): void {
  const [move, rest = ""] = state.move.split(/:(.*)/s);
  const ids = move === "path" || move === "compare" ? rest.split("|").map(decodeURIComponent) : [];
  if (state.selected.startsWith("n:")) ids.push(state.selected.slice(2));
  for (const id of [...ids, ...state.actors].filter(Boolean).slice(0, MOST)) void loadAround(app, id);
}

/** Loads the neighbourhood of an entity once; does nothing in a page that is a file or holds the whole graph. */
export async function loadAround(app: App, id: string): Promise<void> {
  const { data } = app;
  if (!data.remote || data.total <= data.events.length || loaded.has(id)) return;
  loaded.add(id);
  app.tell("Loading what it takes part in …");
  try {
    const url = new URL(data.remote, location.href);
    url.searchParams.set("entity", id);
    const response = await fetch(url, { headers: { accept: "application/json" } });
    if (!response.ok) throw new Error(await reason(response));
    const before = data.events.length;
    merge(data, (await response.json()) as Raw, id);
    app.tell(`${plural(data.events.length - before, "more event")} of ${nameOf(data, data.entityById.get(id) ?? -1)}`);
    app.redraw();
  } catch (error) {
    app.tell(`What it takes part in cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
    setTimeout(() => loaded.delete(id), AGAIN);
  }
}

/** A failed load may be tried again after so many milliseconds. */
const AGAIN = 5000;

async function reason(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return (JSON.parse(text) as { title?: string }).title ?? text;
  } catch {
    return text.split("\n")[0] || `${response.status}`;
  }
}

/** Entities that the server knows by this name and the page does not. */
export async function findRemote(data: Data, q: string): Promise<{ id: string; label: string }[]> {
  if (!data.remote || data.total <= data.events.length || q.trim().length < 2) return [];
  const url = new URL("api/entities", location.href);
  url.searchParams.set("q", q);
  const response = await fetch(url, { headers: { accept: "application/json" } });
  if (!response.ok) return [];
  const found = (await response.json()) as { iri: string; label?: string }[];
  return found
    .filter((e) => e.iri.startsWith(data.base))
    .map((e) => ({ id: e.iri.slice(data.base.length), label: e.label ?? e.iri }))
    .filter((e) => !data.entityById.has(e.id));
}

/** Adds the items that are new, with their references turned to the numbers that they get here. */
export function merge(data: Data, raw: Raw, around: string): void {
  if (raw.version !== VERSION) throw new Error("the server has another version than this page; load it again");
  const centre = data.entities[data.entityById.get(around) ?? -1]?.xy ?? [0, 0];
  const entities = raw.entities.map((e, i) => place(data.entities, data.entityById, { ...e, xy: beside(centre, i) }));
  const articles = raw.articles.map((a) => place(data.articles, data.articleById, { ...a, copyOf: undefined }));
  const known = new Set(data.eventById.keys());
  const events = raw.events.map((e) => data.eventById.get(e.id) ?? enter(data, e.id));
  const fresh = raw.events.filter((e) => !known.has(e.id));
  add(
    data,
    fresh.map((e) => translated(e, entities, events, articles)),
  );
}

function enter(data: Data, id: string): number {
  data.eventById.set(id, data.eventById.size);
  return data.eventById.size - 1;
}

function place<T extends { id: string }>(list: T[], index: Map<string, number>, item: T): number {
  const old = index.get(item.id);
  if (old !== undefined) return old;
  index.set(item.id, list.length);
  return list.push(item) - 1;
}

function beside([x, y]: [number, number], i: number): [number, number] {
  const angle = i * 2.399963;
  const radius = 130 + 22 * Math.sqrt(i);
  return [Math.round(x + 1.45 * radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
}

function translated(e: RawEvent, entities: number[], events: number[], articles: number[]): RawEvent {
  const through = (map: number[]) => (list: number[] | undefined) => list?.map((i) => map[i] as number);
  const [people, happenings] = [through(entities), through(events)];
  return {
    ...e,
    actors: people(e.actors),
    recipients: people(e.recipients),
    by: people(e.by),
    relayed: people(e.relayed),
    places: people(e.places),
    origin: people(e.origin),
    destination: people(e.destination),
    content: happenings(e.content),
    refers: happenings(e.refers),
    figures: e.figures?.map((f) => ({
      ...f,
      by: people(f.by),
      article: f.article === undefined ? undefined : articles[f.article],
    })),
    evidence: e.evidence?.map((v) => ({
      ...v,
      by: people(v.by),
      article: articles[v.article] as number,
      marks: v.marks?.map(([role, begin, end, who, why]): Mark => [
        role,
        begin,
        end,
        people(who === undefined ? [] : [who])?.[0],
        why,
      ]),
    })),
  };
}
