//! The core, as JavaScript sees it: one class, plain objects out, offsets in UTF-16 units.
//!
//! The shapes of the objects are in `types.d.ts`; the modules that people import are in `js/`.

mod args;
mod json;

use args::{Fields, Page, string};
use depesche::{Document, Gazetteer, Html, Input, OffsetEncoding};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Reads articles. Made once, used for any number of them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Extractor {
    core: depesche::Extractor,
}

#[wasm_bindgen]
impl Extractor {
    /// An extractor; `options` is an `ExtractorOptions`.
    ///
    /// # Errors
    ///
    /// A `TypeError` for an option that does not exist or has the wrong type, an `Error` for a gazetteer that cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_optional_param_type = "ExtractorOptions")] options: JsValue) -> Result<Self, JsValue> {
        let options = Fields::new("new Extractor", options, &["gazetteer", "models", "preset"])?;
        let mut builder = depesche::Extractor::builder();
        if let Some(preset) = options.string("preset")? {
            builder = builder.preset(preset.parse().map_err(error)?);
        }
        if let Some(models) = options.boolean("models")? {
            builder = builder.models(models);
        }
        if let Some(list) = options.text_or_json("gazetteer")? {
            builder = builder.gazetteer(Gazetteer::parse(&list).map_err(error)?);
        }
        Ok(Self { core: builder.build() })
    }

    /// Reads plain text. Every text gives a document.
    ///
    /// # Errors
    ///
    /// A `TypeError` for arguments of the wrong type, an `Error` for a date that is none.
    #[wasm_bindgen(unchecked_return_type = "Document")]
    pub fn read(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let text = string("read: text", text)?;
        let options = Fields::new("read", options, &["date"])?;
        let mut input = Input::new(&text);
        let date = options.string("date")?;
        if let Some(date) = &date {
            input = input.date(date).map_err(error)?;
        }
        out(self.core.read(input))
    }

    /// Reads a news page. `text` of the document is the text of the article, not that of the page.
    ///
    /// # Errors
    ///
    /// A `TypeError` for arguments of the wrong type, an `Error` for bytes in an unknown character set or a date that is none.
    #[wasm_bindgen(js_name = readHtml, unchecked_return_type = "Document")]
    pub fn read_html(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | ArrayBuffer")] html: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ReadHtmlOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = Fields::new("readHtml", options, &["url", "date", "contentType"])?;
        let (url, date, content_type) = (options.string("url")?, options.string("date")?, options.string("contentType")?);
        let html = Page::new("readHtml: html", html)?;
        let mut page = depesche::Page::new(match &html {
            Page::Text(text) => Html::Text(text),
            Page::Bytes(bytes) => Html::Bytes(bytes),
        });
        if let Some(url) = &url {
            page = page.url(url);
        }
        if let Some(content_type) = &content_type {
            page = page.content_type(content_type);
        }
        if let Some(date) = &date {
            page = page.date(date).map_err(error)?;
        }
        out(self.core.read_page(page).map_err(error)?)
    }
}

/// The version of this package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn out(document: Document) -> Result<JsValue, JsValue> {
    json::to_js(&document.with_offsets(OffsetEncoding::Utf16))
}

fn error(error: depesche::Error) -> JsValue {
    JsError::from(error).into()
}
