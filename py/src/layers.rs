//! The classes of what a document holds, made from the core's types; spans get their words.
#![expect(clippy::too_many_arguments, clippy::similar_names, reason = "constructors take every field, under the field's own name")]

use crate::class::{Many, result_class};
use crate::kinds::{AuthorKind, EntityKind, Gender, Medium, PartKind, QuoteKind, Subtype, TimeKind};
use crate::spans::{Span, Spans, Texts};
use pyo3::{Bound, PyAny, PyResult, Python, types::PyAnyMethods as _};

result_class! {
    /// The parts of an article and what they say about it.
    ///
    /// >>> article = depesche.read("Rat beschließt Etat\n\nVon Ada Beispiel\n\nDer Rat hat am Montag den Etat beschlossen.").article
    /// >>> article.paragraphs[-1]
    /// 'Der Rat hat am Montag den Etat beschlossen.'
    Article {
        /// Section line or kicker above the headline.
        kicker: Option<String>,
        /// The headline.
        headline: Option<String>,
        /// A line below the headline, still headline-like.
        subheadline: Option<String>,
        /// A lead in front of the body, set apart.
        summary: Option<String>,
        /// `Von Ada Beispiel`, as it stands.
        byline: Option<String>,
        /// `Berlin (dpa) -`, as it stands.
        dateline: Option<String>,
        /// The agency at the end, as it stands: `(dpa)`.
        agency: Option<String>,
        /// The authors.
        authors: Many<Author>,
        /// When it appeared, ISO 8601, as far as the article or the caller says.
        published: Option<String>,
        /// When it was last changed, ISO 8601.
        modified: Option<String>,
        /// Name of the publisher.
        publisher: Option<String>,
        /// Canonical address of the page.
        url: Option<String>,
        /// Language of the text (BCP 47): `de`.
        language: Option<String>,
        /// Departments of the paper it stands in.
        categories: Many<String>,
        /// Keywords that the page gives.
        topics: Many<String>,
        /// Address of the main picture.
        image: Option<String>,
        /// Whether the page says that it can be read without paying.
        is_accessible_for_free: Option<bool>,
        /// Picture captions.
        captions: Many<String>,
        /// Lead, cross-heads and paragraphs: the body, in order.
        paragraphs: Many<String>,
        /// All parts in the order of the text; between them there is only white space.
        parts: Many<Part>,
    }
    repr { headline, authors, published }
}

impl Article {
    pub(crate) fn of(document: &depesche::Document, texts: &Texts<'_>) -> Self {
        let (article, words) = (document.article().clone(), document.article_text());
        let own = |words: Option<&str>| words.map(str::to_owned);
        let part = |part: depesche::Part| Part { kind: part.kind.into(), span: Span::of(part.span, texts), path: part.path };
        Self {
            kicker: own(words.kicker),
            headline: own(words.headline),
            subheadline: own(words.subheadline),
            summary: own(words.summary),
            byline: own(words.byline),
            dateline: own(words.dateline),
            agency: own(words.agency),
            authors: article.authors.into_iter().map(|author| Author { name: author.name, kind: author.kind.into() }).collect(),
            published: article.published,
            modified: article.modified,
            publisher: article.publisher,
            url: article.url,
            language: article.language,
            categories: Many(article.categories),
            topics: Many(article.topics),
            image: article.image,
            is_accessible_for_free: article.is_accessible_for_free,
            captions: words.captions.into_iter().map(str::to_owned).collect(),
            paragraphs: words.paragraphs.into_iter().map(str::to_owned).collect(),
            parts: article.parts.into_iter().map(part).collect(),
        }
    }
}

result_class! {
    /// An author, from the byline or the page.
    Author {
        /// The name as it stands: `Ada Beispiel`, `dpa`, `abe`.
        name: String,
        /// Person, agency, other organisation, or initials of a person.
        kind: AuthorKind,
    }
    repr { name, kind }
    methods {
        fn __str__(&self) -> &str {
            &self.name
        }
    }
}

result_class! {
    /// One part of an article: headline, paragraph, caption …
    Part {
        /// What it is.
        kind: PartKind,
        /// Where it stands.
        span: Span,
        /// Where it stands in the page it was read from, as a CSS selector; `None` for plain text.
        path: Option<String>,
    }
    repr { kind, text }
    methods {
        /// The words.
        #[getter]
        fn text(&self) -> &str {
            &self.span.text
        }

        /// Position of the first character.
        #[getter]
        fn start(&self) -> usize {
            self.span.start
        }

        /// Position after the last character.
        #[getter]
        fn end(&self) -> usize {
            self.span.end
        }
    }
}

result_class! {
    /// A person, organisation, place or other named thing, with all its mentions in the article.
    Entity {
        /// Its number in the document: `e1`.
        id: String,
        /// `PER`, `ORG`, `LOC` or `MISC`.
        kind: EntityKind,
        /// What it is, more closely: `party`, `city`.
        subtype: Option<Subtype>,
        /// The fullest form of its name in the article, in base form.
        name: String,
        /// Grammatical gender of a person's name, title or role.
        gender: Option<Gender>,
        /// Roles and titles of a person, as they stand.
        roles: Many<Role>,
        /// The `id` of the organisation or place a person belongs to.
        affiliation: Option<String>,
        /// Country code (ISO 3166-1 alpha-2) of a country.
        country: Option<String>,
        /// The identifier that your own gazetteer gives it.
        external_id: Option<String>,
        /// All mentions by name, in the order of the text.
        mentions: Spans,
        /// Words that hold or derive from the name: `russische`, `SPD-Chef`.
        derived: Spans,
        /// How central it is to the article, 0 to 1.
        salience: f64,
    }
    repr { id, kind, name }
    methods {
        fn _repr_html_(slf: &pyo3::Bound<'_, Self>) -> pyo3::PyResult<String> {
            crate::document::html("entity", slf)
        }
    }
}

impl Entity {
    pub(crate) fn of(entity: &depesche::Entity, texts: &Texts<'_>) -> Self {
        let role = |role: &depesche::Role| Role { text: role.text.clone(), span: Span::of(role.span, texts) };
        Self {
            id: entity.id.to_string(),
            kind: entity.kind.into(),
            subtype: entity.subtype.map(Into::into),
            name: entity.name.clone(),
            gender: entity.gender.map(Into::into),
            roles: entity.roles.iter().map(role).collect(),
            affiliation: entity.affiliation.map(|id| id.to_string()),
            country: entity.country.map(str::to_owned),
            external_id: entity.external_id.clone(),
            mentions: Spans::of(&entity.mentions, texts),
            derived: Spans::of(&entity.derived, texts),
            salience: decimal(entity.salience),
        }
    }

    /// Whether the article calls it so, in full or in part, whatever the case.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let names = [self.name.as_str()].into_iter().chain(self.mentions.0.iter().map(|mention| mention.text.as_str()));
        names.into_iter().any(|own| holds_words(own, name))
    }
}

/// The number that JSON would show: 0.93, not 0.930000007.
fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

/// Whether the words of `part` stand side by side in `whole`, whatever their case.
pub(crate) fn holds_words(whole: &str, part: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (whole, part) = (words(whole), words(part));
    !part.is_empty() && whole.windows(part.len()).any(|window| window == part)
}

result_class! {
    /// A role or title of a person, as it stands: `Finanzministerin`.
    Role {
        /// The words.
        text: String,
        /// Where they stand.
        span: Span,
    }
    repr { text }
    methods {
        fn __str__(&self) -> &str {
            &self.text
        }
    }
}

result_class! {
    /// A time expression (TIMEX3).
    Time {
        /// Its number in the document: `t1`.
        id: String,
        /// Where it stands.
        span: Span,
        /// `DATE`, `TIME`, `DURATION` or `SET`.
        kind: TimeKind,
        /// The TIMEX3 value: `2026-11-24`, `2026-W48`, `P3D`, `PRESENT_REF`.
        value: String,
        /// The days or points of time it covers, as far as the calendar and the article's date give them.
        interval: Option<Interval>,
    }
    repr { id, kind, value, text }
    methods {
        /// The words.
        #[getter]
        fn text(&self) -> &str {
            &self.span.text
        }

        /// Position of the first character.
        #[getter]
        fn start(&self) -> usize {
            self.span.start
        }

        /// Position after the last character.
        #[getter]
        fn end(&self) -> usize {
            self.span.end
        }
    }
}

impl Time {
    pub(crate) fn of(time: &depesche::Time, texts: &Texts<'_>) -> Self {
        let interval = |interval: &depesche::Interval| Interval { start: interval.start.clone(), end: interval.end.clone() };
        Self {
            id: time.id.to_string(),
            span: Span::of(time.span, texts),
            kind: time.kind.into(),
            value: time.value.clone(),
            interval: time.interval.as_ref().map(interval),
        }
    }
}

result_class! {
    /// A half-open interval of days (`2026-11-24`) or local points of time (`2026-11-24T14:00`).
    Interval {
        /// The first day or point that belongs to it.
        start: String,
        /// The first day or point after it.
        end: String,
    }
    repr { start, end }
    methods {
        /// The same as Python's own values: two `datetime.date`, or two `datetime.datetime` for points of time.
        fn dates<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
            let class = py.import("datetime")?.getattr(if self.start.contains('T') { "datetime" } else { "date" })?;
            let read = |at: &str| class.call_method1("fromisoformat", (at,));
            Ok((read(&self.start)?, read(&self.end)?))
        }
    }
}

result_class! {
    /// A quotation: what is said, thought or written, and how the article presents it.
    Quote {
        /// Its number in the document: `q1`.
        id: String,
        /// How the words are given.
        kind: QuoteKind,
        /// `Speech`, `Writing`, `Thought`, or two of them (`ST`, `SW`, `TW`) where it cannot be told.
        medium: Medium,
        /// Whether it stands inside another quotation.
        nested: bool,
        /// The `id` of the quotation it stands in.
        parent: Option<String>,
        /// What is said; several spans when the frame interrupts it. Direct quotations include their marks.
        content: Spans,
        /// The words that name the speaker, as they stand: `er`, `die Ministerin`.
        speaker: Spans,
        /// The words of saying: `teilte … mit`, `laut`, `so`.
        cue: Spans,
        /// The whole reporting clause around the cue.
        frame: Spans,
        /// To whom it is said.
        addressee: Spans,
        /// The speaker's name as far as the article gives it; several joined by ` & `.
        who: Option<String>,
        /// The `id` of the speaker's entity.
        entity: Option<String>,
        /// Who passed the words on, nearest to the reader first: `…, wie CNN berichtete`.
        sources: Many<Source>,
        /// The `id` of the time at which it was said, as its frame tells.
        time: Option<String>,
        /// How sure it is that this is a quotation with these bounds, 0 to 1.
        confidence: f64,
    }
    repr { id, kind, who, text }
    methods {
        /// What is said, with its marks; the halves of an interrupted quotation are joined by ` … `.
        #[getter]
        fn text(&self) -> String {
            self.content.text()
        }

        fn _repr_html_(slf: &pyo3::Bound<'_, Self>) -> pyo3::PyResult<String> {
            crate::document::html("quote", slf)
        }
    }
}

impl Quote {
    pub(crate) fn of(quote: &depesche::Quote, texts: &Texts<'_>) -> Self {
        let source = |source: &depesche::Source| Source {
            span: Span::of(source.span, texts),
            cue: Spans::of(&source.cue, texts),
            who: source.who.clone(),
            entity: source.entity.map(|id| id.to_string()),
        };
        Self {
            id: quote.id.to_string(),
            kind: quote.kind.into(),
            medium: quote.medium.into(),
            nested: quote.nested,
            parent: quote.parent.map(|id| id.to_string()),
            content: Spans::of(&quote.content, texts),
            speaker: Spans::of(&quote.speaker, texts),
            cue: Spans::of(&quote.cue, texts),
            frame: Spans::of(&quote.frame, texts),
            addressee: Spans::of(&quote.addressee, texts),
            who: quote.who.clone(),
            entity: quote.entity.map(|id| id.to_string()),
            sources: quote.sources.iter().map(source).collect(),
            time: quote.time.map(|id| id.to_string()),
            confidence: decimal(quote.confidence),
        }
    }
}

result_class! {
    /// A mediating source of a quotation.
    Source {
        /// The words that name it.
        span: Span,
        /// The words of passing on.
        cue: Spans,
        /// Its name as far as the article gives it.
        who: Option<String>,
        /// The `id` of its entity.
        entity: Option<String>,
    }
    repr { who, span }
}
