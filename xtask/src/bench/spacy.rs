//! The speed of spaCy's blank German pipeline, a tokenizer and nothing else, over the same articles in the same run.

use crate::test::environment;
use std::process::Command;

/// Reads the articles as the Rust benchmark does and prints MB/s.
const SCRIPT: &str = r#"
import pathlib, time, spacy
texts = [p.read_text("utf-8") for p in sorted(pathlib.Path("examples/articles").glob("*"))]
nlp = spacy.blank("de")
size = sum(len(t.encode()) for t in texts)
best = float("inf")
for _ in range(30):
    start = time.perf_counter()
    for text in texts:
        nlp(text)
    best = min(best, time.perf_counter() - start)
print(size / best / 1e6)
"#;

/// MB/s.
pub(super) fn blank_tokenizer() -> Result<f64, String> {
    let bin = environment(&["spacy>=3.7,<4"])?;
    super::number_of(Command::new(bin.join("python")).args(["-c", SCRIPT]))
}
