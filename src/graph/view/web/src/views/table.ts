/** The events as a table: sortable, and the accessible mirror of the graph. */

import { type App, found, type Part } from "../app.ts";
import { counted, names } from "../data.ts";
import { button, clip, data as isolated, fill, h } from "../dom.ts";
import type { Happening } from "../types.ts";
import { STATUSES, SURE_ABOUT, typeInfo, words } from "../vocabulary.ts";

const ROWS = 150;

interface Column {
  key: string;
  label: string;
  about?: string;
  text(app: App, e: Happening): string;
  order?(e: Happening): number;
}

export const COLUMNS: Column[] = [
  { key: "date", label: "Date", text: (_, e) => e.from ?? "" },
  { key: "actor", label: "Actor", text: (app, e) => names(app.data, e.actors) || "unknown" },
  { key: "type", label: "Type", text: (_, e) => typeInfo(e.type).label },
  { key: "recipient", label: "Recipient", text: (app, e) => names(app.data, e.recipients) },
  { key: "event", label: "Event", text: (_, e) => e.label },
  { key: "status", label: "Status", text: (_, e) => e.statuses.map((s) => STATUSES[s] ?? words(s)).join(", ") },
  { key: "by", label: "Said by", text: (app, e) => names(app.data, e.by) },
  { key: "place", label: "Place", text: (app, e) => names(app.data, e.places) },
  { key: "figure", label: "Figures", text: (_, e) => e.figures.map((f) => f.wording ?? "").join("; ") },
  { key: "outlet", label: "Outlet", text: (_, e) => e.outlets.join(", ") },
  {
    key: "sure",
    label: "Kind sure",
    about: SURE_ABOUT,
    text: (_, e) => (e.confidence ? `${Math.round(e.confidence * 100)} %` : ""),
    order: (e) => e.confidence,
  },
];

export function tableView(app: App): Part {
  const { store } = app;
  const head = h("tr", {});
  const body = h("tbody", {});
  const more = h("p", {});
  const caption = h("caption", {});
  const element = h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of events" },
    h("table", { class: "events" }, caption, h("thead", {}, head), body),
    more,
  );
  return {
    element,
    update(state) {
      const [key, down] = [state.sort.replace(/^-/, ""), state.sort.startsWith("-")];
      fill(
        head,
        COLUMNS.map((c) =>
          h(
            "th",
            { scope: "col", title: c.about, "aria-sort": c.key !== key ? "none" : down ? "descending" : "ascending" },
            button(c.label, () => store.set({ sort: c.key === key && !down ? `-${key}` : c.key })),
          ),
        ),
      );
      const events = sortBy(app, found(app), key, down);
      caption.textContent = counted(events);
      let shown = 0;
      fill(body);
      const add = () => {
        body.append(...events.slice(shown, shown + ROWS).map((e) => row(app, e)));
        shown += ROWS;
        fill(
          more,
          shown < events.length
            ? button(`Show more of ${(events.length - shown).toLocaleString("en")}`, add, { class: "more" })
            : "",
        );
      };
      add();
    },
  };
}

export function sortBy(app: App, events: Happening[], key: string, down: boolean): Happening[] {
  const column = COLUMNS.find((c) => c.key === key) ?? (COLUMNS[0] as Column);
  const keyed = events.map((e) => ({ e, n: column.order?.(e) ?? 0, s: column.order ? "" : column.text(app, e) }));
  const order = new Intl.Collator("en");
  const sign = down ? -1 : 1;
  keyed.sort(
    (a, b) =>
      sign * (a.n - b.n) ||
      (a.s === "" ? (b.s === "" ? 0 : 1) : b.s === "" ? -1 : sign * order.compare(a.s, b.s)) ||
      a.e.index - b.e.index,
  );
  return keyed.map((k) => k.e);
}

function row(app: App, e: Happening): HTMLElement {
  const { store } = app;
  const current = store.state.selected === `e:${e.id}`;
  const cell = (c: Column) => {
    const text = clip(c.text(app, e), 140);
    if (c.key === "event")
      return h(
        "th",
        { scope: "row" },
        button(isolated(text), () => store.set({ selected: `e:${e.id}`, move: "" }), { class: "link" }),
      );
    if (c.key === "status")
      return h("td", {}, h("span", { class: `badge ${e.fact ? "is-fact" : "is-talk"}` }, e.fact ? "■ " : "❝ ", text));
    if (c.key === "type") return h("td", {}, h("span", { class: `badge type ${typeInfo(e.type).tone}` }, text));
    return h("td", {}, isolated(text), c.key === "event" && e.disputes.length ? " ⚠" : null);
  };
  return h("tr", { "data-event": e.id, class: current ? "current" : null, "aria-selected": null }, COLUMNS.map(cell));
}
