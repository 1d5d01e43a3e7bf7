// `depesche`: reads articles on this thread.
import { Extractor as Bound, version } from "../pkg/depesche.js";
import { init, isReady } from "./load.js";

export { init, version };
export { slices } from "./slices.js";
export default init;

export class Extractor extends Bound {
  constructor(options) {
    if (!isReady()) throw new Error("depesche is not loaded yet: await init() before new Extractor()");
    super(options);
  }
}
