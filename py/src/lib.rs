//! The compiled half of the Python package: reading, and the classes of what it gives. Everything else is Python, in `python/depesche`.
#![expect(clippy::needless_pass_by_value, reason = "what comes from Python is converted into an owned value")]
#![expect(clippy::doc_markdown, reason = "doc comments of Python classes are docstrings")]

mod arguments;
mod class;
mod columns;
mod document;
mod extractor;
mod kinds;
mod layers;
mod pool;
mod rows;
mod spans;

/// The compiled half of `depesche`. Import from `depesche`, not from here.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::document::Document;
    #[pymodule_export]
    use crate::extractor::{_columns, Extractor};
    #[pymodule_export]
    use crate::layers::{Article, Author, Entity, Interval, Part, Quote, Role, Source, Time};
    #[pymodule_export]
    use crate::pool::Pool;
    #[pymodule_export]
    use crate::spans::{Span, Spans};

    /// Version of the package.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
