//! The cases that Rust, Python and JavaScript share; their form is described in `cases/README.md`.

use depesche::{Document, Extractor, Input, PartKind, Span};
use serde_json::{Value, json};

#[test]
fn shared_cases() {
    let file: Value = serde_json::from_str(include_str!("cases/shared.json")).expect("the file is JSON");
    let extractor = Extractor::new();
    let mut failures = Vec::new();
    for case in file["cases"].as_array().expect("`cases` is a list") {
        let text = case["text"].as_str().expect("`text` is a string");
        let mut input = Input::new(text);
        if let Some(date) = case["date"].as_str() {
            input = input.date(date).expect("`date` is a day");
        }
        let found = describe(&extractor.read(input));
        for (key, expected) in case.as_object().expect("a case is an object") {
            if !matches!(key.as_str(), "name" | "text" | "date") && !matches(expected, &found[key]) {
                failures.push(format!("{}, {key}:\n  expected {expected}\n  found    {}", case["name"], found[key]));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Whether `found` is `expected`; an object in `expected` names only the fields to compare.
fn matches(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(fields), Value::Object(_)) => fields.iter().all(|(key, value)| matches(value, &found[key])),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| matches(a, b)),
        _ => expected == found,
    }
}

/// The document in the form of the cases: texts instead of offsets.
fn describe(doc: &Document) -> Value {
    let cut = |span: Span| doc.text()[span.start..span.end].to_owned();
    let all = |spans: &[Span]| spans.iter().map(|&s| cut(s)).collect::<Vec<_>>();
    let parts =
        |kinds: &[PartKind]| doc.article().parts.iter().filter(|p| kinds.contains(&p.kind)).map(|p| cut(p.span)).collect::<Vec<_>>();
    let first = |kind| parts(&[kind]).into_iter().next();
    json!({
        "headline": first(PartKind::Headline),
        "kicker": first(PartKind::Kicker),
        "byline": first(PartKind::Byline),
        "dateline": first(PartKind::Dateline),
        "paragraphs": serde_json::to_value(doc).expect("a document is JSON")["article"]["paragraphs"],
        "authors": doc.article().authors.iter().map(|a| &a.name).collect::<Vec<_>>(),
        "published": doc.article().published,
        "sentences": doc.sentences().iter().map(|s| cut(s.span)).collect::<Vec<_>>(),
        "tokens": doc.tokens().iter().map(|t| cut(t.span)).collect::<Vec<_>>(),
        "quotes": doc.quotes().iter().map(|q| json!({
            "type": q.kind, "medium": q.medium, "nested": q.nested, "who": q.who, "quote": all(&q.content), "speaker": all(&q.speaker),
            "cue": all(&q.cue), "frame": all(&q.frame), "addressee": all(&q.addressee),
        })).collect::<Vec<_>>(),
        "entities": doc.entities().iter().map(|e| json!({
            "type": e.kind, "subtype": e.subtype, "name": e.name, "gender": e.gender, "mentions": all(&e.mentions),
            "roles": e.roles.iter().map(|r| &r.text).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "times": doc.times().iter().map(|t| json!({ "type": t.kind, "value": t.value, "text": cut(t.span) })).collect::<Vec<_>>(),
    })
}
