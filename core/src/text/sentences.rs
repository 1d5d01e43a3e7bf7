//! Sentences: where one ends and the next begins.
//!
//! A stop ends a sentence together with the quotation marks and brackets that follow it without a space; what comes next must be able
//! to begin one. `„Wann?“, fragte sie.` is one sentence, `„Nie.“ Sie ging.` are two.

use super::tokens::is_roman;
use crate::lang::de::abbreviations::{announces_speech, starts_sentence};
use crate::lang::de::article::looks_finite;
use crate::{Sentence, Span};

/// Appends the sentences of `tokens[first..]`, which belong to one part of the article.
pub(super) fn split(text: &str, tokens: &[Span], first: usize, out: &mut Vec<Sentence>) {
    let mut start = first;
    let mut i = first;
    while i < tokens.len() {
        let word = &text[tokens[i].range()];
        let stop = Stop::of(word);
        i += 1;
        if stop == Stop::None || (word == ":" && i - start < SHORTEST) {
            continue;
        }
        // Closing marks that follow without a space belong to the sentence.
        while i < tokens.len() && tokens[i].start == tokens[i - 1].end && closes(&text[tokens[i].range()]) {
            i += 1;
        }
        // `[…] Wir gehen.`: what is left out is no sentence.
        let omission =
            i - start <= 4 && stop == Stop::Perhaps && !tokens[start..i].iter().any(|t| text[t.range()].contains(char::is_alphanumeric));
        if omission {
            continue;
        }
        if i < tokens.len() && !(if word == ":" { begins_after_colon(text, tokens, start, i) } else { begins(text, tokens, i, stop) }) {
            continue;
        }
        push(tokens, start, i, out);
        start = i;
    }
    if start < tokens.len() {
        push(tokens, start, tokens.len(), out);
    }
}

fn push(tokens: &[Span], start: usize, end: usize, out: &mut Vec<Sentence>) {
    out.push(Sentence { span: Span::new(tokens[start].start, tokens[end - 1].end), tokens: start..end });
}

/// Tokens before a colon that can be a sentence of their own, the colon included; less is a label: `Verkehr: Die Stadt …`
const SHORTEST: usize = 5;

/// How strongly a token ends a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    None,
    /// An abbreviation or ordinal that may stand at the end, an ellipsis, a colon before a clause of its own.
    Perhaps,
    /// A semicolon: a new main clause follows.
    Clause,
    Sure,
}

impl Stop {
    fn of(word: &str) -> Self {
        match word {
            "." | "!" | "?" => Self::Sure,
            ";" => Self::Clause,
            "…" | ":" => Self::Perhaps,
            _ if word.len() > 1 && word.as_bytes().last() == Some(&b'.') => {
                let stem = word.trim_end_matches('.');
                let final_abbreviation = crate::lang::de::abbreviations::is_final_abbreviation(stem) || stem.contains('.');
                let number = stem.bytes().all(|b| b.is_ascii_digit()) || is_roman(stem);
                if stem.is_empty() || final_abbreviation || number { Self::Perhaps } else { Self::None }
            }
            _ => Self::None,
        }
    }
}

/// Marks that close what the sentence opened.
fn closes(word: &str) -> bool {
    matches!(word, "“" | "”" | "\"" | "«" | "»" | "‘" | "’" | "'" | "''" | "´´" | "‹" | "›" | ")" | "]" | "!" | "?" | "." | "…" | "...")
}

/// Whether token `i`, after a colon, begins a sentence of its own: `So war es in Köln: Die Brücke brach.` A list does not, nor does what
/// the words before the colon announce: `Sie sagte: „Es reicht.“`
fn begins_after_colon(text: &str, tokens: &[Span], start: usize, i: usize) -> bool {
    let words = |from: usize, to: usize| tokens[from..to].iter().map(|t| &text[t.range()]);
    // `'Arbeitgeber': Durch das Gesetz …` is a label.
    let label = i >= 2 && closes(&text[tokens[i - 2].range()]);
    if tokens[i].start == tokens[i - 1].end || label || bracket_open(words(start, i)) {
        return false;
    }
    let word = &text[tokens[i].range()];
    let before = i - 1 - start;
    if matches!(word, "„" | "»" | "«" | "“" | "\"") {
        let upper = tokens.get(i + 1).is_some_and(|t| text[t.range()].starts_with(char::is_uppercase));
        let announced = || words(start, i - 1).rev().enumerate().any(|(n, w)| announces_speech(w, n));
        return upper && before >= SHORTEST_STATEMENT && !announced();
    }
    (starts_sentence(word) && (before >= SHORTEST_STATEMENT || words(start, i).any(looks_finite)))
        || (before >= SHORTEST_STATEMENT && word.starts_with(char::is_uppercase) && clause_ahead(text, tokens, i))
}

/// Whether a finite verb follows token `i` before the next comma or stop.
fn clause_ahead(text: &str, tokens: &[Span], i: usize) -> bool {
    let words = tokens.iter().skip(i + 1).take(LOOKAHEAD).map(|t| &text[t.range()]);
    words.take_while(|w| !matches!(*w, "," | ";" | "." | ":" | "–")).any(looks_finite)
}

/// Tokens before a colon that state something complete.
const SHORTEST_STATEMENT: usize = 7;
/// How far behind a colon or semicolon a finite verb is looked for.
const LOOKAHEAD: usize = 7;

/// Whether a bracket among `words` is still open.
fn bracket_open<'t>(words: impl DoubleEndedIterator<Item = &'t str>) -> bool {
    words.rev().take(LONGEST_BRACKET).find(|w| matches!(*w, "(" | ")" | "[" | "]")).is_some_and(|w| matches!(w, "(" | "["))
}

/// How far back an open bracket is looked for.
const LONGEST_BRACKET: usize = 20;

/// Whether token `i`, after a stop, can begin a sentence.
fn begins(text: &str, tokens: &[Span], i: usize, stop: Stop) -> bool {
    let spaced = tokens[i].start > tokens[i - 1].end;
    let word = &text[tokens[i].range()];
    let Some(c) = word.chars().next() else { return false };
    match stop {
        Stop::Perhaps => return spaced && starts_sentence(word),
        // `Anna Kessler, Pilotin; Jan Mohr, Arzt` is a list.
        Stop::Clause => return spaced && (c.is_lowercase() || starts_sentence(word) || clause_ahead(text, tokens, i)),
        Stop::Sure | Stop::None => {}
    }
    // Look behind opening marks and dashes for the first word.
    if !c.is_alphanumeric() {
        let opens = matches!(word, "„" | "“" | "\"" | "»" | "«" | "‚" | "'" | "(" | "[" | "–" | "—" | "-" | "…" | "...");
        let next = tokens.get(i + 1).and_then(|t| text[t.range()].chars().next());
        return spaced && (!opens || next.is_none_or(|n| !n.is_lowercase()) || matches!(word, "(" | "["));
    }
    if spaced { !c.is_lowercase() } else { c.is_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::super::segment;
    use crate::article;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &[&str]) {
        let segmented = segment(text, &article::read(text));
        let sentences: Vec<_> = segmented.sentences.iter().map(|s| &text[s.span.range()]).collect();
        assert_eq!(sentences, expected, "{name}");
    }

    #[test]
    fn cases() {
        check("closing mark after the stop", "„Nie.“ Sie ging.", &["„Nie.“", "Sie ging."]);
        check("question goes on", "„Wann?“, fragte sie. „Jetzt!“ rief er.", &["„Wann?“, fragte sie.", "„Jetzt!“ rief er."]);
        check("Swiss and French marks", "»Ja.« «Nein.» Er schwieg.", &["»Ja.«", "«Nein.»", "Er schwieg."]);
        check("straight marks", "\"Das ist so.\" \"Wirklich?\" Sie nickte.", &["\"Das ist so.\"", "\"Wirklich?\"", "Sie nickte."]);
        check(
            "abbreviation inside",
            "Dr. Bell kam z. B. um ca. 3 Uhr. Dann ging er.",
            &["Dr. Bell kam z. B. um ca. 3 Uhr.", "Dann ging er."],
        );
        check("abbreviation at the end", "Es kostet 5 Mio. Das ist viel.", &["Es kostet 5 Mio.", "Das ist viel."]);
        check("compound abbreviation", "Das sagte Dr.-Ing. Eva Bell. Er kam.", &["Das sagte Dr.-Ing. Eva Bell.", "Er kam."]);
        check("ordinals", "Am 3. Mai siegte Karl II. in Köln.", &["Am 3. Mai siegte Karl II. in Köln."]);
        check("gender colon", "Die Kund:innen warten. Sie rufen.", &["Die Kund:innen warten.", "Sie rufen."]);
        check("bracketed sentence", "Er kam. (Sie nicht.) Dann regnete es.", &["Er kam.", "(Sie nicht.)", "Dann regnete es."]);
        check("ellipsis", "Er kam … und ging… Dann Stille.", &["Er kam … und ging…", "Dann Stille."]);
        check("no end", "ohne Punkt und Ende", &["ohne Punkt und Ende"]);
        check("semicolon", "Er kam; sie ging.", &["Er kam;", "sie ging."]);
        check("semicolon in a list", "Da sind Bell, Arzt; Mohr, Koch; Lang, Wirt.", &["Da sind Bell, Arzt; Mohr, Koch; Lang, Wirt."]);
        check("words left out", "Er kam. […] Dann ging er.", &["Er kam.", "[…] Dann ging er."]);
        check(
            "colon before a clause",
            "So ist es in Köln: Die Stadt baut. Verkehr: Die Straße ist zu.",
            &["So ist es in Köln:", "Die Stadt baut.", "Verkehr: Die Straße ist zu."],
        );
        check("colon before a quotation", "Sie sagte: „Es reicht. Wir gehen.“", &["Sie sagte: „Es reicht.", "Wir gehen.“"]);
        check(
            "quotation after a statement",
            "Der Trainer war nach dem Spiel sehr zufrieden: „Ein guter Start.“ Er kritisierte aber dort niemanden im Verein: „Alle liefen.“",
            &[
                "Der Trainer war nach dem Spiel sehr zufrieden:",
                "„Ein guter Start.“",
                "Er kritisierte aber dort niemanden im Verein:",
                "„Alle liefen.“",
            ],
        );
        check(
            "quotation after an announcement",
            "Der Trainer sagte nach dem Spiel in Köln den Reportern: „Ein guter Start.“",
            &["Der Trainer sagte nach dem Spiel in Köln den Reportern: „Ein guter Start.“"],
        );
        check("colon in brackets", "Die Gruppe (auf Deutsch: Es ist genug) kam.", &["Die Gruppe (auf Deutsch: Es ist genug) kam."]);
        check(
            "colon before a list",
            "Für den Vorsitz der Partei haben sich drei Leute gemeldet: Anna Bell, Jan Mohr und Eva Kurz.",
            &["Für den Vorsitz der Partei haben sich drei Leute gemeldet: Anna Bell, Jan Mohr und Eva Kurz."],
        );
        check("empty", "", &[]);
    }
}
