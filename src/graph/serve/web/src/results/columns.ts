// What the columns of an answer are for, guessed from their names and values.
import type { Row, Term } from "../types.ts";

export interface Columns {
  /** Columns to show, with the column of IRIs that stands for each (`actor` and `actor_iri`). */
  shown: { name: string; iri?: string }[];
  /** Columns whose IRIs lead to evidence, best first. */
  evidence: string[];
  /** Who and whom, for a network. */
  source?: string;
  target?: string;
  edge?: string;
  /** First and last day, for a timeline. */
  from?: string;
  to?: string;
  /** The day it was first told, for what has no day of its own. */
  told?: string;
}

const PAIRS = [
  ["actor", "recipient"], ["actors", "recipients"], ["speaker", "addressee"], ["speaker", "target"], ["subject", "object"], ["source", "target"],
  ["s", "o"], ["troops_of", "place"], ["alleged_by", "denied_by"], ["speaker", "content"], ["from", "to"], ["member", "group"], ["agent", "recipient"],
];
const EDGES = ["type", "force", "predicate", "p", "kind", "relation", "event", "matter"];
const BEGINS = ["from", "date", "signed_from", "begin", "day", "earliestBegin", "published", "as_of"];
const ENDS = ["to", "signed_to", "end", "latestEnd"];
const EVIDENT = /\/(?:(?:event|possible|statement)\/[^/]|article\/[^/]+\/(?:mention|claim|figure|text)\/)/;

/** `tidy`: leave out the IRIs of events at the end, which queries of the library add for machines. */
export function columns(names: string[], rows: Row[], base: string, tidy: boolean): Columns {
  const all = new Set(names);
  const shown = names.filter((n) => !(n.endsWith("_iri") && all.has(n.slice(0, -4)))).map((name) => (all.has(`${name}_iri`) ? { name, iri: `${name}_iri` } : { name }));
  const sample = rows.slice(0, 300);
  const is = (name: string, test: (t: Term) => boolean): boolean => {
    const found = sample.map((r) => r[name]).filter((t) => t !== undefined);
    return found.length > 0 && found.filter(test).length * 2 > found.length;
  };
  const evidence = names.filter((n) => is(n, (t) => t.type === "uri" && t.value.startsWith(base) && EVIDENT.test(t.value)));
  const days = names.filter((n) => is(n, isDay));
  const from = BEGINS.find((n) => days.includes(n)) ?? days[0];
  const to = ENDS.find((n) => days.includes(n) && n !== from);
  return { shown: tidy ? visible(shown, evidence) : shown, evidence: order(evidence), ...pair(names, is, days), from, to, told: days.includes("reported") && from !== "reported" ? "reported" : undefined };
}

/** What the evidence button of a row opens already needs no column of its own. */
function visible(shown: Columns["shown"], evidence: string[]): Columns["shown"] {
  const kept = [...shown];
  const spare = (name: string): boolean => name === "iri" || evidence.includes(name);
  while (kept.length > 2 && spare(kept[kept.length - 1]?.name ?? "")) kept.pop();
  return kept;
}

function order(names: string[]): string[] {
  const rank = (n: string): number => ["event", "iri", "possible", "statement"].indexOf(n) + 1 || 9;
  return [...names].sort((a, b) => rank(a) - rank(b));
}

function pair(names: string[], is: (n: string, test: (t: Term) => boolean) => boolean, days: string[]): { source?: string; target?: string; edge?: string } {
  const free = names.filter((n) => !days.includes(n));
  const known = PAIRS.find(([a, b]) => free.includes(a as string) && free.includes(b as string));
  const nodes = free.filter((n) => !n.endsWith("_iri") && is(n, (t) => t.type !== "literal" || !isNumber(t)));
  const [source, target] = known ?? nodes;
  return { source, target, edge: EDGES.find((n) => free.includes(n) && n !== source && n !== target) };
}

export function isDay(t: Term): boolean {
  return t.type === "literal" && /^\d{4}-\d\d-\d\d/.test(t.value) && (!t.datatype || /#(date|dateTime|gYearMonth)$/.test(t.datatype));
}

export function isNumber(t: Term): boolean {
  return t.type === "literal" && t.value.trim() !== "" && Number.isFinite(Number(t.value));
}

/** Order of two cells: empty ones last, numbers by size, the rest by letter. */
export function compare(a: Term | undefined, b: Term | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return a.value.localeCompare(b.value, "en");
}
