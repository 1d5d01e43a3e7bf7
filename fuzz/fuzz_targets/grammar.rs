//! German made of the pieces that quotations are made of, in any order: deeper than any text that bytes alone make.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const PIECES: &[&str] = &include!("../pieces.rs");

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|bytes: &[u8]| {
    let text: String = bytes.iter().take(400).map(|&b| PIECES[usize::from(b) % PIECES.len()]).collect();
    common::check_text(&EXTRACTOR, &text);
});
