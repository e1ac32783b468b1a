/** The outlines of nodes: the shape says what a node is. */

import type { Point } from "./geometry.ts";
import type { Brush } from "./paint.ts";
import type { Shape } from "./scene_types.ts";

export function outline(brush: Brush, shape: Shape, p: Point, r: number): void {
  brush.beginPath();
  if (shape === "circle" || shape === "ring" || shape === "unknown") brush.arc(p.x, p.y, r, 0, Math.PI * 2);
  else if (shape === "hexagon") polygon(brush, p, r * 1.08, 6, 0);
  else if (shape === "place") polygon(brush, { x: p.x, y: p.y + r * 0.1 }, r * 1.05, 3, Math.PI / 2);
  else if (shape === "resolution") polygon(brush, p, r * 1.15, 4, 0);
  else if (shape === "person") person(brush, p, r);
  else if (shape === "statement" || shape === "talk") bubble(brush, p, r);
  else if (shape === "event") rounded(brush, p, r * 1.15, r * 0.85, r * 0.3);
  else if (shape === "article") rounded(brush, p, r * 0.8, r, 2);
  else rounded(brush, p, r * 0.95, r * 0.95, r * 0.25);
}

function polygon(brush: Brush, p: Point, r: number, corners: number, turn: number): void {
  for (let i = 0; i < corners; i++) {
    const angle = turn + (i * 2 * Math.PI) / corners;
    const x = p.x + r * Math.cos(angle);
    const y = p.y + r * Math.sin(angle);
    if (i) brush.lineTo(x, y);
    else brush.moveTo(x, y);
  }
  brush.closePath();
}

function rounded(brush: Brush, p: Point, w: number, h: number, c: number): void {
  brush.moveTo(p.x - w + c, p.y - h);
  brush.lineTo(p.x + w - c, p.y - h);
  brush.quadraticCurveTo(p.x + w, p.y - h, p.x + w, p.y - h + c);
  brush.lineTo(p.x + w, p.y + h - c);
  brush.quadraticCurveTo(p.x + w, p.y + h, p.x + w - c, p.y + h);
  brush.lineTo(p.x - w + c, p.y + h);
  brush.quadraticCurveTo(p.x - w, p.y + h, p.x - w, p.y + h - c);
  brush.lineTo(p.x - w, p.y - h + c);
  brush.quadraticCurveTo(p.x - w, p.y - h, p.x - w + c, p.y - h);
  brush.closePath();
}

/** A speech bubble: a box with a tail. */
function bubble(brush: Brush, p: Point, r: number): void {
  const [w, h] = [r * 1.2, r * 0.8];
  brush.moveTo(p.x - w, p.y - h);
  brush.lineTo(p.x + w, p.y - h);
  brush.lineTo(p.x + w, p.y + h * 0.6);
  brush.lineTo(p.x - w * 0.05, p.y + h * 0.6);
  brush.lineTo(p.x - w * 0.5, p.y + h * 1.35);
  brush.lineTo(p.x - w * 0.5, p.y + h * 0.6);
  brush.lineTo(p.x - w, p.y + h * 0.6);
  brush.closePath();
}

/** Head and shoulders. */
function person(brush: Brush, p: Point, r: number): void {
  brush.moveTo(p.x - r * 0.9, p.y + r * 0.95);
  brush.quadraticCurveTo(p.x - r * 0.9, p.y + r * 0.1, p.x - r * 0.3, p.y);
  brush.quadraticCurveTo(p.x - r * 0.62, p.y - r * 0.95, p.x, p.y - r);
  brush.quadraticCurveTo(p.x + r * 0.62, p.y - r * 0.95, p.x + r * 0.3, p.y);
  brush.quadraticCurveTo(p.x + r * 0.9, p.y + r * 0.1, p.x + r * 0.9, p.y + r * 0.95);
  brush.closePath();
}
