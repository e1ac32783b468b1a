/** Decides what is drawn: nodes and edges with their places, from the selected events and the state. */

import { component } from "../escape.ts";
import type { Data } from "../data.ts";
import { nameOf } from "../data.ts";
import { clip } from "../dom.ts";
import { ALONE, folding, linksOf, type Link, weights } from "../links.ts";
import type { Matches } from "../select.ts";
import type { State } from "../state.ts";
import type { Entity, Happening } from "../types.ts";
import { COLOURS, colourOf, plain, type Tone, typeInfo, TYPES } from "../vocabulary.ts";
import { relax } from "./relax.ts";

export type Shape = "circle" | "square" | "person" | "hexagon" | "place" | "ring" | "outlet" | "event" | "statement" | "talk" | "article" | "resolution";

export interface SceneNode {
  /** "n:ENTITY", "e:EVENT", "a:ARTICLE", "r:RESOLUTION". */
  key: string;
  index: number;
  x: number;
  y: number;
  r: number;
  shape: Shape;
  label: string;
  code: string;
  colour: string;
  weight: number;
  pinned: boolean;
  faded: boolean;
  /** Neighbours that are not shown. */
  more: number;
  noted: boolean;
}

export interface SceneEdge {
  key: string;
  source: SceneNode;
  target: SceneNode;
  link: Link | null;
  label: string;
  colour: string;
  width: number;
  fact: boolean;
  directed: boolean;
  /** Which of the parallel edges: 0 is straight. */
  lane: number;
  faded: boolean;
  disputed: boolean;
}

export interface Scene {
  nodes: SceneNode[];
  edges: SceneEdge[];
  byKey: Map<string, SceneNode>;
  grouping: "type" | "tone";
  /** Actors that pass the filters and are not drawn. */
  left: number;
  /** Lines that are too weak to be drawn. */
  weak: number;
  portrait: boolean;
  events: Happening[];
}

const STEP = 12;
const MANY_LINKS = 60;
const MOST_ACTORS = 40;
const FEWEST_ACTORS = 12;
/** So many lines among the drawn actors end the choice of actors. */
const MOST_LINES = 110;
/** Of more than so many lines only the strongest are drawn, until an actor is chosen. */
const TOO_MANY_LINES = 72;
const STRONG_LINES = 40;
const MAX_EVENT_NODES = 60;

export function linkKey(data: Data, link: Link): string {
  const id = (i: number) => component(data.entities[i]?.id ?? "");
  return `l:${id(link.source)}|${id(link.target)}|${link.group}|${link.fact ? "fact" : "talk"}${link.directed ? "" : "|both"}`;
}

/** `portrait`: the screen is higher than wide, so the places are turned by a quarter. */
export function buildScene(data: Data, events: Happening[], state: State, matches: Matches | null, portrait = false): Scene {
  const fold = folding(data, state);
  const weight = weights(events, fold);
  const all = linksOf(events, fold, "type");
  const order = byLinks(all, weight);
  const base = order.slice(0, state.limit || readable(order, all));
  const shown = chooseNodes(data, state, base, all, fold);
  const within = (l: Link) => shown.has(l.source) && shown.has(l.target);
  let links = all.filter(within);
  const grouping = state.grouping === "auto" ? (links.length > MANY_LINKS ? "tone" : "type") : state.grouping;
  if (grouping === "tone") links = linksOf(events, fold, "tone").filter(within);
  const builder = new Builder(data, state, matches, weight, new Set(base), portrait);
  const nodes = order.filter((i) => shown.has(i));
  for (const i of shown) if (!weight.has(i)) nodes.push(i);
  for (const i of nodes) builder.entity(i);
  builder.countHidden(all, shown);
  const strong = strongest(links, state, data);
  if (state.detail === "actors") builder.links(strong, grouping);
  else builder.happenings(pickEvents(events, shown, fold), fold);
  for (const link of links) if (state.detail === "actors" && state.expanded.includes(linkKey(data, link))) builder.happenings(link.events.slice(0, STEP), fold);
  builder.settle();
  return { ...builder.finish(), grouping, portrait, weak: links.length - strong.length, left: Math.max(0, order.length - nodes.length), events };
}

/** The strongest lines, at least one for each actor, and all of the chosen actor or line. */
function strongest(links: Link[], state: State, data: Data): Link[] {
  if (links.length <= TOO_MANY_LINES || state.lines === "all") return links;
  const loops = links.filter((l) => l.source === l.target);
  const sorted = links.filter((l) => l.source !== l.target).sort((a, b) => b.events.length - a.events.length);
  const seen = new Set<number>();
  const strong = sorted.filter((l, rank) => {
    const first = !seen.has(l.source) || !seen.has(l.target);
    seen.add(l.source).add(l.target);
    const chosen = state.selected === `n:${data.entities[l.source]?.id}` || state.selected === `n:${data.entities[l.target]?.id}`;
    return rank < STRONG_LINES || first || chosen || state.selected === linkKey(data, l);
  });
  return [...strong, ...loops];
}

/** Those with most events towards others first; what somebody does alone counts little. */
function byLinks(links: Link[], weight: Map<number, number>): number[] {
  const rank = new Map<number, number>();
  const add = (i: number, n: number) => rank.set(i, (rank.get(i) ?? 0) + n);
  for (const l of links) {
    const n = l.source === l.target ? 0.1 : 1;
    add(l.source, n * l.events.length);
    if (n === 1) add(l.target, l.events.length);
  }
  return [...weight.keys()].sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0) || a - b);
}

/** How many of the heaviest actors can be drawn before their lines become a tangle. */
function readable(order: number[], links: Link[]): number {
  const rank = new Map(order.map((entity, i) => [entity, i]));
  const pairs = new Set<string>();
  const added = new Uint32Array(MOST_ACTORS);
  for (const l of links) {
    const last = Math.max(rank.get(l.source) ?? MOST_ACTORS, rank.get(l.target) ?? MOST_ACTORS);
    const pair = `${l.source}|${l.target}|${typeInfo(l.group).tone}|${l.fact}`;
    if (last >= MOST_ACTORS || l.source === l.target || pairs.has(pair)) continue;
    pairs.add(pair);
    added[last] = (added[last] ?? 0) + 1;
  }
  let lines = 0;
  for (let count = 0; count < MOST_ACTORS; count++) {
    lines += added[count] ?? 0;
    if (lines > MOST_LINES && count >= FEWEST_ACTORS) return count;
  }
  return MOST_ACTORS;
}

/** The heaviest actors, what was expanded, pinned, selected; without what was hidden. */
function chooseNodes(data: Data, state: State, base: number[], links: Link[], fold: (i: number) => number): Set<number> {
  const shown = new Set(base);
  const add = (id: string) => {
    const i = data.entityById.get(id);
    if (i !== undefined) shown.add(fold(i));
  };
  for (const id of Object.keys(state.pinned)) add(id);
  if (state.selected.startsWith("n:")) add(state.selected.slice(2));
  for (const id of state.actors) add(id);
  for (const [kind, rest] of [state.move.split(/:(.*)/s)]) {
    if (kind === "compare" || kind === "path") for (const id of (rest ?? "").split("|")) add(decodeURIComponent(id));
  }
  for (const [id, times] of expansions(state)) {
    const i = data.entityById.get(id);
    if (i === undefined) continue;
    shown.add(fold(i));
    for (const n of neighbours(fold(i), links, shown).slice(0, STEP * times)) shown.add(n);
  }
  for (const id of state.hidden) {
    const i = data.entityById.get(id);
    if (i !== undefined) shown.delete(i);
  }
  return shown;
}

/** Each further expansion of the same hub shows twelve more of its neighbours. */
function expansions(state: State): Map<string, number> {
  const out = new Map<string, number>();
  for (const key of state.expanded) {
    const id = /^n:(.*?)(\+\d+)?$/s.exec(key)?.[1];
    if (id !== undefined) out.set(id, (out.get(id) ?? 0) + 1);
  }
  return out;
}

/** Neighbours that are not shown, those with most events first. */
export function neighbours(entity: number, links: Link[], shown: Set<number>): number[] {
  const count = new Map<number, number>();
  for (const l of links) {
    const other = l.source === entity ? l.target : l.target === entity ? l.source : -1;
    if (other >= 0 && !shown.has(other)) count.set(other, (count.get(other) ?? 0) + l.events.length);
  }
  return [...count.keys()].sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0) || a - b);
}

function pickEvents(events: Happening[], shown: Set<number>, fold: (i: number) => number): Happening[] {
  const rank = (e: Happening) => e.evidence.length + e.disputes.length * 3 + e.content.length + e.confidence;
  return events
    .filter((e) => [...e.actors, ...e.recipients].some((i) => shown.has(fold(i))))
    .sort((a, b) => rank(b) - rank(a) || a.index - b.index)
    .slice(0, MAX_EVENT_NODES);
}

/** A short code that is the entity's own, not that of the state it acts for or lies in. */
function ownCode({ code, kind, actsFor }: Entity): string {
  return code && /^[A-Z0-9]{2,4}$/.test(code) && !actsFor && !["person", "place", "unnamed_group"].includes(kind ?? "") ? code : "";
}

/** Between the places as they are kept and as they are drawn: the same way back. */
export function turned(p: { x: number; y: number }, portrait: boolean): { x: number; y: number } {
  return portrait ? { x: p.y, y: p.x } : { x: p.x, y: p.y };
}

const SHAPES = plain<Shape>({
  country: "circle",
  organization: "square",
  person: "person",
  group: "hexagon",
  armed_group: "hexagon",
  unnamed_group: "ring",
  place: "place",
  outlet: "outlet",
});

export function shapeOf(kind: string | undefined): Shape {
  return SHAPES[kind ?? ""] ?? "square";
}

class Builder {
  private nodes: SceneNode[] = [];
  private edges: SceneEdge[] = [];
  private byKey = new Map<string, SceneNode>();
  private free = new Set<SceneNode>();

  constructor(
    private data: Data,
    private state: State,
    private matches: Matches | null,
    private weight: Map<number, number>,
    private base: Set<number>,
    private portrait: boolean,
  ) {}

  entity(index: number): SceneNode {
    const entity = this.data.entities[index] as Data["entities"][number];
    const key = `n:${entity.id}`;
    const old = this.byKey.get(key);
    if (old) return old;
    const weight = this.weight.get(index) ?? 0;
    const pin = this.state.pinned[entity.id]?.split(" ").map(Number);
    const stretch = this.state.detail === "actors" ? 1 : 1.7;
    const place = turned(pin ? { x: pin[0] ?? 0, y: pin[1] ?? 0 } : { x: entity.xy[0] * stretch, y: entity.xy[1] * stretch }, this.portrait);
    const node: SceneNode = {
      key,
      index,
      ...place,
      r: 12 + Math.min(16, 3.2 * Math.log2(1 + weight)),
      shape: shapeOf(entity.kind),
      label: clip(this.state.names[entity.id] ?? nameOf(this.data, index), 34),
      code: ownCode(entity),
      colour: "#243447",
      weight,
      pinned: pin !== undefined,
      faded: this.matches !== null && !this.matches.entities.has(index),
      more: 0,
      noted: key in this.state.notes,
    };
    this.add(node);
    if (!pin && !this.base.has(index)) this.free.add(node);
    return node;
  }

  countHidden(links: Link[], shown: Set<number>): void {
    const hidden = new Map<number, Set<number>>();
    const note = (a: number, b: number) => {
      if (shown.has(a) && !shown.has(b)) (hidden.get(a) ?? hidden.set(a, new Set()).get(a))?.add(b);
    };
    for (const l of links) {
      note(l.source, l.target);
      note(l.target, l.source);
    }
    for (const node of this.nodes) node.more = hidden.get(node.index)?.size ?? 0;
  }

  links(links: Link[], grouping: "type" | "tone"): void {
    const opened = new Set(this.state.expanded);
    for (const link of links) {
      const key = linkKey(this.data, link);
      if (opened.has(key)) continue;
      const count = link.events.length;
      const verb = verbOf(link, grouping);
      const times = count > 1 && link.group !== ALONE ? ` ×${count}` : "";
      this.edge({
        key,
        source: this.entity(link.source),
        target: this.entity(link.target),
        link,
        label: link.fact ? verb + times : `“${verb}”${times}`,
        colour: link.group === ALONE ? "#59636e" : grouping === "type" ? colourOf(link.group) : COLOURS[link.group as Tone].material,
        width: link.group === ALONE ? 1.3 : 1.3 + 1.1 * Math.log2(count),
        fact: link.fact,
        directed: link.directed,
        faded: this.isFaded(link),
        disputed: link.events.some((e) => e.disputes.length > 0),
      });
    }
  }

  private isFaded(link: Link): boolean {
    if (!this.matches) return false;
    return !link.events.some((e) => this.matches?.events.has(e.index));
  }

  /** Events as nodes of their own, between those who take part. */
  happenings(events: Happening[], fold: (i: number) => number): void {
    for (const e of events) this.happening(e);
    for (const e of events) {
      const node = this.byKey.get(`e:${e.id}`) as SceneNode;
      for (const i of e.actors) this.role(this.known(fold(i)), node, e, "actor");
      for (const i of e.recipients) this.role(node, this.known(fold(i)), e, "recipient");
      if (!e.recipients.length) for (const i of e.places) this.role(node, this.known(fold(i)), e, "place");
      for (const i of e.content) this.role(node, this.byKey.get(`e:${this.data.events[i]?.id}`), e, "says");
      for (const name of [...(e.raw.resolutions ?? []), ...(e.raw.violates ?? [])]) this.role(node, this.resolution(name), e, "about");
      if (this.state.detail === "all") for (const v of e.evidence) this.role(this.article(v.article), node, e, "tells");
    }
  }

  private known(index: number): SceneNode | undefined {
    return this.byKey.get(`n:${this.data.entities[index]?.id}`);
  }

  private happening(e: Happening): void {
    if (this.byKey.has(`e:${e.id}`)) return;
    const near = [...e.actors, ...e.recipients, ...e.places].map((i) => this.known(i)).filter((n) => n !== undefined);
    const spin = e.index * 2.399963;
    const middle = (axis: "x" | "y") => near.reduce((sum, n) => sum + n[axis], 0) / Math.max(1, near.length);
    const kind = Object.hasOwn(TYPES, e.type) && e.kind === "Event" ? typeInfo(e.type).label : e.kindLabel;
    const node = this.add({
      key: `e:${e.id}`,
      index: e.index,
      x: middle("x") + 46 * Math.cos(spin),
      y: middle("y") + 46 * Math.sin(spin),
      r: 9,
      shape: !e.fact ? "talk" : e.raw.force ? "statement" : "event",
      label: clip(kind, 26),
      code: "",
      colour: colourOf(e.type),
      weight: e.evidence.length,
      pinned: false,
      faded: this.matches !== null && !this.matches.events.has(e.index),
      more: 0,
      noted: `e:${e.id}` in this.state.notes,
    });
    this.free.add(node);
  }

  private extra(key: string, index: number, shape: Shape, label: string): SceneNode {
    const old = this.byKey.get(key);
    if (old) return old;
    const spin = this.nodes.length * 2.399963;
    const base = { r: 10, code: "", weight: 0, pinned: false, faded: this.matches !== null, more: 0, noted: false };
    const node = this.add({ ...base, key, index, x: 300 * Math.cos(spin), y: 220 * Math.sin(spin), shape, label: clip(label, 30), colour: "#59636e" });
    this.free.add(node);
    return node;
  }

  private resolution(name: string): SceneNode {
    return this.extra(`r:${name}`, -1, "resolution", name);
  }

  private article(index: number): SceneNode {
    const article = this.data.articles[index];
    return this.extra(`a:${article?.id ?? index}`, index, "article", article?.title || article?.publisher || "Article");
  }

  private role(source: SceneNode | undefined, target: SceneNode | undefined, e: Happening, role: string): void {
    if (!source || !target || source === target) return;
    const quiet = role === "tells" || role === "about" || role === "place";
    this.edge({
      key: `x:${source.key}>${target.key}`,
      source,
      target,
      link: null,
      label: role === "says" ? "says" : "",
      colour: role === "says" ? "#59636e" : role === "tells" ? "#ccd3db" : quiet ? "#9aa3ad" : colourOf(e.type),
      width: quiet ? 1 : 1.6,
      fact: e.fact && role !== "says",
      directed: role !== "actor" && role !== "tells",
      faded: this.matches !== null && !this.matches.events.has(e.index),
      disputed: false,
    });
  }

  private edge(edge: Omit<SceneEdge, "lane">): void {
    this.edges.push({ ...edge, lane: 0 });
  }

  private add(node: SceneNode): SceneNode {
    this.nodes.push(node);
    this.byKey.set(node.key, node);
    return node;
  }

  /** Gives free nodes room and parallel edges their lanes. */
  settle(): void {
    const bundles = new Map<string, SceneEdge[]>();
    for (const edge of this.edges) {
      const key = edge.source.key < edge.target.key ? `${edge.source.key} ${edge.target.key}` : `${edge.target.key} ${edge.source.key}`;
      (bundles.get(key) ?? bundles.set(key, []).get(key))?.push(edge);
    }
    for (const bundle of bundles.values()) {
      bundle.sort((a, b) => (a.source.key < b.source.key ? -1 : 1) - (b.source.key < a.source.key ? -1 : 1) || (a.key < b.key ? -1 : 1));
      bundle.forEach((edge, i) => {
        const lane = i - (bundle.length - 1) / 2;
        edge.lane = edge.source.key < edge.target.key || edge.source === edge.target ? lane : -lane;
        if (edge.source === edge.target) edge.lane = i;
      });
    }
    relax(this.nodes, this.edges, this.free);
  }

  finish(): { nodes: SceneNode[]; edges: SceneEdge[]; byKey: Map<string, SceneNode> } {
    return { nodes: this.nodes, edges: this.edges, byKey: this.byKey };
  }
}

function verbOf(link: Link, grouping: "type" | "tone"): string {
  if (link.group === ALONE) return `${link.events.length} that name nobody else`;
  if (grouping === "tone") return link.group;
  return link.toPlace ? placeVerb(link.group) : typeInfo(link.group).verb;
}

function placeVerb(type: string): string {
  const verbs = plain({
    CONSULT: "meets in",
    MOBILIZE: "deploys in",
    ASSAULT: "attacks in",
    PROTEST: "protests in",
    RETREAT: "withdraws from",
    COERCE: "coerces in",
  });
  return verbs[type] ?? `${typeInfo(type).label.toLowerCase()}, in`;
}
