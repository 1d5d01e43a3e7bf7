//! The classes of what a document holds. They are read from the JSON of the core, which is the one description of the shape of a result.
#![expect(clippy::too_many_arguments, clippy::similar_names, reason = "constructors take every field, under the field's own name")]

use crate::class::{Fill, Many, result_class};
use crate::kinds::{AuthorKind, EntityKind, Gender, Medium, PartKind, QuoteKind, Subtype, TimeKind};
use crate::spans::{Span, Spans, Texts};
use pyo3::{Bound, PyAny, PyResult, Python, types::PyAnyMethods as _};
use serde::{Deserialize, Deserializer};

/// Everything that is in the JSON of a document. `T` is `IgnoredAny` where nobody looks at tokens and sentences.
#[derive(Deserialize)]
pub(crate) struct Layers<T = Many<Span>> {
    pub(crate) text: String,
    pub(crate) offsets: String,
    pub(crate) article: Article,
    pub(crate) sentences: T,
    pub(crate) tokens: T,
    pub(crate) entities: Many<Entity>,
    pub(crate) times: Many<Time>,
    pub(crate) quotes: Many<Quote>,
}

impl<'de, T: Fill + Deserialize<'de>> Layers<T> {
    /// Parses a document whose offsets count code points.
    pub(crate) fn from_json(json: &'de str) -> Result<Self, String> {
        let mut layers: Self = serde_json::from_str(json).map_err(|error| format!("not a document: {error}"))?;
        if layers.offsets != "utf32" {
            return Err(format!("offsets of the document are {}; Python counts in utf32", layers.offsets));
        }
        let texts = Texts::new(&layers.text);
        layers.article.fill(&texts);
        layers.sentences.fill(&texts);
        layers.tokens.fill(&texts);
        layers.entities.fill(&texts);
        layers.times.fill(&texts);
        layers.quotes.fill(&texts);
        Ok(layers)
    }
}

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
        #[serde(flatten, deserialize_with = "authors")]
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

/// The JSON has names and kinds of authors side by side.
fn authors<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Many<Author>, D::Error> {
    #[derive(Deserialize)]
    struct Columns {
        authors: Vec<String>,
        author_types: Vec<AuthorKind>,
    }
    let columns = Columns::deserialize(deserializer)?;
    Ok(Many(columns.authors.into_iter().zip(columns.author_types).map(|(name, kind)| Author { name, kind }).collect()))
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
        #[serde(rename = "type")]
        kind: PartKind,
        /// Where it stands.
        #[serde(flatten)]
        span: Span,
        /// Where it stands in the page it was read from, as a CSS selector; `None` for plain text.
        #[serde(default)]
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
        #[serde(rename = "type")]
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
    /// Whether the article calls it so, in full or in part, whatever the case.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let names = [self.name.as_str()].into_iter().chain(self.mentions.0.iter().map(|mention| mention.text.as_str()));
        names.into_iter().any(|own| holds_words(own, name))
    }
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
        #[serde(flatten)]
        span: Span,
        /// `DATE`, `TIME`, `DURATION` or `SET`.
        #[serde(rename = "type")]
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
        #[serde(rename = "type")]
        kind: QuoteKind,
        /// `Speech`, `Writing`, `Thought`, or two of them (`ST`, `SW`, `TW`) where it cannot be told.
        medium: Medium,
        /// Whether it stands inside another quotation.
        nested: bool,
        /// The `id` of the quotation it stands in.
        parent: Option<String>,
        /// What is said; several spans when the frame interrupts it. Direct quotations include their marks.
        #[serde(rename = "quote")]
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
