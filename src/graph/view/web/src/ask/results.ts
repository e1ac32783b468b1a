/** The answer as a table; what the page knows becomes a button that shows it. */

import type { App } from "../app.ts";
import { iriOf } from "../data.ts";
import { button, clip, data as isolated, h } from "../dom.ts";
import type { Answer, Cell } from "./engine.ts";

export function results(app: App, answer: Answer): HTMLElement {
  if (answer.boolean !== undefined) return h("p", { class: "boolean" }, answer.boolean ? "Yes" : "No");
  if (!answer.rows?.length) return h("p", { class: "hint" }, "No rows.");
  const known = index(app);
  const cell = (c: Cell | null) => h("td", {}, c ? value(app, c, known) : null);
  return h(
    "table",
    { class: "events" },
    h("caption", { class: "sr" }, "Answer"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        answer.columns?.map((c) => h("th", { scope: "col" }, c)),
      ),
    ),
    h(
      "tbody",
      {},
      answer.rows.map((row) => h("tr", {}, row.map(cell))),
    ),
  );
}

/** IRI to the key that selects it. */
function index(app: App): Map<string, string> {
  const out = new Map<string, string>();
  for (const e of app.data.entities) out.set(iriOf(app.data, e), `n:${e.id}`);
  for (const e of app.data.events) out.set(iriOf(app.data, e.raw), `e:${e.id}`);
  for (const a of app.data.articles) out.set(a.iri ?? app.data.base + a.id, `a:${a.id}`);
  return out;
}

function value(app: App, c: Cell, known: Map<string, string>): HTMLElement {
  const text = clip(c.type === "uri" ? short(app, c.value) : c.value, 300);
  const key = c.type === "uri" ? known.get(c.value) : undefined;
  if (!key) return isolated(text);
  const show = () =>
    key.startsWith("a:")
      ? app.openArticle(app.data.articleById.get(key.slice(2)) ?? 0, null)
      : app.store.set({ selected: key, move: "" });
  return button(isolated(text), show, { class: "link" });
}

function short(app: App, iri: string): string {
  return iri.startsWith(app.data.base)
    ? iri.slice(app.data.base.length)
    : iri
        .replace(/^https:\/\/w3id\.org\/newsgraph\/(ontology|said)#/, (_, n: string) =>
          n === "said" ? "said:" : "ng:",
        )
        .replace("https://w3id.org/newsgraph/", "");
}

export function answerCsv(answer: Answer): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);
  const rows = [answer.columns ?? [], ...(answer.rows ?? []).map((row) => row.map((c) => c?.value ?? ""))];
  return `${rows.map((row) => row.map((text) => quoted(safe(text))).join(",")).join("\r\n")}\r\n`;
}
