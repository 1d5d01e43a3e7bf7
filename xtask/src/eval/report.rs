//! The pages of docs/ that hold scores: every evaluation writes its own section, between two marks.

use std::{fs, path::Path};

/// Puts `text` between `<!-- NAME -->` and `<!-- end NAME -->` in `docs/accuracy.md`; a section that is not there yet goes to the end.
pub(super) fn section(name: &str, text: &str) -> Result<(), String> {
    let path = Path::new("docs/accuracy.md");
    let old = fs::read_to_string(path)
        .unwrap_or_else(|_| "# Accuracy\n\nWritten by `cargo xtask eval --report`; figures are in per cent.\n".to_owned());
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- end {name} -->\n"));
    let new = match (old.find(&open), old.find(&close)) {
        (Some(from), Some(to)) if from < to => format!("{}{open}{text}{}", &old[..from], &old[to..]),
        _ => format!("{old}\n{open}{text}{close}"),
    };
    fs::write(path, new).map_err(|e| format!("{}: {e}", path.display()))
}
