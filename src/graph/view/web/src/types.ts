/** The JSON that graph/view/encode.py writes. References are indexes; offsets count UTF-16 units. */

export type Bounds = [string | null, string | null, string | null, string | null];

export interface Article {
  id: string;
  iri?: string;
  title?: string;
  publisher?: string;
  date?: string;
  basis?: string;
  url?: string;
  text?: string;
  sentences?: number[];
  /** The article that this one repeats. */
  copyOf?: number[];
}

export interface Entity {
  id: string;
  iri?: string;
  label?: string;
  kind?: string;
  code?: string;
  at?: [number, number];
  actsFor?: string;
  within?: string;
  wikidata?: string;
  aliases?: string[];
  xy: [number, number];
}

export interface When {
  bounds?: Bounds;
  granularity?: string;
  wording?: string;
}

export interface Figure {
  measures?: string;
  lower?: number;
  best?: number;
  upper?: number;
  approximation?: string;
  wording?: string;
  unit?: string;
  by?: number[];
  asOf?: string;
  article?: number;
}

/** Whom the words stand for, and why, where that is known. */
export type Mark = [role: string, begin: number, end: number, entity?: number, reason?: string];

export interface Evidence {
  article: number;
  sentence: [number, number];
  marks?: Mark[];
  confidence?: number;
  rule?: string;
  by?: number[];
  status?: string;
}

export interface RawEvent {
  id: string;
  iri?: string;
  label?: string;
  type?: string;
  kind?: string;
  kindLabel?: string;
  mode?: string;
  modalities?: string[];
  force?: string;
  actors?: number[];
  recipients?: number[];
  by?: number[];
  relayed?: number[];
  places?: number[];
  origin?: number[];
  destination?: number[];
  time?: When;
  inForce?: When;
  figures?: Figure[];
  content?: number[];
  refers?: number[];
  violates?: string[];
  resolutions?: string[];
  topic?: string;
  evidence?: Evidence[];
}

export interface Raw {
  version: number;
  title: string;
  base: string;
  remote?: string;
  /** How many events the store has, where the page holds only some of them. */
  total?: number;
  articles: Article[];
  entities: Entity[];
  events: RawEvent[];
}

/** An event made ready for the page: no field is missing. */
export interface Happening {
  index: number;
  raw: RawEvent;
  id: string;
  label: string;
  type: string;
  kind: string;
  kindLabel: string;
  fact: boolean;
  /** "fact" or the modalities. */
  statuses: string[];
  actors: number[];
  recipients: number[];
  by: number[];
  places: number[];
  content: number[];
  /** For an accusation or a demand that names no addressee: those whose deeds it is about. */
  about: number[];
  /** Statements that this is the content of. */
  saidIn: number[];
  evidence: Evidence[];
  figures: Figure[];
  /** First and last possible day, or null. */
  from: string | null;
  to: string | null;
  /** Publication dates of the first and the last article. */
  published: string | null;
  confidence: number;
  outlets: string[];
  /** Why sources contradict each other here; empty if they do not. */
  disputes: string[];
}
