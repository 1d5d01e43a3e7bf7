//! What a page says of itself in JSON-LD, any text in its place.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|text: &str| {
    let page = format!(
        "<html><head><title>Etat</title><script type=\"application/ld+json\">{text}</script></head>\
         <body><article><h1>Etat</h1><p>„Der Etat steht“, sagte Jana Voss.</p></article></body></html>"
    );
    if let Ok(doc) = EXTRACTOR.read_html(page.as_bytes(), None) {
        common::check(&doc);
    }
});
