import type { Document, ExtractorOptions, ReadHtmlOptions, ReadOptions } from "../pkg/depesche.js";
import type { ModuleSource } from "./index.js";

export type * from "./index.js";

/** Starts the worker and loads the module there, once. Without a source it is fetched from beside this package. */
export function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;
export default init;

/** Stops the worker; calls that are still open are rejected. `init()` starts a new one. */
export function terminate(): void;

/** As in `depesche`, with promises. Calls are answered in order. */
export class Extractor {
  constructor(options?: ExtractorOptions);
  read(text: string, options?: ReadOptions): Promise<Document>;
  readHtml(html: string | Uint8Array | ArrayBuffer, options?: ReadHtmlOptions): Promise<Document>;
  free(): Promise<void>;
}
