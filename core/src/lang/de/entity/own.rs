//! The caller's own names among those that the tagger found.

use super::group::Thing;
use super::tagger::Mention;
use crate::entity::{Entity, Gazetteer};
use crate::morph::Words;

/// Adds the names of the gazetteer. Gives, per mention, the number of its entry, if any.
pub(super) fn add(words: &Words<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) -> Vec<Option<u32>> {
    let mut found: Vec<(Mention, u32)> = Vec::new();
    let mut i = 0;
    while i < words.tokens.len() {
        let start = words.tokens[i].span.start;
        let hit = gazetteer.find_at(words.text, start).and_then(|hit| {
            let last = words.tokens.partition_point(|t| t.span.end < hit.end);
            let kind = gazetteer.entry(hit.entry)?.kind;
            // A name that ends inside a token (`Hafenwerk-Chef`) is a part of a compound.
            (words.tokens.get(last)?.span.end == hit.end).then_some((Mention { first: i, last, kind }, hit.entry))
        });
        match hit {
            Some(hit) => {
                i = hit.0.last + 1;
                found.push(hit);
            }
            None => i += 1,
        }
    }
    let mut all: Vec<(Mention, Option<u32>)> = mentions.iter().map(|m| (*m, None)).collect();
    for (own, entry) in found {
        let overlaps = |m: &Mention| m.first <= own.last && own.first <= m.last;
        let longer = |m: &Mention| m.first <= own.first && own.last <= m.last && m.last - m.first > own.last - own.first;
        if let Some((mention, slot)) = all.iter_mut().find(|(m, e)| e.is_none() && longer(m)) {
            // `Anna Kessler`, the entry being `Kessler`.
            if mention.kind == own.kind {
                *slot = Some(entry);
            }
            continue;
        }
        all.retain(|(m, _)| !overlaps(m));
        all.push((own, Some(entry)));
    }
    all.sort_by_key(|(m, _)| m.first);
    *mentions = all.iter().map(|(m, _)| *m).collect();
    all.into_iter().map(|(_, e)| e).collect()
}

/// Joins the things that have the same entry: the caller says that these are names of one.
pub(super) fn join(own: &[Option<u32>], things: &mut Vec<Thing>) {
    let entry = |thing: &Thing| thing.mentions.iter().find_map(|&m| own.get(m).copied().flatten());
    let mut n = 0;
    while n < things.len() {
        let same = entry(&things[n]).and_then(|e| (0..n).find(|&m| entry(&things[m]) == Some(e)));
        if let Some(m) = same {
            let other = things.remove(n);
            things[m].mentions.extend(other.mentions);
            things[m].mentions.sort_unstable();
        } else {
            n += 1;
        }
    }
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
