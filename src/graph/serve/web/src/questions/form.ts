// The parameters of a question as a form.
import { h } from "../dom.ts";
import type { Library, Parameter, Question } from "../types.ts";
import { combobox } from "./combobox.ts";

const STATUSES = ["actual", "alleged", "urged", "feared", "planned", "threatened", "denied", "hypothetical"];

export function form(question: Question, values: Record<string, string>, library: Library, submit: (values: Record<string, string>) => void): HTMLFormElement {
  const fields = question.parameters.map((p) => field(p, values[p.name] ?? "", library));
  const element: HTMLFormElement = h(
    "form",
    {
      class: "parameters",
      "aria-label": `Narrow down: ${question.title}`,
      onsubmit: (event: Event) => {
        event.preventDefault();
        submit(read(element, question));
      },
    },
    ...fields,
    h("button", { type: "submit", class: "main" }, "Ask"),
  );
  return element;
}

function read(element: HTMLFormElement, question: Question): Record<string, string> {
  const out: Record<string, string> = {};
  for (const p of question.parameters) {
    const input = element.querySelector<HTMLInputElement | HTMLSelectElement>(`#p-${p.name}`);
    if (input?.value.trim()) out[p.name] = input.value.trim();
  }
  return out;
}

function field(p: Parameter, value: string, library: Library): HTMLElement {
  const id = `p-${p.name}`;
  return h("div", { class: `field ${p.type}` }, h("label", { for: id }, p.name.replaceAll("_", " ")), input(p, id, value, library), p.name === "limit" || p.name === "status" ? null : h("small", { id: `${id}-help` }, p.help));
}

function input(p: Parameter, id: string, value: string, library: Library): HTMLElement {
  const hint = p.default ?? "any";
  if (p.type === "entity") return combobox(id, value, () => undefined);
  if (p.type === "concept") {
    const values = library.concepts.filter((c) => c.of === p.name).map((c) => c.value);
    return p.name === "measure" ? suggested(id, value, values) : choice(id, value, values);
  }
  if (p.type === "text" && p.name === "status") return choice(id, value, STATUSES);
  if (p.type === "date") return h("input", { id, type: "date", value });
  if (p.type === "integer") return h("input", { id, type: "number", min: 0, value, placeholder: hint });
  return h("input", { id, type: "text", value, placeholder: hint, spellcheck: "false" });
}

/** A field for one of these values or another word: figures may count what no list has. */
function suggested(id: string, value: string, values: string[]): HTMLElement {
  const list = h("datalist", { id: `${id}-list` }, ...values.map((v) => h("option", { value: v })));
  return h("span", {}, h("input", { id, type: "text", value, list: list.id, placeholder: "any", spellcheck: "false", autocomplete: "off" }), list);
}

function choice(id: string, value: string, values: string[]): HTMLElement {
  const options = values.map((v) => h("option", { value: v, selected: v.toLowerCase() === value.toLowerCase() }, v.toLowerCase()));
  return h("select", { id }, h("option", { value: "" }, "any"), ...options);
}
