// `depesche/dom`: takes the article out of a page, and marks in the page what was found in it.
import { Extractor } from "./index.js";
import { align } from "./dom/align.js";
import { marks } from "./dom/marks.js";
import { canHighlight, paintHighlights, paintMarks } from "./dom/paint.js";
import { watchPointer } from "./dom/pointer.js";
import { addStyles } from "./dom/style.js";

const shown = new Set();

/** Reads the article of a live page, as scripts have made it. */
export async function readPage(document, { extractor, ...options } = {}) {
  const reader = extractor ?? new Extractor();
  try {
    return await reader.readHtml(document.documentElement.outerHTML, { url: document.URL, ...options });
  } finally {
    if (!extractor) reader.free();
  }
}

/** Marks what `doc` says about the text under `root`, in place of what was marked there before. */
export function highlight(root, doc, options = {}) {
  const { mode = "auto", styles = true, onHover, onClick } = options;
  if (!["auto", "css", "mark"].includes(mode)) throw new TypeError(`highlight: mode must be "auto", "css" or "mark", not ${JSON.stringify(mode)}`);
  for (const other of [...shown]) if (other.root.contains(root) || root.contains(other.root)) other.clear();
  const document = root.ownerDocument;
  const view = document.defaultView;
  const how = mode === "auto" ? (canHighlight(view) ? "css" : "mark") : mode;
  const places = align(root, doc, { editable: how === "css" });
  const placed = [];
  const missing = [];
  for (const { span, ...mark } of marks(doc, options)) {
    const pieces = places.pieces(span);
    if (pieces.length) placed.push({ ...mark, pieces, length: span[1] - span[0] });
    else missing.push(mark.hit.id);
  }

  const undo = [];
  if (how === "mark") {
    undo.push(paintMarks(document, placed));
    for (const mark of placed) mark.ranges = mark.elements.map((element) => contents(document, element));
  } else {
    for (const mark of placed) mark.ranges = mark.pieces.map((piece) => range(document, piece));
    undo.push(paintHighlights(view, placed));
  }
  if (styles) undo.push(addStyles(root, how));
  if (onHover || onClick) undo.push(watchPointer(root, placed, { onHover, onClick }));

  const shownHere = {
    root,
    mode: how,
    missing: [...new Set(missing)],
    ranges: (id, role) => placed.filter((mark) => mark.hit.id === id && (!role || mark.role === role)).flatMap((mark) => mark.ranges),
    clear() {
      undo.splice(0).forEach((restore) => restore());
      shown.delete(shownHere);
    },
  };
  shown.add(shownHere);
  return shownHere;
}

/** Removes every mark that is still shown, in all pages of this thread. */
export function clear() {
  for (const one of [...shown]) one.clear();
}

function range(document, piece) {
  const made = document.createRange();
  made.setStart(...piece.start);
  made.setEnd(...piece.end);
  return made;
}

function contents(document, element) {
  const made = document.createRange();
  made.selectNodeContents(element);
  return made;
}
