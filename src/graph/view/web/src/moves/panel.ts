/** The analyst's moves, shown in the panel. */

import type { App } from "../app.ts";
import type { State } from "../state.ts";

export function movePanel(_app: App, _state: State): HTMLElement | null {
  return null;
}
