// One page of what somebody has forgotten.
import { h } from "./dom.ts";
import type { Vocabulary } from "./types.ts";

export function help(known: Vocabulary): HTMLDialogElement {
  const prefixes = Object.entries(known.prefixes).map(([name, space]) => h("li", {}, h("code", {}, `${name}:`), ` ${space}`));
  const rows = [
    ["ng:Event", "accepted as having happened, because an article says so in its own voice; carries ng: properties"],
    ["ng:Statement", "an event too: somebody said, urged, condemned; ng:speaker, ng:addressee, ng:force, ng:content"],
    ["ng:PossibleEvent", "only claimed, urged, feared, planned, denied (ng:modality); carries said: properties, never ng:agent"],
    ["ng:Claim", "one triple as one article has it: rdf:subject, rdf:predicate, rdf:object, ng:evidence"],
    ["ng:Figure", "a number with ng:lower, ng:best, ng:upper, ng:wording and who says it"],
  ].map(([name, text]) => [h("dt", {}, h("code", {}, name as string)), h("dd", {}, text as string)]);
  const dialog: HTMLDialogElement = h(
    "dialog",
    { class: "help", "aria-labelledby": "help-title" },
    h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => dialog.close() }, "×"),
    h("h2", { id: "help-title" }, "How to ask"),
    h("p", {}, "Take a question at the left and narrow it down, or write SPARQL. Prefixes need not be declared. Without GRAPH a query sees all graphs at once, the ontology too: say what you look for, as in ?e a ng:Event."),
    h("h3", {}, "Facts and talk are kept apart"),
    h("dl", {}, ...rows.flat()),
    h("h3", {}, "Keys"),
    h("p", {}, h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), " asks, ", h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Space"), " completes, ", h("kbd", {}, "Esc"), " closes."),
    h("p", {}, "While you write, names of countries, people and places complete to their IRIs, and words such as “condemn” to ng:Condemnation."),
    h("h3", {}, "Prefixes"),
    h("ul", { class: "prefixes" }, ...prefixes),
    h("p", {}, "All classes, properties and concepts: ", h("a", { href: "ontology", target: "_blank" }, "the reference of the ontology"), "."),
    h("p", { class: "hint" }, "The endpoint for programs is /sparql (SPARQL 1.1 Protocol). Parts of this page are by others: ", h("a", { href: "static/LICENSES.txt" }, "their licences"), "."),
  );
  return dialog;
}
