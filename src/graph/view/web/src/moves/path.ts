/** The shortest way from one actor to another through events, facts preferred, with the evidence of each step. */

import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { data as isolated, h, plural } from "../dom.ts";
import { folding } from "../links.ts";
import { cards } from "../panel/cards.ts";
import { pair } from "./pair.ts";
import { shortest } from "./shortest.ts";

export function pathPanel(app: App, rest: string): HTMLElement {
  const { form, ends } = pair(app, "path", rest);
  const [from, to] = ends;
  const out = h("div", { class: "stack" }, form);
  if (from === undefined || to === undefined) {
    out.append(h("p", { class: "hint" }, "Choose two actors: the shortest way between them, with its sentences."));
    return out;
  }
  const steps = shortest(app.events, folding(app.data, app.store.state), from, to);
  if (!steps) out.append(h("p", {}, "Nothing that passes the filters connects them."));
  else {
    out.append(h("p", { class: "count" }, plural(steps.length, "step")));
    for (const [i, s] of steps.entries()) {
      out.append(
        h(
          "h3",
          { class: "section" },
          `${i + 1}. `,
          isolated(nameOf(app.data, s.from)),
          " – ",
          isolated(nameOf(app.data, s.to)),
          ` (${plural(s.events.length, "event")})`,
        ),
        cards(app, s.events.slice(0, 3)),
      );
    }
  }
  return out;
}
