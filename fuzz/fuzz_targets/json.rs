//! A document as JSON, read again: the same, with every span inside the text in the unit that it is counted in.
#![no_main]

use depesche::{Extractor, OffsetEncoding};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|text: &str| {
    let doc = EXTRACTOR.read(text);
    for (encoding, length) in [
        (OffsetEncoding::Utf8, text.len()),
        (OffsetEncoding::Utf16, text.encode_utf16().count()),
        (OffsetEncoding::Utf32, text.chars().count()),
    ] {
        let json = serde_json::to_string(&doc.clone().with_offsets(encoding)).expect("a document is JSON");
        let value: Value = serde_json::from_str(&json).expect("what was written is read");
        assert_eq!(serde_json::to_string(&value).ok().and_then(|j| serde_json::from_str(&j).ok()), Some(value.clone()));
        inside(&value, length as u64);
    }
});

/// Every `start` and `end` lies in the text.
fn inside(value: &Value, length: u64) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| inside(v, length)),
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start").and_then(Value::as_u64), fields.get("end").and_then(Value::as_u64)) {
                assert!(start < end && end <= length, "{value}");
            }
            fields.values().for_each(|v| inside(v, length));
        }
        _ => {}
    }
}
