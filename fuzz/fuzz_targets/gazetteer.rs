//! Any list of names is a gazetteer or an error; what is found with it holds all that is promised. The list ends with a NUL, a text follows.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::{Extractor, Gazetteer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (list, text) = input.split_once('\0').unwrap_or((input, input));
    if let Ok(names) = Gazetteer::parse(list) {
        common::check(&Extractor::builder().models(false).gazetteer(names).build().read(text));
    }
});
