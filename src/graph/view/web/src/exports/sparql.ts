/** The SPARQL query that gives the events of the present view from the store. */

import type { Data } from "../data.ts";
import { iriOf } from "../data.ts";
import { search } from "../select.ts";
import type { State } from "../state.ts";
import { iri, literal, PREFIXES } from "./turtle.ts";

/** Those who take part, or say so; of talk also those in whose statements it stands. */
const party = (name: string) =>
  `{ ?event ng:agent|ng:recipient|said:agent|said:recipient|^ng:denotes/ng:attributedTo ${name} } UNION { ?event a ng:PossibleEvent ; ^ng:content/ng:speaker|^said:content/said:speaker ${name} }`;
const MAX_VALUES = 400;

export function sparql(data: Data, state: State): string {
  const where = [
    "  ?event ng:eventType|said:eventType ?type ; rdfs:label ?label .",
    "  ?mention ng:denotes ?event ; ng:inSentence ?sentence ; ng:confidence ?confidence .",
    "  ?sentence nif:referenceContext/^ng:text ?article .",
    ...kindOfTruth(state),
    ...lists(state),
    ...parties(data, state),
    ...time(state),
    ...words(data, state),
  ];
  const having = state.confidence ? `\nHAVING (MAX(?confidence) >= ${state.confidence})` : "";
  const prefixes = [...PREFIXES, ["nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"]];
  const used = (p: string) => where.some((line) => new RegExp(`\\b${p}:`).test(line));
  return [
    ...prefixes.filter(([p]) => used(p as string)).map(([p, ns]) => `PREFIX ${p}: <${ns}>`),
    "SELECT ?event (SAMPLE(?label) AS ?what) (SAMPLE(?type) AS ?eventType) (MAX(?confidence) AS ?sure) (COUNT(DISTINCT ?article) AS ?articles)",
    "WHERE {",
    ...where,
    "}",
    `GROUP BY ?event${having}`,
    "ORDER BY ?event",
    "",
  ].join("\n");
}

function kindOfTruth(state: State): string[] {
  const off = new Set(state.statuses);
  const modalities = [...off].filter((s) => s !== "fact" && /^[a-z]+$/.test(s)).map((s) => `modality:${s}`);
  const facts = state.show !== "talk" && !off.has("fact");
  const fact = "{ ?event a ng:Event }";
  const talk = modalities.length
    ? `{ ?event a ng:PossibleEvent ; ng:modality ?modality FILTER(?modality NOT IN (${modalities.join(", ")})) }`
    : "{ ?event a ng:PossibleEvent }";
  if (state.show === "facts") return [facts ? "  ?event a ng:Event ." : "  FILTER(false)"];
  return [facts ? `  ${fact} UNION ${talk}` : `  ${talk}`];
}

function lists(state: State): string[] {
  const out: string[] = [];
  const types = state.types.filter((t) => /^[A-Z]+$/.test(t));
  if (types.length) out.push(`  FILTER(?type NOT IN (${types.map((t) => `plover:${t}`).join(", ")}))`);
  const kinds = state.kinds.filter((k) => /^[A-Za-z]+$/.test(k));
  for (const k of kinds) out.push(...without(k));
  if (state.outlets.length) {
    const off = state.outlets.map((o) => literal(o)).join(", ");
    out.push(
      `  OPTIONAL { ?article schema:publisher/skos:prefLabel ?outlet }`,
      `  FILTER(STR(COALESCE(?outlet, "Unknown outlet")) NOT IN (${off}))`,
    );
  }
  return out;
}

/** Not of this kind, unless of a more special one. */
function without(kind: string): string[] {
  if (kind === "Event")
    return ["  FILTER EXISTS { ?event a ?some FILTER(?some NOT IN (ng:Event, ng:PossibleEvent, said:Event)) }"];
  const special = (ns: string) =>
    `FILTER NOT EXISTS { ?event a ?special . ?special <http://www.w3.org/2000/01/rdf-schema#subClassOf>+ ${ns}:${kind} }`;
  return ["ng", "said"].map((ns) => `  FILTER NOT EXISTS { ?event a ${ns}:${kind} ${special(ns)} }`);
}

function parties(data: Data, state: State): string[] {
  const known = (ids: string[]) =>
    ids
      .map((id) => data.entities[data.entityById.get(id) ?? -1])
      .filter((e) => e !== undefined)
      .map((e) => iri(iriOf(data, e)));
  const out: string[] = [];
  const [actors, places, hidden] = [known(state.actors), known(state.places), known(state.hidden)];
  if (actors.length) out.push(`  FILTER EXISTS { VALUES ?party { ${actors.join(" ")} } ${party("?party")} }`);
  if (places.length)
    out.push(
      `  FILTER EXISTS { VALUES ?place { ${places.join(" ")} } ?event ng:place|ng:origin|ng:destination|said:place|said:origin|said:destination ?place }`,
    );
  if (hidden.length)
    out.push(
      `  FILTER(NOT EXISTS { ${party("?any")} } || EXISTS { ${party("?other")} FILTER(?other NOT IN (${hidden.join(", ")})) })`,
    );
  return out;
}

function time(state: State): string[] {
  if (!state.from && !state.to) return [];
  if (state.by === "published") {
    const date = "  ?article schema:datePublished ?published .";
    return [
      date,
      ...(state.from ? [`  FILTER(?published >= "${state.from}"^^xsd:date)`] : []),
      ...(state.to ? [`  FILTER(?published <= "${state.to}"^^xsd:date)`] : []),
    ];
  }
  const names = ["earliestBegin", "latestBegin", "earliestEnd", "latestEnd"];
  const bounds = names.map((n, i) => `  OPTIONAL { ?event ng:${n}|said:${n} ?d${i} }`);
  const out = [
    ...bounds,
    "  BIND(COALESCE(?d0, ?d1, ?d2, ?d3) AS ?first)",
    "  BIND(COALESCE(?d3, ?d2, ?d1, ?d0) AS ?last)",
  ];
  if (state.from) out.push(`  FILTER(?last >= "${state.from}"^^xsd:date)`);
  if (state.to) out.push(`  FILTER(?first <= "${state.to}"^^xsd:date)`);
  return out;
}

/** A word search has no exact twin in SPARQL, so what it found is named. */
function words(data: Data, state: State): string[] {
  const matches = search(data, state.q);
  if (!matches) return [];
  const events = [...matches.events]
    .slice(0, MAX_VALUES)
    .map((i) => iri(iriOf(data, data.events[i]?.raw ?? { id: "" })));
  return [`  VALUES ?event { ${events.join(" ")} }  # found with: ${state.q.replace(/[\r\n]/g, " ")}`];
}
