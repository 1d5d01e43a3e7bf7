//! Offsets in every encoding against a naive count.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if text.len() < 1 << 14 {
        common::check_offsets(&Extractor::new().read(text));
    }
});
