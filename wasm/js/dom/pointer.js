// Which marks lie under the pointer. Highlights are no elements, so the character under the pointer is looked up in the ranges.

/** Calls back when the marks under the pointer change, and on a click on some; gives the way to stop. */
export function watchPointer(root, placed, { onHover, onClick }) {
  const document = root.ownerDocument;
  let last = "";

  const under = (event) => {
    const spot = caret(document, event);
    if (!spot) return [];
    const over = placed.filter(({ ranges }) => ranges.some((range) => covers(range, spot, event)));
    // Innermost first; one entry for a quotation and its cue.
    const hits = over.sort((a, b) => a.length - b.length).map(({ hit }) => hit);
    return [...new Set(hits)];
  };
  const move = (event) => {
    const hits = under(event);
    const key = hits.map((hit) => hit.id).join(" ");
    if (key === last) return;
    last = key;
    onHover(hits, event);
  };
  const leave = (event) => {
    if (last) onHover([], event);
    last = "";
  };
  const click = (event) => {
    const hits = under(event);
    if (hits.length) onClick(hits, event);
  };

  const listeners = [
    ["pointermove", onHover && move],
    ["pointerleave", onHover && leave],
    ["click", onClick && click],
  ].filter(([, listener]) => listener);
  for (const [type, listener] of listeners) root.addEventListener(type, listener);
  return () => listeners.forEach(([type, listener]) => root.removeEventListener(type, listener));
}

function caret(document, { clientX, clientY }) {
  const position = document.caretPositionFromPoint?.(clientX, clientY);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** The caret snaps to the nearest character, however far: the point itself must lie in the range as well. */
function covers(range, { node, offset }, { clientX, clientY }) {
  if (!node.isConnected || !range.intersectsNode(node)) return false;
  if (range.comparePoint(node, offset) !== 0) return false;
  return [...range.getClientRects()].some((r) => r.left <= clientX && clientX <= r.right && r.top <= clientY && clientY <= r.bottom);
}
