//! schema.org JSON-LD: the article that a page says it is.

use serde_json::{Map, Value};

/// What the JSON-LD of a page says of its article; every field is missing or as it stands there.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) description: Option<String>,
    /// Names with the type of the thing, if given: `Person`, `Organization`.
    pub(super) authors: Vec<(String, Option<String>)>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) sections: Vec<String>,
    pub(super) keywords: Vec<String>,
    pub(super) image: Option<String>,
    pub(super) free: Option<bool>,
    pub(super) body: Option<String>,
}

/// Reads all JSON-LD scripts of a page. Of several articles that one counts whose headline or address is the page's (`known`), else the
/// first that has a headline.
pub(super) fn read<'s>(scripts: impl Iterator<Item = &'s str>, known: &[&str]) -> JsonLd {
    let values: Vec<Value> = scripts.filter_map(parse).collect();
    let objects = objects(&values);
    let articles = || objects.iter().copied().filter(|o| is_article(o));
    let is_known = |o: &&Map<String, Value>| {
        ["headline", "name", "url", "@id", "mainEntityOfPage"].iter().filter_map(|key| text_at(o, key)).any(|t| known.contains(&&*t))
    };
    let best = articles().find(is_known).or_else(|| articles().find(|o| o.contains_key("headline"))).or_else(|| articles().next());
    best.map(|article| of_article(article, &objects)).unwrap_or_default()
}

fn of_article(article: &Map<String, Value>, all: &[&Map<String, Value>]) -> JsonLd {
    let text = |key: &str| text_at(article, key);
    let list = |key: &str| article.get(key).map(strings).unwrap_or_default();
    let authors = ["author", "creator"].iter().filter_map(|key| article.get(*key)).map(|v| names(v, all)).find(|names| !names.is_empty());
    JsonLd {
        headline: text("headline").or_else(|| text("name")),
        description: text("description").or_else(|| text("abstract")),
        authors: authors.unwrap_or_default(),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        publisher: article.get("publisher").and_then(|v| names(v, all).into_iter().next()).map(|(name, _)| name),
        url: text("mainEntityOfPage").or_else(|| text("url")),
        language: text("inLanguage"),
        sections: list("articleSection"),
        keywords: list("keywords"),
        image: article.get("image").and_then(address),
        free: free(article),
        body: text("articleBody"),
    }
}

/// Whether the page can be read without paying; a part that costs money makes the page cost money.
fn free(article: &Map<String, Value>) -> Option<bool> {
    let read = |o: &Map<String, Value>| match o.iter().find(|(key, _)| key.eq_ignore_ascii_case("isAccessibleForFree"))?.1 {
        Value::Bool(free) => Some(*free),
        Value::String(s) => {
            let s = s.to_ascii_lowercase();
            if s.ends_with("true") { Some(true) } else { s.ends_with("false").then_some(false) }
        }
        _ => None,
    };
    let whole = read(article);
    let parts = article.get("hasPart").map(|v| each(v).filter_map(Value::as_object).filter_map(read).all(|free| free));
    match (whole, parts) {
        (Some(true) | None, Some(false)) => Some(false),
        (whole, _) => whole,
    }
}

/// The value itself or the elements of the array.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(core::slice::from_ref(value), Vec::as_slice).iter()
}

/// A string, `{"@value": …}`, `{"@id": …}`, or the first of an array of those.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.trim().to_owned()).filter(|s| !s.is_empty()),
        Value::Array(all) => all.first().and_then(|v| if v.is_array() { None } else { text_of(v) }),
        Value::Object(o) => ["@value", "name", "@id", "url"].iter().find_map(|key| o.get(*key)?.as_str()).map(|s| s.trim().to_owned()),
        _ => None,
    }
}

fn text_at(object: &Map<String, Value>, key: &str) -> Option<String> {
    object.get(key).and_then(text_of)
}

/// A list of words: an array, or one string with commas.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => s.split([',', ';']).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect(),
        _ => each(value).filter_map(text_of).collect(),
    }
}

/// Names of people or organisations, which may be given by reference.
fn names(value: &Value, all: &[&Map<String, Value>]) -> Vec<(String, Option<String>)> {
    let mut out = Vec::new();
    for value in each(value).take(50) {
        match value {
            Value::String(s) => out.push((s.trim().to_owned(), None)),
            Value::Object(o) => {
                let referred = || {
                    let id = o.get("@id")?.as_str()?;
                    all.iter().copied().find(|other| other.contains_key("name") && other.get("@id").and_then(Value::as_str) == Some(id))
                };
                let named = if o.contains_key("name") { o } else { referred().unwrap_or(o) };
                let kind = named.get("@type").and_then(text_of);
                out.extend(named.get("name").into_iter().flat_map(each).filter_map(text_of).map(|name| (name, kind.clone())));
            }
            _ => {}
        }
    }
    out.retain(|(name, _)| !name.is_empty());
    out
}

/// The address of an image.
fn address(value: &Value) -> Option<String> {
    match each(value).next()? {
        Value::String(s) => Some(s.clone()),
        Value::Object(o) => ["url", "contentUrl", "@id"].iter().find_map(|key| o.get(*key)?.as_str()).map(str::to_owned),
        _ => None,
    }
    .filter(|s| !s.is_empty())
}

fn is_article(object: &Map<String, Value>) -> bool {
    let name = |v: &Value| v.as_str().is_some_and(|t| t.ends_with("Article") || matches!(t, "LiveBlogPosting" | "BlogPosting" | "Report"));
    object.get("@type").is_some_and(|v| each(v).any(name))
}

/// All objects, outer ones first.
fn objects(values: &[Value]) -> Vec<&Map<String, Value>> {
    let mut out = Vec::new();
    let mut queue: std::collections::VecDeque<&Value> = values.iter().collect();
    while let Some(value) = queue.pop_front() {
        match value {
            Value::Array(all) => queue.extend(all),
            Value::Object(o) => {
                out.push(o);
                queue.extend(o.values().filter(|v| v.is_array() || v.is_object()));
            }
            _ => {}
        }
    }
    out
}

/// Parses a script, after repair if it is no JSON as it stands. Nesting is limited by `serde_json`.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("//").trim_start_matches("<![CDATA[");
    let script = script.trim().trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//").trim().trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| serde_json::from_str(&repair(script)).ok())
}

/// Escapes control characters in strings, drops commas before closing brackets and what follows the end of the value.
fn repair(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let (mut in_string, mut escaped, mut depth) = (false, false, 0_i64);
    for c in script.chars() {
        if in_string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_string = false,
                _ => {}
            }
            match c {
                '\n' => out.push_str("\\n"),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => in_string = true,
            '{' | '[' => depth += 1,
            '}' | ']' => {
                depth -= 1;
                let kept = out.trim_end_matches([',', ' ', '\n', '\r', '\t']).len();
                out.truncate(kept);
            }
            _ => {}
        }
        out.push(c);
        if depth <= 0 && matches!(c, '}' | ']') {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(script: &str) -> Option<String> {
        read([script].into_iter(), &["Zweite"]).headline
    }

    #[test]
    fn finds_the_article() {
        let cases = [
            ("plain", r#"{"@type": "NewsArticle", "headline": "Erste"}"#, "Erste"),
            ("array", r#"[{"@type": "WebPage", "name": "x"}, {"@type": "NewsArticle", "headline": "Erste"}]"#, "Erste"),
            ("graph", r#"{"@graph": [{"@type": "WebSite"}, {"@type": ["Article", "NewsArticle"], "headline": "Erste"}]}"#, "Erste"),
            ("the page's own", r#"[{"@type":"NewsArticle","headline":"Erste"},{"@type":"NewsArticle","headline":"Zweite"}]"#, "Zweite"),
            ("in the page", r#"{"@type": "WebPage", "mainEntity": {"@type": "ReportageNewsArticle", "headline": "Erste"}}"#, "Erste"),
            ("live blog", r#"{"@type": "LiveBlogPosting", "headline": "Erste"}"#, "Erste"),
            ("line break in a string", "{\"@type\": \"Article\", \"description\": \"a\nb\", \"headline\": \"Erste\"}", "Erste"),
            ("comma too many", r#"{"@type": "Article", "headline": "Erste", }"#, "Erste"),
            ("bracket too many", r#"{"@type": "Article", "headline": "Erste"}}"#, "Erste"),
            ("comment around", "<!-- {\"@type\": \"Article\", \"headline\": \"Erste\"} -->", "Erste"),
            ("CDATA", "//<![CDATA[\n{\"@type\": \"Article\", \"headline\": \"Erste\"}\n//]]>", "Erste"),
        ];
        for (name, script, expected) in cases {
            assert_eq!(headline(script).as_deref(), Some(expected), "{name}");
        }
        for script in ["", "{", "null", "[[[[", r#"{"@type": "Product", "headline": "x"}"#, &"[".repeat(100_000)] {
            assert_eq!(headline(script), None);
        }
    }

    #[test]
    fn reads_authors_and_access() {
        let script = r##"{"@graph": [{"@type": "Article", "headline": "x", "author": [{"@id": "#a"}, {"name": ["B", "C"]}, "D"],
            "isAccessibleForFree": "http://schema.org/True", "hasPart": [{"isAccessibleForFree": "False", "cssSelector": ".pay"}]},
            {"@type": "Person", "@id": "#a", "name": "A"}]}"##;
        let read = read([script].into_iter(), &[]);
        let names: Vec<&str> = read.authors.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["A", "B", "C", "D"]);
        assert_eq!(read.free, Some(false));
    }
}
