/** The words of several spans, joined by ` … `: the content of an interrupted quotation. */
export function slices(document, spans) {
  return spans.map(([start, end]) => document.text.slice(start, end)).join(" … ");
}
