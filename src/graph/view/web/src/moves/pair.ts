/** The choice of two actors. */

import type { App } from "../app.ts";
import { chooser } from "../controls/chooser.ts";
import { h } from "../dom.ts";
import { component } from "../escape.ts";

export function pair(
  app: App,
  name: "path" | "compare",
  rest: string,
): { form: HTMLElement; ends: [number | undefined, number | undefined] } {
  const ids = rest.split("|").map(decodeURIComponent);
  const ends = ids.map((id) => app.data.entityById.get(id));
  const choose = (which: 0 | 1) =>
    chooser(app, which ? "Second actor" : "First actor", ends[which], (id) => {
      const now = [ids[0] ?? "", ids[1] ?? ""];
      now[which] = id;
      app.store.set({ move: `${name}:${now.map(component).join("|")}` });
    });
  return {
    form: h("div", { class: "pair" }, choose(0), h("span", {}, name === "path" ? "→" : "and"), choose(1)),
    ends: [ends[0], ends[1]],
  };
}
