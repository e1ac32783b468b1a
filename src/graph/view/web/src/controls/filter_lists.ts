/** The lists of types, statuses, kinds and outlets, each with how many events it would leave. */

import type { App } from "../app.ts";
import { button, clip, data as isolated, h, svg } from "../dom.ts";
import { passes } from "../select.ts";
import { toggled } from "../state.ts";
import type { Happening } from "../types.ts";
import { colourOf, STATUS_ABOUT, STATUSES, TYPE_NAMES, typeInfo } from "../vocabulary.ts";

type ListKey = "types" | "kinds" | "statuses" | "outlets";

/** A line as the graph draws it. */
export function line(colour: string, fact: boolean, width = 2): SVGElement {
  const head = fact
    ? svg("path", { d: "M27 3 L34 7 L27 11 Z", fill: colour })
    : svg("path", { d: "M27 3 L34 7 L27 11", fill: "none", stroke: colour, "stroke-width": 1.6 });
  return svg(
    "svg",
    { width: 36, height: 14, "aria-hidden": "true" },
    svg("path", { d: "M1 7 H28", stroke: colour, "stroke-width": width, "stroke-dasharray": fact ? "none" : "5 4" }),
    head,
  );
}

/** A line to a place. */
export function dots(colour: string): SVGElement {
  return svg(
    "svg",
    { width: 36, height: 14, "aria-hidden": "true" },
    svg("path", { d: "M1 7 H29", stroke: colour, "stroke-width": 1.6, "stroke-dasharray": "1.6 4" }),
    svg("circle", { cx: 31, cy: 7, r: 3, fill: colour }),
  );
}

export function lists(app: App, open: Set<string>): HTMLElement[] {
  const { data } = app;
  const tone = (name: "cooperation" | "conflict") => TYPE_NAMES.filter((t) => typeInfo(t).tone === name);
  const count = counter(app, "types", (e) => [e.type]);
  const kinds = counter(app, "kinds", (e) => [e.kind]);
  const outlets = counter(app, "outlets", (e) => e.outlets);
  const statuses = counter(app, "statuses", (e) => e.statuses);
  const kindLabel = new Map(data.events.map((e) => [e.kind, e.kindLabel]));
  const typeRow = (t: string) =>
    row(
      app,
      "types",
      t,
      typeInfo(t).label,
      count.get(t) ?? 0,
      line(colourOf(t), true, typeInfo(t).material ? 3.4 : 1.8),
      typeInfo(t).about,
    );
  const group = (name: "cooperation" | "conflict", label: string) =>
    h("div", { role: "group", "aria-label": label }, h("h4", { class: name }, label), tone(name).map(typeRow));
  return [
    section("types", "Types of events", open, [
      group("cooperation", "Cooperation"),
      group("conflict", "Conflict"),
      h("p", { class: "hint" }, "Thick lines are deeds, thin lines are words."),
    ]),
    section(
      "statuses",
      "Status",
      open,
      Object.keys(STATUSES).map((s) =>
        row(app, "statuses", s, STATUSES[s] ?? s, statuses.get(s) ?? 0, null, STATUS_ABOUT[s] ?? ""),
      ),
    ),
    section(
      "kinds",
      "Kinds",
      open,
      sorted(kinds).map(([k, n]) => row(app, "kinds", k, kindLabel.get(k) ?? k, n, null, "")),
    ),
    section(
      "outlets",
      "Outlets",
      open,
      sorted(outlets)
        .slice(0, 60)
        .map(([o, n]) => row(app, "outlets", o, clip(o, 40), n, null, "")),
    ),
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

function row(
  app: App,
  key: ListKey,
  value: string,
  label: string,
  count: number,
  picture: SVGElement | null,
  about: string,
): HTMLElement {
  const { store } = app;
  const box = h("input", {
    type: "checkbox",
    checked: !store.state[key].includes(value),
    "data-focus": `${key}-${value}`,
  });
  box.addEventListener("change", () => store.set({ [key]: toggled(store.state[key], value) }));
  const only = button("only", () => store.set({ [key]: others(app, key, value) }), {
    class: "only",
    "aria-label": `Only ${label}`,
    "data-focus": `only-${key}-${value}`,
  });
  return h(
    "div",
    { class: `choice${count ? "" : " none"}`, title: about || null },
    h("label", {}, box, picture, h("span", { class: "label" }, isolated(label))),
    only,
    h("span", { class: "number" }, count.toLocaleString("en")),
  );
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
