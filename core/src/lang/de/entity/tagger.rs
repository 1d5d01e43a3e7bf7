//! Finds the names: a linear-chain CRF over the tokens of every sentence.

use super::features::{FEW, Known, features, of_form};
use crate::entity::EntityKind;
use crate::lang::de::own_model;
use crate::model::crf::{Crf, Decoder, Features, Remembered, Scorer};
use crate::morph::Words;
use crate::{Error, Span};

/// What a token that looks like a name must be surer of to be none: names that are missed cost readers more than names too many. Where the
/// annotation of others is the measure (in training, a domain of its own), it counts both alike.
const OUTSIDE: f32 = 0.2;

static MODEL: Crf<'static> = Crf::embedded(include_bytes!("../../../../models/names.crf"));

/// The model that is part of the program.
pub(crate) fn model() -> Scorer<'static> {
    Scorer::with_few(MODEL, FEW)
}

/// The model of the caller.
pub(crate) fn read_model(bytes: &[u8]) -> Result<Scorer<'static>, Error> {
    own_model("names", bytes, &MODEL, FEW)
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its first and last token.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: EntityKind,
    /// Bytes of the last token that belong to the name, if it is the first part of a compound (`VW-Vorstand`); 0 if all do.
    pub(super) front: u32,
}

impl Mention {
    /// The last word of the name.
    pub(super) fn last_word<'t>(&self, words: &Words<'t>) -> &'t str {
        let word = words.word(self.last);
        if self.front == 0 { word } else { word.get(..self.front as usize).unwrap_or(word) }
    }

    /// Word `i` of the name.
    pub(super) fn word<'t>(&self, words: &Words<'t>, i: usize) -> &'t str {
        if i == self.last { self.last_word(words) } else { words.word(i) }
    }

    /// Where the name stands.
    pub(super) fn span(&self, words: &Words<'_>) -> Span {
        let span = words.span(self.first, self.last);
        if self.front == 0 { span } else { Span::new(span.start, words.tokens[self.last].span.start + self.front as usize) }
    }
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

/// The weights of so many forms are added up once; articles have fewer.
const REMEMBERED: usize = 4096;

/// No name has more tokens; what goes on for ever is cut, lest names be long to compare.
const LONGEST: usize = 64;

/// Tags the text; `domain` as for [`features`].
pub(super) fn tag(words: &Words<'_>, known: &Known<'_, '_>, domain: u32, model: &Scorer<'_>) -> Tagged {
    let mut out = Tagged::default();
    let mut decoder = Decoder::new(model);
    let mut buffer = model.features();
    let outside = model.units(OUTSIDE);
    let mut forms = Remembered::<5>::new(model, known.forms(), REMEMBERED);
    for tokens in words.sentences.iter().flat_map(crate::Sentence::pieces) {
        let of = |form, place: usize, out: &mut Features| {
            out.add_sums(&forms.of(form, |place, out| of_form(known, form, place, out))[place]);
        };
        features(known, tokens.clone(), domain, of, &mut buffer);
        decoder.score(&buffer);
        for (i, scores) in tokens.clone().zip(decoder.scores_mut()) {
            if domain == 0 && known.form(i).name_like {
                scores[0] = scores[0].saturating_sub(outside);
            }
        }
        for (i, &label) in tokens.zip(decoder.best_path()) {
            match LABELS.get(usize::from(label)).copied().unwrap_or(Label::Outside) {
                Label::Outside => {}
                Label::First(kind) => out.mentions.push(Mention { first: i, last: i, kind, front: 0 }),
                Label::Later(kind) => {
                    match out.mentions.last_mut().filter(|m| m.last + 1 == i && m.kind == kind && m.last - m.first < LONGEST) {
                        Some(mention) => mention.last = i,
                        None => out.mentions.push(Mention { first: i, last: i, kind, front: 0 }),
                    }
                }
                Label::Derived => out.derived.push(i),
            }
        }
    }
    out
}
