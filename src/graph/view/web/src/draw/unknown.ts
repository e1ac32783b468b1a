/** Actors that no article names: one small node beside each target and kind of line, never one shared by two targets. */

import { isUnknown, type Link } from "../links.ts";
import type { SceneEdge, SceneNode } from "./scene_types.ts";

/** Pixels on the screen from the middle of the target. */
const NEAR = 58;
const DIRECTIONS = 16;

/** The strongest lines from actors that are not named, at most so many, and those of what is chosen. */
export function strongestUnknown(links: Link[], most: number, chosen: (l: Link) => boolean): Link[] {
  const unknown = links.filter(isUnknown);
  if (unknown.length <= most) return unknown;
  const rank = new Map(
    [...unknown].sort((a, b) => b.events.length - a.events.length).map((l, i) => [l, i] as [Link, number]),
  );
  return unknown.filter((l) => (rank.get(l) ?? most) < most || chosen(l));
}

export function unknownNode(key: string, target: SceneNode, label: string, colour: string, faded: boolean): SceneNode {
  return {
    key: `u:${key}`,
    index: -1,
    x: target.x,
    y: target.y,
    r: 9,
    shape: "unknown",
    label,
    code: "?",
    colour,
    weight: 0,
    pinned: false,
    faded,
    more: 0,
    noted: false,
    beside: { node: target, dx: 0, dy: NEAR },
  };
}

/** Puts each beside its target, in the direction where the fewest nodes and lines are. */
export function settleUnknown(nodes: SceneNode[], edges: SceneEdge[]): void {
  const taken = new Map<SceneNode, number[]>();
  for (const node of nodes) {
    if (!node.beside) continue;
    const target = node.beside.node;
    const angles = taken.get(target) ?? busy(target, nodes, edges);
    taken.set(target, angles);
    const angle = freest(angles);
    angles.push(angle);
    const reach = NEAR + (target.r - 12);
    node.beside = { node: target, dx: reach * 1.15 * Math.cos(angle), dy: reach * Math.sin(angle) };
    node.x = target.x + node.beside.dx;
    node.y = target.y + node.beside.dy;
  }
}

/** Directions in which something lies: lines, near nodes, the own label below and the loops above. */
function busy(target: SceneNode, nodes: SceneNode[], edges: SceneEdge[]): number[] {
  const out = [Math.PI / 2];
  const towards = (n: SceneNode) => Math.atan2(n.y - target.y, n.x - target.x);
  for (const e of edges) {
    if (e.source === target && e.target === target) out.push(-Math.PI / 2);
    else if (e.source === target) out.push(towards(e.target));
    else if (e.target === target && !e.source.beside) out.push(towards(e.source));
  }
  for (const n of nodes)
    if (n !== target && !n.beside && Math.hypot(n.x - target.x, n.y - target.y) < 190) out.push(towards(n));
  return out;
}

function freest(angles: number[]): number {
  let best = 0;
  let room = -1;
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (i * 2 * Math.PI) / DIRECTIONS;
    const least = Math.min(...angles.map((a) => Math.abs(Math.atan2(Math.sin(a - angle), Math.cos(a - angle)))));
    if (least > room + 1e-9) [best, room] = [angle, least];
  }
  return best;
}
