//! The base form of a name: the fullest form in the article, in the nominative.

use super::features::LISTS;
use super::lists::genitive_of;
use super::tagger::Mention;
use super::tags::Tags;
use crate::entity::EntityKind;
use crate::morph::{Words, is_adjective};
use crate::{Morph, Pos};
use core::ops::Range;
use std::collections::BTreeSet;

/// The name that the mentions give.
pub(super) fn base_form(words: &Words<'_>, kind: EntityKind, mentions: &[Mention]) -> String {
    let mut ends = BTreeSet::new();
    if mentions.len() > 1 {
        ends.extend(mentions.iter().map(|m| m.last_word(words)));
    }
    // The longest; of equals the one that needs no change, then the first.
    let Some(best) = mentions.iter().enumerate().max_by_key(|(n, m)| {
        let plain = genitive_of(m.last_word(words), |stem| ends.contains(stem)).is_none();
        // `STEINBACH (sda)` is how a dateline writes it.
        let quiet = m.last_word(words).chars().any(char::is_lowercase);
        (m.last - m.first, m.front == 0, plain, quiet, core::cmp::Reverse(*n))
    }) else {
        return String::new();
    };
    let mention = *best.1;
    let mut out = String::with_capacity(mention.span(words).range().len());
    // Only the adjectives that it begins with are those of its noun: not that of `Rat der Europäischen Union`.
    let mut leading = kind != EntityKind::Per;
    for i in mention.first..=mention.last {
        if i > mention.first {
            let gap = words.tokens[i - 1].span.end..words.tokens[i].span.start;
            // A line break in a name is a space.
            out.push_str(if gap.is_empty() { "" } else { " " });
        }
        let adjective = if leading && i < mention.last { adjective(words, i, mention.last) } else { None };
        leading = adjective.is_some();
        out.push_str(match &adjective {
            Some(base) => base,
            None if i == mention.last => nominative(words, kind, mention, mentions, &ends),
            None => authority(words, kind, i..mention.last + 1).unwrap_or(words.word(i)),
        });
    }
    out
}

/// The noun that an attribute follows, without a genitive ending: `des Bundesministeriums | des Innern`.
fn authority<'w>(words: &'w Words<'_>, kind: EntityKind, rest: Range<usize>) -> Option<&'w str> {
    let attribute = rest.len() > 1 && matches!(words.word(rest.start + 1), "des" | "der" | "für");
    let (word, lemma) = (words.word(rest.start), words.lemma(rest.start));
    let genitive = words.pos(rest.start) == Pos::Nn && word.len() > lemma.len() && word.starts_with(lemma);
    (kind == EntityKind::Org && attribute && genitive).then_some(lemma)
}

/// The last word without a genitive ending; `ends` are the last words of `all` mentions if there are several.
fn nominative<'w>(words: &'w Words<'_>, kind: EntityKind, mention: Mention, all: &[Mention], ends: &BTreeSet<&str>) -> &'w str {
    let word = mention.last_word(words);
    // `Internationaler Währungsfonds`: a nominative as it is.
    if word.ends_with("fonds") {
        return word;
    }
    let Some(stem) = genitive_of(word, |stem| ends.contains(stem)) else { return word };
    if word.ends_with(['\'', '’']) || word.ends_with("'s") || word.ends_with("’s") {
        return stem;
    }
    if ends.contains(stem) {
        return stem;
    }
    // `Thomas Enders`, `Enders`: nobody is named in the genitive only.
    if kind == EntityKind::Per && all.len() > 1 && ends.len() == 1 {
        return word;
    }
    let short = stem.strip_suffix('e').unwrap_or(stem);
    if kind != EntityKind::Per {
        if ends.contains(short) {
            return short;
        }
        // A common noun as the dictionary knows it: `Bundestages`.
        let lemma = words.lemma(mention.last);
        if words.pos(mention.last) == Pos::Nn && lemma != word && word.starts_with(lemma) {
            return lemma;
        }
    }
    // `Claas Hinrichs`: behind a given name stands a surname.
    let full = kind == EntityKind::Per && mention.first < mention.last;
    let of_name = if full { Tags::SURNAME } else { Tags::FIRST.with(Tags::SURNAME).with(Tags::PLACE).with(Tags::ORGANISATION) };
    let listed = |w: &str| LISTS.word(w).is_some_and(|e| e.tags.any(of_name));
    // The lists take endings off themselves; a name that ends in -s anyhow is there as it stands.
    let as_it_stands = LISTS.has(word);
    if !as_it_stands && listed(stem) {
        return stem;
    }
    word
}

/// An adjective before the head noun in the strong nominative: `Europäischen Union`, `Europäische Union`; nothing if it is none.
fn adjective(words: &Words<'_>, i: usize, head: usize) -> Option<String> {
    let word = words.word(i);
    let stem = ["en", "er", "es", "em", "e"].iter().find_map(|e| word.strip_suffix(e))?;
    // `Weißes Haus`, but `Kölner Institut`, be the place listed or not.
    let known = || is_adjective(words.lower(i));
    let listed = || LISTS.word(word).or_else(|| LISTS.word(stem)).is_some_and(|e| e.tags.any(Tags::PLACE.with(Tags::ADJECTIVE)));
    let of_place = || word.ends_with("er") && (!known() || listed());
    let is_adjective = || words.pos(i) == Pos::Adja || !word.ends_with("er") && known();
    if !words.word(i + 1).starts_with(char::is_uppercase) || !is_adjective() || of_place() {
        return None;
    }
    // The head is the first noun after it: `Vereinigte Staaten von Amerika`.
    let head = (i + 1..=head).find(|&j| words.pos(j).is_noun())?;
    let morph = words.morph(head);
    let genders = [(Morph::MASC, "er"), (Morph::FEM, "e"), (Morph::NEUT, "es")];
    let mut fitting = genders.iter().filter(|g| morph.any(g.0));
    let ending = if morph.any(Morph::PLUR) && !morph.any(Morph::SING) {
        "e"
    } else {
        match (fitting.next(), fitting.next()) {
            (Some(one), None) => one.1,
            _ => return None,
        }
    };
    Some(format!("{stem}{ending}"))
}
