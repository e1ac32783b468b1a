/** What the user looks at, as one value that fits into the URL. Each change makes a new value; old ones allow undo. */

import { component } from "./escape.ts";

export type ViewName = "graph" | "table" | "timeline" | "matrix" | "map" | "articles" | "ask";
export type Show = "all" | "facts" | "talk";
export type Detail = "actors" | "events" | "all";
export type Grouping = "auto" | "type" | "tone";

export interface State {
  view: ViewName;
  show: Show;
  /** Types, kinds, statuses and outlets that are switched off. */
  types: string[];
  kinds: string[];
  statuses: string[];
  outlets: string[];
  /** Only events with one of these (entity ids). */
  actors: string[];
  places: string[];
  confidence: number;
  from: string | null;
  to: string | null;
  by: "event" | "published";
  q: string;
  /** "n:ENTITY", "e:EVENT" or "l:SOURCE|TARGET|GROUP|fact". */
  selected: string;
  article: string;
  detail: Detail;
  grouping: Grouping;
  /** How many actors are drawn; 0: as many as stay readable. */
  limit: number;
  /** "all": weak lines too. */
  lines: "" | "all";
  expanded: string[];
  hidden: string[];
  /** Entity id -> "x y". */
  pinned: Record<string, string>;
  /** Entity id -> id of the entity it is folded into. */
  folded: Record<string, string>;
  /** "states": people, ministries and armies count as the state that they act for. */
  merge: "" | "states";
  names: Record<string, string>;
  notes: Record<string, string>;
  /** "compare:A|B", "path:A|B", "agree", "periods:FROM|TO|FROM|TO" or "". */
  move: string;
  sort: string;
  camera: string;
}

export const START: State = {
  view: "graph",
  show: "all",
  types: [],
  kinds: [],
  statuses: [],
  outlets: [],
  actors: [],
  places: [],
  confidence: 0,
  from: null,
  to: null,
  by: "event",
  q: "",
  selected: "",
  article: "",
  detail: "actors",
  grouping: "auto",
  limit: 0,
  lines: "",
  expanded: [],
  hidden: [],
  pinned: {},
  folded: {},
  merge: "",
  names: {},
  notes: {},
  move: "",
  sort: "-date",
  camera: "",
};

type Key = keyof State;
const KEYS = Object.keys(START) as Key[];

/** "#" is not part of it; empty for the opening view. */
export function encode(state: State): string {
  const parts: string[] = [];
  for (const key of KEYS) {
    const text = written(state[key]);
    if (text !== written(START[key])) parts.push(`${key}=${text}`);
  }
  return parts.join("&");
}

function written(value: State[Key]): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(component).join(",");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([k, v]) => `${component(k)}:${component(v)}`)
      .join(",");
  }
  return component(String(value));
}

/** A state from a URL's fragment; what cannot be read is ignored, so that old links still open. */
export function decode(fragment: string): State {
  const state: State = structuredClone(START);
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const cut = part.indexOf("=");
    const key = part.slice(0, cut) as Key;
    if (cut < 0 || !KEYS.includes(key)) continue;
    try {
      assign(state, key, part.slice(cut + 1));
    } catch {
      /* a broken escape in a hand-made link */
    }
  }
  return state;
}

const CHOICES: Partial<Record<Key, readonly string[]>> = {
  view: ["graph", "table", "timeline", "matrix", "map", "articles", "ask"],
  show: ["all", "facts", "talk"],
  by: ["event", "published"],
  detail: ["actors", "events", "all"],
  merge: ["", "states"],
  lines: ["", "all"],
  grouping: ["auto", "type", "tone"],
};

function assign(state: State, key: Key, text: string): void {
  const old = START[key];
  const target = state as unknown as Record<Key, unknown>;
  if (Array.isArray(old)) target[key] = text ? text.split(",").map(decodeURIComponent) : [];
  else if (key === "from" || key === "to") target[key] = /^\d{4}-\d\d-\d\d$/.test(text) ? text : null;
  else if (typeof old === "number") {
    const number = Number(decodeURIComponent(text));
    if (Number.isFinite(number) && number >= 0) target[key] = number;
  } else if (typeof old === "object") target[key] = pairs(text);
  else {
    const value = decodeURIComponent(text);
    if (!CHOICES[key] || CHOICES[key].includes(value)) target[key] = value;
  }
}

function pairs(text: string): Record<string, string> {
  const out: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const item of text.split(",")) {
    const cut = item.indexOf(":");
    if (cut > 0) out[decodeURIComponent(item.slice(0, cut))] = decodeURIComponent(item.slice(cut + 1));
  }
  return { ...out };
}

export type Change = Partial<State>;
type Listener = (state: State, before: State) => void;

/** Holds the present state, the past ones, and tells the page of changes. */
export class Store {
  private past: State[] = [];
  private future: State[] = [];
  private listeners: Listener[] = [];

  constructor(public state: State) {}

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** `quiet` changes (camera, typing) replace the present; others can be undone. */
  set(change: Change, quiet = false): void {
    const next = { ...this.state, ...change };
    if (encode(next) === encode(this.state)) return;
    if (!quiet) {
      this.past.push(this.state);
      if (this.past.length > 200) this.past.shift();
      this.future = [];
    }
    this.become(next);
  }

  undo(): void {
    const last = this.past.pop();
    if (!last) return;
    this.future.push(this.state);
    this.become({ ...last, camera: this.state.camera });
  }

  redo(): void {
    const next = this.future.pop();
    if (!next) return;
    this.past.push(this.state);
    this.become({ ...next, camera: this.state.camera });
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  private become(next: State): void {
    const before = this.state;
    this.state = next;
    for (const listener of this.listeners) listener(next, before);
  }
}

export function toggled(list: string[], item: string): string[] {
  return list.includes(item) ? list.filter((x) => x !== item) : [...list, item];
}
