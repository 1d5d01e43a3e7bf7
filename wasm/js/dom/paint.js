// The two ways to mark: the CSS Custom Highlight API, which leaves the page's elements alone, and <mark> where it is missing.
import { NAMES } from "./marks.js";

export function canHighlight(view) {
  return Boolean(view.Highlight && view.CSS?.highlights);
}

/** Registers the ranges of the marks; gives the way to remove them. */
export function paintHighlights(view, placed) {
  const { highlights } = view.CSS;
  const mine = [];
  for (const { names, ranges } of placed) {
    for (const name of names) {
      if (!highlights.has(name)) {
        const highlight = new view.Highlight();
        highlight.priority = NAMES.indexOf(name);
        highlights.set(name, highlight);
      }
      const highlight = highlights.get(name);
      for (const range of ranges) {
        highlight.add(range);
        mine.push([name, highlight, range]);
      }
    }
  }
  return () => {
    for (const [name, highlight, range] of mine) {
      highlight.delete(range);
      if (highlight.size === 0 && highlights.get(name) === highlight) highlights.delete(name);
    }
  };
}

/**
 * Wraps the text in `<mark>` elements, cut at every border so that marks may cross. The page's own text nodes stay in the page (the
 * first piece of each is the node itself) and get their text back in the end: scripts that hold on to them keep working.
 */
export function paintMarks(document, placed) {
  const byNode = new Map();
  for (const mark of placed) {
    mark.elements = [];
    for (const { node, start, end } of mark.pieces.flatMap((piece) => piece.parts)) {
      if (!byNode.has(node)) byNode.set(node, []);
      byNode.get(node).push({ mark, start, end });
    }
  }
  const undo = [...byNode].map(([node, marks]) => wrap(document, node, marks));
  return () => undo.forEach((restore) => restore());
}

function wrap(document, node, stretches) {
  const text = node.data;
  const added = [];
  const borders = [...new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  borders.slice(1).forEach((end, n) => {
    const start = borders[n];
    const over = stretches.filter((stretch) => stretch.start <= start && end <= stretch.end).map(({ mark }) => mark);
    const own = n === 0 ? node : document.createTextNode(text.slice(start, end));
    if (n === 0) own.data = text.slice(start, end);
    else added.at(-1).after(own);
    if (!over.length) return void added.push(own);
    const element = document.createElement("mark");
    element.className = ["depesche", ...new Set(over.flatMap((mark) => mark.names))].join(" ");
    element.dataset.depesche = [...new Set(over.map((mark) => mark.hit.id))].join(" ");
    for (const mark of over) mark.elements.push(element);
    own.replaceWith(element);
    element.append(own);
    added.push(element);
  });
  return () => {
    const [first, ...others] = added;
    if (first !== node) first.replaceWith(node);
    node.data = text;
    for (const other of others) other.remove();
  };
}
