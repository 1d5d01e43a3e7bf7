//! Sentences of ours that are still read wrongly, for docs/accuracy.md: what would be right stands beside what comes out.

use depesche::{Document, Extractor, Quote};
use std::fmt::Write as _;

/// A text, and what would be right.
const FAILURES: [(&str, &str); 10] = [
    ("Der Verband rechnet mit steigenden Preisen.", "Reported; speaker „Der Verband“"),
    ("Der Bürgermeister lobte die Helfer und dankte der Feuerwehr.", "Reported, twice"),
    (
        "Nach dem Spiel war der Trainer zufrieden: Die Mannschaft ist gereift.",
        "FreeIndirect: the words after the colon; speaker „der Trainer“",
    ),
    (
        "Karl Berg hatte einen Verdacht. Jemand war in der Werkstatt gewesen, das stand fest.",
        "FreeIndirect: the second sentence; speaker „Karl Berg“",
    ),
    (
        "Kühn war die Rede, mutig der Auftritt, fand Anna Weber von der Lokalzeitung.",
        "Indirect: „Kühn … Auftritt“; speaker „Anna Weber von der Lokalzeitung“",
    ),
    ("Die Ministerin traf ihre Kollegin in Bern. Sie habe viel gelernt, sagte sie.", "who: the minister"),
    ("Die Bahn dementierte Berichte der Zeitung Kurier, wonach der Bahnhof schließt.", "cue: „wonach“ alone"),
    ("Ob das stimme, wisse sie nicht, gab Rieke Holm zu.", "Indirect: „Ob … nicht“; speaker „Rieke Holm“"),
    ("In dem Brief steht: „Wir kommen am Montag.“", "speaker: „dem Brief“"),
    ("Laut Berg, der sich auf eine Studie der Universität beruft, sterben die Ulmen.", "cue: „Laut“ alone; the study among the sources"),
];

/// The table of what fails.
pub(super) fn table() -> String {
    let extractor = Extractor::new();
    let mut out = String::from("| text | right would be | found |\n|---|---|---|\n");
    for (text, right) in FAILURES {
        let doc = extractor.read(text);
        let found: Vec<String> = doc.quotes().iter().map(|q| describe(&doc, q)).collect();
        let found = if found.is_empty() { "nothing".to_owned() } else { found.join("; ") };
        let _ = writeln!(out, "| {text} | {right} | {found} |");
    }
    out
}

fn describe(doc: &Document, q: &Quote) -> String {
    let mut out = format!("{:?}: „{}“", q.kind, doc.slices(&q.content));
    for (name, spans) in [("speaker", &q.speaker), ("cue", &q.cue)] {
        if !spans.is_empty() {
            let _ = write!(out, "; {name} „{}“", doc.slices(spans));
        }
    }
    if let Some(who) = &q.who {
        let _ = write!(out, "; who: {who}");
    }
    out
}
