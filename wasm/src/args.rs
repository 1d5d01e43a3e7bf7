//! Arguments from JavaScript, checked: anything can come in, and a wrong thing gets an error that names it.

use js_sys::{Array, ArrayBuffer, JSON, Object, Reflect, TypeError, Uint8Array};
use wasm_bindgen::prelude::*;

/// The string that `value` is. Lone surrogates become U+FFFD, which is one UTF-16 unit as well: offsets hold.
pub(crate) fn string(what: &str, value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| wrong(what, "a string", value))
}

/// The source of a page.
pub(crate) enum Page {
    /// Decoded already.
    Text(String),
    /// As it was fetched.
    Bytes(Vec<u8>),
}

impl Page {
    pub(crate) fn new(what: &str, value: &JsValue) -> Result<Self, JsValue> {
        if let Some(text) = value.as_string() {
            Ok(Self::Text(text))
        } else if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
            Ok(Self::Bytes(bytes.to_vec()))
        } else if value.is_instance_of::<ArrayBuffer>() {
            Ok(Self::Bytes(Uint8Array::new(value).to_vec()))
        } else {
            Err(wrong(what, "a string, a Uint8Array or an ArrayBuffer", value))
        }
    }
}

/// An options object of which every key is known.
pub(crate) struct Fields {
    caller: &'static str,
    object: Option<Object>,
}

impl Fields {
    /// Checks the keys of `object` against `known`; `undefined` and `null` have none.
    pub(crate) fn new(caller: &'static str, object: JsValue, known: &[&str]) -> Result<Self, JsValue> {
        if object.is_undefined() || object.is_null() {
            return Ok(Self { caller, object: None });
        }
        if Array::is_array(&object) || object.is_function() {
            return Err(wrong(&format!("{caller}: options"), "an object", &object));
        }
        let object: Object = object.dyn_into().map_err(|value| wrong(&format!("{caller}: options"), "an object", &value))?;
        for key in Object::keys(&object).iter().filter_map(|key| key.as_string()) {
            if !known.contains(&key.as_str()) {
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                return Err(TypeError::new(&format!("{caller}: unknown option `{key}` (known: {known})")).into());
            }
        }
        Ok(Self { caller, object: Some(object) })
    }

    /// The string under `key`, if there is anything.
    pub(crate) fn string(&self, key: &str) -> Result<Option<String>, JsValue> {
        self.get(key)?.map(|value| string(&format!("{}: {key}", self.caller), &value)).transpose()
    }

    /// The boolean under `key`, if there is anything.
    pub(crate) fn boolean(&self, key: &str) -> Result<Option<bool>, JsValue> {
        let check = |value: JsValue| value.as_bool().ok_or_else(|| wrong(&format!("{}: {key}", self.caller), "a boolean", &value));
        self.get(key)?.map(check).transpose()
    }

    /// The string under `key`, or the array there as JSON.
    pub(crate) fn text_or_json(&self, key: &str) -> Result<Option<String>, JsValue> {
        let Some(value) = self.get(key)? else { return Ok(None) };
        let json = if Array::is_array(&value) { JSON::stringify(&value)?.as_string() } else { value.as_string() };
        json.map_or_else(|| Err(wrong(&format!("{}: {key}", self.caller), "an array or a string", &value)), |json| Ok(Some(json)))
    }

    fn get(&self, key: &str) -> Result<Option<JsValue>, JsValue> {
        let Some(object) = &self.object else { return Ok(None) };
        let value = Reflect::get(object, &key.into())?;
        Ok((!value.is_undefined() && !value.is_null()).then_some(value))
    }
}

fn wrong(what: &str, expected: &str, value: &JsValue) -> JsValue {
    let got = if value.is_null() {
        "null".to_owned()
    } else if Array::is_array(value) {
        "an array".to_owned()
    } else {
        value.js_typeof().as_string().unwrap_or_default()
    };
    TypeError::new(&format!("{what} must be {expected}, not {got}")).into()
}
