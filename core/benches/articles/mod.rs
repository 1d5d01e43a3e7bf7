//! The articles that the benchmarks read.

use std::path::Path;

/// Eight articles full of quotations.
pub(crate) const EXAMPLES: &str = "examples/articles";

/// The articles of a folder of the repository, in the order of the names of its files. A file may hold several, each after a line
/// `=== name`; marks around names, `[PER|Anna Vogt]`, are taken out.
pub(crate) fn of(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("a folder of the repository").flatten().map(|e| e.path()).collect();
    files.sort();
    files.iter().flat_map(|f| articles(&std::fs::read_to_string(f).expect("an article is a text"))).collect()
}

fn articles(file: &str) -> Vec<String> {
    if !file.starts_with("=== ") {
        return vec![file.to_owned()];
    }
    file.split("=== ").skip(1).filter_map(|article| Some(without_marks(article.split_once('\n')?.1.trim()))).collect()
}

fn without_marks(text: &str) -> String {
    let piece = |piece: &str| piece.split_once('|').map_or(piece.to_owned(), |(_, rest)| rest.replacen(']', "", 1));
    text.split('[').map(piece).collect()
}
