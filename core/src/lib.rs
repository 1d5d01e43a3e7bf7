//! Depesche reads a news article and says who said what, who and what it is about, and when.
//!
//! ```
//! let extractor = depesche::Extractor::new();
//! let doc = extractor.read("Der Etat sei beschlossen, sagte Finanzministerin Anna Kessler.");
//! assert_eq!(doc.text(), "Der Etat sei beschlossen, sagte Finanzministerin Anna Kessler.");
//! ```
//!
//! # Offsets
//!
//! Every [`Span`] is a half-open range of UTF-8 **bytes** of [`Document::text`]. A caller that counts in code points (Python) or
//! UTF-16 units (JavaScript) converts a whole document once, with [`Document::with_offsets`].
//!
//! # Crate features
//!
//! * `export` (on by default): [`Document::to_json_ld`], [`Document::to_ninjs`], [`Document::to_web_annotations`],
//!   [`Document::to_markdown`].
//! * `html` (on by default): `Extractor::read_html`, from a news page to the same document.
//! * `serde` (on by default): `Serialize` for [`Document`] and all it holds.

pub mod article;
mod document;
pub mod entity;
mod error;
#[cfg(feature = "export")]
mod export;
mod extractor;
#[cfg(feature = "html")]
mod html;
mod lang;
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, dead_code, reason = "public for the trainers only"))]
mod model;
mod morph;
pub mod quote;
mod sort;
mod span;
pub mod text;
pub mod time;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train;

pub use article::{Article, Author, AuthorKind, Part, PartKind};
pub use document::Document;
pub use entity::{Entity, EntityId, EntityKind, Gazetteer, GazetteerEntry, Gender, Role, Subtype};
pub use error::Error;
pub use extractor::{Extractor, ExtractorBuilder, Input};
#[cfg(feature = "html")]
pub use html::{Html, Page};
pub use morph::{Morph, Pos};
pub use quote::{Medium, Preset, Quote, QuoteId, QuoteKind, Source};
pub use span::{OffsetEncoding, Span};
pub use text::{Sentence, Token};
pub use time::{Date, Interval, Time, TimeId, TimeKind};

/// The Rust of the README is tested as documentation is.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
