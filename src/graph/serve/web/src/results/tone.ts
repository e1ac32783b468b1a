// Colours of events: cooperation and conflict as PLOVER has them, talk apart from facts.

const COOPERATION = new Set(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "PRAISE", "PROMISE", "APOLOGISE", "ADMIT"]);
const CONFLICT = new Set([
  "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONDEMN", "CRITICISE", "DEMAND", "URGE", "WARN", "DENY", "FEAR",
]);

export function tone(text: string): "cooperation" | "conflict" | "plain" {
  const word = text.toUpperCase();
  return COOPERATION.has(word) ? "cooperation" : CONFLICT.has(word) ? "conflict" : "plain";
}

/** Whether a row tells of talk only: its status says so, or its event is a possible one. */
export function isTalk(status: string | undefined, iri: string | undefined): boolean {
  return (status !== undefined && status !== "actual") || /\/possible\//.test(iri ?? "");
}
