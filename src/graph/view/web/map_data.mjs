// Turns Natural Earth's 1:110m land and country borders (public domain, by way of the npm package world-atlas, ISC) into two
// paths of whole tenths of degrees: small enough for every page. Prints TypeScript.
import { readFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";

const world = JSON.parse(readFileSync(new URL("./node_modules/world-atlas/countries-110m.json", import.meta.url), "utf8"));

function path(lines, end) {
  const parts = [];
  for (const line of lines) {
    let [px, py] = [0, 0];
    const points = [];
    for (const [longitude, latitude] of line) {
      const [x, y] = [Math.round(longitude * 10), Math.round(-latitude * 10)];
      if (points.length && x === px && y === py) continue;
      points.push(points.length ? `${x - px} ${y - py}` : `${x} ${y}`);
      [px, py] = [x, y];
    }
    if (points.length > 2 || (points.length > 1 && !end)) parts.push(`M${points[0]}l${points.slice(1).join(" ").replaceAll(" -", "-")}${end}`);
  }
  return parts.join("");
}

const land = feature(world, world.objects.land).features.flatMap((f) => (f.geometry.type === "Polygon" ? [f.geometry.coordinates] : f.geometry.coordinates));
const borders = mesh(world, world.objects.countries, (a, b) => a !== b).coordinates;
process.stdout.write(`/** Land and borders of countries in tenths of degrees, y southwards. Made by map_data.mjs from Natural Earth 1:110m (public domain). */\n`);
process.stdout.write(`export const LAND =\n  "${path(land.flat(), "Z")}";\nexport const BORDERS =\n  "${path(borders, "")}";\n`);
