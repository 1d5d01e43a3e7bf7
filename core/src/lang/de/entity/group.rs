//! Which names are names of the same thing: full names and surnames, inflected forms, acronyms, shorter and longer forms.

use super::lists::genitive;
use super::tagger::Mention;
use crate::entity::EntityKind;
use crate::morph::Words;

/// A thing with its names.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) kind: EntityKind,
    /// The words that it is known by so far: of a person the fullest name, of others the stems of every form.
    names: Vec<Vec<String>>,
    /// Numbers of its mentions, in order.
    pub(super) mentions: Vec<usize>,
}

/// Groups the mentions; things in the order of their first mentions.
pub(super) fn group(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let mut things = people(words, mentions);
    things.extend(others(words, mentions));
    things.sort_by_key(|t| t.mentions.first().copied());
    things
}

/// The words of a person's name, genitives taken off where the name stands without one elsewhere.
fn person_words(words: &Words<'_>, mention: Mention, known: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = (mention.first..=mention.last).map(|i| words.word(i).to_owned()).collect();
    if let Some(last) = out.last_mut()
        && let Some(stem) = genitive(last)
        && (known.binary_search(&stem).is_ok() || last.ends_with(['\'', '’']))
    {
        *last = stem.to_owned();
    }
    out
}

fn people(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let of_people = || mentions.iter().enumerate().filter(|(_, m)| m.kind == EntityKind::Per);
    let mut known: Vec<&str> = of_people().map(|(_, m)| words.word(m.last)).collect();
    known.sort_unstable();
    let mut things: Vec<Thing> = Vec::new();
    // Full names first, then what is short for them.
    for full in [true, false] {
        for (n, mention) in of_people().filter(|(_, m)| (m.first < m.last) == full) {
            let name = person_words(words, *mention, &known);
            let best = things
                .iter()
                .enumerate()
                .filter_map(|(t, thing)| Some((same_person(&thing.names[0], &name)?, distance(thing, n), t)))
                .min_by_key(|&(strength, distance, _)| (core::cmp::Reverse(strength), distance));
            if let Some((_, _, t)) = best {
                let thing = &mut things[t];
                if name.len() > thing.names[0].len() {
                    thing.names[0] = name;
                }
                let at = thing.mentions.partition_point(|&m| m < n);
                thing.mentions.insert(at, n);
            } else {
                things.push(Thing { kind: EntityKind::Per, names: vec![name], mentions: vec![n] });
            }
        }
    }
    things
}

/// How far a thing was last named before mention `n`; what is named only later counts as farther.
fn distance(thing: &Thing, n: usize) -> usize {
    let before = thing.mentions.partition_point(|&m| m < n);
    match before.checked_sub(1).and_then(|b| thing.mentions.get(b)) {
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

/// A word without the endings of adjectives and nouns, in lower case; acronyms stay.
pub(super) fn stem(word: &str) -> String {
    if word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains('-') {
        return word.trim_end_matches('s').to_owned();
    }
    let lower = word.to_lowercase();
    let stem = ["es", "er", "en", "em", "e", "s", "n", "'", "’"]
        .iter()
        .filter_map(|ending| lower.strip_suffix(ending))
        .find(|stem| stem.chars().count() >= 3);
    stem.map_or(lower.clone(), str::to_owned)
}

fn others(words: &Words<'_>, mentions: &[Mention]) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    for (n, mention) in mentions.iter().enumerate().filter(|(_, m)| m.kind != EntityKind::Per) {
        let name: Vec<String> =
            (mention.first..=mention.last).map(|i| stem(words.word(i))).filter(|s| s.contains(char::is_alphanumeric)).collect();
        match things.iter_mut().find(|t| t.kind == mention.kind && t.names[0] == name) {
            Some(thing) => thing.mentions.push(n),
            None => things.push(Thing { kind: mention.kind, names: vec![name], mentions: vec![n] }),
        }
    }
    // Different forms of the same.
    let mut n = 0;
    while n < things.len() {
        let same = (0..n).find(|&m| things[m].kind == things[n].kind && same_thing(words, mentions, &things[m], &things[n]));
        if let Some(m) = same {
            let other = things.remove(n);
            things[m].names.extend(other.names);
            things[m].mentions.extend(other.mentions);
            things[m].mentions.sort_unstable();
        } else {
            n += 1;
        }
    }
    things
}

fn same_thing(words: &Words<'_>, mentions: &[Mention], a: &Thing, b: &Thing) -> bool {
    a.names.iter().any(|x| {
        b.names.iter().any(|y| {
            let (long, short) = if x.len() >= y.len() { (x, y) } else { (y, x) };
            part_of(long, short) || alias(x).is_some_and(|id| alias(y) == Some(id))
        })
    }) || acronyms(words, mentions, a, b)
        || acronyms(words, mentions, b, a)
}

/// `Bayern München` of `FC Bayern München`, `Kongo` of `Demokratische Republik Kongo`.
fn part_of(long: &[String], short: &[String]) -> bool {
    long.len() > short.len()
        && !short.is_empty()
        && (long.ends_with(short) || long.starts_with(short))
        && short.iter().map(|w| w.chars().count()).sum::<usize>() > 3
}

/// `Europäische Weltraumorganisation (ESA)`, or an acronym of the initials: `Europäische Zentralbank`, `EZB`.
fn acronyms(words: &Words<'_>, mentions: &[Mention], long: &Thing, short: &Thing) -> bool {
    let acronym = |m: Mention| {
        let word = words.word(m.last);
        (m.first == m.last && word.chars().count() > 1 && word.chars().filter(|c| c.is_uppercase()).count() > 1).then_some(word)
    };
    short.mentions.iter().filter_map(|&s| mentions.get(s)).any(|&s| {
        let Some(acronym) = acronym(s) else { return false };
        long.mentions.iter().filter_map(|&l| mentions.get(l)).filter(|l| l.last > l.first || words.word(l.first).len() > 8).any(|l| {
            let in_brackets =
                l.last + 2 == s.first && words.word(l.last + 1) == "(" && words.tokens.len() > s.last + 1 && words.word(s.last + 1) == ")";
            in_brackets || initials(words, *l).eq_ignore_ascii_case(acronym)
        })
    })
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
    let joined = name.join(" ");
    ALIASES.iter().position(|group| group.contains(&joined.as_str()))
}
