//! Named cases: when something was said.

use crate::Extractor;

/// The time expression of the first quotation.
#[track_caller]
fn check(name: &str, text: &str, expected: Option<&str>) {
    let doc = Extractor::new().read(text);
    let quote = doc.quotes().first().unwrap_or_else(|| panic!("{name}: no quotation"));
    let time = quote.time.and_then(|id| doc.times().iter().find(|t| t.id == id));
    assert_eq!(time.map(|t| &text[t.span.range()]), expected, "{name}");
}

#[test]
fn cases() {
    check("verb behind", "Die Gespräche seien gescheitert, teilte der Kreml am Montag mit.", Some("Montag"));
    check("verb before", "Am Mittwoch sagte Minister Karl Heinz, er werde am Freitag zurücktreten.", Some("Mittwoch"));
    check("behind marks", "„Wir sind bereit“, sagte Jana Bell am Dienstagabend in Köln.", Some("Dienstagabend"));
    check("adposition", "Laut einem am Freitag veröffentlichten Bericht der Polizei stieg die Zahl der Unfälle.", Some("Freitag"));
    check("noun", "Nach Angaben der Polizei vom Sonntag starben drei Menschen.", Some("Sonntag"));
    check("only what is said has one", "Er werde am Freitag zurücktreten, erklärte Heinz.", None);
    check("of the speaker", "Es sei vorbei, erklärte die am Montag gewählte Präsidentin.", None);
}
