//! Mends where names begin and end, which the tagger decides token by token:
//!
//! - A person's name begins after what the person is: `Urlauberin Nele Freitag`.
//! - A person's name goes on over its particles: `Lula da Silva`.
//! - Two names side by side, which German syntax allows after a verb, are two: `teilte das Weiße Haus Reuters mit`.
//! - A person in the genitive is no part of what they have: `Merkels Partei`.
//! - The name of a building or a road begins with what it is: `Flughafen Köln`; the number of a road is its name: `Autobahn 52`.
//! - A listed name of several words is whole: `Rat der Europäischen Union`.

use super::features::LISTS;
use super::listed;
use super::lists::{LONGEST, genitive};
use super::roles::{FEMININE, MASCULINE, role_of};
use super::second::{Form, form};
use super::tagger::Mention;
use super::tags::Tags;
use crate::Pos;
use crate::entity::EntityKind;
use crate::morph::{Standing, Words};
use crate::sort;
use std::collections::{BTreeMap, BTreeSet};

/// By their lengths.
const PARTICLES: [&[&str]; 4] = [
    &[],
    &["y"],
    &["da", "de", "di", "du", "al", "el", "la"],
    &["das", "del", "dos", "van", "von", "der", "den", "ter", "bin", "ibn", "ben"],
];

/// The particle of people's names that a word is, in lower case.
pub(super) fn particle(word: &str) -> Option<&'static str> {
    PARTICLES.get(word.len())?.iter().copied().find(|p| p.eq_ignore_ascii_case(word))
}

/// Whether a list has word `i` as a given name.
fn is_given_name(words: &Words<'_>, i: usize) -> bool {
    let word = words.word(i);
    word.starts_with(char::is_uppercase) && LISTS.word(word).is_some_and(|e| e.tags.any(Tags::FIRST))
}

/// More particles than this do not stand together.
const MOST_PARTICLES: usize = 3;

/// Mends the names of an article.
pub(super) fn mend(words: &Words<'_>, mentions: &mut Vec<Mention>) {
    for mention in mentions.iter_mut() {
        trim(words, mention);
        complete(words, mention);
        field(words, mention);
        site(words, mention);
    }
    number_roads(words, mentions);
    // A name that has grown to the front swallows what it has reached.
    mentions.dedup_by(|next, last| next.first <= last.last);
    mentions.retain(|m| !is_role(words, m));
    reach(words, mentions);
    join(words, mentions);
    split(words, mentions);
}

/// Takes a common noun off the front of a person's name if two words are left.
fn trim(words: &Words<'_>, mention: &mut Mention) {
    let noun = |first: usize| {
        let (word, lower) = (words.word(first), words.lower(first));
        // The dictionary lacks many a feminine.
        let masculine = || word.strip_suffix("in").zip(lower.strip_suffix("in")).filter(|(w, _)| w.ends_with("er"));
        let man = || masculine().is_some_and(|(word, lower)| Standing::new(word, lower).is_noun_only());
        LISTS.word(word).is_none() && (words.standing(first).is_noun_only() || man())
    };
    // `Sicherheitsberater des Weißen Hauses`: a role in an organisation is not the organisation.
    if mention.kind == EntityKind::Org
        && let Some(article) = (mention.first + 1..mention.last).find(|&i| matches!(words.word(i), "der" | "des" | "von" | "vom"))
        && role_of(words.lower(article - 1)) & (MASCULINE | FEMININE) != 0
    {
        mention.first = article + 1;
    }
    // `Danach | will van Houten gehen`
    let small = |word: &str| word.starts_with(char::is_lowercase) && particle(word).is_none();
    if mention.kind == EntityKind::Per && mention.last > mention.first && small(words.word(mention.first)) {
        mention.first += 1;
    }
    if mention.kind == EntityKind::Per
        && mention.last > mention.first + 1
        && noun(mention.first)
        && particle(words.word(mention.first + 1)).is_none()
    {
        mention.first += 1;
    }
}

/// `Nationale Sicherheitsberater`: somebody's role is no organisation, unless a list says so.
fn is_role(words: &Words<'_>, mention: &Mention) -> bool {
    mention.kind == EntityKind::Org
        && mention.first < mention.last
        && mention.front == 0
        && role_of(words.lower(mention.last)) & (MASCULINE | FEMININE) != 0
        && listed(words, *mention).tags == Tags::NONE
}

/// Extends a name to the front if a list has it with what stands there.
fn complete(words: &Words<'_>, mention: &mut Mention) {
    if mention.kind == EntityKind::Per {
        return;
    }
    let sentence = words.sentences[words.sentence_of(mention.first)].tokens.clone();
    let start = sentence.start.max((mention.last + 1).saturating_sub(LONGEST));
    let is_listed = |first: &usize| {
        words.word(*first).starts_with(char::is_uppercase)
            && LISTS
                .phrases((*first..=mention.last).map(|i| words.word(i)))
                .1
                .is_some_and(|found| found.len == mention.last + 1 - first && found.entry.tags.any(Tags::ORGANISATION))
    };
    if let Some(first) = (start..mention.first).find(is_listed) {
        (mention.first, mention.front, mention.kind) = (first, 0, EntityKind::Org);
    }
}

/// Extends the name of an authority over what it is for: `Bundesministerium des Innern`.
fn field(words: &Words<'_>, mention: &mut Mention) {
    let noun = words.lower(mention.last).trim_end_matches('s');
    let authority = || ["ministerium", "bundesamt", "landesamt", "bundesanstalt"].iter().any(|n| noun.ends_with(n));
    if mention.kind != EntityKind::Org || mention.front > 0 || !authority() {
        return;
    }
    let sentence = words.sentences[words.sentence_of(mention.last)].tokens.clone();
    if mention.last + 2 >= sentence.end || !matches!(words.word(mention.last + 1), "für" | "des" | "der") {
        return;
    }
    // The field is a noun without a name in it: not `das Ministerium der Türkei`.
    let first = mention.last + 2;
    let end = (first..sentence.end).take_while(|&i| words.pos(i) == Pos::Nn && LISTS.word(words.word(i)).is_none()).count();
    if end > 0 {
        mention.last = first + end - 1;
    }
}

/// Nouns that belong to the name of the place they stand before. Of `Stadt`, `Provinz`, `Insel`, `Hafen` that is not so.
const SITES: &[&str] = &[
    "atomkraftwerk",
    "bahnhof",
    "burg",
    "festung",
    "flughafen",
    "fort",
    "hauptbahnhof",
    "justizvollzugsanstalt",
    "kernkraftwerk",
    "konzentrationslager",
    "landkreis",
    "republik",
    "schloss",
    "stadthalle",
];
/// Nouns whose number is their name.
const ROADS: &[&str] = &["autobahn", "bundesautobahn", "bundesstraße", "kreisstraße", "landesstraße", "landstraße", "staatsstraße"];

/// Whether word `i` is one of these nouns, in the singular.
fn is_noun_of(words: &Words<'_>, i: usize, nouns: &[&str]) -> bool {
    let lower = words.lower(i);
    let stem = || lower.strip_suffix("es").or_else(|| lower.strip_suffix('s'));
    words.word(i).starts_with(char::is_uppercase) && (nouns.contains(&lower) || stem().is_some_and(|s| nouns.contains(&s)))
}

/// Extends the name of a place to the front over what it is.
fn site(words: &Words<'_>, mention: &mut Mention) {
    let is_site = |b: &usize| {
        (is_noun_of(words, *b, SITES) || is_noun_of(words, *b, ROADS)) && words.sentence_of(*b) == words.sentence_of(mention.first)
    };
    if mention.kind == EntityKind::Loc
        && mention.front == 0
        && let Some(before) = mention.first.checked_sub(1).filter(is_site)
    {
        mention.first = before;
    }
}

/// Adds the roads that have a number only: `Autobahn 52`.
fn number_roads(words: &Words<'_>, mentions: &mut Vec<Mention>) {
    let is_number = |i: usize| words.first_byte(i).is_ascii_digit() && words.word(i).bytes().all(|b| b.is_ascii_digit());
    let is_free = |i: usize| mentions.get(mentions.partition_point(|m| m.last < i - 1)).is_none_or(|m| m.first > i);
    let together = |i: usize| words.sentence_of(i - 1) == words.sentence_of(i);
    let roads: Vec<Mention> = (1..words.tokens.len())
        .filter(|&i| is_number(i) && is_noun_of(words, i - 1, ROADS) && together(i) && is_free(i))
        .map(|i| Mention { first: i - 1, last: i, kind: EntityKind::Loc, front: 0 })
        .collect();
    if !roads.is_empty() {
        mentions.extend(roads);
        sort::by_numbers(mentions, |m| (m.first, 0));
    }
}

/// Extends people's names over particles to a given name before them, and from given names to the surname behind them.
fn reach(words: &Words<'_>, mentions: &mut [Mention]) {
    for n in 0..mentions.len() {
        let mut mention = mentions[n];
        let sentence = words.sentences[words.sentence_of(mention.first)].tokens.clone();
        let start = n.checked_sub(1).map_or(0, |p| mentions[p].last + 1).max(sentence.start);
        let end = mentions.get(n + 1).map_or(usize::MAX, |m| m.first).min(sentence.end);
        let listed = || LISTS.word(mention.last_word(words)).is_some();
        let before = (start..mention.first).rev().take_while(|&i| particle(words.word(i)).is_some()).count();
        if (1..=MOST_PARTICLES).contains(&before) && (mention.kind == EntityKind::Per || !listed()) {
            let names = (start..mention.first - before).rev().take_while(|&i| is_given_name(words, i)).count();
            if names > 0 {
                (mention.first, mention.kind) = (mention.first - before - names, EntityKind::Per);
            }
        }
        let after = (mention.last + 1..end).take_while(|&i| particle(words.word(i)).is_some()).count();
        let surname = mention.last + 1 + after;
        if (1..=MOST_PARTICLES).contains(&after)
            && surname < end
            && mention.kind == EntityKind::Per
            && words.word(surname).starts_with(char::is_uppercase)
            && (mention.first..=mention.last).all(|i| is_given_name(words, i))
            && LISTS.word(words.word(surname)).is_none_or(|e| e.tags.any(Tags::SURNAME.with(Tags::FIRST)))
        {
            mention.last = surname;
        }
        mentions[n] = mention;
    }
}

/// Joins people's names over the particles between them.
fn join(words: &Words<'_>, mentions: &mut Vec<Mention>) {
    mentions.dedup_by(|next, last| {
        let mut between = last.last + 1..next.first;
        let given = || (last.first..=last.last).all(|i| is_given_name(words, i));
        // `Clemens von der | Heide`, `Hildegard von | Bingen`
        let place = || next.kind == EntityKind::Loc && !listed(words, *next).tags.any(Tags::COUNTRY);
        let joined = last.kind == EntityKind::Per
            && last.front == 0
            && (1..=MOST_PARTICLES).contains(&between.len())
            && between.all(|i| particle(words.word(i)) == Some(words.word(i)))
            && (next.kind == EntityKind::Per || (place() && given()))
            // `die Reise Merkels von Paris`: a genitive is whole; `Clemens` is none.
            && (!words.word(last.last).ends_with('s') || given());
        if joined {
            (last.last, last.front) = (next.last, next.front);
        }
        joined
    });
}

/// The names of the article.
struct Known<'t> {
    /// In how many places every form stands.
    forms: BTreeMap<Form, u32>,
    surnames: BTreeSet<&'t str>,
}

impl<'t> Known<'t> {
    fn new(words: &Words<'t>, mentions: &[Mention]) -> Self {
        let mut out = Self { forms: BTreeMap::new(), surnames: BTreeSet::new() };
        for mention in mentions {
            *out.forms.entry(form(words, mention)).or_default() += 1;
            if mention.kind == EntityKind::Per && mention.first < mention.last {
                out.surnames.insert(stem(words, mention.last));
            }
        }
        out
    }
}

/// Word `i` without a genitive ending.
fn stem<'t>(words: &Words<'t>, i: usize) -> &'t str {
    genitive(words.word(i)).unwrap_or(words.word(i))
}

/// Splits mentions that are two names.
fn split(words: &Words<'_>, mentions: &mut Vec<Mention>) {
    let known = Known::new(words, mentions);
    let mut out = Vec::with_capacity(mentions.len());
    for &mention in mentions.iter() {
        let (first, second) = two(words, &known, mention).unwrap_or((mention, None));
        out.push(first);
        out.extend(second);
    }
    *mentions = out;
}

/// The name that a mention starts with, and what follows it if that is a name too; nothing if the mention is one name.
fn two(words: &Words<'_>, known: &Known<'_>, mention: Mention) -> Option<(Mention, Option<Mention>)> {
    let is_one = || known.forms.get(&form(words, &mention)).is_some_and(|&n| n > 1) || listed(words, mention).tags != Tags::NONE;
    if mention.first == mention.last || mention.front > 0 || is_one() {
        return None;
    }
    // `Merkels Partei`
    if mention.kind != EntityKind::Per && genitive(words.word(mention.first)).is_some_and(|s| known.surnames.contains(s)) {
        let rest = Mention { first: mention.first + 1, ..mention };
        let name = (rest.first..=rest.last).any(|i| words.pos(i) == Pos::Ne);
        return Some((Mention { last: mention.first, kind: EntityKind::Per, ..mention }, name.then_some(rest)));
    }
    let before = Mention { last: mention.last - 1, ..mention };
    if before.first == before.last {
        return None;
    }
    let (front, back) = (listed(words, before).tags, listed(words, Mention { first: mention.last, ..mention }).tags);
    let named = known.forms.contains_key(&form(words, &before));
    // `Verteidigungsminister Sergei Schukow Pjöngjang`
    let person = mention.kind == EntityKind::Per
        && back.any(Tags::PLACE)
        && !back.any(Tags::FIRST.with(Tags::SURNAME))
        && particle(words.word(before.last)).is_none();
    if !(person || named || front.any(Tags::PLACE.with(Tags::ORGANISATION))) {
        return None;
    }
    let kind = if person {
        EntityKind::Loc
    } else if back.any(Tags::AGENCY) {
        EntityKind::Org
    } else if back.any(Tags::COUNTRY) {
        EntityKind::Loc
    } else if named && known.surnames.contains(stem(words, mention.last)) {
        EntityKind::Per
    } else {
        return None;
    };
    let front = match (named || person, front.any(Tags::ORGANISATION)) {
        (true, _) => mention.kind,
        (false, true) => EntityKind::Org,
        (false, false) => EntityKind::Loc,
    };
    Some((Mention { kind: front, ..before }, Some(Mention { first: mention.last, kind, ..mention })))
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    #[test]
    fn cases() {
        for (name, text, expected) in [
            ("a verb before a name", "Trainer Piet van Houten kam. Danach will van Houten in Kessin bleiben.", "van Houten"),
            ("a calling before a name", "Das sagte die Urlauberin Nele Freitag am Montag.", "Nele Freitag"),
            ("particles", "Präsident Luiz Inácio Lula da Silva kam. Lula da Silva sprach.", "Lula da Silva"),
            ("a short name with particles", "Ursula von der Leyen kam. Von der Leyen sprach.", "Von der Leyen"),
            ("a surname that is a common noun", "Interview: Clemens von der Heide\n\nEr kam.", "Clemens von der Heide"),
            ("an agency behind a place", "Am Montag teilte das Weiße Haus Reuters mit, dass Waffen fehlen.", "Reuters"),
            ("a place behind a person", "Im Juli besuchte Minister Sergei Boldin Pjöngjang mit einer Delegation.", "Pjöngjang"),
            ("a role in an organisation", "Das sagte der Sprecher der Bundesagentur für Arbeit am Montag.", "Bundesagentur für Arbeit"),
            ("a country behind a person", "Anna Kessler kam. Es ist das erste Mal, dass Anna Kessler Nordkorea besucht.", "Nordkorea"),
            ("a person behind another", "Anna Kessler rief Jan Berg an. Beim Treffen Anna Kessler Berg fiel kein Wort.", "Berg"),
            ("a building", "Der Airbus landete auf dem Flughafen Toulouse-Blagnac.", "Flughafen Toulouse-Blagnac"),
            ("a building in the genitive", "Sie standen vor dem Tor des Schlosses Rheinsberg.", "Schlosses Rheinsberg"),
            ("a town is not its kind", "In der Stadt Köln fiel Schnee.", "Köln"),
            ("a road", "Auf der Autobahn 52 staute sich der Verkehr.", "Autobahn 52"),
            ("a road with a letter", "Auf der Bundesstraße B 27 staute sich der Verkehr.", "Bundesstraße B 27"),
            ("a listed name", "Der Rat der Europäischen Union tagt. Die Europäische Union wartet.", "Rat der Europäischen Union"),
            ("a person's party", "Angela Merkel sprach in Berlin. Merkels Partei stimmte zu.", "Merkels"),
        ] {
            let doc = Extractor::new().read(text);
            let found: Vec<&str> = doc.entities().iter().flat_map(|e| &e.mentions).map(|m| doc.slice(*m)).collect();
            assert!(found.contains(&expected), "{name}: {found:?}");
        }
    }
}
