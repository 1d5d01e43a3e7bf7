//! The one error type of the crate: opaque, so that new kinds of failure are no breaking change.

use core::fmt;

/// Why something could not be loaded or parsed. Reading a text never fails; only dates, gazetteers and models can be malformed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Kind>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("not a date: `{0}` (expected YYYY-MM-DD, as in 2026-11-24)")]
    Date(String),
    #[cfg(feature = "html")]
    #[error("unknown character set `{0}` (expected utf-8, utf-16, windows-1252, iso-8859-1 or iso-8859-15)")]
    Charset(String),
    #[error("unknown offset encoding `{0}` (expected utf8, utf16 or utf32)")]
    OffsetEncoding(String),
    #[error("unknown preset `{0}` (expected balanced or precise)")]
    Preset(String),
    #[error("gazetteer: {0}")]
    Gazetteer(String),
    #[error("cannot read the model: {0}")]
    Model(String),
    #[error("{0}: {1}")]
    OwnModel(&'static str, Error),
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl core::error::Error for Error {}
