//! The second pass over an article: what is a name in one place is one in all.
//!
//! - The same words are names everywhere: `Néstor Kirchner` in a sentence that tells the tagger nothing.
//! - So are the surnames of people who are named in full.
//! - The same words are names of one kind, that of most places.
//! - A name before a hyphen is named too: `VW-Vorstand`, if `VW` is in the article.

use super::bounds::particle;
use super::features::{Known, LISTS};
use super::lists::genitive;
use super::tagger::{Mention, Tagged};
use super::tags::Tags;
use crate::Pos;
use crate::entity::EntityKind;
use crate::morph::{Words, is_adjective};
use crate::sort;
use std::collections::BTreeMap;

/// A form of a name as it stands in the article: its words, the last one without a genitive ending.
pub(super) type Form<'t> = Vec<&'t str>;

/// How often a form is the name of every kind, by the order of [`KINDS`].
type Votes = [u32; 4];

const KINDS: [EntityKind; 4] = [EntityKind::Per, EntityKind::Org, EntityKind::Loc, EntityKind::Misc];

/// More words than this no name has that is looked for again.
const LONGEST: usize = 6;

/// Goes over the article a second time.
pub(super) fn revise(words: &Words<'_>, known: &Known<'_, '_>, tagged: &mut Tagged) {
    let mut forms = collect(words, &tagged.mentions);
    for mention in &mut tagged.mentions {
        if let Some(votes) = forms.get(&form(words, mention)) {
            mention.kind = majority(*votes, mention.kind);
        }
    }
    surnames(words, &tagged.mentions, &mut forms);
    with_particles(words, &tagged.mentions, &mut forms);
    for mention in &mut tagged.mentions {
        to_particles(words, &forms, mention);
        to_end(words, &forms, mention);
        without_nation(words, &forms, mention);
    }
    // In order already: sorted as the forms are, by their first words.
    let mut firsts: Vec<&str> = forms.keys().filter_map(|f| f.first().copied()).collect();
    firsts.dedup();
    let is_first = |word: &str| firsts.binary_search(&word).is_ok();
    let mut initials = [false; 256];
    firsts.iter().filter_map(|w| w.bytes().next()).for_each(|b| initials[usize::from(b)] = true);
    let may_start = |i: usize| {
        let word = words.word(i);
        let fronts = || word.match_indices('-').map(|(at, _)| &word[..at]);
        let as_it_stands = || is_first(word) || genitive(word).is_some_and(is_first) || fronts().any(is_first);
        word.bytes().next().is_some_and(|b| initials[usize::from(b)]) && as_it_stands() || particle(word).is_some_and(is_first)
    };
    let mut taken = vec![false; words.tokens.len()];
    for m in &tagged.mentions {
        taken[m.first..=m.last].fill(true);
    }
    let mut more = Vec::new();
    for sentence in &words.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if taken[i] || !may_start(i) {
                i += 1;
                continue;
            }
            let free = (i..sentence.tokens.end.min(i + LONGEST)).take_while(|&j| !taken[j]).count();
            match (1..=free).rev().find_map(|len| again(words, known, &forms, i, i + len - 1)) {
                Some(mention) => {
                    i = mention.last + 1;
                    more.push(mention);
                }
                None => i += 1,
            }
        }
    }
    tagged.derived.retain(|i| !more.iter().any(|m| m.first <= *i && *i <= m.last));
    tagged.mentions.extend(more);
    sort::by_numbers(&mut tagged.mentions, |m| (m.first, 0));
}

pub(super) fn form<'t>(words: &Words<'t>, mention: &Mention) -> Form<'t> {
    let mut out: Form = (mention.first..=mention.last).map(|i| words.word(i)).collect();
    if let Some(last) = out.last_mut() {
        *last = genitive(last).unwrap_or(last);
    }
    out
}

fn collect<'t>(words: &Words<'t>, mentions: &[Mention]) -> BTreeMap<Form<'t>, Votes> {
    let mut out: BTreeMap<Form, Votes> = BTreeMap::new();
    for mention in mentions.iter().filter(|m| m.last - m.first < LONGEST) {
        out.entry(form(words, mention)).or_default()[number(mention.kind)] += 1;
    }
    out
}

fn number(kind: EntityKind) -> usize {
    KINDS.iter().position(|k| *k == kind).unwrap_or_default()
}

/// The kind with most votes; in a draw `own`, if it has as many.
fn majority(votes: Votes, own: EntityKind) -> EntityKind {
    let most = votes.iter().copied().max().unwrap_or_default();
    if votes[number(own)] == most { own } else { KINDS[votes.iter().position(|v| *v == most).unwrap_or_default()] }
}

/// Adds the last words of people's full names to the forms, and short first words that are no given names: `Hu` of `Hu Jia`.
fn surnames<'t>(words: &Words<'t>, mentions: &[Mention], forms: &mut BTreeMap<Form<'t>, Votes>) {
    for m in mentions.iter().filter(|m| m.kind == EntityKind::Per && m.first < m.last) {
        let (first, last) = (words.word(m.first), m.last_word(words));
        let family = first.chars().count() < 5
            && words.pos(m.first) != Pos::Nn
            && LISTS.word(first).is_none_or(|e| !e.tags.any(Tags::FIRST.with(Tags::TITLE)));
        for word in [last].into_iter().chain(family.then_some(first)) {
            let long = word.chars().count() > if word == last { 2 } else { 1 };
            if long && word.starts_with(char::is_uppercase) && !word.ends_with('.') {
                let votes = forms.entry(vec![genitive(word).unwrap_or(word)]).or_default();
                if *votes == Votes::default() {
                    votes[0] = 1;
                }
            }
        }
    }
}

/// Adds what people with particles in their names are called for short: `Lula da Silva`, `von der Leyen`.
fn with_particles<'t>(words: &Words<'t>, mentions: &[Mention], forms: &mut BTreeMap<Form<'t>, Votes>) {
    for m in mentions.iter().filter(|m| m.kind == EntityKind::Per && m.last - m.first < LONGEST) {
        let whole = form(words, m);
        let Some(particle) = whole.iter().position(|w| particle(w).is_some()).filter(|p| *p > 0) else { continue };
        for start in [particle - 1, particle] {
            let votes = forms.entry(whole[start..].to_vec()).or_default();
            votes[0] = votes[0].max(1);
        }
    }
}

/// Ends a name where it ends elsewhere: `Kim Jong` in `Kim Jong Un`.
fn to_end(words: &Words<'_>, forms: &BTreeMap<Form<'_>, Votes>, mention: &mut Mention) {
    let next = mention.last + 1;
    let longer = Mention { last: next, ..*mention };
    let known = || {
        let mut whole = form(words, &longer);
        let found = forms.contains_key(&whole);
        // `Kim Jong Uns`: elsewhere so short a word has no genitive.
        if let Some(last) = whole.last_mut() {
            *last = last.strip_suffix('s').unwrap_or(last);
        }
        found || forms.contains_key(&whole)
    };
    if mention.first < mention.last && mention.front == 0 && words.sentence_of(mention.last) == words.sentence_of(next) && known() {
        *mention = longer;
    }
}

/// `der Deutsche | Berg`: behind an adjective with an article, the surname of somebody who is named in full is a person's.
fn without_nation(words: &Words<'_>, forms: &BTreeMap<Form<'_>, Votes>, mention: &mut Mention) {
    let Mention { first, last, front, .. } = *mention;
    let article = first > 0 && words.pos(first - 1) == Pos::Art;
    if article && first + 1 == last && front == 0 && mention.kind != EntityKind::Per {
        let surname = Mention { first: last, ..*mention };
        let person =
            forms.get(&form(words, &surname)).is_some_and(|votes| votes[0] > 0 && majority(*votes, EntityKind::Per) == EntityKind::Per);
        if person && is_adjective(words.lower(first)) {
            *mention = Mention { kind: EntityKind::Per, ..surname };
        }
    }
}

/// Begins a person's name where it begins elsewhere: `Silva` in `Lula da Silva`.
fn to_particles(words: &Words<'_>, forms: &BTreeMap<Form<'_>, Votes>, mention: &mut Mention) {
    let start = words.sentences[words.sentence_of(mention.first)].tokens.start;
    let particles = (start..mention.first).rev().take_while(|&i| particle(words.word(i)).is_some()).count();
    let first = mention.first - particles;
    let known = |first: usize| {
        let form = form(words, &Mention { first, ..*mention });
        let small = form.first().and_then(|w| particle(w)).into_iter().chain(form.iter().skip(1).copied()).collect::<Form<'_>>();
        forms.contains_key(&form) || forms.contains_key(&small)
    };
    let begins = [first.saturating_sub(1).max(start), first].into_iter().find(|&i| particles > 0 && known(i));
    if let Some(first) = begins {
        (mention.first, mention.kind) = (first, EntityKind::Per);
    }
}

/// The name that the tokens `first..=last` are by what is a name elsewhere.
fn again<'t>(words: &Words<'t>, known: &Known<'_, '_>, forms: &BTreeMap<Form<'t>, Votes>, first: usize, last: usize) -> Option<Mention> {
    let word = words.word(last);
    if !known.form(first).name_like && first == last {
        return None;
    }
    // `Von der Leyen` at the start of a sentence
    let head: Form = (first..last).map(|i| particle(words.word(i)).unwrap_or(words.word(i))).collect();
    let kind = |end: &'t str| {
        let mut form = head.clone();
        form.push(end);
        forms.get(&form).map(|votes| majority(*votes, EntityKind::Org))
    };
    let whole = kind(word).or_else(|| genitive(word).and_then(kind));
    if let Some(kind) = whole {
        // `der Fischer` is no Mr Fischer, `im Essen` no town.
        let common = first == last && words.pos(first) == Pos::Nn && kind == EntityKind::Per && after_article(words, first);
        return (!common && word.chars().count() > 1).then_some(Mention { first, last, kind, front: 0 });
    }
    let hyphens = word.match_indices('-').filter(|(at, _)| *at > 0 && word[at + 1..].starts_with(char::is_alphabetic));
    hyphens.map(|(at, _)| at).find_map(|at| {
        let front = &word[..at];
        let kind = kind(front).filter(|_| front.chars().count() > 1)?;
        Some(Mention { first, last, kind, front: at as u32 })
    })
}

fn after_article(words: &Words<'_>, i: usize) -> bool {
    i > 0 && matches!(words.pos(i - 1), Pos::Art | Pos::Apprart | Pos::Pposat | Pos::Pdat | Pos::Adja | Pos::Card)
}
