//! Texts made to break things. Nothing panics, and all that holds of every document holds of them. How long they take is measured by
//! `cargo bench`, not here.

mod common;

use depesche::{Extractor, OffsetEncoding};

include!("common/hostile.rs");

/// Names and texts of about `size` bytes.
fn inputs(size: usize) -> Vec<(&'static str, String)> {
    let fill = |piece: &str| piece.repeat(size / piece.len() + 1);
    let mut all = vec![
        ("empty", String::new()),
        ("one mark", "„".to_owned()),
        ("only spaces", fill(" \n\t")),
        ("no sentence end", fill("und dann kam er wieder ")),
    ];
    all.extend(PIECES.iter().map(|&(name, piece)| (name, fill(piece))));
    all.push(("one word of many names", format!("Die Donau AG tagt. {}", fill("Donau-"))));
    all.push(("every character of the basic plane", ('\0'..='\u{ffff}').collect()));
    all
}

#[test]
fn nothing_breaks() {
    let extractor = Extractor::new();
    for (name, text) in inputs(16_000) {
        let doc = common::check_text(&extractor, &text);
        assert_eq!(doc.text().len(), text.len(), "{name}");
    }
}

#[test]
fn a_megabyte_of_opening_marks() {
    // In a row they are one token.
    for (mark, tokens) in [("„", 1), ("„ ", 1 << 20)] {
        let doc = common::check_text(&Extractor::new(), &mark.repeat(1 << 20));
        assert_eq!(doc.tokens().len(), tokens, "{mark:?}");
    }
}

#[test]
fn many_parts_are_written_in_every_unit() {
    let doc = Extractor::new().read(&"Rät tagt 🙂\n".repeat(10_000));
    let [bytes, utf16, utf32] = [OffsetEncoding::Utf8, OffsetEncoding::Utf16, OffsetEncoding::Utf32].map(|encoding| {
        let written = serde_json::to_value(doc.clone().with_offsets(encoding)).expect("a document is JSON");
        written["article"]["paragraphs"].as_array().expect("paragraphs").clone()
    });
    assert!(bytes.len() > 9_000);
    assert!(bytes == utf16 && bytes == utf32, "the texts of the parts differ");
}
