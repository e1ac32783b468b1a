/** Puts the page together. */

import { type App, type Part, refresh } from "./app.ts";
import { carriesEngine } from "./ask/engine.ts";
import { askView } from "./ask/view.ts";
import { bar } from "./controls/bar.ts";
import { filterPanel } from "./controls/filters.ts";
import { histogram } from "./controls/histogram.ts";
import { type Data, parse } from "./data.ts";
import { fill, h } from "./dom.ts";
import { articleDialog } from "./panel/article.ts";
import { evidencePanel } from "./panel/evidence.ts";
import { decode, encode, type State, Store, type ViewName } from "./state.ts";
import { loadFor } from "./remote.ts";
import { graphView } from "./views/graph.ts";
import { articlesView } from "./views/articles.ts";
import { mapView } from "./views/map.ts";
import { matrixView } from "./views/matrix.ts";
import { tableView } from "./views/table.ts";
import { timelineView } from "./views/timeline.ts";

function start(): void {
  const root = document.getElementById("app") as HTMLElement;
  let data: Data;
  try {
    data = parse(document.getElementById("data")?.textContent ?? "");
  } catch (error) {
    fill(root, h("p", { class: "loading" }, `The data of this page cannot be read: ${String(error)}`));
    return;
  }
  const app = run(data, root);
  (globalThis as { newsgraph?: unknown }).newsgraph = { app };
}

function run(data: Data, root: HTMLElement): App {
  const store = new Store(opening(data));
  const live = h("div", { class: "sr", role: "status", "aria-live": "polite" });
  let quiet = 0;
  const app: App = {
    data,
    store,
    events: [],
    matches: null,
    scene: null,
    frame: () => null,
    redraw: () => undefined,
    say: (m) => {
      live.className = "sr";
      live.textContent = m;
    },
    tell: (m) => {
      live.className = "toast";
      live.textContent = m;
      clearTimeout(quiet);
      quiet = window.setTimeout(() => (live.className = "sr"), 6000);
    },
    openArticle: () => undefined,
  };
  refresh(app);
  const article = articleDialog(app);
  app.openArticle = (index, event) => article.open(index, event);
  const views: Partial<Record<ViewName, () => Part>> = {
    graph: () => graphView(app),
    table: () => tableView(app),
    timeline: () => timelineView(app),
    matrix: () => matrixView(app),
    map: () => mapView(app),
    articles: () => articlesView(app),
    ...(carriesEngine() ? { ask: () => askView(app) } : {}),
  };
  const made = new Map<ViewName, Part>();
  const stage = h("main", { id: "view", role: "tabpanel", tabindex: "-1" });
  const parts = [bar(app, carriesEngine()), filterPanel(app), histogram(app), evidencePanel(app), article];
  const [top, filters, time, panel] = parts as [Part, Part, Part, Part];
  fill(
    root,
    top.element,
    h("div", { class: "desk" }, filters.element, h("div", { class: "middle" }, stage, time.element), panel.element),
    article.element,
    live,
  );

  const update = (state: State, before: State | null) => {
    refresh(app);
    const name = views[state.view] ? state.view : "graph";
    let view = made.get(name);
    if (!view) made.set(name, (view = (views[name] as () => Part)()));
    if (stage.firstChild !== view.element) stage.replaceChildren(view.element);
    stage.setAttribute("aria-labelledby", `tab-${name}`);
    view.update(state, before);
    for (const part of parts) part.update(state, before);
    remember(state);
    loadFor(app, state);
    document.body.classList.toggle("has-selection", state.selected !== "" || state.move !== "");
  };
  store.listen(update);
  app.redraw = () => update(store.state, store.state);
  update(store.state, null);
  keys(store);
  window.addEventListener("hashchange", () => {
    if (location.hash.slice(1) !== encode(store.state)) store.set(decode(location.hash));
  });
  return app;
}

/** The view of the link; where most events have no date, time means publication. */
function opening(data: Data): State {
  const state = decode(location.hash);
  const dated = data.events.filter((e) => e.from).length;
  return !location.hash && dated * 2 < data.events.length ? { ...state, by: "published" } : state;
}

/** The view is a link: the URL always says what is seen. */
function remember(state: State): void {
  clearTimeout(waiting);
  const now = performance.now();
  if (now - written < PAUSE) waiting = window.setTimeout(() => write(state), PAUSE);
  else write(state);
}

/** Browsers stop pages that change their address more often. */
const PAUSE = 80;
let written = -PAUSE;
let waiting = 0;

function write(state: State): void {
  written = performance.now();
  const fragment = encode(state);
  if (location.hash.slice(1) === fragment) return;
  try {
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  } catch {
    /* a page inside a notebook has no address of its own */
  }
}

function keys(store: Store): void {
  document.addEventListener("keydown", (e) => {
    const typing =
      e.target instanceof HTMLTextAreaElement ||
      (e.target instanceof HTMLInputElement && !/^(checkbox|range)$/.test(e.target.type));
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z" && !typing) {
      e.preventDefault();
      if (e.shiftKey) store.redo();
      else store.undo();
    } else if (e.key === "/" && !typing && !e.ctrlKey) {
      e.preventDefault();
      document.getElementById("search")?.focus();
    }
  });
}

start();
