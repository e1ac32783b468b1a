/** Places on a map that needs no tiles: borders as one path, circles where events happened. */

import { type App, found, type Part } from "../app.ts";
import { different, nameOf } from "../data.ts";
import { button, clip, fill, h, plural, svg } from "../dom.ts";
import { COLOURS, typeInfo } from "../vocabulary.ts";
import type { Happening } from "../types.ts";
import { BORDERS, LAND } from "./borders.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Spot {
  entity: number;
  x: number;
  y: number;
  events: Happening[];
  /** Only because an actor is from there. */
  home: boolean;
}

const WORLD: Box = { x: -1800, y: -840, width: 3600, height: 1450 };

export function mapView(app: App): Part {
  let box: Box | null = null;
  let shown = "";
  const picture = svg("svg", {
    class: "map",
    role: "group",
    "aria-label": "Map of the places of events",
    tabindex: 0,
    preserveAspectRatio: "xMidYMid meet",
  });
  const homes = h("input", { type: "checkbox" });
  homes.addEventListener("change", () => draw());
  const note = h("p", { class: "hint" });
  const tools = h(
    "div",
    { class: "zoom", role: "group", "aria-label": "Zoom" },
    button("+", () => zoom(1 / 1.4), { "aria-label": "Zoom in" }),
    button("−", () => zoom(1.4), { "aria-label": "Zoom out" }),
    button(
      "⤢",
      () => {
        box = null;
        draw();
      },
      { "aria-label": "Show all" },
    ),
  );
  const element = h(
    "div",
    { class: "canvas atlas" },
    picture,
    h("div", { class: "corner" }, h("label", {}, homes, " Seats of the actors too"), note),
    tools,
  );

  function draw(): void {
    const spots = spotsOf(app, found(app), homes.checked);
    box ??= around(spots);
    picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    const unit = box.width / (picture.clientWidth || 1000);
    fill(
      picture,
      svg("path", {
        d: LAND,
        fill: "#fdfcf8",
        stroke: "#8d9aa8",
        "stroke-width": 0.9 * unit,
        "stroke-linejoin": "round",
      }),
      svg("path", { d: BORDERS, fill: "none", stroke: "#c3cad2", "stroke-width": 0.9 * unit }),
    );
    const taken: Box[] = [];
    for (const { x, y, r } of spots.map((s) => ({ ...s, r: radius(s) * unit })))
      taken.push({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });
    for (const spot of spots) picture.append(...dot(app, spot, unit, taken));
    const without = different(found(app).filter((e) => !e.places.some((i) => app.data.entities[i]?.at)));
    note.textContent = `${without.toLocaleString("en")} of ${plural(different(found(app)), "event")} name no place that is on the map.`;
  }
  function zoom(factor: number, at = { x: 0.5, y: 0.5 }): void {
    if (!box) return;
    const width = Math.min(3600, Math.max(40, box.width * factor));
    const height = (box.height * width) / box.width;
    box = { x: box.x + (box.width - width) * at.x, y: box.y + (box.height - height) * at.y, width, height };
    draw();
  }
  picture.addEventListener(
    "wheel",
    (e) => {
      e.preventDefault();
      const r = picture.getBoundingClientRect();
      zoom(Math.exp(e.deltaY * 0.0015), { x: (e.clientX - r.left) / r.width, y: (e.clientY - r.top) / r.height });
    },
    { passive: false },
  );
  picture.addEventListener("pointermove", (e) => {
    if (!e.buttons || !box) return;
    const scale = box.width / picture.getBoundingClientRect().width;
    box = { ...box, x: box.x - e.movementX * scale, y: box.y - e.movementY * scale };
    picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  });
  picture.addEventListener("keydown", (e) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (e.key === "+" || e.key === "=") zoom(1 / 1.4);
    else if (e.key === "-") zoom(1.4);
    else if (move && box && e.target === picture) {
      box = { ...box, x: box.x + ((move[0] ?? 0) * box.width) / 10, y: box.y + ((move[1] ?? 0) * box.height) / 10 };
      draw();
    } else return;
    e.preventDefault();
  });
  return {
    element,
    update(state) {
      const { camera: _c, article: _a, ...rest } = state;
      const key = app.data.revision + JSON.stringify(rest);
      if (key !== shown) draw();
      shown = key;
    },
  };
}

function spotsOf(app: App, events: Happening[], homes: boolean): Spot[] {
  const spots = new Map<number, Spot>();
  const add = (i: number, e: Happening, home: boolean) => {
    const entity = app.data.entities[i];
    if (!entity?.at) return;
    const [latitude, longitude] = entity.at;
    const spot = spots.get(i) ?? { entity: i, x: longitude * 10, y: -latitude * 10, events: [], home };
    if (!spot.events.includes(e)) spot.events.push(e);
    spot.home &&= home;
    spots.set(i, spot);
  };
  for (const e of events) {
    for (const i of e.places) add(i, e, false);
    if (homes) for (const i of [...e.actors, ...e.recipients]) add(i, e, true);
  }
  return [...spots.values()].sort((a, b) => b.events.length - a.events.length);
}

/** The stretch of the world that holds all spots, with a margin; the world if there is none. */
function around(spots: Spot[]): Box {
  if (!spots.length) return WORLD;
  const xs = spots.map((s) => s.x);
  const ys = spots.map((s) => s.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.min(3600, Math.max(300, (right - left) * 1.5, (bottom - top) * 2.2));
  const height = width * 0.62;
  if (width === 3600) return { ...WORLD, x: -1800, width, y: Math.max(-900, (top + bottom) / 2 - height / 2), height };
  return { x: (left + right) / 2 - width / 2, y: (top + bottom) / 2 - height / 2, width, height };
}

/** Right, left, below and above a circle. */
function spotsAround({ x, y }: Spot, r: number, width: number, height: number): Box[] {
  return [
    { x: x + r, y: y - height / 2, width, height },
    { x: x - r - width, y: y - height / 2, width, height },
    { x: x - width / 2, y: y + r, width, height },
    { x: x - width / 2, y: y - r - height, width, height },
  ];
}

const apart = (a: Box, b: Box) =>
  a.x > b.x + b.width || b.x > a.x + a.width || a.y > b.y + b.height || b.y > a.y + a.height;

/** In pixels. */
const radius = (spot: Spot) => 2.5 + 2.6 * Math.sqrt(spot.events.length ** 0.75);

function dot(app: App, spot: Spot, unit: number, taken: Box[]): SVGElement[] {
  const conflict = spot.events.filter((e) => typeInfo(e.type).tone === "conflict").length / spot.events.length;
  const facts = spot.events.some((e) => e.fact);
  const colour = COLOURS[conflict >= 0.5 ? "conflict" : "cooperation"].material;
  const r = radius(spot) * unit;
  const id = app.data.entities[spot.entity]?.id ?? "";
  const open = () => app.store.set({ selected: `n:${id}`, move: "" });
  const label = `${nameOf(app.data, spot.entity)}: ${spot.events.length} events`;
  const paint = {
    fill: facts ? colour : "#fff",
    "fill-opacity": spot.home ? 0.25 : 0.75,
    stroke: colour,
    "stroke-width": 1.6 * unit,
    "stroke-dasharray": facts ? null : `${4 * unit} ${3 * unit}`,
  };
  const circle = svg(
    "circle",
    {
      cx: spot.x,
      cy: spot.y,
      r,
      ...paint,
      role: "button",
      tabindex: 0,
      "aria-label": clip(label, 100),
      class: "mark",
      click: open,
      keydown: (e: KeyboardEvent) => e.key === "Enter" && open(),
    },
    svg("title", {}, clip(label, 200)),
  );
  const name = clip(nameOf(app.data, spot.entity), 26);
  const size = 12.5 * unit;
  const box = spotsAround(spot, r + unit, name.length * size * 0.58, size).find((b) => taken.every((t) => apart(b, t)));
  if (!box) return [circle];
  taken.push(box);
  const text = svg(
    "text",
    {
      x: box.x + 2 * unit,
      y: box.y + size * 0.85,
      "font-size": size,
      class: "place",
      stroke: "#fff",
      "stroke-width": 3.4 * unit,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    },
    name,
  );
  return [circle, text];
}
