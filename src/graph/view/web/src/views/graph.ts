/** The graph: a canvas to pan, zoom, point at and walk through with the keys. */

import type { App, Part } from "../app.ts";
import { button, h } from "../dom.ts";
import { type Camera, fit, type Point, type Size, toWorld } from "../draw/geometry.ts";
import { hit } from "../draw/hit.ts";
import { type Focus, neighbourhood, paint, PAPER } from "../draw/paint.ts";
import { buildScene, type Screen } from "../draw/scene.ts";
import type { SceneNode } from "../draw/scene_types.ts";
import { kept } from "../panel/tools.ts";
import { choose, describe, expand } from "./graph_actions.ts";
import { graphKeys } from "./graph_keys.ts";

/** Pixels; a phone held upright is narrower. */
const NARROW = 480;

export function graphView(app: App): Part {
  const canvas = h("canvas", {
    class: "graph",
    tabindex: "0",
    role: "application",
    "aria-label": "Graph",
    "aria-describedby": "graph-help",
  });
  const help = h(
    "p",
    { id: "graph-help", class: "sr" },
    "Arrow keys move between nodes, Tab moves on, Enter opens the evidence, L walks through the lines of a node, X shows its neighbours, P pins, Delete hides, plus, minus and 0 zoom. The table view holds the same events.",
  );
  const tip = h("div", { class: "tip", hidden: true });
  const empty = h("p", { class: "empty", hidden: true }, "No event passes the filters.");
  const look = h(
    "div",
    { class: "zoom", role: "group", "aria-label": "Zoom" },
    button("+", () => zoomBy(1.3), { "aria-label": "Zoom in" }),
    button("−", () => zoomBy(1 / 1.3), { "aria-label": "Zoom out" }),
    button("⤢", () => refit(), { "aria-label": "Show all", title: "Show all (0)" }),
  );
  const element = h("div", { class: "canvas" }, canvas, help, tip, empty, look);
  const focus: Focus = { selected: "", hover: "" };
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  let moved = false;
  let size: Size = { width: 0, height: 0 };
  let pending = 0;
  let sceneKey = "";

  const draw = () => {
    pending = 0;
    const context = canvas.getContext("2d");
    if (!context || !app.scene || !size.width) return;
    const scale = window.devicePixelRatio || 1;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = PAPER;
    context.fillRect(0, 0, size.width, size.height);
    paint(context, app.scene, camera, size, focus);
    if (!performance.getEntriesByName("drawn").length)
      requestAnimationFrame(() => setTimeout(() => performance.mark("drawn")));
  };
  const later = () => {
    if (!pending) pending = requestAnimationFrame(draw);
  };
  const resize = () => {
    const box = element.getBoundingClientRect();
    if (!box.width || (box.width === size.width && box.height === size.height)) return;
    size = { width: box.width, height: box.height };
    const scale = window.devicePixelRatio || 1;
    canvas.width = Math.round(box.width * scale);
    canvas.height = Math.round(box.height * scale);
    if (app.scene && (app.scene.portrait !== screen().portrait || app.scene.narrow !== screen().narrow)) redo();
    if (!moved && app.scene) camera = fit(nodesToFit(), size);
    draw();
  };
  function redo(): void {
    app.scene = buildScene(app.data, app.events, app.store.state, app.matches, screen());
  }
  /** A panel may cover a part of a phone's screen: the width decides. */
  function screen(): Screen {
    const narrow = size.width < NARROW;
    return { narrow, portrait: narrow ? window.innerHeight > window.innerWidth : size.height > size.width * 1.2 };
  }
  /** Where there is little room and something is chosen, that and what touches it. */
  function nodesToFit(): SceneNode[] {
    const nodes = app.scene?.nodes ?? [];
    const near = screen().narrow && app.scene ? neighbourhood(app.scene, { ...focus, hover: "" }) : null;
    return near ? nodes.filter((n) => near.has(n.key)) : nodes;
  }
  new ResizeObserver(resize).observe(element);

  function lookAt(next: Camera): void {
    camera = { ...next, zoom: Math.min(6, Math.max(0.03, next.zoom)) };
    moved = true;
    later();
    clearTimeout(saving);
    saving = window.setTimeout(
      () =>
        app.store.set({ camera: `${Math.round(camera.x)} ${Math.round(camera.y)} ${camera.zoom.toFixed(3)}` }, true),
      250,
    );
  }
  let saving = 0;
  function zoomBy(factor: number, at: Point = { x: size.width / 2, y: size.height / 2 }): void {
    const world = toWorld(at, camera, size);
    const zoom = Math.min(6, Math.max(0.03, camera.zoom * factor));
    lookAt({ zoom, x: world.x - (at.x - size.width / 2) / zoom, y: world.y - (at.y - size.height / 2) / zoom });
  }
  function refit(): void {
    if (!app.scene) return;
    camera = fit(nodesToFit(), size);
    moved = false;
    app.store.set({ camera: "" }, true);
    later();
  }
  const keyAt = (p: Point): string => (app.scene ? hit(app.scene, camera, size, p) : "");
  const hover = (key: string, p: Point | null) => {
    canvas.style.cursor = key ? "pointer" : "";
    if (key !== focus.hover) {
      focus.hover = key;
      later();
    }
    const label = key && p ? describe(app.scene, key) : "";
    tip.hidden = !label;
    tip.textContent = label;
    if (p) {
      tip.style.left = `${Math.min(p.x + 14, Math.max(0, size.width - 260))}px`;
      tip.style.top = `${p.y + 16}px`;
    }
  };
  pointer();
  graphKeys(app, canvas, {
    zoomBy,
    refit,
    pan: (dx, dy) => lookAt({ ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom }),
    hover: (key) => hover(key, null),
    focus,
  });

  function pointer(): void {
    const touches = new Map<number, Point>();
    const place = (e: PointerEvent | WheelEvent | MouseEvent): Point => {
      const box = canvas.getBoundingClientRect();
      return { x: e.clientX - box.left, y: e.clientY - box.top };
    };
    let drag: { from: Point; camera: Camera; node: string; far: boolean } | null = null;
    canvas.addEventListener("pointerdown", (e) => {
      canvas.setPointerCapture(e.pointerId);
      touches.set(e.pointerId, place(e));
      const key = keyAt(place(e));
      drag = { from: place(e), camera, node: key.startsWith("n:") ? key : "", far: false };
    });
    canvas.addEventListener("pointermove", (e) => {
      const p = place(e);
      const old = touches.get(e.pointerId);
      if (!old || !drag) return hover(keyAt(p), p);
      const others = [...touches].filter(([id]) => id !== e.pointerId);
      touches.set(e.pointerId, p);
      if (others[0]) {
        const o = others[0][1];
        drag.far = true;
        return zoomBy(Math.hypot(p.x - o.x, p.y - o.y) / Math.max(1, Math.hypot(old.x - o.x, old.y - o.y)), {
          x: (p.x + o.x) / 2,
          y: (p.y + o.y) / 2,
        });
      }
      if (!drag.far && Math.hypot(p.x - drag.from.x, p.y - drag.from.y) < 5) return;
      drag.far = true;
      hover("", null);
      const node = app.scene?.byKey.get(drag.node);
      if (node) {
        Object.assign(node, toWorld(p, camera, size));
        later();
      } else
        lookAt({
          ...camera,
          x: drag.camera.x - (p.x - drag.from.x) / camera.zoom,
          y: drag.camera.y - (p.y - drag.from.y) / camera.zoom,
        });
    });
    const up = (e: PointerEvent) => {
      touches.delete(e.pointerId);
      if (!drag) return;
      const node = app.scene?.byKey.get(drag.node);
      if (!drag.far && e.type === "pointerup") choose(app, keyAt(place(e)));
      else if (drag.far && node)
        app.store.set({ pinned: { ...app.store.state.pinned, [node.key.slice(2)]: kept(app, node) } });
      drag = touches.size ? drag : null;
    };
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("pointerleave", () => hover("", null));
    canvas.addEventListener("dblclick", (e) => {
      const key = keyAt(place(e));
      if (key.startsWith("n:") || key.startsWith("l:")) expand(app, key);
    });
    canvas.addEventListener(
      "wheel",
      (e) => {
        e.preventDefault();
        zoomBy(Math.exp(-e.deltaY * (e.deltaMode ? 0.05 : 0.0015)), place(e));
      },
      { passive: false },
    );
  }

  app.frame = () => (size.width ? { camera, size } : null);
  return {
    element,
    update(state, before) {
      const { camera: _c, view: _v, article: _a, sort: _s, selected, ...rest } = state;
      if (!size.width) resize();
      const { portrait, narrow } = screen();
      focus.selected = state.selected;
      const key =
        `${portrait} ${narrow} ${app.data.revision} ` +
        JSON.stringify(rest) +
        (/^[nl]:/.test(selected) ? selected : "");
      if (key !== sceneKey) {
        sceneKey = key;
        app.scene = buildScene(app.data, app.events, state, app.matches, { portrait, narrow });
        empty.hidden = app.scene.nodes.length > 0;
        canvas.setAttribute(
          "aria-label",
          `Graph of ${app.scene.nodes.length} nodes and ${app.scene.edges.length} lines`,
        );
        if (!moved || (before && before.detail !== state.detail)) camera = fit(nodesToFit(), size);
      }
      const [x, y, zoom] = state.camera.split(" ").map(Number);
      if (!before && x !== undefined && y !== undefined && zoom) {
        camera = { x, y, zoom };
        moved = true;
      }
      later();
    },
  };
}
