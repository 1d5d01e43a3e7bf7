// From positions in a document's text to places in the page.
//
// The text that was read and the text nodes of the page differ in white space, soft hyphens and what stands between the parts
// (menus, advertisements). So both are squeezed to the characters that must agree, and every part of the article is looked up
// in the page's squeezed text, first in the element it was read from; where a part is not found as a whole, its sentences are, and
// then its tokens.

const DROPPED = /[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/u;
const SKIPPED = "script, style, noscript, template, textarea, select, button, iframe, object, canvas, head, svg, math, [hidden]";
/** A part this long stands in the page only once; shorter ones ("Politik") are looked for around the long ones. */
const UNMISTAKABLE = 40;
/** Tokens are looked for at most this many squeezed characters after the one before. */
const REACH = 200;

/** The characters of `text` that count, and where each stands. */
function squeeze(text, from = 0, to = text.length) {
  let kept = "";
  const at = [];
  for (let n = from; n < to; n += 1) {
    if (DROPPED.test(text[n])) continue;
    kept += text[n];
    at.push(n);
  }
  return { kept, at };
}

/** The text nodes under `root` as one squeezed text. Shadow trees, scripts and form fields are left alone. */
function squeezePage(root, editable) {
  const nodes = [];
  const starts = [];
  const node = [];
  const at = [];
  const kept = [];
  const filter = (n) => {
    if (n.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return n.matches(SKIPPED) || (!editable && n.isContentEditable) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, filter);
  while (walker.nextNode()) {
    const text = squeeze(walker.currentNode.data);
    if (!text.kept) continue;
    kept.push(text.kept);
    starts.push(at.length);
    for (const n of text.at) {
      node.push(nodes.length);
      at.push(n);
    }
    nodes.push(walker.currentNode);
  }
  starts.push(at.length);
  return { nodes, starts, node, at, kept: kept.join("") };
}

/** The stretch of the squeezed page inside the element that `path` leads to. */
function inside(root, { nodes, starts }, path) {
  let element;
  try {
    element = path && root.ownerDocument.querySelector(path);
  } catch {
    // A name that is none in CSS (`o:p`): the part is looked up by its words.
  }
  const first = element ? nodes.findIndex((node) => element.contains(node)) : -1;
  return first < 0 ? undefined : [starts[first], starts[nodes.findLastIndex((node) => element.contains(node)) + 1]];
}

/**
 * Finds the places of a document in the page under `root`. Gives `pieces(span)`: the runs of the page that show the span, each as
 * `{ start: [node, offset], end: [node, offset], parts: [{ node, start, end }] }`; none if the page does not show it. Text that
 * people can edit takes part only if `editable`.
 */
export function align(root, doc, { editable }) {
  const page = squeezePage(root, editable);
  const place = new Int32Array(doc.text.length).fill(-1);
  const found = [];

  const put = (piece, start) => piece.at.forEach((position, n) => (place[position] = start + n));
  const search = (piece, from, to = page.kept.length) => {
    const start = piece.kept ? page.kept.indexOf(piece.kept, from) : -1;
    return start < 0 || start + piece.kept.length > to ? -1 : start;
  };

  const parts = (doc.article.parts.length ? doc.article.parts : [{ start: 0, end: doc.text.length }]).map((part) => ({
    ...part,
    ...squeeze(doc.text, part.start, part.end),
  }));

  // A part that was read from this page says in which element it stands.
  parts.forEach((part, n) => {
    const stretch = inside(root, page, part.path);
    const start = stretch ? search(part, ...stretch) : -1;
    if (start < 0) return;
    found[n] = { start, end: start + part.kept.length };
    put(part, start);
  });

  // Long parts, in order; one that stands before the last found is looked up from the top.
  let cursor = 0;
  parts.forEach((part, n) => {
    if (found[n] || part.kept.length < UNMISTAKABLE) return;
    let start = search(part, cursor);
    if (start < 0) start = search(part, 0);
    if (start < 0) return;
    found[n] = { start, end: start + part.kept.length };
    cursor = found[n].end;
    put(part, start);
  });

  // The others lie between their neighbours; before the first long part, the nearest is right.
  parts.forEach((part, n) => {
    if (found[n] || !part.kept) return;
    const before = found.slice(0, n).findLast(Boolean);
    const after = found.slice(n + 1).find(Boolean);
    const from = before?.end ?? 0;
    const to = after && after.start >= from ? after.start : page.kept.length;
    let start = search(part, from, to);
    if (!before && after && start >= 0) start = page.kept.lastIndexOf(part.kept, to - part.kept.length);
    if (start >= 0) {
      found[n] = { start, end: start + part.kept.length };
      put(part, start);
    } else {
      bySentence(part, from, to);
    }
  });

  function bySentence(part, from, to) {
    let at = from;
    for (const [start, end] of doc.sentences) {
      if (start < part.start || end > part.end) continue;
      const sentence = squeeze(doc.text, start, end);
      const hit = search(sentence, at, to);
      if (hit >= 0) {
        put(sentence, hit);
        at = hit + sentence.kept.length;
      } else {
        at = byToken(start, end, at, to);
      }
    }
  }

  function byToken(from, to, at, limit) {
    let first = true;
    for (const [start, end] of doc.tokens) {
      if (start < from || end > to) continue;
      const token = squeeze(doc.text, start, end);
      // The first must be a word that can be told from others; from there on the next is near.
      if (first && token.kept.length < 4) continue;
      const hit = search(token, at, first ? limit : Math.min(limit, at + REACH));
      if (hit < 0) continue;
      put(token, hit);
      at = hit + token.kept.length;
      first = false;
    }
    return at;
  }

  return {
    pieces([start, end]) {
      const runs = [];
      for (let n = start; n < end; n += 1) {
        const here = place[n];
        if (here < 0) continue;
        const run = runs.at(-1);
        if (run && run.last + 1 === here) run.last = here;
        else runs.push({ first: here, last: here });
      }
      return runs.map((run) => piece(page, run));
    },
  };
}

function piece({ nodes, node, at }, { first, last }) {
  const parts = [];
  for (let n = first; n <= last; n += 1) {
    const part = parts.at(-1);
    if (part?.node === nodes[node[n]]) part.end = at[n] + 1;
    else parts.push({ node: nodes[node[n]], start: at[n], end: at[n] + 1 });
  }
  return { start: [parts[0].node, parts[0].start], end: [parts.at(-1).node, parts.at(-1).end], parts };
}
