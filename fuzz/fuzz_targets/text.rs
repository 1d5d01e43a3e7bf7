//! Any text gives a document of which all holds that is promised, and the same one again.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let extractor = Extractor::new();
    let doc = common::check_text(&extractor, text);
    assert_eq!(doc, extractor.read(text));
});
