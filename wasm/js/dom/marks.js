// What is to be marked: every layer of a document as a flat list, outer marks first.

/** Speakers get colours 1 to 7 in the order in which they first speak; quotations without a speaker have 0. */
export const COLOURS = 7;

export function marks(doc, { quotes = true, entities = true, times = true } = {}) {
  const list = [];
  if (quotes) {
    const colour = colours(doc);
    for (const quote of doc.quotes) {
      const hit = { kind: "quote", id: quote.id, item: quote, who: quote.who, type: quote.type, certainty: quote.confidence };
      const names = (role) => (role ? [`depesche-${role}`] : [`depesche-voice-${colour(quote)}`, `depesche-${quote.type.toLowerCase()}`]);
      for (const [role, spans] of [[null, quote.quote], ["speaker", quote.speaker], ["cue", quote.cue]]) {
        for (const span of spans) list.push({ span, hit, role: role ?? "quote", names: names(role) });
      }
    }
  }
  if (entities) {
    for (const entity of doc.entities) {
      const hit = { kind: "entity", id: entity.id, item: entity, who: entity.name, type: entity.type, certainty: null };
      for (const span of entity.mentions) list.push({ span, hit, role: "entity", names: [`depesche-${entity.type.toLowerCase()}`] });
    }
  }
  if (times) {
    for (const time of doc.times) {
      const hit = { kind: "time", id: time.id, item: time, who: null, type: time.type, certainty: null };
      list.push({ span: [time.start, time.end], hit, role: "time", names: ["depesche-time"] });
    }
  }
  return list;
}

function colours(doc) {
  const known = new Map();
  const key = (quote) => quote.entity ?? quote.who ?? (quote.speaker.length ? doc.text.slice(...quote.speaker[0]) : undefined);
  for (const quote of doc.quotes) {
    const who = key(quote);
    if (who !== undefined && !known.has(who)) known.set(who, Math.min(known.size + 1, COLOURS));
  }
  return (quote) => known.get(key(quote)) ?? 0;
}

/** Every name that can be styled, in the order in which they are painted. */
export const NAMES = [
  ...Array.from({ length: COLOURS + 1 }, (_, n) => `depesche-voice-${n}`),
  ...["direct", "indirect", "reported", "freeindirect", "indirectfreeindirect", "speaker", "cue", "per", "org", "loc", "misc", "time"].map((n) => `depesche-${n}`),
];
