/** The filters, which are the legend too: each type shows its line, each kind of node its shape. */

import type { App, Part } from "../app.ts";
import { button, clip, data as isolated, fill, h, svg } from "../dom.ts";
import { passes } from "../select.ts";
import { type Show, START, type State, toggled } from "../state.ts";
import type { Happening } from "../types.ts";
import { colourOf, STATUS_ABOUT, STATUSES, TYPE_NAMES, typeInfo } from "../vocabulary.ts";
import { shapeLegend } from "./legend.ts";

type ListKey = "types" | "kinds" | "statuses" | "outlets";

export function filterPanel(app: App): Part {
  const { store } = app;
  const body = h("div", { class: "body" });
  const element = h("nav", { class: "filters", "aria-label": "Filters and legend" }, body);
  const open = new Set(["types"]);
  body.addEventListener("toggle", (e) => {
    const details = e.target as HTMLDetailsElement;
    const name = details.dataset.name ?? "";
    if (details.open) open.add(name);
    else open.delete(name);
  }, true);
  let shown = "";
  return {
    element,
    update(state) {
      const { show, types, kinds, statuses, outlets, actors, places, confidence, detail, grouping, limit, hidden, view, names, merge, lines } = state;
      const key = JSON.stringify([show, types, kinds, statuses, outlets, actors, places, confidence, detail, grouping, limit, hidden, view, names, merge, lines, app.events.length, app.scene?.left, app.scene?.weak]);
      if (key === shown) return;
      shown = key;
      const focused = (document.activeElement as HTMLElement | null)?.dataset?.focus;
      fill(body, showSwitch(app), reading(), lists(app, open), people(app), sureness(app), drawing(app), h("p", {}, button("Clear all filters", () => store.set(cleared()), { class: "more", "data-focus": "clear" })), shapeLegend());
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
  const choice = (value: Show, label: string) => button(label, () => store.set({ show: value }), { "aria-pressed": String(store.state.show === value), "data-focus": `show-${value}` });
  return h("div", { class: "switch", role: "group", "aria-label": "Facts or talk" }, choice("all", "All"), choice("facts", "Only facts"), choice("talk", "Only talk"));
}

/** The two rules that make the graph readable. */
function reading(): HTMLElement {
  return h(
    "div",
    { class: "reading" },
    h("p", {}, line("#39485a", true), h("span", {}, "fact: told as having happened")),
    h("p", {}, line("#39485a", false), h("span", {}, "talk: said, urged, feared, denied …")),
  );
}

function line(colour: string, fact: boolean, width = 2): SVGElement {
  const head = fact ? svg("path", { d: "M27 3 L34 7 L27 11 Z", fill: colour }) : svg("path", { d: "M27 3 L34 7 L27 11", fill: "none", stroke: colour, "stroke-width": 1.6 });
  return svg("svg", { width: 36, height: 14, "aria-hidden": "true" }, svg("path", { d: "M1 7 H28", stroke: colour, "stroke-width": width, "stroke-dasharray": fact ? "none" : "5 4" }), head);
}

function lists(app: App, open: Set<string>): HTMLElement[] {
  const { data } = app;
  const tone = (name: "cooperation" | "conflict") => TYPE_NAMES.filter((t) => typeInfo(t).tone === name);
  const count = counter(app, "types", (e) => [e.type]);
  const kinds = counter(app, "kinds", (e) => [e.kind]);
  const outlets = counter(app, "outlets", (e) => e.outlets);
  const statuses = counter(app, "statuses", (e) => e.statuses);
  const kindLabel = new Map(data.events.map((e) => [e.kind, e.kindLabel]));
  const typeRow = (t: string) => row(app, "types", t, typeInfo(t).label, count.get(t) ?? 0, line(colourOf(t), true, typeInfo(t).material ? 3.4 : 1.8), typeInfo(t).about);
  const group = (name: "cooperation" | "conflict", label: string) => h("div", { role: "group", "aria-label": label }, h("h4", { class: name }, label), tone(name).map(typeRow));
  return [
    section("types", "Types of events", open, [group("cooperation", "Cooperation"), group("conflict", "Conflict"), h("p", { class: "hint" }, "Thick lines are deeds, thin lines are words.")]),
    section("statuses", "Status", open, Object.keys(STATUSES).map((s) => row(app, "statuses", s, STATUSES[s] ?? s, statuses.get(s) ?? 0, null, STATUS_ABOUT[s] ?? ""))),
    section("kinds", "Kinds", open, sorted(kinds).map(([k, n]) => row(app, "kinds", k, kindLabel.get(k) ?? k, n, null, ""))),
    section("outlets", "Outlets", open, sorted(outlets).slice(0, 60).map(([o, n]) => row(app, "outlets", o, clip(o, 40), n, null, ""))),
  ];
}

function sorted(counts: Map<string, number>): [string, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** How many events each choice has when this list itself does not filter. */
function counter(app: App, key: ListKey, values: (e: Happening) => string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const e of app.data.events) for (const v of values(e)) out.set(v, out.get(v) ?? 0);
  const pass = passes(app.data, { ...app.store.state, [key]: [] });
  for (const e of app.data.events) if (pass(e)) for (const v of values(e)) out.set(v, (out.get(v) ?? 0) + 1);
  return out;
}

function section(name: string, title: string, open: Set<string>, rows: HTMLElement[]): HTMLElement {
  return h("details", { "data-name": name, open: open.has(name) }, h("summary", {}, title), rows);
}

function row(app: App, key: ListKey, value: string, label: string, count: number, picture: SVGElement | null, about: string): HTMLElement {
  const { store } = app;
  const box = h("input", { type: "checkbox", checked: !store.state[key].includes(value), "data-focus": `${key}-${value}` });
  box.addEventListener("change", () => store.set({ [key]: toggled(store.state[key], value) }));
  const only = button("only", () => store.set({ [key]: others(app, key, value) }), { class: "only", "aria-label": `Only ${label}`, "data-focus": `only-${key}-${value}` });
  return h("div", { class: `choice${count ? "" : " none"}`, title: about || null }, h("label", {}, box, picture, h("span", { class: "label" }, isolated(label))), only, h("span", { class: "number" }, count.toLocaleString("en")));
}

function others(app: App, key: ListKey, value: string): string[] {
  const all: Record<ListKey, string[]> = {
    types: [...new Set([...TYPE_NAMES, ...app.data.events.map((e) => e.type)])],
    kinds: [...new Set(app.data.events.map((e) => e.kind))],
    statuses: Object.keys(STATUSES),
    outlets: [...new Set(app.data.events.flatMap((e) => e.outlets))],
  };
  return all[key].filter((v) => v !== value);
}

function people(app: App): HTMLElement | null {
  const { store, data } = app;
  const { actors, places, hidden } = store.state;
  const chip = (key: "actors" | "places" | "hidden", id: string, sign: string) => {
    const i = data.entityById.get(id);
    const label = i === undefined ? id : (store.state.names[id] ?? data.entities[i]?.label ?? id);
    return button(h("span", {}, `${sign} `, isolated(clip(label, 28)), " ×"), () => store.set({ [key]: store.state[key].filter((x) => x !== id) }), { class: "chip", "aria-label": `Remove the filter ${label}` });
  };
  const chips = [...actors.map((id) => chip("actors", id, "only")), ...places.map((id) => chip("places", id, "in")), ...hidden.map((id) => chip("hidden", id, "without"))];
  return chips.length ? h("div", { class: "chips" }, chips) : null;
}

function sureness(app: App): HTMLElement {
  const { store } = app;
  const value = store.state.confidence;
  const output = h("output", {}, `${Math.round(value * 100)} %`);
  const slider = h("input", { type: "range", min: 0, max: 1, step: 0.05, value, "data-focus": "confidence", "aria-label": "Least confidence" });
  slider.addEventListener("input", () => (output.textContent = `${Math.round(Number(slider.value) * 100)} %`));
  slider.addEventListener("change", () => store.set({ confidence: Number(slider.value) }));
  return h("label", { class: "slider" }, h("span", {}, "At least ", output, " sure"), slider);
}

function drawing(app: App): HTMLElement {
  const { store } = app;
  const { state } = store;
  const pick = (key: "detail" | "grouping", label: string, options: [string, string][]) => {
    const select = h("select", { "data-focus": key }, options.map(([v, t]) => h("option", { value: v, selected: state[key] === v }, t)));
    select.addEventListener("change", () => store.set({ [key]: select.value, camera: "" }));
    return h("label", {}, `${label} `, select);
  };
  const number = h("input", { type: "number", min: 0, max: 400, step: 1, value: state.limit || "", placeholder: "auto", "data-focus": "limit" });
  number.addEventListener("change", () => store.set({ limit: Math.min(400, Math.max(0, Number(number.value) || 0)) }));
  const states = h("input", { type: "checkbox", checked: state.merge === "states", "data-focus": "merge" });
  states.addEventListener("change", () => store.set({ merge: states.checked ? "states" : "" }));
  const weak = h("input", { type: "checkbox", checked: state.lines === "all", "data-focus": "lines" });
  weak.addEventListener("change", () => store.set({ lines: weak.checked ? "all" : "" }));
  const left = app.scene?.left ? h("p", { class: "hint" }, `${app.scene.left.toLocaleString("en")} more actors pass the filters.`) : null;
  return h(
    "fieldset",
    { class: "drawing", hidden: state.view !== "graph" },
    h("legend", {}, "Drawing"),
    pick("detail", "Nodes", [["actors", "Actors"], ["events", "Actors and events"], ["all", "With articles"]]),
    pick("grouping", "Lines", [["auto", "Automatic"], ["type", "By type"], ["tone", "Two kinds"]]),
    h("label", {}, "Actors ", number),
    app.scene?.weak || state.lines ? h("label", { class: "tick" }, weak, h("span", {}, app.scene?.weak ? `Weak lines too (${app.scene.weak})` : "Weak lines too")) : null,
    h("label", { class: "tick" }, states, h("span", {}, "People as their states")),
    left,
  );
}
