//! IPTC ninjs 3.1 (schema: <http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json>).

use super::object;
use crate::{AuthorKind, Document, EntityKind, PartKind};
use serde_json::{Value, json};

const SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

pub(super) fn item(doc: &Document) -> Value {
    let article = doc.article();
    let with_role = |role: &str, kind: PartKind| doc.first(kind).map(|text| json!({"role": role, "value": text}));
    let headlines: Vec<Value> = [("main", PartKind::Headline), ("kicker", PartKind::Kicker), ("sub", PartKind::Subheadline)]
        .into_iter()
        .filter_map(|(role, kind)| with_role(role, kind))
        .collect();
    let body = doc.body().filter(|(kind, _)| *kind != PartKind::Summary).map(|(_, text)| text).collect::<Vec<_>>().join("\n\n");
    let bodies = json!([{
        "role": "main",
        "contentType": "text/plain",
        "charCount": body.chars().count(),
        "wordCount": body.split_whitespace().count(),
        "value": body,
    }]);
    let named = |kind: EntityKind| -> Value {
        let entities = doc.entities().iter().filter(|e| e.kind == kind);
        json!(entities.map(|e| object([("name", json!(e.name)), ("literal", json!(e.external_id))])).collect::<Vec<_>>())
    };
    let people: Vec<&str> = article.authors.iter().filter(|a| a.kind != AuthorKind::Agency).map(|a| &*a.name).collect();
    let agencies = article.authors.iter().filter(|a| a.kind == AuthorKind::Agency);
    let sources: Vec<Value> = agencies.map(|a| json!({"name": a.name, "role": "agency"})).collect();
    let topics = article.categories.iter().map(|name| (name, "category")).chain(article.topics.iter().map(|name| (name, "keyword")));
    let picture = article.image.as_deref().filter(|image| is_uri(image)).map(|image| {
        let captions: Vec<Value> = with_role("caption", PartKind::Caption).into_iter().collect();
        object([
            ("name", json!("main-picture")),
            ("uri", json!(image)),
            ("type", json!("picture")),
            ("by", json!(doc.first(PartKind::Credit))),
            ("descriptions", json!(captions)),
        ])
    });
    object([
        ("uri", json!(article.url.as_deref().filter(|url| is_uri(url)).map_or_else(|| name_of(doc.text()), str::to_owned))),
        ("standard", json!({"name": "ninjs", "version": "3.1", "schema": SCHEMA})),
        ("type", json!("text")),
        ("representationType", json!("full")),
        ("contentCreated", json!(instant(article.published.as_deref()))),
        ("versionCreated", json!(instant(article.modified.as_deref()).or(instant(article.published.as_deref())))),
        ("language", json!(article.language)),
        ("copyrightHolder", json!(article.publisher)),
        ("headlines", json!(headlines)),
        ("descriptions", json!(with_role("lead", PartKind::Summary).into_iter().collect::<Vec<_>>())),
        ("bodies", if body.is_empty() { Value::Null } else { bodies }),
        ("by", json!(people.join(", "))),
        ("located", json!(doc.first(PartKind::Dateline).and_then(place))),
        ("infoSources", json!(sources)),
        ("people", named(EntityKind::Per)),
        ("organisations", named(EntityKind::Org)),
        ("places", named(EntityKind::Loc)),
        ("objects", named(EntityKind::Misc)),
        ("subjects", json!(topics.map(|(name, rel)| json!({"name": name, "rel": rel})).collect::<Vec<_>>())),
        ("associations", json!(picture.into_iter().collect::<Vec<_>>())),
    ])
}

/// `Berlin` of `Berlin (dpa) -`.
fn place(dateline: &str) -> Option<&str> {
    let end = dateline.find(['(', '|', '–', '—', ',']).or_else(|| dateline.find(" -")).unwrap_or(dateline.len());
    dateline.get(..end).map(|place| place.trim().trim_end_matches('.')).filter(|place| !place.is_empty())
}

fn is_uri(text: &str) -> bool {
    text.split_once("://")
        .is_some_and(|(scheme, rest)| !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) && !rest.is_empty())
        && text.bytes().all(|b| b.is_ascii_graphic())
}

/// A point in time as the schema wants it, with zone; a day alone is none.
fn instant(time: Option<&str>) -> Option<&str> {
    time.filter(|t| t.len() > 16 && (t.ends_with('Z') || t.get(16..).is_some_and(|zone| zone.contains(['+', '-']))))
}

/// A name for a text that has no address (FNV-1a, 64 bits).
fn name_of(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("urn:depesche:{hash:016x}")
}
