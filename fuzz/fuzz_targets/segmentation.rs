//! Every byte that can be seen lies in a token, every token in a sentence, every sentence in a part; without the models, so that many texts
//! are tried.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::builder().models(false).build());

fuzz_target!(|text: &str| {
    common::check(&EXTRACTOR.read(text));
});
