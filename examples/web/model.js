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
  const speaking = doc.entities.filter(({ type }) => type === "PER" || type === "ORG");
  const mentions = speaking.flatMap(({ id, mentions }) => mentions.map((mention) => ({ id, mention }))).sort((a, b) => a.mention[0] - b.mention[0]);
  const found = new Map();
  for (const speaker of speakers) {
    if (speaker.name === null) continue;
    for (const part of speaker.quotes.flatMap(({ quote }) => quote)) {
      for (let n = firstFrom(mentions, part[0]); mentions[n]?.mention[0] < part[1]; n += 1) {
        const { id, mention } = mentions[n];
        if (id === speaker.key || !inside(mention, part)) continue;
        const key = `${speaker.key} ${id}`;
        const edge = found.get(key) ?? { from: speaker.key, to: id, count: 0 };
        edge.count += 1;
        found.set(key, edge);
      }
    }
  }
  return [...found.values()];
}

/** Index of the first mention that starts at `start` or later; they are in order. */
function firstFrom(mentions, start) {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle].mention[0] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
