//! A document as JSON, read again: the same layers, with every span inside the text in the unit that it is counted in; and the exports.
#![no_main]

use depesche::{Extractor, OffsetEncoding, Span};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::{hint::black_box, sync::LazyLock};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|text: &str| {
    let doc = EXTRACTOR.read(text);
    for (encoding, length) in [
        (OffsetEncoding::Utf8, text.len()),
        (OffsetEncoding::Utf16, text.encode_utf16().count()),
        (OffsetEncoding::Utf32, text.chars().count()),
    ] {
        let doc = doc.clone().with_offsets(encoding);
        let value = read(&serde_json::to_string(&doc).expect("a document is JSON"));
        assert_eq!(read(&value.to_string()), value);
        assert_eq!(value["text"].as_str(), Some(text));
        assert_eq!(spans(&value["tokens"]), doc.tokens().iter().map(|t| t.span).collect::<Vec<_>>());
        assert_eq!(spans(&value["sentences"]), doc.sentences().iter().map(|s| s.span).collect::<Vec<_>>());
        for (entity, written) in doc.entities().iter().zip(value["entities"].as_array().expect("entities")) {
            assert_eq!(spans(&written["mentions"]), entity.mentions);
        }
        for (quote, written) in doc.quotes().iter().zip(value["quotes"].as_array().expect("quotations")) {
            assert_eq!(spans(&written["quote"]), quote.content);
            assert_eq!(spans(&written["speaker"]), quote.speaker);
        }
        inside(&value, length as u64);
    }
    for export in [doc.to_json_ld(), doc.to_ninjs(), doc.to_web_annotations()] {
        read(&export);
    }
    black_box(doc.to_markdown());
});

fn read(json: &str) -> Value {
    serde_json::from_str(json).expect("what was written is read")
}

fn spans(value: &Value) -> Vec<Span> {
    serde_json::from_value(value.clone()).expect("spans")
}

/// Every `start` and `end` lies in the text, and every pair of numbers.
fn inside(value: &Value, length: u64) {
    let check = |start: &Value, end: &Value| {
        if let (Some(start), Some(end)) = (start.as_u64(), end.as_u64()) {
            assert!(start < end && end <= length, "{value}");
        }
    };
    match value {
        Value::Array(items) => {
            if let [start, end] = items.as_slice() {
                check(start, end);
            }
            items.iter().for_each(|v| inside(v, length));
        }
        Value::Object(fields) => {
            check(&value["start"], &value["end"]);
            fields.values().for_each(|v| inside(v, length));
        }
        _ => {}
    }
}
