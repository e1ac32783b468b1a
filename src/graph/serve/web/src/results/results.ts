// The answer: how it is seen, and how it is taken away.
import { download, h, replace, say, unique } from "../dom.ts";
import { file, Refusal } from "../server.ts";
import type { Answer } from "../types.ts";
import type { View } from "../url.ts";
import { columns } from "./columns.ts";
import { network } from "./network.ts";
import { table } from "./table.ts";
import { timeline } from "./timeline.ts";

const VIEWS: { view: View; text: string }[] = [
  { view: "table", text: "Table" },
  { view: "network", text: "Network" },
  { view: "timeline", text: "Timeline" },
];
const ROWS = [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["JSON", "application/sparql-results+json", "json"], ["XML", "application/sparql-results+xml", "xml"]];
const TRIPLES = [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"], ["RDF/XML", "application/rdf+xml", "rdf"]];

export interface Results {
  element: HTMLElement;
  show(answer: Answer, query: string, view: View, name: string, isLibrary: boolean): void;
  explain(notes: string[]): void;
  wait(stop: () => void): void;
  refuse(error: unknown): void;
  stopped(): void;
}

export function results(base: string, actions: { open: (iri: string) => void; viewed: (view: View) => void }): Results {
  const status = h("p", { class: "status" });
  const body = h("div", { class: "view", role: "tabpanel", id: unique("view") });
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "How the answer is shown" });
  const take = h("details", { class: "menu" });
  const bar = h("div", { class: "bar" }, status, tabs, take);
  const element = h("section", { class: "results", "aria-label": "Answer" }, bar, body);

  /** Says under an answer without rows what may be wrong with the query. */
  function explain(notes: string[]): void {
    const empty = body.querySelector(".empty");
    body.querySelector(".why")?.remove();
    if (empty && notes.length) empty.append(h("span", { class: "why" }, ...notes.map((note) => h("span", {}, note))));
  }

  function show(answer: Answer, query: string, view: View, name: string, isLibrary: boolean): void {
    const isGraph = answer.kind === "rows" && answer.columns.join() === "subject,predicate,object" && /\b(CONSTRUCT|DESCRIBE)\b/i.test(query);
    menu(take, query, name, answer.kind !== "boolean" && isGraph ? TRIPLES : ROWS);
    take.hidden = false;
    if (answer.kind === "boolean") {
      tabs.hidden = true;
      report(status, answer.engine, "");
      replace(body, h("p", { class: "verdict" }, answer.value ? "Yes" : "No"));
      say(answer.value ? "Yes" : "No");
    } else if (answer.kind === "large") {
      tabs.hidden = true;
      report(status, answer.engine, "");
      replace(body, h("p", { class: "empty" }, `The answer has ${(answer.bytes / 1e6).toFixed(0)} MB: too much to show here. Download it, or add LIMIT.`));
    } else {
      const number = `${answer.rows.length.toLocaleString("en")} ${answer.rows.length === 1 ? "row" : "rows"}`;
      const isCut = [...query.matchAll(/\bLIMIT\s+(\d+)/gi)].some((m) => Number(m[1]) === answer.rows.length);
      report(status, answer.engine, isCut ? `${number}, the limit` : number);
      const guessed = columns(answer.columns, answer.rows, base, isLibrary);
      const draw = (to: View): void => {
        body.className = `view ${to}`;
        if (!answer.rows.length) replace(body, h("p", { class: "empty" }, "Nothing in the graph fits. Widen the question, or look at the query above."));
        else if (to === "network") network(body, answer.columns, answer.rows, guessed, actions.open);
        else if (to === "timeline") timeline(body, answer.rows, guessed, actions.open);
        else table(body, answer.rows, guessed, base, actions.open);
      };
      tabs.hidden = false;
      switcher(tabs, body.id, view, (to) => (draw(to), actions.viewed(to)));
      draw(view);
      say(`${number} found`);
    }
  }

  function wait(stop: () => void): void {
    replace(status, h("span", { class: "spinner", "aria-hidden": "true" }), "Asking … ", h("button", { type: "button", class: "quiet", onclick: stop }, "Stop"));
    take.hidden = true;
    say("Asking");
  }

  function refuse(error: unknown): void {
    tabs.hidden = true;
    take.hidden = true;
    const text = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Refusal ? error.hint : "";
    replace(status);
    replace(body, h("div", { class: "error", role: "alert" }, h("p", {}, text), hint ? h("p", { class: "hint" }, hint) : null));
  }

  function stopped(): void {
    replace(status, "Stopped.");
    replace(body);
    tabs.hidden = true;
  }
  return { element, show, explain, wait, refuse, stopped };
}

function report(status: HTMLElement, engine: number, number: string): void {
  replace(status, h("strong", {}, number), h("span", { class: "hint" }, ` ${engine < 1 ? "under 1" : engine.toFixed(0)} ms`));
}

function switcher(tabs: HTMLElement, controls: string, view: View, show: (view: View) => void): void {
  const buttons = VIEWS.map((v) =>
    h("button", { type: "button", role: "tab", "aria-controls": controls, "aria-selected": v.view === view, tabindex: v.view === view ? 0 : -1, onclick: (e: Event) => pick(e.currentTarget as HTMLElement, v.view) }, v.text),
  );
  function pick(button: HTMLElement, to: View): void {
    for (const b of buttons) {
      b.setAttribute("aria-selected", String(b === button));
      b.tabIndex = b === button ? 0 : -1;
    }
    show(to);
  }
  tabs.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    next?.click();
    next?.focus();
  };
  replace(tabs, ...buttons);
}

function menu(take: HTMLDetailsElement, query: string, name: string, formats: string[][]): void {
  const items = formats.map(([text, media, suffix]) =>
    h("button", { type: "button", onclick: () => void fetchFile(query, media as string, `${name}.${suffix}`, take) }, text as string),
  );
  replace(take, h("summary", {}, "Download"), h("div", { class: "list" }, ...items));
}

async function fetchFile(query: string, media: string, name: string, take: HTMLDetailsElement): Promise<void> {
  take.open = false;
  try {
    download(name, await file(query, media));
    say(`${name} downloaded`);
  } catch (error) {
    say(error instanceof Error ? error.message : "The download failed");
  }
}
