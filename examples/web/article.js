// The article with its marks. Marks may cross, so each part is cut at every border, and each piece carries all that covers it.
import { h } from "./dom.js";
import { word } from "./words.js";

const TAGS = { headline: "h2", crosshead: "h3", kicker: "p", subheadline: "p" };

/** The parts of the article as elements, one after the other. `shows(quote)` tells whether a quotation passes the filters. */
export function* renderArticle(model, shows) {
  const { doc } = model;
  const marks = inOrder(collect(model, shows));
  const parts = doc.article.parts.length ? doc.article.parts : [{ type: "paragraph", start: 0, end: doc.text.length }];
  for (const { parts: line, start, end } of inLines(doc.text, parts)) {
    const main = line.at(-1);
    const pieces = line.length > 1 ? line.slice(0, -1).map((p) => ({ start: p.start, end: p.end, part: p.type })) : [];
    yield h(
      TAGS[main.type] ?? "p",
      { class: `part ${main.type}`, "data-part": main.type, title: main.type === "paragraph" ? undefined : word(main.type) },
      cut(doc.text, start, end, [...marks(start, end), ...pieces]),
    );
  }
}

/** Parts that share a line, such as a dateline and the paragraph it opens, become one element. */
function inLines(text, parts) {
  const lines = [];
  for (const part of parts) {
    const open = lines.at(-1);
    if (open && !/[\n\r\u2028\u2029]/.test(text.slice(open.end, part.start))) {
      open.parts.push(part);
      open.end = part.end;
    } else {
      lines.push({ parts: [part], start: part.start, end: part.end });
    }
  }
  for (const line of lines) line.parts.sort((a, b) => (a.type === "paragraph") - (b.type === "paragraph"));
  return lines;
}

function collect({ doc, speaker }, shows) {
  const marks = [];
  const add = (spans, mark) => spans.forEach(([start, end]) => marks.push({ start, end, ...mark }));
  for (const quote of doc.quotes) {
    if (!shows(quote)) continue;
    const colour = speaker(quote).colour;
    add(quote.quote, { quote, colour });
    add(quote.speaker, { role: "speaker", of: quote, colour });
    add(quote.cue, { role: "cue", of: quote, colour });
    add(quote.addressee, { role: "addressee", of: quote, colour });
  }
  for (const entity of doc.entities) add(entity.mentions, { entity });
  for (const time of doc.times) add([[time.start, time.end]], { time });
  return marks;
}

/** Gives the marks that touch a stretch of the text; stretches are to be asked for in their order. */
function inOrder(marks) {
  // Marks of the same start keep their order: what lies under what.
  const waiting = marks.map((mark, n) => [mark, n]).sort(([a], [b]) => a.start - b.start);
  let [open, next] = [[], 0];
  return (start, end) => {
    open = open.filter(([mark]) => mark.end > start);
    while (waiting[next]?.[0].start < end) open.push(waiting[next++]);
    return open.filter(([mark]) => mark.end > start).sort(([, a], [, b]) => a - b).map(([mark]) => mark);
  };
}

/** The text between two positions, in pieces over which the same marks lie. */
function cut(text, start, end, marks) {
  const borders = new Set([start, end]);
  for (const mark of marks) for (const at of [mark.start, mark.end]) if (start < at && at < end) borders.add(at);
  const at = [...borders].sort((a, b) => a - b);
  return at.slice(1).map((to, n) => piece(text.slice(at[n], to), marks.filter((mark) => mark.start <= at[n] && to <= mark.end)));
}

function piece(text, marks) {
  if (!marks.length) return text;
  const quotes = marks.filter((mark) => mark.quote);
  const inner = quotes.at(-1);
  const roles = marks.filter((mark) => mark.role);
  const entity = marks.findLast((mark) => mark.entity)?.entity;
  const time = marks.find((mark) => mark.time)?.time;
  const part = marks.find((mark) => mark.part)?.part;
  const classes = [
    inner && `quote ${inner.quote.type} c${inner.colour}`,
    quotes.length > 1 && "nested",
    ...roles.map((mark) => `${mark.role} rc${mark.colour}`),
    entity && `name ${entity.type}`,
    time && "time",
    part,
  ];
  return h(
    "span",
    {
      class: classes.filter(Boolean).join(" "),
      "data-quotes": ids([...quotes.map((mark) => mark.quote.id).reverse(), ...roles.map((mark) => mark.of.id)]),
      "data-entity": entity?.id,
      "data-time": time?.id,
      "data-part": part,
    },
    text,
  );
}

const ids = (list) => [...new Set(list)].join(" ") || undefined;
