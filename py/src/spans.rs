//! `Span` and `Spans`: stretches of an article's text, in code points, with the words they cover.

use crate::class::{Fields, Iter, Many, MatchArgs, literal};
use pyo3::Borrowed;
use pyo3::exceptions::PyIndexError;
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::marker::PhantomData;

/// The text of a document, addressed by code points.
pub(crate) struct Texts<'t> {
    text: &'t str,
    /// Byte position of every code point and of the end; nothing if the text is ASCII, where both are the same.
    bytes: Option<Vec<u32>>,
}

impl<'t> Texts<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect());
        Self { text, bytes }
    }

    /// The words of a span; nothing if that is not inside the text.
    pub(crate) fn get(&self, depesche::Span { start, end }: depesche::Span) -> &'t str {
        let byte = |at: usize| self.bytes.as_ref().map_or(Some(at), |bytes| bytes.get(at).map(|&b| b as usize));
        match (byte(start), byte(end)) {
            (Some(start), Some(end)) => self.text.get(start..end).unwrap_or_default(),
            _ => "",
        }
    }
}

/// A stretch of an article: `document.text[span.start:span.end] == span.text`.
///
/// >>> span = depesche.read("„Das ist gut“, sagte Ada Beispiel.").quotes[0].content[0]
/// >>> span
/// Span(start=0, end=13, text='„Das ist gut“')
#[pyclass(frozen, eq, hash, get_all, from_py_object, module = "depesche")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    /// Position of the first character, in code points, as Python counts.
    pub(crate) start: usize,
    /// Position after the last character.
    pub(crate) end: usize,
    /// The words.
    pub(crate) text: String,
}

#[pymethods]
impl Span {
    #[new]
    fn new(start: usize, end: usize, text: String) -> Self {
        Self { start, end, text }
    }

    #[classattr]
    fn __match_args__() -> MatchArgs<Self> {
        MatchArgs(PhantomData)
    }

    fn __getnewargs__(&self) -> (usize, usize, &str) {
        (self.start, self.end, &self.text)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Span(start={}, end={}, text={})", self.start, self.end, self.text.as_str().into_pyobject(py)?.repr()?))
    }

    fn __str__(&self) -> &str {
        &self.text
    }
}

impl Fields for Span {
    const NAMES: &[&str] = &["start", "end", "text"];
    const TYPES: &[PyStaticExpr] = &[
        literal(&PyStaticExpr::Constant { value: PyStaticConstant::Str("start") }),
        literal(&PyStaticExpr::Constant { value: PyStaticConstant::Str("end") }),
        literal(&PyStaticExpr::Constant { value: PyStaticConstant::Str("text") }),
    ];
}

impl Span {
    pub(crate) fn of(span: depesche::Span, texts: &Texts<'_>) -> Self {
        Self { start: span.start, end: span.end, text: texts.get(span).to_owned() }
    }
}

/// Stretches that belong together, such as the two halves of an interrupted quotation: a sequence of `Span` that prints as its words.
///
/// >>> quote = depesche.read("«Ich bleibe», sagte der Trainer, «und zwar gern.»").quotes[0]
/// >>> len(quote.content)
/// 2
/// >>> print(quote.content)
/// «Ich bleibe» … «und zwar gern.»
#[pyclass(frozen, eq, hash, sequence, module = "depesche")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Spans(pub(crate) Vec<Span>);

#[pymethods]
impl Spans {
    #[new]
    #[pyo3(signature = (spans = Spans::default()))]
    fn new(spans: Spans) -> Self {
        spans
    }

    /// The words; those of several spans are joined by ` … `. Empty if there are none.
    #[getter]
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" … ")
    }

    /// Position of the first character, `None` if there are no spans.
    #[getter]
    fn start(&self) -> Option<usize> {
        self.0.iter().map(|span| span.start).min()
    }

    /// Position after the last character, `None` if there are no spans.
    #[getter]
    fn end(&self) -> Option<usize> {
        self.0.iter().map(|span| span.end).max()
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __getitem__(&self, index: isize) -> PyResult<Span> {
        let at = if index < 0 { self.0.len().checked_add_signed(index) } else { usize::try_from(index).ok() };
        at.and_then(|at| self.0.get(at)).cloned().ok_or_else(|| PyIndexError::new_err(format!("span {index} of {}", self.0.len())))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Iter<'py, Span>> {
        Ok(Iter(PyTuple::new(py, self.0.clone())?.try_iter()?, PhantomData))
    }

    fn __getnewargs__(&self) -> (Many<Span>,) {
        (Many(self.0.clone()),)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Spans({})", PyTuple::new(py, self.0.clone())?.repr()?))
    }

    fn __str__(&self) -> String {
        self.text()
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Spans {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = Many::<Span>::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<Self>() {
            Ok(spans) => Ok(spans.get().clone()),
            Err(_) => Many::extract(object).map(|spans| Self(spans.0)),
        }
    }
}

impl Spans {
    pub(crate) fn of(spans: &[depesche::Span], texts: &Texts<'_>) -> Self {
        Self(spans.iter().map(|&span| Span::of(span, texts)).collect())
    }
}
