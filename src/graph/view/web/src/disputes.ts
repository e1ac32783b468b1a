/** Where sources contradict each other: counts of the same thing that cannot both be true, and denials. */

import type { Figure, Happening, Raw } from "./types.ts";

export function disputesOf(event: Happening, raw: Raw, events: Happening[]): string[] {
  const out = figureDisputes(event.figures, raw);
  if (event.statuses.includes("denied") && event.statuses.length > 1) {
    const deniers = event.evidence.filter((e) => e.status === "denied").flatMap((e) => e.by ?? []);
    out.push(`denied${by(raw, deniers)}, ${event.statuses.filter((s) => s !== "denied").join(" and ")} by others`);
  }
  for (const i of event.raw.refers ?? []) {
    if (event.statuses.includes("denied") && events[i]?.fact) out.push("denied here, told as a fact elsewhere");
  }
  return out;
}

function by(raw: Raw, entities: number[]): string {
  const labels = [...new Set(entities)].map((i) => raw.entities[i]?.label ?? "?");
  return labels.length ? ` by ${labels.join(", ")}` : "";
}

function figureDisputes(figures: Figure[], raw: Raw): string[] {
  const out: string[] = [];
  for (let i = 0; i < figures.length; i++) {
    for (let j = i + 1; j < figures.length; j++) {
      const a = figures[i] as Figure;
      const b = figures[j] as Figure;
      if (a.measures === b.measures && (a.unit ?? "") === (b.unit ?? "") && apart(a, b)) {
        out.push(`figures differ: ${said(a, raw)} against ${said(b, raw)}`);
      }
    }
  }
  return out;
}

function said(figure: Figure, raw: Raw): string {
  const wording = figure.wording || String(figure.best ?? figure.lower ?? figure.upper ?? "?");
  return `“${wording}”${by(raw, figure.by ?? [])}`;
}

/** The intervals do not touch. */
export function apart(a: Figure, b: Figure): boolean {
  const low = (f: Figure) => f.lower ?? f.best ?? -Infinity;
  const high = (f: Figure) => f.upper ?? (f.lower !== undefined && f.best === undefined ? Infinity : (f.best ?? Infinity));
  return high(a) < low(b) || high(b) < low(a);
}
