/** The analyst's moves, shown in the panel: path, comparison, agreement, periods. */

import type { App } from "../app.ts";
import { button, h } from "../dom.ts";
import type { State } from "../state.ts";
import { plain } from "../vocabulary.ts";
import { agreementPanel } from "./agree.ts";
import { comparePanel } from "./compare.ts";
import { pathPanel } from "./path.ts";
import { periodsPanel } from "./periods.ts";

const MOVES = plain<[string, (app: App, rest: string) => HTMLElement]>({
  path: ["Path between two actors", pathPanel],
  compare: ["Two actors compared", comparePanel],
  agree: ["Who agrees with whom", agreementPanel],
  periods: ["Two periods compared", periodsPanel],
});

export function movePanel(app: App, state: State): HTMLElement | null {
  const cut = state.move.indexOf(":");
  const name = cut < 0 ? state.move : state.move.slice(0, cut);
  const rest = cut < 0 ? "" : state.move.slice(cut + 1);
  const [title, make] = MOVES[name] ?? [];
  if (!title || !make) return null;
  const close = button("×", () => app.store.set({ move: "" }), { class: "close", "aria-label": "Close" });
  return h(
    "section",
    { class: "move" },
    h("header", {}, h("p", { class: "eyebrow" }, "Analysis"), h("h2", {}, title), close),
    make(app, rest),
  );
}
