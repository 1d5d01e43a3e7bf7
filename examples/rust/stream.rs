//! JSON Lines in, JSON Lines out: one article a line, in order. Those that have arrived are read at once.

use depesche::{Document, Extractor, Input, Job, OffsetEncoding, Page};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, Read, Write};

/// A line of the input. Other fields are ignored.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    html: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

/// A line of the input and its number: an article, or what is wrong with it.
struct Line {
    number: usize,
    id: Value,
    article: Result<Record, String>,
}

/// So many bytes of input are taken at a time.
const CAPACITY: usize = 1 << 17;

/// A line of the output.
#[derive(Serialize)]
struct Done<'a> {
    id: &'a Value,
    #[serde(flatten)]
    document: &'a Document,
}

/// A line of the output for a line that could not be read.
#[derive(Serialize)]
struct Failed<'a> {
    id: &'a Value,
    error: String,
}

/// How far a stream has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Lines read, empty ones included.
    pub lines: usize,
    /// Articles read.
    pub articles: usize,
    /// Lines that gave an error.
    pub errors: usize,
    /// Bytes of input.
    pub bytes: usize,
}

/// Reads every line of `input` and writes what it found; `tick` is called after each.
///
/// # Errors
///
/// If `input` cannot be read or `output` not written; a bad line is no error but a line of the output.
pub fn run(
    extractor: &Extractor,
    (offsets, date): (OffsetEncoding, Option<&str>),
    input: impl Read,
    mut output: impl Write,
    mut tick: impl FnMut(Progress),
) -> io::Result<Progress> {
    let mut input = BufReader::with_capacity(CAPACITY, input);
    let mut progress = Progress::default();
    loop {
        let lines = arrived(&mut input, &mut progress)?;
        if lines.is_empty() {
            output.flush()?;
            return Ok(progress);
        }
        let jobs: Vec<_> =
            lines.iter().map(|line| line.article.as_ref().map_err(String::clone).and_then(|record| job(record, date))).collect();
        let mut documents = extractor.read_many(jobs.iter().flatten().copied());
        for (Line { number, id, .. }, job) in lines.iter().zip(&jobs) {
            let found = match job {
                Ok(_) => documents.next().ok_or_else(|| "not read".to_owned()).and_then(|found| found.map_err(|e| e.to_string())),
                Err(error) => Err(error.clone()),
            };
            match found {
                Ok(document) => {
                    progress.articles += 1;
                    serde_json::to_writer(&mut output, &Done { id, document: &document.with_offsets(offsets) })?;
                }
                Err(error) => {
                    progress.errors += 1;
                    serde_json::to_writer(&mut output, &Failed { id, error: format!("line {number}: {error}") })?;
                }
            }
            output.write_all(b"\n")?;
            tick(progress);
        }
    }
}

/// The next lines, empty ones left out: at least one, and with it all that need not be waited for. None at the end.
fn arrived<R: Read>(input: &mut BufReader<R>, progress: &mut Progress) -> io::Result<Vec<Line>> {
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    while lines.is_empty() || input.buffer().contains(&b'\n') {
        line.clear();
        let read = input.read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        progress.lines += 1;
        progress.bytes += read;
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").filter(|_| progress.lines == 1).unwrap_or(&line).trim_ascii();
        if !bytes.is_empty() {
            let (id, article) = article(bytes);
            lines.push(Line { number: progress.lines, id, article });
        }
    }
    Ok(lines)
}

/// The id and the article of a line.
fn article(line: &[u8]) -> (Value, Result<Record, String>) {
    let line = match std::str::from_utf8(line) {
        Ok(line) => line,
        Err(e) => return (Value::Null, Err(format!("not UTF-8 at byte {}", e.valid_up_to()))),
    };
    match serde_json::from_str::<Record>(line) {
        Ok(mut record) => (record.id.take(), Ok(record)),
        Err(error) => {
            // A line of the wrong shape may still tell its id.
            let id = match serde_json::from_str(line) {
                Ok(Value::Object(mut object)) => object.remove("id").unwrap_or_default(),
                _ => Value::Null,
            };
            (id, Err(error.to_string()))
        }
    }
}

/// What there is to read; without a date of its own, it is of that one.
fn job<'r>(record: &'r Record, date: Option<&str>) -> Result<Job<'r>, String> {
    let date = record.date.as_deref().filter(|d| !d.is_empty()).or(date);
    match (&record.text, &record.html) {
        (Some(text), None) => {
            let input = Input::new(text);
            Ok(date.map_or(Ok(input), |date| input.date(date)).map_err(|e| e.to_string())?.into())
        }
        (None, Some(html)) => {
            let mut page = Page::new(html);
            if let Some(url) = &record.url {
                page = page.url(url);
            }
            Ok(date.map_or(Ok(page), |date| page.date(date)).map_err(|e| e.to_string())?.into())
        }
        (Some(_), Some(_)) => Err("both `text` and `html`".to_owned()),
        (None, None) => Err("neither `text` nor `html`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8], offsets: OffsetEncoding) -> Vec<Value> {
        let mut output = Vec::new();
        run(&Extractor::new(), (offsets, None), input, &mut output, |_| {}).expect("memory does not fail");
        String::from_utf8(output).expect("JSON is UTF-8").lines().map(|l| serde_json::from_str(l).expect("a line is JSON")).collect()
    }

    #[test]
    fn order_and_ids() {
        let input = "{\"id\": \"a\", \"text\": \"Er kam. Sie ging.\"}\n\n{\"id\": 2, \"text\": \"\", \"more\": []}\n{\"text\": \"ohne\"}";
        let out = lines(input.as_bytes(), OffsetEncoding::Utf8);
        assert_eq!(out.iter().map(|o| o["id"].clone()).collect::<Vec<_>>(), [Value::from("a"), Value::from(2), Value::Null]);
        assert_eq!(out[0]["sentences"], serde_json::json!([[0, 7], [8, 17]]));
    }

    #[test]
    fn offsets() {
        let input = "{\"id\": 1, \"text\": \"🙂 Über uns.\"}".as_bytes();
        for (encoding, end) in [(OffsetEncoding::Utf8, 15), (OffsetEncoding::Utf16, 12), (OffsetEncoding::Utf32, 11)] {
            assert_eq!(lines(input, encoding)[0]["sentences"][0][1], end, "{encoding:?}");
        }
    }

    #[test]
    fn pages() {
        let input = "{\"id\": 1, \"html\": \"<h1>Etat beschlossen</h1><p>Der Etat sei beschlossen, sagte sie.</p>\"}";
        let out = lines(input.as_bytes(), OffsetEncoding::Utf8);
        assert_eq!(out[0]["article"]["headline"], "Etat beschlossen", "{}", out[0]);
        let input =
            "{\"id\": 1, \"date\": \"2024-03-01\", \"html\": \"<h1>Brand</h1><p>Gestern brannte es in der Altstadt von Kessin.</p>\"}";
        let out = lines(input.as_bytes(), OffsetEncoding::Utf8);
        assert_eq!(out[0]["times"][0]["value"], "2024-02-29", "the date of the line: {}", out[0]);
    }

    #[test]
    fn bad_lines() {
        for (name, line, id, error) in [
            ("no JSON", &b"{oops"[..], Value::Null, "line 1: "),
            ("no object", b"7", Value::Null, "line 1: "),
            ("no text", b"{\"id\": 1}", Value::from(1), "line 1: neither `text` nor `html`"),
            ("text of the wrong type", b"{\"id\": 1, \"text\": 5}", Value::from(1), "line 1: invalid type"),
            ("bad date", b"{\"id\": 1, \"text\": \"a\", \"date\": \"gestern\"}", Value::from(1), "line 1: not a date"),
            ("invalid UTF-8", b"{\"id\": 1, \"text\": \"\xff\"}", Value::Null, "line 1: not UTF-8 at byte 19"),
        ] {
            let input = [line, b"\n{\"id\": \"next\", \"text\": \"Gut.\"}\n"].concat();
            let out = lines(&input, OffsetEncoding::Utf8);
            assert_eq!(out.len(), 2, "{name}");
            assert_eq!(out[0]["id"], id, "{name}");
            assert!(out[0]["error"].as_str().is_some_and(|e| e.starts_with(error)), "{name}: {}", out[0]);
            assert_eq!(out[1]["id"], "next", "{name}");
        }
    }
}
