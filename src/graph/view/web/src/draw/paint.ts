/** Draws a scene. The brush is a canvas context or the SVG writer, so that an export looks like the screen. */

import { type Camera, type Curve, curve, on, type Point, radius, type Size, toScreen } from "./geometry.ts";
import { type Box, Boxes } from "./labels.ts";
import type { Scene, SceneEdge, SceneNode } from "./scene_types.ts";
import { darker, drawEdge } from "./lines.ts";
import { outline } from "./shapes.ts";

/** The part of CanvasRenderingContext2D that is used. */
export interface Brush {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  lineJoin: CanvasLineJoin;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  arc(x: number, y: number, r: number, from: number, to: number): void;
  fill(): void;
  stroke(): void;
  setLineDash(dash: number[]): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
}

export interface Focus {
  selected: string;
  hover: string;
}

export const PAPER = "#fcfcfa";
const INK = "#1c2733";
const FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";
export const SELECTED = "#ffd54a";

export function paint(brush: Brush, scene: Scene, camera: Camera, size: Size, focus: Focus): void {
  const near = neighbourhood(scene, focus);
  const strength = (key: string, faded: boolean) => (faded ? 0.12 : near && !near.has(key) ? 0.25 : 1);
  const curves = new Map<SceneEdge, Curve>();
  brush.lineJoin = "round";
  for (const edge of scene.edges) {
    const c = curve(edge, camera, size);
    if (outside(c, size)) continue;
    curves.set(edge, c);
    drawEdge(brush, edge, c, strength(edge.key, edge.faded), focus);
  }
  const boxes = new Boxes();
  for (const node of scene.nodes) {
    const p = toScreen(node, camera, size);
    const r = radius(node, camera);
    if (p.x < -200 || p.y < -80 || p.x > size.width + 200 || p.y > size.height + 80) continue;
    boxes.take({ x: p.x - r, y: p.y - r, width: 2 * r, height: 2 * r });
    drawNode(brush, node, p, r, strength(node.key, node.faded), focus);
  }
  nodeLabels(brush, scene, camera, size, boxes, strength, focus);
  edgeLabels(brush, curves, boxes, strength, focus);
  brush.globalAlpha = 1;
}

/** Keys of what is hovered or selected and of what touches it; null when nothing is. */
export function neighbourhood(scene: Scene, focus: Focus): Set<string> | null {
  const key = focus.hover || focus.selected;
  if (!key || !(scene.byKey.has(key) || scene.edges.some((e) => e.key === key))) return scene.emphasis;
  const out = new Set([key]);
  for (const e of scene.edges) {
    if (e.key === key || e.source.key === key || e.target.key === key) {
      out.add(e.key).add(e.source.key).add(e.target.key);
    }
  }
  return out;
}

function outside(c: Curve, size: Size): boolean {
  const xs = [c.start.x, c.control.x, c.end.x];
  const ys = [c.start.y, c.control.y, c.end.y];
  return Math.max(...xs) < 0 || Math.max(...ys) < 0 || Math.min(...xs) > size.width || Math.min(...ys) > size.height;
}

function drawNode(brush: Brush, node: SceneNode, p: Point, r: number, alpha: number, focus: Focus): void {
  brush.globalAlpha = 1;
  brush.setLineDash([]);
  if (node.key === focus.selected || node.key === focus.hover) {
    outline(brush, node.shape, p, r + 5);
    brush.fillStyle = SELECTED;
    brush.fill();
  }
  outline(brush, node.shape, p, r);
  brush.fillStyle = PAPER;
  brush.fill();
  brush.globalAlpha = alpha;
  const solid = node.shape === "event" || node.shape === "statement";
  brush.fillStyle = solid ? node.colour : ["talk", "unknown"].includes(node.shape) ? "#ffffff" : "#e6ebf1";
  brush.fill();
  brush.strokeStyle = node.colour;
  brush.lineWidth = 1.8;
  brush.setLineDash(["ring", "talk", "unknown"].includes(node.shape) ? [4, 3] : []);
  brush.stroke();
  brush.setLineDash([]);
  if (node.shape === "unknown") text(brush, "?", p.x, p.y, `700 11px ${FONT}`, darker(node.colour), false);
  else if (node.code && r >= 11)
    text(brush, node.code, p.x, p.y, `600 ${Math.round(Math.min(12, r * 0.62))}px ${FONT}`, INK, false);
  if (node.pinned) badge(brush, { x: p.x - r * 0.8, y: p.y - r * 0.8 }, "●", "#7a4d00");
  if (node.noted) badge(brush, { x: p.x - r * 0.8, y: p.y + r * 0.8 }, "✎", "#7a4d00");
  if (node.more) badge(brush, { x: p.x + r * 0.85, y: p.y - r * 0.85 }, `+${node.more}`, "#39485a");
}

function badge(brush: Brush, p: Point, sign: string, colour: string): void {
  text(brush, sign, p.x, p.y, `600 10px ${FONT}`, colour, true);
}

function text(brush: Brush, label: string, x: number, y: number, font: string, colour: string, halo: boolean): void {
  brush.font = font;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  if (halo) {
    brush.strokeStyle = PAPER;
    brush.lineWidth = 4;
    brush.strokeText(label, x, y);
  }
  brush.fillStyle = colour;
  brush.fillText(label, x, y);
}

type Strength = (key: string, faded: boolean) => number;

function nodeLabels(
  brush: Brush,
  scene: Scene,
  camera: Camera,
  size: Size,
  boxes: Boxes,
  strength: Strength,
  focus: Focus,
): void {
  const order = [...scene.nodes].sort((a, b) => important(b, focus) - important(a, focus));
  for (const node of order) {
    const p = toScreen(node, camera, size);
    if (p.x < -50 || p.y < -50 || p.x > size.width + 50 || p.y > size.height + 50) continue;
    const r = radius(node, camera);
    const event = node.key.startsWith("e:");
    const unknown = node.shape === "unknown";
    const font = `${unknown ? "500 11" : event ? "400 11" : "600 12.5"}px ${FONT}`;
    brush.font = font;
    const width = brush.measureText(node.label).width + 6;
    const spots = around(p, r, width, 16, node);
    const inside = spots.filter((s) => s.x > 2 && s.y > 2 && s.x + width < size.width - 2 && s.y + 18 < size.height);
    const at = boxes.place(inside.length ? inside : spots, important(node, focus) > 1e6);
    if (!at) continue;
    brush.globalAlpha = strength(node.key, node.faded) < 0.2 ? 0.35 : Math.max(0.5, strength(node.key, node.faded));
    text(brush, node.label, at.x + width / 2, at.y + 8, font, unknown ? darker(node.colour) : INK, true);
  }
}

function important(node: SceneNode, focus: Focus): number {
  if (node.key === focus.selected || node.key === focus.hover) return 1e7;
  return (node.key.startsWith("n:") ? 1000 : 0) + node.weight;
}

/** Below, above, right, left of a node; of one that stands beside another first what lies away from that. */
function around(p: Point, r: number, width: number, height: number, { beside }: SceneNode): Box[] {
  const spots = [
    { x: p.x - width / 2, y: p.y + r + 3, width, height },
    { x: p.x - width / 2, y: p.y - r - height - 3, width, height },
    { x: p.x + r + 4, y: p.y - height / 2, width, height },
    { x: p.x - r - 4 - width, y: p.y - height / 2, width, height },
  ];
  if (!beside) return spots;
  const away = (b: Box) => {
    const [x, y] = [b.x + width / 2 - p.x, b.y + height / 2 - p.y];
    return (x * beside.dx + y * beside.dy) / Math.hypot(x, y);
  };
  return spots.sort((a, b) => away(b) - away(a));
}

const STOPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

function edgeLabels(brush: Brush, curves: Map<SceneEdge, Curve>, boxes: Boxes, strength: Strength, focus: Focus): void {
  const rank = (e: SceneEdge) =>
    (e.key === focus.selected || e.key === focus.hover ? 1e6 : 0) + (e.link?.events.length ?? 0);
  const edges = [...curves.keys()]
    .filter((e) => e.label && strength(e.key, e.faded) > 0.3)
    .sort((a, b) => rank(b) - rank(a));
  for (const edge of edges) {
    const font = `${edge.fact ? "" : "italic "}500 11px ${FONT}`;
    brush.font = font;
    const label = edge.disputed ? `${edge.label} ⚠` : edge.label;
    const width = brush.measureText(label).width + 8;
    const c = curves.get(edge) as Curve;
    const length = Math.hypot(c.end.x - c.start.x, c.end.y - c.start.y);
    const always = rank(edge) >= 1e6;
    if (edge.source.beside || (edge.source === edge.target && !always)) continue;
    if (!always && length < width * 0.7 && edge.source !== edge.target) continue;
    const spots = [0, -11, 11].flatMap((aside) =>
      STOPS.map((t) => on(c, t)).map((q) => ({ x: q.x - width / 2, y: q.y - 8 + aside, width, height: 16 })),
    );
    const at = boxes.place(spots, always);
    if (!at) continue;
    brush.globalAlpha = 1;
    text(brush, label, at.x + width / 2, at.y + 8, font, darker(edge.colour), true);
  }
}
