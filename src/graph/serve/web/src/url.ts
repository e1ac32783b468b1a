// The address of the page says what is asked, so that a link can be shared: the query never leaves this machine in it,
// since what stands after # is not sent.

export type View = "table" | "network" | "timeline";

export interface Place {
  ask?: string;
  values: Record<string, string>;
  query?: string;
  view: View;
  about?: string;
}

const VIEWS: View[] = ["table", "network", "timeline"];

export function read(hash: string): Place {
  const found = new URLSearchParams(hash.replace(/^#/, ""));
  const values: Record<string, string> = {};
  for (const [key, value] of found) if (key.startsWith("p.")) values[key.slice(2)] = value;
  const view = found.get("view") as View | null;
  return {
    ask: found.get("ask") ?? undefined,
    values,
    query: found.get("query") ?? undefined,
    view: view && VIEWS.includes(view) ? view : "table",
    about: found.get("about") ?? undefined,
  };
}

export function write(place: Place): string {
  const out = new URLSearchParams();
  if (place.ask) {
    out.set("ask", place.ask);
    for (const [key, value] of Object.entries(place.values)) if (value) out.set(`p.${key}`, value);
  } else if (place.query) out.set("query", place.query);
  if (place.view !== "table") out.set("view", place.view);
  if (place.about) out.set("about", place.about);
  return `#${out.toString().replaceAll("+", "%20")}`;
}
