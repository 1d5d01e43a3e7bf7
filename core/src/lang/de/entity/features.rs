//! What the tagger of names sees: per token its form, its Brown cluster, what the lists say, and how its word is used elsewhere in the article.

use super::lists::{LONGEST, Lists, genitive};
use super::roles::role_of;
use super::tags::Tags;
use crate::Pos;
use crate::lang::de::clusters::{CLUSTERS, NO_CLUSTER};
use crate::model::{
    crf::{Features, Few, few},
    hash::{key, mix, text},
};
use crate::morph::Words;
use core::ops::Range;

pub(super) static LISTS: Lists<'static> = Lists::embedded(include_bytes!("../../../../models/names.bin"));

/// How many letters the suffixes have that are looked at.
const SUFFIXES: [usize; 4] = [2, 3, 5, 6];

/// What is known of a form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes {
    word: u32,
    /// Its last letters, so many as [`SUFFIXES`] says; 0 if it has no more.
    suffixes: [u32; SUFFIXES.len()],
    prefixes: [u32; 2],
    shape: u32,
    /// Starts with a capital letter, or a small one and has one inside (`eBay`).
    pub(super) name_like: bool,
    cluster: u32,
    /// Tags of the word alone, and whether phrases of several words start with it.
    pub(super) single: Tags,
    opens: bool,
    /// Masculine 1, feminine 2, title 4.
    pub(super) role: u32,
    /// Ends a sentence or a clause; has no suffixes.
    stop: bool,
    /// Tags of what stands before a hyphen (`SPD-Chef`), and the word after the last one.
    pub(super) front: Tags,
    head: u32,
    /// How its word is used in the article, as bits, and what counts as the same word; 0 if it is not counted.
    usage: u32,
    same: u32,
    /// What the dictionary says of it, from 1; the noun it ends in; itself without a genitive ending.
    standing: u32,
    tail: u32,
    stem: u32,
}

/// What a word does in an article, over all its occurrences.
mod usage {
    pub(super) const AFTER_ROLE: u32 = 1;
    pub(super) const AFTER_FIRST_NAME: u32 = 1 << 1;
    pub(super) const AFTER_PREPOSITION: u32 = 1 << 2;
    pub(super) const AFTER_ARTICLE: u32 = 1 << 3;
    pub(super) const BARE: u32 = 1 << 4;
    pub(super) const IN_BRACKETS: u32 = 1 << 5;
    pub(super) const GENITIVE: u32 = 1 << 6;
    pub(super) const OFTEN: u32 = 1 << 7;
    pub(super) const SMALL: u32 = 1 << 8;
}

/// What is known of the tokens of an article: most follows from their forms alone.
#[derive(Debug)]
pub(super) struct Known<'a, 't> {
    words: &'a Words<'t>,
    /// Of all forms, and last what stands where there is no word.
    forms: Vec<Attributes>,
    places: Vec<Place>,
}

/// What depends on where a token stands.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// Tags of the phrases of several words that start here, go on here.
    begin: Tags,
    inside: Tags,
    /// In a short pair of marks: its length, and whether it is the first or last word in it.
    quoted: u8,
}

impl<'a, 't> Known<'a, 't> {
    /// Looks at all tokens of an article.
    pub(super) fn new(words: &'a Words<'t>) -> Self {
        let mut forms: Vec<Attributes> = Vec::with_capacity(words.forms.count() + 1);
        let mut capitalised = String::new();
        for i in 0..words.tokens.len() {
            // Forms are numbered in the order of their first tokens.
            if words.forms.number(i) == forms.len() {
                forms.push(attribute(words, i, &mut capitalised));
            }
        }
        mark_usage(words, &mut forms);
        forms.push(Attributes { cluster: NO_CLUSTER, ..Attributes::default() });
        let mut out = Self { words, forms, places: vec![Place::default(); words.tokens.len()] };
        out.mark_phrases();
        out.mark_quoted();
        out
    }

    /// What follows from the form of token `i`.
    pub(super) fn form(&self, i: usize) -> &Attributes {
        &self.forms[self.words.forms.number(i)]
    }

    /// How many forms there are, with that of no word.
    pub(super) fn forms(&self) -> usize {
        self.forms.len()
    }

    fn mark_phrases(&mut self) {
        let words = self.words;
        for sentence in &words.sentences {
            for i in sentence.tokens.clone() {
                if !self.form(i).opens {
                    continue;
                }
                let end = sentence.tokens.end.min(i + LONGEST);
                if let Some(found) = LISTS.phrase(words.forms.key(i), (i + 1..end).map(|j| words.word(j))) {
                    self.places[i].begin = self.places[i].begin.with(found.entry.tags);
                    for place in &mut self.places[i + 1..i + found.len] {
                        place.inside = place.inside.with(found.entry.tags);
                    }
                }
            }
        }
    }

    fn mark_quoted(&mut self) {
        let words = self.words;
        for pair in words.pairs.all.iter().filter(|p| p.closed && p.close - p.open <= LONGEST) {
            let inside = pair.open + 1..pair.close;
            // What somebody says is no title.
            if inside.clone().any(|i| words.pos(i).is_finite() || matches!(words.pos(i), Pos::Stop | Pos::Comma)) {
                continue;
            }
            for i in inside.clone() {
                let (first, last) = (u8::from(i == inside.start), u8::from(i + 1 == inside.end));
                self.places[i].quoted = (inside.len().min(4) as u8) << 2 | first | last << 1;
            }
        }
    }
}

/// What follows from the form of token `i`; `capitalised` is a buffer.
fn attribute(words: &Words<'_>, i: usize, capitalised: &mut String) -> Attributes {
    let word = words.word(i);
    let hash = words.forms.key(i);
    let mut out = Attributes { word: hash as u32, ..Attributes::default() };
    out.stop = matches!(words.pos(i), Pos::Comma | Pos::Stop);
    out.cluster = words.forms.cluster(i);
    // Byte positions of the first and last characters.
    let mut starts = word.char_indices().map(|(at, _)| at);
    let (third, fourth) = (starts.by_ref().nth(3), starts.next());
    out.prefixes = [third, fourth].map(|end| end.map_or(0, |end| text(&word[..end])));
    let mut ends = word.char_indices().rev().map(|(at, _)| at);
    let mut seen = 0;
    for (suffix, length) in out.suffixes.iter_mut().zip(SUFFIXES) {
        let Some(at) = ends.nth(length - seen - 1) else { break };
        (*suffix, seen) = (text(&word[at..]), length);
    }
    out.shape = shape(word);
    let first = word.chars().next().unwrap_or_default();
    out.name_like = first.is_uppercase() || (first.is_lowercase() && word.chars().any(char::is_uppercase));
    if out.cluster == NO_CLUSTER {
        out.cluster = genitive(word).and_then(|w| CLUSTERS.get_key(key(w))).unwrap_or(NO_CLUSTER);
    }
    if out.name_like || first.is_ascii_digit() {
        let (single, opens) = LISTS.opening(word, hash);
        (out.single, out.opens) = (single.unwrap_or_default().tags, opens);
    } else {
        out.single = LISTS.opening(word, hash).0.unwrap_or_default().tags;
    }
    if out.name_like {
        let standing = words.standing(i);
        out.standing = 1 + u32::from(standing.bits);
        out.tail = standing.tail(word).map_or(0, text);
        out.stem = genitive(word).map_or(0, text);
        out.role = role_of(words.lower(i));
        out.same = same(word);
        if let Some((front, head)) = word.rsplit_once(['-', '–', '/']).filter(|(f, h)| !f.is_empty() && !h.is_empty()) {
            out.front = LISTS.word(front).unwrap_or_default().tags;
            out.head = text(head);
        }
    } else {
        out.role = if word.ends_with('.') { role_of(words.lower(i)) } else { 0 };
        if word.len() > 2 && first.is_lowercase() {
            capitalised.clear();
            capitalised.extend(first.to_uppercase());
            capitalised.push_str(&word[first.len_utf8()..]);
            out.same = same(capitalised);
        }
    }
    out
}

/// The hash of a word with or without a genitive ending.
fn same(word: &str) -> u32 {
    text(genitive(word).unwrap_or(word))
}

/// Kinds of characters in order, repetitions once: `Xx`, `X.`, `x-X`, `Xd`.
fn shape(word: &str) -> u32 {
    let (mut out, mut last, mut long) = (0x51ed, 0, 0);
    for c in word.chars() {
        let kind = match c {
            'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 1,
            'a'..='z' | 'ä' | 'ö' | 'ü' | 'ß' => 2,
            '0'..='9' => 3,
            '-' | '–' => 4,
            '.' => 5,
            '\'' | '’' => 6,
            '/' => 7,
            c if c.is_uppercase() => 8,
            c if c.is_lowercase() => 9,
            c if c.is_alphanumeric() => 10,
            _ => 11,
        };
        long = if kind == last { long + 1 } else { 0 };
        // Two of a kind differ from one: `AG` from `A`.
        if long < 2 {
            out = mix(out, kind);
        }
        last = kind;
    }
    out
}

/// Fills in how every capitalised word is used over the article.
fn mark_usage(words: &Words<'_>, forms: &mut [Attributes]) {
    // Of every form, how it is used and how often.
    let mut seen: Vec<(u32, u32)> = vec![(0, 0); forms.len()];
    let form = |i: usize| &forms[words.forms.number(i)];
    for sentence in &words.sentences {
        let first = sentence.tokens.start;
        for i in sentence.tokens.clone() {
            let mut bits = 0;
            if form(i).name_like {
                let previous = (i > first).then(|| i - 1);
                match previous.map(|p| (words.lower(p), form(p))) {
                    Some(("(", _)) => bits |= usage::IN_BRACKETS,
                    Some((_, a)) if a.role != 0 => bits |= usage::AFTER_ROLE,
                    Some((_, a)) if a.single.any(Tags::FIRST) => bits |= usage::AFTER_FIRST_NAME,
                    Some(("in" | "aus" | "nach" | "bei" | "um" | "gegen" | "zwischen", _)) => bits |= usage::AFTER_PREPOSITION,
                    Some(("der" | "die" | "das" | "dem" | "den" | "des" | "im" | "am" | "vom" | "zum" | "zur" | "beim", _)) => {
                        bits |= usage::AFTER_ARTICLE;
                    }
                    Some((w, a)) if !a.name_like && w.chars().all(char::is_alphabetic) => bits |= usage::BARE,
                    _ => {}
                }
                if genitive(words.word(i)).is_some() {
                    bits |= usage::GENITIVE;
                }
            } else {
                // A word that is also written small is rarely a name.
                bits |= usage::SMALL;
            }
            let entry = &mut seen[words.forms.number(i)];
            entry.0 |= bits;
            entry.1 += 1;
        }
    }
    // The same of every word that a name may be, over its forms.
    let mut names: Vec<(u32, u32, u32)> = forms.iter().filter(|a| a.name_like).map(|a| (a.same, 0, 0)).collect();
    names.sort_unstable();
    names.dedup();
    let at = |names: &[(u32, u32, u32)], same: u32| names.binary_search_by_key(&same, |entry| entry.0).ok();
    for (attributes, (bits, count)) in forms.iter().zip(seen).filter(|(a, _)| a.same != 0) {
        if let Some(at) = at(&names, attributes.same) {
            names[at].1 |= bits;
            names[at].2 += count;
        }
    }
    for attributes in forms.iter_mut().filter(|a| a.name_like) {
        let (_, bits, count) = at(&names, attributes.same).map_or((0, 0, 0), |at| names[at]);
        attributes.usage = bits | if count > 2 { usage::OFTEN } else { 0 };
    }
}

/// What a token sees of a form: `place` says where, from 0, two before it, to 4, two behind it; 2 is its own.
pub(super) fn of_form(known: &Known<'_, '_>, form: usize, place: usize, out: &mut Features) {
    let a = &known.forms[form];
    let k = place as u32;
    // Of the word before, its cluster tells all; of the one behind, the word.
    if place != 1 {
        out.add(1 + k, a.word);
    }
    if place != 3 {
        out.add(6 + k, a.cluster);
    }
    let Some(near) = k.checked_sub(1).filter(|&near| near < 3) else { return };
    out.add(16 + near, a.shape);
    if place < 3 {
        out.few(BRANCH_UP_TO.nth(near), a.cluster & 0x3f);
        if a.role != 0 {
            out.add(25 + near, a.role);
        }
    }
    for bit in a.single.bits() {
        out.add2(30 + near, 1, bit);
    }
    match place {
        1 => {
            out.add(168, a.suffixes[1]);
            out.few(STANDING_BEFORE, a.standing);
        }
        2 => of_itself(a, out),
        _ => out.few(STANDING_AFTER, a.standing),
    }
}

/// What a token sees of its own form alone.
fn of_itself(t: &Attributes, out: &mut Features) {
    for bit in t.front.bits() {
        out.add2(62, 1, bit);
    }
    out.add(161, t.cluster & 0xff);
    if !t.stop {
        for (template, suffix) in [162, 163, 165].into_iter().zip(t.suffixes) {
            out.add(template, suffix);
        }
        for (k, prefix) in t.prefixes.iter().enumerate() {
            out.add(166 + k as u32, *prefix);
        }
    }
    if t.head != 0 {
        out.add(187, t.head);
    }
    if t.name_like {
        out.few(STANDING, t.standing);
        out.add2(213, t.standing, t.shape);
        out.few2(STANDING_USE, t.standing, t.usage & 0x1f);
        if t.tail != 0 {
            out.add(214, t.tail);
        }
        out.add(215, t.suffixes[3]);
        if t.stem != 0 {
            out.add(3, t.stem);
        }
        for bit in (0..9).filter(|b| t.usage >> b & 1 == 1) {
            out.few(USE, bit);
        }
        out.add2(190, t.single.0, t.usage & 0x1f);
    }
}

few! {
    FIRST = Few::one(0, [2, 1]);
    POS_UP_TO = Few::one(12, [POS, 1]).times(2);
    BRANCH_UP_TO = Few::one(20, [64, 1]).times(2);
    USE = Few::one(188, [9, 1]);
    STANDING = Few::one(210, [STANDINGS, 1]);
    STANDING_FIRST = Few::two(211, [STANDINGS, 1], [2, 1]);
    STANDING_USE = Few::two(216, [STANDINGS, 1], [32, 1]);
    STANDING_BEFORE = Few::one(219, [STANDINGS, 1]);
    STANDING_AFTER = Few::one(220, [STANDINGS, 1]);
}

/// How many parts of speech there are, and what the dictionary may say of a form.
const POS: u32 = Pos::ALL.len() as u32;
const STANDINGS: u32 = 1 + (1 << 7);

/// A token: what is known of its form and of its place.
#[derive(Clone, Copy)]
struct Seen<'a> {
    form: &'a Attributes,
    place: Place,
    pos: u32,
}

/// The features of the tokens of a sentence; `of` gives those that follow from a form in a place ([`of_form`]).
///
/// `domain` is 0 but in training, where it tells corpora apart that mark other things as names; what is learnt of that stays with these features.
pub(super) fn features(
    known: &Known<'_, '_>,
    sentence: Range<usize>,
    domain: u32,
    mut of: impl FnMut(usize, usize, &mut Features),
    out: &mut Features,
) {
    out.clear();
    let outside = known.forms.len() - 1;
    let at = |i: isize| {
        let inside = usize::try_from(i).ok().filter(|i| sentence.contains(i));
        let form = inside.map_or(outside, |i| known.words.forms.number(i));
        let (place, pos) = inside.map_or_else(Default::default, |i| (known.places[i], known.words.pos(i) as u32));
        (form, Seen { form: &known.forms[form], place, pos })
    };
    let start = sentence.start.cast_signed();
    let mut window = [at(start - 3), at(start - 2), at(start - 1), at(start), at(start + 1)];
    for i in start..sentence.end.cast_signed() {
        window.rotate_left(1);
        window[4] = at(i + 2);
        for (place, (form, _)) in window.iter().enumerate() {
            of(*form, place, out);
        }
        let seen = window.map(|w| w.1);
        of_place(seen, i == start, out);
        if domain != 0 {
            of_domain(seen, domain, out);
        }
        out.end_token();
    }
}

/// What a token sees that does not follow from one form alone.
fn of_place(seen: [Seen<'_>; 5], first: bool, out: &mut Features) {
    let [_, p1, t, n1, n2] = seen.map(|s| s.form);
    let [_, before, here, after, _] = seen;
    out.few(FIRST, u32::from(first));
    out.few(POS_UP_TO.nth(0), before.pos);
    out.few(POS_UP_TO.nth(1), here.pos);
    for (base, tags) in [(60, here.place.begin), (61, here.place.inside), (63, after.place.inside)] {
        for bit in tags.bits() {
            out.add2(base, 1, bit);
        }
    }
    out.add2(172, p1.cluster, t.cluster);
    out.add2(177, mix(before.pos, here.pos), after.pos);
    out.add2(179, p1.word, t.shape);
    if here.place.quoted != 0 {
        let quoted = u32::from(here.place.quoted);
        out.add(224, quoted);
        out.add2(227, quoted, t.standing);
    }
    if t.name_like {
        out.few2(STANDING_FIRST, t.standing, u32::from(first));
        out.add2(212, t.standing, before.pos);
        out.add2(184, n1.word, n2.word);
        out.add2(186, p1.role, t.cluster & 0x3f);
        out.add2(191, p1.single.0 & Tags::FIRST.0, t.shape);
    }
}

/// What only training sees.
fn of_domain(seen: [Seen<'_>; 5], domain: u32, out: &mut Features) {
    let [_, p1, t, n1, _] = seen.map(|s| s.form);
    let before = seen[1].pos;
    out.add(200, domain);
    out.add2(201, domain, t.shape);
    out.add2(202, domain, t.cluster);
    out.add2(203, domain, t.single.0);
    out.add2(204, domain, before);
    out.add2(205, domain, p1.cluster);
    out.add2(206, domain, n1.cluster & 0xff);
    out.add2(207, domain, t.standing);
    out.add2(208, domain, t.suffixes[1]);
    out.add2(209, domain, mix(before, t.standing));
    out.add2(222, domain, mix(p1.word, t.shape));
    out.add2(228, domain, t.word);
    out.add2(229, domain, p1.word);
    out.add2(230, domain, n1.word);
}
