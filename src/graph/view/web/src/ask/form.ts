/** The form of one query of the library. */

import type { App } from "../app.ts";
import { clip, h } from "../dom.ts";
import type { LibraryQuery, Parameter } from "./engine.ts";

const NAMES = 1500;
const INPUTS: Record<Parameter["type"], string> = {
  entity: "text",
  date: "date",
  integer: "number",
  text: "text",
  concept: "text",
  iri: "text",
};

export function form(
  app: App,
  query: LibraryQuery,
  set: (name: string, value: string) => void,
  run: () => void,
): HTMLElement {
  const field = (p: Parameter) => {
    const input = h("input", {
      type: INPUTS[p.type],
      list: p.type === "entity" ? "names" : null,
      placeholder: p.default ?? "any",
      "data-parameter": p.name,
      autocomplete: "off",
    });
    input.addEventListener("input", () => set(p.name, input.value));
    input.addEventListener("keydown", (e) => e.key === "Enter" && run());
    return h("label", {}, h("span", {}, p.name.replaceAll("_", " "), h("small", {}, ` – ${p.help}`)), input);
  };
  const names = [...new Set(app.data.entities.map((e) => e.label ?? ""))].filter(Boolean).slice(0, NAMES);
  const list = h(
    "datalist",
    { id: "names" },
    names.map((n) => h("option", { value: clip(n, 80) })),
  );
  return h("div", { class: "form", role: "group", "aria-label": query.title }, query.parameters.map(field), list);
}
