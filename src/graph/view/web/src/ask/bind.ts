/** Puts parameter values into a query of the library, as graph/query/library.py does. */

import { type Data, iriOf } from "../data.ts";
import { iri, literal } from "../exports/turtle.ts";
import { fold } from "../select.ts";
import type { LibraryQuery, Parameter } from "./engine.ts";

/** `$name` is replaced; a line that ends in `#? a b` stands only if both are given, of `#? !a` only if not. */
export function bind(body: string, values: Map<string, string>): string {
  return body
    .split("\n")
    .map((line) => {
      const optional = /^(.*?)\s*#\? (!?\w+(?: !?\w+)*)\s*$/.exec(line);
      if (optional && !optional[2]?.split(" ").every((name) => stands(name, values))) return null;
      return (optional?.[1] ?? line).replace(/\$(\w+)/g, (whole, name: string) => values.get(name) ?? whole);
    })
    .filter((line) => line !== null)
    .join("\n");
}

function stands(name: string, values: Map<string, string>): boolean {
  return name.startsWith("!") ? !values.has(name.slice(1)) : values.has(name);
}

/** The values of a form as SPARQL terms; an error names the parameter. */
export function terms(
  data: Data,
  query: LibraryQuery,
  given: Map<string, string>,
  concepts: Map<string, string>,
): Map<string, string> {
  const out = new Map<string, string>();
  for (const p of query.parameters) {
    const value = given.get(p.name)?.trim() || p.default;
    if (value) out.set(p.name, term(data, p, value, concepts));
  }
  return out;
}

function term(data: Data, p: Parameter, value: string, concepts: Map<string, string>): string {
  const wrong = (what: string) => new Error(`${p.name}: “${value}” ${what}`);
  if (p.type === "date") {
    if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw wrong("is no date; write it as 2024-12-16");
    return `"${value}"^^<http://www.w3.org/2001/XMLSchema#date>`;
  }
  if (p.type === "integer") {
    if (!/^\d{1,15}$/.test(value)) throw wrong("is no whole number");
    return value;
  }
  if (p.type === "text") return literal(p.name === "status" && /^facts?$/i.test(value) ? "actual" : value);
  if (p.type === "iri") return iri(value.replace(/^<|>$/g, ""));
  if (p.type === "concept") {
    const found = p.name === "measure" ? measure(data, value, concepts) : concepts.get(fold(value));
    if (!found) throw wrong("is no concept of the ontology");
    return iri(found);
  }
  const entity = entityOf(data, value);
  if (!entity) throw wrong("is nobody that this page knows");
  return iri(entity);
}

/** What figures count, by the name that the queries print. */
function measure(data: Data, value: string, concepts: Map<string, string>): string | undefined {
  const name = fold(value).trim().replace(/\s+/g, "_");
  const counted = data.events.some((e) => e.figures.some((f) => f.measures === name));
  return counted ? `https://w3id.org/newsgraph/measure/${name}` : concepts.get(name);
}

/** An entity by label, code, alias, Wikidata id, id or IRI; countries and organizations before others of the same name. */
export function entityOf(data: Data, value: string): string | null {
  const wanted = fold(value);
  const rank = ["country", "organization", "group"];
  const hits = data.entities.filter((e) =>
    [e.label, e.code, e.wikidata, e.id, iriOf(data, e), ...(e.aliases ?? [])].some((n) => n && fold(n) === wanted),
  );
  const place = (kind: string | undefined) => (rank.indexOf(kind ?? "") + rank.length + 1) % (rank.length + 1);
  hits.sort((a, b) => place(a.kind) - place(b.kind));
  return hits[0] ? iriOf(data, hits[0]) : null;
}
