//! What the evaluation in `xtask` needs to judge one part of this step alone: given entities and given quotations.

use super::{Quote, QuoteKind, complete};
use crate::lang::de::{Models, quote::Draft};
use crate::{Entity, EntityId, EntityKind, Gender, Role, Span, Subtype, entity, morph, time};

/// An entity as a corpus gives it; spans in bytes.
#[derive(Clone, Debug)]
pub struct GivenEntity {
    /// Its name.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// What it is more closely.
    pub subtype: Option<Subtype>,
    /// Gender of a person.
    pub gender: Option<Gender>,
    /// Roles as they stand.
    pub roles: Vec<String>,
    /// Where it is named.
    pub mentions: Vec<Span>,
}

/// A quotation as a corpus gives it; spans in bytes.
#[derive(Clone, Debug)]
pub struct GivenQuote {
    /// Its type.
    pub kind: QuoteKind,
    /// Whether it stands in the last one before it that is not nested.
    pub nested: bool,
    /// Content, speaker, cue, frame.
    pub parts: [Vec<Span>; 4],
}

/// The quotations of `text`, with the given entities and bounds instead of found ones. In the order of the text.
pub fn complete_given(text: &str, entities: Option<Vec<GivenEntity>>, quotes: &[GivenQuote]) -> Vec<Quote> {
    let (article, words) = morph::read(text);
    let entities = entities.map_or_else(
        || entity::find(&words, &article, None, &Models::default()),
        |given| given.into_iter().enumerate().map(|(n, e)| entity(n, e)).collect(),
    );
    let times = time::find(&words, &article, None);
    let tokens = |spans: &[Span]| -> Vec<usize> {
        (0..words.tokens.len()).filter(|&i| spans.iter().any(|s| s.overlaps(words.tokens[i].span))).collect()
    };
    let mut drafts: Vec<Draft> = Vec::new();
    for q in quotes {
        let [content, speaker, cue, frame] = q.parts.each_ref().map(|spans| tokens(spans));
        if content.is_empty() {
            continue;
        }
        let parent = if q.nested {
            let inside = |d: &Draft| d.parent.is_none() && d.content.contains(&content[0]);
            drafts.iter().rposition(inside)
        } else {
            None
        };
        drafts.push(Draft { kind: q.kind, content, speaker, cue, frame, parent, ..Draft::default() });
    }
    complete(&words, &entities, &times, drafts)
}

fn entity(n: usize, given: GivenEntity) -> Entity {
    let role = |text: String| Role { text, span: Span::default() };
    Entity {
        id: EntityId(n as u32 + 1),
        kind: given.kind,
        subtype: given.subtype,
        name: given.name,
        gender: given.gender,
        roles: given.roles.into_iter().map(role).collect(),
        affiliation: None,
        country: None,
        external_id: None,
        mentions: given.mentions,
        derived: Vec::new(),
        salience: 0.0,
    }
}
