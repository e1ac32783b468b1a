/** What the shapes mean, drawn by the same code as the graph. */

import { SvgBrush } from "../draw/svg.ts";
import { outline } from "../draw/shapes.ts";
import type { Shape } from "../draw/scene_types.ts";
import { h } from "../dom.ts";

const ROWS: [Shape, string][] = [
  ["circle", "Country"],
  ["square", "Organization"],
  ["person", "Person"],
  ["hexagon", "Group, armed group"],
  ["ring", "Unnamed group"],
  ["place", "Place"],
  ["unknown", "Whoever is not named"],
  ["event", "Event (fact)"],
  ["statement", "Statement (fact)"],
  ["talk", "Only talked of"],
  ["article", "Article"],
  ["resolution", "Resolution"],
];

export function shapeLegend(): HTMLElement {
  return h(
    "details",
    { "data-name": "shapes", class: "shapes" },
    h("summary", {}, "Shapes"),
    ROWS.map(([shape, label]) => h("p", {}, picture(shape), h("span", {}, label))),
    h(
      "p",
      { class: "hint" },
      "+3 at a node: three neighbours are not drawn. A loop: events that name nobody else, or its own. “?”: the articles do not name the actor; two of them need not be the same. ⚠: sources contradict each other.",
    ),
  );
}

function picture(shape: Shape): SVGElement {
  const brush = new SvgBrush({ width: 26, height: 20 });
  outline(brush, shape, { x: 13, y: 10 }, 8);
  const solid = shape === "event" || shape === "statement";
  brush.fillStyle = solid ? "#39485a" : "#e6ebf1";
  brush.fill();
  brush.strokeStyle = "#243447";
  brush.lineWidth = 1.5;
  brush.setLineDash(["ring", "talk", "unknown"].includes(shape) ? [3, 2] : []);
  brush.stroke();
  brush.element.setAttribute("aria-hidden", "true");
  return brush.element;
}
