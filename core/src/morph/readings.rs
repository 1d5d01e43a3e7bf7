//! The readings of a token: from the dictionary, from the parts of a compound, or from its ending.

use super::dictionary::{self, Edit, Entry, Reading};
use super::{Morph, Pos};

/// How the form that was found in the dictionary is written in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    Same,
    /// The dictionary has it in lower case: `Gestern` at the start of a sentence.
    Lower,
    /// The dictionary has it with a capital: `zug` in `Güterzug`.
    Capital,
}

/// A reading of a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) pos: Pos,
    pub(crate) morph: Morph,
    edit: Edit,
    /// Where in the token the dictionary's form begins.
    tail: u32,
    spelling: Spelling,
}

impl Candidate {
    fn new(reading: Reading, tail: usize, spelling: Spelling) -> Self {
        let Reading { pos, morph, edit } = reading;
        Self { pos, morph, edit, tail: tail as u32, spelling }
    }

    fn guess(pos: Pos, morph: Morph) -> Self {
        Self { pos, morph, edit: Edit::NONE, tail: 0, spelling: Spelling::Same }
    }

    /// A token of which nothing is known.
    pub(super) fn unknown() -> Self {
        Self::guess(Pos::Xy, Morph::NONE)
    }

    /// Where the last part of a compound begins, if it is a common noun with no hyphen before it.
    pub(super) fn noun_tail(&self) -> Option<usize> {
        (self.spelling == Spelling::Capital).then_some(self.tail as usize)
    }

    /// Appends the lemma of the token `word` to `out`.
    pub(crate) fn lemma(&self, word: &str, out: &mut String) {
        let (head, tail) = word.split_at(self.tail as usize);
        out.push_str(head);
        let from = out.len();
        let respelt;
        let form = match self.spelling {
            Spelling::Same => tail,
            Spelling::Lower => {
                respelt = tail.to_lowercase();
                &respelt
            }
            Spelling::Capital => {
                respelt = capitalised(tail);
                &respelt
            }
        };
        self.edit.lemma(form, out);
        let starts_new = head.is_empty() || head.ends_with('-');
        if self.pos == Pos::Nn && starts_new {
            recase(out, from, char::to_uppercase);
        } else if !starts_new {
            recase(out, from, char::to_lowercase);
        }
    }
}

/// Converts the character at `at` of `out`.
fn recase<C: Iterator<Item = char> + Clone>(out: &mut String, at: usize, convert: impl Fn(char) -> C) {
    if let Some(c) = out[at..].chars().next() {
        let new = convert(c);
        if !new.clone().eq([c]) {
            out.replace_range(at..at + c.len_utf8(), &new.collect::<String>());
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut out = word.to_owned();
    recase(&mut out, 0, char::to_uppercase);
    out
}

/// A form with more bytes is not looked up.
const LONGEST: usize = 80;
/// The shortest last part of a compound, in bytes.
const SHORTEST_TAIL: usize = 3;

/// What the dictionary has of a word as it stands and in lower case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entries {
    pub(super) same: Entry,
    pub(super) small: Entry,
}

impl Entries {
    pub(super) fn new(word: &str, lower: &str) -> Self {
        if word.len() > LONGEST {
            return Self::default();
        }
        let same = Entry::of(word);
        if word == lower {
            return Self { same, small: same };
        }
        // `Verträge` is no form of `träge`.
        let small = if same.is_known() { Entry::whole(lower).unwrap_or_default() } else { Entry::of(lower) };
        Self { same, small }
    }
}

/// Appends the readings of `word` to `out`: at least one. `lower` is the word in lower case, `initial` whether a capital may be owed to
/// the place of the word.
pub(super) fn find(word: &str, lower: &str, entries: Entries, initial: bool, out: &mut Vec<Candidate>) {
    let from = out.len();
    let Some(first) = word.chars().next() else { return };
    if !word.chars().any(char::is_alphanumeric) {
        let pos = match word {
            "," => Pos::Comma,
            "." | "!" | "?" | ";" | ":" | "…" | "..." => Pos::Stop,
            _ => Pos::Mark,
        };
        out.push(Candidate::guess(pos, Morph::NONE));
        return;
    }
    if first.is_ascii_digit() || (!first.is_alphabetic() && word.contains(|c: char| c.is_ascii_digit())) {
        number(word, out);
        return;
    }
    if word.len() > LONGEST {
        out.push(Candidate::guess(if first.is_uppercase() { Pos::Nn } else { Pos::Xy }, Morph::CELLS));
        return;
    }
    let upper = first.is_uppercase();
    out.extend(entries.same.readings().map(|r| Candidate::new(r, 0, Spelling::Same)));
    if upper {
        // Without a noun of its own a capital is owed to a title: `die Zeitschrift Die Aktion`.
        let titled = out.len() == from;
        let keep = |pos| initial || titled || matches!(pos, Pos::Adja | Pos::Vvinf | Pos::Pper | Pos::Pposat);
        out.extend(entries.small.readings().filter(|r| keep(r.pos)).map(|r| Candidate::new(r, 0, Spelling::Lower)));
        nominalise(out, from, initial);
        let shouted = out.len() == from && word.len() > 3 && word.chars().all(|c| c.is_uppercase() || c == '-');
        if shouted {
            out.extend(dictionary::get(&capitalised(lower)).map(|r| Candidate::new(r, 0, Spelling::Same)));
        }
    }
    if out.len() == from {
        compound(word, lower, upper, out);
    }
    if out.len() == from {
        ending(lower, upper, out);
    }
    // An acronym, a compound or the capital of a title may be a name.
    let acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
    let made_up = || out[from..].iter().all(|c| c.tail > 0 || c.spelling == Spelling::Lower);
    if upper && (acronym || !initial && made_up()) && !out[from..].iter().any(|c| c.pos == Pos::Ne) {
        out.push(Candidate::guess(Pos::Ne, Morph::CELLS.without(Morph::PLUR)));
    }
}

/// Adjectives and infinitives with a capital are nouns too: `Verletzte`, `Gehen`.
fn nominalise(out: &mut Vec<Candidate>, from: usize, initial: bool) {
    let has_noun = out[from..].iter().any(|c| c.pos == Pos::Nn && c.spelling == Spelling::Same);
    for n in from..out.len() {
        let c = out[n];
        if c.spelling != Spelling::Lower {
            continue;
        }
        match c.pos {
            Pos::Adja if !has_noun => {
                out.push(Candidate { pos: Pos::Nn, ..c });
            }
            Pos::Vvinf if !has_noun => {
                out.push(Candidate::guess(Pos::Nn, Morph::NEUT));
            }
            _ => {}
        }
    }
    if !initial {
        let mut n = from;
        while n < out.len() {
            let drop = out[n].spelling == Spelling::Lower && matches!(out[n].pos, Pos::Vvinf);
            if drop && out.len() > from + 1 {
                out.remove(n);
            } else {
                n += 1;
            }
        }
    }
}

/// `3`, `3.`, `80er`, `5%-Hürde`.
fn number(word: &str, out: &mut Vec<Candidate>) {
    let from = out.len();
    if let Some((head, tail)) = word.rsplit_once('-') {
        if tail.starts_with(char::is_uppercase) {
            let nouns = dictionary::get(tail).filter(|r| r.pos == Pos::Nn);
            out.extend(nouns.map(|r| Candidate::new(r, head.len() + 1, Spelling::Same)));
            if out.len() > from {
                return;
            }
            out.push(Candidate::guess(Pos::Nn, Morph::CELLS));
            return;
        }
        if tail.chars().all(char::is_alphabetic) && !tail.is_empty() {
            out.push(Candidate::guess(Pos::Adja, Morph::CELLS));
            return;
        }
    }
    let pos = if word.ends_with("er") || (word.ends_with('.') && word.bytes().filter(u8::is_ascii_digit).count() <= 2) {
        Pos::Adja
    } else {
        Pos::Card
    };
    out.push(Candidate::guess(pos, if pos == Pos::Adja { Morph::CELLS } else { Morph::NONE }));
    if word.ends_with('.') {
        out.push(Candidate::guess(Pos::Card, Morph::NONE));
    }
}

/// The longest last part that the dictionary knows decides for the whole.
fn compound(word: &str, lower: &str, upper: bool, out: &mut Vec<Candidate>) {
    let from = out.len();
    if let Some(at) = word.rfind('-').filter(|&at| at > 0) {
        let tail = &word[at + 1..];
        if tail.is_empty() {
            out.push(Candidate::guess(Pos::Trunc, Morph::NONE));
            return;
        }
        let whole = tail.starts_with(char::is_uppercase) || !upper;
        let keep = |pos| pos == Pos::Adja || whole && matches!(pos, Pos::Nn | Pos::Ne | Pos::Adjd);
        out.extend(dictionary::get(tail).filter(|r| keep(r.pos)).map(|r| Candidate::new(r, at + 1, Spelling::Same)));
        if out.len() > from {
            return;
        }
    }
    if lower.len() != word.len() {
        return;
    }
    // The beginning of a name or of a short word is no first part.
    let floor = if upper { 3 } else { 2 };
    let mut form = String::with_capacity(word.len());
    for (at, c) in word.char_indices().skip_while(|&(at, _)| at < floor) {
        let tail = &word[at..];
        if tail.len() < SHORTEST_TAIL || c == '-' {
            continue;
        }
        if upper {
            form.clear();
            form.extend(c.to_uppercase());
            form.push_str(&tail[c.len_utf8()..]);
            let nouns = dictionary::get(&form).filter(|r| r.pos == Pos::Nn);
            out.extend(nouns.map(|r| Candidate::new(r, at, Spelling::Capital)));
        }
        if out.len() == from && tail.len() >= if upper { 5 } else { 4 } {
            out.extend(dictionary::get(tail).filter_map(|r| match r.pos {
                Pos::Adja if upper => Some(Candidate::new(Reading { pos: Pos::Nn, ..r }, at, Spelling::Same)),
                pos => (!upper && is_open_class(pos)).then(|| Candidate::new(r, at, Spelling::Same)),
            }));
        }
        if out.len() > from {
            return;
        }
    }
}

fn is_open_class(pos: Pos) -> bool {
    matches!(pos, Pos::Adja | Pos::Adjd | Pos::Vvfin | Pos::Vvinf | Pos::Vvpp | Pos::Vvizu | Pos::Adv)
}

/// What the ending of an unknown word tells.
fn ending(lower: &str, upper: bool, out: &mut Vec<Candidate>) {
    let has = |endings: &[&str]| endings.iter().any(|e| lower.ends_with(e));
    let mut guess = |pos, morph| out.push(Candidate::guess(pos, morph));
    if upper {
        let morph = if has(&["ung", "heit", "keit", "schaft", "ion", "tät", "in", "ik", "ie"]) {
            Morph::FEM
        } else if has(&["ungen", "heiten", "keiten", "schaften", "ionen", "täten", "innen"]) {
            Morph::PLUR
        } else if has(&["chen", "lein", "ment", "um"]) {
            Morph::NEUT
        } else if has(&["er", "or", "ist", "ismus", "ling"]) {
            Morph::MASC | Morph::PLUR
        } else {
            Morph::CELLS
        };
        guess(Pos::Ne, Morph::CELLS.without(Morph::PLUR));
        guess(Pos::Nn, morph);
        if has(&["er", "ische", "ischer", "ischen", "ischem", "isches"]) {
            guess(Pos::Adja, Morph::CELLS);
        }
        return;
    }
    let third = Morph::THIRD | Morph::NOM;
    if has(&["lich", "isch", "ig", "bar", "sam", "los", "haft", "mäßig"]) {
        guess(Pos::Adjd, Morph::NONE);
    } else if has(&["e", "er", "en", "es", "em"]) {
        guess(Pos::Adja, Morph::CELLS);
    }
    if has(&["te", "ten"]) {
        guess(Pos::Vvfin, third | Morph::IND | Morph::K2 | Morph::PAST);
    } else if has(&["t"]) {
        guess(if lower.starts_with("ge") { Pos::Vvpp } else { Pos::Vvfin }, third | Morph::IND | Morph::PRES);
        guess(Pos::Vvpp, Morph::NONE);
        guess(Pos::Adjd, Morph::NONE);
    } else if has(&["en", "ern", "eln"]) {
        guess(Pos::Vvinf, Morph::NONE);
        guess(Pos::Vvpp, Morph::NONE);
        guess(Pos::Vvfin, third | Morph::IND | Morph::PRES);
    }
    guess(Pos::Adv, Morph::NONE);
    guess(Pos::Fm, Morph::NONE);
    guess(Pos::Adjd, Morph::NONE);
    // Agencies and brands: `epd`, `ratiopharm`.
    guess(Pos::Ne, Morph::CELLS.without(Morph::PLUR));
}
