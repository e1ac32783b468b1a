/** How lines are coloured and which nodes bear a code. */

import { isLoop, isUnknown, type Link } from "../links.ts";
import type { Entity } from "../types.ts";
import { COLOURS, colourOf, type Tone } from "../vocabulary.ts";

/** The colour of the only type that it stands for, else of its tone. */
export function colourOfLink(link: Link): string {
  if (isLoop(link)) return "#59636e";
  const types = new Set(link.events.map((e) => e.type));
  const [only] = types.size === 1 ? types : [];
  if (only !== undefined && (isUnknown(link) || link.group === only)) return colourOf(only);
  return COLOURS[link.group as Tone]?.material ?? colourOf(link.group);
}

/** A short code that is the entity's own, not that of the state it acts for or lies in. */
export function ownCode({ code, kind, actsFor }: Entity): string {
  return code && /^[A-Z0-9]{2,4}$/.test(code) && !actsFor && !["person", "place", "unnamed_group"].includes(kind ?? "")
    ? code
    : "";
}
