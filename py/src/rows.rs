//! The rows of tables: what a document holds, flat enough for a data frame, with names and words in place of numbers.

use crate::columns::{Printed, row};
use crate::spans::Texts;
use depesche::{Document, Entity, EntityId, Quote, QuoteId, Span, Time, TimeId};
use std::borrow::Cow;

row! {
    /// One article.
    Row<'a> {
        article: Option<ArticleRow<'a>>,
        quotes: Vec<QuoteRow<'a>>,
        entities: Vec<EntityRow<'a>>,
        times: Vec<TimeRow<'a>>,
        error: Option<&'a str>,
    }
}

row! {
    /// What the parts of the article say.
    ArticleRow<'a> {
        kicker: Option<&'a str>,
        headline: Option<&'a str>,
        subheadline: Option<&'a str>,
        summary: Option<&'a str>,
        dateline: Option<&'a str>,
        agency: Option<&'a str>,
        authors: Vec<&'a str>,
        published: Option<&'a str>,
        modified: Option<&'a str>,
        publisher: Option<&'a str>,
        url: Option<&'a str>,
        language: Option<&'a str>,
        categories: Vec<&'a str>,
        topics: Vec<&'a str>,
        captions: Vec<&'a str>,
        paragraphs: Vec<&'a str>,
    }
}

row! {
    /// One quotation; `start` and `end` are its outer bounds.
    QuoteRow<'a> {
        id: Printed<QuoteId>,
        kind = "type": &'a str,
        medium: &'a str,
        nested: bool,
        parent: Option<Printed<QuoteId>>,
        text: Cow<'a, str>,
        start: Option<usize>,
        end: Option<usize>,
        who: Option<&'a str>,
        entity: Option<Printed<EntityId>>,
        gender: Option<&'a str>,
        roles: Vec<&'a str>,
        speaker: Option<Cow<'a, str>>,
        cue: Option<Cow<'a, str>>,
        frame: Option<Cow<'a, str>>,
        addressee: Option<Cow<'a, str>>,
        sources: Vec<&'a str>,
        /// The TIMEX3 value of the time it was said at.
        time: Option<&'a str>,
        confidence: f32,
    }
}

row! {
    /// One entity.
    EntityRow<'a> {
        id: Printed<EntityId>,
        kind = "type": &'a str,
        subtype: Option<&'a str>,
        name: &'a str,
        gender: Option<&'a str>,
        roles: Vec<&'a str>,
        /// The name of the organisation or place.
        affiliation: Option<&'a str>,
        country: Option<&'a str>,
        external_id: Option<&'a str>,
        salience: f32,
        mentions: Vec<MentionRow<'a>>,
    }
}

row! {
    /// One mention of an entity.
    MentionRow<'a> {
        start: usize,
        end: usize,
        text: &'a str,
    }
}

row! {
    /// One time expression.
    TimeRow<'a> {
        id: Printed<TimeId>,
        kind = "type": &'a str,
        value: &'a str,
        text: &'a str,
        start: usize,
        end: usize,
        interval_start: Option<&'a str>,
        interval_end: Option<&'a str>,
    }
}

impl<'a> Row<'a> {
    /// The row of an article that could not be read.
    pub(crate) fn failed(error: &'a str) -> Self {
        Self { article: None, quotes: Vec::new(), entities: Vec::new(), times: Vec::new(), error: Some(error) }
    }

    /// The row of a document whose offsets count code points.
    pub(crate) fn of(document: &'a Document) -> Self {
        let texts = Texts::new(document.text());
        let (entities, times) = (document.entities(), document.times());
        Self {
            article: Some(article_row(document)),
            quotes: document.quotes().iter().map(|quote| quote_row(quote, document, &texts)).collect(),
            entities: entities.iter().map(|entity| entity_row(entity, document, &texts)).collect(),
            times: times.iter().map(|time| time_row(time, &texts)).collect(),
            error: None,
        }
    }
}

fn article_row(document: &Document) -> ArticleRow<'_> {
    let (article, words) = (document.article(), document.article_text());
    ArticleRow {
        kicker: words.kicker,
        headline: words.headline,
        subheadline: words.subheadline,
        summary: words.summary,
        dateline: words.dateline,
        agency: words.agency,
        authors: article.authors.iter().map(|author| &*author.name).collect(),
        published: article.published.as_deref(),
        modified: article.modified.as_deref(),
        publisher: article.publisher.as_deref(),
        url: article.url.as_deref(),
        language: article.language.as_deref(),
        categories: article.categories.iter().map(String::as_str).collect(),
        topics: article.topics.iter().map(String::as_str).collect(),
        captions: words.captions,
        paragraphs: words.paragraphs,
    }
}

fn quote_row<'a>(quote: &'a Quote, document: &'a Document, texts: &Texts<'a>) -> QuoteRow<'a> {
    let speaker = quote.entity.and_then(|id| document.entity(id));
    let time = quote.time.and_then(|id| document.times().iter().find(|time| time.id == id));
    QuoteRow {
        id: Printed(quote.id),
        kind: quote.kind.name(),
        medium: quote.medium.name(),
        nested: quote.nested,
        parent: quote.parent.map(Printed),
        text: words(&quote.content, texts).unwrap_or_default(),
        start: quote.content.iter().map(|span| span.start).min(),
        end: quote.content.iter().map(|span| span.end).max(),
        who: quote.who.as_deref(),
        entity: quote.entity.map(Printed),
        gender: speaker.and_then(|entity| entity.gender).map(depesche::Gender::name),
        roles: speaker.map(roles).unwrap_or_default(),
        speaker: words(&quote.speaker, texts),
        cue: words(&quote.cue, texts),
        frame: words(&quote.frame, texts),
        addressee: words(&quote.addressee, texts),
        sources: quote.sources.iter().map(|source| source.who.as_deref().unwrap_or_else(|| texts.get(source.span))).collect(),
        time: time.map(|time| &*time.value),
        confidence: quote.confidence,
    }
}

fn entity_row<'a>(entity: &'a Entity, document: &'a Document, texts: &Texts<'a>) -> EntityRow<'a> {
    let mention = |&span: &Span| MentionRow { start: span.start, end: span.end, text: texts.get(span) };
    EntityRow {
        id: Printed(entity.id),
        kind: entity.kind.name(),
        subtype: entity.subtype.map(depesche::Subtype::name),
        name: &entity.name,
        gender: entity.gender.map(depesche::Gender::name),
        roles: roles(entity),
        affiliation: entity.affiliation.and_then(|id| document.entity(id)).map(|other| &*other.name),
        country: entity.country,
        external_id: entity.external_id.as_deref(),
        salience: entity.salience,
        mentions: entity.mentions.iter().map(mention).collect(),
    }
}

fn time_row<'a>(time: &'a Time, texts: &Texts<'a>) -> TimeRow<'a> {
    let (interval_start, interval_end) = time.interval.as_ref().map(|interval| (&*interval.start, &*interval.end)).unzip();
    TimeRow {
        id: Printed(time.id),
        kind: time.kind.name(),
        value: &time.value,
        text: texts.get(time.span),
        start: time.span.start,
        end: time.span.end,
        interval_start,
        interval_end,
    }
}

/// The words of a role's spans; nothing if there are none.
fn words<'a>(spans: &[Span], texts: &Texts<'a>) -> Option<Cow<'a, str>> {
    match spans {
        [] => None,
        [one] => Some(Cow::Borrowed(texts.get(*one))),
        many => Some(Cow::Owned(many.iter().map(|&span| texts.get(span)).collect::<Vec<_>>().join(" … "))),
    }
}

/// Every role once.
fn roles(entity: &Entity) -> Vec<&str> {
    let mut roles: Vec<&str> = Vec::new();
    for role in &entity.roles {
        if !roles.contains(&&*role.text) {
            roles.push(&role.text);
        }
    }
    roles
}
