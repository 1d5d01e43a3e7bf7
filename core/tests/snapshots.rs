//! What is found in the example articles, line by line under their text: a change that was not meant shows where it happened.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p depesche --test snapshots` takes changes over; read the difference before you commit it.
//!
//! Under each line of tokens stand the parts of speech, then names, times and quotations. A span is its label and a stroke to its end:
//! `q1─────`. Labels: the entity's number, the time's value, and for quotations their number with `=` for the content, `.s` for the
//! speaker, `.c` for the cue, `.a` for the addressee.

use depesche::{Document, Extractor, Span};
use std::{env, fmt::Write, fs, path::Path};

/// Columns after which a line of tokens is broken.
const WIDTH: usize = 110;

#[test]
fn examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let update = env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut files: Vec<_> =
        fs::read_dir(root.join("../examples/articles")).expect("the examples are there").flatten().map(|e| e.path()).collect();
    files.sort();
    let mut changed = Vec::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
        let text = fs::read_to_string(file).expect("an article is a text");
        let found = show(&Extractor::new().read(&text));
        let snapshot = root.join("tests/snapshots").join(file.file_name().expect("a file has a name"));
        let expected = fs::read_to_string(&snapshot).unwrap_or_default();
        if update {
            fs::write(&snapshot, &found).expect("the snapshots can be written");
        } else if found != expected {
            let line = found.lines().zip(expected.lines()).position(|(a, b)| a != b).unwrap_or(0);
            let at = |text: &str| text.lines().skip(line.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
            changed.push(format!("{}:{}\n--- expected\n{}\n--- found\n{}", snapshot.display(), line + 1, at(&expected), at(&found)));
        }
    }
    assert!(changed.is_empty(), "{}\n\nIf this is meant: UPDATE_SNAPSHOTS=1 cargo test -p depesche --test snapshots", changed.join("\n\n"));
}

/// A labelled span on one of the lines under the text.
struct Mark {
    row: &'static str,
    label: String,
    span: Span,
}

fn show(doc: &Document) -> String {
    let mut out = String::new();
    for entity in doc.entities() {
        let roles: Vec<_> = entity.roles.iter().map(|r| r.text.as_str()).collect();
        let _ = writeln!(out, "{} {:?} {} [{}]", entity.id, entity.kind, entity.name, roles.join(", "));
    }
    for quote in doc.quotes() {
        let who = quote.who.as_deref().unwrap_or("-");
        let _ = writeln!(out, "{} {:?} {:?} {who}", quote.id, quote.kind, quote.medium);
    }
    let marks = marks(doc);
    for part in &doc.article().parts {
        let _ = writeln!(out, "\n[{:?}]", part.kind);
        for sentence in doc.sentences().iter().filter(|s| part.span.contains(s.span)) {
            let mut from = sentence.tokens.start;
            while from < sentence.tokens.end {
                from = line(doc, &marks, from, sentence.tokens.end, &mut out);
            }
            out.push('\n');
        }
    }
    out
}

fn marks(doc: &Document) -> Vec<Mark> {
    let mut marks = Vec::new();
    for entity in doc.entities() {
        marks.extend(entity.mentions.iter().map(|&span| Mark { row: "name", label: entity.id.to_string(), span }));
    }
    marks.extend(doc.times().iter().map(|t| Mark { row: "time", label: t.value.clone(), span: t.span }));
    for quote in doc.quotes() {
        let row = if quote.nested { "nest" } else { "said" };
        marks.extend(quote.content.iter().map(|&span| Mark { row, label: format!("{}=", quote.id), span }));
        for (sign, spans) in [(".s", &quote.speaker), (".c", &quote.cue), (".a", &quote.addressee)] {
            marks.extend(spans.iter().map(|&span| Mark { row: "role", label: format!("{}{sign}", quote.id), span }));
        }
    }
    marks
}

/// Writes the tokens from `from` on as far as they fit, and what lies under them; gives the first token of the next line.
fn line(doc: &Document, marks: &[Mark], from: usize, end: usize, out: &mut String) -> usize {
    let mut columns = vec![(0, 0); 0];
    let (mut text, mut tags) = (String::new(), String::new());
    let (mut at, mut to) = (0, from);
    while to < end {
        let token = doc.tokens()[to];
        let word: String = doc.slice(token.span).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let tag = token.pos.tag();
        let width = word.chars().count().max(tag.chars().count());
        if at + width > WIDTH && to > from {
            break;
        }
        let _ = write!(text, "{word:width$} ");
        let _ = write!(tags, "{tag:width$} ");
        columns.push((at, at + width));
        at += width + 1;
        to += 1;
    }
    let _ = writeln!(out, "     {}\n     {}", text.trim_end(), tags.trim_end());
    let shown = Span::new(doc.tokens()[from].span.start, doc.tokens()[to - 1].span.end);
    for row in ["name", "time", "said", "nest", "role"] {
        let mut cells = vec![' '; at];
        for mark in marks.iter().filter(|m| m.row == row && m.span.overlaps(shown)) {
            let inside = |n: &usize| doc.tokens()[from + n].span.overlaps(mark.span);
            let (Some(first), Some(last)) = ((0..columns.len()).find(inside), (0..columns.len()).rev().find(inside)) else { continue };
            let mut label = mark.label.chars();
            for cell in &mut cells[columns[first].0..columns[last].1] {
                *cell = label.next().unwrap_or('─');
            }
        }
        let cells: String = cells.into_iter().collect();
        if !cells.trim().is_empty() {
            let _ = writeln!(out, "{row} {}", cells.trim_end());
        }
    }
    to
}
