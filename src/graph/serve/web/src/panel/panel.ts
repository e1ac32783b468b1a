// The panel beside the answer: what a thing is, and the sentences that say so.
import { bdi, h, replace, say } from "../dom.ts";
import { about, Refusal } from "../server.ts";
import type { About } from "../types.ts";
import { sentence, source } from "./sentence.ts";

export interface Panel {
  element: HTMLElement;
  open(iri: string): Promise<void>;
  close(): void;
}

const ROLES = [["trigger", "what happens"], ["actor", "who"], ["recipient", "whom"], ["place", "where, when"], ["figure", "how many"]];
const ENDS = new Set(["earliest begin", "latest begin", "earliest end", "latest end", "granularity", "label"]);

export function panel(actions: { opened: (iri: string | undefined) => void; describe: (iri: string) => void }): Panel {
  const body = h("div", { class: "body" });
  const element = h("aside", { class: "panel", "aria-label": "Evidence", hidden: true, tabindex: -1, onkeydown: (e: KeyboardEvent) => e.key === "Escape" && close() }, body);
  let back: Element | null = null;

  async function open(iri: string): Promise<void> {
    if (!element.contains(document.activeElement)) back = document.activeElement;
    element.hidden = false;
    actions.opened(iri);
    replace(body, h("p", { class: "hint" }, "Looking it up …"));
    try {
      const found = await about(iri);
      replace(body, ...content(found, (i) => void open(i), close, actions.describe));
      say(`${found.label}: ${found.evidence.length} sentences`);
    } catch (error) {
      const text = error instanceof Refusal ? error.message : "It could not be looked up.";
      replace(body, shut(close), h("p", { class: "hint" }, text));
    }
    body.scrollTop = 0;
    element.focus({ preventScroll: true });
  }

  function close(): void {
    if (element.hidden) return;
    element.hidden = true;
    actions.opened(undefined);
    if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
  }
  return { element, open, close };
}

function shut(close: () => void): HTMLElement {
  return h("button", { type: "button", class: "close", "aria-label": "Close", onclick: close }, "×");
}

function content(found: About, open: (iri: string) => void, close: () => void, describe: (iri: string) => void): HTMLElement[] {
  const kinds = found.types.map((t) => t.label.replace(/^said: /, "")).filter((t) => !["event", "possible event", "actor", "eventuality"].includes(t));
  const badge = found.voice === "fact" ? h("span", { class: "badge fact" }, "fact") : found.voice === "talk" ? h("span", { class: "badge talk" }, "only talk") : null;
  const head = h("header", {}, h("p", { class: "eyebrow" }, badge, [...new Set(kinds)].join(" · ")), h("h2", {}, bdi(found.label)), shut(close));
  const copy = h("button", { type: "button", class: "quiet", onclick: () => void navigator.clipboard?.writeText(found.iri).then(() => say("IRI copied")) }, "Copy IRI");
  const tools = h("p", { class: "tools" }, copy, h("button", { type: "button", class: "quiet", onclick: () => describe(found.iri) }, "All its triples"));
  return [head, ...evidence(found, open), values(found, open), ...parts(found, open), tools, h("p", { class: "iri" }, found.short)];
}

function evidence(found: About, open: (iri: string) => void): HTMLElement[] {
  if (!found.evidence.length) return [];
  const items = found.evidence.map((e) => h("figure", {}, sentence(e), source(e, open)));
  const used = new Set(found.evidence.flatMap((e) => e.marks.map((m) => (m.role === "time" ? "place" : m.role))));
  const legend = ROLES.filter(([role]) => used.has(role as string)).map(([role, text]) => h("mark", { class: `role-${role}` }, text as string));
  const number = found.evidence.length === 1 ? "One sentence" : `${found.evidence.length} sentences`;
  return [h("h3", {}, `${number} in ${articles(found)}`), ...(legend.length > 1 ? [h("p", { class: "legend" }, ...legend)] : []), ...items];
}

function articles(found: About): string {
  const number = new Set(found.evidence.map((e) => e.article)).size;
  return number === 1 ? "one article" : `${number} articles`;
}

function values(found: About, open: (iri: string) => void): HTMLElement {
  const rows = found.values.filter((v) => !ENDS.has(v.label)).map((v) => {
    const items = v.values.map((x) => {
      const iri = x.iri;
      return h("li", {}, iri ? h("button", { type: "button", class: "link", title: iri, onclick: () => open(iri) }, bdi(x.text)) : bdi(x.text.length > 400 ? `${x.text.slice(0, 400)}…` : x.text));
    });
    if (v.more) items.push(h("li", { class: "hint" }, `and ${v.more} more`));
    return [h("dt", { title: v.property }, v.label), h("dd", {}, h("ul", {}, ...items))];
  });
  const when = bounds(found);
  return h("dl", { class: "values" }, ...(when ? [h("dt", {}, "when"), h("dd", {}, when)] : []), ...rows.flat());
}

/** The events that an actor takes part in, or that an article tells. */
function parts(found: About, open: (iri: string) => void): HTMLElement[] {
  const { items, more } = found.parts;
  if (!items.length) return [];
  const lines = items.map((p) => {
    const role = p.role === "told" ? null : h("small", {}, p.role.replace(/([A-Z])/g, " $1").toLowerCase());
    return h("li", {}, h("button", { type: "button", class: "link", onclick: () => open(p.iri) }, bdi(p.text)), role, p.voice === "talk" ? h("span", { class: "badge talk" }, "only talk") : null);
  });
  const number = items.length + more;
  const title = found.kind === "article" ? `It tells of ${number} ${number === 1 ? "event" : "events"}` : `Part of ${number} ${number === 1 ? "event" : "events"}`;
  return [h("h3", {}, title), h("ul", { class: "parts" }, ...lines), ...(more ? [h("p", { class: "hint" }, `${more} more are not listed.`)] : [])];
}

/** The four bounds of an uncertain time in words. */
function bounds(found: About): string {
  const value = (label: string): string => found.values.find((v) => v.label === label)?.values[0]?.text ?? "";
  const [b1, b2, e1, e2] = ["earliest begin", "latest begin", "earliest end", "latest end"].map(value) as [string, string, string, string];
  if (b1 && b1 === b2 && b1 === e1 && e1 === e2) return b1;
  const begin = b1 === b2 ? b1 : b1 && b2 ? `between ${b1} and ${b2}` : b1 ? `${b1} or later` : `by ${b2}`;
  const end = e1 === e2 ? e1 : e1 && e2 ? `between ${e1} and ${e2}` : e1 ? `${e1} or later` : `${e2} or earlier`;
  return begin && end ? (begin === end ? begin : `${begin}; until ${end}`) : begin || (end ? `until ${end}` : "");
}
