/// <reference lib="esnext.disposable" />
import type { Document, Span } from "../pkg/depesche.js";
export type {
  Article,
  AuthorType,
  Document,
  Entity,
  EntityType,
  ExtractorOptions,
  GazetteerEntry,
  Medium,
  Part,
  PartType,
  Quote,
  QuoteType,
  ReadHtmlOptions,
  ReadOptions,
  Role,
  Source,
  Span,
  Time,
} from "../pkg/depesche.js";
export { Extractor, version } from "../pkg/depesche.js";

/** Where the module comes from: an address, a response, its bytes, or the compiled module. */
export type ModuleSource = URL | string | Response | BufferSource | WebAssembly.Module;

/**
 * Loads and compiles the module, once; later calls wait for the first. Without a source it is fetched from beside this package
 * (in Node: read from there).
 */
export function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;
export default init;

/** The words of several spans, joined by ` … `: the content of an interrupted quotation. */
export function slices(document: Document, spans: Span[]): string;
