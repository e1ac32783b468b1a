// Names for IRIs, asked in batches and remembered.
import { labels } from "../server.ts";
import type { Named } from "../types.ts";

const known = new Map<string, Named>();
const BATCH = 500;

export function name(iri: string): Named | undefined {
  return known.get(iri);
}

export async function learn(iris: Iterable<string>): Promise<void> {
  const missing = [...new Set(iris)].filter((i) => !known.has(i));
  for (let at = 0; at < missing.length; at += BATCH) {
    const found = await labels(missing.slice(at, at + BATCH)).catch((): Record<string, Named> => ({}));
    for (const [iri, named] of Object.entries(found)) known.set(iri, named);
  }
}

/** The name of an IRI for the eye; what is not known yet is the IRI's own last part. */
export function readable(iri: string): string {
  const named = known.get(iri);
  return named?.label ?? named?.short ?? iri.replace(/^.*[/#](?=.)/, "");
}
