//! Finds the names: a linear-chain CRF over the tokens of every sentence.

use super::features::{Attributes, features};
use crate::entity::EntityKind;
use crate::model::crf::{Crf, Decoder, Features};
use crate::morph::Words;

static MODEL: Crf<'static> = Crf::embedded(include_bytes!("../../../../models/names.crf"));

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its first and last token.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: EntityKind,
}

/// What the tagger found.
#[derive(Clone, Debug, Default)]
pub(super) struct Tagged {
    /// Names, in order, disjoint.
    pub(super) mentions: Vec<Mention>,
    /// Tokens that derive from a name (`russische`) or are a compound with one (`SPD-Chef`).
    pub(super) derived: Vec<usize>,
}

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Outside,
    First(EntityKind),
    Later(EntityKind),
    Derived,
}

/// The labels in the order of their numbers; the trainer uses the same.
const LABELS: [Label; 11] = {
    use EntityKind::{Loc, Misc, Org, Per};
    use Label::{Derived, First, Later, Outside};
    [Outside, First(Per), Later(Per), First(Org), Later(Org), First(Loc), Later(Loc), First(Misc), Later(Misc), Derived, Derived]
};

/// Tags the text.
pub(super) fn tag(words: &Words<'_>, attributes: &[Attributes]) -> Tagged {
    let mut out = Tagged::default();
    let mut decoder = Decoder::new(MODEL);
    let mut buffer = Features::new();
    for sentence in &words.sentences {
        features(attributes, sentence.tokens.clone(), 0, &mut buffer);
        for (i, label) in sentence.tokens.clone().zip(decoder.decode(&buffer)) {
            match LABELS.get(usize::from(label)).copied().unwrap_or(Label::Outside) {
                Label::Outside => {}
                Label::First(kind) => out.mentions.push(Mention { first: i, last: i, kind }),
                Label::Later(kind) => match out.mentions.last_mut().filter(|m| m.last + 1 == i && m.kind == kind) {
                    Some(mention) => mention.last = i,
                    None => out.mentions.push(Mention { first: i, last: i, kind }),
                },
                Label::Derived => out.derived.push(i),
            }
        }
    }
    out
}
