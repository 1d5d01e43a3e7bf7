//! The exchange formats, checked against the rules of their specifications.
#![cfg(all(feature = "export", feature = "html"))]

use depesche::{Document, Extractor};
use serde_json::Value;

const PAGE: &str = r#"<html lang="de"><head><link rel="canonical" href="https://kurier.example/etat">
    <meta property="og:image" content="https://kurier.example/rathaus.jpg"><meta property="og:site_name" content="Der Kurier">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rat spart 🙂 im Etat", "articleSection": "Politik",
    "author": [{"@type": "Person", "name": "Anna Kessler"}, {"@type": "Organization", "name": "dpa"}], "keywords": ["Etat"],
    "datePublished": "2026-11-24T21:15:00+01:00", "publisher": {"@type": "Organization", "name": "Der Kurier"}}</script></head>
    <body><article id="a"><h1>Rat spart 🙂 im Etat</h1><p class="lead">Der Rat von Lindau spart bei Bädern und Vereinen, die Opposition will klagen.</p>
    <p>Lindau (dpa) - Der Rat hat am Dienstag einen Haushalt beschlossen, der vor allem spart.</p><h2>* Die Debatte</h2>
    <p>„Wir geben nur aus, was wir haben“, sagte Finanzministerin Anna Kessler am Abend.</p></article></body></html>"#;

fn page() -> Document {
    Extractor::new().read_html(PAGE, None).expect("a document")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn json_ld() {
    let data = json(&page().to_json_ld());
    for (field, expected) in [
        ("@context", "https://schema.org"),
        ("@type", "NewsArticle"),
        ("headline", "Rat spart 🙂 im Etat"),
        ("datePublished", "2026-11-24T21:15:00+01:00"),
        ("url", "https://kurier.example/etat"),
        ("inLanguage", "de"),
    ] {
        assert_eq!(data[field], expected, "{field}");
    }
    assert_eq!(data["author"][0]["@type"], "Person");
    assert_eq!(data["author"][1]["@type"], "NewsMediaOrganization");
    let parts = data["hasPart"].as_array().expect("a list of quotations");
    assert!(parts.iter().all(|part| part["@type"] == "Quotation"));
    assert!(parts.iter().any(|part| part["text"] == "„Wir geben nur aus, was wir haben“"));
    assert!(data["articleBody"].as_str().is_some_and(|body| body.contains("Lindau (dpa) - Der Rat hat")));
}

/// The properties that the schema of ninjs 3.1 knows, and those of the objects in its lists; anything else is an error there.
const NINJS: &[(&str, &[&str])] = &[
    ("uri", &[]),
    ("standard", &["name", "version", "schema"]),
    ("type", &[]),
    ("representationType", &[]),
    ("contentCreated", &[]),
    ("versionCreated", &[]),
    ("language", &[]),
    ("copyrightHolder", &[]),
    ("headlines", &["role", "contentType", "value"]),
    ("descriptions", &["role", "contentType", "value"]),
    ("bodies", &["role", "contentType", "charCount", "wordCount", "value"]),
    ("by", &[]),
    ("located", &[]),
    ("infoSources", &["name", "role", "uri", "literal", "contactInfo"]),
    ("people", &["name", "rel", "uri", "literal", "contactInfo"]),
    ("organisations", &["name", "rel", "uri", "literal", "symbols", "contactInfo"]),
    ("places", &["name", "rel", "uri", "literal", "contactInfo", "geoJSON"]),
    ("objects", &["name", "rel", "uri", "literal"]),
    ("subjects", &["name", "rel", "uri", "literal", "creator", "relevance", "confidence"]),
    ("associations", &["name", "rel", "uri", "type", "by", "descriptions", "headlines"]),
];

fn check_ninjs(item: &Value) {
    let object = item.as_object().expect("an object");
    for (key, value) in object {
        let (_, inner) = NINJS.iter().find(|(name, _)| name == key).unwrap_or_else(|| panic!("`{key}` is not in the schema"));
        let lists = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for entry in lists {
            match entry.as_object() {
                Some(fields) => {
                    assert!(fields.keys().all(|f| inner.contains(&&**f)), "{key}: {entry}");
                    let required: &[&str] = match &**key {
                        "headlines" | "descriptions" | "bodies" => &["value"],
                        "associations" => &["name", "uri"],
                        _ => &[],
                    };
                    assert!(required.iter().all(|r| fields.contains_key(*r)), "{key}: {entry}");
                }
                None => assert!(entry.is_string() && inner.is_empty(), "{key}: {entry}"),
            }
        }
    }
    let uri = item["uri"].as_str().expect("`uri` is required");
    assert!(uri.split_once(':').is_some_and(|(scheme, _)| !scheme.is_empty()) && !uri.contains(' '), "{uri}");
    for time in ["contentCreated", "versionCreated"] {
        // RFC 3339: a time with zone, or nothing.
        assert!(item[time].is_null() || item[time].as_str().is_some_and(|t| t.len() >= 20 && t.as_bytes()[10] == b'T'), "{time}");
    }
}

#[test]
fn ninjs() {
    let item = json(&page().to_ninjs());
    check_ninjs(&item);
    assert_eq!(item["uri"], "https://kurier.example/etat");
    assert_eq!(item["headlines"][0]["value"], "Rat spart 🙂 im Etat");
    assert_eq!(item["descriptions"][0]["role"], "lead");
    assert_eq!(item["located"], "Lindau");
    assert_eq!(item["infoSources"][0]["name"], "dpa");
    assert_eq!(item["by"], "Anna Kessler");
    assert_eq!(item["contentCreated"], "2026-11-24T21:15:00+01:00");
    assert_eq!(item["associations"][0]["uri"], "https://kurier.example/rathaus.jpg");
    // Plain text has no address, no time of day, perhaps nothing at all.
    for text in ["", "Der Rat spart, sagte Anna Kessler."] {
        check_ninjs(&json(&Extractor::new().read(text).to_ninjs()));
    }
}

#[test]
fn web_annotations() {
    let doc = page();
    let data = json(&doc.to_web_annotations());
    assert_eq!(data["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(data["type"], "AnnotationPage");
    let points: Vec<char> = doc.text().chars().collect();
    let items = data["items"].as_array().expect("a list");
    assert!(items.iter().any(|item| item["body"][0]["value"] == "quotation"));
    for item in items {
        assert_eq!(item["type"], "Annotation");
        assert!(item["id"].is_string());
        let targets = item["target"].as_array().map_or(std::slice::from_ref(&item["target"]), Vec::as_slice);
        for target in targets {
            assert_eq!(target["source"], "https://kurier.example/etat");
            let (quote, position) = (&target["selector"][0], &target["selector"][1]);
            assert_eq!((&quote["type"], &position["type"]), (&"TextQuoteSelector".into(), &"TextPositionSelector".into()));
            let [start, end] = ["start", "end"].map(|k| position[k].as_u64().expect("a number") as usize);
            assert_eq!(points[start..end].iter().collect::<String>(), quote["exact"]);
            let found = [&quote["prefix"], &quote["exact"], &quote["suffix"]].map(|v| v.as_str().unwrap_or_default()).concat();
            assert!(doc.text().contains(&found), "{found}");
        }
    }
}

#[test]
fn markdown() {
    let expected = "# Rat spart 🙂 im Etat

**Der Rat von Lindau spart bei Bädern und Vereinen, die Opposition will klagen.**

Lindau (dpa) - Der Rat hat am Dienstag einen Haushalt beschlossen, der vor allem spart.

### \\* Die Debatte

„Wir geben nur aus, was wir haben“, sagte Finanzministerin Anna Kessler am Abend.
";
    assert_eq!(page().to_markdown(), expected);
    assert_eq!(
        Extractor::new().read("24. Mai war es. Ein Test_mit_Strichen.").to_markdown(),
        "24\\. Mai war es. Ein Test\\_mit\\_Strichen.\n"
    );
}
