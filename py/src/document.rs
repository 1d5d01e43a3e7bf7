//! `Document`: the core's, and the classes made from it when somebody looks.

use crate::arguments::Text;
use crate::class::{Dict, Tuple};
use crate::layers::{Article, Entity, Quote, Time, holds_words};
use crate::spans::{Span, Texts};
use depesche::OffsetEncoding;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyString};

/// One article, read: its text and the layers over it. All positions count code points, as Python does.
///
/// >>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
/// >>> quote = doc.quotes[0]
/// >>> quote.text, quote.speaker.text, quote.cue.text
/// ('„Wir kommen“', 'Ada Beispiel', 'sagte')
#[pyclass(frozen, eq, hash, weakref, module = "depesche")]
pub(crate) struct Document {
    /// What the core read, with offsets in code points.
    core: depesche::Document,
    objects: Objects,
}

/// The layers as Python objects, each made once, when somebody looks.
struct Objects {
    text: PyOnceLock<Py<PyString>>,
    article: PyOnceLock<Py<Article>>,
    sentences: PyOnceLock<Tuple<Span>>,
    tokens: PyOnceLock<Tuple<Span>>,
    entities: PyOnceLock<Tuple<Entity>>,
    times: PyOnceLock<Tuple<Time>>,
    quotes: PyOnceLock<Tuple<Quote>>,
}

impl Objects {
    const fn none() -> Self {
        Self {
            text: PyOnceLock::new(),
            article: PyOnceLock::new(),
            sentences: PyOnceLock::new(),
            tokens: PyOnceLock::new(),
            entities: PyOnceLock::new(),
            times: PyOnceLock::new(),
            quotes: PyOnceLock::new(),
        }
    }
}

/// By what Python shows: documents that came back from JSON lack the parts of speech.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.core, &other.core);
        a.text() == b.text()
            && a.article() == b.article()
            && a.sentences().iter().map(|s| s.span).eq(b.sentences().iter().map(|s| s.span))
            && a.tokens().iter().map(|t| t.span).eq(b.tokens().iter().map(|t| t.span))
            && a.entities() == b.entities()
            && a.times() == b.times()
            && a.quotes() == b.quotes()
    }
}

impl std::hash::Hash for Document {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.core.text().hash(state);
    }
}

impl Document {
    /// Takes over what the core read. Needs no interpreter, so that it can be done by any thread.
    pub(crate) fn new(document: depesche::Document) -> Self {
        Self { core: document.with_offsets(OffsetEncoding::Utf32), objects: Objects::none() }
    }

    pub(crate) fn core(&self) -> &depesche::Document {
        &self.core
    }

    fn json(&self) -> PyResult<String> {
        // More than the text by far: places of tokens, mostly.
        let mut json = Vec::with_capacity(8 * self.core.text().len());
        serde_json::to_writer(&mut json, &self.core).map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(String::from_utf8(json)?)
    }

    fn layer<'a, 'py, C, T: IntoPyObject<'py>>(
        &self,
        py: Python<'py>,
        cell: &'a PyOnceLock<Tuple<T>>,
        items: &[C],
        of: impl Fn(&C, &Texts<'_>) -> T,
    ) -> PyResult<&'a Tuple<T>> {
        cell.get_or_try_init(py, || {
            let texts = Texts::new(self.core.text());
            Tuple::new(py, items.iter().map(|item| of(item, &texts)))
        })
    }
}

/// What `depesche._html` shows of a result.
pub(crate) fn html<T>(kind: &str, result: &Bound<'_, T>) -> PyResult<String> {
    result.py().import("depesche._html")?.call_method1(kind, (result.as_any(),))?.extract()
}

#[pymethods]
impl Document {
    /// The text that was read, unchanged.
    #[getter]
    fn text(&self, py: Python<'_>) -> PyResult<&Py<PyString>> {
        self.objects.text.get_or_try_init(py, || Ok(PyString::new(py, self.core.text()).unbind()))
    }

    /// Headline, byline, paragraphs and the other parts.
    #[getter]
    fn article(&self, py: Python<'_>) -> PyResult<&Py<Article>> {
        self.objects.article.get_or_try_init(py, || Py::new(py, Article::of(&self.core, &Texts::new(self.core.text()))))
    }

    /// The sentences, in order.
    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<&Tuple<Span>> {
        self.layer(py, &self.objects.sentences, self.core.sentences(), |s, texts| Span::of(s.span, texts))
    }

    /// The tokens, in order.
    #[getter]
    fn tokens(&self, py: Python<'_>) -> PyResult<&Tuple<Span>> {
        self.layer(py, &self.objects.tokens, self.core.tokens(), |t, texts| Span::of(t.span, texts))
    }

    /// People, organisations, places and other named things, in the order of their first mention.
    #[getter]
    fn entities(&self, py: Python<'_>) -> PyResult<&Tuple<Entity>> {
        self.layer(py, &self.objects.entities, self.core.entities(), Entity::of)
    }

    /// The time expressions, in order.
    #[getter]
    fn times(&self, py: Python<'_>) -> PyResult<&Tuple<Time>> {
        self.layer(py, &self.objects.times, self.core.times(), Time::of)
    }

    /// The quotations, in the order of their first word.
    #[getter]
    fn quotes(&self, py: Python<'_>) -> PyResult<&Tuple<Quote>> {
        self.layer(py, &self.objects.quotes, self.core.quotes(), Quote::of)
    }

    /// The entity with that `id`, as `Quote.entity` and `Entity.affiliation` give it; `None` if there is none.
    ///
    /// >>> depesche.read("Heute nichts Neues.").entity("e1") is None
    /// True
    fn entity<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Option<Bound<'py, Entity>>> {
        for entity in self.entities(py)?.iter(py) {
            let entity = entity?;
            if entity.get().id == id {
                return Ok(Some(entity));
            }
        }
        Ok(None)
    }

    /// The quotations of a speaker, named as in the article or in part, whatever the case, or given as an `Entity`.
    ///
    /// >>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel. „Alle.“")
    /// >>> len(doc.quotes_by("beispiel")) == len(doc.quotes)
    /// True
    fn quotes_by<'py>(&self, py: Python<'py>, speaker: Speaker<'py>) -> PyResult<Vec<Bound<'py, Quote>>> {
        let wanted = match &speaker {
            Speaker::Entity(entity) => vec![entity.get().id.clone()],
            Speaker::Name(name) => {
                let entities = self.entities(py)?.iter(py).collect::<PyResult<Vec<_>>>()?;
                entities.iter().map(Bound::get).filter(|e| e.is_called(name)).map(|e| e.id.clone()).collect()
            }
        };
        let said = |quote: &Quote| match (&quote.entity, &speaker) {
            (Some(id), _) => wanted.contains(id),
            (None, Speaker::Name(name)) => holds_words(quote.who.as_deref().unwrap_or(&quote.speaker.text()), name),
            (None, Speaker::Entity(_)) => false,
        };
        self.quotes(py)?.iter(py).filter(|quote| quote.as_ref().map_or(true, |quote| said(quote.get()))).collect()
    }

    /// The document as JSON: the same, byte for byte, as Rust writes with offsets in code points.
    fn to_json(&self) -> PyResult<String> {
        self.json()
    }

    /// The document as plain `dict`, `list`, `str` and numbers: what `to_json` gives, parsed.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Ok(Dict(py.import("json")?.call_method1("loads", (self.json()?,))?.cast_into()?))
    }

    /// The names as displaCy draws them: `displacy.render(doc.to_displacy(), style="ent", manual=True)`.
    ///
    /// >>> depesche.read("Heute nichts Neues.").to_displacy()
    /// {'text': 'Heute nichts Neues.', 'ents': [], 'title': None}
    fn to_displacy<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        let entities = self.core.entities().iter();
        let mut marks: Vec<_> = entities.flat_map(|e| e.mentions.iter().map(|span| (span.start, span.end, e.kind))).collect();
        marks.sort_unstable_by_key(|&(start, end, _)| (start, end));
        let ents = PyList::empty(py);
        for (start, end, label) in marks {
            let ent = PyDict::new(py);
            ent.set_item("start", start)?;
            ent.set_item("end", end)?;
            ent.set_item("label", label.name())?;
            ents.append(ent)?;
        }
        let out = PyDict::new(py);
        out.set_item("text", self.text(py)?)?;
        out.set_item("ents", ents)?;
        out.set_item("title", self.core.article_text().headline)?;
        Ok(Dict(out))
    }

    /// The article as schema.org JSON-LD: a `NewsArticle` with its `Quotation`s as parts and its names as `mentions`.
    ///
    /// >>> depesche.read("„Wir kommen“, sagte Ada Beispiel.").to_jsonld().get("hasPart")[0].get("text")
    /// '„Wir kommen“'
    fn to_jsonld<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Ok(Dict(py.import("json")?.call_method1("loads", (self.core.to_json_ld(),))?.cast_into()?))
    }

    /// Takes a document from the JSON that `to_json`, or the Rust program with `--offsets utf32`, wrote.
    ///
    /// >>> doc = depesche.read("Heute nichts Neues.")
    /// >>> depesche.Document.from_json(doc.to_json()) == doc
    /// True
    ///
    /// Raises:
    ///     ValueError: if it is not the JSON of a document, or its offsets do not count code points.
    #[staticmethod]
    fn from_json(json: Text) -> PyResult<Self> {
        let core: depesche::Document =
            serde_json::from_str(json.as_str()).map_err(|error| PyValueError::new_err(format!("not a document: {error}")))?;
        match core.offsets() {
            OffsetEncoding::Utf32 => Ok(Self::new(core)),
            other => Err(PyValueError::new_err(format!("offsets of the document are {}; Python counts in utf32", other.name()))),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().json()?,)))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let title = self.core.article_text().headline.map_or_else(|| self.core.text().chars().take(40).collect(), str::to_owned);
        let (quotes, entities, times) = (self.core.quotes().len(), self.core.entities().len(), self.core.times().len());
        Ok(format!("<Document {}: {quotes} quotes, {entities} entities, {times} times>", title.into_pyobject(py)?.repr()?))
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html("document", slf)
    }
}

/// Whom to look for.
#[derive(FromPyObject)]
enum Speaker<'py> {
    Entity(Bound<'py, Entity>),
    Name(String),
}
