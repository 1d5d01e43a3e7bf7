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
    let mut found = found.into_iter().peekable();
    for &mention in mentions.iter() {
        while let Some(own) = found.next_if(|(own, _)| own.last < mention.first) {
            all.push((own.0, Some(own.1)));
        }
        let overlaps = |own: &Mention| own.first <= mention.last && mention.first <= own.last;
        let inside = |own: &Mention| mention.first <= own.first && own.last <= mention.last;
        match found.peek().copied() {
            // `Anna Kessler`, the entry being `Kessler`: the longer name stays.
            Some((own, entry)) if inside(&own) && own.last - own.first < mention.last - mention.first => {
                all.push((mention, (own.kind == mention.kind).then_some(entry)));
                while found.next_if(|(own, _)| own.first <= mention.last && inside(own)).is_some() {}
            }
            Some((own, _)) if overlaps(&own) => {}
            _ => all.push((mention, None)),
        }
    }
    all.extend(found.map(|(own, entry)| (own, Some(entry))));
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
