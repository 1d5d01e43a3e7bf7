//! Any bytes are a model or an error, and what is read as a model labels a text.
#![no_main]

use depesche::train::crf::{Crf, Decoder, Features, Scorer};
use depesche::train::{lists::Lists, map::Map};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Two models are fuzzed: the bytes as they are, and with the checksum that they should have.
    let mut signed = bytes.to_vec();
    if let Some((header, rest)) = signed.split_at_mut_checked(24) {
        header[20..].copy_from_slice(&depesche::train::hash::checksum(rest).to_le_bytes());
    }
    for bytes in [bytes, &signed] {
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
        }
        if let Some(map) = Map::open(bytes) {
            let _ = map.get("Etat");
        }
        if let Some(lists) = Lists::open(bytes) {
            let _ = lists.word("Etat");
        }
    }
});
