//! What holds of every document, whatever the text. Shared by the property tests, the hostile inputs and the fuzz targets.

use depesche::{Document, Extractor, OffsetEncoding, PartKind, Span};

/// Every span of every layer, in a fixed order.
pub(crate) fn spans(doc: &Document) -> Vec<Span> {
    let mut out: Vec<Span> = doc.article().parts.iter().map(|p| p.span).collect();
    out.extend(doc.sentences().iter().map(|s| s.span));
    out.extend(doc.tokens().iter().map(|t| t.span));
    for entity in doc.entities() {
        out.extend(entity.roles.iter().map(|r| r.span));
        out.extend(&entity.mentions);
        out.extend(&entity.derived);
    }
    out.extend(doc.times().iter().map(|t| t.span));
    for quote in doc.quotes() {
        for spans in [&quote.content, &quote.speaker, &quote.cue, &quote.frame, &quote.addressee] {
            out.extend(spans);
        }
        for source in &quote.sources {
            out.push(source.span);
            out.extend(&source.cue);
        }
    }
    out
}

/// Checks a document whose offsets are bytes.
///
/// # Panics
///
/// If a promise of the documentation does not hold.
pub(crate) fn check(doc: &Document) {
    let text = doc.text();
    for span in spans(doc) {
        let slice = text.get(span.range());
        assert!(slice.is_some_and(|s| !s.is_empty()), "{span:?} is no part of the text");
        assert_eq!(slice, Some(doc.slice(span)));
    }
    ascending("parts", doc.article().parts.iter().map(|p| p.span));
    ascending("sentences", doc.sentences().iter().map(|s| s.span));
    ascending("tokens", doc.tokens().iter().map(|t| t.span));
    ascending("times", doc.times().iter().map(|t| t.span));
    for entity in doc.entities() {
        ascending("mentions", entity.mentions.iter().copied());
    }
    for quote in doc.quotes() {
        for spans in [&quote.content, &quote.speaker, &quote.cue, &quote.frame, &quote.addressee] {
            ascending("spans of a quotation", spans.iter().copied());
        }
        assert!(!quote.content.is_empty(), "{} has no content", quote.id);
        assert!((0.0..=1.0).contains(&quote.confidence), "{} has confidence {}", quote.id, quote.confidence);
        assert!(quote.parent.is_none_or(|p| doc.quotes().iter().any(|q| q.id == p)), "{} has no parent", quote.id);
        assert!(quote.entity.is_none_or(|e| doc.entity(e).is_some()), "{} names no entity", quote.id);
        assert!(quote.time.is_none_or(|t| doc.times().iter().any(|time| time.id == t)), "{} names no time", quote.id);
    }
    let starts: Vec<_> = doc.quotes().iter().filter_map(|q| q.content.first()).map(|s| s.start).collect();
    assert!(starts.is_sorted(), "quotations out of order");
    covered(doc);
    nested_layers(doc);
}

fn ascending(name: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "{name} overlap or are out of order at {span:?}");
        end = span.end;
    }
}

/// Every byte belongs to a part or is white space between parts.
fn covered(doc: &Document) {
    let mut end = 0;
    for part in &doc.article().parts {
        let between = &doc.text()[end..part.span.start];
        assert!(between.trim().is_empty(), "lost {between:?}");
        end = part.span.end;
    }
    let rest = &doc.text()[end..];
    assert!(rest.trim().is_empty(), "lost {rest:?}");
}

/// No sentence crosses a part, every token lies in one sentence, and all that can be seen lies in a token.
fn nested_layers(doc: &Document) {
    let mut next = 0;
    for sentence in doc.sentences() {
        assert!(doc.article().parts.iter().any(|p| p.span.contains(sentence.span)), "{sentence:?} crosses a part");
        assert_eq!(sentence.tokens.start, next, "a token belongs to no sentence");
        next = sentence.tokens.end;
        let tokens = &doc.tokens()[sentence.tokens.clone()];
        assert!(tokens.iter().all(|t| sentence.span.contains(t.span)), "a token lies outside of {sentence:?}");
    }
    assert_eq!(next, doc.tokens().len(), "a token belongs to no sentence");
    let mut end = 0;
    for token in doc.tokens() {
        let between = &doc.text()[end..token.span.start];
        let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        assert!(between.chars().all(unseen), "no token holds {between:?}");
        end = token.span.end;
    }
}

/// The document counted in another unit says the same: each span is where a naive count puts it, and the way back is exact.
///
/// # Panics
///
/// If it does not.
pub(crate) fn check_offsets(doc: &Document) {
    for encoding in [OffsetEncoding::Utf16, OffsetEncoding::Utf32] {
        let naive = |at: usize| match encoding {
            OffsetEncoding::Utf16 => doc.text()[..at].encode_utf16().count(),
            _ => doc.text()[..at].chars().count(),
        };
        let converted = doc.clone().with_offsets(encoding);
        let expected: Vec<_> = spans(doc).into_iter().map(|s| Span::new(naive(s.start), naive(s.end))).collect();
        assert_eq!(spans(&converted), expected, "{encoding:?}");
        for (here, there) in spans(doc).into_iter().zip(spans(&converted)) {
            assert_eq!(doc.slice(here), converted.slice(there), "{encoding:?}");
        }
        assert_eq!(&converted.with_offsets(OffsetEncoding::Utf8), doc, "{encoding:?}");
    }
}

/// Reads `text` and checks all that holds of every document; naive counting only for short texts, it is quadratic.
///
/// # Panics
///
/// If a promise of the documentation does not hold.
pub(crate) fn check_text(extractor: &Extractor, text: &str) -> Document {
    let doc = extractor.read(text);
    assert_eq!(doc.text(), text);
    check(&doc);
    if text.len() < 4096 {
        check_offsets(&doc);
    }
    assert!(doc.article().parts.iter().all(|p| p.kind != PartKind::Dateline || !p.span.is_empty()));
    doc
}
