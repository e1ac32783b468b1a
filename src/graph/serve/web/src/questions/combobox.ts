// A field for an entity: type a name, an alias, a code; choose from what the graph knows (ARIA combobox pattern).
import { bdi, h, replace, unique } from "../dom.ts";
import { entities } from "../server.ts";
import type { Entity } from "../types.ts";

export function combobox(id: string, value: string, changed: () => void): HTMLElement {
  const listId = unique("entities");
  const list = h("ul", { role: "listbox", id: listId, class: "options", hidden: true, "aria-label": "Entities" });
  const input = h("input", {
    id, type: "text", value, role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "anyone or anywhere",
    "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list",
    oninput: () => void look(), onkeydown: (e: KeyboardEvent) => key(e), onblur: () => setTimeout(close, 150), onchange: changed,
  });
  let found: Entity[] = [];
  let active = -1;
  let running: AbortController | undefined;

  async function look(): Promise<void> {
    running?.abort();
    running = new AbortController();
    const text = input.value.trim();
    if (!text) return close();
    try {
      found = await entities(text, 10, running.signal);
    } catch {
      return;
    }
    active = -1;
    const options = found.map((e, i) => {
      const choose = (event: Event): void => (event.preventDefault(), pick(i));
      return h("li", { role: "option", id: `${listId}-${i}`, "aria-selected": "false", onpointerdown: choose }, bdi(e.label ?? e.name), h("small", {}, [e.called && `“${e.called}”`, e.kind, e.code].filter(Boolean).join(" · ")));
    });
    replace(list, ...(options.length ? options : [h("li", { class: "none" }, "Nothing in the graph has this name")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      return close();
    }
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      return pick(active);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!found.length) return;
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    list.children[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${listId}-${active}`);
  }

  function pick(index: number): void {
    input.value = found[index]?.label ?? found[index]?.iri ?? "";
    close();
    changed();
  }

  function close(): void {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  return h("div", { class: "combobox" }, input, list);
}
