//! Time expressions by the measure of `TempEval` (`UzZaman` et al. 2013): spans strict and relaxed (any overlap), type and value on relaxed hits.

use crate::corpus;
use serde_json::Value;
use std::{fmt::Write as _, io, path::Path};

/// The corpora with time expressions; of `SmartData` only the dates, which have no values.
pub(crate) const CORPORA: &[(&str, Option<&str>)] = &[
    ("krauts/dolomiten-100.jsonl", None),
    ("wikinews-annotated/dev.jsonl", None),
    ("wikinews-annotated/train.jsonl", None),
    ("smartdata/news.jsonl", Some("DATE")),
];

/// What is known of others on the same text: `HeidelTime`'s output that KRAUTS ships, scored the same way.
const PEERS: &[(&str, &str, [f64; 3])] = &[("krauts/dolomiten-100.jsonl", "HeidelTime", [71.4, 81.3, 66.5])];

/// An expression in code points.
#[derive(Clone, Debug)]
struct Time {
    start: usize,
    end: usize,
    kind: String,
    value: String,
}

impl Time {
    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// An article with the expressions of the corpus and ours.
pub(crate) struct Compared {
    id: String,
    date: String,
    text: Vec<char>,
    gold: Vec<Time>,
    ours: Vec<Time>,
}

/// Reads the gold articles and runs the extractor over them.
pub(crate) fn compare(gold: &Path, extractor: &depesche::Extractor) -> Result<Vec<Compared>, String> {
    let mut out = Vec::new();
    for article in corpus::read(gold)? {
        let doc = corpus::run(extractor, &article)?;
        let ours = serde_json::to_value(doc.times()).map_err(|e| e.to_string())?;
        out.push(Compared {
            id: corpus::string(&article, "id").to_owned(),
            date: corpus::string(&article, "date").to_owned(),
            text: corpus::string(&article, "text").chars().collect(),
            gold: times(&article["times"]),
            ours: times(&ours),
        });
    }
    Ok(out)
}

/// The expressions of an article that have text, in order.
fn times(value: &Value) -> Vec<Time> {
    let read = |t: &Value| {
        Some(Time {
            start: t["start"].as_u64()? as usize,
            end: t["end"].as_u64()? as usize,
            kind: corpus::string(t, "type").to_owned(),
            value: corpus::string(t, "value").to_owned(),
        })
    };
    let mut out: Vec<_> = value.as_array().into_iter().flatten().filter_map(read).filter(|t| t.end > t.start).collect();
    out.sort_by_key(|t| t.start);
    out
}

/// Gold and ours, paired one to one: of the overlapping expressions the one whose ends are nearest.
fn pair_up(article: &Compared) -> (Vec<(&Time, Option<&Time>)>, Vec<&Time>) {
    let mut left: Vec<&Time> = article.ours.iter().collect();
    let mut pairs = Vec::new();
    for gold in &article.gold {
        let distance = |t: &Time| t.start.abs_diff(gold.start) + t.end.abs_diff(gold.end);
        let best = (0..left.len()).filter(|&k| left[k].overlaps(gold)).min_by_key(|&k| distance(left[k]));
        pairs.push((gold, best.map(|k| left.remove(k))));
    }
    (pairs, left)
}

/// The measures in the order in which they are reported.
pub(crate) const MEASURES: [&str; 5] = ["strict", "relaxed", "relaxed+type", "relaxed+value", "strict+value"];

/// Precision, recall and F1 in per cent of every measure; `kind` leaves only gold expressions of that type, and then only recall means something.
pub(crate) fn score(articles: &[Compared], kind: Option<&str>) -> [[f64; 3]; 5] {
    let mut hits = [0_usize; 5];
    let (mut gold, mut ours) = (0, 0);
    for article in articles {
        ours += article.ours.len();
        for (g, hit) in pair_up(article).0 {
            if kind.is_some_and(|k| g.kind != k) {
                continue;
            }
            gold += 1;
            let Some(hit) = hit else { continue };
            let strict = (hit.start, hit.end) == (g.start, g.end);
            let value = hit.value == g.value;
            for (n, counts) in hits.iter_mut().zip([strict, true, hit.kind == g.kind, value, strict && value]) {
                *n += usize::from(counts);
            }
        }
    }
    hits.map(|n| {
        let share = |of: usize| 100.0 * n as f64 / of.max(1) as f64;
        [share(ours), share(gold), 200.0 * n as f64 / (gold + ours).max(1) as f64]
    })
}

/// Every expression that is missing, too many, or has another span or value, with its surroundings.
pub(crate) fn errors(articles: &[Compared], out: &mut impl io::Write) -> io::Result<()> {
    for article in articles {
        let around = |t: &Time| {
            let text = |range: std::ops::Range<usize>| article.text[range].iter().collect::<String>().replace('\n', "⏎");
            let (before, after) = (t.start.saturating_sub(45), (t.end + 30).min(article.text.len()));
            format!("{}[{}]{}", text(before..t.start), text(t.start..t.end), text(t.end..after))
        };
        let words = |t: &Time| article.text[t.start..t.end].iter().collect::<String>();
        let (pairs, left) = pair_up(article);
        for (gold, hit) in pairs {
            let (what, ours) = match hit {
                None => ("missing", String::new()),
                Some(hit) if (hit.start, hit.end) != (gold.start, gold.end) => {
                    ("span", format!("ours [{}] {} {}", words(hit), hit.kind, hit.value))
                }
                Some(hit) if hit.value != gold.value => ("value", format!("ours {} {}", hit.kind, hit.value)),
                Some(_) => continue,
            };
            writeln!(out, "{what}\t{} {}\t{}\t{} {}\t{ours}", article.id, article.date, around(gold), gold.kind, gold.value)?;
        }
        for extra in left {
            writeln!(out, "extra\t{} {}\t{}\t\tours {} {}", article.id, article.date, around(extra), extra.kind, extra.value)?;
        }
    }
    Ok(())
}

/// The section of docs/accuracy.md: `cargo xtask eval times --report`.
pub(crate) fn section(corpora: &Path) -> Result<String, String> {
    let extractor = depesche::Extractor::new();
    let mut out = String::from(
        "## Time expressions\n\n\
        Measured as at TempEval: a span counts strictly if both ends agree, relaxed if it overlaps; the value (TIMEX3) is compared on relaxed hits.\n\
        F1 in per cent; of SmartData, which marks fewer kinds of expressions, recall of its dates. The article's date is given except for SmartData.\n\n\
        | corpus | system | strict | relaxed | relaxed + value |\n|---|---|---:|---:|---:|\n",
    );
    let mut row = |corpus: &str, system: &str, cells: [String; 3]| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "| {} | {system} | {} |", corpus.trim_end_matches(".jsonl"), cells.join(" | "));
    };
    for (corpus, kind) in CORPORA {
        let [strict, relaxed, _, value, _] = score(&compare(&corpora.join(corpus), &extractor)?, *kind);
        let cells = match kind {
            Some(_) => [format!("R {:.1}", strict[1]), format!("R {:.1}", relaxed[1]), "–".to_owned()],
            None => [strict, relaxed, value].map(|m| format!("{:.1}", m[2])),
        };
        row(corpus, "Depesche", cells);
        for (_, peer, scores) in PEERS.iter().filter(|(c, ..)| c == corpus) {
            row(corpus, peer, scores.map(|f| format!("{f:.1}")));
        }
    }
    out.push_str(
        "\nSpans follow `TimeML`: prepositions and articles stay outside, demonstratives and numerals belong to the expression, a date and a time of day are two.\n\
        KRAUTS marks some articles and rough numerals (`den letzten Jahren`, `rund 200 Stunden`), gives `vor zwei Jahren` a length instead of a year,\n\
        and leaves out most of what only hints at the present (`nun`, `bisher`); the other corpora do the opposite. Depesche gives the year, and marks `nun` only\n\
        where it begins a sentence.\n",
    );
    Ok(out)
}
