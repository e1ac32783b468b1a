/** One lane for each actor: what it did and what was done to it, in time. */

import { type App, found, type Part } from "../app.ts";
import { nameOf } from "../data.ts";
import { clip, fill, h, plural, svg } from "../dom.ts";
import { folding, unique, weights } from "../links.ts";
import { dayOf } from "../select.ts";
import { LANE, laneMarks, press, type Scale } from "./timeline_marks.ts";
import type { State } from "../state.ts";

const LANES = 25;
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
  const x = scale(first, last, width, Math.min(170, Math.round(width * 0.22)));
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
      svg("path", { d: `M${x.left} ${y + LANE / 2}H${width - 20}`, stroke: "#d9dee4" }),
      label(app, actor, x.left, y),
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

function scale(first: number, last: number, width: number, left: number): Scale {
  const end = width - 30;
  const x = (time: number) => left + ((time - first) / (last - first)) * (end - left);
  return Object.assign(x, { left, end });
}

const earlier = (a: string, b: string) => (a < b ? a : b);

function label(app: App, actor: number, left: number, y: number): SVGElement {
  const id = app.data.entities[actor]?.id ?? "";
  const name = clip(app.store.state.names[id] ?? nameOf(app.data, actor), Math.floor(left / 7.7));
  const open = () => app.store.set({ selected: `n:${id}`, move: "" });
  return svg(
    "text",
    {
      x: left - 10,
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
