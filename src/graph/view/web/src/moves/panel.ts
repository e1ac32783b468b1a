/** The analyst's moves, shown in the panel: path, comparison, agreement, periods. */

import type { App } from "../app.ts";
import { button, h } from "../dom.ts";
import type { State } from "../state.ts";
import { agreementPanel } from "./agree.ts";
import { comparePanel } from "./compare.ts";
import { pathPanel } from "./path.ts";
import { periodsPanel } from "./periods.ts";

export function movePanel(app: App, state: State): HTMLElement | null {
  const cut = state.move.indexOf(":");
  const name = cut < 0 ? state.move : state.move.slice(0, cut);
  const rest = cut < 0 ? "" : state.move.slice(cut + 1);
  const make = { path: pathPanel, compare: comparePanel, agree: agreementPanel, periods: periodsPanel }[name];
  if (!make) return null;
  const titles: Record<string, string> = { path: "Path between two actors", compare: "Two actors compared", agree: "Who agrees with whom", periods: "Two periods compared" };
  const close = button("×", () => app.store.set({ move: "" }), { class: "close", "aria-label": "Close" });
  return h("section", { class: "move" }, h("header", {}, h("p", { class: "eyebrow" }, "Analysis"), h("h2", {}, titles[name] ?? ""), close), make(app, rest));
}
