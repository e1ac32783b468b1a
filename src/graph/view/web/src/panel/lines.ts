/** The evidence of a line, and of all that one actor did to another. */

import type { App } from "../app.ts";
import { nameOf } from "../data.ts";
import { button, h } from "../dom.ts";
import { linkKey } from "../draw/scene_types.ts";
import { verbOf } from "../draw/wording.ts";
import { type End, endsOf, folding, isDyad, isUnknown, type Link, linksOf } from "../links.ts";
import { toggled } from "../state.ts";
import { typeInfo, words } from "../vocabulary.ts";
import { balance, cards } from "./cards.ts";
import { header } from "./header.ts";
import { note } from "./tools.ts";

export function linkPanel(app: App, key: string): HTMLElement[] | null {
  const { data, store } = app;
  const state = store.state;
  const grouping = /\|(cooperation|conflict)\|/.test(key) ? "tone" : "type";
  const found = linksOf(app.events, folding(data, state), grouping).find((l) => linkKey(data, l) === key);
  if (!found) return null;
  const [verb, title] = headline(app, found, grouping);
  const opened = state.expanded.includes(key);
  return [
    header(app, `${verb} · ${found.fact ? "told as fact" : "only talk"}`, title),
    h(
      "div",
      { class: "tools", role: "group", "aria-label": "What to do with this edge" },
      button(
        opened ? "Fold events" : "Show events as nodes",
        () => store.set({ expanded: toggled(state.expanded, key) }),
        { "aria-pressed": String(opened) },
      ),
    ),
    note(app, key),
    cards(app, found.events),
  ];
}

/** What kind of line it is, and its ends. */
function headline(app: App, l: Link, grouping: "type" | "tone"): [string, string] {
  const name = (i: number) => app.store.state.names[app.data.entities[i]?.id ?? ""] ?? nameOf(app.data, i);
  const wording = verbOf(l, isUnknown(l) ? "type" : grouping);
  const verb = l.fact ? wording : `“${wording}”`;
  if (l.way === "alone") return ["Names nobody else", name(l.source)];
  if (l.way === "inside") return ["Towards its own", name(l.source)];
  if (isUnknown(l)) return ["The actor is not named", `${name(l.target)}: ${verb}`];
  if (l.way === "at") return [`Where it happened`, `${name(l.target)}: ${verb} (${name(l.source)})`];
  const kind = grouping === "type" ? typeInfo(l.group).label : words(l.group);
  return [kind, `${name(l.source)} ${l.directed ? "→" : "↔"} ${name(l.target)}`];
}

/** All events between two actors, from the first to the second; without a first one, those of unknown actors. */
export function dyadPanel(app: App, ids: string): HTMLElement[] | null {
  const [first = "", second = ""] = ids.split("|").map(decodeURIComponent);
  const [a, b] = [app.data.entityById.get(first), app.data.entityById.get(second)];
  if ((a === undefined && first) || b === undefined) return null;
  const fold = folding(app.data, app.store.state);
  const fits = (end: End) =>
    a === undefined
      ? end.way === "unknown" && end.target === b
      : isDyad(end) &&
        ((end.source === a && end.target === b) || (end.way === "with" && end.source === b && end.target === a));
  const events = app.events.filter((e) => endsOf(e, fold).some(fits));
  const title = a === undefined ? "unknown actors" : nameOf(app.data, a);
  return [
    header(app, "From one actor to the other", `${title} → ${nameOf(app.data, b)}`),
    note(app, `d:${ids}`),
    h("p", { class: "count" }, balance(events)),
    cards(app, events),
  ];
}
