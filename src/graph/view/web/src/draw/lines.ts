/** Draws a line: solid for facts, dashed for talk, dotted for where something happened. */

import { type Curve, on, type Point } from "./geometry.ts";
import { type Brush, type Focus, PAPER, SELECTED } from "./paint.ts";
import type { SceneEdge } from "./scene_types.ts";

export function drawEdge(brush: Brush, edge: SceneEdge, c: Curve, alpha: number, focus: Focus): void {
  const path = () => {
    brush.beginPath();
    brush.moveTo(c.start.x, c.start.y);
    brush.quadraticCurveTo(c.control.x, c.control.y, c.end.x, c.end.y);
  };
  brush.globalAlpha = alpha;
  brush.setLineDash([]);
  if (edge.key === focus.selected) {
    brush.strokeStyle = SELECTED;
    brush.lineWidth = edge.width + 7;
    path();
    brush.stroke();
  }
  brush.strokeStyle = edge.colour;
  brush.lineWidth = edge.key === focus.hover ? edge.width + 1.5 : edge.width;
  brush.setLineDash(edge.way === "at" ? [1.5, 4.5] : edge.fact ? [] : [6, 5]);
  path();
  brush.stroke();
  brush.setLineDash([]);
  if (edge.way === "at") ending(brush, edge, c);
  else if (edge.directed && edge.source !== edge.target) arrow(brush, edge, c);
}

/** A line to where something happened ends in a dot: filled for facts, hollow for talk. */
function ending(brush: Brush, edge: SceneEdge, c: Curve): void {
  brush.beginPath();
  brush.arc(c.end.x, c.end.y, 3, 0, Math.PI * 2);
  brush.fillStyle = edge.fact ? edge.colour : PAPER;
  brush.fill();
  brush.lineWidth = 1.3;
  brush.stroke();
}

/** Facts end in a filled head, talk in an open one. */
function arrow(brush: Brush, edge: SceneEdge, c: Curve): void {
  const from = on(c, 0.9);
  const angle = Math.atan2(c.end.y - from.y, c.end.x - from.x);
  const length = 8 + edge.width * 1.2;
  const corner = (turn: number): Point => ({
    x: c.end.x - length * Math.cos(angle + turn),
    y: c.end.y - length * Math.sin(angle + turn),
  });
  const [left, right] = [corner(0.42), corner(-0.42)];
  brush.beginPath();
  brush.moveTo(left.x, left.y);
  brush.lineTo(c.end.x, c.end.y);
  brush.lineTo(right.x, right.y);
  if (edge.fact) {
    brush.closePath();
    brush.fillStyle = edge.colour;
    brush.fill();
  } else {
    brush.lineWidth = Math.max(1.6, edge.width);
    brush.stroke();
  }
}

/** Text needs more contrast than lines. */
export function darker(colour: string): string {
  return { "#3d8fc9": "#1f6391", "#d9702f": "#a34a10", "#9aa3ad": "#59636e" }[colour] ?? colour;
}
