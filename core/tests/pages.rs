//! Pages in the manner of the big publishing systems, written for these tests; beside each `tests/pages/NAME.html` stands in `NAME.txt` what
//! is to be read from it. `UPDATE_PAGES=1 cargo test --test pages` writes these files anew, to be looked at before they are committed.
#![cfg(all(feature = "html", feature = "serde"))]

use depesche::{Document, Extractor};
use std::{collections::HashSet, fs, path::Path};

const URL: &str = "https://kurier.example/artikel";

/// One line a part, then what the page says about the article.
fn rendered(doc: &Document) -> String {
    let article = doc.article();
    let mut lines: Vec<String> = article.parts.iter().map(|p| format!("{:<12}{}", name(&p.kind), doc.slice(p.span))).collect();
    lines.extend(article.authors.iter().map(|a| format!("{:<12}{} ({})", "author", a.name, name(&a.kind))));
    let optional =
        [("date", &article.published), ("changed", &article.modified), ("publisher", &article.publisher), ("image", &article.image)];
    lines.extend(optional.iter().filter_map(|(label, value)| Some(format!("{label:<12}{}", value.as_ref()?))));
    lines.extend(article.is_accessible_for_free.map(|free| format!("{:<12}{free}", "free")));
    lines.join("\n") + "\n"
}

/// The name that a kind has in the output.
fn name<T: serde::Serialize>(kind: &T) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[test]
fn pages_are_read_as_people_read_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of pages")
        .filter_map(|entry| entry.ok()?.path().file_name()?.to_str()?.strip_suffix(".html").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 25, "pages are missing");
    let mut wrong = Vec::new();
    for name in names {
        let html = fs::read(folder.join(&name).with_extension("html")).expect("a page");
        let doc = Extractor::new().article_from_html(&html, Some(URL)).expect("a document");
        let found = rendered(&doc);
        let file = folder.join(&name).with_extension("txt");
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&file, &found).expect("a file that can be written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{name}\n--- expected\n{expected}--- found\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Every block of text lies where its path says, and the parts are disjoint and in order.
#[test]
fn parts_have_places() {
    let html = "<main id=m><h1>Rat spart</h1><p>Der Rat hat am Dienstag einen Haushalt beschlossen, der spart.</p>\
                <p>Die Opposition kündigte an, gegen den Beschluss zu klagen.</p></main>";
    let doc = Extractor::new().read_html(html, None).expect("a document");
    let paths: Vec<_> = doc.article().parts.iter().map(|p| p.path.as_deref().unwrap_or_default()).collect();
    assert_eq!(paths, ["#m > h1:nth-of-type(1)", "#m > p:nth-of-type(1)", "#m > p:nth-of-type(2)"]);
    assert_eq!(
        doc.text(),
        "Rat spart\n\nDer Rat hat am Dienstag einen Haushalt beschlossen, der spart.\n\nDie Opposition kündigte an, gegen den Beschluss zu klagen."
    );
}

/// Quotations and names work on a page as on plain text.
#[test]
fn pages_are_annotated() {
    let html = "<h1>Rat spart</h1><article><p>Der Rat hat am Dienstag einen Haushalt beschlossen, der vor allem spart.</p>\
                <p>„Wir geben nur aus, was wir haben“, sagte Finanzministerin Anna Kessler am Abend.</p></article>";
    let doc = Extractor::new().read_html(html, None).expect("a document");
    let quotes: Vec<_> = doc.quotes().iter().map(|q| doc.slices(&q.content).into_owned()).collect();
    assert_eq!(quotes, ["„Wir geben nur aus, was wir haben“"]);
    let plain = Extractor::new().read(doc.text());
    assert_eq!(plain.quotes().len(), doc.quotes().len());
}

/// Nobody's page is that: each is read in linear time, without a crash, and gives a document.
#[test]
fn hostile_pages_give_documents() {
    let text = "<p>Der Rat hat am Dienstag einen Haushalt beschlossen, der vor allem spart.</p>";
    let cases: Vec<(&str, String)> = vec![
        ("ten megabytes of div", "<div>".repeat(2_000_000) + text),
        ("nested tags", format!("{}{text}{}", "<div><b>".repeat(50_000), "</b></div>".repeat(50_000))),
        ("nested lists", "<ul><li>".repeat(50_000) + text),
        ("nested tables", "<table><tr><td>".repeat(20_000) + text),
        (
            "open formatting",
            (0..20_000).map(|n| n.to_string()).fold(String::new(), |s, n| s + "<font size=" + &n + ">") + &"<p>x".repeat(20_000),
        ),
        (
            "open formatting with attributes",
            (0..200).map(|n| n.to_string()).fold(String::new(), |s, n| s + "<b class=" + &n + " id=x style=x role=x lang=x rel=x href=x>")
                + &"<p>x".repeat(20_000)
                + &"<b id=x></b>".repeat(20_000),
        ),
        ("attributes of one element", (0..50_000).map(|n| n.to_string()).fold(text.to_owned(), |s, n| s + "<body a" + &n + "=1>")),
        ("attributes without end", (0..300_000).map(|n| n.to_string()).fold(text.to_owned() + "<div ", |s, n| s + "a" + &n + "=1 ")),
        ("a value without end", text.to_owned() + "<div a='" + &"x y=z ".repeat(300_000)),
        ("a tag without end", text.to_owned() + "<" + &"a".repeat(1_000_000)),
        ("a comment without end", text.to_owned() + "<!--" + &"- x ".repeat(300_000)),
        ("a script without end", text.to_owned() + "<script>" + &"</scrip ".repeat(300_000)),
        ("drawings without end", text.to_owned() + &"<svg>".repeat(20_000)),
        ("drawings that paragraphs end", text.to_owned() + &"<svg><p>x".repeat(100_000)),
        ("many paragraphs", text.repeat(20_000)),
        ("many headings", "<h1>Mehr zum Thema</h1>".repeat(20_000) + text),
        ("many names of elements", (0..50_000).map(|n| n.to_string()).fold(text.to_owned(), |s, n| s + "<x" + &n + "></x" + &n + ">")),
        ("NULs", text.replace(' ', "\0") + text),
        ("entities", text.to_owned() + &"&amp".repeat(200_000)),
        ("JSON-LD without end", format!("<script type='application/ld+json'>{}</script>{text}", "[{\"a\":".repeat(100_000))),
        ("nothing", String::new()),
    ];
    for (name, html) in cases {
        let doc = Extractor::new().article_from_html(&html, None).expect(name);
        assert!(doc.text().len() <= html.len() + 100, "{name}");
        check_parts(&doc, name);
    }
    for (name, bytes) in
        [("UTF-16 in half", &[0xff, 0xfe, b'<', 0, b'p'][..]), ("no text", &[0, 159, 146, 150][..]), ("binary", &[0xff; 5000][..])]
    {
        check_parts(&Extractor::new().article_from_html(bytes, None).expect(name), name);
    }
}

fn check_parts(doc: &Document, name: &str) {
    let mut end = 0;
    let mut seen = HashSet::new();
    for part in &doc.article().parts {
        let text = &doc.text()[part.span.range()];
        assert!(part.span.start >= end && !text.is_empty() && text.trim() == text, "{name}: {part:?}");
        assert!(seen.insert(part.span.start), "{name}");
        end = part.span.end;
    }
}
