//! Writes `core/models/dictionary.bin`; see `core/src/morph/dictionary.rs` for the format.

use super::automaton;
use depesche::train::tagger::{DICTIONARY, prefixes};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How to get from a form to its lemma.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    pub(super) at: u8,
    pub(super) drop: u8,
    pub(super) cut: u8,
    pub(super) suffix: String,
}

/// A reading of a form: part of speech and features, and how its lemma is found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    pub(super) kind: (u8, u32),
    pub(super) edit: Edit,
}

/// So many of the classes have the shortest numbers in the automaton.
const SHORT: usize = 64;

/// The file of some forms.
pub(super) fn write(forms: &BTreeMap<&str, Vec<Reading>>) -> Result<Vec<u8>, String> {
    let kept = without_prefixed(forms);
    let forms: BTreeMap<&str, &[Reading]> =
        forms.iter().filter(|(form, _)| kept.contains(*form)).map(|(form, all)| (*form, &all[..all.len().min(255)])).collect();
    let readings = Numbers::new(forms.values().copied().flatten())?;
    let kinds = Numbers::new(readings.all.iter().map(|r| &r.kind))?;
    let edits = Numbers::new(readings.all.iter().map(|r| &r.edit))?;
    let lists: BTreeMap<&str, Vec<u16>> =
        forms.iter().map(|(form, all)| (*form, all.iter().map(|reading| readings.of(reading)).collect())).collect();
    let classes = classes(lists.values());
    let number: HashMap<&[u16], u32> = classes.iter().enumerate().map(|(n, list)| (list.as_slice(), n as u32)).collect();
    let mut builder = automaton::Builder::default();
    for (form, list) in &lists {
        builder.add(form.as_bytes(), number[list.as_slice()]);
    }
    let automaton = builder.finish();
    println!(
        "{} forms that do not follow from others, {} readings, {} classes, {} bytes of states",
        lists.len(),
        readings.all.len(),
        classes.len(),
        automaton.bytes.len()
    );

    let suffixes = suffixes(edits.all.iter().map(|e| e.suffix.as_str()));
    let mut parts: [Vec<u8>; 5] = Default::default();
    for &&(pos, morph) in &kinds.all {
        parts[0].push(pos);
        parts[0].extend(morph.to_le_bytes());
    }
    for Edit { at, drop, cut, suffix } in &edits.all {
        parts[1].extend([*at, *drop, *cut, suffix.len() as u8]);
        parts[1].extend(small(suffixes.find(suffix.as_str()).unwrap_or_default())?);
    }
    parts[2].extend(suffixes.bytes());
    for reading in &readings.all {
        parts[3].extend(kinds.of(&reading.kind).to_le_bytes());
        parts[3].extend(edits.of(&reading.edit).to_le_bytes());
    }
    let runs = runs(&classes);
    parts[4].extend(small(runs.len())?);
    for (first, length, at) in runs {
        parts[4].extend(small(first)?);
        parts[4].push(length as u8);
        parts[4].extend(small(at)?);
    }
    parts[4].extend(classes.iter().flatten().flat_map(|reading| reading.to_le_bytes()));

    let mut file = Vec::new();
    let mut at = (parts.len() + 1) * 4 + 31 + 4 * automaton.first.len();
    for part in &parts {
        file.extend((at as u32).to_le_bytes());
        at += part.len();
    }
    file.extend((at as u32).to_le_bytes());
    file.extend(&automaton.labels[1..]);
    file.extend(automaton.first.iter().flat_map(|f| f.to_le_bytes()));
    file.extend(parts.iter().flatten());
    file.extend(automaton.bytes);
    Ok(DICTIONARY.write(&file))
}

/// The forms that do not follow from a shorter one with a prefix before it.
fn without_prefixed<'f>(forms: &BTreeMap<&'f str, Vec<Reading>>) -> HashSet<&'f str> {
    let mut by_length: Vec<&'f str> = forms.keys().copied().collect();
    by_length.sort_by_key(|form| form.len());
    let mut kept = HashSet::new();
    for form in by_length {
        let follows = prefixes(form).into_iter().find(|&head| kept.contains(&form[head..])).is_some_and(|head| {
            let moved = |reading: &Reading| {
                let mut out = reading.clone();
                out.edit.at += if out.edit.drop > 0 { head as u8 } else { 0 };
                out
            };
            forms[&form[head..]].iter().map(moved).eq(forms[form].iter().cloned())
        });
        if !follows {
            kept.insert(form);
        }
    }
    kept
}

/// Different things in their order, and the number of each.
struct Numbers<'t, T> {
    all: Vec<&'t T>,
}

impl<'t, T: Ord> Numbers<'t, T> {
    fn new(things: impl Iterator<Item = &'t T>) -> Result<Self, String> {
        let all: Vec<&T> = things.collect::<BTreeSet<_>>().into_iter().collect();
        if all.len() > 1 << 16 { Err("more than 65,536 different readings".to_owned()) } else { Ok(Self { all }) }
    }

    /// The number of one of them.
    fn of(&self, thing: &T) -> u16 {
        self.all.binary_search(&thing).unwrap_or_default() as u16
    }
}

/// The different lists: the most frequent first, as many as have the shortest numbers, the others by their lengths.
fn classes<'l>(lists: impl Iterator<Item = &'l Vec<u16>>) -> Vec<Vec<u16>> {
    let mut uses: BTreeMap<&Vec<u16>, u32> = BTreeMap::new();
    for list in lists {
        *uses.entry(list).or_default() += 1;
    }
    let mut classes: Vec<(&Vec<u16>, u32)> = uses.into_iter().collect();
    classes.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let short = SHORT.min(classes.len());
    classes[short..].sort_by_key(|&(list, _)| (list.len(), list));
    classes.into_iter().map(|(list, _)| list.clone()).collect()
}

/// Of every run of lists of the same length: the number of its first, the length, and the sum of all lengths before.
fn runs(classes: &[Vec<u16>]) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    for (n, list) in classes.iter().enumerate() {
        if out.last().is_none_or(|run| run.1 != list.len()) {
            out.push((n, list.len(), at));
        }
        at += list.len();
    }
    out
}

/// A text that all suffixes are part of.
fn suffixes<'s>(all: impl Iterator<Item = &'s str>) -> String {
    let mut all: Vec<&str> = all.collect();
    all.sort_by_key(|suffix| (std::cmp::Reverse(suffix.len()), *suffix));
    let mut out = String::new();
    for suffix in all {
        if !out.contains(suffix) {
            out.push_str(suffix);
        }
    }
    out
}

fn small(number: usize) -> Result<[u8; 2], String> {
    u16::try_from(number).map(u16::to_le_bytes).map_err(|_| format!("{number} is too much for two bytes"))
}
