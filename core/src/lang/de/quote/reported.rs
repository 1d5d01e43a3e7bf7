//! Reported speech acts: `Die Opposition fordert Neuwahlen.` The sentence is the quotation, the speaker stands in it.

use super::scan::{Draft, Scan};
use super::{Sentence, lexicon};
use crate::morph::Words;
use crate::{Pos, QuoteKind};

/// A main clause with a speech-act verb and a subject that is named.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let Some(first) = sentence.clauses.first() else { return false };
    let Some(verb) = first.clone().find(|&i| scan.finite(i) && !scan.quoted(i)) else { return false };
    if !lexicon::is_speech_act(scan.w.lemma(verb)) || scan.pos(sentence.body.start) == Pos::Pper {
        return false;
    }
    let speaker = scan.subject(&sentence.body, &[verb]);
    if speaker.first().is_none_or(|&i| scan.is(i, &["man", "ich", "wir", "es"])) {
        return false;
    }
    let content = scan.w.sentences[sentence.k].tokens.clone().collect();
    scan.add(Draft { kind: QuoteKind::Reported, content, speaker, ..Draft::default() });
    true
}

/// Whether a sentence says what a disaster cost, which is no speech act: `Das Beben forderte 35 Todesopfer.`
pub(super) fn is_toll(w: &Words<'_>, content: &[usize]) -> bool {
    const TOLL: &[&str] = &["leben", "menschenleben", "opfer", "tote", "toten", "todesopfer", "verletzte", "verletzten"];
    content.iter().any(|&i| w.lemma(i) == "fordern") && content.iter().any(|&i| w.pos(i).is_noun() && TOLL.contains(&w.lower(i)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check("speech act", "Die Opposition fordert Neuwahlen.", &["Reported: Die Opposition fordert Neuwahlen. | Die Opposition | "]);
        check("no speech act", "Die Opposition gewinnt Neuwahlen.", &[]);
    }
}
