//! `Extractor`: the core's, with Python's types around it.

use crate::arguments::{Day, Text, input};
use crate::document::Document;
use pyo3::prelude::*;
use pyo3::types::PyType;

/// Reads articles. Immutable, safe to share between threads, cheap to make and to pickle.
///
/// >>> extractor = depesche.Extractor()
/// >>> extractor.read("Das sei „gut“, sagte Ada Beispiel.").text
/// 'Das sei „gut“, sagte Ada Beispiel.'
#[pyclass(frozen, module = "depesche")]
pub(crate) struct Extractor {
    core: depesche::Extractor,
}

#[pymethods]
impl Extractor {
    #[new]
    fn new() -> Self {
        Self { core: depesche::Extractor::new() }
    }

    /// Reads one article. Other threads run meanwhile.
    ///
    /// Arguments:
    ///     text: the article as plain text. Any text gives a document.
    ///     date: the day it appeared (`datetime.date` or `"2026-11-24"`); "gestern" counts from here.
    ///
    /// Raises:
    ///     TypeError: if `text` is no `str` or `date` neither `str` nor `date`.
    ///     ValueError: if `text` has lone surrogates or `date` is not in the calendar.
    #[pyo3(signature = (text, *, date = None))]
    fn read(&self, py: Python<'_>, text: Text, date: Option<Day>) -> PyResult<Document> {
        let input = input(&text, date.as_ref())?;
        Ok(py.detach(|| Document::new(self.core.read(input))))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, ()) {
        (slf.get_type(), ())
    }
}
