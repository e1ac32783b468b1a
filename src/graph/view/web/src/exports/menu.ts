/** What can be taken away: pictures, tables, graphs, the view itself. */

import type { App } from "../app.ts";
import { button, h } from "../dom.ts";

export function exportMenu(_app: App): HTMLElement {
  return h("details", { class: "menu" }, h("summary", {}, "Export"), button("…", () => undefined));
}
