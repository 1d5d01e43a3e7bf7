//! Spoken, written or thought?

use super::scan::Draft;
use crate::morph::Words;
use crate::{Medium, QuoteKind};

const WRITING: &[&str] =
    &["schreiben", "twittern", "posten", "titeln", "notieren", "veröffentlichen", "unterzeichnen", "vermerken", "melden"];
const THOUGHT: &[&str] = &[
    "glauben",
    "denken",
    "hoffen",
    "fürchten",
    "befürchten",
    "vermuten",
    "ahnen",
    "rechnen",
    "erwarten",
    "annehmen",
    "ausgehen",
    "schätzen",
    "zweifeln",
];
const SPEECH: &[&str] = &["sagen", "rufen", "fragen", "antworten", "erzählen", "sprechen"];
const EITHER: &[&str] = &[
    "laut",
    "zufolge",
    "nach",
    "demnach",
    "gemäß",
    "wonach",
    "mitteilen",
    "erklären",
    "berichten",
    "bekanntgeben",
    "ankündigen",
    "bestätigen",
    "angeben",
];

/// The medium of a quotation, by its cue.
pub(crate) fn medium(words: &Words<'_>, draft: &Draft) -> Medium {
    let cue = |list: &[&str]| draft.cue.iter().any(|&i| list.contains(&words.lemma(i)) || list.contains(&words.lower(i)));
    if cue(WRITING) {
        Medium::Writing
    } else if cue(THOUGHT) {
        Medium::ST
    } else if cue(SPEECH) {
        Medium::Speech
    } else if cue(EITHER) || matches!(draft.kind, QuoteKind::IndirectFreeIndirect | QuoteKind::FreeIndirect) {
        Medium::SW
    } else {
        Medium::Speech
    }
}
