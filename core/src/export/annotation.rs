//! W3C Web Annotation data model: one annotation for every quotation, mention and time.

use super::{object, part_at};
use crate::{Document, EntityKind, Span};
use serde_json::{Value, json};

/// Code points of context before and after, as much as browsers use to find the place again.
const CONTEXT: usize = 32;

/// `doc` counts in code points.
pub(super) fn page(doc: &Document) -> Value {
    let text: Vec<char> = doc.text().chars().collect();
    let target = |span: Span| target(doc, &text, span);
    let mut items = Vec::new();
    for quote in doc.quotes() {
        let spans: Vec<Value> = quote.content.iter().map(|&span| target(span)).collect();
        let who = quote.who.as_deref().map(|who| json!({"type": "TextualBody", "purpose": "identifying", "value": who}));
        items.push(annotation(&quote.id.to_string(), "quotation", who, spans));
    }
    for entity in doc.entities() {
        let tag = match entity.kind {
            EntityKind::Per => "person",
            EntityKind::Org => "organisation",
            EntityKind::Loc => "place",
            EntityKind::Misc => "name",
        };
        for (n, &span) in entity.mentions.iter().enumerate() {
            let name = json!({"type": "TextualBody", "purpose": "identifying", "value": entity.name});
            items.push(annotation(&format!("{}-{}", entity.id, n + 1), tag, Some(name), vec![target(span)]));
        }
    }
    for (n, time) in doc.times().iter().enumerate() {
        items.push(annotation(&format!("t{}", n + 1), "time", None, vec![target(time.span)]));
    }
    json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items})
}

fn annotation(name: &str, tag: &str, body: Option<Value>, mut targets: Vec<Value>) -> Value {
    let mut bodies = vec![json!({"type": "TextualBody", "purpose": "tagging", "value": tag})];
    bodies.extend(body);
    let target = if targets.len() == 1 { targets.pop().unwrap_or_default() } else { json!(targets) };
    json!({"id": format!("#{name}"), "type": "Annotation", "body": bodies, "target": target})
}

fn target(doc: &Document, text: &[char], span: Span) -> Value {
    let slice = |start: usize, end: usize| text.get(start..end.min(text.len())).map(|c| c.iter().collect::<String>()).unwrap_or_default();
    let quote = json!({
        "type": "TextQuoteSelector",
        "exact": slice(span.start, span.end),
        "prefix": slice(span.start.saturating_sub(CONTEXT), span.start),
        "suffix": slice(span.end, span.end + CONTEXT),
    });
    let position = json!({"type": "TextPositionSelector", "start": span.start, "end": span.end});
    let path = part_at(doc.article(), span).and_then(|part| part.path.as_deref());
    let mut selectors = vec![quote, position];
    selectors.extend(path.map(|path| json!({"type": "CssSelector", "value": path})));
    object([("source", json!(doc.article().url)), ("selector", json!(selectors))])
}
