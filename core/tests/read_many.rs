//! Many articles at once: the same documents as one by one, in order, taken as they are needed.
#![cfg(feature = "html")]

use depesche::{Document, Error, Extractor, Input, Job, Page};
use std::{cell::Cell, fs};

/// The articles of `examples/articles`.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/articles");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("a text")).collect()
}

#[test]
fn gives_what_reading_one_by_one_gives() {
    let long = "Anna Kessler sagte am Montag, sie komme nach Lindburg. ".repeat(5000);
    let page = "<h1>Etat beschlossen</h1><p>Der Etat sei beschlossen, sagte die Ministerin gestern.</p>";
    let unknown = Page::new(b"<p>x").content_type("text/html; charset=klingonisch");
    let texts: Vec<String> = articles();
    let (mut jobs, mut expected): (Vec<Job<'_>>, Vec<Result<Document, Error>>) = Default::default();
    let extractor = Extractor::new();
    for (n, text) in texts.iter().cycle().take(300).enumerate() {
        let input = Input::new(text).date("2026-11-24").unwrap();
        jobs.push(input.into());
        expected.push(Ok(extractor.read(input)));
        match n {
            0 | 299 => {
                jobs.push(unknown.into());
                expected.push(extractor.read_page(unknown));
            }
            7 => {
                jobs.push(Page::new(page).into());
                expected.push(extractor.read_html(page, None));
            }
            12 => {
                jobs.push(long.as_str().into());
                expected.push(Ok(extractor.read(&long)));
                jobs.push("".into());
                expected.push(Ok(extractor.read("")));
            }
            _ => {}
        }
    }
    let found: Vec<_> = extractor.read_many(jobs).collect();
    assert_eq!(found.len(), expected.len());
    for (n, (found, expected)) in found.iter().zip(&expected).enumerate() {
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert!(found == expected, "article {n}"),
            (Err(found), Err(expected)) => assert_eq!(found.to_string(), expected.to_string(), "article {n}"),
            _ => panic!("article {n}: {found:?}"),
        }
    }
}

#[test]
fn takes_articles_as_they_are_needed() {
    let taken = Cell::new(0);
    let endless = std::iter::repeat("Heute nichts Neues.").inspect(|_| taken.set(taken.get() + 1));
    let extractor = Extractor::new();
    let mut documents = extractor.read_many(endless);
    assert_eq!(taken.get(), 0);
    assert!(documents.next().is_some_and(|document| document.is_ok()));
    let first = taken.get();
    assert!(first < 1000, "{first} short articles are held at once");
    assert_eq!(documents.by_ref().take(first - 1).count(), first - 1);
    assert_eq!(taken.get(), first);
    assert!(extractor.read_many([""; 0]).next().is_none());
}
