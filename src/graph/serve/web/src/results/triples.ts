// Reads N-Triples (W3C, 2014), which is what CONSTRUCT and DESCRIBE are answered with here.
import type { Row, Term } from "../types.ts";

const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?/gy;
const ESCAPES: Record<string, string> = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

export function readTriples(text: string): Row[] {
  const rows: Row[] = [];
  for (const line of text.split("\n")) {
    const terms = readLine(line);
    if (terms.length === 3) rows.push({ subject: terms[0], predicate: terms[1], object: terms[2] });
  }
  return rows;
}

function readLine(line: string): Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (at < line.length && terms.length < 3) {
    while (line[at] === " " || line[at] === "\t") at += 1;
    TERM.lastIndex = at;
    const found = TERM.exec(line);
    if (!found) break;
    terms.push(term(found));
    at = TERM.lastIndex;
  }
  return terms;
}

function term(found: RegExpExecArray): Term {
  const [, iri, blank, text, datatype, language] = found;
  if (iri !== undefined) return { type: "uri", value: plain(iri) };
  if (blank !== undefined) return { type: "bnode", value: blank };
  return { type: "literal", value: plain(text ?? ""), datatype, "xml:lang": language };
}

function plain(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short?: string, long?: string, letter?: string) =>
    short || long ? String.fromCodePoint(parseInt((short ?? long) as string, 16)) : (ESCAPES[letter as string] ?? (letter as string)),
  );
}
