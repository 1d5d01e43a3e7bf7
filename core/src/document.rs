//! What reading an article gives.

use crate::morph::Words;
use crate::span::{OffsetEncoding, OffsetMap, Span};
use crate::{Article, ArticleText, Entity, EntityId, Quote, Sentence, Time, Token};
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

    /// What the parts of the article say: headline, paragraphs, captions.
    ///
    /// ```
    /// let doc = depesche::Extractor::new().read("Rat beschließt Etat\n\nVon Ada Beispiel\n\nDer Rat hat am Montag den Etat beschlossen.");
    /// assert_eq!(doc.article_text().headline, Some("Rat beschließt Etat"));
    /// ```
    pub fn article_text(&self) -> ArticleText<'_> {
        let parts = &self.article.parts;
        ArticleText::new(&self.text, parts.iter().map(|p| p.kind).zip(self.in_bytes(parts.iter().map(|p| p.span))))
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

    /// How many units of `offsets` the text has.
    #[cfg(feature = "serde")]
    fn length(&self) -> usize {
        match self.offsets {
            OffsetEncoding::Utf8 => self.text.len(),
            OffsetEncoding::Utf16 => self.text.encode_utf16().count(),
            OffsetEncoding::Utf32 => self.text.chars().count(),
        }
    }

    /// Spans of this document counted in bytes, in the same order; the text is walked once for all of them.
    fn in_bytes(&self, spans: impl Iterator<Item = Span>) -> Vec<Span> {
        if self.offsets == OffsetEncoding::Utf8 {
            return spans.collect();
        }
        let map = OffsetMap::new(&self.text, self.offsets, OffsetEncoding::Utf8);
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
            let text = core::mem::take(&mut self.text);
            let map = OffsetMap::new(&text, self.offsets, encoding);
            self.each_span(|span| *span = Span::new(map.get(span.start), map.get(span.end)));
            (self.text, self.offsets) = (text, encoding);
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
    use super::{Article, ArticleText, Document};
    use serde::{Serialize, Serializer, ser::SerializeStruct};

    impl Serialize for Document {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut out = serializer.serialize_struct("Document", 8)?;
            out.serialize_field("text", &self.text)?;
            out.serialize_field("offsets", &self.offsets)?;
            out.serialize_field("article", &Full { article: &self.article, words: self.article_text() })?;
            out.serialize_field("sentences", &self.sentences.iter().map(|s| s.span).collect::<Vec<_>>())?;
            out.serialize_field("tokens", &self.tokens.iter().map(|t| t.span).collect::<Vec<_>>())?;
            out.serialize_field("entities", &self.entities)?;
            out.serialize_field("times", &self.times)?;
            out.serialize_field("quotes", &self.quotes)?;
            out.end()
        }
    }

    /// The article with the words of its parts.
    struct Full<'a> {
        article: &'a Article,
        words: ArticleText<'a>,
    }

    impl Serialize for Full<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let words = &self.words;
            let mut out = serializer.serialize_struct("Article", 21)?;
            out.serialize_field("kicker", &words.kicker)?;
            out.serialize_field("headline", &words.headline)?;
            out.serialize_field("subheadline", &words.subheadline)?;
            out.serialize_field("summary", &words.summary)?;
            out.serialize_field("byline", &words.byline)?;
            out.serialize_field("dateline", &words.dateline)?;
            out.serialize_field("agency", &words.agency)?;
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
            out.serialize_field("captions", &words.captions)?;
            out.serialize_field("paragraphs", &words.paragraphs)?;
            out.serialize_field("parts", &self.article.parts)?;
            out.end()
        }
    }
}

#[cfg(feature = "serde")]
mod de {
    use super::{Article, Document};
    use crate::{Author, AuthorKind, Entity, Morph, OffsetEncoding, Part, Pos, Quote, Sentence, Span, Time, Token};
    use serde::{Deserialize, Deserializer, de::Error};

    /// The fields that are read; the texts of the parts follow from their places.
    #[derive(Deserialize)]
    struct Fields {
        text: String,
        offsets: OffsetEncoding,
        article: ArticleFields,
        sentences: Vec<Span>,
        tokens: Vec<Span>,
        entities: Vec<Entity>,
        times: Vec<Time>,
        quotes: Vec<Quote>,
    }

    #[derive(Deserialize)]
    struct ArticleFields {
        authors: Vec<String>,
        author_types: Vec<AuthorKind>,
        published: Option<String>,
        modified: Option<String>,
        publisher: Option<String>,
        url: Option<String>,
        language: Option<String>,
        categories: Vec<String>,
        topics: Vec<String>,
        image: Option<String>,
        is_accessible_for_free: Option<bool>,
        parts: Vec<Part>,
    }

    impl From<ArticleFields> for Article {
        fn from(fields: ArticleFields) -> Self {
            let authors = fields.authors.into_iter().zip(fields.author_types).map(|(name, kind)| Author { name, kind }).collect();
            let ArticleFields { published, modified, publisher, url, language, categories, topics, image, parts, .. } = fields;
            let is_accessible_for_free = fields.is_accessible_for_free;
            Self { parts, authors, published, modified, publisher, url, language, categories, topics, image, is_accessible_for_free }
        }
    }

    /// What is not serialised, parts of speech and forms of tokens, comes back as not known.
    impl<'de> Deserialize<'de> for Document {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let Fields { text, offsets, article, sentences, tokens, entities, times, quotes } = Fields::deserialize(deserializer)?;
            let first = |place: usize| tokens.partition_point(|token| token.start < place);
            let sentences = sentences.into_iter().map(|span| Sentence { span, tokens: first(span.start)..first(span.end) }).collect();
            let tokens = tokens.into_iter().map(|span| Token { span, pos: Pos::Xy, morph: Morph::NONE }).collect();
            let mut document = Self { text, offsets, article: article.into(), sentences, tokens, entities, times, quotes };
            let mut wrong = None;
            let end = document.length();
            document.each_span(|span| {
                if span.start > span.end || span.end > end {
                    wrong = Some(*span);
                }
            });
            match wrong {
                None => Ok(document),
                Some(span) => Err(D::Error::custom(format_args!("{}..{} is not inside the text", span.start, span.end))),
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use crate::{Document, Extractor, Input, OffsetEncoding};

        const TEXT: &str = "Streit um den Etat\n\nVon Anna Kessler\n\nKÖLN (dpa) - „Der Etat ist beschlossen 🙂“, sagte Ministerin Jana Voss aus \
                            Frankreich am Montag, wie CNN berichtete. Er sei solide.";

        #[test]
        fn json_comes_back_as_the_document() -> Result<(), Box<dyn std::error::Error>> {
            for encoding in [OffsetEncoding::Utf8, OffsetEncoding::Utf16, OffsetEncoding::Utf32] {
                let document = Extractor::new().read(Input::new(TEXT).date("2026-11-24")?).with_offsets(encoding);
                let json = serde_json::to_string(&document)?;
                let back: Document = serde_json::from_str(&json)?;
                assert_eq!(serde_json::to_string(&back)?, json);
                assert_eq!(
                    (back.article(), back.sentences(), back.entities(), back.times(), back.quotes()),
                    (document.article(), document.sentences(), document.entities(), document.times(), document.quotes())
                );
            }
            Ok(())
        }

        #[test]
        fn what_is_no_document_is_refused() -> Result<(), serde_json::Error> {
            let json = serde_json::to_string(&Extractor::new().read(TEXT))?;
            for (name, from, to) in [
                ("a span behind the text", "\"sentences\":[[0,", "\"sentences\":[[0,9"),
                ("a span that ends before it starts", "\"sentences\":[[0,", "\"sentences\":[[100,"),
                ("an unknown kind", "\"PER\"", "\"BUS\""),
                ("an unknown unit", "\"utf8\"", "\"utf7\""),
                ("a number without its letter", "\"id\":\"e1\"", "\"id\":\"1\""),
            ] {
                let bad = json.replacen(from, to, 1);
                assert_ne!(bad, json, "{name}");
                assert!(serde_json::from_str::<Document>(&bad).is_err(), "{name}");
            }
            Ok(())
        }
    }
}
