//! German quotations: one construction a file, tried in a fixed order.
//!
//! Direct quotations first, for their marks are the surest sign. Then, sentence by sentence, frames that need no verb (`laut X`, `so X`,
//! `demnach`), frames with a verb or noun of saying, and last the sentences that only go on with what somebody says.

pub(crate) mod addressee;
mod adposition;
mod adverb;
pub(crate) mod base;
mod clause;
mod continuation;
mod direct;
mod free;
pub(crate) mod learned;
mod lexicon;
mod medium;
mod nested;
pub(crate) mod nouns;
mod phrase;
mod postposed;
mod reported;
mod scan;
mod so;
pub(crate) mod sources;
pub(crate) mod speaker;
mod such;
mod wie;

pub(crate) use learned::Models;
pub(crate) use medium::medium;
pub(crate) use scan::Draft;

use crate::morph::Words;
use crate::{Entity, Preset, QuoteKind};
use core::ops::Range;
use scan::Scan;

/// A sentence as the constructions see it.
#[derive(Default)]
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

/// Finds the quotations of each text, in the order of their first token; without models by the rules alone.
pub(crate) fn find_all(texts: &[(&Words<'_>, &[Entity])], models: Option<&Models<'_>>, preset: Preset) -> Vec<Vec<Draft>> {
    let mut scans: Vec<Scan<'_, '_>> = texts.iter().map(|(words, _)| rules(words)).collect();
    for (scan, (_, entities)) in scans.iter_mut().zip(texts) {
        if let Some(models) = models {
            learned::refine(scan, entities, models);
        } else {
            scan.drafts.iter_mut().for_each(|d| d.confidence = rule_confidence(d.kind));
        }
    }
    for scan in &mut scans {
        scan.drafts.retain(|d| d.confidence >= least_confidence(preset));
        nested::find(scan);
    }
    scans.into_iter().map(|scan| scan.drafts).collect()
}

/// How sure a quotation is that the rules alone found: their precision by kind.
fn rule_confidence(kind: QuoteKind) -> f32 {
    match kind {
        QuoteKind::Direct | QuoteKind::IndirectFreeIndirect => 0.9,
        QuoteKind::Indirect => 0.88,
        QuoteKind::FreeIndirect => 0.6,
        QuoteKind::Reported => 0.5,
    }
}

/// What is less sure is left out.
fn least_confidence(preset: Preset) -> f32 {
    match preset {
        Preset::Balanced => 0.0,
        Preset::Precise => 0.73,
    }
}

/// What the rules find, without what stands inside another quotation.
fn rules<'w, 't>(words: &'w Words<'t>) -> Scan<'w, 't> {
    let mut scan = Scan::new(words);
    direct::find(&mut scan);
    let mut sentence = Sentence::default();
    for k in 0..words.sentences.len() {
        let body = scan.body(k);
        if body.is_empty() || body.len() > scan::LONGEST || scan.any(body.clone(), |s, i| s.taken[i]) {
            continue;
        }
        sentence.clauses.clear();
        sentence.clauses.extend(scan.clauses(body.clone()));
        (sentence.k, sentence.body) = (k, body);
        CONSTRUCTIONS.iter().any(|find| find(&mut scan, &sentence));
    }
    direct::borrow_speakers(&mut scan);
    scan
}

#[cfg(test)]
mod tests {
    //! Every construction's table of cases runs through all rules, so that a case also fails when another construction takes it away. The
    //! models are left out: what a rule finds does not depend on their training.

    /// One line per quotation: `kind: content | speaker | cue`.
    #[track_caller]
    pub(super) fn check(name: &str, text: &str, expected: &[&str]) {
        let doc = crate::Extractor::builder().models(false).build().read(text);
        let found: Vec<_> = doc
            .quotes()
            .iter()
            .map(|q| format!("{:?}: {} | {} | {}", q.kind, doc.slices(&q.content), doc.slices(&q.speaker), doc.slices(&q.cue)))
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}
