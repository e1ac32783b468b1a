// A sentence with the words that carry an event. Offsets count code points, as the store has them.
import { bdi, h } from "../dom.ts";
import type { Evidence, Mark } from "../types.ts";

export function sentence(evidence: Evidence): HTMLElement {
  const letters = [...evidence.text];
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const [begin, end, mark] of pieces(evidence.marks, letters.length)) {
    if (begin > at) parts.push(letters.slice(at, begin).join(""));
    parts.push(h("mark", { class: `role-${mark.role}`, title: mark.role }, letters.slice(begin, end).join("")));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  return h("blockquote", { dir: "auto" }, ...parts);
}

/** Marks cut so that they do not overlap: where several lie on a letter, the shortest is shown. */
function pieces(marks: Mark[], length: number): [number, number, Mark][] {
  const owner: (Mark | undefined)[] = Array.from({ length }, () => undefined);
  for (const mark of [...marks].sort((a, b) => b.end - b.begin - (a.end - a.begin))) {
    if (mark.role !== "topic") owner.fill(mark, Math.max(0, mark.begin), Math.min(length, mark.end));
  }
  const out: [number, number, Mark][] = [];
  for (let i = 0; i < length; i += 1) {
    const mark = owner[i];
    if (!mark) continue;
    let end = i;
    while (end < length && owner[end] === mark) end += 1;
    out.push([i, end, mark]);
    i = end - 1;
  }
  return out;
}

export function source(evidence: Evidence, open: (iri: string) => void): HTMLElement {
  const who = evidence.saidBy.length ? h("span", {}, "according to ", bdi(evidence.saidBy.join(", ")), " · ") : null;
  const article = h("button", { type: "button", class: "link", onclick: () => open(evidence.article) }, bdi(evidence.headline || "article"));
  const where = [evidence.publisher, evidence.date].filter(Boolean).join(", ");
  return h("figcaption", {}, who, article, where ? ` · ${where}` : "");
}
