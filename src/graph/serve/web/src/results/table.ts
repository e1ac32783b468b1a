// Answers as a table: sorted by a click, filtered by words, names instead of IRIs, and a way to the evidence from each row.
import { bdi, h, replace, say } from "../dom.ts";
import type { Row, Term } from "../types.ts";
import { compare, isDay, isNumber, type Columns } from "./columns.ts";
import { learn, readable } from "./names.ts";

const STEP = 200;

export function table(parent: HTMLElement, rows: Row[], columns: Columns, base: string, open: (iri: string) => void): void {
  let shown = rows;
  let most = STEP;
  let sorted: { column: string; down: boolean } | undefined;
  const body = h("tbody");
  const more = h("button", { type: "button", class: "quiet more", onclick: () => ((most += 500), draw()) });
  const count = h("span", { class: "hint" });
  const find = h("input", { type: "search", placeholder: "Filter rows", "aria-label": "Filter rows", oninput: () => filter() });
  const heads = columns.shown.map(({ name }) => h("th", { scope: "col", "data-column": name }, h("button", { type: "button", onclick: () => sort(name) }, name.replaceAll("_", " "))));
  if (columns.evidence.length) heads.push(h("th", { scope: "col", class: "proof" }, h("span", { class: "sr" }, "Evidence")));
  const head = h("thead", {}, h("tr", {}, ...heads));

  function sort(column: string): void {
    sorted = { column, down: sorted?.column === column && !sorted.down };
    for (const th of heads) th.setAttribute("aria-sort", th.dataset.column !== column ? "none" : sorted.down ? "descending" : "ascending");
    filter();
    say(`Sorted by ${column}, ${sorted.down ? "descending" : "ascending"}`);
  }

  function filter(): void {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (row: Row): boolean => {
      const text = Object.values(row).map((t) => (t ? (t.type === "uri" ? `${readable(t.value)} ${t.value}` : t.value) : "")).join(" ").toLowerCase();
      return words.every((w) => text.includes(w));
    };
    shown = words.length ? rows.filter(fits) : rows;
    if (sorted) {
      const { column, down } = sorted;
      shown = [...shown].sort((a, b) => (a[column] && b[column] && down ? -1 : 1) * compare(a[column], b[column]));
    }
    draw();
  }

  function draw(): void {
    const part = shown.slice(0, most);
    replace(body, ...part.map((row) => line(row, columns, base, open)));
    more.hidden = shown.length <= most;
    more.textContent = `Show more of ${shown.length.toLocaleString("en")} rows`;
    count.textContent = shown.length === rows.length ? "" : `${shown.length} of ${rows.length} rows`;
    void name(body, part);
  }

  const grid = h("table", { class: "rows" }, h("caption", { class: "sr" }, "Answer"), head, body);
  replace(parent, h("div", { class: "tools" }, find, count), h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Answer, a table" }, grid, more));
  draw();
}

function line(row: Row, columns: Columns, base: string, open: (iri: string) => void): HTMLElement {
  const headline = columns.shown.some((c) => c.name === "headline");
  const cells = columns.shown.map(({ name, iri }) => cell(row[name], iri ? row[iri] : name === "article" ? article(row[name], base) : undefined, headline, open));
  if (columns.evidence.length) {
    const proof = columns.evidence.map((c) => row[c]).find((t) => t?.type === "uri");
    const button = proof && h("button", { type: "button", class: "proof", onclick: () => open(proof.value) }, "sentences");
    cells.push(h("td", { class: "proof" }, button));
  }
  return h("tr", {}, ...cells);
}

/** The article that an id in a column of that name stands for. */
function article(term: Term | undefined, base: string): Term | undefined {
  return term?.type === "literal" && /^[\w.%-]+$/.test(term.value) ? { type: "uri", value: `${base}article/${term.value}` } : undefined;
}

function cell(term: Term | undefined, iri: Term | undefined, headline: boolean, open: (iri: string) => void): HTMLElement {
  if (!term) return h("td", { class: "none" });
  if (term.type === "uri") return h("td", {}, link(term.value, readable(term.value), open));
  if (iri?.type === "uri") return h("td", { class: iri.value.endsWith(`/article/${term.value}`) ? "article" : "" }, link(iri.value, /\/article\//.test(iri.value) && !headline ? readable(iri.value) : term.value, open));
  if (isNumber(term)) return h("td", { class: "number" }, Number(term.value).toLocaleString("en", { maximumFractionDigits: 6, useGrouping: Math.abs(Number(term.value)) >= 10000 }));
  if (isDay(term)) return h("td", { class: "day" }, term.value);
  return h("td", { class: term.value.length > 80 ? "long" : "" }, bdi(term.value));
}

function link(iri: string, text: string, open: (iri: string) => void): HTMLElement {
  return h("button", { type: "button", class: "link", title: iri, "data-iri": text === readable(iri) ? iri : undefined, onclick: () => open(iri) }, bdi(text));
}

/** Puts names in the place of IRIs as they arrive. */
async function name(body: HTMLElement, rows: Row[]): Promise<void> {
  const shown = [...body.querySelectorAll<HTMLButtonElement>("button[data-iri]")].map((b) => b.dataset.iri as string);
  await learn([...shown, ...rows.flatMap((r) => Object.values(r)).filter((t): t is Term => t?.type === "uri").map((t) => t.value)]);
  for (const button of body.querySelectorAll<HTMLButtonElement>("button[data-iri]")) {
    replace(button, bdi(readable(button.dataset.iri as string)));
  }
}
