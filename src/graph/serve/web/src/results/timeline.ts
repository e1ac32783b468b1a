// Answers in the order of time: one line an item, its days as a bar.
import { bdi, h, replace } from "../dom.ts";
import type { Row } from "../types.ts";
import { isDay, isNumber, type Columns } from "./columns.ts";
import { readable } from "./names.ts";
import { isTalk, tone } from "./tone.ts";

const DAY = 86_400_000;
const MOST = 400;

interface Item {
  from: number;
  to: number;
  label: string;
  note: string;
  kind: string;
  talk: boolean;
  iri?: string;
}

export function timeline(parent: HTMLElement, rows: Row[], columns: Columns, open: (iri: string) => void): void {
  if (!columns.from) {
    replace(parent, h("p", { class: "empty" }, "No column of this answer holds dates."));
    return;
  }
  const items = rows.flatMap((r) => item(r, columns)).sort((a, b) => a.from - b.from || a.to - b.to);
  if (!items.length) {
    replace(parent, h("p", { class: "empty" }, "No row of this answer has a date."));
    return;
  }
  const first = Math.min(...items.map((i) => i.from));
  const last = Math.max(...items.map((i) => i.to)) + DAY;
  const span = Math.max(last - first, DAY * 7);
  const percent = (t: number): number => ((t - first) / span) * 100;
  const ticks = marks(first, first + span).map((t) => h("span", { "data-at": percent(t.at).toFixed(2) }, t.text));
  const lines = items.slice(0, MOST).map((i) => line(i, percent, open));
  const without = rows.length - items.length;
  const note = [items.length > MOST ? `The first ${MOST} of ${items.length} are drawn.` : "", without ? `${without} rows have no date.` : ""].filter(Boolean).join(" ");
  const scale = h("div", { class: "scale", "aria-hidden": "true" }, h("span", { class: "label" }), h("div", { class: "track" }, ...ticks));
  replace(parent, h("p", { class: "hint tools" }, note), h("div", { class: "timeline" }, scale, h("ol", {}, ...lines)));
  for (const element of parent.querySelectorAll<HTMLElement>("[data-at]")) element.style.left = `${element.dataset.at}%`;
  for (const element of parent.querySelectorAll<HTMLElement>("[data-left]")) {
    element.style.left = `${element.dataset.left}%`;
    element.style.width = `max(7px, ${element.dataset.width}%)`;
  }
}

function item(row: Row, columns: Columns): Item[] {
  const own = row[columns.from as string];
  const begin = own ?? (columns.told ? row[columns.told] : undefined);
  if (!begin || !isDay(begin)) return [];
  const end = own && columns.to ? row[columns.to] : undefined;
  const from = Date.parse(begin.value.slice(0, 10));
  const to = end && isDay(end) ? Math.max(Date.parse(end.value.slice(0, 10)), from) : from;
  const iri = columns.evidence.map((c) => row[c]?.value).find(Boolean);
  const kind = row.type?.value ?? row.force?.value ?? "";
  return [{ from, to, label: words(row, columns), note: `${own ? "" : "reported "}${days(from, to)}`, kind, talk: isTalk(row.status?.value, iri), iri }];
}

/** The label of a row: its own, or its first columns that are no dates and no numbers. */
function words(row: Row, columns: Columns): string {
  if (row.label) return row.label.value;
  const cells = columns.shown.map((c) => row[c.name]).filter((t) => t !== undefined && !isDay(t) && !isNumber(t));
  return cells.slice(0, 4).map((t) => (t?.type === "uri" ? readable(t.value) : (t?.value ?? ""))).join(" · ");
}

function line(i: Item, percent: (t: number) => number, open: (iri: string) => void): HTMLElement {
  const bar = h("i", {
    class: `bar ${tone(i.kind)}${i.talk ? " talk" : ""}`,
    "data-left": percent(i.from).toFixed(2),
    "data-width": (percent(i.to + DAY) - percent(i.from)).toFixed(2),
  });
  const iri = i.iri;
  const inside = [h("span", { class: "label" }, bdi(i.label), h("small", {}, `${i.note}${i.kind ? ` · ${i.kind.toLowerCase()}` : ""}${i.talk ? " · only talk" : ""}`)), h("span", { class: "track" }, bar)];
  return h("li", {}, iri ? h("button", { type: "button", class: "row", onclick: () => open(iri) }, ...inside) : h("div", { class: "row" }, ...inside));
}

function days(from: number, to: number): string {
  const text = (t: number): string => new Date(t).toISOString().slice(0, 10);
  return from === to ? text(from) : `${text(from)} to ${text(to)}`;
}

/** Round dates for the scale: days, months or years, at most about eight. */
function marks(first: number, last: number): { at: number; text: string }[] {
  const length = (last - first) / DAY;
  const out: { at: number; text: string }[] = [];
  const step = length > 1500 ? 12 : length > 700 ? 6 : length > 240 ? 3 : length > 60 ? 1 : 0;
  const begin = new Date(first);
  if (step === 0) {
    const every = Math.max(1, Math.ceil(length / 7));
    for (let t = first; t < last; t += every * DAY) out.push({ at: t, text: new Date(t).toLocaleDateString("en", { day: "numeric", month: "short", timeZone: "UTC" }) });
    return out;
  }
  for (let month = begin.getUTCMonth(); ; month += step) {
    const at = Date.UTC(begin.getUTCFullYear(), Math.ceil(month / step) * step, 1);
    if (at >= last) return out.filter((_, i) => i % Math.max(1, Math.ceil(out.length / 9)) === 0);
    if (at >= first) out.push({ at, text: new Date(at).toLocaleDateString("en", step === 12 ? { year: "numeric", timeZone: "UTC" } : { month: "short", year: "numeric", timeZone: "UTC" }) });
  }
}
