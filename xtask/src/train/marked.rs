//! Articles written for this project, with the names marked in the text: `Ministerin [PER|Anna Vogt] ([ORG|SPD])`.

use super::names::{KINDS, Text};
use depesche::Span;
use std::{fs, path::Path};

/// Where they are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/de/articles");

/// All of them with their names; each begins with a line `=== name`.
pub(super) fn read() -> Result<Vec<Text>, String> {
    let folder = Path::new(FOLDER);
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut files = fs::read_dir(folder).map_err(failed)?.map(|f| f.map(|f| f.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        for article in text.split("=== ").skip(1) {
            let (name, body) = article.split_once('\n').unwrap_or((article, ""));
            let text = parse(name, body.trim()).map_err(|e| format!("{}, {name}: {e}", file.display()))?;
            out.push(text);
        }
    }
    Ok(out)
}

/// Takes the marks out of a text.
fn parse(article: &str, mut rest: &str) -> Result<Text, String> {
    let (mut content, mut names) = (String::with_capacity(rest.len()), Vec::new());
    while let Some((before, after)) = rest.split_once('[') {
        content.push_str(before);
        let (mark, after) = after.split_once(']').ok_or("a mark without an end")?;
        let (label, name) = mark.split_once('|').ok_or_else(|| format!("[{mark}]: no label"))?;
        let kind = KINDS.iter().position(|k| *k == label).ok_or_else(|| format!("[{mark}]: unknown label"))?;
        let start = content.len();
        content.push_str(name);
        names.push((Span::new(start, content.len()), kind));
        rest = after;
    }
    content.push_str(rest);
    Ok(Text { name: Some(article.to_owned()), content, names, domain: 0 })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn marks() {
        let text = parse("besuch", "Frau [PER|Ärmel] ([ORG|SPD]) kam.").unwrap();
        assert_eq!(text.content, "Frau Ärmel (SPD) kam.");
        let names: Vec<_> = text.names.iter().map(|(span, kind)| (&text.content[span.range()], *kind)).collect();
        assert_eq!(names, [("Ärmel", 0), ("SPD", 1)]);
        for wrong in ["[PER|Anna", "[Anna]", "[NAME|Anna]"] {
            assert!(parse("besuch", wrong).is_err(), "{wrong}");
        }
    }
}
