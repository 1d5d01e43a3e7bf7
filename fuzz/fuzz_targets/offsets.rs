//! Offsets in every encoding against a naive count.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|text: &str| {
    if text.len() < 1 << 14 {
        common::check_offsets(&EXTRACTOR.read(text));
    }
});
