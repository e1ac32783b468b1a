/** The top of the page: title, counts, views, search, undo, share, export. */

import { type App, found, type Part } from "../app.ts";
import { balanced, different } from "../data.ts";
import { button, data as isolated, fill, h, plural } from "../dom.ts";
import { helpDialog } from "./help.ts";
import { exportMenu } from "../exports/menu.ts";
import type { ViewName } from "../state.ts";
import { searchBox } from "./search.ts";

const VIEWS: [ViewName, string][] = [
  ["graph", "Graph"],
  ["table", "Table"],
  ["timeline", "Timeline"],
  ["matrix", "Matrix"],
  ["map", "Map"],
  ["articles", "Articles"],
];

export function bar(app: App, withSparql: boolean): Part {
  const { store, data } = app;
  const counts = h("p", {
    class: "counts",
    role: "status",
    title: "An event that is a fact to one source and only talk to another is one event and counts as both.",
  });
  const views = withSparql ? [...VIEWS, ["ask", "Ask"] as [ViewName, string]] : VIEWS;
  const tabs = views.map(([name, label]) =>
    button(label, () => store.set({ view: name }), { role: "tab", id: `tab-${name}`, "aria-controls": "view" }),
  );
  const tablist = h("div", { class: "tabs", role: "tablist", "aria-label": "Views" }, tabs);
  tablist.addEventListener("keydown", (e) => roam(e, tabs));
  const undo = button("↶", () => store.undo(), { "aria-label": "Undo", title: "Undo (Ctrl+Z)" });
  const redo = button("↷", () => store.redo(), { "aria-label": "Redo", title: "Redo (Ctrl+Shift+Z)" });
  const search = searchBox(app);
  const filters = button("Filters", () => toggle("show-filters"), {
    class: "phone",
    "aria-label": "Show or hide the filters",
  });
  const help = helpDialog();
  const element = h(
    "header",
    { class: "bar" },
    h("div", { class: "name" }, h("h1", {}, isolated(data.title)), counts),
    search.element,
    tablist,
    h(
      "div",
      { class: "actions", role: "group", "aria-label": "Page" },
      filters,
      undo,
      redo,
      exportMenu(app),
      data.remote ? h("a", { href: "./", class: "console", title: "Ask the graph with SPARQL" }, "Console") : null,
      help.button,
      help.dialog,
    ),
  );
  return {
    element,
    update(state, before) {
      const events = found(app);
      fill(
        counts,
        events.length < data.events.length ? `${different(events).toLocaleString("en")} of ` : "",
        `${plural(different(data.events), "event")}: ${balanced(events, " · ")}`,
        events.length < data.events.length ? "" : ` · ${plural(data.articles.length, "article")}`,
        data.total > data.events.length ? ` · the best told of about ${data.total.toLocaleString("en")}` : "",
      );
      views.forEach(([name], i) => {
        tabs[i]?.setAttribute("aria-selected", String(state.view === name));
        tabs[i]?.setAttribute("tabindex", state.view === name ? "0" : "-1");
      });
      undo.disabled = !store.canUndo;
      redo.disabled = !store.canRedo;
      search.update(state, before);
    },
  };
}

function toggle(name: string): void {
  document.body.classList.toggle(name);
}

/** Left and right move between tabs. */
function roam(event: KeyboardEvent, tabs: HTMLElement[]): void {
  const at = tabs.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (at < 0 || !step) return;
  event.preventDefault();
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}
