//! schema.org JSON-LD.

use super::object;
use crate::{AuthorKind, Document, Entity, EntityKind, Gender};
use serde_json::{Value, json};

pub(super) fn article(doc: &Document) -> Value {
    let (article, words) = (doc.article(), doc.article_text());
    let authors: Vec<Value> = article
        .authors
        .iter()
        .map(|a| {
            let kind = match a.kind {
                AuthorKind::Agency => "NewsMediaOrganization",
                AuthorKind::Organisation => "Organization",
                AuthorKind::Person | AuthorKind::Initials => "Person",
            };
            json!({"@type": kind, "name": a.name})
        })
        .collect();
    let quotes: Vec<Value> = doc
        .quotes()
        .iter()
        .map(|q| {
            let speaker = q.entity.and_then(|id| doc.entity(id)).map(thing);
            let named = || q.who.as_ref().map(|who| json!({"@type": "Thing", "name": who}));
            object([
                ("@type", json!("Quotation")),
                ("text", json!(doc.slices(&q.content))),
                ("spokenByCharacter", speaker.or_else(named).unwrap_or_default()),
            ])
        })
        .collect();
    object([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("headline", json!(words.headline)),
        ("alternativeHeadline", json!(words.subheadline)),
        ("abstract", json!(words.summary)),
        ("articleBody", json!(words.paragraphs.join("\n\n"))),
        ("articleSection", if article.categories.is_empty() { json!(words.kicker) } else { json!(article.categories) }),
        ("author", json!(authors)),
        ("publisher", article.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name})).unwrap_or_default()),
        ("datePublished", json!(article.published)),
        ("dateModified", json!(article.modified)),
        ("dateline", json!(words.dateline)),
        ("url", json!(article.url)),
        ("image", json!(article.image)),
        ("inLanguage", json!(article.language)),
        ("keywords", json!(article.topics)),
        ("isAccessibleForFree", json!(article.is_accessible_for_free)),
        ("mentions", json!(doc.entities().iter().map(thing).collect::<Vec<_>>())),
        ("hasPart", json!(quotes)),
    ])
}

fn thing(entity: &Entity) -> Value {
    let person = entity.kind == EntityKind::Per;
    let kind = match entity.kind {
        EntityKind::Per => "Person",
        EntityKind::Org => "Organization",
        EntityKind::Loc => "Place",
        EntityKind::Misc => "Thing",
    };
    let mut roles: Vec<&str> = Vec::new();
    for role in entity.roles.iter().filter(|_| person) {
        if !roles.contains(&&*role.text) {
            roles.push(&role.text);
        }
    }
    let gender = match entity.gender.filter(|_| person) {
        Some(Gender::Feminine) => json!("https://schema.org/Female"),
        Some(Gender::Masculine) => json!("https://schema.org/Male"),
        _ => Value::Null,
    };
    object([
        ("@type", json!(kind)),
        ("name", json!(entity.name)),
        ("identifier", json!(entity.external_id)),
        ("gender", gender),
        ("jobTitle", json!(roles)),
    ])
}
