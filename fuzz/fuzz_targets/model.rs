//! Any bytes are a model or an error; what is read as a model labels a text, and what has the labels of ours finds names and quotations of which all
//! holds that is promised.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use depesche::train::crf::{Crf, Decoder, Features, Scorer};
use depesche::train::{hash::checksum, lists, lists::Lists, map, map::Map};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "„Der Etat ist beschlossen“, sagte Finanzministerin Anna Kessler. Er sei solide.";

const SPANS: &[u8] = include_bytes!("../../core/models/quote-spans.crf");
const ROLES: &[u8] = include_bytes!("../../core/models/quote-roles.crf");

/// The bytes with the checksum that a model should have, or, without their first sixteen, as a table of that format.
fn signed(bytes: &[u8]) -> [Vec<u8>; 3] {
    let mut model = bytes.to_vec();
    if let Some((header, rest)) = model.split_at_mut_checked(24) {
        header[20..].copy_from_slice(&checksum(rest).to_le_bytes());
    }
    let body = bytes.get(16..).unwrap_or_default();
    [model, map::FORMAT.write(body), lists::FORMAT.write(body)]
}

fuzz_target!(|bytes: &[u8]| {
    let signed = signed(bytes);
    for bytes in [bytes].into_iter().chain(signed.iter().map(Vec::as_slice)) {
        if let Ok(model) = Crf::read(bytes) {
            let scorer = Scorer::new(model);
            let mut features = Features::new();
            for value in 0..20 {
                features.add(value % 3, value);
                features.end_token();
            }
            let mut decoder = Decoder::new(&scorer);
            let labels = decoder.decode(&features);
            assert!(labels.iter().all(|&l| usize::from(l) < model.labels()));
            assert_eq!(decoder.marginals().len(), 20);
            let builder = Extractor::builder;
            let builders = [builder().names_model(bytes), builder().quote_models(bytes, ROLES), builder().quote_models(SPANS, bytes)];
            for builder in builders.into_iter().flatten() {
                common::check(&builder.build().read(TEXT));
            }
        }
        if let Some(map) = Map::open(bytes) {
            let _ = map.get("Etat");
        }
        if let Some(lists) = Lists::open(bytes) {
            let _ = lists.phrases("Der Etat ist".split(' '));
        }
    }
});
