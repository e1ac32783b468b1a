/** The values that a drawing consists of. */

import type { Data } from "../data.ts";
import { component } from "../escape.ts";
import { type Link, suffix, type Way } from "../links.ts";
import type { Happening } from "../types.ts";
import { plain } from "../vocabulary.ts";

export type Shape =
  | "circle"
  | "square"
  | "person"
  | "hexagon"
  | "place"
  | "ring"
  | "outlet"
  | "event"
  | "statement"
  | "talk"
  | "article"
  | "resolution"
  | "unknown";

export interface SceneNode {
  /** "n:ENTITY", "e:EVENT", "a:ARTICLE", "r:RESOLUTION"; "u:" and a line's key: whoever is not named on that line. */
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
  /** The node that it stays beside, at an offset in pixels on the screen whatever the zoom. */
  beside?: { node: SceneNode; dx: number; dy: number };
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
  way: Way;
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
  narrow: boolean;
  /** Keys of what a move is about; the rest fades. */
  emphasis: Set<string> | null;
  events: Happening[];
}

export function linkKey(data: Data, link: Link): string {
  const id = (i: number) => component(data.entities[i]?.id ?? "");
  return `l:${id(link.source)}|${id(link.target)}|${link.group}|${link.fact ? "fact" : "talk"}${suffix(link.way)}`;
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
