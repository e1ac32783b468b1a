/** The marks in the lanes of the timeline: dots for days, bars for uncertain days, counts for what has no room. */

import type { App } from "../app.ts";
import { clip, svg } from "../dom.ts";
import { dayOf } from "../select.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";
import { colourOf, STATUSES, typeInfo } from "../vocabulary.ts";

const SLOT = 26;
export const LANE = 62;

/** From time to pixels; `left` and `end` are the borders of the lanes. */
export type Scale = ((time: number) => number) & { left: number; end: number };

export function press(e: KeyboardEvent, action: () => void): void {
  if (e.key !== "Enter" && e.key !== " ") return;
  e.preventDefault();
  action();
}

/** Marks of one lane, at most two in each slot above and below the line; the rest is a count that opens them. */
export function laneMarks(
  app: App,
  state: State,
  own: Happening[],
  actor: number,
  fold: (i: number) => number,
  x: Scale,
  y: number,
): SVGElement[] {
  const slots = new Map<string, Happening[]>();
  const spans = new Map<string, Happening[]>();
  const bars: SVGElement[] = [];
  for (const e of own) {
    const acts = e.actors.map(fold).includes(actor);
    const from = Date.parse(dayOf(e, state.by) ?? "");
    const to = state.by === "event" && e.to ? Date.parse(e.to) : from;
    if (x(to) < x.left || x(from) > x.end) continue;
    if (x(to) - x(from) > 14) {
      const key = `${dayOf(e, state.by)} ${e.to} ${acts ? 1 : 0}`;
      (spans.get(key) ?? spans.set(key, []).get(key))?.push(e);
    } else {
      const key = `${Math.floor((x(from) - x.left) / SLOT)} ${acts ? 1 : 0}`;
      (slots.get(key) ?? slots.set(key, []).get(key))?.push(e);
    }
  }
  for (const [key, events] of spans) bars.push(bar(app, state, events, actor, x, y, key.endsWith("1")));
  for (const [key, events] of slots) {
    const [slot, acts] = key.split(" ").map(Number) as [number, number];
    const cx = x.left + slot * SLOT + SLOT / 2;
    const cy = (row: number) => y + LANE / 2 + (acts ? -1 : 1) * (row ? 17 : 7);
    events.slice(0, events.length > 2 ? 1 : 2).forEach((e, row) => bars.push(mark(app, state, e, dot(e, cx, cy(row)))));
    if (events.length > 2) bars.push(more(app, state, events, actor, cx, cy(1)));
  }
  return bars;
}

/** Events of the same uncertain days are one bar; of several it opens these days and this actor alone. */
function bar(
  app: App,
  state: State,
  events: Happening[],
  actor: number,
  x: Scale,
  y: number,
  acts: boolean,
): SVGElement {
  const [first] = events as [Happening];
  const [from, to] = [dayOf(first, state.by) ?? "", first.to ?? ""];
  const begin = Math.max(x.left, x(Date.parse(from)));
  const shape = svg("rect", {
    x: begin,
    y: y + LANE / 2 + (acts ? -30 : 25),
    width: Math.min(x.end, x(Date.parse(to))) - begin,
    height: 5,
    rx: 2.5,
    "fill-opacity": 0.55,
  });
  const one = mark(app, state, events.find((e) => e.fact) ?? first, shape);
  if (events.length === 1) return one;
  return several(app, state, events, actor, `${events.length} events, ${from} to ${to}`, shape);
}

function dot(e: Happening, cx: number, cy: number): SVGElement {
  if (e.fact) return svg("circle", { cx, cy, r: 5 });
  return svg("path", { d: `M${cx - 5.5} ${cy}L${cx} ${cy - 5.5}L${cx + 5.5} ${cy}L${cx} ${cy + 5.5}Z` });
}

/** "+7": choosing it shows these days and this actor alone. */
function more(app: App, state: State, events: Happening[], actor: number, cx: number, cy: number): SVGElement {
  const days = events.map((e) => dayOf(e, state.by) ?? "").sort();
  const label = `${events.length - 1} more events, ${days[0]} to ${days[days.length - 1]}`;
  const sign = svg("text", { x: cx, y: cy + 3.5, "text-anchor": "middle", class: "count" }, `+${events.length - 1}`);
  return several(app, state, events, actor, label, sign);
}

function several(
  app: App,
  state: State,
  events: Happening[],
  actor: number,
  label: string,
  sign: SVGElement,
): SVGElement {
  const days = events.map((e) => dayOf(e, state.by) ?? "").sort();
  const open = () =>
    app.store.set({
      from: days[0] ?? null,
      to: days[days.length - 1] ?? null,
      actors: [app.data.entities[actor]?.id ?? ""],
    });
  return svg(
    "g",
    {
      class: "mark",
      role: "button",
      tabindex: 0,
      "aria-label": label,
      click: open,
      keydown: (k: KeyboardEvent) => press(k, open),
    },
    svg("title", {}, label),
    sign,
  );
}

function mark(app: App, state: State, e: Happening, shape: SVGElement): SVGElement {
  const colour = colourOf(e.type);
  const current = state.selected === `e:${e.id}`;
  const paint = {
    fill: e.fact ? colour : "#fff",
    stroke: current ? "#f2a900" : colour,
    "stroke-width": current ? 4 : 1.6,
    "stroke-dasharray": e.fact || current ? "none" : "3 2",
  };
  for (const [name, value] of Object.entries(paint)) shape.setAttribute(name, String(value));
  const open = () => app.store.set({ selected: `e:${e.id}`, move: "" });
  const title = `${e.label} – ${typeInfo(e.type).label}, ${e.statuses.map((s) => STATUSES[s] ?? s).join(", ")}`;
  return svg(
    "g",
    {
      class: "mark",
      role: "button",
      tabindex: 0,
      "data-event": e.id,
      "aria-label": clip(title, 120),
      click: open,
      keydown: (k: KeyboardEvent) => press(k, open),
    },
    svg("title", {}, clip(title, 200)),
    shape,
  );
}
