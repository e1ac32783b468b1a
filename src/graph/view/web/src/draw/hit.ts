/** What the pointer is on. */

import { type Camera, curve, distance, type Point, radius, type Size, toScreen } from "./geometry.ts";
import type { Scene } from "./scene_types.ts";

/** What lies under a point: nodes before edges. */
export function hit(scene: Scene, camera: Camera, size: Size, p: Point): string {
  for (let i = scene.nodes.length - 1; i >= 0; i--) {
    const node = scene.nodes[i];
    if (!node) continue;
    const q = toScreen(node, camera, size);
    if (Math.hypot(q.x - p.x, q.y - p.y) <= radius(node, camera) + 3) return node.key;
  }
  let best = "";
  let least = 7;
  for (const edge of scene.edges) {
    const d = distance(curve(edge, camera, size), p);
    if (d < least) [best, least] = [edge.key, d];
  }
  return best;
}
