//! The closed sets of names (`"PER"`, `"Direct"`): plain `str` in Python, typed as `Literal`.

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::types::PyString;
use pyo3::{Borrowed, Bound, FromPyObject, IntoPyObject, PyAny, PyErr, Python, type_hint_identifier};
use std::borrow::Cow;
use std::convert::Infallible;

macro_rules! kinds {
    ($($name:ident: $($value:literal)+;)+) => { $(
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name(pub(crate) Cow<'static, str>);

        impl From<depesche::$name> for $name {
            fn from(kind: depesche::$name) -> Self {
                Self(Cow::Borrowed(kind.name()))
            }
        }

        impl $name {
            const TYPE: PyStaticExpr = PyStaticExpr::Subscript {
                value: &type_hint_identifier!("typing", "Literal"),
                slice: &PyStaticExpr::Tuple { elts: &[$(PyStaticExpr::Constant { value: PyStaticConstant::Str($value) }),+] },
            };
        }

        impl<'py> IntoPyObject<'py> for $name {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = Infallible;
            const OUTPUT_TYPE: PyStaticExpr = $name::TYPE;

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                // The same few strings again and again.
                Ok(PyString::intern(py, &self.0))
            }
        }

        impl<'py> FromPyObject<'_, 'py> for $name {
            type Error = PyErr;
            const INPUT_TYPE: PyStaticExpr = $name::TYPE;

            fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, PyErr> {
                object.extract().map(|name: String| Self(Cow::Owned(name)))
            }
        }
    )+ };
}

kinds! {
    PartKind: "kicker" "headline" "subheadline" "summary" "byline" "published" "dateline" "agency" "caption" "credit" "crosshead" "paragraph";
    AuthorKind: "person" "agency" "organisation" "initials";
    EntityKind: "PER" "ORG" "LOC" "MISC";
    Subtype: "agency" "media" "party" "government" "military" "company" "igo" "ngo" "club" "country" "region" "city" "facility"
        "nature" "event" "work" "product" "award" "law" "language" "ethnic" "religion";
    Gender: "f" "m";
    TimeKind: "DATE" "TIME" "DURATION" "SET";
    QuoteKind: "Direct" "Indirect" "Reported" "FreeIndirect" "IndirectFreeIndirect";
    Preset: "balanced" "precise";
    Medium: "Speech" "Writing" "Thought" "ST" "SW" "TW";
}
