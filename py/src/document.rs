//! `Document`: the JSON of the core, and the classes made from it when somebody looks.

use crate::arguments::Text;
use crate::class::{Dict, Tuple};
use crate::layers::{Article, Entity, Layers, Quote, Time, holds_words};
use crate::spans::Span;
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
    /// The whole document as the core writes it; everything else follows from it.
    json: String,
    objects: PyOnceLock<Objects>,
}

/// The layers as Python objects, made once.
struct Objects {
    text: Py<PyString>,
    article: Py<Article>,
    sentences: Tuple<Span>,
    tokens: Tuple<Span>,
    entities: Tuple<Entity>,
    times: Tuple<Time>,
    quotes: Tuple<Quote>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl std::hash::Hash for Document {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.json.hash(state);
    }
}

impl Document {
    /// Takes over what the core read. Needs no interpreter, so that it can be done by any thread.
    pub(crate) fn new(document: depesche::Document) -> Self {
        // Writing structs of strings and numbers into memory has no way to fail.
        let json = serde_json::to_string(&document.with_offsets(OffsetEncoding::Utf32)).unwrap_or_default();
        Self { json, objects: PyOnceLock::new() }
    }

    pub(crate) fn json(&self) -> &str {
        &self.json
    }

    fn objects(&self, py: Python<'_>) -> PyResult<&Objects> {
        self.objects.get_or_try_init(py, || {
            let layers = Layers::from_json(&self.json).map_err(PyValueError::new_err)?;
            Ok(Objects {
                text: PyString::new(py, &layers.text).unbind(),
                article: Py::new(py, layers.article)?,
                sentences: Tuple::new(py, layers.sentences)?,
                tokens: Tuple::new(py, layers.tokens)?,
                entities: Tuple::new(py, layers.entities)?,
                times: Tuple::new(py, layers.times)?,
                quotes: Tuple::new(py, layers.quotes)?,
            })
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
        Ok(&self.objects(py)?.text)
    }

    /// Headline, byline, paragraphs and the other parts.
    #[getter]
    fn article(&self, py: Python<'_>) -> PyResult<&Py<Article>> {
        Ok(&self.objects(py)?.article)
    }

    /// The sentences, in order.
    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<&Tuple<Span>> {
        Ok(&self.objects(py)?.sentences)
    }

    /// The tokens, in order.
    #[getter]
    fn tokens(&self, py: Python<'_>) -> PyResult<&Tuple<Span>> {
        Ok(&self.objects(py)?.tokens)
    }

    /// People, organisations, places and other named things, in the order of their first mention.
    #[getter]
    fn entities(&self, py: Python<'_>) -> PyResult<&Tuple<Entity>> {
        Ok(&self.objects(py)?.entities)
    }

    /// The time expressions, in order.
    #[getter]
    fn times(&self, py: Python<'_>) -> PyResult<&Tuple<Time>> {
        Ok(&self.objects(py)?.times)
    }

    /// The quotations, in the order of their first word.
    #[getter]
    fn quotes(&self, py: Python<'_>) -> PyResult<&Tuple<Quote>> {
        Ok(&self.objects(py)?.quotes)
    }

    /// The entity with that `id`, as `Quote.entity` and `Entity.affiliation` give it; `None` if there is none.
    ///
    /// >>> depesche.read("Heute nichts Neues.").entity("e1") is None
    /// True
    fn entity<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Option<Bound<'py, Entity>>> {
        for entity in self.objects(py)?.entities.iter(py) {
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
        let objects = self.objects(py)?;
        let wanted = match &speaker {
            Speaker::Entity(entity) => vec![entity.get().id.clone()],
            Speaker::Name(name) => {
                let entities = objects.entities.iter(py).collect::<PyResult<Vec<_>>>()?;
                entities.iter().map(Bound::get).filter(|e| e.is_called(name)).map(|e| e.id.clone()).collect()
            }
        };
        let said = |quote: &Quote| match (&quote.entity, &speaker) {
            (Some(id), _) => wanted.contains(id),
            (None, Speaker::Name(name)) => holds_words(quote.who.as_deref().unwrap_or(&quote.speaker.text()), name),
            (None, Speaker::Entity(_)) => false,
        };
        objects.quotes.iter(py).filter(|quote| quote.as_ref().map_or(true, |quote| said(quote.get()))).collect()
    }

    /// The document as JSON: the same, byte for byte, as Rust writes with offsets in code points.
    fn to_json(&self) -> &str {
        &self.json
    }

    /// The document as plain `dict`, `list`, `str` and numbers: what `to_json` gives, parsed.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Ok(Dict(py.import("json")?.call_method1("loads", (&self.json,))?.cast_into()?))
    }

    /// The names as displaCy draws them: `displacy.render(doc.to_displacy(), style="ent", manual=True)`.
    ///
    /// >>> depesche.read("Heute nichts Neues.").to_displacy()
    /// {'text': 'Heute nichts Neues.', 'ents': [], 'title': None}
    fn to_displacy<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        let objects = self.objects(py)?;
        let mut marks = Vec::new();
        for entity in objects.entities.iter(py) {
            let entity = entity?;
            let Entity { kind, mentions, .. } = entity.get();
            marks.extend(mentions.0.iter().map(|mention| (mention.start, mention.end, kind.clone())));
        }
        marks.sort_unstable_by_key(|&(start, end, _)| (start, end));
        let ents = PyList::empty(py);
        for (start, end, label) in marks {
            let ent = PyDict::new(py);
            ent.set_item("start", start)?;
            ent.set_item("end", end)?;
            ent.set_item("label", label)?;
            ents.append(ent)?;
        }
        let out = PyDict::new(py);
        out.set_item("text", &objects.text)?;
        out.set_item("ents", ents)?;
        out.set_item("title", objects.article.get().headline.clone())?;
        Ok(Dict(out))
    }

    /// The article as schema.org JSON-LD: a `NewsArticle` with its `Quotation`s as parts and its names as `mentions`.
    ///
    /// >>> depesche.read("„Wir kommen“, sagte Ada Beispiel.").to_jsonld().get("hasPart")[0].get("text")
    /// '„Wir kommen“'
    fn to_jsonld<'py>(slf: &Bound<'py, Self>) -> PyResult<Dict<'py>> {
        Ok(Dict(slf.py().import("depesche._jsonld")?.call_method1("document", (slf,))?.cast_into()?))
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
    fn from_json(py: Python<'_>, json: Text) -> PyResult<Self> {
        // Written anew, because white space must not make two documents differ.
        let mut compact = Vec::with_capacity(json.as_str().len());
        let mut reader = serde_json::Deserializer::from_str(json.as_str());
        serde_transcode::transcode(&mut reader, &mut serde_json::Serializer::new(&mut compact))
            .and_then(|()| reader.end())
            .map_err(|error| PyValueError::new_err(format!("not a document: {error}")))?;
        let document = Self { json: String::from_utf8(compact).unwrap_or_default(), objects: PyOnceLock::new() };
        document.objects(py)?;
        Ok(document)
    }

    fn __reduce__<'py, 'a>(slf: &'a Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (&'a str,))> {
        Ok((slf.get_type().getattr("from_json")?, (&slf.get().json,)))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Objects { text, article, entities, times, quotes, .. } = self.objects(py)?;
        let title = match &article.get().headline {
            Some(headline) => headline.clone(),
            None => text.bind(py).to_string_lossy().chars().take(40).collect(),
        };
        let (quotes, entities, times) = (quotes.len(py), entities.len(py), times.len(py));
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
