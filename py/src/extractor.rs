//! `Extractor`: the core's, with Python's types around it.

use crate::arguments::{Day, Job, Text};
use crate::columns::{Cell, Column};
use crate::document::Document;
use crate::pool::Pool;
use crate::rows::Row;
use pyo3::exceptions::{PyOverflowError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::PyType;

/// The compiled half of `depesche.Extractor`.
#[pyclass(frozen, subclass, module = "depesche._native")]
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
    /// >>> depesche.Extractor().read("Heute nichts Neues.").text
    /// 'Heute nichts Neues.'
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
        let job = Job::new(text, date)?;
        py.detach(|| job.read(&self.core)).map_err(PyRuntimeError::new_err)
    }

    /// Reads a `str`, or a mapping with `text` and perhaps `date`; for `pipe`.
    fn _read(&self, py: Python<'_>, article: Job) -> PyResult<Document> {
        py.detach(|| article.read(&self.core)).map_err(PyRuntimeError::new_err)
    }

    /// Threads that read; for `pipe`.
    fn _pool(&self, threads: usize) -> Pool {
        Pool::start(&self.core, threads)
    }

    /// Reads the articles into columns; for `extract_batches`. A string in place of an article is the error that it has.
    fn _columns<'py>(&self, py: Python<'py>, articles: Vec<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let mut column = Row::column();
        for article in articles {
            let row = match article.extract::<Job>() {
                Ok(job) => py.detach(|| job.read(&self.core)).map_or_else(Row::failed, |document| Row::of(&document)),
                Err(error) => Row::failed(error.value(py).to_string()),
            };
            Row::push(Some(&row), &mut column);
            py.check_signals()?;
        }
        finish(py, column)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, ()) {
        (slf.get_type(), ())
    }
}

/// The documents as columns; for the tables.
#[pyfunction]
pub(crate) fn _columns<'py>(py: Python<'py>, documents: Vec<Bound<'py, Document>>) -> PyResult<Bound<'py, PyAny>> {
    let mut column = Row::column();
    for document in documents {
        Row::push(Some(&Row::of(document.get())), &mut column);
    }
    finish(py, column)
}

fn finish(py: Python<'_>, column: Column) -> PyResult<Bound<'_, PyAny>> {
    if column.fits() { column.into_python(py) } else { Err(PyOverflowError::new_err("more than 2 GiB in one batch: make batches smaller")) }
}
