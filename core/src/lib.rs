//! Depesche reads a news article and says who said what, who and what it is about, and when.
//!
//! An [`Extractor`] reads a text, or a page, into a [`Document`]: the text as it came in, and layers over it. Reading never fails, needs no
//! network, and gives the same document for the same text everywhere.
//!
//! # Who says what
//!
//! A [`Quote`] has what is said, the words that name the speaker, and [`Quote::who`], the name behind them, even where the text has `er`.
//!
//! ```
//! let extractor = depesche::Extractor::new();
//! let doc = extractor.read("„Der Etat ist beschlossen“, sagte Finanzministerin Anna Kessler. Er sei solide, fügte sie hinzu.");
//! let [first, second] = doc.quotes() else { panic!("two quotations") };
//! assert_eq!(doc.slices(&first.content), "„Der Etat ist beschlossen“");
//! assert_eq!(doc.slices(&second.speaker), "sie");
//! assert_eq!(second.who.as_deref(), Some("Anna Kessler"));
//! ```
//!
//! # Who and what it is about
//!
//! One [`Entity`] for every person, organisation, place or other thing, with all its mentions; names of your own by a [`Gazetteer`].
//!
//! ```
//! use depesche::{EntityKind, Extractor};
//! let doc = Extractor::new().read("Finanzministerin Anna Kessler reist nach Rom. Kessler bleibt zwei Tage.");
//! let kessler = &doc.entities()[0];
//! assert_eq!((kessler.kind, kessler.name.as_str(), kessler.mentions.len()), (EntityKind::Per, "Anna Kessler", 2));
//! assert_eq!(kessler.roles[0].text, "Finanzministerin");
//! ```
//!
//! # When
//!
//! A [`Time`] has a TIMEX3 value, counted from the day of the article if the caller or the article says it.
//!
//! ```
//! use depesche::{Extractor, Input};
//! let doc = Extractor::new().read(Input::new("Am Montag kam sie an.").date("2026-11-24")?);
//! assert_eq!(doc.times()[0].value, "2026-11-23");
//! # Ok::<(), depesche::Error>(())
//! ```
//!
//! # From the web
//!
//! `Extractor::read_html` finds the article of a page; what is headline, byline or paragraph stands in [`Document::article`].
//!
//! ```
//! # #[cfg(feature = "html")] {
//! use depesche::{Extractor, PartKind};
//! let page = "<nav>Start</nav><h1>Etat beschlossen</h1><p>Der Etat sei beschlossen, sagte die Ministerin am Montag.</p>";
//! let doc = Extractor::new().read_html(page, None)?;
//! assert_eq!(doc.article().parts[0].kind, PartKind::Headline);
//! # }
//! # Ok::<(), depesche::Error>(())
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
//! * `serde` (on by default): `Serialize` and `Deserialize` for [`Document`] and all it holds.
//! * `gazetteer` (on by default): lists of names in JSON; tab-separated ones need no feature.
//!
//! `html` brings html5ever and html5gum with it, by far the largest dependencies; the others bring serde and `serde_json`. The tables, two megabytes, are
//! always there. Everything public is covered by semantic versioning, except the feature `train`.

pub mod article;
mod document;
pub mod entity;
mod error;
#[cfg(feature = "export")]
mod export;
mod extractor;
#[cfg(feature = "html")]
mod html;
mod input;
mod lang;
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, dead_code, reason = "public for the trainers only"))]
mod model;
mod morph;
mod names;
pub mod quote;
mod sort;
mod span;
pub mod text;
pub mod time;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train;

pub use article::{Article, ArticleText, Author, AuthorKind, Part, PartKind};
pub use document::Document;
pub use entity::{Entity, EntityId, EntityKind, Gazetteer, GazetteerEntry, Gender, Role, Subtype};
pub use error::Error;
pub use extractor::{Extractor, ExtractorBuilder};
#[cfg(feature = "html")]
pub use html::{Html, Page};
pub use input::{Input, Job};
pub use morph::{Morph, Pos};
pub use quote::{Medium, Preset, Quote, QuoteId, QuoteKind, Source};
pub use span::{OffsetEncoding, Span};
pub use text::{Sentence, Token};
pub use time::{Date, Interval, Time, TimeId, TimeKind};

/// The Rust of the README is tested as documentation is.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
