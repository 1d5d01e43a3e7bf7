//! Quotations by the measure of the German `WikiNews` quotation data (Petersen-Frey and Biemann 2024; `GermEval` 2023 task 2).
//!
//! Gold and system quotations of an article are paired one to one so that the sum of their token F1 is greatest. Per pair and part, token
//! precision and recall; both are averaged over all pairs for which they are defined, and F1 is taken of the averages.

use super::assign::assign;
use crate::corpus;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

const PARTS: [&str; 5] = ["quote", "speaker", "cue", "frame", "addressee"];

/// A quotation on gold tokens.
#[derive(Clone, Debug)]
struct Quote {
    parts: [BTreeSet<usize>; 5],
    kind: String,
    medium: String,
    nested: bool,
    who: String,
    confidence: f64,
}

/// Precision, recall and F1 in per cent, by measure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores(pub(crate) BTreeMap<String, [f64; 3]>);

/// Every gold article with its quotations and ours.
pub(crate) struct Compared {
    id: String,
    text: Vec<char>,
    tokens: Vec<(usize, usize)>,
    gold: Vec<Quote>,
    ours: Vec<Quote>,
}

/// Reads the gold articles and runs the extractor over them.
pub(crate) fn compare(gold: &Path, extractor: &depesche::Extractor) -> Result<Vec<Compared>, String> {
    let mut out = Vec::new();
    for article in corpus::read(gold)? {
        let doc = corpus::run(extractor, &article)?;
        let ours = serde_json::to_value(doc.quotes()).map_err(|e| e.to_string())?;
        let tokens = corpus::spans(&article["tokens"]);
        out.push(Compared {
            id: corpus::string(&article, "id").to_owned(),
            text: corpus::string(&article, "text").chars().collect(),
            gold: quotes(&article["quotes"], &tokens),
            ours: quotes(&ours, &tokens),
            tokens,
        });
    }
    Ok(out)
}

fn quotes(value: &Value, tokens: &[(usize, usize)]) -> Vec<Quote> {
    let read = |q: &Value| Quote {
        parts: PARTS.map(|part| on_tokens(&corpus::spans(&q[part]), tokens)),
        kind: corpus::string(q, "type").to_owned(),
        medium: corpus::string(q, "medium").to_owned(),
        nested: q["nested"].as_bool().unwrap_or_default(),
        who: corpus::string(q, "who").to_owned(),
        confidence: q["confidence"].as_f64().unwrap_or_default(),
    };
    value.as_array().into_iter().flatten().map(read).filter(|q| !q.parts[0].is_empty()).collect()
}

/// Indices of the tokens that the spans overlap.
fn on_tokens(spans: &[(usize, usize)], tokens: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    for &(start, end) in spans {
        let from = tokens.partition_point(|t| t.1 <= start);
        out.extend((from..tokens.len()).take_while(|&i| tokens[i].0 < end));
    }
    out
}

fn common(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    a.intersection(b).count() as f64
}

fn f1(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}

/// Pairs of gold and ours, either of which may be missing.
fn pair_up<'q>(gold: &[&'q Quote], ours: &[&'q Quote]) -> Vec<(Option<&'q Quote>, Option<&'q Quote>)> {
    let score: Vec<Vec<f64>> = gold
        .iter()
        .map(|g| {
            ours.iter()
                .map(|s| {
                    let shared = common(&g.parts[0], &s.parts[0]);
                    if shared == 0.0 {
                        return 0.0;
                    }
                    let base = f1(shared / s.parts[0].len() as f64, shared / g.parts[0].len() as f64);
                    base + 0.01 * f64::from(u8::from(g.kind == s.kind)) + 0.001 * f64::from(u8::from(g.medium == s.medium))
                })
                .collect()
        })
        .collect();
    let columns = if ours.is_empty() { vec![None; gold.len()] } else { assign(&score) };
    let mut out: Vec<_> = gold.iter().zip(&columns).map(|(g, j)| (Some(*g), j.map(|j| ours[j]))).collect();
    out.extend(ours.iter().enumerate().filter(|(j, _)| !columns.contains(&Some(*j))).map(|(_, s)| (None, Some(*s))));
    out
}

/// Whether two resolved names are equal or one is the other's tail; ` & ` joins several speakers.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let names = |s: &str| -> Vec<Vec<String>> {
        s.split(" & ").map(|n| n.to_lowercase().replace('-', " ").split_whitespace().map(str::to_owned).collect()).collect()
    };
    let (a, b) = (names(a), names(b));
    a.iter().any(|x| b.iter().any(|y| x.ends_with(y) || y.ends_with(x)))
}

/// Whether half of the two contents is common.
fn is_half(a: &Quote, b: &Quote) -> bool {
    4.0 * common(&a.parts[0], &b.parts[0]) >= (a.parts[0].len() + b.parts[0].len()) as f64
}

/// The table of reliability: what share of the quotations of about one confidence is in the gold.
fn reliability(articles: &[Compared]) -> String {
    const LEAST: [f64; 7] = [0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    let mut bands = [(0.0, 0.0, 0.0); LEAST.len()];
    for article in articles {
        let (gold, ours): (Vec<&Quote>, Vec<&Quote>) = (article.gold.iter().collect(), article.ours.iter().collect());
        for (g, s) in pair_up(&gold, &ours) {
            let Some(s) = s else { continue };
            let band = &mut bands[LEAST.iter().rposition(|least| s.confidence >= *least).unwrap_or_default()];
            band.0 += 1.0;
            band.1 += s.confidence;
            band.2 += f64::from(u8::from(g.is_some_and(|g| is_half(g, s))));
        }
    }
    let mut out = String::from("| confidence from | quotations | mean confidence | found in the gold |\n|---:|---:|---:|---:|\n");
    for ((count, sum, right), least) in bands.into_iter().zip(LEAST).filter(|(b, _)| b.0 > 0.0) {
        let _ = writeln!(out, "| {least:.1} | {count} | {:.1} | {:.1} |", 100.0 * sum / count, 100.0 * right / count);
    }
    out
}

/// The scores over all articles; `simple` is the reduced task: top-level quotations, parts quote and speaker.
pub(crate) fn score(articles: &[Compared], simple: bool, kind: Option<&str>) -> Scores {
    let parts = if simple { 2 } else { 5 };
    let mut precision: [Vec<f64>; 5] = Default::default();
    let mut recall: [Vec<f64>; 5] = Default::default();
    let mut labels = [[0.0; 3]; 2];
    let (mut n_gold, mut n_ours, mut exact, mut found) = (0.0, 0.0, 0.0, 0.0);
    let (mut who, mut who_found, mut who_gold, mut who_ours) = (0.0, 0.0, 0.0, 0.0);
    let keep = |q: &&Quote| !(simple && q.nested) && kind.is_none_or(|k| q.kind == k);
    for article in articles {
        let gold: Vec<&Quote> = article.gold.iter().filter(keep).collect();
        let ours: Vec<&Quote> = article.ours.iter().filter(keep).collect();
        n_gold += gold.len() as f64;
        n_ours += ours.len() as f64;
        for (g, s) in pair_up(&gold, &ours) {
            for part in 0..parts {
                let empty = BTreeSet::new();
                let (a, b) = (g.map_or(&empty, |q| &q.parts[part]), s.map_or(&empty, |q| &q.parts[part]));
                if !b.is_empty() {
                    precision[part].push(common(a, b) / b.len() as f64);
                }
                if !a.is_empty() {
                    recall[part].push(common(a, b) / a.len() as f64);
                }
            }
            for (label, get) in labels.iter_mut().zip([(|q: &Quote| q.kind.clone()) as fn(&Quote) -> String, |q| q.medium.clone()]) {
                let (x, y) = (g.map(get), s.map(get));
                if g.is_some() && x == y {
                    label[0] += 1.0;
                } else {
                    label[1] += f64::from(u8::from(y.is_some()));
                    label[2] += f64::from(u8::from(x.is_some()));
                }
            }
            who_gold += f64::from(u8::from(g.is_some_and(|g| !g.who.is_empty())));
            who_ours += f64::from(u8::from(s.is_some_and(|s| !s.who.is_empty())));
            if let (Some(g), Some(s)) = (g, s) {
                let half = is_half(g, s);
                exact += f64::from(u8::from(g.parts[0] == s.parts[0]));
                found += f64::from(u8::from(half));
                who_found += f64::from(u8::from(half && !g.who.is_empty()));
                who += f64::from(u8::from(half && !g.who.is_empty() && !s.who.is_empty() && same_name(&g.who, &s.who)));
            }
        }
    }
    let mut out = Scores::default();
    let mean = |lists: &[Vec<f64>]| {
        let all: Vec<f64> = lists.iter().flatten().copied().collect();
        all.iter().sum::<f64>() / all.len().max(1) as f64
    };
    let mut set = |name: &str, p: f64, r: f64| out.0.insert(name.to_owned(), [100.0 * p, 100.0 * r, 100.0 * f1(p, r)]);
    for (n, part) in PARTS.iter().enumerate().take(parts) {
        set(part, mean(&precision[n..=n]), mean(&recall[n..=n]));
    }
    set("roles", mean(&precision[1..]), mean(&recall[1..]));
    set("joint", mean(&precision), mean(&recall));
    for (name, [tp, fp, fn_]) in ["type", "medium"].into_iter().zip(labels) {
        set(name, tp / (tp + fp).max(1.0), tp / (tp + fn_).max(1.0));
    }
    set("exact", exact / f64::max(n_ours, 1.0), exact / f64::max(n_gold, 1.0));
    set("found", found / f64::max(n_ours, 1.0), found / f64::max(n_gold, 1.0));
    if who_gold > 0.0 {
        set("who", who / f64::max(who_ours, 1.0), who / who_gold);
        set("who of found", who / f64::max(who_found, 1.0), who / f64::max(who_found, 1.0));
    }
    out
}

/// The section of docs/accuracy.md.
pub(crate) fn section(corpora: &Path) -> Result<String, String> {
    let gold = corpora.join("wikinews-quotes/dev.jsonl");
    let ours = compare(&gold, &depesche::Extractor::new())?;
    let rules = compare(&gold, &depesche::Extractor::builder().models(false).build())?;
    let precise = compare(&gold, &depesche::Extractor::builder().preset(depesche::Preset::Precise).build())?;
    let cell = |scores: &Scores, measure: &str| scores.0.get(measure).map_or_else(|| "–".to_owned(), |s| format!("{:.1}", s[2]));
    let mut out = String::from(
        "## Quotations\n\nThe German `WikiNews` quotation data (Petersen-Frey and Biemann 2024), dev part, from raw text, by its published measure.\n\
         `QUiTE` is the system published with the data. F1 in per cent.\n\n\
         | task | measure | QUiTE | rules alone | precise | Depesche |\n|---|---|---:|---:|---:|---:|\n",
    );
    for (task, simple, measure, quite) in PUBLISHED {
        let [rules, precise, ours] = [&rules, &precise, &ours].map(|articles| cell(&score(articles, *simple, None), measure));
        let _ = writeln!(out, "| {task} | {measure} | {quite} | {rules} | {precise} | {ours} |");
    }
    out.push_str("\n| type | found, precision | found, recall | type | speaker |\n|---|---:|---:|---:|---:|\n");
    for kind in ["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"] {
        let scores = score(&ours, false, Some(kind));
        let [p, r, _] = scores.0.get("found").copied().unwrap_or_default();
        let _ = writeln!(out, "| {kind} | {p:.1} | {r:.1} | {} | {} |", cell(&scores, "type"), cell(&scores, "speaker"));
    }
    let who = score(&ours, false, None).0.get("who of found").map_or(0.0, |s| s[2]);
    let _ = writeln!(out, "\nOf the found quotations whose speaker can be named, {who:.1} % are given the right name.");
    let [p, r, _] = score(&precise, false, None).0.get("quote").copied().unwrap_or_default();
    let train = compare(&corpora.join("wikinews-quotes/train.jsonl"), &depesche::Extractor::new())?;
    let _ = writeln!(
        out,
        "The preset `precise` reaches a precision of {p:.1} at a recall of {r:.1} (measure `quote`).\n\n\
         ### Reliability of the confidence\n\nCalibrated on the dev part; counted there:\n\n{}\n\
         and on its training part, whose articles the models know with an annotation of ours:\n\n{}\n\
         ### What still fails\n\n{}",
        reliability(&ours),
        reliability(&train),
        super::failures::table(),
    );
    Ok(out)
}

/// What is shown, and what the published system reaches.
const PUBLISHED: &[(&str, bool, &str, &str)] = &[
    ("full", false, "quote", "48.8"),
    ("full", false, "roles", "34.9"),
    ("full", false, "joint", "38.9"),
    ("full", false, "type", "39.1"),
    ("full", false, "medium", "38.3"),
    ("full", false, "speaker", "–"),
    ("full", false, "cue", "–"),
    ("full", false, "frame", "–"),
    ("full", false, "addressee", "–"),
    ("simple", true, "quote", "48.3"),
    ("simple", true, "speaker", "34.8"),
    ("simple", true, "joint", "41.8"),
];

/// Writes what was missed, invented or given other roles, one block a quotation.
pub(crate) fn errors(articles: &[Compared], out: &mut impl std::io::Write) -> std::io::Result<()> {
    for article in articles {
        let show = |set: &BTreeSet<usize>| -> String {
            let runs: Vec<usize> = set.iter().copied().collect();
            let text = |r: &[usize]| article.text[article.tokens[r[0]].0..article.tokens[r[r.len() - 1]].1].iter().collect::<String>();
            runs.chunk_by(|a, b| a + 1 == *b).map(text).collect::<Vec<_>>().join(" … ").replace('\n', "⏎")
        };
        let (gold, ours): (Vec<&Quote>, Vec<&Quote>) = (article.gold.iter().collect(), article.ours.iter().collect());
        for (g, s) in pair_up(&gold, &ours) {
            let overlap = g.zip(s).is_some_and(|(g, s)| common(&g.parts[0], &s.parts[0]) > 0.0);
            let halves: Vec<(&str, Option<&Quote>, Option<&Quote>)> = match (g, s) {
                (Some(g), Some(s)) if overlap && g.parts == s.parts && g.kind == s.kind => continue,
                (Some(g), Some(s)) if overlap => vec![("DIFFERS", Some(g), Some(s))],
                (g, s) => [("MISSED", g, None), ("INVENTED", None, s)].into_iter().filter(|h| h.1.is_some() || h.2.is_some()).collect(),
            };
            for (what, g, s) in halves {
                writeln!(out, "\n{what} {}", article.id)?;
                if let Some(q) = g.or(s) {
                    let first = q.parts[0].first().copied().unwrap_or_default();
                    let start = article.tokens[first].0.saturating_sub(160);
                    writeln!(out, "  … {}", article.text[start..article.tokens[first].0].iter().collect::<String>().replace('\n', "⏎"))?;
                }
                for (side, q) in [("gold", g), ("ours", s)] {
                    let Some(q) = q else { continue };
                    writeln!(out, "  {side} {}{} {} who={}", q.kind, if q.nested { "+nested" } else { "" }, q.medium, q.who)?;
                    for (part, set) in PARTS.iter().zip(&q.parts) {
                        let same =
                            g.zip(s).is_some_and(|(g, s)| PARTS.iter().position(|p| p == part).is_some_and(|n| g.parts[n] == s.parts[n]));
                        if !(set.is_empty() || same && side == "ours") {
                            writeln!(out, "    {part}{} {}", if same { "=" } else { ":" }, show(set))?;
                        }
                    }
                }
            }
        }
    }
    Ok(())
}
