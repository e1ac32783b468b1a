/** Runs in a worker: Oxigraph with the graph of the page. Built into a file of its own, which only pages with SPARQL carry. */

import init, { Store } from "oxigraph/web.js";

interface Start {
  kind: "start";
  wasm: Uint8Array;
  quads: Uint8Array;
  prefixes: Record<string, string>;
}

interface Ask {
  kind: "ask";
  id: number;
  sparql: string;
  limit: number;
}

let store: Store | null = null;
let prefixes = "";

self.onmessage = async (event: MessageEvent<Start | Ask>) => {
  const message = event.data;
  try {
    if (message.kind === "start") {
      await init({ module_or_path: message.wasm });
      store = new Store();
      store.load(message.quads, { format: "application/n-quads" });
      prefixes = Object.entries(message.prefixes)
        .map(([p, ns]) => `PREFIX ${p}: <${ns}>`)
        .join(" ");
      self.postMessage({ kind: "ready", size: store.size });
    } else self.postMessage({ kind: "answer", id: message.id, ...answer(message.sparql, message.limit) });
  } catch (error) {
    self.postMessage({
      kind: "fault",
      id: message.kind === "ask" ? message.id : -1,
      message: error instanceof Error ? error.message : String(error),
    });
  }
};

type Cell = { type: string; value: string } | null;
type Bindings = { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Record<string, Cell>[] } };

const JSON_RESULTS = "application/sparql-results+json";

/** Rows of a SELECT, the boolean of an ASK, the triples of a CONSTRUCT. Our prefixes stand on the first line, so lines count on. */
function answer(
  sparql: string,
  limit: number,
): { boolean?: boolean; columns?: string[]; rows?: Cell[][]; more?: boolean } {
  if (!store) throw new Error("the graph is not loaded yet");
  const query = `${prefixes} ${sparql}`;
  const options = { use_default_graph_as_union: true };
  if (/\b(CONSTRUCT|DESCRIBE)\b/i.test(sparql.replace(/#.*|"[^"]*"|'[^']*'|<[^>]*>/g, "")))
    return triples(store.query(query, options), limit);
  const { head, boolean, results } = JSON.parse(
    store.query(query, { ...options, results_format: JSON_RESULTS }) as string,
  ) as Bindings;
  if (boolean !== undefined) return { boolean };
  const columns = head.vars ?? [];
  const rows = results?.bindings ?? [];
  return {
    columns,
    rows: rows.slice(0, limit).map((row) => columns.map((c) => row[c] ?? null)),
    more: rows.length > limit,
  };
}

function triples(result: unknown, limit: number): { columns: string[]; rows: Cell[][]; more: boolean } {
  const quads = result as Record<string, { termType: string; value: string }>[];
  const columns = ["subject", "predicate", "object"];
  const cell = (term: { termType: string; value: string } | undefined): Cell =>
    term ? { type: term.termType === "NamedNode" ? "uri" : "literal", value: term.value } : null;
  return {
    columns,
    rows: quads.slice(0, limit).map((quad) => columns.map((c) => cell(quad[c]))),
    more: quads.length > limit,
  };
}
