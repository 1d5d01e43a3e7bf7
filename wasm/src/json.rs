//! From a document to a plain JavaScript object.
//!
//! The core serialises with `snake_case` keys. JavaScript expects `camelCase`, so the writer below renames every key on its way
//! out. The text is then parsed by the engine: one call over the border instead of one for each field.

use js_sys::JSON;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::io::{self, Write};
use wasm_bindgen::prelude::*;

/// `value` as a plain object.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&to_json(value).map_err(|e| JsError::new(&e.to_string()))?)
}

/// `value` as JSON with `camelCase` keys.
fn to_json(value: &impl Serialize) -> serde_json::Result<String> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, CamelKeys::default()))?;
    String::from_utf8(out).map_err(serde::ser::Error::custom)
}

/// Writes compact JSON; keys lose their underscores and gain capitals.
#[derive(Default)]
struct CamelKeys {
    in_key: bool,
}

impl Formatter for CamelKeys {
    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        CompactFormatter.begin_object_key(out, first)
    }

    fn end_object_key<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.in_key = false;
        CompactFormatter.end_object_key(out)
    }

    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if !self.in_key {
            return out.write_all(fragment.as_bytes());
        }
        for (n, word) in fragment.split('_').enumerate() {
            match word.split_at_checked(1) {
                Some((first, rest)) if n > 0 => write!(out, "{}{rest}", first.to_ascii_uppercase())?,
                _ => out.write_all(word.as_bytes())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use serde::Serialize;

    #[derive(Serialize)]
    struct Case<'a> {
        is_accessible_for_free: bool,
        id: &'a str,
    }

    #[test]
    fn keys_are_renamed_and_values_are_not() {
        let json = to_json(&Case { is_accessible_for_free: true, id: "snake_case \"ü\"" });
        assert_eq!(json.ok().as_deref(), Some(r#"{"isAccessibleForFree":true,"id":"snake_case \"ü\""}"#));
    }
}
