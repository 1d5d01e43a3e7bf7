// The default look, the same for highlights and for <mark>. A page that brings its own says `styles: false`.

const VOICES = ["#7d7f87", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#6a5acd"];

const RULES = {
  ...Object.fromEntries(VOICES.map((colour, n) => [`depesche-voice-${n}`, `background-color: color-mix(in oklab, ${colour} 28%, transparent);`])),
  "depesche-direct": "text-decoration: underline solid 2px;",
  "depesche-indirect": "text-decoration: underline dashed 2px;",
  "depesche-reported": "text-decoration: underline dotted 2px;",
  "depesche-freeindirect": "text-decoration: underline double;",
  "depesche-speaker": "background-color: color-mix(in oklab, currentcolor 14%, transparent);",
  "depesche-per": "text-decoration: underline solid 1px;",
  "depesche-org": "text-decoration: underline double 1px;",
  "depesche-loc": "text-decoration: underline dotted 1px;",
  "depesche-misc": "text-decoration: underline dashed 1px;",
  "depesche-time": "text-decoration: underline wavy 1px;",
};

/** Adds the look to the document or shadow root that `root` lives in; gives the way to take it out again. */
export function addStyles(root, mode) {
  const scope = root.getRootNode();
  const view = root.ownerDocument.defaultView;
  const sheet = new view.CSSStyleSheet();
  const select = (name) => (mode === "css" ? `::highlight(${name})` : `mark.${name}`);
  const reset = mode === "css" ? "" : "mark.depesche { background: none; color: inherit; }\n";
  sheet.replaceSync(reset + Object.entries(RULES).map(([name, rule]) => `${select(name)} { ${rule} }`).join("\n"));
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  return () => void (scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((other) => other !== sheet));
}
