/** Gives room to nodes that have no computed place: a few rounds of springs and repulsion, the same every time. */

import type { SceneEdge, SceneNode } from "./scene_types.ts";

const ROUNDS = 120;

/** Moves only `free` nodes; the others hold still. */
export function relax(nodes: SceneNode[], edges: SceneEdge[], free: Set<SceneNode>): void {
  if (!free.size || nodes.length > 600) return;
  const home = new Map([...free].map((n) => [n, { x: n.x, y: n.y }]));
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 1 - round / ROUNDS;
    const moves = new Map<SceneNode, { x: number; y: number }>();
    for (const node of free) moves.set(node, push(node, nodes));
    for (const { source, target } of edges) spring(source, target, moves);
    for (const [node, move] of moves) {
      const at = home.get(node) as { x: number; y: number };
      const pull = node.shape === "article" || node.shape === "resolution" ? 0 : 0.02;
      const dx = move.x + (at.x - node.x) * pull;
      const dy = move.y + (at.y - node.y) * pull;
      const length = Math.hypot(dx, dy) || 1;
      const step = Math.min(length, 30 * heat);
      node.x += (dx / length) * step;
      node.y += (dy / length) * step;
    }
  }
}

/** Labels are wide, so nodes keep more distance sideways. */
function push(node: SceneNode, nodes: SceneNode[]): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (const other of nodes) {
    if (other === node) continue;
    const dx = (node.x - other.x) / 1.6 || 0.5;
    const dy = node.y - other.y || 0.5;
    const distance = Math.hypot(dx, dy);
    if (distance > 130) continue;
    const force = ((130 - distance) / distance) * 0.22;
    x += dx * force * 1.6;
    y += dy * force;
  }
  return { x, y };
}

function spring(a: SceneNode, b: SceneNode, moves: Map<SceneNode, { x: number; y: number }>): void {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy) || 1;
  const force = ((distance - 90) / distance) * 0.035;
  const ma = moves.get(a);
  const mb = moves.get(b);
  if (ma) {
    ma.x += dx * force;
    ma.y += dy * force;
  }
  if (mb) {
    mb.x -= dx * force;
    mb.y -= dy * force;
  }
}
