/** One event with all that is known of it: the card of the evidence panel. */

import type { App } from "../app.ts";
import { type Data, names, nameOf, outletOf } from "../data.ts";
import { button, clip, data as isolated, h, plural } from "../dom.ts";
import type { Evidence, Figure, Happening, When } from "../types.ts";
import { STATUS_ABOUT, SURE_ABOUT, STATUSES, typeInfo, words } from "../vocabulary.ts";
import { told } from "../draw/wording.ts";
import { highlighted, whoIsWho } from "./highlight.ts";

export function card(app: App, event: Happening): HTMLElement {
  const { data, store } = app;
  const selected = store.state.selected === `e:${event.id}`;
  const element = h("article", {
    class: `card ${event.fact ? "fact" : "talk"} ${typeInfo(event.type).tone}${selected ? " current" : ""}`,
    "data-event": event.id,
  });
  element.append(
    h(
      "h3",
      {},
      badges(event),
      " ",
      button(isolated(event.label), () => store.set({ selected: `e:${event.id}` }), { class: "title" }),
    ),
    h("p", { class: "gist" }, gist(data, event)),
    ...event.disputes.map((d) => h("p", { class: "dispute" }, "⚠ Sources contradict: ", isolated(d))),
    ...event.evidence.map((e, i) => mention(app, event, e, i)),
  );
  if (event.figures.length) element.append(figures(app, event));
  const rest = facts(app, event);
  if (rest.childElementCount) element.append(rest);
  element.append(...related(app, event));
  return element;
}

/** "Norway aids Sudan", "Mali: attacked by unknown"; talk stands in quotation marks. */
function gist(data: Data, e: Happening): (Node | string)[] {
  const { subject, verb, object } = told(e, (indexes) => names(data, indexes));
  return [
    isolated(subject),
    e.actors.length && e.recipients.length ? " " : ": ",
    h("em", {}, e.fact ? verb : `“${verb}”`),
    " ",
    isolated(object),
  ];
}

export function badges(event: Happening): HTMLElement {
  const badge = (s: string) =>
    h(
      "span",
      { class: `badge ${s === "fact" ? "is-fact" : "is-talk"}`, title: STATUS_ABOUT[s] ?? s },
      s === "fact" ? "■ " : "❝ ",
      STATUSES[s] ?? words(s),
    );
  return h(
    "span",
    { class: "badges" },
    event.statuses.map(badge),
    h("span", { class: `badge type ${typeInfo(event.type).tone}` }, typeInfo(event.type).label),
  );
}

function mention(app: App, event: Happening, evidence: Evidence, index: number): HTMLElement {
  const { data } = app;
  const article = data.articles[evidence.article];
  const quote = article?.text
    ? highlighted(article.text, ...evidence.sentence, evidence.marks ?? [], (i) => nameOf(data, i))
    : isolated("The article's text is not in this file.");
  const by = evidence.by?.length ? evidence.by : index === 0 ? event.by : [];
  return h(
    "figure",
    { class: "mention" },
    h("blockquote", {}, quote),
    h(
      "figcaption",
      {},
      h("span", { class: "outlet" }, isolated(outletOf(article))),
      article?.date ? h("time", { datetime: article.date }, ` · ${article.date}`) : null,
      by.length
        ? h("span", { class: "by" }, " · according to ", isolated(names(data, by)))
        : h("span", { class: "by" }, event.fact ? " · the article’s own voice" : " · told by the article itself"),
      article?.copyOf
        ? h(
            "span",
            { class: "copy" },
            " · a copy of ",
            isolated(clip(data.articles[article.copyOf[0] ?? -1]?.title ?? "another article", 60)),
          )
        : null,
      evidence.status && evidence.status !== "actual" ? ` · ${evidence.status}` : null,
      sureness(evidence),
      " ",
      button("Article", () => app.openArticle(evidence.article, event), {
        class: "link",
        "aria-label": `Open the article from ${outletOf(article)}`,
      }),
    ),
    article?.text ? whoIsWho(article.text, evidence.marks ?? [], (i) => nameOf(data, i)) : null,
  );
}

function sureness(evidence: Evidence): HTMLElement | null {
  if (evidence.confidence === undefined) return null;
  const percent = Math.round(evidence.confidence * 100);
  const title = evidence.rule ? `${SURE_ABOUT} Rule: ${evidence.rule}` : SURE_ABOUT;
  return h(
    "span",
    { class: "sure", title },
    ` · kind ${percent} % sure`,
    evidence.rule ? h("small", {}, " (", isolated(evidence.rule), ")") : null,
  );
}

function figures(app: App, event: Happening): HTMLElement {
  return h(
    "table",
    { class: "figures" },
    h("caption", {}, "Figures"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ["What", "Bounds", "Wording", "According to"].map((t) => h("th", { scope: "col" }, t)),
      ),
    ),
    h(
      "tbody",
      {},
      event.figures.map((f) =>
        h(
          "tr",
          {},
          h("td", {}, words(f.measures ?? "")),
          h("td", {}, bounds(f)),
          h("td", {}, isolated(f.wording)),
          h("td", {}, isolated(source(app, f))),
        ),
      ),
    ),
  );
}

export function bounds(f: Figure): string {
  const n = (x: number) => x.toLocaleString("en");
  const unit = f.unit ? ` ${f.unit}` : "";
  if (f.lower !== undefined && f.lower === f.upper) return n(f.lower) + unit;
  if (f.lower !== undefined && f.upper !== undefined)
    return `${n(f.lower)}–${n(f.upper)}${f.best === undefined ? "" : ` (${n(f.best)})`}${unit}`;
  if (f.lower !== undefined) return `≥ ${n(f.lower)}${unit}`;
  if (f.upper !== undefined) return `≤ ${n(f.upper)}${unit}`;
  return f.best === undefined ? "?" : n(f.best) + unit;
}

function source(app: App, f: Figure): string {
  if (f.by?.length) return names(app.data, f.by);
  return f.article === undefined ? "" : outletOf(app.data.articles[f.article]);
}

function facts(app: App, event: Happening): HTMLElement {
  const { data } = app;
  const list = h("dl", { class: "details" });
  const row = (name: string, value: string | undefined) => {
    if (value) list.append(h("dt", {}, name), h("dd", {}, isolated(value)));
  };
  row("Kind", event.kindLabel);
  row("Manner", event.raw.mode && words(event.raw.mode));
  row("When", when(event.raw.time));
  row("In force", when(event.raw.inForce));
  row("Where", names(data, event.raw.places ?? []));
  row("From", names(data, event.raw.origin ?? []));
  row("To", names(data, event.raw.destination ?? []));
  row("About", event.raw.topic);
  row("Relayed by", names(data, event.raw.relayed ?? []));
  row("Resolution", event.raw.resolutions?.join(", "));
  row("Said to violate", event.raw.violates?.join(", "));
  return list;
}

export function when(time: When | undefined): string {
  if (!time) return "";
  const [first, , , last] = time.bounds ?? [];
  const days =
    first && last && first !== last
      ? `${first} to ${last}`
      : first && !last
        ? `from ${first}`
        : !first && last
          ? `until ${last}`
          : (first ?? "");
  return time.wording ? `${days}${days ? " " : ""}(“${time.wording}”)` : days;
}

/** What a statement is about, who says an event, and the facts it speaks of. */
function related(app: App, event: Happening): HTMLElement[] {
  const groups: [string, number[]][] = [
    ["What is said", event.content],
    ["Said in", event.saidIn],
    ["Speaks of, or came true as", event.raw.refers ?? []],
  ];
  return groups
    .filter(([, events]) => events.length)
    .map(([title, events]) =>
      h(
        "div",
        { class: "related" },
        h("h4", {}, `${title} (${plural(events.length, "event")})`),
        h(
          "ul",
          {},
          events.slice(0, 12).map((i) => item(app, i)),
        ),
      ),
    );
}

function item(app: App, index: number): HTMLElement | null {
  const event = app.data.events[index];
  if (!event) return null;
  const speaker = event.by[0] ?? event.actors[0];
  const who = speaker === undefined ? "" : ` – ${nameOf(app.data, speaker)}`;
  return h(
    "li",
    {},
    badges(event),
    " ",
    button(isolated(event.label + who), () => app.store.set({ selected: `e:${event.id}` }), { class: "link" }),
  );
}
