//! What callers hand over, checked, with errors that say what was wrong.

use crate::document::Document;
use depesche::Input;
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBytes, PyDict, PyMapping, PyString};
use pyo3::{Borrowed, type_hint_identifier, type_hint_subscript, type_hint_union};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

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

/// A list of names for the gazetteer, as text.
pub(crate) struct NameList(pub(crate) PyBackedStr);

impl<'py> FromPyObject<'_, 'py> for NameList {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "str"),
        type_hint_subscript!(type_hint_identifier!("os", "PathLike"), type_hint_identifier!("builtins", "str")),
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Sequence"),
            type_hint_subscript!(
                type_hint_identifier!("collections.abc", "Mapping"),
                type_hint_identifier!("builtins", "str"),
                type_hint_identifier!("typing", "Any")
            )
        )
    );

    /// The list as `str`, a path to a file of it, or entries.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, PyErr> {
        let py = object.py();
        let text = if object.is_instance_of::<PyString>() {
            object.to_owned()
        } else if object.hasattr("__fspath__")? {
            py.import("pathlib")?.call_method1("Path", (object,))?.call_method1("read_text", ("utf-8-sig",))?
        } else {
            let entries: Vec<Bound<'py, PyMapping>> = object.extract()?;
            let dicts = entries.into_iter().map(|entry| py.get_type::<PyDict>().call1((entry,))).collect::<PyResult<Vec<_>>>()?;
            py.import("json")?.call_method1("dumps", (dicts,))?
        };
        text.extract::<Text>().map(|text| Self(text.0))
    }
}

/// A page: `str`, or the bytes that came over the wire.
pub(crate) enum Page {
    Text(Text),
    Bytes(PyBackedBytes),
}

impl Page {
    /// The same, as the core takes it.
    fn as_html(&self) -> depesche::Html<'_> {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Bytes(bytes) => (&bytes[..]).into(),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Page {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Text::INPUT_TYPE, type_hint_identifier!("builtins", "bytes"));

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, PyErr> {
        match object.cast::<PyBytes>() {
            Ok(bytes) => Ok(Self::Bytes(bytes.to_owned().into())),
            Err(_) if object.is_instance_of::<PyString>() => object.extract().map(Self::Text),
            Err(_) => Err(PyTypeError::new_err(format!("expected str or bytes, not {}", object.get_type().name()?))),
        }
    }
}

/// An article that is to be read, checked, and independent of the interpreter.
pub(crate) enum Job {
    Text { text: Text, date: Option<Day> },
    Html { html: Page, url: Option<Text>, date: Option<Day>, content_type: Option<Text> },
}

impl Job {
    pub(crate) fn text(text: Text, date: Option<Day>) -> PyResult<Self> {
        input(&text, date.as_ref()).map_err(PyValueError::new_err)?;
        Ok(Self::Text { text, date })
    }

    pub(crate) fn html(html: Page, url: Option<Text>, date: Option<Day>, content_type: Option<Text>) -> PyResult<Self> {
        page(&html, url.as_ref(), date.as_ref(), content_type.as_ref()).map_err(PyValueError::new_err)?;
        Ok(Self::Html { html, url, date, content_type })
    }

    /// Reads it.
    pub(crate) fn read(&self, core: &depesche::Extractor) -> Result<Document, Fault> {
        Self::read_all(slice::from_ref(self), core, Document::new).pop().unwrap_or(Err(Fault::Internal))
    }

    /// Reads several at once. Needs no interpreter. A fault in the core becomes an error of the one article that it is in.
    pub(crate) fn read_all<T>(jobs: &[Self], core: &depesche::Extractor, finish: fn(depesche::Document) -> T) -> Vec<Result<T, Fault>> {
        let read = || {
            let inputs: Vec<_> = jobs.iter().map(Self::as_core).collect();
            let documents: Vec<_> = core.read_many(inputs.iter().flatten().copied()).map(|found| found.map(finish)).collect();
            let mut documents = documents.into_iter();
            let answer = |input: Result<_, Fault>| {
                input?;
                documents.next().ok_or(Fault::Internal)?.map_err(|error| Fault::Input(error.to_string()))
            };
            inputs.into_iter().map(answer).collect()
        };
        catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| match jobs {
            [_] => vec![Err(Fault::Internal)],
            _ => jobs.iter().flat_map(|job| Self::read_all(slice::from_ref(job), core, finish)).collect(),
        })
    }

    /// The first of these that are to be read at once: so many that nobody waits long.
    pub(crate) fn group(jobs: &[Self]) -> &[Self] {
        let mut bytes = 0;
        let more = jobs.iter().take_while(|job| {
            let taken = bytes < GROUP;
            bytes += job.size();
            taken
        });
        &jobs[..more.count()]
    }

    /// How many bytes it has.
    fn size(&self) -> usize {
        match self {
            Self::Text { text, .. } | Self::Html { html: Page::Text(text), .. } => text.as_str().len(),
            Self::Html { html: Page::Bytes(bytes), .. } => bytes.len(),
        }
    }

    /// The same, as the core takes it.
    fn as_core(&self) -> Result<depesche::Job<'_>, Fault> {
        match self {
            Self::Text { text, date } => input(text, date.as_ref()).map(depesche::Job::from),
            Self::Html { html, url, date, content_type } => {
                page(html, url.as_ref(), date.as_ref(), content_type.as_ref()).map(depesche::Job::from)
            }
        }
        .map_err(Fault::Input)
    }
}

/// Articles of so many bytes are read before anybody asks whether somebody pressed Ctrl-C.
const GROUP: usize = 1 << 18;

/// Why an article could not be read.
pub(crate) enum Fault {
    /// What is wrong with it.
    Input(String),
    /// It made the core panic.
    Internal,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(reason) => f.write_str(reason),
            Self::Internal => f.write_str("internal error; please report it with the article"),
        }
    }
}

impl From<Fault> for PyErr {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Input(reason) => PyValueError::new_err(reason),
            Fault::Internal => PyRuntimeError::new_err(fault.to_string()),
        }
    }
}

fn input<'t>(text: &'t Text, date: Option<&Day>) -> Result<Input<'t>, String> {
    let input = Input::new(text.as_str());
    match date {
        Some(day) => input.date(&day.0).map_err(|error| error.to_string()),
        None => Ok(input),
    }
}

fn page<'p>(
    html: &'p Page,
    url: Option<&'p Text>,
    date: Option<&Day>,
    content_type: Option<&'p Text>,
) -> Result<depesche::Page<'p>, String> {
    let mut page = depesche::Page::new(html.as_html());
    if let Some(url) = url {
        page = page.url(url.as_str());
    }
    if let Some(content_type) = content_type {
        page = page.content_type(content_type.as_str());
    }
    match date {
        Some(day) => page.date(&day.0).map_err(|error| error.to_string()),
        None => Ok(page),
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

    /// A `str`, or a mapping with `text` and perhaps `date`, or with `html` and perhaps `url`, `date` and `content_type`.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let Ok(fields) = object.cast::<PyMapping>() else { return Self::text(object.extract()?, None) };
        let field = |name: &str| if fields.contains(name)? { fields.get_item(name).map(Some) } else { PyResult::Ok(None) };
        let set = |name: &str| PyResult::Ok(field(name)?.filter(|value| !value.is_none()));
        match (field("text")?, set("html")?) {
            (_, Some(html)) if set("text")?.is_none() => {
                let url = set("url")?.map(|url| url.extract()).transpose()?;
                let date = set("date")?.map(|date| date.extract()).transpose()?;
                Self::html(html.extract()?, url, date, set("content_type")?.map(|header| header.extract()).transpose()?)
            }
            (Some(_), Some(_)) => Err(PyValueError::new_err("an article has both \"text\" and \"html\"")),
            (Some(text), _) => Self::text(text.extract()?, set("date")?.map(|date| date.extract()).transpose()?),
            (None, _) => Err(PyValueError::new_err("an article needs \"text\" or \"html\"")),
        }
    }
}
