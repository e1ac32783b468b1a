/** What the panel says when nothing is selected: the shape of the whole selection. */

import { type App, found } from "../app.ts";
import { different, nameOf } from "../data.ts";
import { button, data as isolated, h, plural } from "../dom.ts";
import { folding, isDyad, isUnknown, type Link, linksOf, weights } from "../links.ts";
import { linkKey } from "../draw/scene_types.ts";
import { verbOf } from "../draw/wording.ts";
import { badges } from "./card.ts";
import { balance } from "./cards.ts";

const TOP = 6;

export function overview(app: App): HTMLElement[] {
  const { data, store } = app;
  const events = found(app);
  const fold = folding(data, store.state);
  const weight = weights(events, fold);
  const actors = [...weight.keys()].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b).slice(0, TOP);
  const links = linksOf(events, fold, "type").sort((a, b) => b.events.length - a.events.length);
  const lines = (title: string, which: (l: Link) => boolean, most: number) =>
    section(
      title,
      links
        .filter(which)
        .slice(0, most)
        .map((l) => row(lineName(app, l), String(l.events.length), () => store.set({ selected: linkKey(data, l) }))),
    );
  const disputed = events.filter((e) => e.disputes.length);
  return [
    h(
      "header",
      {},
      h("p", { class: "eyebrow" }, "Overview"),
      h("h2", {}, `${plural(different(events), "event")} in ${plural(data.articles.length, "article")}`),
    ),
    h("p", { class: "hint" }, "Click an actor or a line to read the sentences behind it."),
    h("p", { class: "count" }, balance(events)),
    h(
      "div",
      { class: "tools", role: "group", "aria-label": "Analysis" },
      button("Who agrees with whom", () => store.set({ move: "agree" })),
      button("Two periods", () => store.set({ move: "periods:" })),
      button("Compare two actors", () => store.set({ move: "compare:|" })),
      button("Path", () => store.set({ move: "path:|" })),
    ),
    section(
      "Most involved",
      actors.map((i) =>
        row(isolated(nameOf(data, i)), String(Math.round(weight.get(i) ?? 0)), () =>
          store.set({ selected: `n:${data.entities[i]?.id}` }),
        ),
      ),
    ),
    lines("Strongest lines", isDyad, TOP),
    lines("Done by actors that are not named", isUnknown, TOP / 2),
    section(
      "Sources contradict each other",
      disputed.slice(0, TOP).map((e) =>
        h(
          "li",
          {},
          badges(e),
          " ",
          button(isolated(e.label), () => store.set({ selected: `e:${e.id}` }), { class: "link" }),
        ),
      ),
    ),
  ].filter((s) => s !== null);
}

function section(title: string, rows: HTMLElement[]): HTMLElement | null {
  return rows.length
    ? h("section", {}, h("h3", { class: "section" }, title), h("ol", { class: "ranking" }, rows))
    : null;
}

function row(label: Node, count: string, onClick: () => void): HTMLElement {
  return h("li", {}, button(label, onClick, { class: "link" }), h("span", { class: "number" }, count));
}

function lineName(app: App, l: Link): HTMLElement {
  const verb = verbOf(l, "type");
  const whom = isUnknown(l) ? null : isolated(nameOf(app.data, l.target));
  return h("span", {}, isolated(nameOf(app.data, l.source)), " ", h("em", {}, l.fact ? verb : `“${verb}”`), " ", whom);
}
