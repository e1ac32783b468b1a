/** A list of cards, newest event first, and the sum of a set of events. */

import type { App } from "../app.ts";
import { balanced } from "../data.ts";
import { button, h, plural } from "../dom.ts";
import type { Happening } from "../types.ts";
import { COLOURS, type Tone, typeInfo } from "../vocabulary.ts";
import { card } from "./card.ts";

const CARDS = 30;

export function cards(app: App, events: Happening[]): HTMLElement {
  const sorted = [...events].sort(
    (a, b) => (b.from ?? "").localeCompare(a.from ?? "") || b.evidence.length - a.evidence.length,
  );
  const list = h(
    "div",
    { class: "cards" },
    sorted.slice(0, CARDS).map((e) => card(app, e)),
  );
  const rest = sorted.slice(CARDS);
  if (rest.length) {
    const more: HTMLButtonElement = button(
      `Show ${Math.min(CARDS, rest.length)} more of ${plural(rest.length, "event")}`,
      () => {
        more.before(...rest.splice(0, CARDS).map((e) => card(app, e)));
        if (!rest.length) more.remove();
      },
      { class: "more" },
    );
    list.append(more);
  }
  return list;
}

/** "12 facts, 4 only talk", with a bar of cooperation and conflict. */
export function balance(events: Happening[]): HTMLElement {
  const share = (tone: Tone) => events.filter((e) => typeInfo(e.type).tone === tone).length;
  const bar = h("span", { class: "balance", "aria-hidden": "true" });
  for (const tone of ["cooperation", "conflict"] as const) {
    const part = h("span", { class: tone });
    part.style.flexGrow = String(share(tone));
    part.style.background = COLOURS[tone].material;
    bar.append(part);
  }
  const [blue, red] = [`${share("cooperation")} cooperation`, `${share("conflict")} conflict`];
  return h("span", { class: "sum" }, balanced(events), h("span", { class: "tones" }, blue, bar, red));
}
