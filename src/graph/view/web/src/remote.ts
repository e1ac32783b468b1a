/** A served page of a large graph: asks the server for what an actor takes part in, and adds it to what is there. */

import type { App } from "./app.ts";
import { add, type Data, VERSION } from "./data.ts";
import type { Raw, RawEvent } from "./types.ts";

const loaded = new Set<string>();

/** Loads the neighbourhood of an entity once; does nothing in a page that is a file. */
export async function loadAround(app: App, id: string): Promise<void> {
  const { data } = app;
  if (!data.remote || loaded.has(id)) return;
  loaded.add(id);
  app.say("Loading its neighbourhood");
  try {
    const url = new URL(data.remote, location.href);
    url.searchParams.set("entity", id);
    const response = await fetch(url, { headers: { accept: "application/json" } });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const before = data.events.length;
    merge(data, (await response.json()) as Raw, id);
    app.say(`${data.events.length - before} more events`);
    app.redraw();
  } catch (error) {
    loaded.delete(id);
    app.say(`Its neighbourhood cannot be loaded: ${String(error)}`);
  }
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
    evidence: e.evidence?.map((v) => ({ ...v, by: people(v.by), article: articles[v.article] as number })),
  };
}
