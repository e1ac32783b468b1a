/** Decides what is drawn: nodes and edges with their places, from the selected events and the state. */

import type { Data } from "../data.ts";
import { folding, linksOf, type Link, weights } from "../links.ts";
import type { Matches } from "../select.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";
import { Builder } from "./builder.ts";
import { pairKey, type Trail, trailOf } from "./trail.ts";
import { byLinks, chooseNodes, MANY_LINKS, pickEvents, readable, STEP, strongest } from "./choose.ts";
import { linkKey, type Scene, type SceneEdge, type SceneNode } from "./scene_types.ts";

/** `portrait`: the screen is higher than wide, so the places are turned by a quarter. `narrow`: it has little room. */
export interface Screen {
  portrait: boolean;
  narrow: boolean;
}

/** Actors that a narrow screen shows at first. */
const NARROW_ACTORS = 10;

export function buildScene(
  data: Data,
  events: Happening[],
  state: State,
  matches: Matches | null,
  { portrait, narrow }: Screen = { portrait: false, narrow: false },
): Scene {
  const fold = folding(data, state);
  const weight = weights(events, fold);
  const all = linksOf(events, fold, "type");
  const order = byLinks(all, weight);
  const base = order.slice(0, state.limit || Math.min(readable(order, all), narrow ? NARROW_ACTORS : Infinity));
  const shown = chooseNodes(data, state, base, all, fold);
  const trail = trailOf(data, state, events, all, fold);
  for (const i of trail?.nodes ?? []) shown.add(i);
  const within = (l: Link) => shown.has(l.source) && shown.has(l.target);
  let links = all.filter(within);
  const grouping = state.grouping === "auto" ? (links.length > MANY_LINKS ? "tone" : "type") : state.grouping;
  if (grouping === "tone") links = linksOf(events, fold, "tone").filter(within);
  const builder = new Builder(data, state, matches, weight, new Set(base), portrait);
  const nodes = order.filter((i) => shown.has(i));
  for (const i of shown) if (!weight.has(i)) nodes.push(i);
  for (const i of nodes) builder.entity(i);
  builder.countHidden(all, shown);
  const strong = strongest(links, state, data, trail, narrow);
  if (state.detail === "actors") builder.links(strong, grouping);
  else builder.happenings(pickEvents(events, shown, fold), fold);
  for (const link of links)
    if (state.detail === "actors" && state.expanded.includes(linkKey(data, link)))
      builder.happenings(link.events.slice(0, STEP), fold);
  builder.settle();
  const made = builder.finish();
  return {
    ...made,
    emphasis: trail && emphasised(trail, made.nodes, made.edges),
    grouping,
    portrait,
    narrow,
    weak: links.length - strong.length,
    left: Math.max(0, order.length - nodes.length),
    events,
  };
}

/** The keys of the nodes and lines of the trail. */
function emphasised(trail: Trail, nodes: SceneNode[], edges: SceneEdge[]): Set<string> {
  const on = (e: SceneEdge) => e.link !== null && trail.pairs.has(pairKey(e.link.source, e.link.target));
  return new Set([
    ...nodes.filter((n) => n.key.startsWith("n:") && trail.nodes.has(n.index)).map((n) => n.key),
    ...edges.filter(on).map((e) => e.key),
  ]);
}
