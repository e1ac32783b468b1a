/** What can be taken away: pictures, tables, graphs, Turtle, the query, the view itself. */

import { type App, found } from "../app.ts";
import { button, h } from "../dom.ts";
import { folding, linksOf } from "../links.ts";
import { decode, encode } from "../state.ts";
import { gexf, graphml } from "./graphs.ts";
import { frame, picture, png } from "./pictures.ts";
import { fileName, save } from "./save.ts";
import { sparql } from "./sparql.ts";
import { edgesCsv, eventsCsv } from "./tables.ts";
import { turtle } from "./turtle.ts";

export function exportMenu(app: App): HTMLElement {
  const { data, store } = app;
  const menu = h("details", { class: "menu" });
  const links = () => linksOf(found(app), folding(data, store.state), "type");
  const file = (ending: string) => fileName(data.title, ending);
  const item = (label: string, action: () => void | Promise<void>) =>
    button(label, () => {
      void action();
      menu.open = false;
      app.say(`${label}: done`);
    });
  const load = h("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": "View file" });
  load.addEventListener("change", async () => {
    const text = await load.files?.[0]?.text();
    load.value = "";
    if (text) open(app, text);
  });
  menu.append(
    h("summary", {}, "Export"),
    h(
      "div",
      { class: "list" },
      h("h3", {}, "Picture of the graph"),
      item("PNG", async () => {
        const blob = await png(app, frame(app, app.frame()));
        if (blob) save(file("png"), blob);
      }),
      item("SVG", () => save(file("svg"), picture(app, frame(app, app.frame())), "image/svg+xml")),
      h("h3", {}, "What passes the filters"),
      item("Events as CSV", () => save(file("events.csv"), eventsCsv(data, found(app)), "text/csv;charset=utf-8")),
      item("Edges as CSV", () => save(file("edges.csv"), edgesCsv(data, links()), "text/csv;charset=utf-8")),
      item("GraphML", () => save(file("graphml"), graphml(data, links(), app.scene), "application/xml")),
      item("GEXF", () => save(file("gexf"), gexf(data, links(), app.scene), "application/xml")),
      item("Turtle", () => save(file("ttl"), turtle(data, found(app)), "text/turtle;charset=utf-8")),
      item("SPARQL query", () => save(file("rq"), sparql(data, store.state), "application/sparql-query")),
      h("h3", {}, "This view"),
      item("Copy its link", () => navigator.clipboard?.writeText(location.href)),
      item("Save it as a file", () =>
        save(
          file("view.json"),
          JSON.stringify({ newsgraphView: 1, fragment: encode(store.state) }, null, 1),
          "application/json",
        ),
      ),
      button("Open a view file", () => load.click()),
      load,
    ),
  );
  menu.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (e) => {
    if (menu.open && !menu.contains(e.target as Node)) menu.open = false;
  });
  return menu;
}

function open(app: App, text: string): void {
  try {
    const view = JSON.parse(text) as { newsgraphView?: number; fragment?: string };
    if (view.newsgraphView !== 1 || typeof view.fragment !== "string") throw new Error("not a view file");
    app.store.set(decode(view.fragment));
    app.say("View opened");
  } catch (error) {
    app.say(`This file is no saved view: ${String(error)}`);
  }
}
