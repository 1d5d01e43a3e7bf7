//! The rows of tables: what a document holds, flat enough for a data frame, with names and words in place of numbers.

use crate::columns::row;
use crate::document::Document;
use crate::layers::{Article, Entity, Layers, Quote, Time};
use crate::spans::Spans;
use serde::de::IgnoredAny;

row! {
    /// One article.
    Row {
        article: Option<ArticleRow>,
        quotes: Vec<QuoteRow>,
        entities: Vec<EntityRow>,
        times: Vec<TimeRow>,
        error: Option<String>,
    }
}

row! {
    /// What the parts of the article say.
    ArticleRow {
        kicker: Option<String>,
        headline: Option<String>,
        subheadline: Option<String>,
        summary: Option<String>,
        dateline: Option<String>,
        agency: Option<String>,
        authors: Vec<String>,
        published: Option<String>,
        modified: Option<String>,
        publisher: Option<String>,
        url: Option<String>,
        language: Option<String>,
        categories: Vec<String>,
        topics: Vec<String>,
        captions: Vec<String>,
        paragraphs: Vec<String>,
    }
}

row! {
    /// One quotation; `start` and `end` are its outer bounds.
    QuoteRow {
        id: String,
        kind = "type": String,
        medium: String,
        nested: bool,
        parent: Option<String>,
        text: String,
        start: Option<usize>,
        end: Option<usize>,
        who: Option<String>,
        entity: Option<String>,
        gender: Option<String>,
        roles: Vec<String>,
        speaker: Option<String>,
        cue: Option<String>,
        frame: Option<String>,
        addressee: Option<String>,
        sources: Vec<String>,
        /// The TIMEX3 value of the time it was said at.
        time: Option<String>,
        confidence: f64,
    }
}

row! {
    /// One entity.
    EntityRow {
        id: String,
        kind = "type": String,
        subtype: Option<String>,
        name: String,
        gender: Option<String>,
        roles: Vec<String>,
        /// The name of the organisation or place.
        affiliation: Option<String>,
        country: Option<String>,
        external_id: Option<String>,
        salience: f64,
        mentions: Vec<MentionRow>,
    }
}

row! {
    /// One mention of an entity.
    MentionRow {
        start: usize,
        end: usize,
        text: String,
    }
}

row! {
    /// One time expression.
    TimeRow {
        id: String,
        kind = "type": String,
        value: String,
        text: String,
        start: usize,
        end: usize,
        interval_start: Option<String>,
        interval_end: Option<String>,
    }
}

impl Row {
    /// The row of an article that could not be read.
    pub(crate) fn failed(error: String) -> Self {
        Self { article: None, quotes: Vec::new(), entities: Vec::new(), times: Vec::new(), error: Some(error) }
    }

    pub(crate) fn of(document: &Document) -> Self {
        let Layers { article, entities, times, quotes, .. } = match Layers::<IgnoredAny>::from_json(document.json()) {
            Ok(layers) => layers,
            Err(error) => return Self::failed(error),
        };
        Self {
            article: Some(article_row(article)),
            quotes: quotes.0.iter().map(|quote| quote_row(quote, &entities.0, &times.0)).collect(),
            entities: entities.0.iter().map(|entity| entity_row(entity, &entities.0)).collect(),
            times: times.0.into_iter().map(time_row).collect(),
            error: None,
        }
    }
}

fn article_row(article: Article) -> ArticleRow {
    let Article { kicker, headline, subheadline, summary, dateline, agency, published, modified, publisher, url, language, .. } = article;
    ArticleRow {
        authors: article.authors.0.into_iter().map(|author| author.name).collect(),
        categories: article.categories.0,
        topics: article.topics.0,
        captions: article.captions.0,
        paragraphs: article.paragraphs.0,
        kicker,
        headline,
        subheadline,
        summary,
        dateline,
        agency,
        published,
        modified,
        publisher,
        url,
        language,
    }
}

fn quote_row(quote: &Quote, entities: &[Entity], times: &[Time]) -> QuoteRow {
    let speaker = entities.iter().find(|entity| Some(&entity.id) == quote.entity.as_ref());
    QuoteRow {
        id: quote.id.clone(),
        kind: quote.kind.0.clone(),
        medium: quote.medium.0.clone(),
        nested: quote.nested,
        parent: quote.parent.clone(),
        text: quote.content.text(),
        start: quote.content.start(),
        end: quote.content.end(),
        who: quote.who.clone(),
        entity: quote.entity.clone(),
        gender: speaker.and_then(|entity| entity.gender.as_ref()).map(|gender| gender.0.clone()),
        roles: speaker.map(roles).unwrap_or_default(),
        speaker: words(&quote.speaker),
        cue: words(&quote.cue),
        frame: words(&quote.frame),
        addressee: words(&quote.addressee),
        sources: quote.sources.0.iter().map(|source| source.who.clone().unwrap_or_else(|| source.span.text.clone())).collect(),
        time: times.iter().find(|time| Some(&time.id) == quote.time.as_ref()).map(|time| time.value.clone()),
        confidence: quote.confidence,
    }
}

fn entity_row(entity: &Entity, entities: &[Entity]) -> EntityRow {
    EntityRow {
        id: entity.id.clone(),
        kind: entity.kind.0.clone(),
        subtype: entity.subtype.as_ref().map(|subtype| subtype.0.clone()),
        name: entity.name.clone(),
        gender: entity.gender.as_ref().map(|gender| gender.0.clone()),
        roles: roles(entity),
        affiliation: entities.iter().find(|other| Some(&other.id) == entity.affiliation.as_ref()).map(|other| other.name.clone()),
        country: entity.country.clone(),
        external_id: entity.external_id.clone(),
        salience: entity.salience,
        mentions: entity.mentions.0.iter().map(|span| MentionRow { start: span.start, end: span.end, text: span.text.clone() }).collect(),
    }
}

fn time_row(time: Time) -> TimeRow {
    let (interval_start, interval_end) = time.interval.map(|interval| (interval.start, interval.end)).unzip();
    let span = time.span;
    TimeRow {
        id: time.id,
        kind: time.kind.0,
        value: time.value,
        text: span.text,
        start: span.start,
        end: span.end,
        interval_start,
        interval_end,
    }
}

/// The words of a role's spans; nothing if there are none.
fn words(spans: &Spans) -> Option<String> {
    (!spans.0.is_empty()).then(|| spans.text())
}

/// Every role once.
fn roles(entity: &Entity) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for role in &entity.roles.0 {
        if !roles.contains(&role.text) {
            roles.push(role.text.clone());
        }
    }
    roles
}
