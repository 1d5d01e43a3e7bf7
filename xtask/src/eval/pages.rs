//! Pages: text, headline, authors and time of publication of news pages, by the arithmetic of the published benchmarks.
//!
//! `body` is F1 of 4-gram shingles of words, precision and recall averaged over pages (scrapinghub article extraction benchmark);
//! `paragraph` is F1 of equal paragraphs over all pages; the fields are shares of the pages that have them.

use crate::corpus;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// A page, its gold and what we made of it.
pub(crate) struct Compared {
    gold: Value,
    ours: Value,
}

/// Reads all pages; gives the time that took too.
pub(crate) fn compare(path: &Path, extractor: &depesche::Extractor) -> Result<(Vec<Compared>, Duration), String> {
    let mut out = Vec::new();
    let mut time = Duration::ZERO;
    for gold in corpus::read_gz(path)? {
        let html = gold["html"].as_str().unwrap_or_default();
        let url = gold["url"].as_str();
        let start = corpus::cpu_time();
        let doc = extractor.article_from_html(html, url).map_err(|e| e.to_string())?;
        time += corpus::cpu_time().saturating_sub(start);
        let mut ours = serde_json::to_value(&doc).map_err(|e| e.to_string())?;
        out.push(Compared { gold, ours: ours["article"].take() });
    }
    Ok((out, time))
}

/// White space folded, soft hyphens gone.
fn clean(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}')).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(clean).filter(|l| !l.is_empty()).collect()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(clean).filter(|l| !l.is_empty()).collect()
}

fn count<T: std::hash::Hash + Eq>(items: impl IntoIterator<Item = T>) -> HashMap<T, usize> {
    let mut out = HashMap::new();
    for item in items {
        *out.entry(item).or_default() += 1;
    }
    out
}

fn common<T: std::hash::Hash + Eq>(a: &HashMap<T, usize>, b: &HashMap<T, usize>) -> usize {
    a.iter().map(|(k, n)| (*n).min(b.get(k).copied().unwrap_or_default())).sum()
}

/// Runs of four words.
fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { HashMap::new() } else { count(words.windows(4.min(words.len())).map(<[&str]>::to_vec)) }
}

/// `2024-04-30T16:17:29+02:00` in seconds since 1970, UTC if no zone is given; microseconds are ignored.
fn seconds(time: &str) -> Option<i64> {
    let time = time.replacen(' ', "T", 1);
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (shifted, years) = ((month + 9) % 12, year - i64::from(month <= 2));
    let days = 365 * years + years / 4 - years / 100 + years / 400 + (153 * shifted + 2) / 5 + day - 719_469;
    let clock = |from: usize| Some(3600 * number(from, from + 2)? + 60 * number(from + 3, from + 5)?);
    let mut out = days * 86400;
    if time.len() > 10 {
        out += clock(11)? + number(17, 19).unwrap_or_default();
        if let Some(at) = time.get(16..)?.find(['+', '-']) {
            let zone = clock(16 + at + 1)?;
            out += if time.as_bytes()[16 + at] == b'-' { zone } else { -zone };
        }
    }
    Some(out)
}

/// Precision, recall and F1 of body and paragraphs; shares of the fields.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    pub(crate) body: [f64; 3],
    pub(crate) paragraph: [f64; 3],
    /// Name, right, of.
    pub(crate) fields: Vec<(&'static str, usize, usize)>,
}

fn prf(p: f64, r: f64) -> [f64; 3] {
    [100.0 * p, 100.0 * r, if p + r > 0.0 { 200.0 * p * r / (p + r) } else { 0.0 }]
}

fn fields(page: &Compared) -> [Option<bool>; 4] {
    let (gold, ours) = (&page.gold, &page.ours);
    let text = |v: &Value| clean(v.as_str().unwrap_or_default());
    let set = |v: &Value| strings(v).into_iter().collect::<BTreeSet<_>>();
    let (title, authors) = (text(&gold["title"]), set(&gold["authors"]));
    let (date, published) = (gold["date"].as_str().unwrap_or_default(), ours["published"].as_str().unwrap_or_default());
    let (d, e) = (seconds(date), seconds(published));
    let day = d.zip(e).is_some_and(|(d, e)| date.get(..10) == published.get(..10) || d.div_euclid(86400) == e.div_euclid(86400));
    [
        (!title.is_empty()).then(|| title == text(&ours["headline"])),
        (!authors.is_empty()).then(|| authors == set(&ours["authors"])),
        d.map(|_| day),
        d.map(|_| d == e),
    ]
}

const FIELDS: [&str; 4] = ["title", "authors", "day", "timestamp"];

pub(crate) fn score(pages: &[Compared]) -> Scores {
    let (mut precision, mut recall) = (Vec::new(), Vec::new());
    let [mut hits, mut n_gold, mut n_ours] = [0; 3];
    let mut shares = FIELDS.map(|name| (name, 0, 0));
    for page in pages {
        let gold = page.gold["gold"].as_str().unwrap_or_default();
        let ours = strings(&page.ours["paragraphs"]);
        let (gold_text, our_text) = (clean(gold), clean(&ours.join("\n")));
        let (a, b) = (shingles(&gold_text), shingles(&our_text));
        let hit = common(&a, &b) as f64;
        let sum = |c: &HashMap<Vec<&str>, usize>| c.values().sum::<usize>() as f64;
        if !b.is_empty() {
            precision.push(hit / sum(&b));
        }
        if !a.is_empty() {
            recall.push(hit / sum(&a));
        }
        let gold = lines(gold);
        (n_gold, n_ours) = (n_gold + gold.len(), n_ours + ours.len());
        hits += common(&count(gold), &count(ours));
        for (share, right) in shares.iter_mut().zip(fields(page)) {
            share.1 += usize::from(right == Some(true));
            share.2 += usize::from(right.is_some());
        }
    }
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len().max(1) as f64;
    let share = |n: usize| hits as f64 / n.max(1) as f64;
    Scores {
        body: prf(mean(&precision), mean(&recall)),
        paragraph: prf(share(n_ours), share(n_gold)),
        fields: shares.into_iter().filter(|s| s.2 > 0).collect(),
    }
}

/// Kind of a part and the end of its path.
fn place(part: &Value) -> String {
    let path: Vec<&str> = part["path"].as_str().unwrap_or_default().rsplit(" > ").take(3).collect();
    format!("[{} {}]", part["type"].as_str().unwrap_or_default(), path.join(" < ").replace(":nth-of-type", ""))
}

/// Writes what is missing, what is too much and which fields differ, page by page.
pub(crate) fn errors(pages: &[Compared], out: &mut impl Write) -> std::io::Result<()> {
    for page in pages {
        let gold = lines(page.gold["gold"].as_str().unwrap_or_default());
        let ours = strings(&page.ours["paragraphs"]);
        let (mut left, mut right) = (count(&gold), count(&ours));
        let score = score(std::slice::from_ref(page));
        writeln!(out, "\n=== {}  body {:.1?}", page.gold["id"].as_str().unwrap_or_default(), score.body)?;
        for (name, is_right) in FIELDS.iter().zip(fields(page)) {
            if is_right == Some(false) {
                let (g, o) = match *name {
                    "title" => ("title", "headline"),
                    "authors" => ("authors", "authors"),
                    _ => ("date", "published"),
                };
                writeln!(out, "  {name}: gold {}  ours {}", page.gold[g], page.ours[o])?;
            }
        }
        let body = |part: &&Value| matches!(part["type"].as_str(), Some("summary" | "crosshead" | "paragraph"));
        let places: Vec<String> = page.ours["parts"].as_array().into_iter().flatten().filter(body).map(place).collect();
        let mut show = |lines: &[String], other: &mut HashMap<&String, usize>, sign: char| -> std::io::Result<()> {
            for (n, line) in lines.iter().enumerate() {
                match other.get_mut(line) {
                    Some(n) if *n > 0 => *n -= 1,
                    _ => {
                        let place = places.get(n).filter(|_| sign == '+').map_or("", String::as_str);
                        writeln!(out, "  {sign} {}  {place}", line.chars().take(200).collect::<String>())?;
                    }
                }
            }
            Ok(())
        };
        show(&gold, &mut right, '-')?;
        show(&ours, &mut left, '+')?;
    }
    Ok(())
}
