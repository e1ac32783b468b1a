/** What stands on a line. */

import { ALONE, type Link } from "../links.ts";
import { plain, typeInfo } from "../vocabulary.ts";

export function verbOf(link: Link, grouping: "type" | "tone"): string {
  if (link.group === ALONE) return `${link.events.length} that name nobody else`;
  if (grouping === "tone") return link.group;
  return link.toPlace ? placeVerb(link.group) : typeInfo(link.group).verb;
}

function placeVerb(type: string): string {
  const verbs = plain({
    CONSULT: "meets in",
    MOBILIZE: "deploys in",
    ASSAULT: "attacks in",
    PROTEST: "protests in",
    RETREAT: "withdraws from",
    COERCE: "coerces in",
  });
  return verbs[type] ?? `${typeInfo(type).label.toLowerCase()}, in`;
}
