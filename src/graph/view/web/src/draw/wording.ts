/** What stands on a line. */

import type { Link } from "../links.ts";
import type { Happening } from "../types.ts";
import { typeInfo } from "../vocabulary.ts";

/** Without the quotation marks of talk and without the count. */
export function verbOf(link: Link, grouping: "type" | "tone"): string {
  const count = link.events.length;
  if (link.way === "alone") return `${count} that name nobody else`;
  if (link.way === "inside") return `${count} inside, towards its own`;
  if (link.way === "unknown") return grouping === "tone" ? `${link.group} by unknown` : suffered(link.events);
  if (link.way === "happens") return `${nouns(link.events)} here, by unknown`;
  if (link.way === "at") return `place of ${grouping === "tone" ? link.group : typeInfo(link.group).noun}`;
  return grouping === "tone" ? link.group : typeInfo(link.group).verb;
}

/** "attacked, arrested by unknown": the two most frequent kinds. */
export function suffered(events: Happening[]): string {
  const [first, second, ...more] = frequent(events);
  if (!first) return "by unknown";
  const words = [first, ...(second ? [second] : [])].map((t) => typeInfo(t).passive);
  return `${words.join(", ")}${more.length ? " …" : ""} by unknown`;
}

function nouns(events: Happening[]): string {
  return frequent(events)
    .slice(0, 2)
    .map((t) => typeInfo(t).noun)
    .join(", ");
}

function frequent(events: Happening[]): string[] {
  const count = new Map<string, number>();
  for (const e of events) count.set(e.type, (count.get(e.type) ?? 0) + 1);
  return [...count.keys()].sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0) || (a < b ? -1 : 1));
}

/** One event as a sentence in three parts; passive where nobody is named who did it. */
export function told(
  e: Happening,
  names: (indexes: number[]) => string,
): { subject: string; verb: string; object: string } {
  const [actors, recipients, places] = [names(e.actors), names(e.recipients), names(e.places.slice(0, 2))];
  const { verb, passive, noun } = typeInfo(e.type);
  if (!actors && recipients) return { subject: recipients, verb: `${passive} by unknown`, object: "" };
  if (!actors) return { subject: places || "Unknown", verb: places ? `${noun} here, by unknown` : noun, object: "" };
  if (recipients) return { subject: actors, verb, object: recipients };
  return { subject: actors, verb: noun, object: places && `in ${places}` };
}
