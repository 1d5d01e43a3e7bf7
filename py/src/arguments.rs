//! What callers hand over, checked, with errors that say what was wrong.

use crate::document::Document;
use depesche::Input;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyMapping, PyString};
use pyo3::{Borrowed, type_hint_identifier, type_hint_subscript, type_hint_union};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A `str` that can be read: no other type, no lone surrogates.
pub(crate) struct Text(PyBackedStr);

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, PyErr> {
        let text = object.cast::<PyString>().map_err(|_| {
            let hint = if object.is_instance_of::<PyBytes>() { "; decode them first: data.decode(\"utf-8\")" } else { "" };
            let name = object.get_type().name().map_or_else(|_| "object".into(), |name| name.to_string());
            PyTypeError::new_err(format!("expected str, not {name}{hint}"))
        })?;
        PyBackedStr::try_from(text.to_owned()).map(Self).map_err(|error| {
            let at = error.value(object.py()).getattr("start").and_then(|at| at.extract::<usize>()).unwrap_or_default();
            PyValueError::new_err(format!(
                "the text has a lone surrogate at position {at}, which no character is; \
                 repair it with text.encode(\"utf-16\", \"surrogatepass\").decode(\"utf-16\", \"replace\")"
            ))
        })
    }
}

/// The day an article appeared: `datetime.date`, `datetime.datetime`, or ISO 8601.
pub(crate) struct Day(String);

impl<'py> FromPyObject<'_, 'py> for Day {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(type_hint_identifier!("builtins", "str"), type_hint_identifier!("datetime", "date"));

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, PyErr> {
        if let Ok(text) = object.cast::<PyString>() {
            return Ok(Self(text.to_string_lossy().into_owned()));
        }
        match object.getattr("isoformat").and_then(|format| format.call0()?.extract()) {
            Ok(iso) => Ok(Self(iso)),
            Err(_) => Err(PyTypeError::new_err(format!("expected str or datetime.date, not {}", object.get_type().name()?))),
        }
    }
}

/// An article that is to be read, checked, and independent of the interpreter.
pub(crate) struct Job {
    text: Text,
    date: Option<Day>,
}

impl Job {
    pub(crate) fn new(text: Text, date: Option<Day>) -> PyResult<Self> {
        let job = Self { text, date };
        job.input().map_err(PyValueError::new_err)?;
        Ok(job)
    }

    fn input(&self) -> Result<Input<'_>, String> {
        let input = Input::new(self.text.as_str());
        match &self.date {
            Some(day) => input.date(&day.0).map_err(|error| error.to_string()),
            None => Ok(input),
        }
    }

    /// Reads it. Needs no interpreter. A fault in the core becomes an error of this one article.
    pub(crate) fn read(&self, core: &depesche::Extractor) -> Result<Document, String> {
        let read = || self.input().map(|input| Document::new(core.read(input)));
        catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err("internal error; please report it with the article".to_owned()))
    }
}

impl<'py> FromPyObject<'_, 'py> for Job {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "str"),
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Mapping"),
            type_hint_identifier!("builtins", "str"),
            type_hint_identifier!("typing", "Any")
        )
    );

    /// A `str`, or a mapping with `text` and perhaps `date`.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let Ok(fields) = object.cast::<PyMapping>() else { return Self::new(object.extract()?, None) };
        let field = |name: &str| if fields.contains(name)? { fields.get_item(name).map(Some) } else { PyResult::Ok(None) };
        let Some(text) = field("text")? else {
            return Err(PyValueError::new_err("an article needs a \"text\""));
        };
        let date = field("date")?.filter(|date| !date.is_none());
        Self::new(text.extract()?, date.map(|date| date.extract()).transpose()?)
    }
}
