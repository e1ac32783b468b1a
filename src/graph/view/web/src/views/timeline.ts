/** One lane for each actor: what it did and what was done to it, in time. */

import { type App, found, type Part } from "../app.ts";
import { nameOf } from "../data.ts";
import { clip, fill, h, plural, svg } from "../dom.ts";
import { folding, unique, weights } from "../links.ts";
import { dayOf } from "../select.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";
import { colourOf, STATUSES, typeInfo } from "../vocabulary.ts";

const LANES = 25;
const SLOT = 26;
const LANE = 46;
const LEFT = 170;
const DAY = 86_400_000;

export function timelineView(app: App): Part {
  const element = h("div", {
    class: "scroll timeline",
    tabindex: "0",
    role: "region",
    "aria-label": "Timeline by actor",
  });
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
  const actors = [...weight.keys()]
    .sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b)
    .slice(0, LANES);
  const usual = app.data.usual[state.by] as [string, string];
  const all = events.map((e) => dayOf(e, state.by) ?? "").sort();
  const whole = state.from || state.to || (all[0] ?? "") >= usual[0];
  const first = Date.parse(whole ? (all[0] ?? usual[0]) : usual[0]);
  const last = Math.max(first, Date.parse(earlier(all[all.length - 1] ?? usual[1], usual[1]))) + DAY;
  const outside = events.filter((e) => Date.parse(dayOf(e, state.by) ?? "") < first).length;
  const x = scale(first, last, width);
  const height = 40 + actors.length * LANE;
  const picture = svg("svg", {
    width,
    height,
    class: "lanes",
    role: "group",
    "aria-label": `${actors.length} actors, ${events.length} events`,
  });
  axis(picture, first, last, x, height);
  actors.forEach((actor, row) => {
    const y = 34 + row * LANE;
    const own = events.filter((e) => unique([...e.actors, ...e.recipients].map(fold)).includes(actor));
    picture.append(
      svg("path", { d: `M${LEFT} ${y + LANE / 2}H${width - 20}`, stroke: "#d9dee4" }),
      label(app, actor, y),
    );
    picture.append(...laneMarks(app, state, own, actor, fold, x, y));
  });
  const skipped = weight.size - actors.length;
  return [
    h(
      "p",
      { class: "hint" },
      "Above the line: what the actor did. Below: what was done to it. Filled: fact. Hollow: only talk. Bars show uncertain dates.",
      outside
        ? ` ${plural(outside, "event lies", "events lie")} before this stretch of time: choose it in the strip below.`
        : "",
    ),
    picture,
    skipped > 0 ? h("p", { class: "hint" }, `${skipped.toLocaleString("en")} more actors: filter to see them.`) : "",
  ];
}

type Scale = ((time: number) => number) & { end: number };

function scale(first: number, last: number, width: number): Scale {
  const end = width - 30;
  return Object.assign((time: number) => LEFT + ((time - first) / (last - first)) * (end - LEFT), { end });
}

const earlier = (a: string, b: string) => (a < b ? a : b);

function label(app: App, actor: number, y: number): SVGElement {
  const id = app.data.entities[actor]?.id ?? "";
  const name = clip(app.store.state.names[id] ?? nameOf(app.data, actor), 22);
  const open = () => app.store.set({ selected: `n:${id}`, move: "" });
  return svg(
    "text",
    {
      x: LEFT - 10,
      y: y + LANE / 2 + 4,
      "text-anchor": "end",
      class: "lane",
      role: "button",
      tabindex: 0,
      click: open,
      keydown: (e: KeyboardEvent) => press(e, open),
    },
    name,
  );
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
    picture.append(
      svg("path", { d: `M${x(time)} 24V${height}`, stroke: "#eef1f4" }),
      svg(
        "text",
        { x: x(time), y: 16, "text-anchor": i === steps ? "end" : i ? "middle" : "start", class: "tick" },
        day,
      ),
    );
  }
}

/** Marks of one lane, at most two in each slot above and below the line; the rest is a count that opens them. */
function laneMarks(
  app: App,
  state: State,
  own: Happening[],
  actor: number,
  fold: (i: number) => number,
  x: Scale,
  y: number,
): SVGElement[] {
  const slots = new Map<string, Happening[]>();
  const bars: SVGElement[] = [];
  for (const e of own) {
    const acts = e.actors.map(fold).includes(actor);
    const from = Date.parse(dayOf(e, state.by) ?? "");
    const to = state.by === "event" && e.to ? Date.parse(e.to) : from;
    if (x(to) < LEFT || x(from) > x.end) continue;
    if (x(to) - x(from) > 14)
      bars.push(
        mark(
          app,
          state,
          e,
          svg("rect", {
            x: Math.max(LEFT, x(from)),
            y: y + LANE / 2 + (acts ? -20 : 12),
            width: Math.min(x.end, x(to)) - Math.max(LEFT, x(from)),
            height: 7,
            rx: 3.5,
            "fill-opacity": 0.55,
          }),
        ),
      );
    else {
      const key = `${Math.floor((x(from) - LEFT) / SLOT)} ${acts ? 1 : 0}`;
      (slots.get(key) ?? slots.set(key, []).get(key))?.push(e);
    }
  }
  for (const [key, events] of slots) {
    const [slot, acts] = key.split(" ").map(Number) as [number, number];
    const cx = LEFT + slot * SLOT + SLOT / 2;
    const cy = (row: number) => y + LANE / 2 + (acts ? -1 : 1) * (row ? 17 : 7);
    events.slice(0, events.length > 2 ? 1 : 2).forEach((e, row) => bars.push(mark(app, state, e, dot(e, cx, cy(row)))));
    if (events.length > 2) bars.push(more(app, state, events, actor, cx, cy(1)));
  }
  return bars;
}

function dot(e: Happening, cx: number, cy: number): SVGElement {
  if (e.fact) return svg("circle", { cx, cy, r: 5 });
  return svg("path", { d: `M${cx - 5.5} ${cy}L${cx} ${cy - 5.5}L${cx + 5.5} ${cy}L${cx} ${cy + 5.5}Z` });
}

/** "+7": choosing it shows these days and this actor alone. */
function more(app: App, state: State, events: Happening[], actor: number, cx: number, cy: number): SVGElement {
  const days = events.map((e) => dayOf(e, state.by) ?? "").sort();
  const open = () =>
    app.store.set({
      from: days[0] ?? null,
      to: days[days.length - 1] ?? null,
      actors: [app.data.entities[actor]?.id ?? ""],
    });
  const label = `${events.length - 1} more events, ${days[0]} to ${days[days.length - 1]}`;
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
    svg("text", { x: cx, y: cy + 3.5, "text-anchor": "middle", class: "count" }, `+${events.length - 1}`),
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
