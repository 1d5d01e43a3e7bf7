//! The base form of a phrase: nominative, without its article: `einem hohen Beamten` becomes `hoher Beamter`, `Experten` stays.

use super::nouns;
use crate::morph::Words;
use crate::quote::mentions::Mentions;
use crate::{Morph, Pos};
use core::ops::Range;

/// How many tokens away from a quotation or its cue another source or a subject is looked for: one sentence may hold a whole text.
pub(crate) const FARTHEST: usize = 64;

/// The base form of the phrase `tokens` with the head `head`, up to its first apposition.
pub(crate) fn base_form(w: &Words<'_>, tokens: &Range<usize>, head: usize) -> String {
    let mut start = tokens.start;
    while start < head && is_determiner(w, start) {
        start += 1;
    }
    let lemma = w.lemma(head);
    let denotes_person = || nouns::person(lemma) != Morph::NONE;
    // Where somebody is or when something appeared is not part of a name: `ein Reporter des Senders | aus Kiel`.
    let place = |i: usize| match w.lower(i) {
        "auf" | "am" | "seit" | "während" | "unter" => true,
        "in" | "im" | "aus" | "vor" | "an" | "bei" => nouns::institution(lemma).is_none() && denotes_person(),
        "vom" | "für" | "über" | "zu" | "zum" => nouns::information(lemma).is_some(),
        _ => false,
    };
    // `Bericht des Kapitäns | für diese Fahrten`: what the text points to belongs to no name.
    let pointed = |i: usize| i + 1 < tokens.end && w.pos(i + 1) == Pos::Pdat;
    let ends =
        |&i: &usize| matches!(w.word(i), "," | "(" | ":" | ";") || matches!(w.pos(i), Pos::Appr | Pos::Apprart) && (place(i) || pointed(i));
    let end = (head + 1..tokens.end).find(ends).unwrap_or(tokens.end);
    let names = names_after(w, head, end);
    // `der Sicherheitsberater des Weißen Hauses, Jake Sullivan`
    let apposition = if end < tokens.end && w.word(end) == "," { names_after(w, end, tokens.end) } else { end..end };
    let closed = apposition.end == tokens.end || (apposition.end < tokens.end && w.pos(apposition.end).is_mark());
    let names = if names.is_empty() && closed { apposition } else { names };
    if !names.is_empty() && denotes_person() {
        return slice(w, &names).to_owned();
    }
    let group = group(w, tokens.start, head);
    let mut out = String::new();
    for i in start..=head {
        if i > start && w.tokens[i].span.start > w.tokens[i - 1].span.end {
            out.push(' ');
        }
        match w.pos(i) {
            _ if i == head => out.push_str(&noun(w, i, group)),
            Pos::Adja | Pos::Piat => out.push_str(&adjective(w.word(i), group)),
            _ => out.push_str(w.word(i)),
        }
    }
    out.push_str(&w.text[w.tokens[head].span.end..w.tokens[end.max(head + 1) - 1].span.end]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether token `i` is an article or pronoun that a base form leaves out.
fn is_determiner(w: &Words<'_>, i: usize) -> bool {
    matches!(w.pos(i), Pos::Art | Pos::Pdat | Pos::Pposat | Pos::Appr | Pos::Apprart | Pos::Kon)
        || matches!(w.lower(i), "sowohl" | "auch" | "selbst")
}

/// The names right after a head: `Sprecher Jan Berg`.
fn names_after(w: &Words<'_>, head: usize, end: usize) -> Range<usize> {
    let count = (head + 1..end).take_while(|&i| matches!(w.pos(i), Pos::Ne | Pos::Fm | Pos::Xy)).count();
    head + 1..head + 1 + count
}

fn slice<'t>(w: &Words<'t>, range: &Range<usize>) -> &'t str {
    &w.text[w.span(range.start, range.end - 1).range()]
}

/// Gender or plural of the phrase that begins at `first`, as its head and article tell.
pub(crate) fn group(w: &Words<'_>, first: usize, head: usize) -> Morph {
    let cells = w.morph(head).cells();
    let determined = first < head && is_determiner(w, first) && w.morph(first).cells() != Morph::NONE;
    if determined && nouns::is_nominalised(w.lower(head)) {
        // `der Vorsitzende` is a man, `die Vorsitzende` a woman, whatever the dictionary knows of the noun.
        match (w.lower(first), w.lower(head).ends_with('e')) {
            ("der", true) | ("dem" | "des", _) => return Morph::MASC,
            ("die", true) => return Morph::FEM,
            _ => {}
        }
    }
    let plural = cells.any(Morph::PLUR) && (!determined || w.morph(first).any(Morph::PLUR));
    let singular = [Morph::MASC, Morph::FEM, Morph::NEUT].into_iter().find(|&g| (cells & Morph::NOM).any(g) || cells.any(g));
    match singular {
        Some(group) if !plural || (determined && (cells & Morph::NOM).any(group) && w.lower(first) != "die") => group,
        _ if plural => Morph::PLUR,
        _ => nouns::known(w.lemma(head)),
    }
}

/// The nominative of a noun.
fn noun(w: &Words<'_>, i: usize, group: Morph) -> String {
    let (word, lemma) = (w.word(i), w.lemma(i));
    if w.morph(i).any(group & Morph::NOM) {
        return word.to_owned();
    }
    let known = nouns::known(word);
    // `dem Schreiben`, whose lemma may be another noun
    if group != Morph::PLUR && known.any(group & Morph::NOM) {
        return word.to_owned();
    }
    if group == Morph::PLUR {
        // `Berichten`: `Berichte` is the nominative; `Experten` is one itself.
        return if known.any(Morph::PLUR & Morph::NOM) { word.to_owned() } else { word.strip_suffix('n').unwrap_or(word).to_owned() };
    }
    if word.ends_with("en") && nouns::is_nominalised(w.lower(i)) {
        return format!("{}{}", &word[..word.len() - 2], strong(group));
    }
    if nouns::known(lemma) != Morph::NONE && lemma != word {
        return lemma.to_owned();
    }
    // `des Angestellten`: an adjective as a noun.
    let ending = word.strip_prefix(lemma).unwrap_or_default();
    match ending {
        "en" | "em" | "er" | "e" => format!("{lemma}{}", strong(group)),
        _ if word.ends_with("en") => word.strip_suffix('n').unwrap_or(word).to_owned(),
        _ if known == Morph::NONE && group != Morph::FEM && w.morph(i).any(Morph::GEN) && i > 0 && w.lower(i - 1).ends_with('s') => {
            word.strip_suffix('s').unwrap_or(word).to_owned()
        }
        _ => lemma.to_owned(),
    }
}

/// The strong ending of an adjective in the nominative.
fn strong(group: Morph) -> &'static str {
    match group {
        Morph::MASC => "er",
        Morph::NEUT => "es",
        _ => "e",
    }
}

/// An adjective with the strong ending of the nominative: `norwegische`, `norwegisches`.
fn adjective(word: &str, group: Morph) -> String {
    if word.starts_with(char::is_uppercase) && word.ends_with("er") {
        return word.to_owned();
    }
    let Some(stem) = ["em", "en", "er", "es", "e"].iter().find_map(|e| word.strip_suffix(e)) else { return word.to_owned() };
    format!("{stem}{}", strong(group))
}

/// Where the phrase with the noun `head` begins, not before `from`: its adjectives and article.
pub(crate) fn start(w: &Words<'_>, head: usize, from: usize) -> usize {
    let part = |i: usize| matches!(w.pos(i), Pos::Adja | Pos::Card | Pos::Art | Pos::Pdat | Pos::Pposat | Pos::Piat);
    let mut i = head;
    while i > from && part(i - 1) {
        i -= 1;
        if w.pos(i) != Pos::Adja && w.pos(i) != Pos::Card {
            break;
        }
    }
    i
}

/// The phrase that begins at `first`, with its genitives and its attributes with `von`, up to `limit`.
pub(crate) fn extent(w: &Words<'_>, first: usize, limit: usize) -> Range<usize> {
    let mut i = first;
    while i < limit && !w.pos(i).is_noun() && matches!(w.pos(i), Pos::Adja | Pos::Card | Pos::Art | Pos::Pdat | Pos::Pposat | Pos::Piat) {
        i += 1;
    }
    while i < limit && w.pos(i).is_noun() && !(i > first && begins_object(w, i)) {
        i += 1;
    }
    loop {
        let opens = i + 1 < limit
            && i > first
            && w.pos(i - 1).is_noun()
            && (matches!(w.lower(i), "des" | "von" | "vom") || matches!(w.pos(i), Pos::Art | Pos::Pposat) && w.morph(i).any(Morph::GEN));
        let rest = if opens { i + 1..limit } else { return first..i.max(first + 1).min(limit) };
        // `k21`, whatever the tagger makes of it
        let coded = |x: usize| w.word(x).starts_with(char::is_alphabetic) && w.word(x).ends_with(|c: char| c.is_ascii_digit());
        let part = |&x: &usize| matches!(w.pos(x), Pos::Adja | Pos::Card | Pos::Art | Pos::Nn | Pos::Ne | Pos::Fm) || coded(x);
        let inner = rest.clone().take_while(part).count();
        let end = i + 1 + inner;
        if inner == 0 || !(w.pos(end - 1).is_noun() || coded(end - 1)) {
            return first..i;
        }
        i = end;
    }
}

/// `nahm die Polizei | Ermittlungen auf`, `da ihre Mandantin | Angst hatte`: behind who acts, a common noun that is no genitive is another phrase.
/// `der Anwalt Bergs` is one, `die Organisation WNO` too.
pub(super) fn begins_object(w: &Words<'_>, i: usize) -> bool {
    let genitive = || w.morph(i).any(Morph::GEN) && !w.morph(i).any(Morph::NOM | Morph::DAT | Morph::ACC);
    let common = w.pos(i - 1) == Pos::Nn && w.pos(i) == Pos::Nn && w.standing(i).is_noun_only() && !genitive();
    common && !nouns::can_speak(w.lemma(i)) && nouns::can_speak(w.lemma(i - 1))
}

/// Where the noun phrase at `first` ends, `first` itself if there is none: determiner, adjectives, nouns and names, a name in marks, genitives.
pub(crate) fn phrase_end(w: &Words<'_>, mentions: &Mentions<'_>, first: usize, limit: usize) -> usize {
    let part = |i: usize| matches!(w.pos(i), Pos::Adja | Pos::Card | Pos::Piat | Pos::Pdat | Pos::Pposat | Pos::Art | Pos::Trunc);
    if first >= limit {
        return first;
    }
    if matches!(w.pos(first), Pos::Pper | Pos::Pds) {
        return first + 1;
    }
    let mut i = first;
    while i < limit && part(i) && mentions.at(i).is_none() && (i == first || w.pos(i) != Pos::Art) {
        i += 1;
    }
    let nouns = i;
    while i < limit {
        if let Some(m) = mentions.at(i) {
            // Two names side by side are two phrases.
            if i > nouns && mentions.at(i - 1).is_some() {
                break;
            }
            i = m.tokens.end.min(limit).max(i + 1);
        } else if i > nouns && begins_object(w, i) {
            break;
        } else if w.pos(i).is_noun() || matches!(w.pos(i), Pos::Fm | Pos::Xy) {
            i += 1;
        } else if let Some(pair) = w.pairs.around(i).map(|p| w.pairs.all[p]).filter(|p| p.open == i && p.close - p.open < 7) {
            i = (pair.close + 1).min(limit);
        } else {
            break;
        }
    }
    if i == nouns {
        return first;
    }
    // `die Regierung Myanmars`, `Vertreter der Regierung`
    let genitive = i + 1 < limit
        && matches!(w.lower(i), "des" | "der" | "eines" | "einer" | "aller" | "mehrerer" | "vieler")
        && matches!(w.pos(i), Pos::Art | Pos::Piat);
    if genitive && w.pos(i - 1) == Pos::Nn && w.pos(i + 1) != Pos::Pper {
        let end = phrase_end(w, mentions, i + 1, limit);
        if end > i + 1 {
            return end;
        }
    }
    i
}
