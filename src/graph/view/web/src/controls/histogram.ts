/** The time strip: how many events when, to brush with mouse or keys, to play and to zoom. */

import type { App, Part } from "../app.ts";
import { button, fill, h, svg } from "../dom.ts";
import { dayOf, passes } from "../select.ts";
import type { State } from "../state.ts";
import { COLOURS, typeInfo } from "../vocabulary.ts";

const DAY = 86_400_000;
const BINS = 60;
const HEIGHT = 54;

interface Scale {
  first: number;
  /** Days a bin. */
  step: number;
  bins: number;
}

export function histogram(app: App): Part {
  const { store } = app;
  const chart = h("div", { class: "chart" });
  const label = h("span", { class: "range", "aria-live": "polite" });
  const play = button("▶", () => toggle(), { "aria-label": "Play through time", title: "Play through time" });
  const clear = button("All time", () => store.set({ from: null, to: null }));
  const by = h("select", { "aria-label": "Which date" }, h("option", { value: "event" }, "Date of the event"), h("option", { value: "published" }, "Date of publication"));
  by.addEventListener("change", () => store.set({ by: by.value as State["by"], from: null, to: null }));
  const zoom = button("Zoom", () => { zoomed = zoomed ? null : (range(store.state) ?? whole(store.state)); shown = ""; draw(store.state); }, { title: "Zoom the strip to the chosen time; again: back", "aria-pressed": "false" });
  const element = h("section", { class: "time", "aria-label": "Time" }, h("div", { class: "tools" }, play, clear, zoom, by, label), chart);
  let zoomed: [number, number] | null = null;
  let timer = 0;
  let shown = "";
  let scale: Scale | null = null;

  /** The whole range, if it is more than the strip shows. */
  function whole(state: State): [number, number] | null {
    const [all, some] = [app.data.days[state.by], app.data.usual[state.by]];
    return all && some && (all[0] < some[0] || all[1] > some[1]) ? [Date.parse(all[0]), Date.parse(all[1])] : null;
  }
  function toggle(): void {
    if (timer) return stop();
    play.textContent = "⏸";
    timer = window.setInterval(() => step(), 700);
    step();
  }
  function stop(): void {
    clearInterval(timer);
    timer = 0;
    play.textContent = "▶";
  }
  function step(): void {
    if (!scale) return stop();
    const now = range(store.state);
    const width = now && now[1] - now[0] < scale.step * DAY * scale.bins * 0.9 ? now[1] - now[0] : Math.max(0, scale.step * Math.ceil(scale.bins / 12) - 1) * DAY;
    const end = scale.first + scale.step * scale.bins * DAY;
    const from = now && width === now[1] - now[0] ? now[0] + width + DAY : scale.first;
    if (from >= end) return stop();
    store.set({ from: iso(from), to: iso(Math.min(end, from + width)) }, true);
  }
  function draw(state: State): void {
    const days = app.data.usual[state.by];
    element.hidden = !days || state.view === "ask" || state.view === "articles";
    if (!days) return;
    const [low, high] = zoomed ?? [Date.parse(days[0]), Date.parse(days[1])];
    const count = Math.round((high - low) / DAY) + 1;
    const width = Math.max(1, Math.ceil(count / BINS));
    scale = { first: low, step: width, bins: Math.max(1, Math.ceil(count / width)) };
    zoom.setAttribute("aria-pressed", String(zoomed !== null));
    zoom.textContent = zoomed || range(state) || !whole(state) ? "Zoom" : "All dates";
    zoom.disabled = !zoomed && !range(state) && !whole(state);
    fill(chart, picture(app, state, scale), ...handles(app, state, scale));
    brush(chart, app, scale);
  }
  return {
    element,
    update(state) {
      by.value = state.by;
      const undated = app.data.events.length - dated(app, state);
      label.textContent = state.from || state.to ? `${state.from ?? "…"} to ${state.to ?? "…"}${undated ? ` · ${undated} undated not shown` : ""}` : undated ? `${undated} of ${app.data.events.length} events undated` : "";
      const key = JSON.stringify([app.data.revision, state.view, state.show, state.types, state.kinds, state.statuses, state.outlets, state.actors, state.places, state.confidence, state.from, state.to, state.by, state.hidden]);
      if (key === shown) return;
      shown = key;
      clear.disabled = !state.from && !state.to;
      if (!chart.classList.contains("brushing")) draw(state);
    },
  };
}

function dated(app: App, state: State): number {
  return app.data.events.filter((e) => dayOf(e, state.by)).length;
}

function range(state: State): [number, number] | null {
  return state.from && state.to ? [Date.parse(state.from), Date.parse(state.to)] : null;
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Bars: conflict below, cooperation above the line; talk is hatched. */
function picture(app: App, state: State, scale: Scale): SVGElement {
  const pass = passes(app.data, state);
  const bins = Array.from({ length: scale.bins }, () => ({ cooperation: [0, 0], conflict: [0, 0] }));
  for (const e of app.data.events) {
    const day = dayOf(e, state.by);
    if (!day || !pass(e)) continue;
    const bin = bins[Math.floor((Date.parse(day) - scale.first) / DAY / scale.step)];
    const pair = bin?.[typeInfo(e.type).tone];
    if (pair) pair[e.fact ? 0 : 1] = (pair[e.fact ? 0 : 1] ?? 0) + 1;
  }
  const most = Math.max(1, ...bins.flatMap((b) => [sum(b.cooperation), sum(b.conflict)]));
  const half = HEIGHT / 2;
  const unit = (half - 2) / most;
  const element = svg("svg", { viewBox: `0 0 ${scale.bins * 10} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": "Events over time; cooperation above, conflict below" });
  element.append(patterns());
  bins.forEach((b, i) => {
    let y = half;
    const rect = (n: number, fill: string, up: boolean) => {
      if (!n) return;
      const height = Math.max(1.5, n * unit);
      element.append(svg("rect", { x: i * 10 + 0.8, width: 8.4, y: up ? y - height : y, height, fill }));
      y += up ? -height : height;
    };
    rect(b.cooperation[0] ?? 0, COLOURS.cooperation.material, true);
    rect(b.cooperation[1] ?? 0, "url(#hatch-cooperation)", true);
    y = half;
    rect(b.conflict[0] ?? 0, COLOURS.conflict.material, false);
    rect(b.conflict[1] ?? 0, "url(#hatch-conflict)", false);
  });
  element.append(svg("path", { d: `M0 ${half}H${scale.bins * 10}`, stroke: "#8a95a1", "stroke-width": 0.6 }));
  return element;
}

function patterns(): SVGElement {
  const one = (tone: "cooperation" | "conflict") =>
    svg("pattern", { id: `hatch-${tone}`, width: 3, height: 3, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 3, height: 3, fill: "#fff" }), svg("rect", { width: 1.4, height: 3, fill: COLOURS[tone].material }));
  return svg("defs", {}, one("cooperation"), one("conflict"));
}

function sum(pair: number[]): number {
  return pair.reduce((a, b) => a + b, 0);
}

/** Two sliders for the keyboard, and the shade over what is left out. */
function handles(app: App, state: State, scale: Scale): HTMLElement[] {
  const { store } = app;
  const last = scale.bins - 1;
  const bin = (day: string | null, otherwise: number) => (day ? Math.min(last, Math.max(0, Math.floor((Date.parse(day) - scale.first) / DAY / scale.step))) : otherwise);
  const [a, b] = [bin(state.from, 0), bin(state.to, last)];
  const handle = (name: string, value: number, set: (bin: number) => void) => {
    const element = h("div", { class: "handle", role: "slider", tabindex: "0", "aria-label": name, "aria-valuemin": 0, "aria-valuemax": last, "aria-valuenow": value, "aria-valuetext": iso(scale.first + value * scale.step * DAY) });
    element.addEventListener("keydown", (e) => {
      const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -last, End: last }[e.key];
      if (!step) return;
      e.preventDefault();
      set(Math.min(last, Math.max(0, value + step)));
      (document.querySelector(`.time [aria-label="${name}"]`) as HTMLElement | null)?.focus();
    });
    return element;
  };
  const day = (n: number, end: boolean) => iso(scale.first + ((n + (end ? 1 : 0)) * scale.step - (end ? 1 : 0)) * DAY);
  const from = handle("From", a, (n) => store.set({ from: day(Math.min(n, b), false), to: state.to ?? day(last, true) }));
  const to = handle("To", b, (n) => store.set({ to: day(Math.max(n, a), true), from: state.from ?? day(0, false) }));
  const shade = (left: number, width: number) => {
    const element = h("div", { class: "shade" });
    element.style.left = `${left * 100}%`;
    element.style.width = `${width * 100}%`;
    return element;
  };
  from.style.left = `${(a / scale.bins) * 100}%`;
  to.style.left = `${((b + 1) / scale.bins) * 100}%`;
  const ends = h("div", { class: "ends" }, h("span", {}, iso(scale.first)), h("span", {}, iso(scale.first + (scale.bins * scale.step - 1) * DAY)));
  return [shade(0, a / scale.bins), shade((b + 1) / scale.bins, 1 - (b + 1) / scale.bins), from, to, ends];
}

function brush(chart: HTMLElement, app: App, scale: Scale): void {
  const at = (e: PointerEvent) => {
    const box = chart.getBoundingClientRect();
    return Math.min(scale.bins - 1, Math.max(0, Math.floor(((e.clientX - box.left) / box.width) * scale.bins)));
  };
  chart.onpointerdown = (down) => {
    if (down.button !== 0) return;
    const start = at(down);
    chart.setPointerCapture(down.pointerId);
    chart.classList.add("brushing");
    const mark = h("div", { class: "brush" });
    chart.append(mark);
    const show = (end: number) => {
      mark.style.left = `${(Math.min(start, end) / scale.bins) * 100}%`;
      mark.style.width = `${((Math.abs(end - start) + 1) / scale.bins) * 100}%`;
    };
    show(start);
    chart.onpointermove = (move) => show(at(move));
    chart.onpointerup = (up) => {
      chart.onpointermove = chart.onpointerup = null;
      chart.classList.remove("brushing");
      mark.remove();
      const [a, b] = [Math.min(start, at(up)), Math.max(start, at(up))];
      app.store.set({ from: iso(scale.first + a * scale.step * DAY), to: iso(scale.first + ((b + 1) * scale.step - 1) * DAY) });
    };
  };
}

