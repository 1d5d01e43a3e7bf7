//! German quotations: one construction a file, tried in a fixed order.
//!
//! Direct quotations first, for their marks are the surest sign. Then, sentence by sentence, frames that need no verb (`laut X`, `so X`,
//! `demnach`), frames with a verb or noun of saying, and last the sentences that only go on with what somebody says.

mod adposition;
mod adverb;
pub(crate) mod base;
mod clause;
mod continuation;
mod direct;
mod free;
mod lexicon;
mod medium;
mod nested;
pub(crate) mod nouns;
mod phrase;
mod postposed;
mod reported;
mod scan;
mod so;
pub(crate) mod speaker;
mod such;
mod wie;

pub(crate) use medium::medium;
pub(crate) use scan::Draft;

use crate::morph::Words;
use core::ops::Range;
use scan::Scan;

/// A sentence as the constructions see it.
struct Sentence {
    /// Its index.
    k: usize,
    /// Its tokens without the final mark.
    body: Range<usize>,
    /// The pieces of the body between commas.
    clauses: Vec<Range<usize>>,
}

/// A construction: adds what it finds in a sentence and says whether it found something.
type Construction = fn(&mut Scan<'_, '_>, &Sentence) -> bool;

/// The constructions of sentences, the surest first.
const CONSTRUCTIONS: &[Construction] = &[
    adverb::find,
    adposition::find,
    so::find,
    wie::find,
    clause::find,
    postposed::find,
    such::find,
    continuation::find,
    reported::find,
    free::find,
];

/// Finds the quotations of a text, in the order of their first token.
pub(crate) fn find(words: &Words<'_>) -> Vec<Draft> {
    let mut scan = Scan::new(words);
    direct::find(&mut scan);
    for k in 0..words.sentences.len() {
        let body = scan.body(k);
        if body.is_empty() || body.len() > scan::LONGEST || scan.any(body.clone(), |s, i| s.taken[i]) {
            continue;
        }
        let clauses = scan.clauses(body.clone());
        let sentence = Sentence { k, body, clauses };
        CONSTRUCTIONS.iter().any(|find| find(&mut scan, &sentence));
    }
    direct::borrow_speakers(&mut scan);
    nested::find(&mut scan);
    scan.drafts
}

#[cfg(test)]
mod tests {
    //! Every construction's table of cases runs through the whole step, so that a case also fails when another construction takes it away.

    /// One line per quotation: `kind: content | speaker | cue`.
    #[track_caller]
    pub(super) fn check(name: &str, text: &str, expected: &[&str]) {
        let doc = crate::Extractor::new().read(text);
        let found: Vec<_> = doc
            .quotes()
            .iter()
            .map(|q| format!("{:?}: {} | {} | {}", q.kind, doc.slices(&q.content), doc.slices(&q.speaker), doc.slices(&q.cue)))
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}
