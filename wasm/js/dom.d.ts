import type { Document as Read, Entity, Quote, ReadHtmlOptions, Time } from "../pkg/depesche.js";
import type { Extractor } from "./index.js";
import type { Extractor as WorkerExtractor } from "./worker.js";

export interface PageOptions extends ReadHtmlOptions {
  /** Who reads: an extractor of `depesche` or `depesche/worker`. Without one, a new one of `depesche`, which must be loaded. */
  extractor?: Extractor | WorkerExtractor;
}

/** Reads the article of a live page, as scripts have made it. Shadow trees are not part of it. */
export function readPage(document: Document, options?: PageOptions): Promise<Read>;

/** What lies under the pointer. */
export type Hit =
  | { kind: "quote"; id: string; item: Quote; who: string | null; type: Quote["type"]; certainty: number }
  | { kind: "entity"; id: string; item: Entity; who: string; type: Entity["type"]; certainty: null }
  | { kind: "time"; id: string; item: Time; who: null; type: Time["type"]; certainty: null };

export interface HighlightOptions {
  /** Which layers to mark; all of them unless said otherwise. */
  quotes?: boolean;
  entities?: boolean;
  times?: boolean;
  /** `css` is the CSS Custom Highlight API, `mark` wraps text in `<mark>`; `auto` takes the first where the browser has it. */
  mode?: "auto" | "css" | "mark";
  /** `false` leaves the look to the page: `::highlight(depesche-direct)` or `mark.depesche-direct` and the like. */
  styles?: boolean;
  /** Called when what lies under the pointer changes, innermost first; with nothing when it leaves. */
  onHover?: (hits: Hit[], event: PointerEvent) => void;
  onClick?: (hits: Hit[], event: MouseEvent) => void;
}

export interface Highlighted {
  readonly root: Element;
  readonly mode: "css" | "mark";
  /** Ids of quotes, entities and times of which the page shows nothing, or not all. */
  readonly missing: string[];
  /** Where something stands in the page; for quotations also by role. */
  ranges(id: string, role?: "quote" | "speaker" | "cue"): Range[];
  /** Removes the marks and leaves the page as it was. */
  clear(): void;
}

/** Marks what `doc` says about the text under `root`, in place of what was marked there before. */
export function highlight(root: Element, doc: Read, options?: HighlightOptions): Highlighted;

/** Removes every mark that is still shown. */
export function clear(): void;
