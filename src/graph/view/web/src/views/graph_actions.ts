/** What choosing or expanding a node or line does, and how it is called. */

import type { App } from "../app.ts";
import { loadAround } from "../remote.ts";
import type { Scene } from "../draw/scene_types.ts";

export function choose(app: App, key: string): void {
  if (key.startsWith("a:")) return app.openArticle(app.data.articleById.get(key.slice(2)) ?? 0, null);
  if (key.startsWith("u:")) return choose(app, key.slice(2));
  if (key.startsWith("x:") || key.startsWith("r:")) return;
  app.store.set({ selected: key, move: key ? "" : app.store.state.move });
}

export function expand(app: App, key: string): void {
  if (!/^[nlu]:/.test(key)) return;
  if (key.startsWith("u:")) return expand(app, key.slice(2));
  const { expanded } = app.store.state;
  const times = expanded.filter((k) => k === key || k.startsWith(`${key}+`)).length;
  if (key.startsWith("l:")) app.store.set({ expanded: times ? expanded.filter((k) => k !== key) : [...expanded, key] });
  else {
    app.store.set({ expanded: [...expanded, times ? `${key}+${times}` : key] });
    void loadAround(app, key.slice(2));
  }
}

export function describe(scene: Scene | null, key: string): string {
  const node = scene?.byKey.get(key);
  if (node?.beside) return describe(scene, key.slice(2));
  if (node) return node.more ? `${node.label} – ${node.more} neighbours not drawn, double-click for more` : node.label;
  const edge = scene?.edges.find((e) => e.key === key);
  if (!edge) return "";
  const kind = edge.fact ? "fact" : "only talk";
  if (!edge.link) return `${edge.source.label} – ${edge.target.label}`;
  if (edge.source.beside) return `${edge.target.label}: ${edge.label} (${kind}; not necessarily one and the same)`;
  if (edge.way === "at") return `${edge.target.label}: ${edge.label}, by ${edge.source.label} (${kind})`;
  return `${edge.source.label} ${edge.label} ${edge.source === edge.target ? "" : edge.target.label} (${kind})`;
}
