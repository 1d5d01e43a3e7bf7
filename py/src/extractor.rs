//! `Extractor`: the core's, with Python's types around it.

use crate::arguments::{Day, Fault, Job, NameList, Page, Text};
use crate::class::Dict;
use crate::columns::{Cell, Column};
use crate::document::Document;
use crate::kinds::Preset;
use crate::pool::Pool;
use crate::rows::Row;
use depesche::OffsetEncoding;
use pyo3::exceptions::{PyException, PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;
use std::hash::{Hash, Hasher};

/// The compiled half of `depesche.Extractor`.
#[pyclass(frozen, eq, hash, subclass, module = "depesche._native")]
pub(crate) struct Extractor {
    core: depesche::Extractor,
    settings: Settings,
}

/// What an extractor is made from, and pickled as.
#[derive(PartialEq, Eq, Hash)]
struct Settings {
    preset: depesche::Preset,
    models: bool,
    /// The list itself.
    gazetteer: Option<PyBackedStr>,
}

impl PartialEq for Extractor {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings
    }
}

impl Hash for Extractor {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.settings.hash(state);
    }
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (*, preset = None, models = true, gazetteer = None))]
    fn new(preset: Option<Preset>, models: bool, gazetteer: Option<NameList>) -> PyResult<Self> {
        let value_error = |error: depesche::Error| PyValueError::new_err(error.to_string());
        let preset = preset.map_or(Ok(depesche::Preset::default()), |preset| preset.0.parse()).map_err(value_error)?;
        let gazetteer = gazetteer.map(|list| list.0);
        let mut builder = depesche::Extractor::builder().preset(preset).models(models);
        if let Some(list) = &gazetteer {
            builder = builder.gazetteer(depesche::Gazetteer::parse(list).map_err(value_error)?);
        }
        Ok(Self { core: builder.build(), settings: Settings { preset, models, gazetteer } })
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
        let job = Job::text(text, date)?;
        Ok(py.detach(|| job.read(&self.core))?)
    }

    /// Reads a news page: headline, authors and date from the page, the body without its surroundings. Nothing is fetched.
    ///
    /// `Document.text` is the text of the article; `Part.path` leads back to the page.
    ///
    /// >>> page = "<title>Etat | Kurier</title><h1>Etat beschlossen</h1><p>Der Etat sei beschlossen, sagte sie."
    /// >>> depesche.Extractor().read_html(page).article.headline
    /// 'Etat beschlossen'
    ///
    /// Arguments:
    ///     html: the page, `str` or the bytes that came over the wire. Broken markup is read as browsers read it.
    ///     url: the address it was fetched from.
    ///     date: the day it appeared, if the page's own is not to count.
    ///     content_type: the `Content-Type` header that bytes came with; a character set there counts before what the page says.
    ///
    /// Raises:
    ///     TypeError: if `html` is neither `str` nor `bytes`, or `date` neither `str` nor `date`.
    ///     ValueError: if `html` is a `str` with lone surrogates, or bytes in a character set that is not known, or `date` is not in the
    ///         calendar.
    #[pyo3(signature = (html, *, url = None, date = None, content_type = None))]
    fn read_html(
        &self,
        py: Python<'_>,
        html: Page,
        url: Option<Text>,
        date: Option<Day>,
        content_type: Option<Text>,
    ) -> PyResult<Document> {
        let job = Job::html(html, url, date, content_type)?;
        Ok(py.detach(|| job.read(&self.core))?)
    }

    /// Reads several at once, each a `str`, or a mapping with `text` and perhaps `date`, or `html` and perhaps `url`, `date` and
    /// `content_type`; for `pipe`. In place of one that cannot be read, there is its exception.
    fn _read_many<'py>(&self, py: Python<'py>, articles: Vec<Bound<'py, PyAny>>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let mut found = Vec::with_capacity(articles.len());
        self.read_all(py, &articles, Document::new, |answer| {
            found.push(match answer {
                Ok(document) => Bound::new(py, document)?.into_any(),
                Err(error) => error.into_value(py).into_bound(py).into_any(),
            });
            Ok(())
        })?;
        Ok(found)
    }

    /// Threads that read; for `pipe`.
    fn _pool(&self, threads: usize) -> Pool {
        Pool::start(&self.core, threads)
    }

    /// Reads the articles into columns; for `extract_batches`.
    fn _columns<'py>(&self, py: Python<'py>, articles: Vec<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let mut column = Row::column();
        // Rows have no tokens: that saves converting their offsets.
        let for_rows = |document: depesche::Document| document.without_tokens().with_offsets(OffsetEncoding::Utf32);
        self.read_all(py, &articles, for_rows, |answer| {
            match answer {
                Ok(document) => Row::push(Some(&Row::of(&document)), &mut column),
                Err(error) => Row::push(Some(&Row::failed(&error.value(py).to_string())), &mut column),
            }
            Ok(())
        })?;
        finish(py, column)
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Dict<'py>)> {
        let settings = PyDict::new(py);
        settings.set_item("preset", self.settings.preset.name())?;
        settings.set_item("models", self.settings.models)?;
        settings.set_item("gazetteer", self.settings.gazetteer.as_ref())?;
        Ok(((), Dict(settings)))
    }

    fn __repr__(&self) -> String {
        let Settings { preset, models, gazetteer } = &self.settings;
        let mut settings = Vec::new();
        if *preset != depesche::Preset::default() {
            settings.push(format!("preset='{}'", preset.name()));
        }
        if !models {
            settings.push("models=False".to_owned());
        }
        if gazetteer.is_some() {
            settings.push("gazetteer=…".to_owned());
        }
        format!("Extractor({})", settings.join(", "))
    }
}

impl Extractor {
    /// Reads articles, some at once, and hands out in order what each gives. Other threads run meanwhile; Ctrl-C ends it.
    fn read_all<'py, T: Send>(
        &self,
        py: Python<'py>,
        articles: &[Bound<'py, PyAny>],
        finish: fn(depesche::Document) -> T,
        mut each: impl FnMut(PyResult<T>) -> PyResult<()>,
    ) -> PyResult<()> {
        let mut jobs = Vec::with_capacity(articles.len());
        let mut faults = Vec::with_capacity(articles.len());
        for article in articles {
            match article.extract::<Job>().map(|job| jobs.push(job)) {
                // Ctrl-C in the caller's own mapping.
                Err(error) if !error.is_instance_of::<PyException>(py) => return Err(error),
                job => faults.push(job.err()),
            }
        }
        let mut rest = &jobs[..];
        let mut answers = Vec::new().into_iter();
        for fault in faults {
            if let Some(error) = fault {
                each(Err(error))?;
                continue;
            }
            if answers.len() == 0 {
                py.check_signals()?;
                let group;
                (group, rest) = rest.split_at(Job::group(rest).len());
                answers = py.detach(|| Job::read_all(group, &self.core, finish)).into_iter();
            }
            each(answers.next().unwrap_or(Err(Fault::Internal)).map_err(PyErr::from))?;
        }
        Ok(())
    }
}

/// The documents as columns; for the tables.
#[pyfunction]
pub(crate) fn _columns<'py>(py: Python<'py>, documents: Vec<Bound<'py, Document>>) -> PyResult<Bound<'py, PyAny>> {
    let mut column = Row::column();
    for document in documents {
        Row::push(Some(&Row::of(document.get().core())), &mut column);
    }
    finish(py, column)
}

fn finish(py: Python<'_>, column: Column) -> PyResult<Bound<'_, PyAny>> {
    if column.fits() { column.into_python(py) } else { Err(PyOverflowError::new_err("more than 2 GiB in one batch: make batches smaller")) }
}
