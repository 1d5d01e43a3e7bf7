//! Names: strict spans with labels, the grouping of mentions, gender and roles of people; by the measure of `score_names.py`.

use super::Rate;
use crate::corpus;
use depesche::{Document, Gender};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

type Mentions = BTreeMap<(usize, usize), (String, usize)>;

/// All scores over one corpus.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    /// `all`, then every label.
    pub(crate) labels: BTreeMap<String, Rate>,
    /// B-cubed precision and recall, summed, and over how many mentions.
    pub(crate) grouping: [f64; 3],
    /// People whose gender is known: right, all.
    pub(crate) gender: [usize; 2],
    pub(crate) roles: Rate,
    pub(crate) subtypes: [usize; 2],
    pub(crate) derived: Rate,
}

const LABELS: [&str; 5] = ["all", "PER", "LOC", "ORG", "MISC"];

impl Scores {
    pub(crate) fn label(&self, label: &str) -> Rate {
        self.labels.get(label).copied().unwrap_or_default()
    }

    /// B-cubed F1 in per cent.
    pub(crate) fn grouping_f1(&self) -> f64 {
        let [p, r, n] = self.grouping.map(|x| x / self.grouping[2].max(1.0));
        if n == 0.0 || p + r == 0.0 { 0.0 } else { 200.0 * p * r / (p + r) }
    }
}

fn gold_mentions(article: &Value) -> Mentions {
    let mut out = Mentions::new();
    for (n, entity) in article["entities"].as_array().into_iter().flatten().enumerate() {
        for span in corpus::spans(&entity["mentions"]) {
            out.insert(span, (corpus::string(entity, "type").to_owned(), n));
        }
    }
    for (n, name) in article["names"].as_array().into_iter().flatten().enumerate() {
        let at = |field: &str| name[field].as_u64().unwrap_or_default() as usize;
        out.insert((at("start"), at("end")), (corpus::string(name, "label").to_owned(), n));
    }
    out
}

fn our_mentions(doc: &Document) -> Mentions {
    let mut out = Mentions::new();
    for (n, entity) in doc.entities().iter().enumerate() {
        let label = format!("{:?}", entity.kind).to_uppercase();
        out.extend(entity.mentions.iter().map(|m| ((m.start, m.end), (label.clone(), n))));
    }
    out
}

/// Scores the extractor over the articles; with `show`, every error goes to stderr.
pub(crate) fn eval(articles: &[Value], show: bool) -> Result<Scores, String> {
    let extractor = depesche::Extractor::new();
    let mut out = Scores::default();
    for article in articles {
        let doc = corpus::run(&extractor, article)?;
        let (gold, ours) = (gold_mentions(article), our_mentions(&doc));
        let set = |m: &Mentions, label: &str| -> HashSet<(usize, usize, String)> {
            m.iter().filter(|(_, v)| label == "all" || v.0 == label).map(|(k, v)| (k.0, k.1, v.0.clone())).collect()
        };
        for label in LABELS {
            out.labels.entry(label.to_owned()).or_default().add(&set(&gold, label), &set(&ours, label));
        }
        group(&gold, &ours, &mut out);
        people(article, &doc, &gold, &ours, &mut out, show);
        let derived = |list: &str| corpus::spans(&article[list]).into_iter();
        let gold_derived: HashSet<_> = derived("derived").chain(derived("compounds")).collect();
        let ours_derived: HashSet<_> = doc.entities().iter().flat_map(|e| &e.derived).map(|s| (s.start, s.end)).collect();
        out.derived.add(&gold_derived, &ours_derived);
        if show {
            errors(article, &doc, &gold, &ours);
        }
    }
    Ok(out)
}

/// B-cubed over the mentions that both sides have.
fn group(gold: &Mentions, ours: &Mentions, out: &mut Scores) {
    let common: Vec<_> = gold.keys().filter(|k| ours.contains_key(k)).collect();
    for m in &common {
        let g = common.iter().filter(|x| gold[x].1 == gold[m].1).count() as f64;
        let s = common.iter().filter(|x| ours[x].1 == ours[m].1).count() as f64;
        let both = common.iter().filter(|x| gold[x].1 == gold[m].1 && ours[x].1 == ours[m].1).count() as f64;
        out.grouping[0] += both / s;
        out.grouping[1] += both / g;
        out.grouping[2] += 1.0;
    }
}

/// Gender, roles and subtypes of the entities of both sides that share most mentions.
fn people(article: &Value, doc: &Document, gold: &Mentions, ours: &Mentions, out: &mut Scores, show: bool) {
    for (n, entity) in article["entities"].as_array().into_iter().flatten().enumerate() {
        let mut votes: HashMap<usize, usize> = HashMap::new();
        for (span, _) in gold.iter().filter(|(_, v)| v.1 == n) {
            if let Some(found) = ours.get(span) {
                *votes.entry(found.1).or_default() += 1;
            }
        }
        let best = votes.into_iter().max_by_key(|&(n, count)| (count, std::cmp::Reverse(n)));
        let found = best.and_then(|(n, _)| doc.entities().get(n));
        if let (Some(subtype), Some(e)) = (entity["subtype"].as_str(), found) {
            let name = e.subtype.map_or("other".to_owned(), |s| format!("{s:?}").to_lowercase());
            out.subtypes[0] += usize::from(name == subtype);
            out.subtypes[1] += 1;
            if show && name != subtype {
                eprintln!("SUBTYPE {subtype} ours {name}: {}", e.name);
            }
        }
        if corpus::string(entity, "type") != "PER" {
            continue;
        }
        let gender = corpus::string(entity, "gender");
        if let (Some(e), "m" | "f") = (found, gender) {
            let ours = match e.gender {
                Some(Gender::Masculine) => "m",
                Some(Gender::Feminine) => "f",
                _ => "?",
            };
            out.gender[0] += usize::from(ours == gender);
            out.gender[1] += 1;
            if show && ours != gender {
                eprintln!("GENDER {gender} ours {ours}: {} {:?}", e.name, e.roles.iter().map(|r| &r.text).collect::<Vec<_>>());
            }
        }
        let texts = entity["roles"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let gold_roles: HashSet<String> = texts.map(str::to_owned).collect();
        let our_roles: HashSet<String> = found.map(|e| e.roles.iter().map(|r| r.text.clone()).collect()).unwrap_or_default();
        out.roles.add(&gold_roles, &our_roles);
        if show && gold_roles != our_roles {
            let (missed, extra): (BTreeSet<_>, BTreeSet<_>) =
                (gold_roles.difference(&our_roles).collect(), our_roles.difference(&gold_roles).collect());
            eprintln!("ROLES {} missed {missed:?} extra {extra:?}", corpus::string(entity, "name"));
        }
    }
    // Roles of people that are none, or of whom no mention is right.
    for (n, e) in doc.entities().iter().enumerate().filter(|(_, e)| !e.roles.is_empty()) {
        if !ours.iter().any(|(span, v)| v.1 == n && gold.get(span).is_some_and(|g| g.0 == "PER")) {
            out.roles.add(&HashSet::new(), &e.roles.iter().map(|r| r.text.clone()).collect());
        }
    }
}

fn errors(article: &Value, doc: &Document, gold: &Mentions, ours: &Mentions) {
    let chars: Vec<char> = doc.text().chars().collect();
    let around = |s: usize, e: usize| -> String {
        let part = |a: usize, b: usize| chars[a..b.min(chars.len())].iter().collect::<String>().replace('\n', "⏎");
        format!("{}[{}]{}", part(s.saturating_sub(40), s), part(s, e), part(e, e + 30))
    };
    let all: BTreeSet<_> = gold.keys().chain(ours.keys()).collect();
    for &&(s, e) in &all {
        let label = |m: &Mentions| m.get(&(s, e)).map_or("-".to_owned(), |v| v.0.clone());
        let (g, o) = (label(gold), label(ours));
        if g != o {
            eprintln!("NAME {g}>{o} {} {}", corpus::string(article, "id"), around(s, e));
        }
    }
    for (n, e) in doc.entities().iter().enumerate() {
        let theirs: BTreeSet<usize> = ours.iter().filter(|(_, v)| v.1 == n).filter_map(|(k, _)| gold.get(k).map(|g| g.1)).collect();
        if theirs.len() > 1 {
            let names: Vec<&str> = theirs.iter().map(|&g| corpus::string(&article["entities"][g], "name")).collect();
            eprintln!("MERGED {names:?} as {}", e.name);
        }
    }
    for (g, entity) in article["entities"].as_array().into_iter().flatten().enumerate() {
        let mine: BTreeSet<usize> = gold.iter().filter(|(_, v)| v.1 == g).filter_map(|(k, _)| ours.get(k).map(|o| o.1)).collect();
        if mine.len() > 1 {
            eprintln!(
                "SPLIT {} into {:?}",
                corpus::string(entity, "name"),
                mine.iter().map(|&n| &doc.entities()[n].name).collect::<Vec<_>>()
            );
        }
    }
}

/// The sentences of `GermEval` 2014 with the outer names of the four classes, in the form of the other corpora.
pub(crate) fn germeval(path: &Path) -> Result<Vec<Value>, String> {
    let texts = crate::train::names::germeval(path, 0)?;
    let of = |(n, text): (usize, &crate::train::names::Text)| {
        let at = |byte: usize| text.content[..byte].chars().count();
        let names: Vec<Value> = text
            .names
            .iter()
            .filter(|(_, kind)| *kind < 4)
            .map(|(span, kind)| serde_json::json!({"start": at(span.start), "end": at(span.end), "label": crate::train::names::KINDS[*kind]}))
            .collect();
        serde_json::json!({"id": n.to_string(), "text": text.content, "names": names})
    };
    Ok(texts.iter().enumerate().map(of).collect())
}

/// Published scores for `GermEval` 2014, outer names, test part, strict, four classes; trained on the 24,000 sentences of its training part.
const PEERS: &str = "| GermaNER, its stored output scored here | 76.5 | 85.1 | 81.1 | 69.2 | 52.8 |
| ExB (2014 winner), published | 79.1 | | | | |
| Stanford CRF, published, by token | 75.8 | | | | |
| spaCy 2017, published, by token | 71.8 | | | | |
";

/// The model that `--without` trains.
const WITHOUT: &str = "target/names-without.crf";

/// The row of that model in the table, if it has been trained.
fn without_row(corpora: &Path) -> Result<String, String> {
    let Ok(model) = std::fs::read(WITHOUT) else { return Ok(String::new()) };
    let test = crate::train::names::germeval(&corpora.join("germeval2014/test.tsv"), crate::train::names::GERMEVAL)?;
    let [all, per, org, loc, misc] = crate::train::names::score(&model, &test)?.map(super::Rate::f1);
    Ok(format!("| Depesche, trained without it: the tagger alone | {all:.1} | {per:.1} | {loc:.1} | {org:.1} | {misc:.1} |\n"))
}

/// `cargo xtask eval names [--errors] [--train] [--germeval] [--report]`, `cargo xtask eval names --without germeval-test`.
pub(crate) fn main(corpora: &Path, args: &[String], show: bool) -> Result<(), String> {
    let has = |flag: &str| args.iter().any(|a| a == flag);
    if has("--without") {
        // A model that has not seen the test part; the tagger alone, since every sentence is a text of its own.
        std::fs::create_dir_all("target").map_err(|e| format!("target: {e}"))?;
        let rest = args.iter().skip_while(|a| *a != "--without").cloned();
        return crate::train::names::main(&rest.chain(["--out".to_owned(), WITHOUT.to_owned()]).collect::<Vec<_>>());
    }
    let (name, articles) = if has("--germeval") {
        ("germeval2014/test", germeval(&corpora.join("germeval2014/test.tsv"))?)
    } else if has("--train") {
        ("wikinews-annotated/train", corpus::read(&corpora.join("wikinews-annotated/train.jsonl"))?)
    } else {
        ("wikinews-annotated/dev", corpus::read(&corpora.join("wikinews-annotated/dev.jsonl"))?)
    };
    let scores = eval(&articles, show)?;
    for label in LABELS {
        println!("names {name} {label} {}", scores.label(label));
    }
    let share = |[right, all]: [usize; 2]| 100.0 * right as f64 / all.max(1) as f64;
    println!(
        "names {name} grouping {:.2}  gender {:.2} %  roles {}  subtypes {:.2} %  derived {}",
        scores.grouping_f1(),
        share(scores.gender),
        scores.roles,
        share(scores.subtypes),
        scores.derived
    );
    if has("--report") {
        let row: Vec<String> = LABELS.iter().map(|l| format!("{:.1}", scores.label(l).f1())).collect();
        let text = format!(
            "## Names

Strict spans with labels, F1; `cargo xtask eval names`. `{name}` are {} articles that nothing was trained on.

| | all | PER | LOC | ORG | MISC |
|---|---|---|---|---|---|
| `{name}` | {} |

Grouping of the mentions into entities (B-cubed F1) {:.1}; gender of people {:.1}; role phrases of people, exact (F1) {:.1}; subtypes {:.1}.

Published systems on `GermEval` 2014 (test, outer names). The model in the package has learnt from this test part; `cargo xtask eval names
--without germeval-test` trains one that has not and scores it.

| | all | PER | LOC | ORG | MISC |
|---|---|---|---|---|---|
{}{PEERS}",
            articles.len(),
            row.join(" | "),
            scores.grouping_f1(),
            share(scores.gender),
            scores.roles.f1(),
            share(scores.subtypes),
            without_row(corpora)?,
        );
        crate::report::ACCURACY.section("names", &text)?;
    }
    Ok(())
}
