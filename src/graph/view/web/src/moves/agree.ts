/** Pairs of actors that stand alike, or against each other, towards the same third ones. */

import { component } from "../escape.ts";
import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { button, data as isolated, h } from "../dom.ts";
import { folding } from "../links.ts";
import { cosine, stances } from "./stance.ts";

const ACTORS = 60;
const ROWS = 12;
/** Pairs that act on fewer third actors are left out where there are others: one deed in common says little. */
const ENOUGH = 2;
const SOME = 3;

export function agreementPanel(app: App): HTMLElement {
  const all = stances(app.events, folding(app.data, app.store.state));
  const actors = [...all.keys()]
    .sort((a, b) => (all.get(b)?.size ?? 0) - (all.get(a)?.size ?? 0) || a - b)
    .slice(0, ACTORS);
  const pairs: { a: number; b: number; likeness: number; shared: number }[] = [];
  actors.forEach((a, i) => {
    for (const b of actors.slice(i + 1)) {
      const [sa, sb] = [all.get(a), all.get(b)];
      if (!sa || !sb) continue;
      const likeness = cosine(sa, sb);
      if (likeness !== null) pairs.push({ a, b, likeness, shared: [...sa.keys()].filter((k) => sb.has(k)).length });
    }
  });
  const least = pairs.filter((p) => p.shared >= ENOUGH).length >= SOME ? ENOUGH : 1;
  const alike = pairs
    .filter((p) => p.shared >= least && p.likeness > 0.3)
    .sort((x, y) => y.shared * y.likeness - x.shared * x.likeness)
    .slice(0, ROWS);
  const against = pairs
    .filter((p) => p.shared >= least && p.likeness < -0.3)
    .sort((x, y) => y.shared * -y.likeness - x.shared * -x.likeness)
    .slice(0, ROWS);
  const id = (i: number) => component(app.data.entities[i]?.id ?? "");
  const row = (p: (typeof pairs)[number]) =>
    h(
      "li",
      {},
      button(
        h("span", {}, isolated(nameOf(app.data, p.a)), " and ", isolated(nameOf(app.data, p.b))),
        () => app.store.set({ move: `compare:${id(p.a)}|${id(p.b)}` }),
        { class: "link" },
      ),
      h("span", { class: "number" }, `${p.shared} shared`),
    );
  const list = (title: string, rows: typeof pairs) => [
    h("h3", { class: "section" }, title),
    rows.length
      ? h("ol", { class: "ranking" }, rows.map(row))
      : h("p", { class: "hint" }, "None in what passes the filters."),
  ];
  return h(
    "div",
    { class: "stack" },
    h(
      "p",
      { class: "hint" },
      "Measured on what each did as a fact towards the same third actors: cooperation against conflict.",
    ),
    list("Stand alike", alike),
    list("Stand against each other", against),
  );
}
