/** What the signs mean and which keys there are. */

import { button, h } from "../dom.ts";
import { SURE_ABOUT } from "../vocabulary.ts";

const READING = [
  ["Solid line, filled arrow", "a fact: an article tells it in its own voice as having happened"],
  [
    "Dashed line, open arrow, “quotation marks”",
    "only talk: said, urged, feared, planned, threatened or denied by somebody",
  ],
  [
    "Dotted line that ends in a dot",
    "where something happened: nothing is said of that place but this; hollow for only talk",
  ],
  ["“?” in a dashed ring", "somebody whom no article names"],
  ["Loop", "events that name nobody else, or an actor towards its own"],
  ["Blue, orange", "cooperation, conflict; thick and dark for deeds, thin and light for words"],
  ["Kind 87 % sure", SURE_ABOUT],
  ["×3", "three events behind this line"],
  ["⚠", "sources contradict each other"],
  ["+3 at an actor", "three of its neighbours are not drawn: double-click shows them"],
];

const KEYS = [
  ["/", "search"],
  ["Ctrl+Z, Ctrl+Shift+Z", "undo, redo"],
  ["Arrow keys in the graph", "to the next actor in that direction; with Shift, move the paper"],
  ["Enter", "open the evidence"],
  ["L", "walk through the lines of an actor"],
  ["X, P, Delete", "show the neighbours, pin, hide"],
  ["+, -, 0", "zoom in, zoom out, show all"],
  ["J, K in the panel", "next and previous event"],
];

export function helpDialog(): { button: HTMLElement; dialog: HTMLElement } {
  const rows = (list: string[][]) =>
    h(
      "dl",
      { class: "details" },
      list.flatMap(([a, b]) => [h("dt", {}, a ?? ""), h("dd", {}, b ?? "")]),
    );
  const dialog = h(
    "dialog",
    { class: "help", "aria-label": "Help" },
    h(
      "div",
      { class: "body" },
      h(
        "header",
        {},
        h("h2", {}, "How to read and use this page"),
        button("×", () => dialog.close(), { class: "close", "aria-label": "Close the help" }),
      ),
      h(
        "div",
        { class: "text", tabindex: "0", role: "region", "aria-label": "Help text" },
        h("h3", {}, "Reading"),
        rows(READING),
        h("h3", {}, "Keys"),
        rows(KEYS),
        h(
          "p",
          { class: "hint" },
          "The address of the page always holds the view: copy it, or save the view as a file.",
        ),
      ),
    ),
  );
  return { button: button("?", () => dialog.showModal(), { "aria-label": "Help", title: "Help" }), dialog };
}
