/** The graph as it is seen, as PNG (twice the size) and SVG. */

import type { App } from "../app.ts";
import { type Camera, fit, type Size } from "../draw/geometry.ts";
import { paint, PAPER } from "../draw/paint.ts";
import { SvgBrush } from "../draw/svg.ts";

export interface Frame {
  camera: Camera;
  size: Size;
}

/** What the picture shows: the view on the screen, or everything if the graph is not on the screen. */
export function frame(app: App, seen: Frame | null): Frame {
  if (seen?.size.width) return seen;
  const size = { width: 1200, height: 800 };
  return { size, camera: fit(app.scene?.nodes ?? [], size) };
}

export function picture(app: App, { camera, size }: Frame): string {
  if (!app.scene) return "";
  const brush = new SvgBrush(size);
  brush.beginPath();
  brush.moveTo(0, 0);
  brush.lineTo(size.width, 0);
  brush.lineTo(size.width, size.height);
  brush.lineTo(0, size.height);
  brush.closePath();
  brush.fillStyle = PAPER;
  brush.fill();
  paint(brush, app.scene, camera, size, { selected: "", hover: "" });
  return new XMLSerializer().serializeToString(brush.element);
}

export function png(app: App, { camera, size }: Frame): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const scale = 2;
  canvas.width = size.width * scale;
  canvas.height = size.height * scale;
  const context = canvas.getContext("2d");
  if (!context || !app.scene) return Promise.resolve(null);
  context.scale(scale, scale);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, size.width, size.height);
  paint(context, app.scene, camera, size, { selected: "", hover: "" });
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
