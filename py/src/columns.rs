//! Arrow columns: rows of plain values are written into buffers in Arrow's layout, which Python wraps without copying.
//!
//! Layout: Arrow columnar format, <https://arrow.apache.org/docs/format/Columnar.html>. Validity is left out where nothing is null.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString};
use std::borrow::Cow;
use std::fmt::Display;
use std::io::Write as _;

/// A column under construction.
pub(crate) struct Column {
    /// Name of the type: `string`, `bool`, `int32`, `float`, `list`, `struct`.
    kind: &'static str,
    length: usize,
    nulls: usize,
    /// One bit a row, set if there is a value.
    validity: Vec<u8>,
    /// The ends of strings and lists, after a zero.
    offsets: Vec<u8>,
    /// Values, or the bytes of all strings.
    data: Vec<u8>,
    /// Field names of a struct.
    names: &'static [&'static str],
    children: Vec<Column>,
}

impl Column {
    fn new(kind: &'static str, names: &'static [&'static str], children: Vec<Self>) -> Self {
        let offsets = if matches!(kind, "string" | "list") { vec![0; 4] } else { Vec::new() };
        Self { kind, length: 0, nulls: 0, validity: Vec::new(), offsets, data: Vec::new(), names, children }
    }

    /// Counts a row. The caller writes its value.
    fn row(&mut self, is_set: bool) {
        set_bit(&mut self.validity, self.length, is_set);
        self.length += 1;
        self.nulls += usize::from(!is_set);
    }

    fn end(&mut self, end: usize) {
        self.offsets.extend_from_slice(&int32(end));
    }

    /// Whether all offsets are below the 2 GiB that Arrow's lists and strings can address.
    pub(crate) fn fits(&self) -> bool {
        let limit = i32::MAX as usize;
        self.length <= limit && (self.kind != "string" || self.data.len() <= limit) && self.children.iter().all(Self::fits)
    }

    /// `(type, length, nulls, [buffer or None, …], [field name, …], [child, …])`
    pub(crate) fn into_python(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        let bytes = |buffer: &[u8]| PyBytes::new(py, buffer).into_any();
        let mut buffers = vec![if self.nulls == 0 { py.None().into_bound(py) } else { bytes(&self.validity) }];
        if !self.offsets.is_empty() {
            buffers.push(bytes(&self.offsets));
        }
        if self.children.is_empty() {
            buffers.push(bytes(&self.data));
        }
        let names = PyList::new(py, self.names.iter().map(|name| PyString::intern(py, name)))?;
        let children = PyList::empty(py);
        for child in self.children {
            children.append(child.into_python(py)?)?;
        }
        (self.kind, self.length, self.nulls, buffers, names, children).into_pyobject(py).map(Bound::into_any)
    }
}

/// Arrow's integer; whoever finishes the column refuses one that is too long for it: see `Column::fits`.
fn int32(value: usize) -> [u8; 4] {
    i32::try_from(value).unwrap_or(i32::MAX).to_le_bytes()
}

fn set_bit(bits: &mut Vec<u8>, at: usize, set: bool) {
    if at.is_multiple_of(8) {
        bits.push(0);
    }
    if let (true, Some(last)) = (set, bits.last_mut()) {
        *last |= 1 << (at % 8);
    }
}

/// A value that can stand in a column.
pub(crate) trait Cell {
    /// An empty column for values of this type.
    fn column() -> Column;

    /// Appends a value, or a null.
    fn push(value: Option<&Self>, column: &mut Column);
}

impl Cell for &str {
    fn column() -> Column {
        Column::new("string", &[], Vec::new())
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        column.row(value.is_some());
        column.data.extend_from_slice(value.map_or(b"", |text| text.as_bytes()));
        column.end(column.data.len());
    }
}

impl Cell for Cow<'_, str> {
    fn column() -> Column {
        <&str>::column()
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        <&str>::push(value.map(|text| &**text).as_ref(), column);
    }
}

/// A value that stands in its column as it prints.
pub(crate) struct Printed<T>(pub(crate) T);

impl<T: Display> Cell for Printed<T> {
    fn column() -> Column {
        <&str>::column()
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        column.row(value.is_some());
        if let Some(Self(value)) = value {
            // Memory takes all that is written.
            let _ = write!(column.data, "{value}");
        }
        column.end(column.data.len());
    }
}

impl Cell for bool {
    fn column() -> Column {
        Column::new("bool", &[], Vec::new())
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        set_bit(&mut column.data, column.length, value == Some(&true));
        column.row(value.is_some());
    }
}

impl Cell for f32 {
    fn column() -> Column {
        Column::new("float", &[], Vec::new())
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        column.row(value.is_some());
        column.data.extend_from_slice(&value.copied().unwrap_or_default().to_le_bytes());
    }
}

impl Cell for usize {
    fn column() -> Column {
        Column::new("int32", &[], Vec::new())
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        column.row(value.is_some());
        column.data.extend_from_slice(&int32(value.copied().unwrap_or_default()));
    }
}

impl<T: Cell> Cell for Option<T> {
    fn column() -> Column {
        T::column()
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        T::push(value.and_then(Option::as_ref), column);
    }
}

impl<T: Cell> Cell for Vec<T> {
    fn column() -> Column {
        Column::new("list", &[], vec![T::column()])
    }

    fn push(value: Option<&Self>, column: &mut Column) {
        column.row(value.is_some());
        let mut end = 0;
        for items in &mut column.children {
            value.into_iter().flatten().for_each(|item| T::push(Some(item), items));
            end = items.length;
        }
        column.end(end);
    }
}

impl Column {
    /// An empty struct column; for `row!`.
    pub(crate) fn structs(names: &'static [&'static str], children: Vec<Self>) -> Self {
        Self::new("struct", names, children)
    }

    /// Counts a row of a struct and hands out its fields; for `row!`.
    pub(crate) fn fields(&mut self, is_set: bool) -> std::slice::IterMut<'_, Self> {
        self.row(is_set);
        self.children.iter_mut()
    }
}

/// Declares a row: a struct that is a `Cell`.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident<$life:lifetime> { $($(#[$field_meta:meta])* $field:ident $(= $column:literal)?: $type:ty,)+ }) => {
        $(#[$meta])*
        pub(crate) struct $name<$life> { $($(#[$field_meta])* pub(crate) $field: $type,)+ }

        impl<$life> crate::columns::Cell for $name<$life> {
            fn column() -> crate::columns::Column {
                crate::columns::Column::structs(
                    &[$(crate::columns::row!(@name $field $($column)?)),+],
                    vec![$(<$type as crate::columns::Cell>::column()),+],
                )
            }

            fn push(value: Option<&Self>, column: &mut crate::columns::Column) {
                let mut fields = column.fields(value.is_some());
                $(
                    if let Some(field) = fields.next() {
                        <$type as crate::columns::Cell>::push(value.map(|row| &row.$field), field);
                    }
                )+
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $column:literal) => { $column };
}
pub(crate) use row;
