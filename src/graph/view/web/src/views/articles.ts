/** The articles: what each tells, and the way to its text. */

import { type App, found, type Part } from "../app.ts";
import { balanced, outletOf } from "../data.ts";
import { button, clip, data as isolated, fill, h, plural } from "../dom.ts";
import type { Happening } from "../types.ts";

const ROWS = 100;

export function articlesView(app: App): Part {
  const element = h("div", { class: "scroll articles", tabindex: "0", role: "region", "aria-label": "Articles" });
  return {
    element,
    update() {
      const by = new Map<number, Happening[]>();
      for (const e of found(app))
        for (const v of e.evidence) {
          const list = by.get(v.article) ?? by.set(v.article, []).get(v.article);
          if (list && list[list.length - 1] !== e) list.push(e);
        }
      const order = [...by.keys()].sort(
        (a, b) => (app.data.articles[b]?.date ?? "").localeCompare(app.data.articles[a]?.date ?? "") || a - b,
      );
      const list = h("ol", { class: "library" });
      let shown = 0;
      const more = h("p", {});
      const add = () => {
        list.append(...order.slice(shown, shown + ROWS).map((i) => item(app, i, by.get(i) ?? [])));
        shown += ROWS;
        fill(more, shown < order.length ? button(`Show more of ${order.length - shown}`, add, { class: "more" }) : "");
      };
      add();
      fill(
        element,
        h("p", { class: "hint" }, `${plural(order.length, "article tells", "articles tell")} what passes the filters.`),
        list,
        more,
      );
    },
  };
}

function item(app: App, index: number, events: Happening[]): HTMLElement {
  const article = app.data.articles[index];
  return h(
    "li",
    {},
    h("p", { class: "eyebrow" }, isolated(outletOf(article)), article?.date ? ` · ${article.date}` : ""),
    h(
      "h3",
      {},
      button(isolated(clip(article?.title || article?.text || "Untitled", 160)), () => app.openArticle(index, null), {
        class: "link",
      }),
    ),
    h("p", { class: "hint" }, isolated(clip(article?.text ?? "", 220))),
    h("p", { class: "count" }, balanced(events)),
  );
}
