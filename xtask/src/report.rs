//! The pages of docs/ that hold figures: whatever measures writes its own section, between two marks.

use std::{fs, path::Path};

/// A page, and what it begins with if it is not there yet.
pub(crate) struct Page {
    path: &'static str,
    head: &'static str,
}

pub(crate) const ACCURACY: Page =
    Page { path: "docs/accuracy.md", head: "# Accuracy\n\nWritten by `cargo xtask eval --report`; figures are in per cent.\n" };
pub(crate) const PERFORMANCE: Page = Page {
    path: "docs/performance.md",
    head: "# Performance\n\nWritten by `cargo xtask bench`. Every section is one run on one machine; what counts are the ratios.\n",
};
pub(crate) const RELIABILITY: Page = Page {
    path: "docs/reliability.md",
    head: "# Reliability\n\n\
        Any `&str` gives a document; nothing panics, and time grows with the length of the text and not faster.\n",
};

impl Page {
    /// Puts `text` between `<!-- NAME -->` and `<!-- end NAME -->`; a section that is not there yet goes to the end.
    pub(crate) fn section(&self, name: &str, text: &str) -> Result<(), String> {
        let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(self.path);
        let old = fs::read_to_string(&path).unwrap_or_else(|_| self.head.to_owned());
        let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- end {name} -->\n"));
        let new = match (old.find(&open), old.find(&close)) {
            (Some(from), Some(to)) if from < to => format!("{}{open}{text}{}", &old[..from], &old[to..]),
            _ => format!("{old}\n{open}{text}{close}"),
        };
        fs::write(&path, new).map_err(|e| format!("{}: {e}", path.display()))
    }
}
