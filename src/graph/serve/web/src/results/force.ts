// Places for the nodes of a small network: springs and repulsion, the same places for the same network every time.

export interface Point {
  x: number;
  y: number;
}

/** Coordinates for `count` nodes; `edges` are pairs of indices. Cost grows with the square of `count`: meant for a few hundred. */
export function places(count: number, edges: [number, number][]): Point[] {
  const points = Array.from({ length: count }, (_, i): Point => {
    const angle = i * 2.399963;
    const radius = 30 * Math.sqrt(i + 0.5);
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  const ideal = 150;
  for (let step = 0; step < 320; step += 1) move(points, edges, ideal, 60 * (1 - step / 320) + 0.5);
  return points;
}

function move(points: Point[], edges: [number, number][], ideal: number, most: number): void {
  const forces = points.map((): Point => ({ x: 0, y: 0 }));
  for (let i = 0; i < points.length; i += 1) {
    const a = points[i] as Point;
    const own = forces[i] as Point;
    own.x -= a.x * 0.05;
    own.y -= a.y * 0.12;
    for (let j = i + 1; j < points.length; j += 1) {
      const b = points[j] as Point;
      const dx = a.x - b.x || 0.01 * (i - j);
      const dy = a.y - b.y || 0.01;
      const push = (ideal * ideal) / Math.max(dx * dx + dy * dy, 30);
      const other = forces[j] as Point;
      own.x += dx * push * 0.4;
      own.y += dy * push * 0.4;
      other.x -= dx * push * 0.4;
      other.y -= dy * push * 0.4;
    }
  }
  for (const [i, j] of edges) {
    const a = points[i] as Point;
    const b = points[j] as Point;
    const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const pull = ((distance - ideal) / distance) * 0.25;
    for (const [own, sign] of [[forces[i] as Point, 1], [forces[j] as Point, -1]] as const) {
      own.x += (b.x - a.x) * pull * sign;
      own.y += (b.y - a.y) * pull * sign;
    }
  }
  points.forEach((p, i) => {
    const f = forces[i] as Point;
    const size = Math.hypot(f.x, f.y) || 1;
    const step = Math.min(size * 0.3, most) / size;
    p.x += f.x * step;
    p.y += f.y * step;
  });
}
