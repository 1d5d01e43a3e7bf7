//! Which names are names of the same thing: full names and surnames, inflected forms, acronyms, shorter and longer forms.

use super::bounds::particle;
use super::lists::genitive_of;
use super::tagger::Mention;
use crate::entity::EntityKind;
use crate::morph::Words;
use crate::sort;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

/// A thing with its names.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) kind: EntityKind,
    /// Numbers of its mentions, in order.
    pub(super) mentions: Vec<usize>,
}

/// Groups the mentions; things in the order of their first mentions.
pub(super) fn group(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let mut things = people(words, mentions);
    things.extend(others(words, mentions));
    sort::by_numbers(&mut things, |t| (t.mentions.first().map_or(0, |&m| m + 1), 0));
    things
}

/// The words of a person's name, genitives taken off where the name stands without one elsewhere.
fn person_words<'t>(words: &Words<'t>, mention: Mention, known: &BTreeSet<&str>) -> Vec<&'t str> {
    let mut out: Vec<&str> = (mention.first..=mention.last).map(|i| mention.word(words, i)).collect();
    if let Some(last) = out.last_mut()
        && let Some(stem) = genitive_of(last, |stem| known.contains(stem))
        && (known.contains(stem) || last.ends_with(['\'', '’']))
    {
        *last = stem;
    }
    // `Van Houten` at the start of a sentence
    if let Some(first) = out.first_mut() {
        *first = particle(first).unwrap_or(first);
    }
    out
}

/// A person with the names in the article.
#[derive(Default)]
struct Person<'t> {
    /// The words of the fullest name so far.
    name: Vec<&'t str>,
    /// The mentions by full names, and by what is short for one: apart, so that both stay in order.
    full: Vec<usize>,
    short: Vec<usize>,
}

/// Things with a word in common with a name are compared with it, of them only so many as were named last: an article that names more people
/// of one name than this is no article.
const CANDIDATES: usize = 30;

fn people(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let of_people = || mentions.iter().enumerate().filter(|(_, m)| m.kind == EntityKind::Per);
    let mut known = BTreeSet::new();
    known.extend(of_people().map(|(_, m)| m.last_word(words)));
    let mut people: Vec<Person<'_>> = Vec::new();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    // Full names first, then what is short for them.
    for full in [true, false] {
        for (n, mention) in of_people().filter(|(_, m)| (m.first < m.last) == full) {
            let name = person_words(words, *mention, &known);
            let best = name
                .iter()
                .filter_map(|word| by_word.get(word))
                .flat_map(|candidates| candidates.iter().rev().take(CANDIDATES))
                .filter_map(|&p| Some((same_person(&people[p].name, &name)?, distance(&people[p], n), p)))
                .min_by_key(|&(strength, distance, p)| (core::cmp::Reverse(strength), distance, p));
            let p = if let Some((_, _, p)) = best {
                p
            } else {
                people.push(Person::default());
                people.len() - 1
            };
            let person = &mut people[p];
            if full { &mut person.full } else { &mut person.short }.push(n);
            if name.len() > person.name.len() {
                for word in &name {
                    let list = by_word.entry(word).or_default();
                    if !list.ends_with(&[p]) {
                        list.push(p);
                    }
                }
                person.name = name;
            }
        }
    }
    let thing = |person: Person<'_>| {
        let mut mentions = person.full;
        mentions.extend(person.short);
        mentions.sort_unstable();
        Thing { kind: EntityKind::Per, mentions }
    };
    people.into_iter().map(thing).collect()
}

/// How far a person was last named before mention `n`; what is named only later counts as farther.
fn distance(person: &Person<'_>, n: usize) -> usize {
    let last = |list: &[usize]| list.partition_point(|&m| m < n).checked_sub(1).and_then(|b| list.get(b)).copied();
    match last(&person.full).max(last(&person.short)) {
        Some(last) => n - last,
        None => 1_000_000 + person.full.first().map_or(0, |first| first - n),
    }
}

/// Whether two names can be of one person, and how surely (the same 4, surname 3, given name in front 2, another part 1).
fn same_person(full: &[&str], other: &[&str]) -> Option<u8> {
    let (long, short) = if full.len() >= other.len() { (full, other) } else { (other, full) };
    if long == short {
        return Some(4);
    }
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return None };
    if short.len() == 1 {
        return if long.last() == Some(last) {
            Some(3)
        } else if long.first() == Some(first) {
            Some(2)
        } else {
            long.contains(first).then_some(1)
        };
    }
    // `van der Bellen`, or the same first and last name with middle names left out.
    if long.ends_with(short) {
        return Some(3);
    }
    let initial = |a: &str, b: &str| a == b || (a.ends_with('.') && b.starts_with(a.trim_end_matches('.')));
    let firsts = long.first().is_some_and(|f| initial(first, f) || initial(f, first));
    let middle = &short[1..short.len() - 1];
    let rest = &long[1..long.len() - 1];
    (firsts && long.last() == Some(last) && middle.iter().all(|m| rest.iter().any(|r| initial(m, r) || initial(r, m)))).then_some(3)
}

/// Longer words in capitals are shouted: `STEINBACH (sda)`.
const LONGEST_ACRONYM: usize = 5;

/// A word without the endings of adjectives and nouns, in lower case; acronyms stay. `lower` is the word in lower case.
pub(super) fn stem<'w>(word: &'w str, lower: Cow<'w, str>) -> Cow<'w, str> {
    let plain = word.trim_end_matches('s');
    let shouted = || plain.chars().count() > LONGEST_ACRONYM && plain.chars().all(char::is_uppercase);
    if word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains('-') && !shouted() {
        return Cow::Borrowed(plain);
    }
    let long = |stem: &&str| stem.chars().nth(2).is_some();
    let endings = ["es", "er", "en", "em", "e", "s", "n", "'", "’"];
    let stem = endings.iter().filter_map(|ending| lower.strip_suffix(ending)).find(long).unwrap_or(&lower);
    // `Haus` has lost its own `s`, `Hauses` its ending.
    let len = stem.strip_suffix('s').filter(long).unwrap_or(stem).len();
    match lower {
        Cow::Borrowed(lower) => Cow::Borrowed(&lower[..len]),
        Cow::Owned(mut lower) => {
            lower.truncate(len);
            Cow::Owned(lower)
        }
    }
}

/// So many things back another form of a name is looked for.
const WINDOW: usize = 150;

/// The stems of a name.
type Name<'w> = Vec<Cow<'w, str>>;

/// An organisation, a place or another thing with its names.
struct Other<'w> {
    kind: EntityKind,
    names: Vec<Name<'w>>,
    /// The [`ALIASES`] that are names of it, as bits.
    aliases: u64,
    /// Whether an acronym is among its names.
    has_acronym: bool,
    /// Numbers of its mentions, in order.
    mentions: Vec<usize>,
}

fn name_of<'w>(words: &'w Words<'_>, mention: &Mention) -> Name<'w> {
    let stems = (mention.first..=mention.last).map(|i| {
        let whole = i < mention.last || mention.front == 0;
        let word = mention.word(words, i);
        stem(word, if whole { words.lower(i).into() } else { word.to_lowercase().into() })
    });
    stems.filter(|s| s.contains(char::is_alphanumeric)).collect()
}

fn others(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let mut others: Vec<Other<'_>> = Vec::new();
    let mut by_name: BTreeMap<(u8, Name<'_>), usize> = BTreeMap::new();
    for (n, mention) in mentions.iter().enumerate().filter(|(_, m)| m.kind != EntityKind::Per) {
        let other = match by_name.entry((mention.kind as u8, name_of(words, mention))) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => {
                let (aliases, has_acronym) = (aliases(&entry.key().1), acronym(words, *mention).is_some());
                others.push(Other { kind: mention.kind, names: Vec::new(), aliases, has_acronym, mentions: Vec::new() });
                *entry.insert(others.len() - 1)
            }
        };
        others[other].mentions.push(n);
    }
    for ((_, name), other) in by_name {
        others[other].names.push(name);
    }
    // Different forms of the same.
    let mut out: Vec<Other<'_>> = Vec::new();
    for other in others {
        let from = out.len().saturating_sub(WINDOW);
        match out[from..].iter_mut().find(|o| o.kind == other.kind && same_thing(words, mentions, o, &other)) {
            Some(same) => {
                same.names.extend(other.names);
                same.aliases |= other.aliases;
                same.has_acronym |= other.has_acronym;
                same.mentions.extend(other.mentions);
                same.mentions.sort_unstable();
            }
            None => out.push(other),
        }
    }
    out.into_iter().map(|Other { kind, mentions, .. }| Thing { kind, mentions }).collect()
}

fn same_thing(words: &Words<'_>, mentions: &[Mention], a: &Other<'_>, b: &Other<'_>) -> bool {
    a.names.iter().any(|x| {
        b.names.iter().any(|y| {
            let (long, short) = if x.len() >= y.len() { (x, y) } else { (y, x) };
            part_of(long, short) || shortened(x, y) || shortened(y, x)
        })
    }) || a.aliases & b.aliases != 0
        || (b.has_acronym && acronyms(words, mentions, a, b))
        || (a.has_acronym && acronyms(words, mentions, b, a))
}

/// `Bayern München` of `FC Bayern München`, `Kongo` of `Demokratische Republik Kongo`; not `Europäische Union` of `Rat der Europäischen Union`.
fn part_of(long: &[Cow<'_, str>], short: &[Cow<'_, str>]) -> bool {
    let owner = || long.get(long.len() - short.len() - 1).is_some_and(|w| w == "der" || w == "des");
    long.len() > short.len()
        && !short.is_empty()
        && (long.starts_with(short) || (long.ends_with(short) && !owner()))
        && short.iter().map(|w| w.chars().count()).sum::<usize>() > 3
}

/// `AK Seenotrettung` of `Arbeitskreis Seenotrettung`: the first word in capitals that begin its parts.
fn shortened(long: &[Cow<'_, str>], short: &[Cow<'_, str>]) -> bool {
    let ([full, rest @ ..], [capitals, others @ ..]) = (long, short) else { return false };
    let mut letters = capitals.chars();
    let begins = letters.next().is_some_and(|c| c.is_uppercase() && c.to_lowercase().eq(full.chars().take(1)));
    let mut inside = full.chars().skip(1);
    begins
        && !rest.is_empty()
        && rest == others
        && (2..5).contains(&capitals.chars().count())
        && letters.all(|c| c.is_uppercase() && inside.any(|i| c.to_lowercase().eq([i])))
}

/// `Europäische Weltraumorganisation (ESA)`, or an acronym of the initials: `Europäische Zentralbank`, `EZB`.
fn acronyms(words: &Words<'_>, mentions: &[Mention], long: &Other<'_>, short: &Other<'_>) -> bool {
    short.mentions.iter().take(CANDIDATES).filter_map(|&s| mentions.get(s)).any(|&s| {
        let Some(acronym) = acronym(words, s) else { return false };
        long.mentions
            .iter()
            .take(CANDIDATES)
            .filter_map(|&l| mentions.get(l))
            .filter(|l| l.last > l.first || words.word(l.first).len() > 8)
            .any(|l| {
                let in_brackets = l.last + 2 == s.first
                    && words.word(l.last + 1) == "("
                    && words.tokens.len() > s.last + 1
                    && words.word(s.last + 1) == ")";
                in_brackets || is_of_initials(acronym, words, *l)
            })
    })
}

/// The word of a name if it has more than one capital.
fn acronym<'t>(words: &Words<'t>, mention: Mention) -> Option<&'t str> {
    let word = mention.last_word(words);
    (mention.first == mention.last && word.chars().filter(|c| c.is_uppercase()).count() > 1).then_some(word)
}

/// Whether an acronym, of more than one letter, is the initials of the capitalised words of a name.
fn is_of_initials(acronym: &str, words: &Words<'_>, mention: Mention) -> bool {
    let parts = (mention.first..=mention.last).flat_map(|i| words.word(i).split('-'));
    let initials = parts.filter_map(|w| w.chars().next().filter(|c| c.is_uppercase()));
    initials.map(|c| c.to_ascii_lowercase()).eq(acronym.chars().map(|c| c.to_ascii_lowercase()))
}

/// Names of one thing that no rule could tell, by their stems.
const ALIASES: &[&[&str]] = &[
    &["USA", "US", "vereinigt staat", "vereinigt staat von amerika", "U.S.A."],
    &["UN", "UNO", "vereint nation", "uno"],
    &["VW", "volkswag", "volkswag AG"],
    &["BRD", "bundesrepublik", "bundesrepublik deutschland", "deutschland"],
    &["UK", "großbritanni", "vereinigt königreich"],
    &["NRW", "nordrhein-westfal"],
    &["VAE", "vereinigt arabisch emirat"],
    &["IWF", "international währungsfond"],
    &["IAEA", "IAEO", "international atomenergiebehörd", "international atomenergie-organisatio"],
    &["IKRK", "international rot kreuz"],
    &["DRK", "deutsch rot kreuz"],
    &["EU", "europäisch unio"],
    &["UNHCR", "UN-flüchtlingshilfswerk", "un-flüchtlingshilfswerk"],
    &["FAZ", "F.A.Z.", "frankfurt allgemein zeitung", "frankfurt allgemein"],
    &["SZ", "süddeutsch zeitung", "süddeutsch"],
    &["SPD", "sozialdemokrat"],
    &["CDU", "christdemokrat"],
    &["grün", "die grün", "bündni 90/die grün", "bündni 90 / die grün"],
    &["weiß hau", "white hous"],
    &["EGMR", "europäisch gerichtshof für menschenrecht"],
    &["EuGH", "europäisch gerichtshof"],
    &["BVerfG", "bundesverfassungsgericht"],
    &["BGH", "bundesgerichtshof"],
    &["BKA", "bundeskriminalamt"],
    &["BND", "bundesnachrichtendienst"],
    &["dpa", "deutsch presse-agentur"],
    &["AFP", "agenc france-press"],
    &["AP", "associated press"],
];

const _: () = assert!(ALIASES.len() <= u64::BITS as usize);

/// The first group of [`ALIASES`] that a name is in, as a bit.
fn aliases(name: &[Cow<'_, str>]) -> u64 {
    let length = name.iter().map(|word| word.len() + 1).sum::<usize>();
    let is_name = |alias: &&str| alias.len() + 1 == length && alias.split(' ').eq(name);
    ALIASES.iter().position(|group| group.iter().any(is_name)).map_or(0, |group| 1 << group)
}
