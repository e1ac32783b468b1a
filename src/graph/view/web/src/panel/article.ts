/** The whole article with all that was found in it; a dialog, so that Escape and focus behave. */

import type { App, Part } from "../app.ts";
import { outletOf } from "../data.ts";
import { button, clean, data as isolated, fill, h, link, plural } from "../dom.ts";
import type { Happening, Mark } from "../types.ts";
import { badges } from "./card.ts";

export function articleDialog(app: App): Part & { open(article: number, event: Happening | null): void } {
  const body = h("div", { class: "body" });
  const dialog = h("dialog", { class: "article", "aria-label": "Article" }, body);
  let focus: string | null = null;
  dialog.addEventListener("close", () => app.store.set({ article: "" }, true));
  return {
    element: dialog,
    open(article, event) {
      focus = event?.id ?? null;
      app.store.set({ article: app.data.articles[article]?.id ?? "" }, true);
    },
    update(state, before) {
      if (before && before.article === state.article) return;
      const index = app.data.articleById.get(state.article);
      if (index === undefined) {
        if (dialog.open) dialog.close();
        return;
      }
      fill(
        body,
        content(app, index, focus ?? state.selected.slice(2), () => dialog.close()),
      );
      if (!dialog.open) dialog.showModal();
      body.querySelector(".here")?.scrollIntoView({ block: "center" });
    },
  };
}

function content(app: App, index: number, focus: string, close: () => void): HTMLElement[] {
  const article = app.data.articles[index];
  if (!article) return [];
  const events = app.data.events.filter((e) => e.evidence.some((v) => v.article === index));
  const anchors = events
    .flatMap((event) =>
      event.evidence.filter((v) => v.article === index).map((v) => ({ event, span: trigger(v.marks) ?? v.sentence })),
    )
    .sort((a, b) => a.span[0] - b.span[0]);
  let at = anchors.findIndex((a) => a.event.id === focus);
  const text = h("div", { class: "text", tabindex: "0", role: "region", "aria-label": "Text of the article" });
  const paint = () => fill(text, ...paragraphs(app, article.text ?? "", anchors, at));
  const step = (by: number) => {
    at = (at + by + anchors.length) % anchors.length;
    paint();
    text.querySelector(".here")?.scrollIntoView({ block: "center" });
    place.textContent = `${at + 1} of ${anchors.length}`;
  };
  const place = h(
    "span",
    { class: "place", "aria-live": "polite" },
    at < 0 ? plural(anchors.length, "mention") : `${at + 1} of ${anchors.length}`,
  );
  paint();
  return [
    h(
      "header",
      {},
      h(
        "p",
        { class: "eyebrow" },
        isolated(outletOf(article)),
        article.date ? ` · ${article.date}` : "",
        article.basis ? ` (date from ${article.basis})` : "",
      ),
      h("h2", {}, isolated(article.title || "Untitled")),
      h(
        "p",
        { class: "tools" },
        button("‹ Previous", () => step(-1)),
        place,
        button("Next ›", () => step(1)),
        link(article.url, "Source"),
      ),
      button("×", close, { class: "close", "aria-label": "Close the article" }),
    ),
    text,
  ];
}

function trigger(marks: Mark[] | undefined): [number, number] | null {
  const mark = marks?.find(([role]) => role === "trigger");
  return mark ? [mark[1], mark[2]] : null;
}

interface Anchor {
  event: Happening;
  span: [number, number];
}

/** The text with each trigger as a button that selects its event. */
function paragraphs(app: App, text: string, anchors: Anchor[], at: number): HTMLElement[] {
  const out = [h("p", { dir: "auto" })];
  const add = (words: string) => {
    words.split("\n").forEach((line, i) => {
      if (i) out.push(h("p", { dir: "auto" }));
      out[out.length - 1]?.append(clean(line));
    });
  };
  let done = 0;
  anchors.forEach(({ event, span: [begin, end] }, i) => {
    if (begin < done) return;
    add(text.slice(done, begin));
    const mark = h(
      "mark",
      { class: `${event.fact ? "fact" : "talk"}${i === at ? " here" : ""}` },
      button(clean(text.slice(begin, end)), () => app.store.set({ selected: `e:${event.id}`, article: "", move: "" }), {
        title: event.label,
      }),
    );
    out[out.length - 1]?.append(mark);
    if (i === at) out[out.length - 1]?.append(h("span", { class: "aside" }, badges(event), " ", isolated(event.label)));
    done = end;
  });
  add(text.slice(done));
  return out.filter((p) => p.hasChildNodes());
}
