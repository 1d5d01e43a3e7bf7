//! What reading an article gives.

use crate::morph::Words;
use crate::span::{OffsetEncoding, OffsetMap, Span};
use crate::{Article, Entity, EntityId, Quote, Sentence, Time, Token};
use std::borrow::Cow;

/// One article, read: its text and the layers over it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    text: String,
    offsets: OffsetEncoding,
    article: Article,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    entities: Vec<Entity>,
    times: Vec<Time>,
    quotes: Vec<Quote>,
}

impl Document {
    pub(crate) fn new(words: Words<'_>, article: Article, entities: Vec<Entity>, times: Vec<Time>, quotes: Vec<Quote>) -> Self {
        let Words { text, tokens, sentences, .. } = words;
        Self { text: text.to_owned(), offsets: OffsetEncoding::Utf8, article, sentences, tokens, entities, times, quotes }
    }

    /// An article that nothing has been looked for in.
    #[cfg(feature = "html")]
    pub(crate) fn bare(text: String, article: Article) -> Self {
        let offsets = OffsetEncoding::Utf8;
        let (sentences, tokens, entities, times, quotes) = Default::default();
        Self { text, offsets, article, sentences, tokens, entities, times, quotes }
    }

    /// The text that was read, unchanged; of a page, that of its article.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The unit that all spans of this document count in.
    pub fn offsets(&self) -> OffsetEncoding {
        self.offsets
    }

    /// Headline, byline, paragraphs and the other parts.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// People, organisations, places and other named things, in the order of their first mention.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity of that number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.iter().find(|e| e.id == id)
    }

    /// The time expressions, in order.
    pub fn times(&self) -> &[Time] {
        &self.times
    }

    /// The quotations, in the order of their first word.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The text of a span of this document, whatever its unit; the empty string for a span that is not inside the text.
    pub fn slice(&self, span: Span) -> &str {
        let bytes = self.in_bytes([span].into_iter());
        bytes.first().and_then(|bytes| self.text.get(bytes.range())).unwrap_or_default()
    }

    /// Spans of this document counted in bytes, in the same order; the text is walked once for all of them.
    fn in_bytes(&self, spans: impl Iterator<Item = Span> + Clone) -> Vec<Span> {
        if self.offsets == OffsetEncoding::Utf8 {
            return spans.collect();
        }
        let positions = spans.clone().flat_map(|s| [s.start, s.end]).collect();
        let map = OffsetMap::new(&self.text, positions, self.offsets, OffsetEncoding::Utf8);
        spans.map(|s| Span::new(map.get(s.start), map.get(s.end))).collect()
    }

    /// Several spans joined by ` … `: the content of an interrupted quotation.
    pub fn slices(&self, spans: &[Span]) -> Cow<'_, str> {
        match spans {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(self.slice(*one)),
            many => Cow::Owned(many.iter().map(|&s| self.slice(s)).collect::<Vec<_>>().join(" … ")),
        }
    }

    /// The same document with every span counted in `encoding`.
    ///
    /// ```
    /// use depesche::{Extractor, OffsetEncoding};
    /// let doc = Extractor::new().read("🙂 Gut.").with_offsets(OffsetEncoding::Utf16);
    /// assert_eq!(doc.sentences()[0].span.end, 7);
    /// ```
    #[must_use]
    pub fn with_offsets(mut self, encoding: OffsetEncoding) -> Self {
        if encoding != self.offsets {
            let mut positions = Vec::new();
            self.each_span(|span| positions.extend([span.start, span.end]));
            let map = OffsetMap::new(&self.text, positions, self.offsets, encoding);
            self.each_span(|span| *span = Span::new(map.get(span.start), map.get(span.end)));
            self.offsets = encoding;
        }
        self
    }

    /// The same document without its tokens and sentences, for whoever keeps many and looks only at names, times and quotations.
    ///
    /// ```
    /// use depesche::Extractor;
    /// let doc = Extractor::new().read("„Das ist gut“, sagte sie.").without_tokens();
    /// assert!(doc.tokens().is_empty() && doc.sentences().is_empty());
    /// assert_eq!(doc.quotes().len(), 1);
    /// ```
    #[must_use]
    pub fn without_tokens(mut self) -> Self {
        (self.tokens, self.sentences) = Default::default();
        self
    }

    /// Visits every span of every layer; a layer that is left out here would keep its old offsets.
    fn each_span(&mut self, mut f: impl FnMut(&mut Span)) {
        self.article.parts.iter_mut().for_each(|p| f(&mut p.span));
        self.sentences.iter_mut().for_each(|s| f(&mut s.span));
        self.tokens.iter_mut().for_each(|t| f(&mut t.span));
        for e in &mut self.entities {
            e.roles.iter_mut().for_each(|r| f(&mut r.span));
            e.mentions.iter_mut().for_each(&mut f);
            e.derived.iter_mut().for_each(&mut f);
        }
        self.times.iter_mut().for_each(|t| f(&mut t.span));
        for q in &mut self.quotes {
            for spans in [&mut q.content, &mut q.speaker, &mut q.cue, &mut q.frame, &mut q.addressee] {
                spans.iter_mut().for_each(&mut f);
            }
            for source in &mut q.sources {
                f(&mut source.span);
                source.cue.iter_mut().for_each(&mut f);
            }
        }
    }
}

#[cfg(feature = "serde")]
mod ser {
    use super::{Article, Document};
    use crate::{PartKind, Span};
    use serde::{Serialize, Serializer, ser::SerializeStruct};

    impl Serialize for Document {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut out = serializer.serialize_struct("Document", 8)?;
            out.serialize_field("text", &self.text)?;
            out.serialize_field("offsets", &self.offsets)?;
            let places = self.in_bytes(self.article.parts.iter().map(|p| p.span));
            out.serialize_field("article", &ArticleText { text: &self.text, article: &self.article, places })?;
            out.serialize_field("sentences", &self.sentences.iter().map(|s| s.span).collect::<Vec<_>>())?;
            out.serialize_field("tokens", &self.tokens.iter().map(|t| t.span).collect::<Vec<_>>())?;
            out.serialize_field("entities", &self.entities)?;
            out.serialize_field("times", &self.times)?;
            out.serialize_field("quotes", &self.quotes)?;
            out.end()
        }
    }

    /// The article with the texts of its parts.
    struct ArticleText<'a> {
        text: &'a str,
        article: &'a Article,
        /// Where the parts stand, in bytes.
        places: Vec<Span>,
    }

    impl<'a> ArticleText<'a> {
        fn parts(&self) -> impl Iterator<Item = (PartKind, Span)> {
            self.article.parts.iter().map(|p| p.kind).zip(self.places.iter().copied())
        }

        fn slice(&self, place: Span) -> &'a str {
            self.text.get(place.range()).unwrap_or_default()
        }

        /// Summary, cross-heads and paragraphs in reading order; a dateline is the beginning of its paragraph.
        fn paragraphs(&self) -> Vec<&'a str> {
            let mut out = Vec::new();
            let mut dateline = None;
            for (kind, place) in self.parts() {
                match kind {
                    PartKind::Dateline => dateline = Some(place.start),
                    PartKind::Summary | PartKind::Crosshead | PartKind::Paragraph => {
                        out.push(self.slice(Span::new(dateline.take().unwrap_or(place.start), place.end)));
                    }
                    _ => {}
                }
            }
            out
        }
    }

    impl Serialize for ArticleText<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let all = |kinds: &[PartKind]| -> Vec<&str> {
                self.parts().filter(|(kind, _)| kinds.contains(kind)).map(|(_, place)| self.slice(place)).collect()
            };
            let first = |kind: PartKind| all(&[kind]).first().copied();
            let mut out = serializer.serialize_struct("Article", 21)?;
            out.serialize_field("kicker", &first(PartKind::Kicker))?;
            out.serialize_field("headline", &first(PartKind::Headline))?;
            out.serialize_field("subheadline", &first(PartKind::Subheadline))?;
            out.serialize_field("summary", &first(PartKind::Summary))?;
            out.serialize_field("byline", &first(PartKind::Byline))?;
            out.serialize_field("dateline", &first(PartKind::Dateline))?;
            out.serialize_field("agency", &first(PartKind::Agency))?;
            out.serialize_field("authors", &self.article.authors.iter().map(|a| &a.name).collect::<Vec<_>>())?;
            out.serialize_field("author_types", &self.article.authors.iter().map(|a| a.kind).collect::<Vec<_>>())?;
            out.serialize_field("published", &self.article.published)?;
            out.serialize_field("modified", &self.article.modified)?;
            out.serialize_field("publisher", &self.article.publisher)?;
            out.serialize_field("url", &self.article.url)?;
            out.serialize_field("language", &self.article.language)?;
            out.serialize_field("categories", &self.article.categories)?;
            out.serialize_field("topics", &self.article.topics)?;
            out.serialize_field("image", &self.article.image)?;
            out.serialize_field("is_accessible_for_free", &self.article.is_accessible_for_free)?;
            out.serialize_field("captions", &all(&[PartKind::Caption]))?;
            out.serialize_field("paragraphs", &self.paragraphs())?;
            out.serialize_field("parts", &self.article.parts)?;
            out.end()
        }
    }
}
