//! German.

pub(crate) mod abbreviations;
pub(crate) mod article;
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public for the trainers only"))]
pub mod clusters;
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, dead_code, reason = "public for the trainers only"))]
pub(crate) mod entity;
mod filter;
pub(crate) mod prefixes;
pub(crate) mod prepositions;
pub(crate) mod quote;
pub(crate) mod time;

use crate::error::{Error, Kind};
use crate::model::crf::{Crf, Few, Scorer};

/// The models of German, made ready.
#[derive(Clone, Debug)]
pub(crate) struct Models {
    pub(crate) names: Scorer<'static>,
    pub(crate) quotes: quote::Models<'static>,
}

impl Default for Models {
    /// Those that are part of the program.
    fn default() -> Self {
        Self { names: entity::model(), quotes: quote::Models::default() }
    }
}

impl Models {
    /// Takes a model of names of the caller.
    pub(crate) fn read_names(&mut self, model: &[u8]) -> Result<(), Error> {
        self.names = entity::read_model(model)?;
        Ok(())
    }

    /// Takes models of quotations of the caller.
    pub(crate) fn read_quotes(&mut self, spans: &[u8], roles: &[u8]) -> Result<(), Error> {
        self.quotes = quote::Models::read(spans, roles)?;
        Ok(())
    }
}

/// A model of the caller, made ready, that takes the place of `ours`: it has to have the same labels in the same order.
fn own_model(place: &'static str, bytes: &[u8], ours: &Crf<'_>, few: &[Few]) -> Result<Scorer<'static>, Error> {
    let model = Crf::read(bytes).map_err(|why| Kind::OwnModel(place, why))?;
    if !model.names().eq(ours.names()) {
        let [ours, theirs] = [ours, &model].map(|model| model.names().collect::<Vec<_>>().join(" "));
        let why = Kind::Model(format!("its labels are `{theirs}`, not `{ours}`"));
        return Err(Kind::OwnModel(place, why.into()).into());
    }
    Ok(Scorer::with_few(model, few))
}

#[cfg(test)]
mod tests {
    use crate::model::crf::{Crf, write};
    use crate::{Extractor, Span};
    use std::{fs, path::Path};

    const TEXT: &str = "Der Etat sei beschlossen, sagte Finanzministerin Anna Kessler.";

    fn committed(name: &str) -> Vec<u8> {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("models").join(name)).unwrap()
    }

    #[test]
    fn own_models_take_the_place_of_ours() {
        let [names, spans, roles] = ["names.crf", "quote-spans.crf", "quote-roles.crf"].map(committed);
        let same = Extractor::builder().names_model(&names).unwrap().quote_models(&spans, &roles).unwrap().build();
        assert_eq!(same.read(TEXT), Extractor::new().read(TEXT));
        // One that knows nothing and speaks for the first label.
        let labels = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC", "DERIVED", "COMPOUND"];
        let empty = write(&labels, &[0.0; 11], &[0.0; 121], &[]).unwrap();
        // The bias for names makes up for what is missing: every word like a name is one.
        let other = Extractor::builder().names_model(&empty).unwrap().build().read(TEXT);
        assert_ne!(other.entities(), same.read(TEXT).entities());
    }

    /// Found by fuzzing: a model may label as it likes, and the spans of a quotation are in order all the same.
    #[test]
    fn models_that_talk_nonsense_give_a_document() {
        const TEXT: &str =
            "„Der Etat ist beschlossen“, sagte Finanzministerin Anna Kessler, „und zwar gut.“ Er sei solide, fügte sie hinzu.";
        let [names, spans, roles] = ["names.crf", "quote-spans.crf", "quote-roles.crf"].map(committed);
        let mut seed = 1_u32;
        let mut number = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as f32 / 16_384.0 - 2.0
        };
        let mut nonsense = |like: &[u8]| {
            let names: Vec<&str> = Crf::read(like).unwrap().names().collect();
            let start: Vec<f32> = names.iter().map(|_| number()).collect();
            let transitions: Vec<f32> = (0..names.len() * names.len()).map(|_| number()).collect();
            write(&names, &start, &transitions, &[]).unwrap()
        };
        let ascend = |spans: &[Span]| spans.is_sorted_by(|a, b| a.end <= b.start);
        for n in 0..60 {
            let builder = Extractor::builder().names_model(&nonsense(&names)).unwrap();
            let builder = match n % 3 {
                0 => builder.quote_models(&spans, &nonsense(&roles)),
                1 => builder.quote_models(&nonsense(&spans), &roles),
                _ => builder.quote_models(&nonsense(&spans), &nonsense(&roles)),
            };
            for quote in builder.unwrap().build().read(TEXT).quotes() {
                for spans in [&quote.content, &quote.speaker, &quote.cue, &quote.frame, &quote.addressee] {
                    assert!(ascend(spans), "model {n}: {quote:?}");
                }
            }
        }
    }

    #[test]
    fn other_files_are_refused() {
        let [names, spans, roles] = ["names.crf", "quote-spans.crf", "quote-roles.crf"].map(committed);
        let changed = |at: usize| {
            let mut out = spans.clone();
            out[at] ^= 1;
            out
        };
        let builder = Extractor::builder;
        for (case, error, expected) in [
            ("no file", builder().names_model(&[]).err(), "names: cannot read the model: not a model"),
            ("a list of names", builder().names_model(&committed("names.bin")).err(), "names: cannot read the model: not a model"),
            ("a model of quotations", builder().names_model(&spans).err(), "names: cannot read the model: its labels are `O "),
            ("in the wrong order", builder().quote_models(&roles, &spans).err(), "spans of quotations: cannot read the model: its labels"),
            ("names for roles", builder().quote_models(&spans, &names).err(), "roles of quotations: cannot read the model: its labels"),
            (
                "another version",
                builder().quote_models(&changed(4), &roles).err(),
                "spans of quotations: cannot read the model: a model of another version",
            ),
            ("cut off", builder().quote_models(&spans[..9000], &roles).err(), "its length is not what its header says"),
            (
                "a wrong bit",
                builder().quote_models(&changed(9000), &roles).err(),
                "spans of quotations: cannot read the model: wrong checksum",
            ),
        ] {
            let error = error.map(|e| e.to_string()).unwrap_or_default();
            assert!(error.contains(expected), "{case}: {error}");
        }
    }
}
