/** The time strip: how many events when, to brush with mouse or keys, to play and to zoom. */

import type { App, Part } from "../app.ts";
import { different } from "../data.ts";
import { button, fill, h, plural } from "../dom.ts";
import { dayOf } from "../select.ts";
import type { State } from "../state.ts";
import { brush, DAY, handles, iso, picture, type Scale } from "./histogram_parts.ts";

const BINS = 60;

export function histogram(app: App): Part {
  const { store } = app;
  const chart = h("div", { class: "chart" });
  const label = h("span", { class: "range", "aria-live": "polite" });
  const play = button("▶", () => toggle(), { "aria-label": "Play through time", title: "Play through time" });
  const clear = button("All time", () => store.set({ from: null, to: null }));
  const by = h(
    "select",
    { "aria-label": "Which date" },
    h("option", { value: "event" }, "Date of the event"),
    h("option", { value: "published" }, "Date of publication"),
  );
  by.addEventListener("change", () => store.set({ by: by.value as State["by"], from: null, to: null }));
  const zoom = button(
    "Zoom",
    () => {
      zoomed = zoomed ? null : (range(store.state) ?? whole(store.state));
      shown = "";
      draw(store.state);
    },
    { title: "Zoom the strip to the chosen time; again: back", "aria-pressed": "false" },
  );
  const element = h(
    "section",
    { class: "time", "aria-label": "Time" },
    h("div", { class: "tools" }, play, clear, zoom, by, label),
    chart,
  );
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
    const width =
      now && now[1] - now[0] < scale.step * DAY * scale.bins * 0.9
        ? now[1] - now[0]
        : Math.max(0, scale.step * Math.ceil(scale.bins / 12) - 1) * DAY;
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
      const undated = different(app.data.events.filter((e) => !dayOf(e, state.by)));
      label.textContent =
        state.from || state.to
          ? `${state.from ?? "…"} to ${state.to ?? "…"}${undated ? ` · ${undated} undated not shown` : ""}`
          : undated
            ? `${undated} of ${plural(different(app.data.events), "event")} undated`
            : "";
      const key = JSON.stringify([
        app.data.revision,
        state.view,
        state.show,
        state.types,
        state.kinds,
        state.statuses,
        state.outlets,
        state.actors,
        state.places,
        state.confidence,
        state.from,
        state.to,
        state.by,
        state.hidden,
      ]);
      if (key === shown) return;
      shown = key;
      clear.disabled = !state.from && !state.to;
      if (!chart.classList.contains("brushing")) draw(state);
    },
  };
}

function range(state: State): [number, number] | null {
  return state.from && state.to ? [Date.parse(state.from), Date.parse(state.to)] : null;
}
