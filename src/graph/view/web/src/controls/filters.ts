/** The filters, which are the legend too: each type shows its line, each kind of node its shape. */

import type { App, Part } from "../app.ts";
import { button, clip, data as isolated, fill, h } from "../dom.ts";
import { type Show, START, type State } from "../state.ts";
import { drawing } from "./drawing.ts";
import { dots, line, lists } from "./filter_lists.ts";
import { SURE_ABOUT } from "../vocabulary.ts";
import { shapeLegend } from "./legend.ts";

export function filterPanel(app: App): Part {
  const { store } = app;
  const body = h("div", { class: "body" });
  const element = h("nav", { class: "filters", "aria-label": "Filters and legend" }, body);
  const open = new Set(["types"]);
  body.addEventListener(
    "toggle",
    (e) => {
      const details = e.target as HTMLDetailsElement;
      const name = details.dataset.name ?? "";
      if (details.open) open.add(name);
      else open.delete(name);
    },
    true,
  );
  let shown = "";
  return {
    element,
    update(state) {
      const {
        show,
        types,
        kinds,
        statuses,
        outlets,
        actors,
        places,
        confidence,
        detail,
        grouping,
        limit,
        hidden,
        view,
        names,
        merge,
        lines,
      } = state;
      const key = JSON.stringify([
        show,
        types,
        kinds,
        statuses,
        outlets,
        actors,
        places,
        confidence,
        detail,
        grouping,
        limit,
        hidden,
        view,
        names,
        merge,
        lines,
        app.events.length,
        app.scene?.left,
        app.scene?.weak,
      ]);
      if (key === shown) return;
      shown = key;
      const focused = (document.activeElement as HTMLElement | null)?.dataset?.focus;
      fill(
        body,
        showSwitch(app),
        reading(),
        lists(app, open),
        people(app),
        sureness(app),
        drawing(app),
        h(
          "p",
          {},
          button("Clear all filters", () => store.set(cleared()), { class: "more", "data-focus": "clear" }),
        ),
        shapeLegend(),
      );
      if (focused) body.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}

function cleared(): Partial<State> {
  const { show, types, kinds, statuses, outlets, actors, places, confidence, from, to, hidden, q } = START;
  return { show, types, kinds, statuses, outlets, actors, places, confidence, from, to, hidden, q };
}

function showSwitch(app: App): HTMLElement {
  const { store } = app;
  const choice = (value: Show, label: string) =>
    button(label, () => store.set({ show: value }), {
      "aria-pressed": String(store.state.show === value),
      "data-focus": `show-${value}`,
    });
  return h(
    "div",
    { class: "switch", role: "group", "aria-label": "Facts or talk" },
    choice("all", "All"),
    choice("facts", "Only facts"),
    choice("talk", "Only talk"),
  );
}

/** The two rules that make the graph readable. */
function reading(): HTMLElement {
  return h(
    "div",
    { class: "reading" },
    h("p", {}, line("#39485a", true), h("span", {}, "fact: told as having happened")),
    h("p", {}, line("#39485a", false), h("span", {}, "talk: said, urged, feared, denied …")),
    h("p", {}, dots("#39485a"), h("span", {}, "where it happened")),
  );
}

function people(app: App): HTMLElement | null {
  const { store, data } = app;
  const { actors, places, hidden } = store.state;
  const chip = (key: "actors" | "places" | "hidden", id: string, sign: string) => {
    const i = data.entityById.get(id);
    const label = i === undefined ? id : (store.state.names[id] ?? data.entities[i]?.label ?? id);
    return button(
      h("span", {}, `${sign} `, isolated(clip(label, 28)), " ×"),
      () => store.set({ [key]: store.state[key].filter((x) => x !== id) }),
      { class: "chip", "aria-label": `Remove the filter ${label}` },
    );
  };
  const chips = [
    ...actors.map((id) => chip("actors", id, "only")),
    ...places.map((id) => chip("places", id, "in")),
    ...hidden.map((id) => chip("hidden", id, "without")),
  ];
  return chips.length ? h("div", { class: "chips" }, chips) : null;
}

function sureness(app: App): HTMLElement {
  const { store } = app;
  const value = store.state.confidence;
  const output = h("output", {}, `${Math.round(value * 100)} %`);
  const slider = h("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    value,
    "data-focus": "confidence",
    "aria-label": "Least confidence",
  });
  slider.addEventListener("input", () => (output.textContent = `${Math.round(Number(slider.value) * 100)} %`));
  slider.addEventListener("change", () => store.set({ confidence: Number(slider.value) }));
  return h("label", { class: "slider", title: SURE_ABOUT }, h("span", {}, "Kind at least ", output, " sure"), slider);
}
