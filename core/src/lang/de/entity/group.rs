//! Which names are names of the same thing: full names and surnames, inflected forms, acronyms, shorter and longer forms.

use super::bounds::particle;
use super::lists::genitive_of;
use super::tagger::Mention;
use crate::entity::EntityKind;
use crate::morph::Words;
use crate::sort;
use std::collections::{BTreeMap, BTreeSet};

/// A thing with its names.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) kind: EntityKind,
    /// The words that it is known by so far: of a person the fullest name, of others the stems of every form.
    names: Vec<Vec<String>>,
    /// The [`ALIASES`] that are names of it.
    aliases: Vec<usize>,
    /// Whether an acronym is among its names.
    has_acronym: bool,
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
fn person_words(words: &Words<'_>, mention: Mention, known: &BTreeSet<&str>) -> Vec<String> {
    let mut out: Vec<String> = (mention.first..=mention.last).map(|i| mention.word(words, i).to_owned()).collect();
    if let Some(last) = out.last_mut()
        && let Some(stem) = genitive_of(last, |stem| known.contains(stem))
        && (known.contains(stem) || last.ends_with(['\'', '’']))
    {
        *last = stem.to_owned();
    }
    // `Van Houten` at the start of a sentence
    if let Some(particle) = out.first().and_then(|first| particle(first)) {
        particle.clone_into(&mut out[0]);
    }
    out
}

/// Things with a word in common with a name are compared with it, of them only so many as were named last: an article that names more people
/// of one name than this is no article.
const CANDIDATES: usize = 30;

fn people(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let of_people = || mentions.iter().enumerate().filter(|(_, m)| m.kind == EntityKind::Per);
    let mut known = BTreeSet::new();
    known.extend(of_people().map(|(_, m)| m.last_word(words)));
    let mut things: Vec<Thing> = Vec::new();
    let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // The mentions by what is short for a full name, apart while the list of the full names must stay in order.
    let mut short: Vec<Vec<usize>> = Vec::new();
    // Full names first, then what is short for them.
    for full in [true, false] {
        for (n, mention) in of_people().filter(|(_, m)| (m.first < m.last) == full) {
            let name = person_words(words, *mention, &known);
            let best = name
                .iter()
                .filter_map(|word| by_word.get(word))
                .flat_map(|candidates| candidates.iter().rev().take(CANDIDATES))
                .filter_map(|&t| Some((same_person(&things[t].names[0], &name)?, distance(&things[t], &short[t], n), t)))
                .min_by_key(|&(strength, distance, t)| (core::cmp::Reverse(strength), distance, t));
            let t = if let Some((_, _, t)) = best {
                t
            } else {
                things.push(Thing {
                    kind: EntityKind::Per,
                    names: vec![Vec::new()],
                    aliases: Vec::new(),
                    has_acronym: false,
                    mentions: Vec::new(),
                });
                short.push(Vec::new());
                things.len() - 1
            };
            if full {
                things[t].mentions.push(n);
            } else {
                short[t].push(n);
            }
            if name.len() > things[t].names[0].len() {
                for word in &name {
                    let list = by_word.entry(word.clone()).or_default();
                    if !list.ends_with(&[t]) {
                        list.push(t);
                    }
                }
                things[t].names[0] = name;
            }
        }
    }
    for (thing, short) in things.iter_mut().zip(short) {
        thing.mentions.extend(short);
        thing.mentions.sort_unstable();
    }
    things
}

/// How far a thing was last named before mention `n`; what is named only later counts as farther.
fn distance(thing: &Thing, short: &[usize], n: usize) -> usize {
    let last = |list: &[usize]| list.partition_point(|&m| m < n).checked_sub(1).and_then(|b| list.get(b)).copied();
    match last(&thing.mentions).max(last(short)) {
        Some(last) => n - last,
        None => 1_000_000 + thing.mentions.first().map_or(0, |first| first - n),
    }
}

/// Whether two names can be of one person, and how surely (the same 4, surname 3, given name in front 2, another part 1).
fn same_person(full: &[String], other: &[String]) -> Option<u8> {
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

/// A word without the endings of adjectives and nouns, in lower case; acronyms stay.
pub(super) fn stem(word: &str) -> String {
    let plain = word.trim_end_matches('s');
    let shouted = plain.chars().count() > LONGEST_ACRONYM && plain.chars().all(char::is_uppercase);
    if !shouted && word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains('-') {
        return plain.to_owned();
    }
    let lower = word.to_lowercase();
    let stem = ["es", "er", "en", "em", "e", "s", "n", "'", "’"]
        .iter()
        .filter_map(|ending| lower.strip_suffix(ending))
        .find(|stem| stem.chars().count() >= 3);
    let stem = stem.unwrap_or(&lower);
    // `Haus` has lost its own `s`, `Hauses` its ending.
    stem.strip_suffix('s').filter(|s| s.chars().count() >= 3).unwrap_or(stem).to_owned()
}

/// So many things back another form of a name is looked for.
const WINDOW: usize = 150;

fn others(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut by_name: BTreeMap<(u8, Vec<String>), usize> = BTreeMap::new();
    for (n, mention) in mentions.iter().enumerate().filter(|(_, m)| m.kind != EntityKind::Per) {
        let stems = (mention.first..=mention.last).map(|i| stem(mention.word(words, i)));
        let name: Vec<String> = stems.filter(|s| s.contains(char::is_alphanumeric)).collect();
        let t = *by_name.entry((mention.kind as u8, name.clone())).or_insert_with(|| {
            let aliases = alias(&name).into_iter().collect();
            let has_acronym = acronym(words, *mention).is_some();
            things.push(Thing { kind: mention.kind, names: vec![name], aliases, has_acronym, mentions: Vec::new() });
            things.len() - 1
        });
        things[t].mentions.push(n);
    }
    // Different forms of the same.
    let mut out: Vec<Thing> = Vec::new();
    for thing in things {
        let from = out.len().saturating_sub(WINDOW);
        match out[from..].iter_mut().find(|t| t.kind == thing.kind && same_thing(words, mentions, t, &thing)) {
            Some(same) => {
                same.names.extend(thing.names);
                same.aliases.extend(thing.aliases);
                same.has_acronym |= thing.has_acronym;
                same.mentions.extend(thing.mentions);
                same.mentions.sort_unstable();
            }
            None => out.push(thing),
        }
    }
    out
}

fn same_thing(words: &Words<'_>, mentions: &[Mention], a: &Thing, b: &Thing) -> bool {
    a.names.iter().any(|x| {
        b.names.iter().any(|y| {
            let (long, short) = if x.len() >= y.len() { (x, y) } else { (y, x) };
            part_of(long, short) || shortened(x, y) || shortened(y, x)
        })
    }) || a.aliases.iter().any(|id| b.aliases.contains(id))
        || (b.has_acronym && acronyms(words, mentions, a, b))
        || (a.has_acronym && acronyms(words, mentions, b, a))
}

/// `Bayern München` of `FC Bayern München`, `Kongo` of `Demokratische Republik Kongo`; not `Europäische Union` of `Rat der Europäischen Union`.
fn part_of(long: &[String], short: &[String]) -> bool {
    let owner = || long.get(long.len() - short.len() - 1).is_some_and(|w| w == "der" || w == "des");
    long.len() > short.len()
        && !short.is_empty()
        && (long.starts_with(short) || (long.ends_with(short) && !owner()))
        && short.iter().map(|w| w.chars().count()).sum::<usize>() > 3
}

/// `AK Seenotrettung` of `Arbeitskreis Seenotrettung`: the first word in capitals that begin its parts.
fn shortened(long: &[String], short: &[String]) -> bool {
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
fn acronyms(words: &Words<'_>, mentions: &[Mention], long: &Thing, short: &Thing) -> bool {
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
                in_brackets || initials(words, *l).eq_ignore_ascii_case(acronym)
            })
    })
}

/// The word of a name if it has more than one capital.
fn acronym<'t>(words: &Words<'t>, mention: Mention) -> Option<&'t str> {
    let word = mention.last_word(words);
    (mention.first == mention.last && word.chars().filter(|c| c.is_uppercase()).count() > 1).then_some(word)
}

/// The initials of the capitalised words of a name; of a single compound nothing.
fn initials(words: &Words<'_>, mention: Mention) -> String {
    let parts = (mention.first..=mention.last).flat_map(|i| words.word(i).split('-'));
    let initials: String = parts.filter_map(|w| w.chars().next().filter(|c| c.is_uppercase())).collect();
    if initials.chars().count() > 1 { initials } else { String::new() }
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

fn alias(name: &[String]) -> Option<usize> {
    let length = name.iter().map(|word| word.len() + 1).sum::<usize>();
    ALIASES.iter().position(|group| group.iter().any(|alias| alias.len() + 1 == length && alias.split(' ').eq(name)))
}
