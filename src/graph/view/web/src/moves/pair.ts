/** The choice of two actors. */

import { component } from "../escape.ts";
import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { clip, h } from "../dom.ts";
import { weights } from "../links.ts";

/** Two actors to choose, from the most involved ones. */
export function pair(
  app: App,
  name: "path" | "compare",
  rest: string,
): { form: HTMLElement; ends: [number | undefined, number | undefined] } {
  const ids = rest.split("|").map(decodeURIComponent);
  const ends = ids.map((id) => app.data.entityById.get(id));
  const weight = weights(app.data.events, (i) => i);
  const order = [...weight.keys()]
    .sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0))
    .slice(0, 500)
    .sort((a, b) => nameOf(app.data, a).localeCompare(nameOf(app.data, b)));
  const choose = (which: 0 | 1) => {
    const options = order.map((i) =>
      h("option", { value: app.data.entities[i]?.id, selected: i === ends[which] }, clip(nameOf(app.data, i), 40)),
    );
    const select = h(
      "select",
      { "aria-label": which ? "Second actor" : "First actor" },
      h("option", { value: "" }, "choose …"),
      options,
    );
    select.addEventListener("change", () => {
      const now = [ids[0] ?? "", ids[1] ?? ""];
      now[which] = select.value;
      app.store.set({ move: `${name}:${now.map(component).join("|")}` });
    });
    return select;
  };
  return {
    form: h("div", { class: "pair" }, choose(0), h("span", {}, name === "path" ? "→" : "and"), choose(1)),
    ends: [ends[0], ends[1]],
  };
}
