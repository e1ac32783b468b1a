/** What every part of the page gets: the data, the state, and what the filters leave of it now. */

import type { Data } from "./data.ts";
import type { Camera, Size } from "./draw/geometry.ts";
import type { Scene } from "./draw/scene_types.ts";
import { type Matches, search, select } from "./select.ts";
import type { State, Store } from "./state.ts";
import type { Happening } from "./types.ts";

export interface App {
  data: Data;
  store: Store;
  /** Events that pass all filters. */
  events: Happening[];
  matches: Matches | null;
  scene: Scene | null;
  /** What the graph view shows on the screen; null before it was seen. */
  frame(): { camera: Camera; size: Size } | null;
  /** Shows the page anew after data came in. */
  redraw(): void;
  /** For those who hear the page. */
  say(message: string): void;
  /** For everybody: a line over the view that goes away by itself. */
  tell(message: string): void;
  openArticle(article: number, event: Happening | null): void;
}

/** A part of the page: made once, shown anew after each change. */
export interface Part {
  element: HTMLElement;
  update(state: State, before: State | null): void;
}

export function refresh(app: App): void {
  const { data, store } = app;
  app.events = select(data, store.state);
  app.matches = search(data, store.state.q);
}

/** Events of the selection that also fit the search word. */
export function found(app: App): Happening[] {
  return app.matches ? app.events.filter((e) => app.matches?.events.has(e.index)) : app.events;
}
