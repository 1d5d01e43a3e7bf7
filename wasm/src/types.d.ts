/** A half-open range of the text in UTF-16 units: `text.slice(...span)`. */
export type Span = [start: number, end: number];

/** What one article gives. A plain object: it can be cloned, stored, and sent to a worker. */
export interface Document {
  /** The text that was read; lone surrogates are replaced by U+FFFD, which keeps all offsets. */
  text: string;
  offsets: "utf16";
  article: Article;
  sentences: Span[];
  tokens: Span[];
  /** In the order of their first mentions. */
  entities: Entity[];
  /** In the order of the text. */
  times: Time[];
  /** In the order of their first words; a nested one stands after the one around it. */
  quotes: Quote[];
}

export interface Article {
  kicker: string | null;
  headline: string | null;
  subheadline: string | null;
  summary: string | null;
  byline: string | null;
  dateline: string | null;
  agency: string | null;
  authors: string[];
  /** What each of `authors` is. */
  authorTypes: AuthorType[];
  /** ISO 8601, as far as the article or the caller says. */
  published: string | null;
  modified: string | null;
  publisher: string | null;
  url: string | null;
  /** BCP 47. */
  language: string | null;
  categories: string[];
  topics: string[];
  image: string | null;
  isAccessibleForFree: boolean | null;
  captions: string[];
  paragraphs: string[];
  parts: Part[];
}

export type AuthorType = "person" | "agency" | "organisation" | "initials";

export interface Part {
  type: PartType;
  start: number;
  end: number;
  /** Where it stands in the page it was read from, as a CSS selector. */
  path?: string;
}

export type PartType =
  | "kicker"
  | "headline"
  | "subheadline"
  | "summary"
  | "byline"
  | "published"
  | "dateline"
  | "agency"
  | "caption"
  | "credit"
  | "crosshead"
  | "paragraph";

/** A person, organisation, place or other named thing, with all its mentions. */
export interface Entity {
  /** `e1`, `e2`, … */
  id: string;
  type: EntityType;
  subtype: string | null;
  /** The fullest form of its name in the article. */
  name: string;
  gender: "f" | "m" | null;
  roles: Role[];
  /** The id of the organisation or place a person belongs to. */
  affiliation: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** The identifier that the caller's own gazetteer gives it. */
  externalId: string | null;
  mentions: Span[];
  /** Words that hold or derive from the name: `russische`, `SPD-Chef`. */
  derived: Span[];
  /** How central it is to the article, 0 to 1. */
  salience: number;
}

export type EntityType = "PER" | "ORG" | "LOC" | "MISC";

export interface Role {
  text: string;
  span: Span;
}

/** A time expression (TIMEX3). */
export interface Time {
  /** `t1`, `t2`, … */
  id: string;
  start: number;
  end: number;
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** `2026-11-24`, `2026-W48`, `P3D`, `PRESENT_REF`. */
  value: string;
  /** The half-open civil interval it covers, as far as it is known. */
  interval: { start: string; end: string } | null;
}

/** A quotation: what is said, thought or written. */
export interface Quote {
  /** `q1`, `q2`, … */
  id: string;
  type: QuoteType;
  medium: Medium;
  nested: boolean;
  /** The id of the quotation it stands in. */
  parent: string | null;
  /** What is said; several spans when the frame interrupts it. Direct quotes include their marks. */
  quote: Span[];
  /** The words that name the speaker, as they stand. */
  speaker: Span[];
  cue: Span[];
  frame: Span[];
  addressee: Span[];
  /** The speaker's name as far as the article gives it. */
  who: string | null;
  /** The id of the speaker's entity. */
  entity: string | null;
  /** Who passed the words on, nearest to the reader first. */
  sources: Source[];
  /** The id of the time at which it was said. */
  time: string | null;
  /** How sure it is, 0 to 1. */
  confidence: number;
}

export type QuoteType = "Direct" | "Indirect" | "Reported" | "FreeIndirect" | "IndirectFreeIndirect";
export type Medium = "Speech" | "Writing" | "Thought" | "ST" | "SW" | "TW";

export interface Source {
  span: Span;
  cue: Span[];
  who: string | null;
  entity: string | null;
}

export interface ExtractorOptions {
  /** How sure a quotation must be to be given: `precise` gives only what is nearly certain. */
  preset?: "balanced" | "precise";
  /** `false` leaves the decisions about quotations to the rules alone. */
  models?: boolean;
  /** Names to look for beside those that are found anyhow: entries, or a list as JSON, JSON Lines or tab-separated values. */
  gazetteer?: GazetteerEntry[] | string;
}

/** A thing of your own with its names. */
export interface GazetteerEntry {
  /** Its name in base form; comes back as `Entity.name`. */
  name: string;
  type: EntityType;
  /** Other names and spellings. */
  aliases?: string[];
  /** Your identifier; comes back as `Entity.externalId`. */
  id?: string;
  subtype?: string;
  gender?: "f" | "m";
}

export interface ReadOptions {
  /** The day the article appeared, `YYYY-MM-DD`: "gestern" counts from here. */
  date?: string;
}

export interface ReadHtmlOptions {
  /** The address the page was fetched from: relative addresses in it count from here. */
  url?: string;
  /** The day the article appeared, `YYYY-MM-DD`, if the page's own is not to count. */
  date?: string;
  /** The `Content-Type` header that bytes came with: a character set there counts before what the page says. */
  contentType?: string;
}
