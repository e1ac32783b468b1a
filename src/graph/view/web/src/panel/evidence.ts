/** The panel beside the graph: the evidence of what is selected, or an overview. */

import { component } from "../escape.ts";
import type { App, Part } from "../app.ts";
import { iriOf, nameOf } from "../data.ts";
import { button, data as isolated, fill, h, link } from "../dom.ts";
import { folding } from "../links.ts";
import { parties } from "../select.ts";
import { type State, toggled } from "../state.ts";
import type { Happening } from "../types.ts";
import { ENTITY_KINDS } from "../vocabulary.ts";
import { chooser } from "../controls/chooser.ts";
import { card } from "./card.ts";
import { expand } from "../views/graph_actions.ts";
import { balance, cards } from "./cards.ts";
import { header } from "./header.ts";
import { dyadPanel, linkPanel } from "./lines.ts";
import { note, pin } from "./tools.ts";
import { movePanel } from "../moves/panel.ts";
import { overview } from "./overview.ts";

export function evidencePanel(app: App): Part {
  const body = h("div", { class: "body", tabindex: "0", role: "region", "aria-label": "Evidence" });
  const element = h("aside", { class: "panel", id: "evidence", "aria-label": "Evidence panel" }, body);
  let shown = "";
  body.addEventListener("keydown", (e) => walk(e, body));
  return {
    element,
    update(state) {
      const key =
        JSON.stringify([state.selected, state.move, state.notes[state.selected], state.names]) +
        app.events.length +
        app.events[0]?.id +
        state.expanded.join() +
        state.merge +
        state.hidden.join() +
        state.q +
        state.article +
        Object.keys(state.pinned).join();
      if (key === shown) return;
      shown = key;
      const focused = (document.activeElement as HTMLElement | null)?.dataset?.focus;
      fill(body, content(app, state));
      if (focused) body.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
      body.scrollTop = 0;
      body.querySelector(".card.current")?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** J and K go to the next and the previous event. */
function walk(e: KeyboardEvent, body: HTMLElement): void {
  const step = { j: 1, k: -1 }[e.key];
  if (
    !step ||
    e.ctrlKey ||
    e.metaKey ||
    e.target instanceof HTMLInputElement ||
    e.target instanceof HTMLTextAreaElement
  )
    return;
  const titles = [...body.querySelectorAll<HTMLElement>(".card button.title")];
  const here = titles.findIndex((t) => t.closest(".card")?.contains(document.activeElement));
  const next = titles[Math.min(titles.length - 1, Math.max(0, here + step))];
  next?.focus();
  next?.closest(".card")?.scrollIntoView({ block: "start" });
}

function content(app: App, state: State): HTMLElement[] {
  if (state.move) {
    const moved = movePanel(app, state);
    if (moved) return [moved];
  }
  const { selected } = state;
  if (selected.startsWith("n:")) return entityPanel(app, state, selected.slice(2)) ?? overview(app);
  if (selected.startsWith("l:")) return linkPanel(app, selected) ?? overview(app);
  if (selected.startsWith("d:")) return dyadPanel(app, selected.slice(2)) ?? overview(app);
  if (selected.startsWith("e:")) return eventPanel(app, selected.slice(2)) ?? overview(app);
  return overview(app);
}

function entityPanel(app: App, state: State, id: string): HTMLElement[] | null {
  const { data, store } = app;
  const index = data.entityById.get(id);
  const entity = index === undefined ? undefined : data.entities[index];
  if (index === undefined || !entity) return null;
  const fold = folding(data, state);
  const events = app.events.filter((e) => [...parties(e), ...e.places].some((i) => fold(i) === index));
  const kind = [ENTITY_KINDS[entity.kind ?? ""] ?? "Actor", entity.code].filter(Boolean).join(" · ");
  const key = `n:${id}`;
  const tools = h(
    "div",
    { class: "tools", role: "group", "aria-label": "What to do with this actor" },
    button("Neighbours", () => expand(app, key), {
      title: "Show its twelve strongest neighbours that are not drawn (x)",
    }),
    button("Only this", () => store.set({ actors: toggled(state.actors, id) }), {
      "aria-pressed": String(state.actors.includes(id)),
      title: "Only events with this actor",
    }),
    button(id in state.pinned ? "Unpin" : "Pin", () => pin(app, id), { title: "Keep its place (p)" }),
    button("Hide", () => store.set({ hidden: [...state.hidden, id], selected: "" }), {
      title: "Take it out of the graph (Delete)",
    }),
    button("Compare …", () => store.set({ move: `compare:${component(id)}|` })),
    button("Path to …", () => store.set({ move: `path:${component(id)}|` })),
  );
  return [
    header(
      app,
      kind,
      state.names[id] ?? nameOf(data, index),
      link(entity.wikidata ? wikidataUrl(entity.wikidata) : undefined, "Wikidata"),
    ),
    tools,
    renaming(app, state, id, index),
    note(app, key),
    h("p", { class: "count" }, balance(events), h("code", { class: "iri" }, isolated(iriOf(data, entity)))),
    cards(app, events),
  ];
}

function wikidataUrl(id: string): string {
  return /^Q\d+$/.test(id) ? `https://www.wikidata.org/wiki/${id}` : id;
}

function renaming(app: App, state: State, id: string, index: number): HTMLElement {
  const { data, store } = app;
  const name = h("input", {
    type: "text",
    value: state.names[id] ?? nameOf(data, index),
    "aria-label": "Name shown",
    "data-focus": "name",
  });
  name.addEventListener("change", () => {
    const names = { ...store.state.names };
    if (name.value && name.value !== nameOf(data, index)) names[id] = name.value;
    else delete names[id];
    store.set({ names });
  });
  const into = chooser(
    app,
    "Fold into another actor",
    data.entityById.get(state.folded[id] ?? ""),
    (other) => {
      const folded = { ...store.state.folded };
      if (other && other !== id) folded[id] = other;
      else delete folded[id];
      store.set({ folded });
    },
    "not folded",
  );
  return h(
    "details",
    { class: "edit", open: id in state.names || id in state.folded },
    h("summary", {}, "Rename, fold"),
    h("label", {}, "Name ", name),
    h("label", {}, "Fold into ", into),
  );
}

function eventPanel(app: App, id: string): HTMLElement[] | null {
  const index = app.data.eventById.get(id);
  const event = index === undefined ? undefined : app.data.events[index];
  if (!event) return null;
  const around = app.events.filter((e) => e !== event && sameParties(e, event)).slice(0, 12);
  const out = [header(app, event.kindLabel, event.label), note(app, `e:${id}`), card(app, event)];
  const iri = h("p", { class: "count" }, h("code", { class: "iri" }, isolated(iriOf(app.data, event.raw))));
  out.push(iri);
  if (around.length)
    out.push(
      h("h3", { class: "section" }, "Between the same parties"),
      h(
        "div",
        { class: "cards" },
        around.map((e) => card(app, e)),
      ),
    );
  return out;
}

function sameParties(a: Happening, b: Happening): boolean {
  return (
    a.actors.some((i) => b.actors.includes(i) || b.recipients.includes(i)) &&
    a.recipients.some((i) => b.actors.includes(i) || b.recipients.includes(i))
  );
}
