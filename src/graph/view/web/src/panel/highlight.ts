/** A stretch of an article with the words that carry an event marked. */

import { clean, h } from "../dom.ts";
import type { Mark } from "../types.ts";
import { ROLES } from "../vocabulary.ts";

/** Cuts the stretch at every border of a mark, so that marks may overlap. */
export function highlighted(text: string, begin: number, end: number, marks: Mark[]): HTMLElement {
  const inside = marks.filter(([, b, e]) => e > begin && b < end && e > b);
  const cuts = [...new Set([begin, end, ...inside.flatMap(([, b, e]) => [Math.max(b, begin), Math.min(e, end)])])].sort(
    (a, b) => a - b,
  );
  const out = h("bdi", { class: "words" });
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    const roles = inside.filter(([, b, e]) => b <= from && e >= to).map(([role]) => role);
    const words = clean(text.slice(from, to));
    out.append(roles.length ? marked(words, roles) : words);
  }
  return out;
}

function marked(words: string, roles: string[]): HTMLElement {
  const main = roles.includes("trigger") ? "trigger" : (roles[0] as string);
  const names = roles.map((r) => ROLES[r] ?? r).join(", ");
  return h("mark", { class: `role-${/^[a-z]+$/.test(main) ? main : "other"}`, title: names }, words);
}
