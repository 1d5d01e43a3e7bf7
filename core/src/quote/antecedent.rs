//! Who has been named so far, and who of them a pronoun, a role or an institution's noun means.
//!
//! Every candidate before the place must agree in gender and number. The best score wins: role and title, distance in sentences, whether it
//! was a subject, how often it is named, and who spoke last.

use super::mentions::Mentions;
use crate::lang::de::quote::{base, nouns};
use crate::morph::Words;
use crate::{EntityKind, Morph, Pos};
use core::cell::OnceCell;
use core::ops::Range;

/// How many mentions of entities before a pronoun or role can be its antecedent.
const WINDOW: usize = 150;
/// How many phrases that speakers were named by are kept in mind.
const PHRASES: usize = 50;
/// Over how many tokens a pronoun reaches back to a phrase that did not speak.
const REACH: usize = 60;
/// The score that a person must reach to be meant by a role that the text does not give it: `der Mann`, `der Trainer`.
const GENERIC: f32 = -0.5;
const ROLE: f32 = 1.5;
/// The score that a phrase that did not speak begins with.
const SILENT: f32 = 0.2;
/// For how many sentences a quotation without speaker goes on with the last one.
const NEAR: usize = 3;

/// Somebody who can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Index of an entity.
    Entity(usize),
    /// Index of a phrase.
    Phrase(usize),
}

/// A speaker that the text names by a phrase only.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    text: String,
    /// Lemma of the head, in lower case.
    head: String,
    cells: Morph,
    person: bool,
    /// Where it was named last.
    at: usize,
}

impl Phrase {
    pub(super) fn new(text: String, head: &str, cells: Morph, person: bool, at: usize) -> Self {
        Self { text, head: head.to_lowercase(), cells, person, at }
    }
}

/// What the text has named before.
pub(super) struct Discourse<'a, 't> {
    w: &'a Words<'t>,
    mentions: &'a Mentions<'a>,
    phrases: Vec<Phrase>,
    /// Of every entity, what its name tells of gender and number, once that is asked.
    genders: Vec<OnceCell<Morph>>,
    /// Who spoke last.
    pub(super) last: Vec<Target>,
    /// Where.
    last_at: usize,
}

impl<'a, 't> Discourse<'a, 't> {
    pub(super) fn new(w: &'a Words<'t>, mentions: &'a Mentions<'a>) -> Self {
        let genders = vec![OnceCell::new(); mentions.entities.len()];
        Self { w, mentions, phrases: Vec::new(), genders, last: Vec::new(), last_at: 0 }
    }

    pub(super) fn name(&self, target: &Target) -> &str {
        match target {
            Target::Entity(e) => &self.mentions.entities[*e].name,
            Target::Phrase(p) => &self.phrases[*p].text,
        }
    }

    /// Remembers who spoke: named at token `at`, up to token `end`.
    pub(super) fn spoke(&mut self, targets: Vec<Target>, at: usize, end: usize) {
        for target in &targets {
            if let Target::Phrase(p) = target {
                self.phrases[*p].at = at;
            }
        }
        self.last = targets;
        self.last_at = end;
    }

    /// Whether token `at` is near enough to the last quotation to go on with it.
    pub(super) fn is_near(&self, at: usize) -> bool {
        !self.last.is_empty() && self.w.sentence_of(at) <= self.w.sentence_of(self.last_at) + NEAR
    }

    pub(super) fn add(&mut self, phrase: Phrase) -> Target {
        self.phrases.push(phrase);
        Target::Phrase(self.phrases.len() - 1)
    }

    /// The latest phrase that satisfies `test`.
    fn known(&self, test: impl Fn(&Phrase) -> bool) -> Option<Target> {
        let from = self.phrases.len().saturating_sub(PHRASES);
        self.phrases[from..].iter().rposition(test).map(|p| Target::Phrase(from + p))
    }

    /// The phrase that is `text` or ends with it.
    pub(super) fn same_text(&self, text: &str) -> Option<Target> {
        let tail = format!(" {text}");
        self.known(|p| p.text == text || p.text.ends_with(&tail))
    }

    /// The phrase with the head `lemma` before token `at`, spoken or only named: `Dänische Forscher …`, `die Forscher`.
    pub(super) fn same_head(&mut self, lemma: &str, group: Morph, at: usize) -> Option<Target> {
        let head = lemma.to_lowercase();
        let found = self.known(|p| p.head == head && p.cells.any(group));
        if found.is_some() {
            return found;
        }
        // Most nouns end in another letter, which is told at once.
        let last = |word: &str| word.bytes().last().filter(u8::is_ascii).map(|b| b.to_ascii_lowercase());
        let may_end = |lemma: &str| last(lemma).is_none() || last(lemma) == last(&head);
        let ends = |lemma: &str| may_end(lemma) && lemma.to_lowercase().ends_with(&head);
        let same = |i: &usize| self.w.pos(*i) == Pos::Nn && ends(self.w.lemma(*i)) && self.mentions.at(*i).is_none();
        let i = (at.saturating_sub(6 * REACH)..at).find(same)?;
        let phrase = self.phrase_at(i, group, true)?;
        Some(self.add(phrase))
    }

    /// The phrase with the head `i`, if it has one of the `cells`; a person's, unless `any`thing will do.
    fn phrase_at(&self, i: usize, cells: Morph, any: bool) -> Option<Phrase> {
        let sentence = self.w.sentences[self.w.sentence_of(i)].tokens.clone();
        let start = base::start(self.w, i, sentence.start);
        let group = base::group(self.w, start, i);
        if !group.any(cells) {
            return None;
        }
        let person = nouns::person(self.w.lemma(i)) != Morph::NONE;
        let phrase = || start..base::extent(self.w, i, sentence.end).end;
        let text = if person || any { base::base_form(self.w, &phrase(), i) } else { String::new() };
        (!text.is_empty()).then(|| Phrase::new(text, self.w.lemma(i), group, person, i))
    }

    /// The person that has the role `lemma`: `die Ministerin`, `der 57-Jährige`.
    pub(super) fn role(&self, tokens: &Range<usize>, lemma: &str, gender: Morph) -> Option<Target> {
        let role = lemma.to_lowercase();
        let attribute = self.mentions.within(tokens.clone()).next().map(|m| self.mentions.entities[m.entity].id);
        let agrees = |n: usize| {
            let e = &self.mentions.entities[n];
            e.kind == EntityKind::Per && (e.gender.is_none() || nouns::cells(e.gender).any(gender))
        };
        let has_role = |n: usize| self.mentions.entities[n].roles.iter().any(|r| nouns::roles_match(&r.text, &role));
        // `der brasilianische Präsident` is not the Venezuelan one.
        let nation = tokens.clone().find_map(|i| nationality(self.w.lower(i)));
        let nations = |n: usize| self.mentions.entities[n].roles.iter().flat_map(|r| r.text.split(' ')).filter_map(nationality);
        let foreign = |n: usize| nation.is_some_and(|own| nations(n).next().is_some() && nations(n).all(|other| other != own));
        let scored = self.salience(tokens.start).into_iter().filter(|c| agrees(c.0) && !foreign(c.0)).map(|(n, base)| {
            let belongs = attribute.is_some() && self.mentions.entities[n].affiliation == attribute
                || nation.is_some_and(|own| nations(n).any(|other| other == own));
            (base + if has_role(n) { 6.0 } else { 0.0 } + if belongs { 2.0 } else { 0.0 }, n)
        });
        let needed = if nouns::is_generic(&role) { GENERIC } else { ROLE };
        let found = best(scored).filter(|(score, _)| *score >= needed).map(|(_, n)| Target::Entity(n));
        // The name may come later: `Die Ministerin sagte … Anna Kessler …`
        found.or_else(|| {
            let mut later = (0..self.mentions.entities.len()).filter(|&n| agrees(n) && has_role(n));
            later.next().filter(|_| later.next().is_none()).map(Target::Entity)
        })
    }

    /// The institution that the noun `lemma` stands for: `das Unternehmen`, `das Gericht`.
    pub(super) fn institution(&self, at: usize, lemma: &str, kinds: nouns::Institutions) -> Option<Target> {
        let noun = lemma.to_lowercase();
        let scored = self.salience(at).into_iter().filter_map(|(n, base)| {
            let e = &self.mentions.entities[n];
            let fit = if matches!(e.kind, EntityKind::Org | EntityKind::Loc) { kinds.fit(&noun, &e.name, e.subtype) } else { 0.0 };
            (fit > 0.0).then_some((base + 1.5 * fit, n))
        });
        best(scored).map(|(_, n)| Target::Entity(n))
    }

    /// The work that the noun `lemma` stands for: `der Bericht`, of the `Verfassungsschutzbericht`.
    pub(super) fn document(&self, at: usize, lemma: &str) -> Option<Target> {
        let noun = lemma.to_lowercase();
        let fits =
            |n: usize| self.mentions.entities[n].kind == EntityKind::Misc && self.mentions.entities[n].name.to_lowercase().contains(&noun);
        best(self.salience(at).into_iter().filter(|c| fits(c.0)).map(|(n, base)| (base, Target::Entity(n)))).map(|(_, t)| t)
    }

    /// Whom a pronoun at `at` means whose referent has one of the `cells`.
    pub(super) fn pronoun(&mut self, at: usize, cells: Morph) -> Option<Target> {
        let demonstrative = self.w.pos(at) == Pos::Pds;
        let entities = self.salience(at).into_iter().filter_map(|(n, base)| {
            let e = &self.mentions.entities[n];
            let (fits, malus) = match e.kind {
                EntityKind::Per => (nouns::cells(e.gender).any(cells), if e.gender.is_none() { 0.5 } else { 0.0 }),
                EntityKind::Org => (cells.any(*self.genders[n].get_or_init(|| grammatical(&e.name))), 1.5),
                _ => (false, 0.0),
            };
            fits.then_some((base - malus, Target::Entity(n)))
        });
        let from = self.phrases.len().saturating_sub(PHRASES);
        let phrases = self.phrases.iter().enumerate().skip(from).filter(|(_, p)| p.cells.any(cells)).map(|(n, p)| {
            let spoke = self.last.contains(&Target::Phrase(n));
            (1.0 - self.distance(p.at, at) + if spoke { 1.5 } else { 0.0 } - if p.person { 0.0 } else { 0.5 }, Target::Phrase(n))
        });
        let known = best(entities.chain(phrases));
        let bonus = if demonstrative { SILENT + 1.0 } else { SILENT };
        // No phrase is more prominent than 1: whoever is so likely anyway needs no look at others.
        let certain = known.as_ref().is_some_and(|(score, _)| *score >= bonus + 1.0);
        let reach = if certain { 0..0 } else { at.saturating_sub(REACH)..at };
        // `Eine Büroangestellte nahm ab. Diese sagte …`, but not `Die Angestellte, Anna Berg, nahm ab.`
        let noun = |i: &usize| {
            self.w.pos(*i) == Pos::Nn
                && self.mentions.at(*i).is_none()
                && self.w.pairs.around(*i).is_none()
                && !self.is_predicate(*i)
                && !self.is_named_behind(base::extent(self.w, *i, self.w.tokens.len()).end)
        };
        let silent = reach.rev().filter(noun).find_map(|i| {
            let phrase = self.phrase_at(i, cells, demonstrative)?;
            let start = base::start(self.w, i, 0);
            let score = bonus - self.distance(i, at) + self.prominence(&(start..i + 1), self.w.sentence_of(start));
            Some((score, phrase))
        });
        match (known, silent) {
            (Some((score, target)), Some((other, _))) if score >= other => Some(target),
            (_, Some((_, phrase))) => {
                // `überraschte die Autorin. Sie sagte …`
                let tokens = base::start(self.w, phrase.at, 0)..phrase.at + 1;
                let definite = matches!(self.w.lower(tokens.start), "der" | "die" | "dem" | "den" | "des");
                let named = definite.then(|| self.role(&tokens, self.w.lemma(phrase.at), cells)).flatten();
                Some(named.unwrap_or_else(|| self.add(phrase)))
            }
            (known, None) => known.map(|(_, target)| target),
        }
    }

    /// Whether a person's name stands at token `i` or behind the comma there.
    fn is_named_behind(&self, i: usize) -> bool {
        let comma = i < self.w.tokens.len() && self.w.pos(i) == Pos::Comma;
        let name = i + usize::from(comma);
        self.mentions.at(name).is_some_and(|m| m.tokens.start == name && self.mentions.entities[m.entity].kind == EntityKind::Per)
    }

    /// Whether a noun in the singular without an article only says what somebody is: `Berg ist Koordinator des Plans`.
    fn is_predicate(&self, i: usize) -> bool {
        base::start(self.w, i, 0) == i && self.w.morph(i).any(Morph::SING) && !self.w.morph(i).any(Morph::PLUR)
    }

    /// The two persons that are most likely meant by `beide` at token `at`.
    pub(super) fn two(&self, at: usize) -> Vec<Target> {
        let mut persons = self.salience(at);
        persons.retain(|c| self.mentions.entities[c.0].kind == EntityKind::Per);
        let mut likeliest = || {
            let (at, &(entity, _)) = persons.iter().enumerate().max_by(|(_, a), (_, b)| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
            persons.swap_remove(at);
            Some(Target::Entity(entity))
        };
        [likeliest(), likeliest()].into_iter().flatten().collect()
    }

    /// How far apart two tokens are.
    fn distance(&self, from: usize, to: usize) -> f32 {
        distance(self.w.sentence_of(from), self.w.sentence_of(to))
    }

    /// How likely each entity is meant at token `at`, of those named before.
    fn salience(&self, at: usize) -> Vec<(usize, f32)> {
        let mut out: Vec<(usize, f32, f32)> = Vec::with_capacity(self.mentions.entities.len().min(WINDOW));
        let here = self.w.sentence_of(at);
        for m in self.mentions.within(0..at).rev().take(WINDOW) {
            let sentence = self.w.sentence_of(m.tokens.start);
            let score = self.prominence(&m.tokens, sentence) - distance(sentence, here);
            match out.iter_mut().find(|c| c.0 == m.entity) {
                Some(c) => *c = (c.0, c.1.max(score), c.2 + 1.0),
                None => out.push((m.entity, score, 1.0)),
            }
        }
        let spoke = |n| if self.last.contains(&Target::Entity(n)) { (2.0 - 0.5 * self.distance(self.last_at, at)).max(0.0) } else { 0.0 };
        out.into_iter().map(|(n, score, count)| (n, score + 0.3 * count.ln_1p() + spoke(n))).collect()
    }

    /// How prominent a phrase is that begins in this sentence: subjects and first phrases of a sentence before objects and attributes.
    fn prominence(&self, phrase: &Range<usize>, sentence: usize) -> f32 {
        let Range { start, end } = *phrase;
        let sentence = &self.w.sentences[sentence].tokens;
        let quoted = self.w.pairs.around(start).is_some();
        let mut i = start;
        // `Der Trainer, Jan Berg, …`
        if i > sentence.start + 1 && self.w.pos(i - 1) == Pos::Comma && self.w.pos(i - 2).is_noun() && self.w.pos(start) == Pos::Ne {
            i -= 1;
        }
        while i > sentence.start && matches!(self.w.pos(i - 1), Pos::Nn | Pos::Adja | Pos::Ne | Pos::Art | Pos::Card) {
            i -= 1;
        }
        let oblique = i > sentence.start && matches!(self.w.pos(i - 1), Pos::Appr | Pos::Apprart);
        let genitive = self.w.word(end - 1).ends_with('s') && end < sentence.end && self.w.pos(end) == Pos::Nn;
        let front = i == sentence.start;
        (if front { 1.0 } else { 0.5 })
            - if oblique { 0.7 } else { 0.0 }
            - if genitive { 0.4 } else { 0.0 }
            - if quoted { 0.8 } else { 0.0 }
    }
}

/// How far apart two sentences are: each counts less than the one before.
fn distance(from: usize, to: usize) -> f32 {
    let sentences = to.abs_diff(from) as f32;
    0.8 * sentences.min(3.0) + 0.2 * (sentences - 3.0).clamp(0.0, 8.0)
}

/// The stem of an adjective of nationality: `brasilianisch`.
fn nationality(word: &str) -> Option<&str> {
    let at = word.rfind("isch").filter(|at| *at > 1 && word.len() <= at + 6)?;
    word.get(..at + 4)
}

/// Gender and number of the name of an institution, as far as its head tells; feminine otherwise, as most are.
fn grammatical(name: &str) -> Morph {
    let words = name.split([' ', '(']).filter(|p| p.starts_with(char::is_uppercase));
    let head = words.map(nouns::known).find(|&m| m != Morph::NONE).unwrap_or_default() & Morph::NOM;
    if head == Morph::NONE { Morph::FEM } else { head }
}

/// The candidate with the highest score, the first of equals.
fn best<T>(scored: impl Iterator<Item = (f32, T)>) -> Option<(f32, T)> {
    scored.reduce(|a, b| if b.0 > a.0 { b } else { a })
}
