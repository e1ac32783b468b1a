// Turns Natural Earth's 1:110m land and country borders (public domain, by way of the npm package world-atlas, ISC) into two
// paths of whole tenths of degrees: small enough for every page. `node map_data.mjs` prints TypeScript (src/views/borders.ts);
// `node map_data.mjs centres` prints the middle of each country's largest part: ISO 3166-1 number, latitude, longitude.
import { readFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";

const world = JSON.parse(
  readFileSync(new URL("./node_modules/world-atlas/countries-110m.json", import.meta.url), "utf8"),
);

/** Longitudes that go on past the date line instead of jumping back across the map. */
function unwrapped(line) {
  let turn = 0;
  return line.map(([x, y], i) => {
    const step = i ? x - line[i - 1][0] : 0;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [x + turn, y];
  });
}

/** A ring around the pole is closed along the lower edge; one that crosses the date line is drawn at both ends of the map. */
function rings(ring) {
  const points = unwrapped(ring);
  const [first, last] = [points[0], points[points.length - 1]];
  if (Math.abs(last[0] - first[0]) > 180) return [[...points, [last[0], -90], [first[0], -90]]];
  const xs = points.map((p) => p[0]);
  const shifted = (by) => points.map(([x, y]) => [x + by, y]);
  return [points, ...(Math.max(...xs) > 180 ? [shifted(-360)] : []), ...(Math.min(...xs) < -180 ? [shifted(360)] : [])];
}

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
    if (points.length > 2 || (points.length > 1 && !end))
      parts.push(`M${points[0]}l${points.slice(1).join(" ").replaceAll(" -", "-")}${end}`);
  }
  return parts.join("");
}

const polygons = (f) => (f.geometry.type === "Polygon" ? [f.geometry.coordinates] : f.geometry.coordinates);

/** Area and centre of a ring on the flat map. */
function middle(ring) {
  let [area, x, y] = [0, 0, 0];
  const points = unwrapped(ring);
  for (let i = 0; i + 1 < points.length; i++) {
    const cross = points[i][0] * points[i + 1][1] - points[i + 1][0] * points[i][1];
    area += cross / 2;
    x += (points[i][0] + points[i + 1][0]) * cross;
    y += (points[i][1] + points[i + 1][1]) * cross;
  }
  return { area: Math.abs(area), x: x / (6 * area), y: y / (6 * area) };
}

if (process.argv[2] === "centres") {
  for (const f of feature(world, world.objects.countries).features) {
    const best = polygons(f)
      .map((p) => middle(p[0]))
      .reduce((a, b) => (b.area > a.area ? b : a));
    if (f.id) process.stdout.write(`${f.id},${best.y.toFixed(2)},${(((best.x + 540) % 360) - 180).toFixed(2)}\n`);
  }
} else {
  const land = feature(world, world.objects.land).features.flatMap(polygons).flat().flatMap(rings);
  const borders = mesh(world, world.objects.countries, (a, b) => a !== b).coordinates.map(unwrapped);
  process.stdout.write(
    "/** Land and borders of countries in tenths of degrees, y southwards. Made by map_data.mjs from Natural Earth 1:110m (public domain). */\n",
  );
  process.stdout.write(
    `export const LAND =\n  "${path(land, "Z")}";\nexport const BORDERS =\n  "${path(borders, "")}";\n`,
  );
}
