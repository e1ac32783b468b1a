// Everything that the page asks the server. Nothing else is ever asked.
import { readTriples } from "./results/triples.ts";
import type { About, Answer, Entity, Library, Named, Vocabulary } from "./types.ts";

const LARGEST = 40_000_000;
const RESULTS = "application/sparql-results+json, application/n-triples;q=0.9";

/** What the server did not answer, in its words. `line` and `column` count from 1. */
export class Refusal extends Error {
  readonly status: number;
  readonly hint: string;
  readonly line?: number;
  readonly column?: number;

  constructor(status: number, problem: { title?: string; hint?: string; line?: number; column?: number }) {
    super(problem.title ?? `The server answered with status ${status}.`);
    this.status = status;
    this.hint = problem.hint ?? "";
    this.line = problem.line;
    this.column = problem.column;
  }
}

async function ask(path: string, options: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "omit", ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refusal(0, { title: "The server does not answer.", hint: "Is `newsgraph serve` still running?" });
  }
  if (response.ok) return response;
  const text = await response.text();
  let problem: { title?: string } = {};
  try {
    problem = JSON.parse(text) as { title?: string };
  } catch {
    problem = { title: text.trim() };
  }
  throw new Refusal(response.status, problem);
}

async function json<T>(path: string, options: RequestInit = {}): Promise<T> {
  const response = await ask(path, { ...options, headers: { Accept: "application/json", ...options.headers } });
  return (await response.json()) as T;
}

function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return json<T>(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" }, signal });
}

function sparql(query: string, accept: string, signal?: AbortSignal): Promise<Response> {
  return ask("sparql", { method: "POST", body: query, headers: { "Content-Type": "application/sparql-query", Accept: accept }, signal });
}

export async function run(query: string, signal: AbortSignal): Promise<Answer> {
  const response = await sparql(query, RESULTS, signal);
  const bytes = Number(response.headers.get("content-length") ?? 0);
  const engine = Number(/dur=([\d.]+)/.exec(response.headers.get("server-timing") ?? "")?.[1] ?? 0);
  if (bytes > LARGEST) {
    await response.body?.cancel();
    return { kind: "large", bytes, engine };
  }
  const text = await response.text();
  if (response.headers.get("content-type")?.startsWith("application/n-triples")) {
    return { kind: "rows", columns: ["subject", "predicate", "object"], rows: readTriples(text), bytes, engine };
  }
  const found = JSON.parse(text) as { boolean?: boolean; head: { vars?: string[] }; results?: { bindings: [] } };
  if (found.boolean !== undefined) return { kind: "boolean", value: found.boolean, bytes, engine };
  return { kind: "rows", columns: found.head.vars ?? [], rows: found.results?.bindings ?? [], bytes, engine };
}

export async function file(query: string, media: string): Promise<Blob> {
  return (await sparql(query, media)).blob();
}

export const vocabulary = (): Promise<Vocabulary> => json("api/vocabulary");
export const library = (): Promise<Library> => json("api/questions");
export const about = (iri: string): Promise<About> => json(`api/about?iri=${encodeURIComponent(iri)}`);
export const labels = (iris: string[]): Promise<Record<string, Named>> => post("api/labels", { iris });
export const notes = (query: string): Promise<string[]> => post("api/notes", { query });
export const prepared = (name: string, values: Record<string, string>): Promise<{ query: string }> => post("api/prepared", { name, values });

export function entities(text: string, limit = 12, signal?: AbortSignal): Promise<Entity[]> {
  return json(`api/entities?q=${encodeURIComponent(text)}&limit=${limit}`, { signal });
}
