/** Search as you type over actors, events and words; a list to choose from, and the rest of the page fades. */

import type { App, Part } from "../app.ts";
import { nameOf } from "../data.ts";
import { clip, data as isolated, fill, h } from "../dom.ts";
import { findRemote } from "../remote.ts";
import { weights } from "../links.ts";
import { fit, search } from "../select.ts";

interface Option {
  key: string;
  label: string;
  kind: string;
}

const OPTIONS = 8;

export function searchBox(app: App): Part {
  const { store } = app;
  const input = h("input", {
    type: "search",
    id: "search",
    placeholder: "Search actors, events, words",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "found",
    "aria-autocomplete": "list",
    "aria-label": "Search",
    autocomplete: "off",
    spellcheck: "false",
  });
  const list = h("ul", { id: "found", role: "listbox", "aria-label": "Found", hidden: true });
  let options: Option[] = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option: Option) => {
    store.set({ selected: option.key, move: "" });
    close();
  };
  const show = () => {
    offer(suggestions(app, input.value));
    const asked = input.value;
    clearTimeout(asking);
    asking = window.setTimeout(
      () =>
        void findRemote(app.data, asked).then((more) => {
          if (input.value !== asked || !more.length || document.activeElement !== input) return;
          const known = options.slice(0, OPTIONS - Math.min(4, more.length));
          offer([...known, ...more.map((e) => ({ key: `n:${e.id}`, label: e.label, kind: "on the server" }))]);
        }),
      250,
    );
  };
  let asking = 0;
  const offer = (found: Option[]) => {
    options = found.slice(0, OPTIONS);
    at = -1;
    fill(
      list,
      options.map((o, i) =>
        h(
          "li",
          {
            role: "option",
            id: `found-${i}`,
            "aria-selected": "false",
            mousedown: (e: Event) => e.preventDefault(),
            click: () => choose(o),
          },
          isolated(o.label),
          h("small", {}, o.kind),
        ),
      ),
    );
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
  };
  const move = (step: number) => {
    at = (at + step + options.length) % options.length;
    [...list.children].forEach((c, i) => c.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", `found-${at}`);
  };
  let timer = 0;
  input.addEventListener("input", () => {
    show();
    clearTimeout(timer);
    timer = window.setTimeout(() => store.set({ q: input.value }, true), 120);
  });
  input.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && !list.hidden) close();
    else if (e.key === "Escape") input.value = "";
    else if (options.length && (e.key === "ArrowDown" || e.key === "ArrowUp")) move(e.key === "ArrowDown" ? 1 : -1);
    else if (e.key === "Enter" && options.length) choose(options[Math.max(0, at)] as Option);
    else return;
    e.preventDefault();
    if (e.key === "Escape" && !input.value) store.set({ q: "" }, true);
  });
  input.addEventListener("blur", close);
  return {
    element: h("div", { class: "search", role: "search" }, input, list),
    update(state) {
      if (document.activeElement !== input && input.value !== state.q) input.value = state.q;
    },
  };
}

function suggestions(app: App, q: string): Option[] {
  const matches = search(app.data, q);
  if (!matches) return [];
  const weight = weights(app.data.events, (i) => i);
  const entities = [...matches.entities]
    .map((i) => ({ i, fit: fit(app.data, i, q), weight: weight.get(i) ?? 0 }))
    .sort((a, b) => a.fit - b.fit || b.weight - a.weight || a.i - b.i)
    .slice(0, OPTIONS)
    .map((found) => found.i)
    .map((i) => ({ key: `n:${app.data.entities[i]?.id}`, label: nameOf(app.data, i), kind: "actor or place" }));
  const events = [...matches.events].slice(0, OPTIONS - Math.min(entities.length, OPTIONS / 2)).map((i) => {
    const e = app.data.events[i];
    return { key: `e:${e?.id}`, label: clip(e?.label ?? "", 80), kind: e?.fact ? "fact" : "only talk" };
  });
  return [...entities, ...events].slice(0, OPTIONS);
}
