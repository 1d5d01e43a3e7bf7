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
use crate::model::hash::{fronts, key, key_pair};
use crate::morph::{Words, is_adjective};
use crate::sort;
use std::collections::{BTreeMap, BTreeSet};

/// A form of a name as it stands in the article: the key of its words, the last one without a genitive ending.
pub(super) type Form = u64;

/// How often a form is the name of every kind, by the order of [`KINDS`].
type Votes = [u32; 4];

const KINDS: [EntityKind; 4] = [EntityKind::Per, EntityKind::Org, EntityKind::Loc, EntityKind::Misc];

/// More words than this no name has that is looked for again.
const LONGEST: usize = 6;

/// Goes over the article a second time.
pub(super) fn revise(words: &Words<'_>, known: &Known<'_, '_>, tagged: &mut Tagged) {
    let mut names = Names::new(words, &tagged.mentions);
    for mention in &mut tagged.mentions {
        if let Some(votes) = names.votes.get(&form(words, mention)) {
            mention.kind = majority(*votes, mention.kind);
        }
    }
    surnames(words, &tagged.mentions, &mut names);
    with_particles(words, &tagged.mentions, &mut names);
    for mention in &mut tagged.mentions {
        to_particles(words, &names, mention);
        to_end(words, &names, mention);
        without_nation(words, &names, mention);
    }
    let mut taken = vec![false; words.tokens.len()];
    for m in &tagged.mentions {
        taken[m.first..=m.last].fill(true);
    }
    let mut more: Vec<Mention> = Vec::new();
    for sentence in &words.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if taken[i] || !names.may_start(words, i) {
                i += 1;
                continue;
            }
            let free = (i..sentence.tokens.end.min(i + LONGEST)).take_while(|&j| !taken[j]).count();
            match (1..=free).rev().find_map(|len| again(words, known, &names, i, i + len - 1)) {
                Some(mention) => {
                    i = mention.last + 1;
                    more.push(mention);
                }
                None => i += 1,
            }
        }
    }
    tagged.derived.retain(|&i| more.get(more.partition_point(|m| m.last < i)).is_none_or(|m| i < m.first));
    tagged.mentions.extend(more);
    sort::by_numbers(&mut tagged.mentions, |m| (m.first, 0));
}

pub(super) fn form(words: &Words<'_>, mention: &Mention) -> Form {
    form_behind(None, words, mention)
}

/// The form of a name with a word put before it.
fn form_behind(front: Option<&str>, words: &Words<'_>, mention: &Mention) -> Form {
    let last = genitive(words.word(mention.last)).map_or_else(|| words.forms.key(mention.last), key);
    let rest = (mention.first..mention.last).map(|i| words.forms.key(i)).chain([last]);
    front.map(key).into_iter().chain(rest).reduce(key_pair).unwrap_or_default()
}

/// The forms of the names of an article.
struct Names {
    votes: BTreeMap<Form, Votes>,
    /// Their first words, and the bytes that these begin with.
    firsts: BTreeSet<u64>,
    initials: [bool; 256],
}

impl Names {
    fn new(words: &Words<'_>, mentions: &[Mention]) -> Self {
        let mut out = Self { votes: BTreeMap::new(), firsts: BTreeSet::new(), initials: [false; 256] };
        for mention in mentions.iter().filter(|m| m.last - m.first < LONGEST) {
            out.entry(words, mention)[number(mention.kind)] += 1;
        }
        out
    }

    /// The votes for the form of a name, which is added if it is not there.
    fn entry(&mut self, words: &Words<'_>, name: &Mention) -> &mut Votes {
        let form = form(words, name);
        self.firsts.insert(if name.first == name.last { form } else { words.forms.key(name.first) });
        self.initials[usize::from(words.first_byte(name.first))] = true;
        self.votes.entry(form).or_default()
    }

    /// Whether word `i`, its particle or its part before a hyphen is the first of a form.
    fn may_start(&self, words: &Words<'_>, i: usize) -> bool {
        let initial = words.first_byte(i);
        let is_first = |key: u64| self.firsts.contains(&key);
        let as_it_stands = || {
            let word = words.word(i);
            let parts = || genitive(word).map(key).into_iter().chain(fronts(word).map(|(_, key)| key));
            is_first(words.forms.key(i)) || parts().any(is_first)
        };
        let has = |byte: u8| self.initials[usize::from(byte)];
        has(initial) && as_it_stands()
            || has(initial.to_ascii_lowercase()) && particle(words.word(i)).is_some_and(|particle| is_first(key(particle)))
    }
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
fn surnames(words: &Words<'_>, mentions: &[Mention], names: &mut Names) {
    for m in mentions.iter().filter(|m| m.kind == EntityKind::Per && m.first < m.last) {
        let (first, last) = (words.word(m.first), words.word(m.last));
        let family = first.chars().count() < 5
            && words.pos(m.first) != Pos::Nn
            && LISTS.word(first).is_none_or(|e| !e.tags.any(Tags::FIRST.with(Tags::TITLE)));
        for i in [m.last].into_iter().chain(family.then_some(m.first)) {
            let word = words.word(i);
            let long = word.chars().count() > if word == last { 2 } else { 1 };
            if long && word.starts_with(char::is_uppercase) && !word.ends_with('.') {
                let votes = names.entry(words, &Mention { first: i, last: i, ..*m });
                if *votes == Votes::default() {
                    votes[0] = 1;
                }
            }
        }
    }
}

/// Adds what people with particles in their names are called for short: `Lula da Silva`, `von der Leyen`.
fn with_particles(words: &Words<'_>, mentions: &[Mention], names: &mut Names) {
    for m in mentions.iter().filter(|m| m.kind == EntityKind::Per && m.last - m.first < LONGEST) {
        let stem = |i: usize| if i == m.last { genitive(words.word(i)).unwrap_or(words.word(i)) } else { words.word(i) };
        let Some(particle) = (m.first..=m.last).find(|&i| particle(stem(i)).is_some()).filter(|p| *p > m.first) else { continue };
        for first in [particle - 1, particle] {
            let votes = names.entry(words, &Mention { first, ..*m });
            votes[0] = votes[0].max(1);
        }
    }
}

/// Ends a name where it ends elsewhere: `Kim Jong` in `Kim Jong Un`.
fn to_end(words: &Words<'_>, names: &Names, mention: &mut Mention) {
    let next = mention.last + 1;
    let known = || {
        let word = words.word(next);
        let stem = genitive(word).unwrap_or(word);
        // `Kim Jong Uns`: elsewhere so short a word has no genitive.
        let ends = [Some(stem), stem.strip_suffix('s')];
        let front = (mention.first..next).map(|i| words.forms.key(i)).reduce(key_pair);
        ends.into_iter().flatten().any(|end| front.is_some_and(|front| names.votes.contains_key(&key_pair(front, key(end)))))
    };
    if mention.first < mention.last && mention.front == 0 && words.sentence_of(mention.last) == words.sentence_of(next) && known() {
        mention.last = next;
    }
}

/// `der Deutsche | Berg`: behind an adjective with an article, the surname of somebody who is named in full is a person's.
fn without_nation(words: &Words<'_>, names: &Names, mention: &mut Mention) {
    let Mention { first, last, front, .. } = *mention;
    let article = first > 0 && words.pos(first - 1) == Pos::Art;
    if article && first + 1 == last && front == 0 && mention.kind != EntityKind::Per {
        let surname = Mention { first: last, ..*mention };
        let person = names
            .votes
            .get(&form(words, &surname))
            .is_some_and(|votes| votes[0] > 0 && majority(*votes, EntityKind::Per) == EntityKind::Per);
        if person && is_adjective(words.lower(first)) {
            *mention = Mention { kind: EntityKind::Per, ..surname };
        }
    }
}

/// Begins a person's name where it begins elsewhere: `Silva` in `Lula da Silva`.
fn to_particles(words: &Words<'_>, names: &Names, mention: &mut Mention) {
    let is_particle = |i: usize| particle(words.word(i)).is_some();
    if mention.first == 0 || !is_particle(mention.first - 1) {
        return;
    }
    let start = words.sentences[words.sentence_of(mention.first)].tokens.start;
    let particles = (start..mention.first).rev().take_while(|&i| is_particle(i)).count();
    let first = mention.first - particles;
    let known = |first: usize| {
        let small = form_behind(particle(words.word(first)), words, &Mention { first: first + 1, ..*mention });
        names.votes.contains_key(&form(words, &Mention { first, ..*mention })) || names.votes.contains_key(&small)
    };
    let begins = [first.saturating_sub(1).max(start), first].into_iter().find(|&i| particles > 0 && known(i));
    if let Some(first) = begins {
        (mention.first, mention.kind) = (first, EntityKind::Per);
    }
}

/// The name that the tokens `first..=last` are by what is a name elsewhere.
fn again(words: &Words<'_>, known: &Known<'_, '_>, names: &Names, first: usize, last: usize) -> Option<Mention> {
    let word = words.word(last);
    if !known.form(first).name_like && first == last {
        return None;
    }
    // `Von der Leyen` at the start of a sentence
    let head = (first..last).map(|i| particle(words.word(i)).map_or_else(|| words.forms.key(i), key)).reduce(key_pair);
    let kind = |end: u64| {
        let form = head.map_or(end, |head| key_pair(head, end));
        names.votes.get(&form).map(|votes| majority(*votes, EntityKind::Org))
    };
    let whole = kind(words.forms.key(last)).or_else(|| genitive(word).map(key).and_then(kind));
    if let Some(kind) = whole {
        // `der Fischer` is no Mr Fischer, `im Essen` no town.
        let common = first == last && words.pos(first) == Pos::Nn && kind == EntityKind::Per && after_article(words, first);
        return (!common && word.chars().count() > 1).then_some(Mention { first, last, kind, front: 0 });
    }
    let mut fronts = fronts(word).filter(|(at, _)| *at > 0 && word[at + 1..].starts_with(char::is_alphabetic));
    fronts.find_map(|(at, key)| {
        let kind = kind(key).filter(|_| word[..at].chars().count() > 1)?;
        Some(Mention { first, last, kind, front: at as u32 })
    })
}

fn after_article(words: &Words<'_>, i: usize) -> bool {
    i > 0 && matches!(words.pos(i - 1), Pos::Art | Pos::Apprart | Pos::Pposat | Pos::Pdat | Pos::Adja | Pos::Card)
}
