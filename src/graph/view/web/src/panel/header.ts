/** The head of a panel: what kind of thing it is, its name, and how to leave. */

import type { App } from "../app.ts";
import { button, data as isolated, h } from "../dom.ts";

export function header(app: App, kind: string, title: string, ...more: (Node | null)[]): HTMLElement {
  return h(
    "header",
    {},
    h("p", { class: "eyebrow" }, kind),
    h("h2", {}, isolated(title)),
    button("×", () => app.store.set({ selected: "", move: "" }), {
      class: "close",
      "aria-label": "Close the evidence",
    }),
    ...more.filter((m) => m !== null),
  );
}
