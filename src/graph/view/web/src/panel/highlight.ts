/** A stretch of an article with the words that carry an event marked. */

import { clean, data as isolated, h } from "../dom.ts";
import type { Mark } from "../types.ts";
import { ROLES } from "../vocabulary.ts";

/** Cuts the stretch at every border of a mark, so that marks may overlap. */
export function highlighted(
  text: string,
  begin: number,
  end: number,
  marks: Mark[],
  name: (entity: number) => string,
): HTMLElement {
  const inside = marks.filter(([, b, e]) => e > begin && b < end && e > b);
  const cuts = [...new Set([begin, end, ...inside.flatMap(([, b, e]) => [Math.max(b, begin), Math.min(e, end)])])].sort(
    (a, b) => a - b,
  );
  const out = h("bdi", { class: "words" });
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    const own = inside.filter(([, b, e]) => b <= from && e >= to);
    const words = clean(text.slice(from, to));
    out.append(own.length ? marked(words, own, name) : words);
  }
  return out;
}

function marked(words: string, marks: Mark[], name: (entity: number) => string): HTMLElement {
  const roles = marks.map(([role]) => role);
  const main = roles.includes("trigger") ? "trigger" : (roles[0] as string);
  const title = marks.map(([role, , , who]) =>
    who === undefined ? roleName(role) : `${roleName(role)}: ${name(who)}`,
  );
  return h("mark", { class: roleClass(main), title: [...new Set(title)].join(", ") }, words);
}

function roleClass(role: string): string {
  return `role-${/^[a-z]+$/.test(role) ? role : "other"}`;
}

function roleName(role: string): string {
  return ROLES[role] ?? role;
}

/** Each marked stretch with its role, whom it stands for and why: what the colours say, in words. */
export function whoIsWho(text: string, marks: Mark[], name: (entity: number) => string): HTMLElement | null {
  if (!marks.length) return null;
  const row = ([role, begin, end, who, why]: Mark) =>
    h(
      "li",
      {},
      h("mark", { class: roleClass(role) }, roleName(role)),
      " ",
      isolated(text.slice(begin, end)),
      who === undefined ? null : h("span", {}, " → ", isolated(name(who))),
      why ? h("small", {}, " (", isolated(why), ")") : null,
    );
  return h("details", { class: "who" }, h("summary", {}, "Who is who"), h("ul", {}, marks.map(row)));
}
