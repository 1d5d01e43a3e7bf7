//! A document in the exchange formats of others: schema.org JSON-LD, IPTC ninjs, W3C Web Annotation, Markdown.

mod annotation;
mod json_ld;
mod markdown;
mod ninjs;

use crate::{Article, Document, OffsetEncoding, PartKind, Span};
use serde_json::{Map, Value};
use std::borrow::Cow;

impl Document {
    /// The article as schema.org JSON-LD: a [`NewsArticle`](https://schema.org/NewsArticle) with its
    /// [`Quotation`](https://schema.org/Quotation)s as parts and the names in it as mentions.
    pub fn to_json_ld(&self) -> String {
        json_ld::article(&self.counted_in_bytes()).to_string()
    }

    /// The article as a news item in [IPTC ninjs 3.1](https://iptc.org/standards/ninjs/). Its `uri` is the address of the page, or a name
    /// made from the text.
    pub fn to_ninjs(&self) -> String {
        ninjs::item(&self.counted_in_bytes()).to_string()
    }

    /// Quotations, names and times as a page of [W3C Web Annotations](https://www.w3.org/TR/annotation-model/), each with the selectors
    /// `TextQuoteSelector` and `TextPositionSelector`, and a `CssSelector` for articles that come from a page. Positions count in code
    /// points of [`Document::text`], as that standard wants.
    pub fn to_web_annotations(&self) -> String {
        annotation::page(&self.clone().with_offsets(OffsetEncoding::Utf32)).to_string()
    }

    /// The article as Markdown: headlines, paragraphs, captions. Marks that Markdown would read are escaped.
    pub fn to_markdown(&self) -> String {
        markdown::article(&self.counted_in_bytes())
    }

    /// This document, so that looking up the text of a span does not walk the text.
    fn counted_in_bytes(&self) -> Cow<'_, Self> {
        match self.offsets() {
            OffsetEncoding::Utf8 => Cow::Borrowed(self),
            _ => Cow::Owned(self.clone().with_offsets(OffsetEncoding::Utf8)),
        }
    }

    fn first(&self, kind: PartKind) -> Option<&str> {
        self.article().parts.iter().find(|p| p.kind == kind).map(|p| self.slice(p.span))
    }

    /// Summary, cross-heads and paragraphs; a dateline is the beginning of its paragraph.
    fn body(&self) -> impl Iterator<Item = (PartKind, &str)> {
        let mut dateline = None;
        self.article().parts.iter().filter_map(move |part| match part.kind {
            PartKind::Dateline => {
                dateline = Some(part.span.start);
                None
            }
            PartKind::Summary | PartKind::Crosshead | PartKind::Paragraph => {
                Some((part.kind, self.slice(Span::new(dateline.take().unwrap_or(part.span.start), part.span.end))))
            }
            _ => None,
        })
    }
}

/// An object of the fields that are known.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let is_known = |v: &Value| match v {
        Value::Null => false,
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        _ => true,
    };
    Value::Object(fields.into_iter().filter(|(_, v)| is_known(v)).map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>())
}

/// The part of the article that a span stands in.
fn part_at(article: &Article, span: Span) -> Option<&crate::Part> {
    let after = article.parts.partition_point(|p| p.span.start <= span.start);
    article.parts.get(after.checked_sub(1)?).filter(|p| p.span.contains(span))
}
