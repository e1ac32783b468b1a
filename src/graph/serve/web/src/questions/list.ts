// The questions of the library, and what was asked before.
import { h, replace, say } from "../dom.ts";
import * as history from "../history.ts";
import type { Question } from "../types.ts";

export interface Side {
  element: HTMLElement;
  mark(name: string | undefined): void;
  refresh(): void;
}

export function side(questions: Question[], actions: { ask: (q: Question) => void; open: (hash: string) => void }): Side {
  const buttons = new Map<string, HTMLButtonElement>();
  const list = h("ul", { class: "questions" });
  const seek = h("input", { type: "search", placeholder: "Find a question", "aria-label": "Find a question", oninput: () => filter() });
  for (const q of questions) {
    const button = h("button", { type: "button", onclick: () => actions.ask(q) }, h("strong", {}, q.title), h("span", {}, q.question));
    buttons.set(q.name, button);
    list.append(h("li", { "data-words": `${q.title} ${q.question} ${q.columns.join(" ")}`.toLowerCase() }, button));
  }
  const none = h("p", { class: "hint", hidden: true }, "No question has these words. You can write SPARQL of your own.");
  const past = h("div", { class: "past" });
  const asked = h("div", { role: "tabpanel", id: "side-questions", "aria-labelledby": "tab-questions" }, seek, list, none);
  const before = h("div", { role: "tabpanel", id: "side-history", "aria-labelledby": "tab-history", hidden: true }, past);

  function filter(): void {
    const words = seek.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of list.children as Iterable<HTMLElement> & HTMLCollection) {
      item.hidden = !words.every((w) => item.dataset.words?.includes(w));
      shown += item.hidden ? 0 : 1;
    }
    none.hidden = shown > 0;
    say(`${shown} questions`);
  }

  function refresh(): void {
    const all = history.all();
    if (!all.length) {
      replace(past, h("p", { class: "hint" }, "What you ask is listed here. The list stays in this browser."));
      return;
    }
    const items = all.map((a) => {
      const button = h("button", { type: "button", onclick: () => actions.open(a.hash) }, h("strong", {}, a.title), h("span", {}, `${a.rows} rows · ${a.at}`));
      return h("li", {}, button);
    });
    const forget = h("button", { type: "button", class: "quiet", onclick: () => (history.clear(), refresh()) }, "Forget all");
    replace(past, h("ul", { class: "questions" }, ...items), forget);
  }

  refresh();
  const element = h("aside", { class: "side", "aria-label": "Questions and history" }, tabs(asked, before), asked, before);
  return {
    element,
    refresh,
    mark(name) {
      for (const [key, button] of buttons) button.setAttribute("aria-current", String(key === name));
      if (innerWidth >= 760) buttons.get(name ?? "")?.scrollIntoView({ block: "nearest" });
    },
  };
}

function tabs(asked: HTMLElement, before: HTMLElement): HTMLElement {
  const make = (id: string, text: string, own: HTMLElement, other: HTMLElement, selected: boolean): HTMLButtonElement =>
    h("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": own.id, "aria-selected": selected, tabindex: selected ? 0 : -1, onclick: () => show(own, other) }, text);
  const first = make("questions", "Questions", asked, before, true);
  const second = make("history", "History", before, asked, false);
  function show(own: HTMLElement, other: HTMLElement): void {
    own.hidden = false;
    other.hidden = true;
    for (const tab of [first, second]) {
      const on = tab.getAttribute("aria-controls") === own.id;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
  }
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = document.activeElement === first ? second : first;
    next.click();
    next.focus();
  };
  return h("div", { class: "tabs", role: "tablist", "aria-label": "Questions or history", onkeydown }, first, second);
}
