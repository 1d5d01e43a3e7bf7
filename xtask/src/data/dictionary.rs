//! The full-form dictionary from `LanguageTool`'s German dictionary and our own list of function words.

use super::cfsa2::Cfsa2;
use super::packed::{self, Edit, Reading};
use depesche::{Morph, Pos};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::{fs, path::Path};

/// Readings by lemma, part of speech and person.
type Readings = BTreeMap<(String, Pos, u8), Morph>;

/// So many forms are frequent; a word none of whose forms is among them is left out. More of them, up to all, tag no better.
pub(super) const FREQUENT: usize = 300_000;

/// Builds `core/models/dictionary.bin`.
pub(crate) fn build(dictionary: &Path, function_words: &Path, frequent: &HashSet<String>) -> Result<(), String> {
    let bytes = fs::read(dictionary).map_err(|e| format!("{}: {e}", dictionary.display()))?;
    let mut forms: BTreeMap<String, Readings> = BTreeMap::new();
    Cfsa2::new(&bytes)?.each(|sequence| {
        // No token has a space.
        if let Some((form, lemma, tag)) = entry(sequence).filter(|(form, ..)| !form.contains(' ')) {
            for (pos, person, morph) in tags(&tag, &lemma) {
                *forms.entry(form.clone()).or_default().entry((lemma.clone(), pos, person)).or_default() |= morph;
            }
        }
    });
    drop_rare(&mut forms, frequent);
    drop_nominalised(&mut forms);
    drop_respelt(&mut forms);
    let rows = fs::read_to_string(function_words).map_err(|e| format!("{}: {e}", function_words.display()))?;
    for (n, row) in rows.lines().enumerate().filter(|(_, r)| !r.starts_with('#') && !r.is_empty()) {
        let (form, readings) = function_word(row).ok_or_else(|| format!("{}:{}: not a row: {row}", function_words.display(), n + 1))?;
        // The polite `Sie` and `Ihr` are found as the word in lower case.
        if let Some(capital) = forms.get_mut(&recased(&form, |c| c.to_uppercase().collect())) {
            capital.retain(|(_, pos, _), _| pos.is_noun());
        }
        forms.insert(form, readings);
    }
    forms.retain(|_, readings| !readings.is_empty());
    let read: BTreeMap<&str, Vec<Reading>> =
        forms.iter().map(|(form, all)| Some((form.as_str(), readings(form, all)?))).collect::<Option<_>>().ok_or("a lemma is too long")?;
    let file = packed::write(&read)?;
    println!("dictionary.bin: {} forms, {} bytes", forms.len(), file.len());
    fs::write("core/models/dictionary.bin", file).map_err(|e| e.to_string())
}

/// Form, lemma and tag of an entry `form_XLEMMA_TAG`, where `X` says how many bytes of the form to cut.
fn entry(sequence: &[u8]) -> Option<(String, String, String)> {
    let text = std::str::from_utf8(sequence).ok()?;
    let (form, rest) = text.split_once('_')?;
    let (base, tag) = rest.split_once('_')?;
    let cut = usize::from(base.bytes().next()?.wrapping_sub(b'A'));
    let lemma = format!("{}{}", form.get(..form.len().checked_sub(cut)?)?, &base[1..]);
    Some((form.to_owned(), lemma, tag.to_owned()))
}

/// The cells and features that a tag names.
fn features(fields: &[&str]) -> Morph {
    let has = |name: &str| fields.contains(&name);
    let pick = |options: &[(&str, Morph)]| {
        let found: Vec<Morph> = options.iter().filter(|o| has(o.0)).map(|o| o.1).collect();
        found.into_iter().reduce(|a, b| a | b)
    };
    let cases = pick(&[("NOM", Morph::NOM), ("GEN", Morph::GEN), ("DAT", Morph::DAT), ("AKK", Morph::ACC)]).unwrap_or(Morph::CELLS);
    let gender = pick(&[("MAS", Morph::MASC), ("FEM", Morph::FEM), ("NEU", Morph::NEUT)]).unwrap_or(Morph::SING);
    let number = if has("PLU") { Morph::PLUR } else { gender };
    cases & number
}

/// Parts of speech, person and features of a tag of the dictionary.
fn tags(tag: &str, lemma: &str) -> Vec<(Pos, u8, Morph)> {
    let fields: Vec<&str> = tag.split(':').collect();
    let has = |name: &str| fields.contains(&name);
    let cells = features(&fields);
    let one = |pos| vec![(pos, 0, Morph::NONE)];
    match fields[0] {
        "SUB" => vec![(Pos::Nn, 0, cells)],
        "EIG" => {
            let kind = match *fields.last().unwrap_or(&"") {
                "NAC" => Morph::SURNAME,
                "VOR" | "VOR*" | "VOR#" => Morph::FIRST_NAME,
                "STD" | "COU" | "GEB" | "MOU" | "GEO" | "WAT" => Morph::PLACE,
                _ => Morph::NONE,
            };
            vec![(Pos::Ne, 0, cells | kind)]
        }
        "ADJ" | "PA1" | "PA2" if has("PRD") => one(Pos::Adjd),
        "ADJ" | "PA1" | "PA2" => vec![(Pos::Adja, 0, cells)],
        "ADV" => one(Pos::Adv),
        "PRP" => one(Pos::Appr),
        "KON" => one(if has("UNT") { Pos::Kous } else { Pos::Kon }),
        "ZUS" => one(Pos::Ptkvz),
        "INJ" => one(Pos::Itj),
        "ZAL" => one(Pos::Card),
        "NEG" => one(Pos::Ptkneg),
        "PRO" if has("IND") || has("RIN") => vec![(Pos::Piat, 0, cells), (Pos::Pis, 0, cells)],
        "PRO" if has("DEM") => vec![(Pos::Pdat, 0, cells), (Pos::Pds, 0, cells)],
        "PRO" if has("POS") => vec![(Pos::Pposat, 0, cells)],
        "PRO" if has("PER") => vec![(Pos::Pper, 0, cells)],
        "ART" => vec![(Pos::Art, 0, cells)],
        "VER" => verb(&fields, lemma).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn verb(fields: &[&str], lemma: &str) -> Option<(Pos, u8, Morph)> {
    let has = |name: &str| fields.contains(&name);
    // The dictionary knows the full-verb readings of auxiliaries too; in this tag set they are auxiliaries always.
    let (fin, inf, izu, pp) = match lemma {
        "haben" | "sein" | "werden" => (Pos::Vafin, Pos::Vainf, Pos::Vvizu, Pos::Vapp),
        "können" | "müssen" | "sollen" | "wollen" | "dürfen" | "mögen" => (Pos::Vmfin, Pos::Vminf, Pos::Vvizu, Pos::Vmpp),
        _ => (Pos::Vvfin, Pos::Vvinf, Pos::Vvizu, Pos::Vvpp),
    };
    if has("INF") {
        return Some((inf, 0, Morph::NONE));
    }
    if has("EIZ") {
        return Some((izu, 0, Morph::NONE));
    }
    if has("PA2") {
        return Some((pp, 0, Morph::NONE));
    }
    if has("PA1") {
        return Some((Pos::Adjd, 0, Morph::NONE));
    }
    if has("IMP") {
        return None;
    }
    let (person, feature) = if has("1") {
        (1, Morph::FIRST)
    } else if has("2") {
        (2, Morph::SECOND)
    } else {
        (3, Morph::THIRD)
    };
    let tense = if has("PRÄ") {
        Morph::IND | Morph::PRES
    } else if has("PRT") {
        Morph::IND | Morph::PAST
    } else if has("KJ1") {
        Morph::K1
    } else if has("KJ2") {
        Morph::K2
    } else {
        return None;
    };
    let number = if has("PLU") { Morph::PLUR } else { Morph::SING };
    Some((fin, person, feature | tense | (Morph::NOM & number)))
}

/// Drops the words of which no form is among the frequent ones, except names, and women whose men are (`Unterhändlerin`).
fn drop_rare(forms: &mut BTreeMap<String, Readings>, frequent: &HashSet<String>) {
    let kept: HashSet<String> = forms
        .iter()
        .filter(|(form, _)| frequent.contains(*form))
        .flat_map(|(_, readings)| readings.keys().map(|(lemma, ..)| lemma.clone()))
        .chain(frequent.iter().cloned())
        .collect();
    let is_kept =
        |lemma: &str, pos| pos == Pos::Ne || kept.contains(lemma) || lemma.strip_suffix("in").is_some_and(|man| kept.contains(man));
    for readings in forms.values_mut() {
        readings.retain(|(lemma, pos, _), _| is_kept(lemma, *pos));
    }
}

/// Drops nouns that are adjectives with a capital; reading a text finds them through the adjective.
fn drop_nominalised(forms: &mut BTreeMap<String, Readings>) {
    let adjectives: BTreeSet<String> =
        forms.iter().filter(|(_, r)| r.keys().any(|k| k.1 == Pos::Adja)).map(|(form, _)| form.clone()).collect();
    forms.retain(|form, readings| {
        let lower = recased(form, |c| c.to_lowercase().collect());
        if lower != *form && adjectives.contains(&lower) {
            readings.retain(|(lemma, pos, _), _| *pos != Pos::Nn || !is_adjectival(lemma));
        }
        !readings.is_empty()
    });
}

/// Drops what a form with a capital has in common with the same in lower case (`Verreiste` as a verb): reading a text finds it there.
fn drop_respelt(forms: &mut BTreeMap<String, Readings>) {
    let small: BTreeMap<String, BTreeSet<(String, Pos, u8)>> = forms
        .keys()
        .filter_map(|form| {
            let small = forms.get(&recased(form, |c| c.to_lowercase().collect())).filter(|_| form.starts_with(char::is_uppercase))?;
            Some((form.clone(), small.keys().cloned().collect()))
        })
        .collect();
    for (form, readings) in forms {
        let Some(small) = small.get(form) else { continue };
        readings.retain(|key, _| key.1.is_noun() || !small.contains(key));
    }
}

/// The form with its first letter written anew.
fn recased(form: &str, letter: impl Fn(char) -> String) -> String {
    let mut letters = form.chars();
    letters.next().map(letter).into_iter().collect::<String>() + letters.as_str()
}

fn is_adjectival(lemma: &str) -> bool {
    lemma.ends_with('e') || lemma.ends_with("er")
}

/// A row of the list of function words.
fn function_word(row: &str) -> Option<(String, Readings)> {
    let fields: Vec<&str> = row.split('\t').collect();
    let [form, lemma, tags, cells] = fields[..] else { return None };
    let mut morph = Morph::NONE;
    for cell in cells.split_whitespace() {
        morph |= match cell.as_bytes() {
            [b'1'] => Morph::FIRST,
            [b'2'] => Morph::SECOND,
            [b'3'] => Morph::THIRD,
            [case, number] => {
                let case = match case {
                    b'n' => Morph::NOM,
                    b'g' => Morph::GEN,
                    b'd' => Morph::DAT,
                    b'a' => Morph::ACC,
                    _ => return None,
                };
                let number = match number {
                    b'm' => Morph::MASC,
                    b'f' => Morph::FEM,
                    b'n' => Morph::NEUT,
                    b'p' => Morph::PLUR,
                    _ => return None,
                };
                case & number
            }
            _ => return None,
        };
    }
    let readings = tags
        .split_whitespace()
        .map(|tag| Pos::ALL.iter().find(|p| p.tag() == tag).map(|&pos| ((lemma.to_owned(), pos, 0), morph)))
        .collect::<Option<_>>()?;
    Some((form.to_owned(), readings))
}

/// The lemma as an edit of the form: bytes dropped inside (`ge`, `zu`), bytes cut at the end, suffix.
fn edit(form: &str, lemma: &str) -> Option<Edit> {
    let plain = cut(form, lemma);
    let mut best = (plain.1.len() + usize::from(plain.0), (0, 0, plain.0, plain.1));
    for infix in ["ge", "zu"] {
        for (at, _) in form.match_indices(infix).filter(|m| m.0 < 16) {
            let (cut, suffix) = cut(&format!("{}{}", &form[..at], &form[at + 2..]), lemma);
            let cost = suffix.len() + usize::from(cut) + 1;
            if cost < best.0 && usize::from(cut) + at + 2 <= form.len() {
                best = (cost, (at as u8, 2, cut, suffix));
            }
        }
    }
    let (at, drop, cut, suffix) = best.1;
    (suffix.len() < 256).then_some(Edit { at, drop, cut, suffix })
}

fn cut(form: &str, lemma: &str) -> (u8, String) {
    let common = form.char_indices().zip(lemma.chars()).take_while(|((_, a), b)| a == b).map(|((i, a), _)| i + a.len_utf8()).last();
    let common = common.unwrap_or_default();
    ((form.len() - common) as u8, lemma[common..].to_owned())
}

fn readings(form: &str, all: &Readings) -> Option<Vec<Reading>> {
    all.iter().map(|((lemma, pos, _), morph)| Some(Reading { kind: (*pos as u8, morph.bits()), edit: edit(form, lemma)? })).collect()
}
