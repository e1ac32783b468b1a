/** Makes nodes and edges of entities, links and events. */

import type { Data } from "../data.ts";
import { nameOf } from "../data.ts";
import { clip } from "../dom.ts";
import { isLoop, isUnknown, type Link } from "../links.ts";
import type { Matches } from "../select.ts";
import type { State } from "../state.ts";
import type { Happening } from "../types.ts";
import { colourOf, typeInfo, TYPES } from "../vocabulary.ts";
import { colourOfLink, ownCode } from "./looks.ts";
import { verbOf } from "./wording.ts";
import { relax } from "./relax.ts";
import { settleUnknown, unknownNode } from "./unknown.ts";
import { linkKey, type SceneEdge, type SceneNode, type Shape, shapeOf, turned } from "./scene_types.ts";

export class Builder {
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
    const place = turned(
      pin ? { x: pin[0] ?? 0, y: pin[1] ?? 0 } : { x: entity.xy[0] * stretch, y: entity.xy[1] * stretch },
      this.portrait,
    );
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
      faded: this.matches !== null && !this.matches.involved.has(index),
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
      const times = count > 1 && !isLoop(link) ? ` ×${count}` : "";
      const label = link.fact ? verb + times : `“${verb}”${times}`;
      const colour = colourOfLink(link);
      const target = this.entity(link.target);
      const faded = this.isFaded(link);
      this.edge({
        key,
        source: isUnknown(link) ? this.add(unknownNode(key, target, label, colour, faded)) : this.entity(link.source),
        target,
        link,
        label,
        colour,
        width: isLoop(link) || link.way === "at" ? 1.3 : 1.3 + 0.85 * Math.log2(count),
        fact: link.fact,
        directed: link.directed,
        way: link.way,
        faded,
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
      for (const name of [...(e.raw.resolutions ?? []), ...(e.raw.violates ?? [])])
        this.role(node, this.resolution(name), e, "about");
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
    const node = this.add({
      ...base,
      key,
      index,
      x: 300 * Math.cos(spin),
      y: 220 * Math.sin(spin),
      shape,
      label: clip(label, 30),
      colour: "#59636e",
    });
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
      directed: role !== "actor" && role !== "tells" && role !== "place",
      way: role === "place" ? "at" : "acts",
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
      if (edge.source.beside) continue;
      const key =
        edge.source.key < edge.target.key
          ? `${edge.source.key} ${edge.target.key}`
          : `${edge.target.key} ${edge.source.key}`;
      (bundles.get(key) ?? bundles.set(key, []).get(key))?.push(edge);
    }
    for (const bundle of bundles.values()) {
      bundle.sort(
        (a, b) =>
          (a.source.key < b.source.key ? -1 : 1) - (b.source.key < a.source.key ? -1 : 1) || (a.key < b.key ? -1 : 1),
      );
      bundle.forEach((edge, i) => {
        const lane = i - (bundle.length - 1) / 2;
        edge.lane = edge.source.key < edge.target.key || edge.source === edge.target ? lane : -lane;
        if (edge.source === edge.target) edge.lane = i;
      });
    }
    const fixed = this.nodes.filter((n) => !n.beside);
    relax(
      fixed,
      this.edges.filter((e) => !e.source.beside),
      this.free,
    );
    settleUnknown(this.nodes, this.edges);
  }

  finish(): { nodes: SceneNode[]; edges: SceneEdge[]; byKey: Map<string, SceneNode> } {
    return { nodes: this.nodes, edges: this.edges, byKey: this.byKey };
  }
}
