// The console: a question, its SPARQL, its answer, the evidence.
import { h, replace, say } from "./dom.ts";
import { editor as makeEditor } from "./editor/editor.ts";
import { help } from "./help.ts";
import * as history from "./history.ts";
import { panel as makePanel } from "./panel/panel.ts";
import { form } from "./questions/form.ts";
import { side as makeSide } from "./questions/list.ts";
import { results as makeResults } from "./results/results.ts";
import * as server from "./server.ts";
import type { Library, Question, Vocabulary } from "./types.ts";
import * as url from "./url.ts";

const FIRST = "timeline";
/** Rows that a question shows at first; the form says so, and takes any other number or none. */
const MANY = "500";
const EXAMPLE = `# Who condemned whom? Completion knows the graph's words: try "ng:" or "North".
SELECT ?who ?whom ?event WHERE {
  ?event a ng:Condemnation ;
         ng:speaker/skos:prefLabel ?who .
  OPTIONAL { ?event ng:addressee/skos:prefLabel ?whom }
}
LIMIT 100
`;

/** What a question is asked with when it is chosen. */
function begin(question: Question): Record<string, string> {
  return question.parameters.some((p) => p.name === "limit") ? { limit: MANY } : {};
}

async function start(): Promise<void> {
  const app = document.getElementById("app") as HTMLElement;
  try {
    const [known, library] = await Promise.all([server.vocabulary(), server.library()]);
    console_(app, known, library);
  } catch (error) {
    replace(app, h("p", { class: "loading", role: "alert" }, error instanceof Error ? error.message : String(error)));
  }
}

function console_(app: HTMLElement, known: Vocabulary, library: Library): void {
  let place = url.read(location.hash);
  let running: AbortController | undefined;
  const card = h("div", { class: "question" });
  const written = h("div", { class: "editor" });
  const panel = makePanel({ opened: (about) => move({ ...place, about }), describe: (iri) => void own(`DESCRIBE <${iri}>`) });
  const results = makeResults(known.base, { open: (iri) => void panel.open(iri), viewed: (view) => move({ ...place, view }) });
  const editor = makeEditor(written, { run: () => void run(), edited });
  const side = makeSide(library.queries, { ask: (q) => void ask(q, begin(q)), open: (hash) => (hash === location.hash ? void go(url.read(hash)) : (location.hash = hash)) });
  editor.know(known);

  function move(to: url.Place): void {
    place = to;
    window.history.replaceState(null, "", url.write(place));
  }

  /** To another question or query: "back" leads to the one before. */
  function turn(to: url.Place): void {
    if (location.hash && url.write(to) !== url.write(place)) window.history.pushState(null, "", url.write(to));
    move(to);
  }

  /** The query was changed by hand: it is no library question any more. */
  function edited(): void {
    if (place.ask) {
      side.mark(undefined);
      replace(card, h("h1", {}, "Your own query"), h("p", {}, `It began as a question of the library. Control and Enter asks it.`));
    }
    move({ values: {}, query: editor.text(), view: place.view });
    warn();
  }

  let timer = 0;
  function warn(): void {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const text = editor.text();
      const found = await server.notes(text).catch(() => []);
      if (text !== editor.text()) return;
      editor.mark(found.map((note) => ({ ...at(note), severity: "warning" as const })));
      results.explain(found);
    }, 700);
  }

  async function ask(question: Question, values: Record<string, string>, view: url.View = place.view, how = turn): Promise<void> {
    side.mark(question.name);
    replace(card, h("h1", {}, question.title), h("p", {}, question.question), form(question, values, library, (v) => void ask(question, v)));
    query.open = false;
    if (innerWidth < 760) card.scrollIntoView();
    how({ ask: question.name, values, view });
    try {
      const found = await server.prepared(question.name, values);
      editor.set(found.query);
      await answer(found.query, question.title);
    } catch (error) {
      results.refuse(error);
    }
  }

  async function own(text: string, view: url.View = "table", how = turn): Promise<void> {
    side.mark(undefined);
    replace(card, h("h1", {}, "Your own query"), h("p", {}, "Prefixes are known. Completion knows the graph’s classes, properties and entities."));
    editor.set(text);
    query.open = true;
    how({ values: {}, query: text, view });
    await run();
  }

  async function run(): Promise<void> {
    const question = library.queries.find((q) => q.name === place.ask);
    await answer(editor.text(), question?.title ?? title(editor.text()));
  }

  async function answer(text: string, name: string): Promise<void> {
    running?.abort();
    const began = performance.now();
    const own = (running = new AbortController());
    results.wait(() => own.abort());
    editor.mark([]);
    try {
      const found = await server.run(text, own.signal);
      if (running !== own) return;
      results.show(found, text, place.view, place.ask ?? "answer", Boolean(place.ask));
      const rows = found.kind === "rows" ? found.rows.length : 1;
      history.add({ title: name, hash: url.write({ ...place, about: undefined }), query: text, rows, at: new Date().toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }) }, began);
      side.refresh();
      if (!place.ask) warn();
    } catch (error) {
      if (running !== own) return;
      if (own.signal.aborted) return results.stopped();
      results.refuse(error);
      if (error instanceof server.Refusal && error.line) query.open = true;
      if (error instanceof server.Refusal && error.line) editor.mark([{ message: [error.message, error.hint].filter(Boolean).join(" "), line: error.line, column: error.column, severity: "error" }]);
    }
  }

  async function go(to: url.Place): Promise<void> {
    const question = library.queries.find((q) => q.name === (to.ask ?? (to.query ? undefined : FIRST)));
    place = to;
    if (question) await ask(question, to.ask ? to.values : begin(question), to.view, move);
    else await own(to.query ?? EXAMPLE, to.view, move);
    if (to.about) await panel.open(to.about);
    else panel.close();
  }

  const guide = help(known);
  const bar = h("div", { class: "actions" }, h("button", { type: "button", class: "main", onclick: () => void run() }, "Run"), h("span", { class: "hint" }, "Ctrl Enter"), h("button", { type: "button", class: "quiet right", onclick: () => void share() }, "Copy link"));
  const query = h("details", { class: "query" }, h("summary", {}, "SPARQL", h("span", { class: "hint" }, "the query behind the answer, for reading and changing")), written, bar);
  const fresh = (): void => {
    void own(EXAMPLE);
    editor.focus();
  };
  replace(app, top(known, guide, fresh), h("div", { class: "desk" }, side.element, h("main", {}, card, query, results.element), panel.element), guide, h("p", { id: "said", class: "sr", role: "status" }));
  window.addEventListener("hashchange", () => url.write(url.read(location.hash)) !== url.write(place) && void go(url.read(location.hash)));
  void go(place);

  async function share(): Promise<void> {
    move(place.ask ? place : { ...place, query: editor.text() });
    try {
      await navigator.clipboard.writeText(location.href);
      say("Link copied");
    } catch {
      say("The link is in the address line");
    }
  }
}

function top(known: Vocabulary, guide: HTMLDialogElement, fresh: () => void): HTMLElement {
  const { articles, facts, talk } = known.counts;
  const number = (n: number, one: string, more: string): string => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
  const counts = [number(articles, "article", "articles"), number(facts, "fact", "facts"), `${talk.toLocaleString("en")} only talk`].join(" · ");
  return h(
    "header",
    { class: "top" },
    h("a", { class: "brand", href: "#" }, "newsgraph"),
    h("span", { class: "counts" }, counts),
    h("nav", { "aria-label": "Pages" }, h("button", { type: "button", class: "quiet", onclick: fresh }, "Write SPARQL"), h("a", { href: "explore" }, "Explore the graph"), h("a", { href: "ontology" }, "Ontology"), h("button", { type: "button", class: "quiet", onclick: () => guide.showModal() }, "Help")),
  );
}

/** A name for a query without one: its first comment, or its first line. */
function title(query: string): string {
  const comment = /^\s*#\s*(.+)$/m.exec(query)?.[1];
  return (comment ?? query.trim().split("\n")[0] ?? "").slice(0, 70);
}

function at(note: string): { message: string; line?: number; column?: number } {
  const found = /^line (\d+), column (\d+)[^:]*: (.*)$/s.exec(note);
  return found ? { message: found[3] as string, line: Number(found[1]), column: Number(found[2]) } : { message: note };
}

void start();
