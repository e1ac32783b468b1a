/** The drawn actors and their lines as GraphML and GEXF, for Gephi, yEd, Cytoscape, networkx. */

import type { Data } from "../data.ts";
import { iriOf } from "../data.ts";
import type { Scene } from "../draw/scene_types.ts";
import { isUnknown, type Link } from "../links.ts";
import { typeInfo } from "../vocabulary.ts";

interface Row {
  id: string;
  label: string;
  values: Record<string, string | number | boolean>;
}

function nodes(data: Data, links: Link[], scene: Scene | null): Row[] {
  const used = [...new Set(links.flatMap((l) => [l.source, l.target]))].sort((a, b) => a - b);
  const named = used.map((i) => {
    const e = data.entities[i];
    const at = scene?.byKey.get(`n:${e?.id}`);
    const [x, y] = at ? [at.x, at.y] : (e?.xy ?? [0, 0]);
    return {
      id: e?.id ?? String(i),
      label: e?.label ?? "",
      values: {
        iri: iriOf(data, e ?? { id: "" }),
        kind: e?.kind ?? "",
        code: e?.code ?? "",
        x: Math.round(x),
        y: Math.round(y),
      },
    };
  });
  const unnamed = links.filter(isUnknown).map((l) => {
    const { x, y } = named.find((n) => n.id === data.entities[l.target]?.id)?.values ?? {};
    const at = { x: Number(x ?? 0) + 60, y: Number(y ?? 0) };
    return { id: sourceOf(data, l), label: "unknown", values: { iri: "", kind: "unknown", code: "", ...at } };
  });
  return [...named, ...unnamed];
}

/** Whoever is not named is a node of its own on each such line. */
function sourceOf(data: Data, l: Link): string {
  return isUnknown(l) ? `unknown:${l.key}` : (data.entities[l.source]?.id ?? "");
}

function values(l: Link): Record<string, string | number | boolean> {
  const sure = Math.max(...l.events.map((e) => e.confidence));
  const tone = l.group === "cooperation" || l.group === "conflict" ? l.group : typeInfo(l.group).tone;
  return {
    group: l.group,
    way: l.way,
    tone,
    fact: l.fact,
    directed: l.directed,
    count: l.events.length,
    confidence: sure,
    events: l.events
      .slice(0, 50)
      .map((e) => e.id)
      .join(" "),
  };
}

const kind = (v: string | number | boolean) =>
  typeof v === "number" ? "double" : typeof v === "boolean" ? "boolean" : "string";

export function graphml(data: Data, links: Link[], scene: Scene | null): string {
  const rows = nodes(data, links, scene);
  const keys = (of: "node" | "edge", sample: Row["values"]) =>
    Object.entries(sample).map(
      ([k, v]) => `<key id="${of}-${k}" for="${of}" attr.name="${k}" attr.type="${kind(v)}"/>`,
    );
  const datum = (of: string, all: Row["values"]) =>
    Object.entries(all)
      .map(([k, v]) => `<data key="${of}-${k}">${xml(v)}</data>`)
      .join("");
  const id = (i: number) => xml(data.entities[i]?.id ?? "");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys("node", { label: "", ...(rows[0]?.values ?? {}) }),
    ...keys("edge", links[0] ? values(links[0]) : {}),
    '<graph edgedefault="directed">',
    ...rows.map((n) => `<node id="${xml(n.id)}">${datum("node", { label: n.label, ...n.values })}</node>`),
    ...links.map(
      (l, i) =>
        `<edge id="e${i}" source="${xml(sourceOf(data, l))}" target="${id(l.target)}">${datum("edge", values(l))}</edge>`,
    ),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

export function gexf(data: Data, links: Link[], scene: Scene | null): string {
  const rows = nodes(data, links, scene);
  const attributes = (of: "node" | "edge", sample: Row["values"]) => [
    `<attributes class="${of}">`,
    ...Object.entries(sample).map(([k, v]) => `<attribute id="${k}" title="${k}" type="${kind(v)}"/>`),
    "</attributes>",
  ];
  const attvalues = (all: Row["values"]) =>
    `<attvalues>${Object.entries(all)
      .map(([k, v]) => `<attvalue for="${k}" value="${xml(v)}"/>`)
      .join("")}</attvalues>`;
  const id = (i: number) => xml(data.entities[i]?.id ?? "");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
    '<graph mode="static" defaultedgetype="directed">',
    ...attributes("node", rows[0]?.values ?? {}),
    ...attributes("edge", links[0] ? values(links[0]) : {}),
    "<nodes>",
    ...rows.map(
      (n) =>
        `<node id="${xml(n.id)}" label="${xml(n.label)}">${attvalues(n.values)}<viz:position x="${n.values.x}" y="${-Number(n.values.y)}" z="0"/></node>`,
    ),
    "</nodes>",
    "<edges>",
    ...links.map(
      (l, i) =>
        `<edge id="${i}" source="${xml(sourceOf(data, l))}" target="${id(l.target)}" type="directed" weight="${l.events.length}" label="${xml(l.group)}">${attvalues(values(l))}</edge>`,
    ),
    "</edges>",
    "</graph>",
    "</gexf>",
    "",
  ].join("\n");
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text for XML 1.0: escaped, without the characters that it forbids. */
export function xml(value: string | number | boolean): string {
  return String(value)
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "\ufffd",
    )
    .replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}
