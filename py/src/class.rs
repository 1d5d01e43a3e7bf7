//! What all result classes have in common: frozen, compared by value, hashable, picklable, usable in `match`.

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyString, PyTuple};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_subscript};
use std::convert::Infallible;
use std::marker::PhantomData;

/// Declares a result class from its fields; `repr` names the ones that `repr()` shows, `methods` adds to what all have.
macro_rules! result_class {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)+ }
        repr { $($shown:ident),+ }
        $(methods { $($methods:tt)* })?
    ) => {
        $(#[$meta])*
        #[pyo3::pyclass(frozen, eq, get_all, from_py_object, module = "depesche")]
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name { $($(#[$field_meta])* pub(crate) $field: $type,)+ }

        impl crate::class::Fields for $name {
            const NAMES: &[&str] = &[$(stringify!($field)),+];
            const TYPES: &[pyo3::inspect::PyStaticExpr] = &[$(crate::class::literal(&pyo3::inspect::PyStaticExpr::Constant {
                value: pyo3::inspect::PyStaticConstant::Str(stringify!($field)),
            })),+];
        }

        #[pyo3::pymethods]
        impl $name {
            #[new]
            fn new($($field: $type),+) -> Self {
                Self { $($field),+ }
            }

            #[classattr]
            fn __match_args__() -> crate::class::MatchArgs<Self> {
                crate::class::MatchArgs(std::marker::PhantomData)
            }

            fn __getnewargs__<'py>(&self, py: pyo3::Python<'py>) -> pyo3::PyResult<crate::class::Many<pyo3::Bound<'py, pyo3::PyAny>>> {
                use pyo3::IntoPyObjectExt as _;
                Ok(crate::class::Many(vec![$(self.$field.clone().into_bound_py_any(py)?),+]))
            }

            fn __hash__(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<isize> {
                use pyo3::{IntoPyObject as _, types::PyAnyMethods as _};
                self.__getnewargs__(py)?.into_pyobject(py)?.hash()
            }

            fn __repr__(slf: &pyo3::Bound<'_, Self>) -> pyo3::PyResult<String> {
                use pyo3::types::{PyAnyMethods as _, PyStringMethods as _};
                let mut out = String::from(concat!(stringify!($name), "("));
                $(
                    if !out.ends_with('(') {
                        out.push_str(", ");
                    }
                    out.push_str(concat!(stringify!($shown), "="));
                    out.push_str(&slf.getattr(stringify!($shown))?.repr()?.to_string_lossy());
                )+
                out.push(')');
                Ok(out)
            }

            $($($methods)*)?
        }
    };
}
pub(crate) use result_class;

/// The names of a class's fields in the order of its constructor, and their types as type checkers want them.
pub(crate) trait Fields {
    const NAMES: &'static [&'static str];
    const TYPES: &'static [PyStaticExpr];
}

/// The type `Literal[name]`.
pub(crate) const fn literal(name: &'static PyStaticExpr) -> PyStaticExpr {
    PyStaticExpr::Subscript { value: &type_hint_identifier!("typing", "Literal"), slice: name }
}

/// The `__match_args__` of a class.
pub(crate) struct MatchArgs<T>(pub(crate) PhantomData<T>);

impl<'py, T: Fields> IntoPyObject<'py> for MatchArgs<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr =
        PyStaticExpr::Subscript { value: &type_hint_identifier!("builtins", "tuple"), slice: &PyStaticExpr::Tuple { elts: T::TYPES } };

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, PyErr> {
        PyTuple::new(py, T::NAMES)
    }
}

const ELLIPSIS: PyStaticExpr = PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis };

/// A `tuple` of `T` that is made once and handed out again and again.
pub(crate) struct Tuple<T>(Py<PyTuple>, PhantomData<fn() -> T>);

impl<T> Tuple<T> {
    pub(crate) fn new<'py>(py: Python<'py>, values: impl ExactSizeIterator<Item = T>) -> PyResult<Self>
    where
        T: IntoPyObject<'py>,
    {
        Ok(Self(PyTuple::new(py, values)?.unbind(), PhantomData))
    }

    pub(crate) fn iter<'py>(&self, py: Python<'py>) -> impl Iterator<Item = PyResult<Bound<'py, T>>>
    where
        T: PyTypeInfo,
    {
        self.0.bind(py).iter().map(|item| Ok(item.cast_into()?))
    }
}

impl<'a, 'py, T: PyTypeInfo> IntoPyObject<'py> for &'a Tuple<T> {
    type Target = PyTuple;
    type Output = Borrowed<'a, 'py, PyTuple>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyTuple::TYPE_HINT, T::TYPE_HINT, ELLIPSIS);

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0.bind_borrowed(py))
    }
}

/// A `dict` with anything in it.
pub(crate) struct Dict<'py>(pub(crate) Bound<'py, PyDict>);

impl<'py> IntoPyObject<'py> for Dict<'py> {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, PyString::TYPE_HINT, PyAny::TYPE_HINT);

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0)
    }
}

/// An iterator over `T`.
pub(crate) struct Iter<'py, T>(pub(crate) Bound<'py, PyIterator>, pub(crate) PhantomData<fn() -> T>);

impl<'py, T: PyTypeInfo> IntoPyObject<'py> for Iter<'py, T> {
    type Target = PyIterator;
    type Output = Bound<'py, PyIterator>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterator"), T::TYPE_HINT);

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0)
    }
}

/// Several values: a `tuple` in Python, because a list would look as if it could be changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Many<T>(pub(crate) Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<T> for Many<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Many<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyTuple::TYPE_HINT, T::OUTPUT_TYPE, ELLIPSIS);

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, PyErr> {
        PyTuple::new(py, self.0)
    }
}

impl<'a, 'py, T: for<'b> FromPyObject<'b, 'py, Error: Into<PyErr>>> FromPyObject<'a, 'py> for Many<T> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), T::INPUT_TYPE);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, PyErr> {
        object.try_iter()?.map(|item| item?.extract().map_err(Into::into)).collect::<Result<_, PyErr>>().map(Self)
    }
}
