/** Writes what is painted as SVG: the same calls as a canvas context takes. */

import { svg } from "../dom.ts";
import type { Size } from "./geometry.ts";
import type { Brush } from "./paint.ts";

const measuring = document.createElement("canvas").getContext("2d");

export class SvgBrush implements Brush {
  readonly element: SVGSVGElement;
  fillStyle: unknown = "#000";
  strokeStyle: unknown = "#000";
  lineWidth = 1;
  globalAlpha = 1;
  font = "12px sans-serif";
  textAlign: CanvasTextAlign = "center";
  textBaseline: CanvasTextBaseline = "middle";
  lineJoin: CanvasLineJoin = "round";
  private path = "";
  private dash: number[] = [];

  constructor(size: Size) {
    this.element = svg("svg", {
      xmlns: "http://www.w3.org/2000/svg",
      width: size.width,
      height: size.height,
      viewBox: `0 0 ${size.width} ${size.height}`,
    });
  }

  beginPath(): void {
    this.path = "";
  }

  closePath(): void {
    this.path += "Z";
  }

  moveTo(x: number, y: number): void {
    this.path += `M${short(x)} ${short(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.path += `L${short(x)} ${short(y)}`;
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.path += `Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`;
  }

  /** Only whole circles are drawn. */
  arc(x: number, y: number, r: number): void {
    this.path += `M${short(x - r)} ${short(y)}a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0Z`;
  }

  fill(): void {
    this.element.append(svg("path", { d: this.path, fill: String(this.fillStyle), ...this.opacity() }));
  }

  stroke(): void {
    this.element.append(
      svg("path", {
        d: this.path,
        fill: "none",
        stroke: String(this.strokeStyle),
        "stroke-width": short(this.lineWidth),
        "stroke-linejoin": "round",
        "stroke-dasharray": this.dash.length ? this.dash.join(" ") : null,
        ...this.opacity(),
      }),
    );
  }

  setLineDash(dash: number[]): void {
    this.dash = dash;
  }

  fillText(text: string, x: number, y: number): void {
    this.text(text, x, y, { fill: String(this.fillStyle) });
  }

  strokeText(text: string, x: number, y: number): void {
    this.text(text, x, y, {
      fill: "none",
      stroke: String(this.strokeStyle),
      "stroke-width": this.lineWidth,
      "stroke-linejoin": "round",
    });
  }

  measureText(text: string): { width: number } {
    if (!measuring) return { width: text.length * 7 };
    measuring.font = this.font;
    return measuring.measureText(text);
  }

  private text(text: string, x: number, y: number, paint: Record<string, string | number>): void {
    const [, style, weight, size, family] = /^(italic )?(\d+ )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const font = {
      "font-size": size ?? "12",
      "font-weight": weight?.trim() ?? null,
      "font-style": style?.trim() ?? null,
      "font-family": family ?? "sans-serif",
    };
    this.element.append(
      svg(
        "text",
        {
          x: short(x),
          y: short(y),
          "text-anchor": "middle",
          "dominant-baseline": "central",
          ...font,
          ...paint,
          ...this.opacity(),
        },
        text,
      ),
    );
  }

  private opacity(): Record<string, string | null> {
    return { opacity: this.globalAlpha === 1 ? null : this.globalAlpha.toFixed(2) };
  }
}

function short(x: number): string {
  return String(Math.round(x * 10) / 10);
}
