// Completion and explanations from the graph's own words: prefixes, classes, properties, concepts, entities, variables.
import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import { h } from "../dom.ts";
import { entities } from "../server.ts";
import type { Vocabulary } from "../types.ts";

const KEYWORDS =
  "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES ORDER BY GROUP BY HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE PREFIX FROM EXISTS NOT EXISTS COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT AS ASC DESC STR STRAFTER CONTAINS REGEX COALESCE IF BOUND YEAR MONTH LCASE"
    .replace("ORDER BY", "ORDER_BY")
    .replace("GROUP BY", "GROUP_BY")
    .replace("NOT EXISTS", "NOT_EXISTS")
    .split(" ")
    .map((k) => (k.endsWith("_CONCAT") ? k : k.replace("_", " ")));
const RANK = { class: 4, property: 5, concept: 2 };

export function completion(known: Vocabulary) {
  const words = known.terms.map((t): Completion & { words: string } => ({
    label: t.name,
    detail: t.label && t.label.toLowerCase() !== t.name.split(":")[1]?.toLowerCase() ? t.label : t.kind,
    info: t.comment ? (t.uses ? `${t.comment} In this graph: ${t.uses}.` : t.comment) : undefined,
    type: t.kind,
    boost: RANK[t.kind] + (t.uses ? 3 : 0) - (t.name.startsWith("said:") ? 4 : 0),
    words: `${t.name} ${t.label}`.toLowerCase(),
  }));
  const prefixes = Object.entries(known.prefixes).map(([name, space]): Completion => ({ label: `${name}:`, detail: space, type: "namespace", boost: 1 }));
  const keywords = KEYWORDS.map((label): Completion => ({ label, type: "keyword", boost: 0 }));

  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return { from: variable.from, options: variables(context, variable.text), validFor: /^[?$]\w*$/ };
    const word = context.matchBefore(/[A-Za-z][\w-]*:?[\w-]*/);
    if (!word && !context.explicit) return null;
    const text = (word?.text ?? "").toLowerCase();
    const from = word?.from ?? context.pos;
    if (text.includes(":")) {
      const options = words.filter((w) => w.label.toLowerCase().startsWith(text) || (w.label.startsWith(text.split(":")[0] + ":") && w.words.includes(text.split(":")[1] ?? "")));
      return options.length ? { from, options, filter: false } : null;
    }
    const plain = [...prefixes, ...keywords].filter((c) => c.label.toLowerCase().startsWith(text));
    const named = text ? words.filter((w) => w.words.includes(text)).sort((a, b) => fit(a.words, text) - fit(b.words, text) || (b.boost ?? 0) - (a.boost ?? 0)) : [];
    const found = text.length > 1 ? await near(text, context) : [];
    return { from, options: [...plain, ...named.slice(0, 30), ...found], filter: false };
  }
  return [autocompletion({ override: [complete], icons: false, activateOnTyping: true, maxRenderedOptions: 60 }), explanations(known)];
}

/** How well a text fits: 0 where the local name begins so. */
function fit(words: string, text: string): number {
  const local = words.indexOf(`:${text}`);
  return local >= 0 ? 0 : words.includes(` ${text}`) ? 1 : 2;
}

function variables(context: CompletionContext, typed: string): Completion[] {
  const found = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
  found.delete(typed);
  return [...found].sort().map((label) => ({ label, type: "variable" }));
}

async function near(text: string, context: CompletionContext): Promise<Completion[]> {
  await new Promise((done) => setTimeout(done, 120));
  if (context.aborted) return [];
  try {
    const found = await entities(text, 8);
    return found.map((e) => ({ label: e.label ?? e.name, detail: [e.called && `“${e.called}”`, e.kind, e.code].filter(Boolean).join(" "), apply: `<${e.iri}>`, type: "entity", info: e.name }));
  } catch {
    return [];
  }
}

/** What a word means, where the pointer rests on it. */
function explanations(known: Vocabulary) {
  const terms = new Map(known.terms.map((t) => [t.name, t]));
  return hoverTooltip((view, at): Tooltip | null => {
    const line = view.state.doc.lineAt(at);
    for (const found of line.text.matchAll(/[A-Za-z][\w-]*:[\w-]+/g)) {
      const begin = line.from + found.index;
      const term = terms.get(found[0]);
      if (term && begin <= at && at <= begin + found[0].length) {
        const tip = h("div", { class: "cm-tip" }, h("strong", {}, term.name), term.label ? ` · ${term.label}` : "", h("br"), term.comment);
        return { pos: begin, end: begin + found[0].length, above: true, create: () => ({ dom: tip }) };
      }
    }
    return null;
  });
}
