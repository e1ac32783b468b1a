/** How the graph is drawn: what nodes and lines stand for, and how many. */

import type { App } from "../app.ts";
import { h } from "../dom.ts";

export function drawing(app: App): HTMLElement {
  const { store } = app;
  const { state } = store;
  const pick = (key: "detail" | "grouping", label: string, options: [string, string][]) => {
    const select = h(
      "select",
      { "data-focus": key },
      options.map(([v, t]) => h("option", { value: v, selected: state[key] === v }, t)),
    );
    select.addEventListener("change", () => store.set({ [key]: select.value, camera: "" }));
    return h("label", {}, `${label} `, select);
  };
  const number = h("input", {
    type: "number",
    min: 0,
    max: 400,
    step: 1,
    value: state.limit || "",
    placeholder: "auto",
    "data-focus": "limit",
  });
  number.addEventListener("change", () => store.set({ limit: Math.min(400, Math.max(0, Number(number.value) || 0)) }));
  const states = h("input", { type: "checkbox", checked: state.merge === "states", "data-focus": "merge" });
  states.addEventListener("change", () => store.set({ merge: states.checked ? "states" : "" }));
  const weak = h("input", { type: "checkbox", checked: state.lines === "all", "data-focus": "lines" });
  weak.addEventListener("change", () => store.set({ lines: weak.checked ? "all" : "" }));
  const left = app.scene?.left
    ? h("p", { class: "hint" }, `${app.scene.left.toLocaleString("en")} more actors pass the filters.`)
    : null;
  return h(
    "fieldset",
    { class: "drawing", hidden: state.view !== "graph" },
    h("legend", {}, "Drawing"),
    pick("detail", "Nodes", [
      ["actors", "Actors"],
      ["events", "Actors and events"],
      ["all", "With articles"],
    ]),
    pick("grouping", "Lines", [
      ["auto", "Automatic"],
      ["type", "By type"],
      ["tone", "Two kinds"],
    ]),
    h("label", {}, "Actors ", number),
    app.scene?.weak || state.lines
      ? h(
          "label",
          { class: "tick" },
          weak,
          h("span", {}, app.scene?.weak ? `Weak lines too (${app.scene.weak})` : "Weak lines too"),
        )
      : null,
    h("label", { class: "tick" }, states, h("span", {}, "People as their states")),
    left,
  );
}
