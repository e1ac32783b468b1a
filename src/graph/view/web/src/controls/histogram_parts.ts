/** What the time strip is made of: bars, handles, brush. */

import type { App } from "../app.ts";
import { h, svg } from "../dom.ts";
import { dayOf, passes } from "../select.ts";
import type { State } from "../state.ts";
import { COLOURS, typeInfo } from "../vocabulary.ts";

export const DAY = 86_400_000;
const HEIGHT = 54;
const WIDTH = 640;

export interface Scale {
  first: number;
  /** Days a bin. */
  step: number;
  bins: number;
}

export function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Bars: conflict below, cooperation above the line; talk is hatched. */
export function picture(app: App, state: State, scale: Scale): SVGElement {
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
  const wide = WIDTH / scale.bins;
  const element = svg("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": "Events over time; cooperation above, conflict below",
  });
  element.append(patterns());
  bins.forEach((b, i) => {
    let y = half;
    const rect = (n: number, fill: string, up: boolean) => {
      if (!n) return;
      const height = Math.max(1.5, n * unit);
      element.append(svg("rect", { x: (i + 0.08) * wide, width: 0.84 * wide, y: up ? y - height : y, height, fill }));
      y += up ? -height : height;
    };
    rect(b.cooperation[0] ?? 0, COLOURS.cooperation.material, true);
    rect(b.cooperation[1] ?? 0, "url(#hatch-cooperation)", true);
    y = half;
    rect(b.conflict[0] ?? 0, COLOURS.conflict.material, false);
    rect(b.conflict[1] ?? 0, "url(#hatch-conflict)", false);
  });
  element.append(svg("path", { d: `M0 ${half}H${WIDTH}`, stroke: "#8a95a1", "stroke-width": 0.6 }));
  return element;
}

function patterns(): SVGElement {
  const one = (tone: "cooperation" | "conflict") =>
    svg(
      "pattern",
      { id: `hatch-${tone}`, width: 3, height: 3, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 3, height: 3, fill: "#fff" }),
      svg("rect", { width: 1.4, height: 3, fill: COLOURS[tone].material }),
    );
  return svg("defs", {}, one("cooperation"), one("conflict"));
}

function sum(pair: number[]): number {
  return pair.reduce((a, b) => a + b, 0);
}

/** Two sliders for the keyboard, and the shade over what is left out. */
export function handles(app: App, state: State, scale: Scale): HTMLElement[] {
  const { store } = app;
  const last = scale.bins - 1;
  const bin = (day: string | null, otherwise: number) =>
    day ? Math.min(last, Math.max(0, Math.floor((Date.parse(day) - scale.first) / DAY / scale.step))) : otherwise;
  const [a, b] = [bin(state.from, 0), bin(state.to, last)];
  const handle = (name: string, value: number, set: (bin: number) => void) => {
    const element = h("div", {
      class: "handle",
      role: "slider",
      tabindex: "0",
      "aria-label": name,
      "aria-valuemin": 0,
      "aria-valuemax": last,
      "aria-valuenow": value,
      "aria-valuetext": iso(scale.first + value * scale.step * DAY),
    });
    element.addEventListener("keydown", (e) => {
      const step = {
        ArrowRight: 1,
        ArrowUp: 1,
        ArrowLeft: -1,
        ArrowDown: -1,
        PageUp: 5,
        PageDown: -5,
        Home: -last,
        End: last,
      }[e.key];
      if (!step) return;
      e.preventDefault();
      set(Math.min(last, Math.max(0, value + step)));
      (document.querySelector(`.time [aria-label="${name}"]`) as HTMLElement | null)?.focus();
    });
    return element;
  };
  const day = (n: number, end: boolean) => iso(scale.first + ((n + (end ? 1 : 0)) * scale.step - (end ? 1 : 0)) * DAY);
  const from = handle("From", a, (n) =>
    store.set({ from: day(Math.min(n, b), false), to: state.to ?? day(last, true) }),
  );
  const to = handle("To", b, (n) => store.set({ to: day(Math.max(n, a), true), from: state.from ?? day(0, false) }));
  const shade = (left: number, width: number) => {
    const element = h("div", { class: "shade" });
    element.style.left = `${left * 100}%`;
    element.style.width = `${width * 100}%`;
    return element;
  };
  from.style.left = `${(a / scale.bins) * 100}%`;
  to.style.left = `${((b + 1) / scale.bins) * 100}%`;
  const ends = h(
    "div",
    { class: "ends" },
    h("span", {}, iso(scale.first)),
    h("span", {}, iso(scale.first + (scale.bins * scale.step - 1) * DAY)),
  );
  return [shade(0, a / scale.bins), shade((b + 1) / scale.bins, 1 - (b + 1) / scale.bins), from, to, ends];
}

export function brush(chart: HTMLElement, app: App, scale: Scale): void {
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
      app.store.set({
        from: iso(scale.first + a * scale.step * DAY),
        to: iso(scale.first + ((b + 1) * scale.step - 1) * DAY),
      });
    };
  };
}
