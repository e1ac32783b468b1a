/** Words and colours for the 16 PLOVER types (manual, draft 2.0) and for the statuses. */

export type Tone = "cooperation" | "conflict";

/** A table without inherited keys: "constructor" is a word like any other. */
export function plain<T>(entries: Record<string, T>): Record<string, T | undefined> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}

export interface TypeInfo {
  label: string;
  /** Says the edge from actor to recipient. */
  verb: string;
  /** Says it of the recipient, before "by". */
  passive: string;
  /** What happened, as a thing. */
  noun: string;
  tone: Tone;
  /** Deeds rather than words. */
  material: boolean;
  about: string;
}

const info = (
  label: string,
  verb: string,
  passive: string,
  noun: string,
  tone: Tone,
  material: boolean,
  about: string,
): TypeInfo => ({
  label,
  verb,
  passive,
  noun,
  tone,
  material,
  about,
});

export const TYPES: Record<string, TypeInfo> = {
  AGREE: info("Agree", "agrees with", "agreed with", "agreement", "cooperation", false, "Agree, sign, settle"),
  CONSULT: info("Consult", "meets", "met", "meeting", "cooperation", false, "Meet, call, visit, negotiate"),
  SUPPORT: info(
    "Support",
    "supports",
    "supported",
    "support",
    "cooperation",
    false,
    "Praise, back, promise, recognise",
  ),
  CONCEDE: info(
    "Concede",
    "concedes to",
    "yielded to",
    "concession",
    "cooperation",
    false,
    "Yield, apologise, ease, resign",
  ),
  COOPERATE: info(
    "Cooperate",
    "cooperates with",
    "joined",
    "cooperation",
    "cooperation",
    true,
    "Work together, trade, exercise jointly",
  ),
  AID: info("Aid", "aids", "aided", "aid", "cooperation", true, "Give money, arms, food, asylum"),
  RETREAT: info(
    "Retreat",
    "withdraws from",
    "left or freed",
    "withdrawal",
    "cooperation",
    true,
    "Withdraw, cease fire, release",
  ),
  REQUEST: info("Request", "demands of", "urged", "demand", "conflict", false, "Urge, demand, appeal"),
  ACCUSE: info(
    "Accuse",
    "accuses",
    "accused",
    "accusation",
    "conflict",
    false,
    "Condemn, blame, criticise, investigate",
  ),
  REJECT: info("Reject", "rejects", "rejected", "refusal", "conflict", false, "Refuse, deny, veto"),
  THREATEN: info("Threaten", "threatens", "threatened", "threat", "conflict", false, "Warn, threaten"),
  PROTEST: info("Protest", "protests against", "protested against", "protest", "conflict", true, "March, strike, riot"),
  SANCTION: info(
    "Sanction",
    "sanctions",
    "sanctioned",
    "sanction",
    "conflict",
    true,
    "Impose sanctions, expel, cut ties",
  ),
  MOBILIZE: info(
    "Mobilize",
    "deploys to",
    "faced with deployment",
    "deployment",
    "conflict",
    true,
    "Deploy, raise, test weapons",
  ),
  COERCE: info("Coerce", "coerces", "coerced", "coercion", "conflict", true, "Seize, arrest, restrict, repress"),
  ASSAULT: info("Assault", "attacks", "attacked", "attack", "conflict", true, "Attack, bomb, kill"),
};

export const TYPE_NAMES: string[] = Object.keys(TYPES);

const UNKNOWN: TypeInfo = info("Event", "acts on", "acted on", "event", "conflict", false, "");

export function typeInfo(type: string): TypeInfo {
  return Object.hasOwn(TYPES, type) ? (TYPES[type] as TypeInfo) : { ...UNKNOWN, label: type || UNKNOWN.label };
}

/** Okabe-Ito's blue and vermilion, darkened to 4.5:1 on white for deeds and 3:1 for words. */
export const COLOURS = {
  cooperation: { material: "#0b5394", verbal: "#3d8fc9" },
  conflict: { material: "#a8330a", verbal: "#d9702f" },
};

export function colourOf(type: string): string {
  const t = typeInfo(type);
  return COLOURS[t.tone][t.material ? "material" : "verbal"];
}

export const STATUSES = plain({
  fact: "Fact",
  alleged: "Alleged",
  denied: "Denied",
  urged: "Urged",
  feared: "Feared",
  planned: "Planned",
  threatened: "Threatened",
  hypothetical: "Hypothetical",
});

export const STATUS_ABOUT = plain({
  fact: "An article tells it in its own voice as having happened",
  alleged: "Somebody says that it happened",
  denied: "Somebody says that it did not happen",
  urged: "Somebody asks for it",
  feared: "Somebody fears it",
  planned: "Somebody announces it",
  threatened: "Somebody threatens with it",
  hypothetical: "It is only considered possible",
});

/** What the confidence says, and what it does not. */
export const SURE_ABOUT =
  "How sure it is that the words tell of an event of this kind. It says nothing of who did it, to whom, where or when, nor whether it is true.";

export const ENTITY_KINDS = plain({
  country: "Country",
  organization: "Organization",
  person: "Person",
  group: "Group",
  armed_group: "Armed group",
  unnamed_group: "Unnamed group",
  place: "Place",
  outlet: "Outlet",
});

export const ROLES = plain({
  trigger: "event",
  actor: "actor",
  recipient: "recipient",
  unidentified: "actor, not identified",
  speaker: "who says so",
  place: "place",
  time: "time",
  figure: "figure",
  topic: "matter",
});

/** "arms transfer" -> "Arms transfer". */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "TroopDeployment" -> "Troop deployment". */
export function words(name: string): string {
  const spaced = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}
