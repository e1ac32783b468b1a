/** From world to screen: where nodes, curves and arrowheads lie. All in CSS pixels. */

import type { SceneEdge, SceneNode } from "./scene_types.ts";

export interface Point {
  x: number;
  y: number;
}

export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Curve {
  start: Point;
  control: Point;
  end: Point;
}

export function toScreen(p: Point | SceneNode, camera: Camera, size: Size): Point {
  if ("beside" in p && p.beside) {
    const { node, dx, dy } = p.beside;
    const at = toScreen(node, camera, size);
    return { x: at.x + dx, y: at.y + dy };
  }
  return { x: (p.x - camera.x) * camera.zoom + size.width / 2, y: (p.y - camera.y) * camera.zoom + size.height / 2 };
}

export function toWorld(p: Point, camera: Camera, size: Size): Point {
  return { x: (p.x - size.width / 2) / camera.zoom + camera.x, y: (p.y - size.height / 2) / camera.zoom + camera.y };
}

/** Nodes grow less than the distances do. */
export function radius(node: SceneNode, camera: Camera): number {
  return node.r * Math.min(1.5, Math.max(0.5, Math.sqrt(camera.zoom)));
}

/** A camera that shows all nodes with room for labels, never larger than life by much. */
export function fit(nodes: SceneNode[], size: Size): Camera {
  if (!nodes.length) return { x: 0, y: 0, zoom: 1 };
  let camera = framed(nodes, size, 0);
  for (let i = 0; i < 3; i++) camera = framed(nodes, size, 1 / camera.zoom);
  return camera;
}

/** `unit` is the size of a pixel in the world: labels keep their size. */
function framed(nodes: SceneNode[], size: Size, unit: number): Camera {
  const half = (n: SceneNode) => Math.max(n.r, Math.min(26, n.label.length) * 3.8) * unit;
  const x = (n: SceneNode) => (n.beside ? n.beside.node.x + n.beside.dx * unit : n.x);
  const y = (n: SceneNode) => (n.beside ? n.beside.node.y + n.beside.dy * unit : n.y);
  const left = Math.min(...nodes.map((n) => x(n) - half(n)));
  const right = Math.max(...nodes.map((n) => x(n) + half(n)));
  const top = Math.min(...nodes.map((n) => y(n) - n.r * unit));
  const bottom = Math.max(...nodes.map((n) => y(n) + (n.r + 22) * unit));
  const room = (span: number, available: number, margin: number) => (available - margin) / Math.max(span, 1);
  const zoom = Math.min(1.6, room(right - left, size.width, 24), room(bottom - top, size.height, 44));
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.max(0.03, zoom) };
}

/** A quadratic curve between the borders of two nodes; a loop above the node for itself. */
export function curve(edge: SceneEdge, camera: Camera, size: Size): Curve {
  const a = toScreen(edge.source, camera, size);
  const b = toScreen(edge.target, camera, size);
  const gap = Math.min(30, Math.max(9, 26 * camera.zoom)) * edge.lane;
  if (edge.source === edge.target) return loop(a, radius(edge.source, camera), edge.lane);
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const normal = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  const control = { x: (a.x + b.x) / 2 + normal.x * gap * 2, y: (a.y + b.y) / 2 + normal.y * gap * 2 };
  return {
    start: shorten(a, control, radius(edge.source, camera) + 2),
    control,
    end: shorten(b, control, radius(edge.target, camera) + 3),
  };
}

function loop(at: Point, r: number, lane: number): Curve {
  const high = r * 0.5 + 14 + lane * 12;
  return {
    start: { x: at.x - r * 0.6, y: at.y - r * 0.8 },
    control: { x: at.x, y: at.y - r - high },
    end: { x: at.x + r * 0.6, y: at.y - r * 0.8 },
  };
}

function shorten(from: Point, towards: Point, by: number): Point {
  const length = Math.hypot(towards.x - from.x, towards.y - from.y) || 1;
  const step = Math.min(by, length);
  return { x: from.x + ((towards.x - from.x) / length) * step, y: from.y + ((towards.y - from.y) / length) * step };
}

export function on(c: Curve, t: number): Point {
  const u = 1 - t;
  return {
    x: u * u * c.start.x + 2 * u * t * c.control.x + t * t * c.end.x,
    y: u * u * c.start.y + 2 * u * t * c.control.y + t * t * c.end.y,
  };
}

/** Distance of a point to the curve, sampled. */
export function distance(c: Curve, p: Point): number {
  let best = Infinity;
  for (let i = 0; i <= 24; i++) {
    const q = on(c, i / 24);
    best = Math.min(best, Math.hypot(q.x - p.x, q.y - p.y));
  }
  return best;
}
