/** The selected events as Turtle, facts in ng: and talk in said:, as docs/model.md says. */

import type { Data } from "../data.ts";
import { iriOf } from "../data.ts";
import type { Happening } from "../types.ts";

const NG = "https://w3id.org/newsgraph/ontology#";
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

export const PREFIXES = [
  ["ng", NG],
  ["said", "https://w3id.org/newsgraph/said#"],
  ["plover", "https://w3id.org/newsgraph/plover/"],
  ["force", "https://w3id.org/newsgraph/force/"],
  ["modality", "https://w3id.org/newsgraph/modality/"],
  ["rdfs", "http://www.w3.org/2000/01/rdf-schema#"],
  ["skos", "http://www.w3.org/2004/02/skos/core#"],
  ["schema", "https://schema.org/"],
  ["xsd", "http://www.w3.org/2001/XMLSchema#"],
] as const;

export function turtle(data: Data, events: Happening[]): string {
  const entities = new Set<number>();
  const shown = new Set(events.map((e) => e.index));
  const blocks = events.map((e) => eventBlock(data, e, entities, shown));
  const people = [...entities]
    .sort((a, b) => a - b)
    .map((i) => {
      const e = data.entities[i];
      const code = e?.code ? ` ; ng:code ${literal(e.code)}` : "";
      return `${iri(iriOf(data, e ?? { id: "" }))} skos:prefLabel ${literal(e?.label ?? "", "en")}${code} .`;
    });
  return [...PREFIXES.map(([p, ns]) => `@prefix ${p}: <${ns}> .`), "", ...people, "", ...blocks, ""].join("\n");
}

function eventBlock(data: Data, e: Happening, entities: Set<number>, shown: Set<number>): string {
  const ns = e.fact ? "ng" : "said";
  const lines: string[] = [];
  const add = (predicate: string, values: string[]) => {
    if (values.length) lines.push(`    ${predicate} ${values.join(", ")}`);
  };
  const named = (prefix: string, name: string | undefined) => (name && NAME.test(name) ? [`${prefix}:${name}`] : []);
  const people = (indexes: number[] | undefined) =>
    (indexes ?? []).map((i) => {
      entities.add(i);
      return iri(iriOf(data, data.entities[i] ?? { id: "" }));
    });
  const day = (d: string | null | undefined) => (d ? [`"${d}"^^xsd:date`] : []);
  add("a", [e.fact ? "ng:Event" : "ng:PossibleEvent", ...(e.kind === "Event" ? [] : named(ns, e.kind))]);
  add("rdfs:label", [literal(e.label, "en")]);
  if (!e.fact)
    add(
      "ng:modality",
      e.statuses.flatMap((s) => named("modality", s)),
    );
  add(`${ns}:eventType`, named("plover", e.type));
  add(`${ns}:force`, named("force", e.raw.force));
  add(`${ns}:agent`, people(e.actors));
  add(`${ns}:recipient`, people(e.recipients));
  add(`${ns}:place`, people(e.raw.places));
  add(`${ns}:origin`, people(e.raw.origin));
  add(`${ns}:destination`, people(e.raw.destination));
  const bounds = e.raw.time?.bounds ?? [];
  ["earliestBegin", "latestBegin", "earliestEnd", "latestEnd"].forEach((name, i) =>
    add(`${ns}:${name}`, day(bounds[i])),
  );
  add(
    `${ns}:content`,
    e.content.filter((i) => shown.has(i)).map((i) => iri(iriOf(data, data.events[i]?.raw ?? { id: "" }))),
  );
  if (!e.fact)
    add(
      "ng:refersTo",
      (e.raw.refers ?? []).filter((i) => shown.has(i)).map((i) => iri(iriOf(data, data.events[i]?.raw ?? { id: "" }))),
    );
  return `${iri(iriOf(data, e.raw))}\n${lines.join(" ;\n")} .`;
}

export function iri(value: string): string {
  return `<${value.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => encodeURIComponent(c))}>`;
}

/** A string literal; control characters and lone surrogates are escaped or replaced. */
export function literal(value: string, language = ""): string {
  const text = value
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[\\"]/g, "\\$&")
    .replace(/[\u0000-\u001f\u007f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${text}"${language ? `@${language}` : ""}`;
}
