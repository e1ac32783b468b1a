// The network that an answer holds: nodes from two columns, one edge for each pair and kind.
import type { Row } from "../types.ts";
import type { Columns } from "./columns.ts";
import { isNumber } from "./columns.ts";
import { readable } from "./names.ts";
import { isTalk } from "./tone.ts";

export interface Node {
  name: string;
  iri?: string;
  degree: number;
}

export interface Edge {
  source: number;
  target: number;
  label: string;
  count: number;
  talk: boolean;
  iri?: string;
}

export interface Network {
  nodes: Node[];
  edges: Edge[];
  /** How many nodes were left out because there were too many. */
  left: number;
}

const MOST = 160;

export function network(rows: Row[], columns: Columns, source: string, target: string, edge: string): Network {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge & { ends: [string, string] }>();
  for (const row of rows) {
    const label = edge && row[edge] ? value(row, edge) : "";
    const talk = isTalk(row.status?.value, row.event?.value ?? row.iri?.value);
    const weight = row.count && isNumber(row.count) ? Number(row.count.value) : 1;
    const iri = columns.evidence.map((c) => row[c]?.value).find(Boolean);
    for (const a of names(row, source)) {
      for (const b of names(row, target)) {
        if (a.name === b.name) continue;
        const key = JSON.stringify([a.name, b.name, label, talk]);
        const found = edges.get(key);
        if (found) found.count += weight;
        else edges.set(key, { source: 0, target: 0, label, talk, count: weight, iri, ends: [a.name, b.name] });
        for (const n of [a, b]) {
          const known = nodes.get(n.name) ?? { ...n, degree: 0 };
          known.degree += weight;
          nodes.set(n.name, known);
        }
      }
    }
  }
  const kept = [...nodes.values()].sort((a, b) => b.degree - a.degree || a.name.localeCompare(b.name)).slice(0, MOST);
  const index = new Map(kept.map((n, i) => [n.name, i]));
  const drawn = [...edges.values()].flatMap(({ ends, ...e }): Edge[] => {
    const [a, b] = [index.get(ends[0]), index.get(ends[1])];
    return a === undefined || b === undefined ? [] : [{ ...e, source: a, target: b }];
  });
  return { nodes: kept, edges: drawn, left: nodes.size - kept.length };
}

function value(row: Row, column: string): string {
  const term = row[column];
  return term ? (term.type === "uri" ? readable(term.value) : term.value) : "";
}

/** The names in a cell: several, where a query has joined them. */
function names(row: Row, column: string): { name: string; iri?: string }[] {
  const term = row[column];
  if (!term) return [];
  if (term.type !== "literal") return [{ name: readable(term.value), iri: term.type === "uri" ? term.value : undefined }];
  const parts = term.value.split("; ").filter(Boolean);
  const iri = row[`${column}_iri`];
  return parts.map((name) => ({ name, iri: parts.length === 1 && iri?.type === "uri" ? iri.value : undefined }));
}
