/** Notes and pins. */

import type { App } from "../app.ts";
import { h } from "../dom.ts";
import { type SceneNode, turned } from "../draw/scene_types.ts";

export function note(app: App, key: string): HTMLElement {
  const { store } = app;
  const area = h("textarea", { rows: "2", "aria-label": "Note", placeholder: "A note, kept in the link of this view" });
  area.value = store.state.notes[key] ?? "";
  area.addEventListener("change", () => {
    const notes = { ...store.state.notes };
    if (area.value.trim()) notes[key] = area.value;
    else delete notes[key];
    store.set({ notes });
  });
  return h("details", { class: "edit", open: area.value !== "" }, h("summary", {}, "Note"), area);
}

/** A node's place as the state keeps it. */
export function kept(app: App, node: SceneNode): string {
  const { x, y } = turned(node, app.scene?.portrait ?? false);
  return `${Math.round(x)} ${Math.round(y)}`;
}

export function pin(app: App, id: string): void {
  const { state } = app.store;
  const pinned = { ...state.pinned };
  const node = app.scene?.byKey.get(`n:${id}`);
  if (id in pinned) delete pinned[id];
  else if (node) pinned[id] = kept(app, node);
  app.store.set({ pinned });
}
