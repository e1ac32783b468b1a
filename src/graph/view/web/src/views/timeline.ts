/** One lane for each actor: what it did and what was done to it, in time. */

import { type App, found, type Part } from "../app.ts";
import { nameOf } from "../data.ts";
import { clip, fill, h, svg } from "../dom.ts";
import { folding, unique, weights } from "../links.ts";
import { dayOf } from "../select.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";
import { colourOf, STATUSES, typeInfo } from "../vocabulary.ts";

const LANES = 25;
const MARKS = 3000;
const LANE = 46;
const LEFT = 170;
const DAY = 86_400_000;

export function timelineView(app: App): Part {
  const element = h("div", { class: "scroll timeline", tabindex: "0", role: "region", "aria-label": "Timeline by actor" });
  return {
    element,
    update(state) {
      fill(element, ...content(app, state, Math.max(520, element.clientWidth - 40)));
    },
  };
}

function content(app: App, state: State, width: number): (Node | string)[] {
  const fold = folding(app.data, state);
  const events = found(app).filter((e) => dayOf(e, state.by));
  if (!events.length) return [h("p", { class: "empty" }, "No dated event passes the filters.")];
  const weight = weights(events, fold);
  const actors = [...weight.keys()].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b).slice(0, LANES);
  const days = events.flatMap((e) => [Date.parse(dayOf(e, state.by) ?? ""), state.by === "event" && e.to ? Date.parse(e.to) : NaN]).filter((t) => !Number.isNaN(t));
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b)) + DAY];
  const x = (time: number) => LEFT + ((time - first) / (last - first)) * (width - LEFT - 70);
  const height = 40 + actors.length * LANE;
  const picture = svg("svg", { width, height, class: "lanes", role: "group", "aria-label": `${actors.length} actors, ${events.length} events` });
  axis(picture, first, last, x, height);
  let left = MARKS;
  actors.forEach((actor, row) => {
    const y = 34 + row * LANE;
    const own = events.filter((e) => unique([...e.actors, ...e.recipients].map(fold)).includes(actor));
    picture.append(svg("path", { d: `M${LEFT} ${y + LANE / 2}H${width - 20}`, stroke: "#d9dee4" }), label(app, actor, y));
    const used = new Map<string, number>();
    for (const e of own.slice(0, Math.max(0, left))) picture.append(mark(app, state, e, e.actors.map(fold).includes(actor), x, y, used));
    left -= own.length;
  });
  const skipped = weight.size - actors.length;
  return [
    h("p", { class: "hint" }, "Above the line: what the actor did. Below: what was done to it. Filled: fact. Hollow: only talk. Bars show uncertain dates."),
    picture,
    skipped > 0 ? h("p", { class: "hint" }, `${skipped.toLocaleString("en")} more actors: filter to see them.`) : "",
  ];
}

function label(app: App, actor: number, y: number): SVGElement {
  const id = app.data.entities[actor]?.id ?? "";
  const name = clip(app.store.state.names[id] ?? nameOf(app.data, actor), 22);
  const open = () => app.store.set({ selected: `n:${id}`, move: "" });
  return svg("text", { x: LEFT - 10, y: y + LANE / 2 + 4, "text-anchor": "end", class: "lane", role: "button", tabindex: 0, click: open, keydown: (e: KeyboardEvent) => press(e, open) }, name);
}

function press(e: KeyboardEvent, action: () => void): void {
  if (e.key !== "Enter" && e.key !== " ") return;
  e.preventDefault();
  action();
}

function axis(picture: SVGElement, first: number, last: number, x: (t: number) => number, height: number): void {
  const steps = Math.max(1, Math.min(6, Math.floor((last - first) / DAY), Math.floor((x(last) - x(first)) / 105)));
  for (let i = 0; i <= steps; i++) {
    const time = first + ((last - first) * i) / steps;
    const day = new Date(time).toISOString().slice(0, 10);
    picture.append(svg("path", { d: `M${x(time)} 24V${height}`, stroke: "#eef1f4" }), svg("text", { x: x(time), y: 16, "text-anchor": i === steps ? "end" : i ? "middle" : "start", class: "tick" }, day));
  }
}

function mark(app: App, state: State, e: Happening, acts: boolean, x: (t: number) => number, y: number, used: Map<string, number>): SVGElement {
  const from = Date.parse(dayOf(e, state.by) ?? "");
  const to = state.by === "event" && e.to ? Date.parse(e.to) : from;
  const [begin, end] = [x(from) + 5, Math.max(x(from) + 5, x(to) + 5)];
  const slot = `${Math.round(begin / 10)} ${acts}`;
  const nth = used.get(slot) ?? 0;
  used.set(slot, nth + 1);
  const cy = y + LANE / 2 + (acts ? -7 : 7) * (nth % 2 ? 2.4 : 1);
  const cx = begin + 11 * Math.floor(nth / 2);
  const colour = colourOf(e.type);
  const current = state.selected === `e:${e.id}`;
  const paint = { fill: e.fact ? colour : "#fff", stroke: current ? "#f2a900" : colour, "stroke-width": current ? 4 : 1.6, "stroke-dasharray": e.fact || current ? null : "3 2" };
  const open = () => app.store.set({ selected: `e:${e.id}`, move: "" });
  const shape = end - begin > 14 ? svg("rect", { x: begin - 4, y: y + LANE / 2 + (acts ? -19 : 11) - 1, width: end - begin + 8, height: 8, rx: 4, ...paint, "fill-opacity": 0.55 }) : e.fact ? svg("circle", { cx, cy, r: 5, ...paint }) : svg("path", { d: `M${cx - 5.5} ${cy}L${cx} ${cy - 5.5}L${cx + 5.5} ${cy}L${cx} ${cy + 5.5}Z`, ...paint });
  const title = `${e.label} – ${typeInfo(e.type).label}, ${e.statuses.map((s) => STATUSES[s] ?? s).join(", ")}`;
  const group = svg("g", { class: "mark", role: "button", tabindex: 0, "data-event": e.id, "aria-label": clip(title, 120), click: open, keydown: (k: KeyboardEvent) => press(k, open) }, svg("title", {}, clip(title, 200)), shape);
  return group;
}
