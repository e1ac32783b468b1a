/** The selection as CSV (RFC 4180): events with their evidence, and edges with their weights. */

import type { Data } from "../data.ts";
import { iriOf, names, outletOf } from "../data.ts";
import { isUnknown, type Link } from "../links.ts";
import type { Happening } from "../types.ts";

type Value = string | number | null | undefined;

export function eventsCsv(data: Data, events: Happening[]): string {
  const head = [
    "event",
    "label",
    "type",
    "kind",
    "status",
    "actors",
    "recipients",
    "said_by",
    "places",
    "from",
    "to",
    "figures",
    "confidence",
    "outlet",
    "published",
    "article",
    "begin",
    "end",
    "sentence",
  ];
  const rows = events.flatMap((e) => (e.evidence.length ? e.evidence : [null]).map((v) => eventRow(data, e, v)));
  return csv([head, ...rows]);
}

/** Offsets are given in code points, as everywhere outside the page. */
function eventRow(data: Data, e: Happening, v: Happening["evidence"][number] | null): Value[] {
  const article = v ? data.articles[v.article] : undefined;
  const text = article?.text ?? "";
  const points = (offset: number) => [...text.slice(0, offset)].length;
  const figures = e.figures.map((f) => `${f.measures ?? ""} ${f.wording ?? ""}`.trim()).join("; ");
  const where: Value[] =
    v && article
      ? [
          outletOf(article),
          article.date,
          iriOf(data, article),
          points(v.sentence[0]),
          points(v.sentence[1]),
          text.slice(...v.sentence),
        ]
      : ["", "", "", "", "", ""];
  return [
    iriOf(data, e.raw),
    e.label,
    e.type,
    e.kind,
    e.statuses.join(" "),
    names(data, e.actors),
    names(data, e.recipients),
    names(data, v?.by?.length ? v.by : e.by),
    names(data, e.places),
    e.from,
    e.to,
    figures,
    v?.confidence,
    ...where,
  ];
}

export function edgesCsv(data: Data, links: Link[]): string {
  const head = ["source", "source_iri", "target", "target_iri", "group", "way", "fact", "directed", "count"];
  const entity = (i: number): Value[] => [data.entities[i]?.label, iriOf(data, data.entities[i] ?? { id: "" })];
  return csv([
    head,
    ...links.map((l) => [
      ...(isUnknown(l) ? ["", ""] : entity(l.source)),
      ...entity(l.target),
      l.group,
      l.way,
      String(l.fact),
      String(l.directed),
      l.events.length,
    ]),
  ]);
}

function csv(rows: Value[][]): string {
  return `${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe. */
function quoted(value: Value): string {
  let text = String(value ?? "");
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text))) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
