/** Where sources contradict each other: counts of the same thing that cannot both be true, and denials. */

import type { Entity, Figure, Happening } from "./types.ts";

export function disputesOf(event: Happening, entities: Entity[], events: Happening[]): string[] {
  const out = figureDisputes(event.figures, entities);
  if (event.statuses.includes("denied") && event.statuses.length > 1) {
    const deniers = event.evidence.filter((e) => e.status === "denied").flatMap((e) => e.by ?? []);
    out.push(`denied${by(entities, deniers)}, ${event.statuses.filter((s) => s !== "denied").join(" and ")} by others`);
  }
  for (const i of event.raw.refers ?? []) {
    if (event.statuses.includes("denied") && events[i]?.fact) out.push("denied here, told as a fact elsewhere");
  }
  return out;
}

function by(entities: Entity[], indexes: number[]): string {
  const labels = [...new Set(indexes)].map((i) => entities[i]?.label ?? "?");
  return labels.length ? ` by ${labels.join(", ")}` : "";
}

function figureDisputes(figures: Figure[], entities: Entity[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < figures.length; i++) {
    for (let j = i + 1; j < figures.length; j++) {
      const a = figures[i] as Figure;
      const b = figures[j] as Figure;
      if (a.measures === b.measures && (a.unit ?? "") === (b.unit ?? "") && apart(a, b) && !together(a, b)) {
        out.push(`figures differ: ${said(a, entities)} against ${said(b, entities)}`);
      }
    }
  }
  return out;
}

/** Counts that one source gives in one article are parts of each other or of different things. */
function together(a: Figure, b: Figure): boolean {
  return a.article !== undefined && a.article === b.article && String(a.by ?? []) === String(b.by ?? []);
}

function said(figure: Figure, entities: Entity[]): string {
  const wording = figure.wording || String(figure.best ?? figure.lower ?? figure.upper ?? "?");
  return `“${wording}”${by(entities, figure.by ?? [])}`;
}

/** The intervals do not touch. */
export function apart(a: Figure, b: Figure): boolean {
  const low = (f: Figure) => f.lower ?? f.best ?? -Infinity;
  const high = (f: Figure) =>
    f.upper ?? (f.lower !== undefined && f.best === undefined ? Infinity : (f.best ?? Infinity));
  return high(a) < low(b) || high(b) < low(a);
}
