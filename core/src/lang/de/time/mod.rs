//! German time expressions: one family a file, tried at every word that says something about time; the longest match wins.
//!
//! Spans follow `TimeML` for German as in news annotation: prepositions and articles stay outside (`am [Montag]`, `im [vergangenen Jahr]`),
//! demonstratives, numerals and adjectives belong to the expression (`[diesem Jahr]`, `seit [zwei Jahren]`). A date and a time of
//! day are two expressions.

mod ago;
mod amount;
mod clock;
mod date;
mod day;
mod decade;
mod deictic;
mod duration;
mod edge;
mod holiday;
mod lexicon;
mod nouns;
mod numeric;
mod part;
mod relative;
mod scan;
mod season;
mod set;
mod tense;
mod vague;
mod weekday;
mod words;
mod year;

use crate::Sentence;
use crate::morph::Words;
use crate::time::meaning::Draft;
use scan::{Found, Scan};

/// A family of expressions: what begins at a token, if anything does.
type Rule = fn(&Scan<'_, '_>, usize) -> Option<Found>;

/// The families; of equally long matches the first wins.
const RULES: &[Rule] = &[
    date::find,
    weekday::find,
    deictic::find,
    part::find,
    clock::find,
    holiday::find,
    season::find,
    edge::find,
    decade::find,
    year::find,
    relative::find,
    set::find,
    ago::find,
    duration::find,
    vague::find,
];

/// Within so many tokens after a numeral or pronoun its noun must come.
const NEAR: usize = 3;

/// Finds the time expressions of a text, in order.
pub(crate) fn find(words: &Words<'_>) -> Vec<Draft> {
    let mut scan = Scan::new(words);
    let mut out = Vec::new();
    for piece in words.sentences.iter().flat_map(Sentence::pieces) {
        scan.enter(&piece);
        let mut i = scan.start;
        while i < scan.end {
            let class = scan.class(i);
            if class.is_idle() || class.needs_noun() && !(i + 1..=i + NEAR).any(|k| !scan.class(k).is_idle()) {
                i += 1;
                continue;
            }
            let mut best: Option<Found> = None;
            for rule in RULES {
                if let Some(found) = rule(&scan, i)
                    && best.as_ref().is_none_or(|b| found.end > b.end)
                {
                    best = Some(found);
                }
            }
            let Some(found) = best else {
                i += 1;
                continue;
            };
            let direction = tense::direction(&scan, i, found.end);
            out.extend(found.times.into_iter().map(|(first, span, meaning)| Draft { tokens: first..found.end, span, meaning, direction }));
            i = found.end.max(i + 1);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    //! Every family's table of cases runs through the whole step, so that a case also fails when another family takes it away.

    /// One line per expression: `text TYPE value`; `date` is the article's, empty if there is none.
    #[track_caller]
    pub(super) fn check(name: &str, date: &str, text: &str, expected: &[&str]) {
        let mut input = crate::Input::new(text);
        if !date.is_empty() {
            input = input.date(date).unwrap_or_else(|e| panic!("{name}: {e}"));
        }
        let doc = crate::Extractor::new().read(input);
        let found: Vec<_> =
            doc.times().iter().map(|t| format!("{} {} {}", doc.slice(t.span), format!("{:?}", t.kind).to_uppercase(), t.value)).collect();
        assert_eq!(found, expected, "{name}");
    }
}
