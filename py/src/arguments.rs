//! What callers hand over, checked, with errors that say what was wrong.

use depesche::Input;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyString};
use pyo3::{Borrowed, type_hint_identifier, type_hint_union};

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

/// What the core is to read.
pub(crate) fn input<'t>(text: &'t Text, date: Option<&Day>) -> PyResult<Input<'t>> {
    let input = Input::new(text.as_str());
    match date {
        Some(day) => input.date(&day.0).map_err(|error| PyValueError::new_err(error.to_string())),
        None => Ok(input),
    }
}
