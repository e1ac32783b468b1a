/** Walks the graph with the keyboard. */

import type { App } from "../app.ts";
import type { Focus } from "../draw/paint.ts";
import type { SceneNode } from "../draw/scene_types.ts";
import { pin } from "../panel/tools.ts";
import { choose, describe, expand } from "./graph_actions.ts";

interface Hands {
  zoomBy(factor: number): void;
  refit(): void;
  pan(dx: number, dy: number): void;
  hover(key: string): void;
  focus: Focus;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

export function graphKeys(app: App, canvas: HTMLCanvasElement, hands: Hands): void {
  let line = -1;
  const go = (key: string) => {
    hands.hover(key);
    app.say(describe(app.scene, key));
  };
  const here = (): SceneNode | undefined =>
    app.scene?.byKey.get(hands.focus.hover) ?? app.scene?.byKey.get(hands.focus.selected);
  const nextLine = () => {
    const node = here() ?? app.scene?.edges.find((e) => e.key === hands.focus.hover)?.source;
    const edges =
      app.scene?.edges.filter((e) => e.key.startsWith("l:") && (!node || e.source === node || e.target === node)) ?? [];
    if (!edges.length) return;
    line = (line + 1) % edges.length;
    go(edges[line]?.key ?? "");
  };
  const actions: Record<string, () => void> = {
    Enter: () => choose(app, hands.focus.hover || hands.focus.selected),
    " ": () => choose(app, hands.focus.hover || hands.focus.selected),
    Escape: () => (hands.focus.hover ? hands.hover("") : app.store.set({ selected: "" })),
    "+": () => hands.zoomBy(1.3),
    "=": () => hands.zoomBy(1.3),
    "-": () => hands.zoomBy(1 / 1.3),
    "0": () => hands.refit(),
    l: nextLine,
    x: () => expand(app, hands.focus.hover || hands.focus.selected),
    p: () => withEntity(here(), (id) => pin(app, id)),
    Delete: () => withEntity(here(), (id) => app.store.set({ hidden: [...app.store.state.hidden, id], selected: "" })),
  };
  canvas.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const arrow = ARROWS[e.key];
    if (arrow && e.shiftKey) hands.pan(arrow[0] * 60, arrow[1] * 60);
    else if (arrow) {
      line = -1;
      go(nearest(app.scene?.nodes ?? [], here(), arrow)?.key ?? "");
    } else if (actions[e.key]) actions[e.key]?.();
    else return;
    e.preventDefault();
  });
}

function withEntity(node: SceneNode | undefined, action: (id: string) => void): void {
  if (node?.key.startsWith("n:")) action(node.key.slice(2));
}

/** The closest node in the direction of the arrow; the most important one to start with. */
function nearest(nodes: SceneNode[], from: SceneNode | undefined, [dx, dy]: [number, number]): SceneNode | undefined {
  if (!from) return nodes[0];
  let best: SceneNode | undefined = from;
  let least = Infinity;
  for (const node of nodes) {
    if (node === from) continue;
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * dx + y * dy;
    if (ahead <= 0) continue;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const cost = ahead + 2.5 * aside;
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}
