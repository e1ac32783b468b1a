// What the server sends.

export type Term =
  | { type: "uri"; value: string }
  | { type: "bnode"; value: string }
  | { type: "literal"; value: string; datatype?: string; "xml:lang"?: string };

export type Row = Record<string, Term | undefined>;

export type Answer =
  | { kind: "rows"; columns: string[]; rows: Row[]; bytes: number; engine: number }
  | { kind: "boolean"; value: boolean; bytes: number; engine: number }
  | { kind: "large"; bytes: number; engine: number };

export interface Parameter {
  name: string;
  type: "entity" | "date" | "integer" | "text" | "concept" | "iri";
  help: string;
  default: string | null;
}

export interface Question {
  name: string;
  title: string;
  question: string;
  parameters: Parameter[];
  columns: string[];
}

export interface Library {
  queries: Question[];
  concepts: { of: string; value: string; label: string }[];
}

export interface Word {
  name: string;
  kind: "class" | "property" | "concept";
  label: string;
  comment: string;
  uses?: number;
}

export interface Vocabulary {
  base: string;
  prefixes: Record<string, string>;
  terms: Word[];
  graphs: string[];
  counts: { articles: number; facts: number; talk: number };
}

export interface Entity {
  iri: string;
  name: string;
  kind: string;
  label?: string;
  code?: string;
  /** Another name by which it was found. */
  called?: string;
}

export interface Named {
  short: string;
  kind: string;
  label?: string;
}

export interface Mark {
  begin: number;
  end: number;
  role: string;
}

export interface Evidence {
  text: string;
  begin: number;
  article: string;
  headline: string;
  date: string;
  publisher: string;
  url: string;
  marks: Mark[];
  saidBy: string[];
  status?: string;
  confidence?: string | null;
  rule?: string | null;
}

export interface About {
  iri: string;
  short: string;
  label: string;
  kind: string;
  types: { name: string; label: string }[];
  voice: "fact" | "talk" | "";
  values: { property: string; label: string; values: { text: string; iri?: string }[]; more: number }[];
  evidence: Evidence[];
  parts: { items: { role: string; text: string; iri: string; voice: "fact" | "talk" }[]; more: number };
}
