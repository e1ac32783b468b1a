// Answers as a network: who and whom. Solid lines are facts, dashed ones talk.
import { h, replace, svg } from "../dom.ts";
import type { Row } from "../types.ts";
import type { Columns } from "./columns.ts";
import { network as find, type Edge, type Network, type Node } from "./edges.ts";
import { places, type Point } from "./force.ts";
import { learn } from "./names.ts";
import { tone } from "./tone.ts";

export function network(parent: HTMLElement, names: string[], rows: Row[], columns: Columns, open: (iri: string) => void): void {
  const pick = (label: string, value: string | undefined, none: string): HTMLSelectElement =>
    h("select", { "aria-label": label, onchange: () => void draw() }, h("option", { value: "" }, none), ...names.map((n) => h("option", { value: n, selected: n === value }, n)));
  const source = pick("Column of the first end", columns.source, "–");
  const target = pick("Column of the second end", columns.target, "–");
  const edge = pick("Column that names the link", columns.edge, "no name");
  const note = h("span", { class: "hint" });
  const place = h("div", { class: "drawing" });
  const legend = h("span", { class: "legend" }, h("i", { class: "line cooperation" }), "cooperation", h("i", { class: "line conflict" }), "conflict", h("i", { class: "line talk" }), "only talk");
  const bar = h("div", { class: "tools" }, h("label", {}, "from ", source), h("label", {}, "to ", target), h("label", {}, "by ", edge), legend, note);
  replace(parent, bar, place);

  async function draw(): Promise<void> {
    if (!source.value || !target.value) {
      replace(place, h("p", { class: "empty" }, "Choose the two columns that are to be joined."));
      return;
    }
    await learn(rows.flatMap((r) => [r[source.value], r[target.value], r[edge.value]]).filter((t) => t?.type === "uri").map((t) => (t as { value: string }).value));
    const found = find(rows, columns, source.value, target.value, edge.value);
    note.textContent = found.left ? `The ${found.nodes.length} best connected of ${found.nodes.length + found.left} are drawn.` : `${found.nodes.length} nodes, ${found.edges.length} links`;
    replace(place, found.nodes.length ? picture(found, place.clientWidth - 20, open) : h("p", { class: "empty" }, "No row has values in both columns."));
  }
  void draw();
}

function picture(found: Network, room: number, open: (iri: string) => void): SVGElement {
  const width = Math.max(room, 420);
  const height = Math.min(2000, Math.max(420, 125 * Math.sqrt(found.nodes.length) + 40));
  const points = spread(places(found.nodes.length, pairs(found.edges)), width, height);
  const heads = ["cooperation", "conflict", "plain"].map((t) =>
    svg("marker", { id: `head-${t}`, class: t, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto", markerUnits: "userSpaceOnUse" }, svg("path", { d: "M0 0.5 8 4 0 7.5z" })),
  );
  const lines = svg("g", { class: "links" }, ...bundle(found.edges).map(({ edge, turn }) => link(edge, turn, found.nodes, points, open)));
  const nodes = svg("g", { class: "nodes" }, ...found.nodes.map((n, i) => node(n, points[i] as Point, open)));
  const name = `A network of ${found.nodes.length} nodes and ${found.edges.length} links`;
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "group", "aria-label": name }, svg("defs", {}, ...heads), lines, nodes);
}

/** Places stretched over the whole drawing, with room for names at its edges. */
function spread(points: Point[], width: number, height: number): Point[] {
  const along = (values: number[], room: number, before: number, after: number): number[] => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return values.map((v) => (most > least ? before + ((v - least) / (most - least)) * (room - before - after) : room / 2));
  };
  const xs = along(points.map((p) => p.x), width, 100, 100);
  const ys = along(points.map((p) => p.y), height, 30, 50);
  return points.map((_, i) => ({ x: xs[i] as number, y: ys[i] as number }));
}

/** Each pair of nodes once: more edges between them shall not pull harder. */
function pairs(edges: Edge[]): [number, number][] {
  const found = new Map(edges.map((e): [string, [number, number]] => [[Math.min(e.source, e.target), Math.max(e.source, e.target)].join("-"), [e.source, e.target]]));
  return [...found.values()];
}

/** Parallel edges get different bends, so that each can be seen. */
function bundle(edges: Edge[]): { edge: Edge; turn: number }[] {
  const seen = new Map<string, number>();
  return edges.map((edge) => {
    const key = [Math.min(edge.source, edge.target), Math.max(edge.source, edge.target)].join("-");
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    const side = edge.source < edge.target ? 1 : -1;
    return { edge, turn: side * (number === 0 ? 0.08 : (number % 2 ? 1 : -1) * (0.1 + 0.09 * number)) };
  });
}

function radius(node: Node): number {
  return 6 + Math.min(14, 2.2 * Math.sqrt(node.degree));
}

function link(edge: Edge, turn: number, nodes: Node[], points: Point[], open: (iri: string) => void): SVGElement {
  const a = points[edge.source] as Point;
  const b = points[edge.target] as Point;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const size = Math.hypot(dx, dy) || 1;
  const middle = { x: (a.x + b.x) / 2 - dy * turn, y: (a.y + b.y) / 2 + dx * turn };
  const [r1, r2] = [radius(nodes[edge.source] as Node), radius(nodes[edge.target] as Node) + 3];
  const end = toward(b, middle, r2);
  const start = toward(a, middle, r1);
  const kind = tone(edge.label);
  const text = `${nodes[edge.source]?.name} → ${nodes[edge.target]?.name}: ${edge.label || "linked"}${edge.talk ? " (only talk)" : ""}${edge.count > 1 ? `, ${edge.count} times` : ""}`;
  const d = `M${round(start)} Q${round(middle)} ${round(end)}`;
  const line = svg("path", { d, class: `line ${kind}${edge.talk ? " talk" : ""}`, "stroke-width": 1.2 + Math.min(4, Math.sqrt(edge.count) - 0.6), "marker-end": `url(#head-${kind})` });
  const wide = svg("path", { d, class: "wide" }, svg("title", {}, text));
  const word = size > 90 && edge.label.length < 18 ? svg("text", { x: (start.x + 2 * middle.x + end.x) / 4, y: (start.y + 2 * middle.y + end.y) / 4, class: `word ${kind}` }, edge.label.toLowerCase()) : null;
  const iri = edge.iri;
  const press = iri ? { tabindex: 0, role: "button", "aria-label": text, onclick: () => open(iri), onkeydown: onEnter(() => open(iri)) } : { role: "img", "aria-label": text };
  return svg("g", { class: "link", ...press }, line, wide, word);
}

function node(found: Node, at: Point, open: (iri: string) => void): SVGElement {
  const iri = found.iri;
  const name = found.name.length > 34 ? `${found.name.slice(0, 33)}…` : found.name;
  const press = iri ? { tabindex: 0, role: "button", onclick: () => open(iri), onkeydown: onEnter(() => open(iri)) } : { role: "img" };
  return svg(
    "g",
    { class: "node", "aria-label": `${found.name}, ${found.degree} links`, transform: `translate(${round(at)})`, ...press },
    svg("title", {}, found.name),
    svg("circle", { r: radius(found) }),
    svg("text", { y: radius(found) + 13 }, name),
  );
}

function toward(from: Point, to: Point, distance: number): Point {
  const size = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / size) * distance, y: from.y + ((to.y - from.y) / size) * distance };
}

function round(p: Point): string {
  return `${p.x.toFixed(1)} ${p.y.toFixed(1)}`;
}

function onEnter(action: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  };
}
