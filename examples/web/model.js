// What the views need to know about a document, worked out once.

/** Colours are given to speakers in the order of how much they say; the rest share the last one. */
export const COLOURS = 7;

const length = (spans) => spans.reduce((sum, [start, end]) => sum + end - start, 0);
const inside = ([start, end], [from, to]) => from <= start && end <= to;

/** The words of spans; `…` where one is interrupted. */
export const words = (doc, spans) => spans.map(([start, end]) => doc.text.slice(start, end)).join(" … ");

export function model(doc) {
  const entities = new Map(doc.entities.map((entity) => [entity.id, entity]));
  const speakers = new Map();
  for (const quote of doc.quotes) {
    const key = speakerOf(quote);
    if (!speakers.has(key)) {
      const entity = entities.get(quote.entity);
      speakers.set(key, { key, entity, name: entity?.name ?? quote.who ?? (words(doc, quote.speaker) || null), quotes: [], said: 0 });
    }
    const speaker = speakers.get(key);
    speaker.quotes.push(quote);
    speaker.said += length(quote.quote);
  }
  const total = [...speakers.values()].reduce((sum, speaker) => sum + speaker.said, 0);
  const ranked = [...speakers.values()].sort((a, b) => (a.name === null) - (b.name === null) || b.said - a.said);
  ranked.forEach((speaker, n) => {
    speaker.share = total && speaker.said / total;
    speaker.colour = speaker.name === null ? 0 : Math.min(n + 1, COLOURS);
  });
  return { doc, entities, speakers: ranked, speaker: (quote) => speakers.get(speakerOf(quote)), edges: edges(doc, ranked) };

  function speakerOf(quote) {
    return quote.entity ?? (quote.who ? `who ${quote.who}` : quote.speaker.length ? `text ${words(doc, quote.speaker)}` : "nobody");
  }
}

/** Which speaker mentions whom, and how often: people and organisations named inside the quotation. */
function edges(doc, speakers) {
  const found = new Map();
  for (const speaker of speakers) {
    if (speaker.name === null) continue;
    for (const quote of speaker.quotes) {
      for (const entity of doc.entities) {
        if (entity.id === speaker.key || (entity.type !== "PER" && entity.type !== "ORG")) continue;
        const times = entity.mentions.filter((mention) => quote.quote.some((part) => inside(mention, part))).length;
        if (!times) continue;
        const key = `${speaker.key} ${entity.id}`;
        const edge = found.get(key) ?? { from: speaker.key, to: entity.id, count: 0 };
        edge.count += times;
        found.set(key, edge);
      }
    }
  }
  return [...found.values()];
}
