//! Roles and gender of people: what stands before and after their names.
//!
//! `Bundeskanzlerin Angela Merkel`, `der Vorsitzende der CUD, Hailu Shawe`, `Bill Graham, Parteichef der Liberalen`, `Meles Zenawi ist
//! Regierungschef`.

use super::features::Known;
use super::roles::{FEMININE, MASCULINE, TITLE};
use super::tagger::Mention;
use super::tags::Tags;
use crate::Pos;
use crate::entity::Gender;
use crate::morph::Words;
use core::ops::Range;

/// A text with what is known of its tokens.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 't> {
    pub(super) words: &'a Words<'t>,
    pub(super) known: &'a Known<'a, 't>,
    /// Of every token, whether it belongs to the name of a person.
    pub(super) person: &'a [bool],
}

impl Reader<'_, '_> {
    fn word(&self, i: usize) -> &str {
        self.words.word(i)
    }

    /// Gender of a role noun; an inhabitant (`der Spanier Rafael Nadal`) is one too, a word for things of a town (`Berliner`) is not.
    fn role_bits(&self, i: usize) -> u32 {
        let attribute = self.known.form(i);
        let tags = attribute.single;
        if attribute.role != 0 || !tags.any(Tags::INHABITANT) || tags.any(Tags::ADJECTIVE) {
            return attribute.role;
        }
        let bit = |tag, bit| if tags.any(tag) { bit } else { 0 };
        bit(Tags::INHABITANT_M, MASCULINE) | bit(Tags::INHABITANT_F, FEMININE)
    }

    /// A noun for a role, not a mere title.
    fn is_role(&self, i: usize) -> bool {
        let attribute = self.known.form(i);
        attribute.name_like && !self.person[i] && self.role_bits(i) & (MASCULINE | FEMININE) != 0 && !is_address(self.words.lower(i))
    }

    /// A title that stands between a role and a name.
    fn is_title(&self, i: usize) -> bool {
        !self.person[i] && (self.role_bits(i) & TITLE != 0 && !self.is_role(i) || is_address(self.words.lower(i)))
    }

    fn is_adjective(&self, i: usize) -> bool {
        if self.person[i] {
            return false;
        }
        let tags = self.known.form(i).single;
        let pos = self.words.pos(i);
        pos == Pos::Adja || (tags.any(Tags::ADJECTIVE) && pos != Pos::Adjd) || matches!(self.words.lower(i), "ex" | "vize")
    }

    /// The sentence of token `i`.
    fn sentence(&self, i: usize) -> Range<usize> {
        self.words.sentences.get(self.words.sentence_of(i)).map_or(i..i + 1, |s| s.tokens.clone())
    }

    /// Roles by the words around one mention.
    pub(super) fn roles(&self, mention: Mention, out: &mut Vec<Range<usize>>) {
        let sentence = self.sentence(mention.first);
        self.before(mention, &sentence, out);
        self.after(mention, &sentence, out);
    }

    fn before(&self, mention: Mention, sentence: &Range<usize>, out: &mut Vec<Range<usize>>) {
        let mut end = mention.first;
        while end > sentence.start && self.is_title(end - 1) {
            end -= 1;
        }
        if end > sentence.start && self.word(end - 1) == "," {
            // `der Vorsitzende der CUD, Hailu Shawe`: only with an article, so that no list is taken for it.
            if let Some(role) = self.phrase_before(end - 1, sentence).filter(|r| self.has_article(r, sentence)) {
                out.push(role);
            }
        } else if end > sentence.start && self.is_role(end - 1) {
            let mut role = self.with_adjectives(end - 1, sentence)..end;
            // `Sprecher und Vorsitzender X`: both.
            if role.start > sentence.start + 1 && matches!(self.word(role.start - 1), "und") && self.is_role(role.start - 2) {
                let other = self.with_adjectives(role.start - 2, sentence)..role.start - 1;
                out.push(other);
            }
            role.end = end;
            out.push(role);
        } else if let Some(role) = self.phrase_before(end, sentence).filter(|r| self.has_article(r, sentence)) {
            out.push(role);
        }
    }

    /// The start of the adjectives before a role noun.
    fn with_adjectives(&self, noun: usize, sentence: &Range<usize>) -> usize {
        let mut start = noun;
        while start > sentence.start && self.is_adjective(start - 1) {
            start -= 1;
        }
        // A participle with its own words before it is no part of the role: `des am Montag zurückgetretenen Chefs`.
        let begins = |i: usize| {
            i == sentence.start
                || matches!(
                    self.words.pos(i - 1),
                    Pos::Art
                        | Pos::Apprart
                        | Pos::Appr
                        | Pos::Pposat
                        | Pos::Pdat
                        | Pos::Comma
                        | Pos::Mark
                        | Pos::Stop
                        | Pos::Kon
                        | Pos::Kokom
                )
                || self.words.pos(i - 1).is_finite()
        };
        if start < noun && !begins(start) {
            start += 1;
        }
        while start < noun && matches!(self.words.lower(start), "neue" | "neuen" | "neuer" | "neuem" | "beiden") {
            start += 1;
        }
        // `Mexikos Innenminister`
        if start == noun && start > sentence.start {
            let before = start - 1;
            let genitive = self.word(before).ends_with('s') && self.known.form(before).single.any(Tags::PLACE.with(Tags::ORGANISATION));
            if genitive && !self.person[before] {
                start = before;
            }
        }
        start
    }

    fn has_article(&self, role: &Range<usize>, sentence: &Range<usize>) -> bool {
        role.start > sentence.start
            && matches!(self.words.pos(role.start - 1), Pos::Art | Pos::Apprart | Pos::Pposat | Pos::Pdat)
            && !matches!(self.words.lower(role.start - 1), "eines" | "einer")
    }

    /// A role noun with its complement that ends before `end`: `Sprecher der Polizei`.
    fn phrase_before(&self, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let from = sentence.start.max(end.saturating_sub(14));
        for noun in (from..end).rev() {
            if self.is_role(noun) {
                let fits = noun + 1 == end || self.complement(noun + 1, sentence.end) >= end;
                return fits.then(|| self.with_adjectives(noun, sentence)..end);
            }
            if self.ends_phrase(noun) {
                return None;
            }
        }
        None
    }

    /// A token that no complement of a role noun goes over.
    fn ends_phrase(&self, i: usize) -> bool {
        let pos = self.words.pos(i);
        self.person[i]
            || matches!(pos, Pos::Comma | Pos::Stop | Pos::Kous | Pos::Prels | Pos::Pper | Pos::Adv | Pos::Ptkneg)
            || pos.is_verb()
    }

    /// The end of the complement that starts at `start`; `start` itself if there is none.
    fn complement(&self, start: usize, limit: usize) -> usize {
        let opens = |i: usize| {
            matches!(
                self.words.lower(i),
                "der"
                    | "des"
                    | "von"
                    | "vom"
                    | "für"
                    | "im"
                    | "in"
                    | "beim"
                    | "bei"
                    | "am"
                    | "an"
                    | "aus"
                    | "zur"
                    | "gegen"
                    | "eines"
                    | "einer"
            ) || self.words.pos(i) == Pos::Ne
                || self.known.form(i).single.any(Tags::PLACE.with(Tags::ORGANISATION))
        };
        if start >= limit || !opens(start) {
            return start;
        }
        let mut end = start;
        let mut noun = false;
        while end < limit && !self.ends_phrase(end) && !matches!(self.word(end), "(" | ")" | "–" | "-" | "…") {
            // A second role after `und` belongs to it (`Träger und Leiter`), anything else does not.
            if self.words.pos(end) == Pos::Kon
                && noun
                && !(end + 1 < limit && (self.words.pos(end + 1).is_noun() || self.is_adjective(end + 1)))
            {
                break;
            }
            // A preposition other than these starts an adverbial: `seit 1990`, `nach der Wahl`.
            if self.words.pos(end) == Pos::Appr && !opens(end) {
                break;
            }
            noun |= self.words.pos(end).is_noun();
            end += 1;
        }
        while end > start
            && !(self.words.pos(end - 1).is_noun() || self.known.form(end - 1).name_like || matches!(self.word(end - 1), "“" | "\"" | "«"))
        {
            end -= 1;
        }
        if noun { end } else { start }
    }

    fn after(&self, mention: Mention, sentence: &Range<usize>, out: &mut Vec<Range<usize>>) {
        let mut at = mention.last + 1;
        // `Name (SPD), …`
        if at < sentence.end && self.word(at) == "(" {
            let Some(close) = (at..sentence.end.min(at + 8)).find(|&i| self.word(i) == ")") else { return };
            at = close + 1;
        }
        if at >= sentence.end {
            return;
        }
        let comma = self.word(at) == ",";
        let copula = matches!(self.words.lower(at), "ist" | "war" | "wird" | "wurde" | "bleibt" | "sei");
        if !comma && !copula {
            return;
        }
        let mut start = at + 1;
        // Article, and with a copula a time before it: `ist seit 1995 Regierungschef`.
        let skipped = |i: usize| {
            matches!(self.words.pos(i), Pos::Art | Pos::Pposat)
                || matches!(self.words.lower(i), "ehemals" | "einst" | "früher" | "auch" | "selbst" | "zugleich" | "einer" | "eine" | "ein")
                || (copula
                    && matches!(
                        self.words.lower(i),
                        "seit" | "von" | "bis" | "bereits" | "schon" | "damals" | "derzeit" | "zum" | "zur" | "als"
                    ))
                || (copula && self.words.pos(i) == Pos::Card)
        };
        while start < sentence.end.min(at + 8) && skipped(start) {
            start += 1;
        }
        let mut noun = start;
        while noun < sentence.end && self.is_adjective(noun) {
            noun += 1;
        }
        // Behind a name a professor is no form of address.
        let professor = |i: usize| comma && self.words.lower(i) == "professor";
        if noun >= sentence.end || !(self.is_role(noun) || professor(noun)) {
            return;
        }
        let mut end = self.complement(noun + 1, sentence.end).max(noun + 1);
        while end + 1 < sentence.end && self.word(end) == "und" && self.is_role(end + 1) {
            end = self.complement(end + 2, sentence.end).max(end + 2);
        }
        // `X, Sprecher Y`: the role of the next name.
        if comma && end < sentence.end && self.person[end] {
            return;
        }
        if comma || start > at + 1 || noun == start {
            out.push(start..end);
        }
    }

    /// Feminine or masculine, by titles, roles and given names.
    pub(super) fn gender(&self, mentions: &[Mention], roles: &[Range<usize>]) -> Option<Gender> {
        let (mut feminine, mut masculine) = (0, 0);
        let mut vote = |bits: u32, weight: i32| {
            // `Vorsitzende`, `Kim`: both say nothing.
            let weight = if bits & FEMININE != 0 && bits & MASCULINE != 0 { 0 } else { weight };
            feminine += i32::from(bits & FEMININE != 0) * weight;
            masculine += i32::from(bits & MASCULINE != 0) * weight;
        };
        for mention in mentions {
            let first = self.known.form(mention.first).single;
            if mention.first < mention.last || first.any(Tags::FIRST) && !first.any(Tags::SURNAME) {
                let given = if first.any(Tags::FIRST_F) { FEMININE } else { 0 } | if first.any(Tags::FIRST_M) { MASCULINE } else { 0 };
                vote(given, 2);
                if given == 0 && mention.first < mention.last {
                    vote(by_ending(self.words.lower(mention.first)), 1);
                }
            }
            // `Königin Sophia`, where the title belongs to the name.
            vote(self.known.form(mention.first).role, 6);
            let sentence = self.sentence(mention.first);
            let mut at = mention.first;
            while at > sentence.start && (self.is_title(at - 1) || self.is_role(at - 1)) {
                at -= 1;
                // A masculine role noun can be generic, a title cannot.
                let weight = if self.is_title(at) || self.role_bits(at) & FEMININE != 0 { 6 } else { 3 };
                vote(self.role_bits(at), weight);
            }
        }
        for role in roles {
            for i in role.clone().filter(|&i| self.is_role(i)).take(1) {
                vote(self.role_bits(i), if self.role_bits(i) & FEMININE != 0 { 5 } else { 2 });
            }
        }
        match feminine.cmp(&masculine) {
            core::cmp::Ordering::Greater => Some(Gender::Feminine),
            core::cmp::Ordering::Less => Some(Gender::Masculine),
            core::cmp::Ordering::Equal => None,
        }
    }
}

/// Gender by the end of a given name that no list has: -a is feminine, a consonant or -o masculine, in most languages of the news.
fn by_ending(given: &str) -> u32 {
    match given.chars().next_back() {
        Some('a') => FEMININE,
        Some('.' | 'e' | 'i' | 'y') | None => 0,
        Some(_) => MASCULINE,
    }
}

/// Forms of address are no roles.
fn is_address(lower: &str) -> bool {
    matches!(
        lower,
        "herr"
            | "herrn"
            | "frau"
            | "dr."
            | "prof."
            | "dr"
            | "prof"
            | "professor"
            | "doktor"
            | "mr."
            | "mrs."
            | "ms."
            | "sir"
            | "lord"
            | "lady"
            | "miss"
            | "madame"
            | "monsieur"
            | "don"
    )
}
