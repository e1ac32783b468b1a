/** Questions to the graph inside the file: the query library as forms, and SPARQL by hand. */

import type { App, Part } from "../app.ts";
import { button, fill, h } from "../dom.ts";
import { fileName, save } from "../exports/save.ts";
import { fold } from "../select.ts";
import { bind, terms } from "./bind.ts";
import { type Answer, Engine, library, type LibraryQuery } from "./engine.ts";
import { form } from "./form.ts";
import { answerCsv, results } from "./results.ts";

const EXAMPLE =
  "SELECT ?actor (COUNT(?event) AS ?events) WHERE {\n  ?event a ng:Event ; ng:agent/skos:prefLabel ?actor\n}\nGROUP BY ?actor\nORDER BY DESC(?events)\nLIMIT 20";
const CONCEPTS =
  "SELECT ?notation ?concept ?scheme WHERE { ?concept skos:notation ?notation . OPTIONAL { ?concept skos:inScheme ?scheme } }";

export function askView(app: App): Part {
  const { queries } = library();
  const engine = new Engine();
  const concepts = new Map<string, string>();
  const editor = h("textarea", { rows: "9", spellcheck: "false", "aria-label": "SPARQL query", class: "code" });
  editor.value = EXAMPLE;
  const status = h("p", { class: "hint", role: "status" });
  const out = h("div", { class: "answer" });
  const fields = h("div", {});
  const pick = h(
    "select",
    { "aria-label": "Question" },
    h("option", { value: "" }, "Your own query"),
    queries.map((q) => h("option", { value: q.name }, `${q.title}: ${q.question}`)),
  );
  let values = new Map<string, string>();
  let last: Answer | null = null;

  const chosen = (): LibraryQuery | undefined => queries.find((q) => q.name === pick.value);
  const write = () => {
    const query = chosen();
    if (query) editor.value = bind(query.body, terms(app.data, query, values, concepts));
  };
  const run = async () => {
    status.textContent = "Asking …";
    fill(out);
    const begin = performance.now();
    try {
      if (chosen()?.parameters.some((p) => p.type === "concept")) await loadConcepts();
      write();
      last = await engine.ask(editor.value);
      fill(out, results(app, last));
      status.textContent = `${summary(last)} in ${((performance.now() - begin) / 1000).toFixed(2)} s`;
    } catch (error) {
      status.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const loadConcepts = async () => {
    if (concepts.size) return;
    for (const row of (await engine.ask(CONCEPTS)).rows ?? []) {
      if (row[0] && row[1]) concepts.set(fold(row[0].value), row[1].value);
    }
  };
  pick.addEventListener("change", () => {
    values = new Map();
    const query = chosen();
    source.open = !query;
    fill(
      fields,
      query
        ? form(
            app,
            query,
            (name, value) => values.set(name, value),
            () => void run(),
          )
        : null,
    );
    if (query) void run();
  });
  /** A query that was changed by hand is the user's own: the form would write over it. */
  editor.addEventListener("input", () => {
    pick.value = "";
    fill(fields);
  });
  editor.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey)) return;
    e.preventDefault();
    void run();
  });
  const source = h("details", { open: true }, h("summary", {}, "SPARQL"), editor);
  const element = h(
    "div",
    { class: "scroll ask", tabindex: "0", role: "region", "aria-label": "Questions to the graph" },
    h(
      "p",
      { class: "hint" },
      "The whole graph and a SPARQL engine (Oxigraph) are inside this file: nothing leaves it.",
    ),
    h("label", { class: "wide" }, "Question ", pick),
    fields,
    source,
    h(
      "p",
      { class: "row" },
      button("Ask", () => void run(), { class: "primary" }),
      button("Stop", () => engine.stop()),
      button(
        "Save as CSV",
        () => last && save(fileName(app.data.title, "answer.csv"), answerCsv(last), "text/csv;charset=utf-8"),
      ),
    ),
    status,
    out,
  );
  return { element, update: () => undefined };
}

function summary(answer: Answer): string {
  if (answer.boolean !== undefined) return answer.boolean ? "Yes" : "No";
  const count = answer.rows?.length ?? 0;
  return `${answer.more ? "First " : ""}${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;
}
