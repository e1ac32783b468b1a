/** A field to choose an actor by name: it completes, and takes the beginning of a name or an id as well. */

import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { clip, h } from "../dom.ts";
import { weights } from "../links.ts";
import { fold } from "../select.ts";
import type { Entity } from "../types.ts";

/** So many are offered; all can be typed. */
const OFFERED = 500;
let made = 0;

export function chooser(
  app: App,
  label: string,
  chosen: number | undefined,
  onChoose: (id: string) => void,
  placeholder = "choose …",
): HTMLElement {
  const { data, store } = app;
  const name = (i: number) => store.state.names[data.entities[i]?.id ?? ""] ?? nameOf(data, i);
  const weight = weights(data.events, (i) => i);
  const order = data.entities.map((_, i) => i).sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b);
  const list = h(
    "datalist",
    { id: `actors-${(made += 1)}` },
    order.slice(0, OFFERED).map((i) => h("option", { value: clip(name(i), 80) })),
  );
  const input = h("input", {
    type: "text",
    list: list.id,
    value: chosen === undefined ? "" : clip(name(chosen), 80),
    placeholder,
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": label,
    "data-focus": label,
  });
  input.addEventListener("change", () => {
    const index = input.value.trim() ? find(input.value, order, name, (i) => data.entities[i]) : undefined;
    const unknown = index === undefined && input.value.trim() !== "";
    input.setAttribute("aria-invalid", String(unknown));
    if (unknown) app.tell(`No actor is called “${clip(input.value, 40)}”`);
    else onChoose(index === undefined ? "" : (data.entities[index]?.id ?? ""));
  });
  return h("span", { class: "chooser" }, input, list);
}

/** The id itself, the name itself, another name, the beginning of a name, a part of one: the most involved first. */
function find(
  text: string,
  order: number[],
  name: (i: number) => string,
  entity: (i: number) => Entity | undefined,
): number | undefined {
  const wanted = fold(text.trim());
  const names = new Map(order.map((i) => [i, fold(clip(name(i), 80))]));
  return (
    order.find((i) => entity(i)?.id === text) ??
    order.find((i) => names.get(i) === wanted) ??
    order.find((i) => [entity(i)?.code ?? "", ...(entity(i)?.aliases ?? [])].some((n) => fold(n) === wanted)) ??
    order.find((i) => names.get(i)?.startsWith(wanted)) ??
    order.find((i) => names.get(i)?.includes(wanted))
  );
}
