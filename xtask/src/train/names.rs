//! The tagger of names: a linear-chain CRF over all annotated names whose licence allows it.

use super::crf::{self, Instance, Options};
use super::{FOLDS, fold, marked, tagger};
use crate::corpus;
use depesche::Span;
use depesche::train::{crf::Features, names, tagger::embedded};
use std::{collections::HashSet, fs, path::Path};

/// Labels of spans: the four classes, words derived from names, compounds with names.
pub(crate) const KINDS: [&str; 6] = ["PER", "ORG", "LOC", "MISC", "DERIVED", "COMPOUND"];

/// A text with its names as byte ranges and numbers of [`KINDS`].
pub(crate) struct Text {
    /// The name of the article, if it is one.
    pub(crate) name: Option<String>,
    pub(crate) content: String,
    pub(crate) names: Vec<(Span, usize)>,
    /// 0 for texts annotated as ours are to be.
    pub(crate) domain: u32,
}

/// Names of the labels; only the four classes have names of several words.
pub(crate) const LABELS: [&str; 11] =
    ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC", "DERIVED", "COMPOUND"];

/// The number of the annotation of `GermEval` among those that differ from ours.
pub(crate) const GERMEVAL: u32 = 1;

/// The label of the first or a later token of a name.
const fn label_of(kind: usize, first: bool) -> u8 {
    match kind {
        4 => 9,
        5 => 10,
        _ => 1 + 2 * kind as u8 + if first { 0 } else { 1 },
    }
}

/// I- only after B- or I- of the same kind.
fn may_follow(from: Option<u8>, to: u8) -> bool {
    !matches!(to, 2 | 4 | 6 | 8) || from.is_some_and(|f| f == to || f + 1 == to)
}

/// `cargo xtask train names [--without germeval-test] [--out FILE]`.
pub(crate) fn main(args: &[String]) -> Result<(), String> {
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|at| args.get(at + 1)).map(String::as_str);
    let parse = |name: &str, value: &str| value.parse().map_err(|_| format!("{name} {value}: no number"));
    let number = |name: &str, default: f64| option(name).map_or(Ok(default), |v| parse(name, v));
    let count = |name: &str, default: u32| option(name).map_or(Ok(default), |v| v.parse().map_err(|_| format!("{name} {v}: no number")));
    let corpora = Path::new(CORPORA);
    let without: Vec<&str> = option("--without").map(|w| w.split(',').collect()).unwrap_or_default();
    let options = Options {
        l1: number("--l1", OPTIONS.l1)?,
        l2: number("--l2", OPTIONS.l2)?,
        least_count: count("--least-count", OPTIONS.least_count)?,
        iterations: count("--iterations", OPTIONS.iterations as u32)? as usize,
        bags: count("--bags", OPTIONS.bags as u32)? as usize,
        ..OPTIONS
    };
    let model = train(&texts(&without)?, &tagger::folds()?, options)?;
    let path = option("--out").unwrap_or("core/models/names.crf");
    fs::write(path, &model).map_err(|e| format!("{path}: {e}"))?;
    let dev = wikinews(&corpora.join("wikinews-annotated/dev.jsonl"))?;
    report("wikinews-annotated/dev", &model, &dev)?;
    if without.contains(&"germeval-test") {
        report("germeval2014/test", &model, &germeval(&corpora.join("germeval2014/test.tsv"), GERMEVAL)?)?;
    }
    Ok(())
}

/// Weights below the least were learnt by chance: without them the model is better, and a third smaller.
const OPTIONS: Options = Options { l1: 0.4, l2: 0.1, least_count: 3, least_weight: 0.08, iterations: 60, bags: 4 };

/// The texts of all sources but these.
fn texts(without: &[&str]) -> Result<Vec<Text>, String> {
    let mut out = Vec::new();
    for (name, read) in SOURCES {
        if !without.contains(name) {
            out.extend(read(Path::new(CORPORA))?);
        }
    }
    Ok(out)
}

/// A model of these texts. The taggers of parts of speech have each not learned from a part of our articles.
fn train<'t>(texts: impl IntoIterator<Item = &'t Text>, taggers: &[Vec<u8>], options: Options) -> Result<Vec<u8>, String> {
    let instances: Vec<Instance> = texts.into_iter().flat_map(|text| instances(text, taggers)).collect();
    crf::train(&LABELS, &instances, may_follow, &options)
}

/// For every part of the articles a model that has not learned from them.
pub(super) fn folds(taggers: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, String> {
    let texts = texts(&[])?;
    let without = |part| {
        let rest = texts.iter().filter(|text| text.name.as_ref().is_none_or(|name| fold(name) != part));
        train(rest, taggers, Options { iterations: 40, bags: 1, ..OPTIONS })
    };
    (0..FOLDS).map(without).collect()
}

const CORPORA: &str = "../shared/corpora";

type Source = (&'static str, fn(&Path) -> Result<Vec<Text>, String>);

const SOURCES: &[Source] = &[
    ("wikinews", |c| wikinews(&c.join("wikinews-annotated/train.jsonl"))),
    ("germeval-dev", |c| germeval(&c.join("germeval2014/dev.tsv"), GERMEVAL)),
    ("germeval-test", |c| germeval(&c.join("germeval2014/test.tsv"), GERMEVAL)),
    ("smartdata", |c| smartdata(&c.join("smartdata/news.jsonl"))),
    ("own", |_| marked::read()),
];

/// Byte position of every code point, and of the end.
fn positions(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn kind(label: &str) -> Option<usize> {
    KINDS.iter().position(|k| *k == label)
}

fn wikinews(path: &Path) -> Result<Vec<Text>, String> {
    let mut out = Vec::new();
    for article in corpus::read(path)? {
        let text = corpus::string(&article, "text").to_owned();
        let at = positions(&text);
        let span = |(start, end): (usize, usize)| Span::new(at[start], at[end]);
        let mut names = Vec::new();
        for entity in article["entities"].as_array().into_iter().flatten() {
            let kind = kind(corpus::string(entity, "type")).ok_or("unknown type of entity")?;
            names.extend(corpus::spans(&entity["mentions"]).into_iter().map(|s| (span(s), kind)));
        }
        for (list, kind) in [("derived", 4), ("compounds", 5)] {
            names.extend(corpus::spans(&article[list]).into_iter().map(|s| (span(s), kind)));
        }
        out.push(Text { name: Some(corpus::string(&article, "id").to_owned()), content: text, names, domain: 0 });
    }
    Ok(out)
}

fn smartdata(path: &Path) -> Result<Vec<Text>, String> {
    let mut out = Vec::new();
    for article in corpus::read(path)? {
        let text = corpus::string(&article, "text").to_owned();
        let at = positions(&text);
        let mut names = Vec::new();
        for name in article["names"].as_array().into_iter().flatten() {
            let position = |field: &str| name[field].as_u64().and_then(|p| at.get(p as usize).copied());
            let (Some(start), Some(end)) = (position("start"), position("end")) else { return Err("a name without a place".to_owned()) };
            names.push((Span::new(start, end), kind(corpus::string(name, "label")).ok_or("unknown label")?));
        }
        out.push(Text { name: None, content: text, names, domain: 2 });
    }
    Ok(out)
}

/// Where spaces stand between the words and marks of a sentence.
#[derive(Debug, Default)]
struct Spacing {
    /// The last word was a bracket or mark that opens.
    opened: bool,
    /// The mark that ends the quotation that is open.
    quoted: Option<&'static [&'static str]>,
}

impl Spacing {
    /// Whether a space stands before the next word.
    fn before(&mut self, word: &str) -> bool {
        let closes = self.quoted.is_some_and(|marks| marks.contains(&word));
        let opens: Option<&'static [&'static str]> = match word {
            _ if closes => None,
            "\"" => Some(&["\""]),
            "„" => Some(&["“", "”", "\""]),
            "“" => Some(&["”"]),
            "»" => Some(&["«"]),
            "«" => Some(&["»"]),
            _ => None,
        };
        if closes || opens.is_some() {
            self.quoted = opens;
        }
        let space = !(self.opened || closes || matches!(word, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "…"));
        self.opened = opens.is_some() || matches!(word, "(" | "[");
        space
    }
}

/// The sentences of `GermEval` 2014, outer names; every one a text of its own, with spaces as in print.
pub(crate) fn germeval(path: &Path, domain: u32) -> Result<Vec<Text>, String> {
    let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = Vec::new();
    for block in file.split("\n\n") {
        let (mut text, mut names) = (String::new(), Vec::<(Span, usize)>::new());
        let mut spacing = Spacing::default();
        for line in block.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(_), Some(word), Some(tag)) = (fields.next(), fields.next(), fields.next()) else { continue };
            if spacing.before(word) && !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            let Some((position, label)) = tag.split_once('-') else { continue };
            let kind = match label {
                "OTH" => kind("MISC"),
                l if l.ends_with("deriv") => kind("DERIVED"),
                l if l.ends_with("part") => kind("COMPOUND"),
                l => kind(l),
            };
            let kind = kind.ok_or_else(|| format!("unknown label {label}"))?;
            match names.last_mut() {
                Some(last) if position == "I" && last.1 == kind => last.0.end = text.len(),
                _ => names.push((Span::new(start, text.len()), kind)),
            }
        }
        if !text.is_empty() {
            out.push(Text { name: None, content: text, names, domain });
        }
    }
    Ok(out)
}

/// The labels of tokens; any other name that does not start and end with tokens is left out.
fn label(tokens: &[Span], names: &[(Span, usize)]) -> Vec<u8> {
    let mut out = vec![0; tokens.len()];
    for &(span, kind) in names {
        // A name that is a part of a word makes it a compound; more than a full stop is the rest of it.
        if let Some(within) = tokens.iter().position(|t| t.start <= span.start && span.end <= t.end && t.len() > span.len() + 1) {
            if out[within] == 0 {
                out[within] = label_of(5, true);
            }
            continue;
        }
        let Ok(first) = tokens.binary_search_by_key(&span.start, |t| t.start) else { continue };
        let Ok(last) = tokens.binary_search_by_key(&span.end, |t| t.end) else { continue };
        // Names win over the words derived from them or holding them.
        if last < first || (kind > 3 && out[first..=last].iter().any(|l| *l != 0)) {
            continue;
        }
        out[first] = label_of(kind, true);
        out[first + 1..=last].fill(label_of(kind, false));
    }
    // What a later name overwrote half.
    let mut before = None;
    for l in &mut out {
        if !may_follow(before, *l) {
            *l -= 1;
        }
        before = Some(*l);
    }
    out
}

fn instances(text: &Text, taggers: &[Vec<u8>]) -> Vec<Instance> {
    let weights = text.name.as_ref().map_or(embedded(), |name| &taggers[fold(name)]);
    let of = |(tokens, features): (Vec<Span>, Features)| Instance { labels: label(&tokens, &text.names), features };
    names::sentences(&text.content, text.domain, weights).into_iter().map(of).collect()
}

/// Scores the tagger with a model: all classes, then each.
pub(crate) fn score(model: &[u8], texts: &[Text]) -> Result<[crate::eval::Rate; 5], String> {
    let scorer = names::model(model).map_err(|e| e.to_string())?;
    let mut rates = [crate::eval::Rate::default(); 5];
    for text in texts {
        let ours: HashSet<_> =
            names::tag(&text.content, text.domain, &scorer).into_iter().map(|(s, k)| (s.start, s.end, k as usize)).collect();
        let gold: HashSet<_> = text.names.iter().filter(|n| n.1 < 4).map(|(s, k)| (s.start, s.end, *k)).collect();
        let only = |set: &HashSet<(usize, usize, usize)>, k| set.iter().copied().filter(|n| n.2 == k).collect();
        rates[0].add(&gold, &ours);
        for k in 0..4 {
            rates[k + 1].add(&only(&gold, k), &only(&ours, k));
        }
    }
    Ok(rates)
}

fn report(name: &str, model: &[u8], texts: &[Text]) -> Result<(), String> {
    let [all, kinds @ ..] = score(model, texts)?;
    println!("{name}: all {all}");
    for (kind, rate) in KINDS.iter().zip(kinds) {
        println!("  {kind} {rate}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Spacing, Span, label};

    #[test]
    fn words_become_a_sentence() {
        for (words, sentence) in [
            ("Er kam aus St . Gallen .", "Er kam aus St. Gallen."),
            ("Die Zeit ( 1946 gegründet ) , ein Blatt", "Die Zeit (1946 gegründet), ein Blatt"),
            ("Er rief : \" Halt ! \" und lief .", "Er rief: \"Halt!\" und lief."),
            ("Das Stück „ Der Deich “ lief .", "Das Stück „Der Deich“ lief."),
            ("« Der Deich » und »Der Damm« lief", "«Der Deich» und »Der Damm« lief"),
            ("« Der Deich » und » Der Damm « lief", "«Der Deich» und »Der Damm« lief"),
        ] {
            let (mut text, mut spacing) = (String::new(), Spacing::default());
            for word in words.split(' ') {
                if spacing.before(word) && !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
            assert_eq!(text, sentence);
        }
    }

    #[test]
    fn labels_of_parts_of_words() {
        // `SPD-Chef Bell Ltd.`: a name in a word, a name whose word has a full stop more.
        let tokens = [Span::new(0, 8), Span::new(9, 13), Span::new(14, 18)];
        let org = KINDS.iter().position(|k| *k == "ORG").unwrap();
        assert_eq!(label(&tokens, &[(Span::new(0, 3), org), (Span::new(9, 13), 0), (Span::new(14, 17), org)]), [10, 1, 0]);
    }
}
