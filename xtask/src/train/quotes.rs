//! The two quotation models, from our own annotation of `WikiNews` articles (text CC BY 2.5, annotation CC0) and of articles of our own: of
//! the earlier `WikiNews` articles in the corpora, of the others in `data/de/quotations.jsonl`.

use super::crf::{self, Instance, Options};
use super::{fold, marked, names, tagger};
use crate::corpus;
use depesche::train::quote_models::{Gold, ROLE_LABELS, Readers, SPAN_LABELS, may_follow, role_instances, span_instances};
use depesche::{QuoteKind, Span};
use serde_json::Value;
use std::{collections::HashMap, fs, path::Path};

/// An article with its quotations, in bytes.
pub(super) struct Article {
    name: String,
    pub(super) text: String,
    pub(super) quotes: Vec<Gold>,
}

/// Halves of the articles, for quotations as the first model finds them in text it has not seen.
const HALVES: usize = 2;

/// Trains `core/models/quote-spans.crf` and `quote-roles.crf`.
pub(super) fn main(args: &[String]) -> Result<(), String> {
    let only = |name: &str| !args.iter().any(|a| a.starts_with("--only=")) || args.iter().any(|a| a == &format!("--only={name}"));
    let corpus = Path::new("../shared/corpora/wikinews-annotated");
    let mut articles = read(&corpus.join("train-quotes.jsonl"))?;
    articles.extend(annotated(&corpus.join("train.jsonl"))?);
    let readers = readers()?;
    if only("spans") {
        let model = train_spans(&articles.iter().collect::<Vec<_>>(), &readers, SPANS)?;
        fs::write("core/models/quote-spans.crf", model).map_err(|e| e.to_string())?;
    }
    if only("roles") {
        let mut instances = Vec::new();
        for article in &articles {
            instances.extend(role_instances(&article.text, &article.quotes, &readers[fold(&article.name)], None).into_iter().map(instance));
        }
        for half in 0..HALVES {
            let rest: Vec<&Article> = articles.iter().enumerate().filter(|(n, _)| n % HALVES != half).map(|(_, a)| a).collect();
            let model = train_spans(&rest, &readers, Options { iterations: 50, bags: 1, ..SPANS })?;
            for article in articles.iter().skip(half).step_by(HALVES) {
                let reader = &readers[fold(&article.name)];
                instances.extend(role_instances(&article.text, &article.quotes, reader, Some(&model)).into_iter().map(instance));
            }
        }
        let model = crf::train(&ROLE_LABELS, &instances, |_, _| true, &ROLES)?;
        fs::write("core/models/quote-roles.crf", model).map_err(|e| e.to_string())?;
    }
    Ok(())
}

const SPANS: Options = Options { l1: 0.3, l2: 0.01, least_count: 2, least_weight: 0.02, iterations: 110, bags: 8 };
const ROLES: Options = Options { l1: 0.35, l2: 0.01, least_count: 2, least_weight: 0.04, iterations: 90, bags: 8 };

/// For every part of the articles what reads it: models that have not learned from it.
fn readers() -> Result<Vec<Readers>, String> {
    let taggers = tagger::folds()?;
    let names = names::folds(&taggers)?;
    taggers.into_iter().zip(names).map(|(tagger, names)| Readers::new(tagger, &names).map_err(|e| e.to_string())).collect()
}

fn train_spans(articles: &[&Article], readers: &[Readers], options: Options) -> Result<Vec<u8>, String> {
    let instances: Vec<Instance> =
        articles.iter().flat_map(|a| span_instances(&a.text, &a.quotes, &readers[fold(&a.name)])).map(instance).collect();
    crf::train(&SPAN_LABELS, &instances, may_follow, &options)
}

fn instance((features, labels): depesche::train::quote_models::Instance) -> Instance {
    Instance { features, labels }
}

const ANNOTATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/de/quotations.jsonl");

/// The articles whose quotations `data/de/quotations.jsonl` gives by their ids: those of `wikinews` and our own.
fn annotated(wikinews: &Path) -> Result<Vec<Article>, String> {
    let mut texts: HashMap<String, String> = marked::read()?.into_iter().filter_map(|text| Some((text.name?, text.content))).collect();
    texts.extend(corpus::read(wikinews)?.iter().map(|a| (corpus::string(a, "id").to_owned(), corpus::string(a, "text").to_owned())));
    let with_text = |value: Value| {
        let text = texts.get(corpus::string(&value, "id")).ok_or_else(|| format!("{} is not among the texts", value["id"]))?;
        article(&value, text)
    };
    corpus::read(Path::new(ANNOTATION))?.into_iter().map(with_text).collect()
}

pub(super) fn read(path: &Path) -> Result<Vec<Article>, String> {
    corpus::read(path)?.iter().map(|a| article(a, corpus::string(a, "text"))).collect()
}

fn article(value: &Value, text: &str) -> Result<Article, String> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    bytes.push(text.len());
    let spans = |v: &Value| -> Vec<Span> { corpus::spans(v).into_iter().map(|(a, b)| Span::new(bytes[a], bytes[b])).collect() };
    let quotes = value["quotes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|q| {
            Ok(Gold {
                kind: match corpus::string(q, "type") {
                    "Direct" => QuoteKind::Direct,
                    "Indirect" => QuoteKind::Indirect,
                    "Reported" => QuoteKind::Reported,
                    "FreeIndirect" => QuoteKind::FreeIndirect,
                    "IndirectFreeIndirect" => QuoteKind::IndirectFreeIndirect,
                    other => return Err(format!("unknown type of quotation `{other}`")),
                },
                nested: q["nested"].as_bool().unwrap_or_default(),
                content: spans(&q["quote"]),
                speaker: spans(&q["speaker"]),
                cue: spans(&q["cue"]),
                frame: spans(&q["frame"]),
                addressee: spans(&q["addressee"]),
            })
        })
        .collect::<Result<_, String>>()?;
    Ok(Article { name: corpus::string(value, "id").to_owned(), text: text.to_owned(), quotes })
}

#[cfg(test)]
mod tests {
    use super::{ANNOTATION, article, corpus, marked};
    use std::path::Path;

    #[test]
    fn annotation_fits_our_articles() {
        let mut texts = marked::read().unwrap();
        let annotation = corpus::read(Path::new(ANNOTATION)).unwrap();
        let mut found = 0;
        for value in &annotation {
            let Some(text) = texts.iter().find(|text| text.name.as_deref() == value["id"].as_str()) else { continue };
            found += 1;
            for quote in article(value, &text.content).unwrap().quotes {
                for span in quote.content.iter().chain(&quote.speaker).chain(&quote.cue).chain(&quote.frame).chain(&quote.addressee) {
                    let piece = &text.content[span.range()];
                    assert_eq!(piece, piece.trim(), "{:?}", text.name);
                }
            }
        }
        assert!(found > 300, "{found} of our articles");
        texts.sort_by(|a, b| a.name.cmp(&b.name));
        assert!(texts.windows(2).all(|pair| pair[0].name != pair[1].name), "two articles of one name");
    }
}
