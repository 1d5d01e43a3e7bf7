//! The caller's own names among those that the tagger found.

use super::group::Thing;
use super::tagger::Mention;
use crate::entity::{Entity, Gazetteer};
use crate::morph::Words;
use std::collections::BTreeMap;

/// Adds the names of the gazetteer. Gives, per mention, the number of its entry, if any.
pub(super) fn add(words: &Words<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) -> Vec<Option<u32>> {
    let mut found: Vec<(Mention, u32)> = Vec::new();
    let search = gazetteer.search(words.text);
    let mut i = 0;
    while i < words.tokens.len() {
        let start = words.tokens[i].span.start;
        let hit = search.find_at(start).and_then(|hit| {
            let last = words.tokens.partition_point(|t| t.span.end < hit.end);
            let kind = gazetteer.entry(hit.entry)?.kind;
            // A name that ends inside a token (`Hafenwerk-Chef`) is a part of a compound.
            (words.tokens.get(last)?.span.end == hit.end).then_some((Mention { first: i, last, kind, front: 0 }, hit.entry))
        });
        match hit {
            Some(hit) => {
                i = hit.0.last + 1;
                found.push(hit);
            }
            None => i += 1,
        }
    }
    // Both lists are in order and without overlaps inside themselves.
    let mut all: Vec<(Mention, Option<u32>)> = Vec::with_capacity(mentions.len() + found.len());
    let mut rest = &found[..];
    for &mention in mentions.iter() {
        let before = rest.partition_point(|(own, _)| own.last < mention.first);
        all.extend(rest[..before].iter().map(|&(own, entry)| (own, Some(entry))));
        rest = &rest[before..];
        let (over, behind) = rest.split_at(rest.partition_point(|(own, _)| own.first <= mention.last));
        let shorter = |own: &Mention| own.last - own.first < mention.last - mention.first;
        let inside = |own: &Mention| mention.first <= own.first && own.last <= mention.last && shorter(own);
        match over {
            [] => all.push((mention, None)),
            // `Anna Kessler`, the entry being `Kessler`: the longer name stays.
            [(own, entry), ..] if over.iter().all(|(own, _)| inside(own)) => {
                all.push((mention, (own.kind == mention.kind).then_some(*entry)));
                rest = behind;
            }
            _ => {}
        }
    }
    all.extend(rest.iter().map(|&(own, entry)| (own, Some(entry))));
    *mentions = all.iter().map(|(m, _)| *m).collect();
    all.into_iter().map(|(_, e)| e).collect()
}

/// Joins the things that have the same entry: the caller says that these are names of one.
pub(super) fn join(own: &[Option<u32>], things: &mut Vec<Thing>) {
    let entry = |thing: &Thing| thing.mentions.iter().find_map(|&m| own.get(m).copied().flatten());
    let mut first: BTreeMap<u32, usize> = BTreeMap::new();
    let mut out: Vec<Thing> = Vec::with_capacity(things.len());
    for thing in things.drain(..) {
        match entry(&thing).map(|e| *first.entry(e).or_insert(out.len())) {
            Some(n) if n < out.len() => {
                out[n].mentions.extend(thing.mentions);
                out[n].mentions.sort_unstable();
            }
            _ => out.push(thing),
        }
    }
    *things = out;
}

/// What the entries say of their entities.
pub(super) fn describe(gazetteer: &Gazetteer, own: &[Option<u32>], things: &[Thing], entities: &mut [Entity]) {
    for (thing, entity) in things.iter().zip(entities) {
        let Some(entry) = thing.mentions.iter().find_map(|&m| own.get(m).copied().flatten()).and_then(|n| gazetteer.entry(n)) else {
            continue;
        };
        entity.name.clone_from(&entry.name);
        entity.external_id.clone_from(&entry.id);
        entity.subtype = entry.subtype.or(entity.subtype);
        entity.gender = entry.gender.or(entity.gender);
    }
}

#[cfg(test)]
mod tests {
    use crate::{EntityKind, Extractor, Gazetteer, GazetteerEntry};

    /// Found by fuzzing: of a list read as a text, the tagger takes the first line for one name, which holds one name of the caller and ends
    /// in the middle of another.
    #[test]
    fn names_do_not_overlap() {
        let text = "name\ttype\tid\taliases\nHafenweyk\tORG\tq0\tHW»Wir habe";
        let entries = ["Hafenweyk", "HW»Wir habe"].map(|name| GazetteerEntry::new(name, EntityKind::Org));
        let extractor = Extractor::builder().gazetteer(Gazetteer::new(entries).unwrap()).build();
        let doc = extractor.read(text);
        let mut spans: Vec<_> = doc.entities().iter().flat_map(|e| &e.mentions).copied().collect();
        spans.sort_unstable_by_key(|s| s.start);
        assert_eq!(spans.iter().map(|s| &text[s.range()]).collect::<Vec<_>>(), ["Hafenweyk", "HW»Wir habe"]);
    }
}
