//! What the Python and the npm package measured of themselves, in runs of their own, beside the rest.

use super::ROOT;
use crate::report::PERFORMANCE;
use std::{fmt::Write as _, fs, path::Path};

pub(super) fn main() -> Result<(), String> {
    let mut page = "\n## Python and the browser\n\nTaken over from [python.md](python.md) and [browser.md](browser.md), which say how it was measured.\n".to_owned();
    for (name, file, mark) in [("Python", "python.md", "<!-- benchmark -->"), ("JavaScript", "browser.md", "<!-- figures -->")] {
        let text = fs::read_to_string(Path::new(ROOT).join("docs").join(file)).map_err(|e| format!("{file}: {e}"))?;
        let (_, rest) = text.split_once(mark).ok_or_else(|| format!("{file} has no {mark}"))?;
        let table: Vec<&str> = rest.trim_start().lines().take_while(|line| line.starts_with('|')).collect();
        let _ = write!(page, "\n### {name}\n\n{}\n", table.join("\n"));
    }
    PERFORMANCE.section("wrappers", &page)
}
