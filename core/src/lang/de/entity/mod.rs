//! Names in German news: found by a tagger ([`tagger`]), grouped into things ([`group`]), described ([`people`], [`subtype`], [`name`]).

mod bounds;
mod features;
mod group;
mod kinds;
pub mod lists;
mod name;
mod own;
mod people;
mod roles;
mod second;
mod subtype;
mod tagger;
pub mod tags;
#[cfg(test)]
mod tests;
#[cfg(feature = "train")]
pub mod train;

use crate::entity::{Entity, EntityId, EntityKind, Gazetteer, Role, Subtype};
use crate::model::crf::Scorer;
use crate::morph::Words;
use crate::{Article, PartKind, Span};
use core::ops::Range;
use features::Known;
use group::Thing;
use lists::Entry;
use people::Reader;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use tagger::{Mention, Tagged};
pub(crate) use tagger::{model, read_model};
use tags::{Tags, unpack_country};

/// Finds the names of each article and groups them, in the order of their first mentions.
pub(crate) fn find_all(articles: &[(&Words<'_>, &Article)], gazetteer: Option<&Gazetteer>, model: &Scorer<'_>) -> Vec<Vec<Entity>> {
    let known: Vec<_> = articles.iter().map(|(words, _)| Known::new(words)).collect();
    let tagged: Vec<_> = articles.iter().zip(&known).map(|((words, _), known)| tagger::tag(words, known, 0, model)).collect();
    let all = articles.iter().zip(&known).zip(tagged);
    all.map(|(((words, article), known), tagged)| group_tagged(words, article, gazetteer, known, tagged)).collect()
}

/// The things of an article that the tagged names name.
fn group_tagged(
    words: &Words<'_>,
    article: &Article,
    gazetteer: Option<&Gazetteer>,
    known: &Known<'_, '_>,
    mut tagged: Tagged,
) -> Vec<Entity> {
    bounds::mend(words, &mut tagged.mentions);
    kinds::mend(words, article, &mut tagged.mentions);
    second::revise(words, known, &mut tagged);
    let own = gazetteer.map(|g| own::add(words, g, &mut tagged.mentions)).unwrap_or_default();
    let mut things = group::group(words, &tagged.mentions);
    own::join(&own, &mut things);
    let mut person = vec![false; words.tokens.len()];
    for m in tagged.mentions.iter().filter(|m| m.kind == EntityKind::Per) {
        person[m.first..=m.last].fill(true);
    }
    let reader = Reader { words, known, person: &person };
    let mut out: Vec<Entity> = things.iter().map(|thing| describe(&reader, thing, &tagged.mentions)).collect();
    for (n, entity) in out.iter_mut().enumerate() {
        entity.id = EntityId(n as u32 + 1);
    }
    if let Some(gazetteer) = gazetteer {
        own::describe(gazetteer, &own, &things, &mut out);
    }
    let stems = stems(&out);
    affiliate(&reader, &tagged.mentions, &things, &stems, &mut out);
    link_derived(&reader, &tagged, &stems, &mut out);
    salience(words, article, &mut out);
    out
}

/// What the lists say about a whole name.
fn listed(words: &Words<'_>, mention: Mention) -> Entry {
    let (single, longest) = features::LISTS.phrases((mention.first..=mention.last).map(|i| mention.word(words, i)));
    let whole = longest.filter(|f| f.len == mention.last + 1 - mention.first).map(|f| f.entry);
    if mention.first == mention.last { single.unwrap_or_default() } else { whole.unwrap_or_default() }
}

fn describe(reader: &Reader<'_, '_>, thing: &Thing, mentions: &[Mention]) -> Entity {
    let words = reader.words;
    let own: Vec<Mention> = thing.mentions.iter().filter_map(|&n| mentions.get(n)).copied().collect();
    let mut entity = Entity {
        id: EntityId(0),
        kind: thing.kind,
        subtype: None,
        name: name::base_form(words, thing.kind, &own),
        gender: None,
        roles: Vec::new(),
        affiliation: None,
        country: None,
        external_id: None,
        mentions: own.iter().map(|m| m.span(words)).collect(),
        derived: Vec::new(),
        salience: 0.0,
    };
    if thing.kind == EntityKind::Per {
        let mut roles: Vec<Range<usize>> = Vec::new();
        for mention in &own {
            reader.roles(*mention, &mut roles);
        }
        entity.gender = reader.gender(&own, &roles);
        let mut texts = BTreeSet::new();
        for role in roles {
            let span = words.span(role.start, role.end - 1);
            let text = words.text.get(span.range()).unwrap_or_default();
            if texts.insert(text) {
                entity.roles.push(Role { text: text.to_owned(), span });
            }
        }
        return entity;
    }
    let entry = own.iter().map(|m| listed(words, *m)).fold(Entry::default(), |all, e| Entry {
        tags: all.tags.with(e.tags),
        country: if all.country == 0 && e.tags.any(Tags::COUNTRY) { e.country } else { all.country },
    });
    let longest = own.iter().max_by_key(|m| m.last - m.first);
    let heads = longest.into_iter().flat_map(|m| [Some(m.last), (m.first < m.last).then_some(m.first)]).flatten();
    entity.subtype = subtype::subtype(thing.kind, entry.tags, "")
        .or_else(|| heads.into_iter().find_map(|i| subtype::subtype(thing.kind, Tags::NONE, words.lower(i))))
        .or_else(|| longest.and_then(|m| (m.first..=m.last).any(|i| is_club_word(words.word(i))).then_some(Subtype::Club)));
    if thing.kind == EntityKind::Loc {
        // `in Haditha`, without an article: a town, if nothing else is known.
        let towns = own.iter().any(|m| m.first > 0 && matches!(words.word(m.first - 1), "in" | "In" | "nach" | "bei" | "Bei"));
        entity.subtype = entity.subtype.or(towns.then_some(Subtype::City));
        entity.country = unpack_country(entry.country);
    }
    entity
}

/// Words that only names of sports clubs have.
fn is_club_word(word: &str) -> bool {
    matches!(
        word,
        "FC" | "SV"
            | "TSV"
            | "SC"
            | "VfB"
            | "VfL"
            | "FSV"
            | "TSG"
            | "SG"
            | "BSC"
            | "SpVgg"
            | "AC"
            | "AS"
            | "1."
            | "Borussia"
            | "Eintracht"
            | "Fortuna"
    )
}

/// The organisation or place in a person's role or in brackets after the name.
fn affiliate(reader: &Reader<'_, '_>, mentions: &[Mention], things: &[Thing], stems: &Stems, entities: &mut [Entity]) {
    let words = reader.words;
    // The thing of every mention.
    let mut owner = vec![0; mentions.len()];
    for (t, thing) in things.iter().enumerate() {
        for &m in &thing.mentions {
            owner[m] = t;
        }
    }
    let other = |wanted: EntityKind, span: Span| {
        let from = mentions.partition_point(|m| m.span(words).start < span.start);
        let inside =
            (from..mentions.len()).take_while(|&m| span.contains(mentions[m].span(words))).find(|&m| mentions[m].kind == wanted)?;
        entities.get(owner[inside]).map(|e| e.id)
    };
    let in_brackets = |m: usize| {
        let next = mentions.get(m + 1)?;
        let close = mentions[m].last + 2 == next.first && words.tokens.len() > next.last + 1;
        (close && words.word(next.first - 1) == "(" && next.kind != EntityKind::Per).then(|| owner[m + 1])
    };
    let found: Vec<Option<EntityId>> = things
        .iter()
        .enumerate()
        .map(|(t, thing)| {
            let entity = entities.get(t).filter(|e| e.kind == EntityKind::Per)?;
            let bracket =
                thing.mentions.iter().find_map(|&m| in_brackets(m)).and_then(|t| entities.get(t)).filter(|e| e.kind == EntityKind::Org);
            bracket
                .map(|e| e.id)
                .or_else(|| entity.roles.iter().find_map(|r| other(EntityKind::Org, r.span)))
                .or_else(|| entity.roles.iter().find_map(|r| by_compound(&r.text, stems).and_then(|n| entities.get(n)).map(|e| e.id)))
                .or_else(|| entity.roles.iter().find_map(|r| other(EntityKind::Loc, r.span)))
        })
        .collect();
    for (entity, affiliation) in entities.iter_mut().zip(found) {
        entity.affiliation = affiliation;
    }
}

/// By the stem of a name, the number of an entity.
type Stems = BTreeMap<String, usize>;

/// The first entity of every stem of a name, people left out.
fn stems(entities: &[Entity]) -> Stems {
    let mut out = Stems::new();
    for (n, entity) in entities.iter().enumerate().filter(|(_, e)| e.kind != EntityKind::Per) {
        out.entry(stem(&entity.name).into_owned()).or_insert(n);
    }
    out
}

/// The stem of a name, as [`group::stem`] has it.
fn stem(name: &str) -> Cow<'_, str> {
    group::stem(name, name.to_lowercase().into())
}

/// `SPD-Chef`: the entity that stands before the hyphen.
fn by_compound(role: &str, stems: &Stems) -> Option<usize> {
    role.split(' ').filter_map(|word| word.rsplit_once('-')).find_map(|(front, _)| stems.get(&*stem(front)).copied())
}

/// Gives the words that derive from names to their entities.
fn link_derived(reader: &Reader<'_, '_>, tagged: &Tagged, stems: &Stems, entities: &mut [Entity]) {
    if tagged.derived.is_empty() {
        return;
    }
    let words = reader.words;
    let mut small = Stems::new();
    small.extend(stems.iter().map(|(s, n)| (s.to_lowercase(), *n)));
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, code) in entities.iter().enumerate().filter_map(|(n, e)| e.country.map(|c| (n, c))) {
        countries.entry(code).or_insert(n);
    }
    for &i in &tagged.derived {
        let word = words.word(i);
        let entry = features::LISTS.word(word).unwrap_or_default();
        let country = unpack_country(entry.country).filter(|_| entry.tags.any(Tags::ADJECTIVE.with(Tags::INHABITANT)));
        let lower = words.lower(i);
        let front = word.rsplit_once('-').and_then(|(front, _)| stems.get(&*stem(front)));
        // `Hamburger`, `Bundestagspräsident`: the longest name with something behind it.
        let start = || lower.char_indices().map(|(at, _)| at).filter(|&at| at > 3).filter_map(|at| small.get(&lower[..at])).next_back();
        if let Some(&n) = front.or_else(start).or_else(|| country.and_then(|c| countries.get(c))) {
            entities[n].derived.push(words.tokens[i].span);
        }
    }
}

/// How central every entity is: how often and how early it is named, and whether in the headline.
fn salience(words: &Words<'_>, article: &Article, entities: &mut [Entity]) {
    let most = entities.iter().map(|e| e.mentions.len()).max().unwrap_or(1) as f32;
    let len = words.text.len().max(1) as f32;
    let headline: Vec<Span> =
        article.parts.iter().filter(|p| matches!(p.kind, PartKind::Headline | PartKind::Subheadline)).map(|p| p.span).collect();
    for entity in entities {
        let often = entity.mentions.len() as f32 / most;
        let early = 1.0 - entity.mentions.first().map_or(0.0, |m| m.start as f32) / len;
        let headed = headline.iter().any(|h| entity.mentions.iter().any(|m| h.contains(*m)));
        entity.salience = 0.5 * often + 0.3 * early + if headed { 0.2 } else { 0.0 };
    }
}
