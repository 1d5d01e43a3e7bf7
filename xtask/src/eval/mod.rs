//! `cargo xtask eval`: accuracy over the corpora in `../shared`, and its floors.

mod assign;
mod failures;
mod floors;
mod names;
mod pages;
mod quotes;
mod segmentation;
mod times;
mod who;

use crate::report::ACCURACY;
use std::{collections::HashSet, fmt, hash::Hash, path::Path};

/// Counts behind precision and recall.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rate {
    hits: usize,
    gold: usize,
    ours: usize,
}

impl Rate {
    pub(crate) fn add<T: Eq + Hash>(&mut self, gold: &HashSet<T>, ours: &HashSet<T>) {
        self.hits += gold.intersection(ours).count();
        self.gold += gold.len();
        self.ours += ours.len();
    }

    fn f1(self) -> f64 {
        200.0 * self.hits as f64 / (self.gold + self.ours).max(1) as f64
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |n: usize| 100.0 * self.hits as f64 / n.max(1) as f64;
        write!(f, "P {:.2} R {:.2} F1 {:.2}", share(self.ours), share(self.gold), self.f1())
    }
}

/// Runs the evaluations named in `args`, all of them if none is.
pub(crate) fn main(args: &[String]) -> Result<(), String> {
    let corpora = Path::new("../shared/corpora");
    if args.iter().any(|a| a == "--floors") {
        return floors::check(corpora);
    }
    let show = args.iter().any(|a| a == "--errors");
    // A model of names that lacks a corpus: nothing else depends on that.
    if args.iter().any(|a| a == "--without") {
        return names::main(corpora, args, show);
    }
    let named: Vec<&str> = args.iter().map(String::as_str).filter(|a| !a.starts_with("--")).collect();
    let wanted = |name: &str| named.is_empty() || named.contains(&name);
    if wanted("segmentation") {
        let split = if args.iter().any(|a| a == "--train") { "wikinews-quotes/train.jsonl" } else { "wikinews-quotes/dev.jsonl" };
        let (tokens, sentences) = segmentation::eval(&corpora.join(split), show)?;
        println!("segmentation {split}  tokens {tokens}  sentence ends {sentences}");
    }
    if wanted("who") {
        let (quotes, entities) = if args.iter().any(|a| a == "--train") {
            ("wikinews-annotated/train-quotes.jsonl", "wikinews-annotated/train.jsonl")
        } else {
            ("wikinews-quotes/dev.jsonl", "wikinews-annotated/dev.jsonl")
        };
        for (name, entities) in [("own", None), ("gold", Some(corpora.join(entities)))] {
            let mut classes: Vec<_> =
                who::eval(&corpora.join(quotes), entities.as_deref(), show && entities.is_some())?.into_iter().collect();
            classes.sort_unstable_by_key(|c| c.0);
            for (class, tally) in classes {
                println!("who {quotes}, gold quotations, {name} entities, {class}: {tally}");
            }
        }
    }
    if wanted("names") {
        names::main(corpora, args, show)?;
    }
    if wanted("quotes") {
        let split = if args.iter().any(|a| a == "--train") { "wikinews-quotes/train.jsonl" } else { "wikinews-quotes/dev.jsonl" };
        let articles = quotes::compare(&corpora.join(split), &depesche::Extractor::new())?;
        for (name, simple, kind) in [
            ("full", false, None),
            ("simple", true, None),
            ("Direct", false, Some("Direct")),
            ("Indirect", false, Some("Indirect")),
            ("Reported", false, Some("Reported")),
            ("FreeIndirect", false, Some("FreeIndirect")),
            ("IndirectFreeIndirect", false, Some("IndirectFreeIndirect")),
        ] {
            let scores = quotes::score(&articles, simple, kind);
            let order = [
                "quote",
                "roles",
                "joint",
                "type",
                "medium",
                "speaker",
                "cue",
                "frame",
                "addressee",
                "exact",
                "found",
                "who",
                "who of found",
            ];
            let shown = order.iter().filter_map(|m| scores.0.get(*m).map(|[p, r, f]| format!("{m} {p:.1}/{r:.1}/{f:.1}")));
            println!("quotes {name}: {}", shown.collect::<Vec<_>>().join("  "));
        }
        if args.iter().any(|a| a == "--report") {
            ACCURACY.section("quotations", &quotes::section(corpora)?)?;
        }
        if show {
            quotes::errors(&articles, &mut std::io::stderr().lock()).map_err(|e| e.to_string())?;
        }
    }
    if wanted("times") {
        let extractor = depesche::Extractor::new();
        for (corpus, kind) in times::CORPORA {
            let articles = times::compare(&corpora.join(corpus), &extractor)?;
            let scores = times::score(&articles, *kind);
            let shown = times::MEASURES.iter().zip(scores).map(|(measure, [p, r, f])| format!("{measure} {p:.1}/{r:.1}/{f:.1}"));
            println!("times {corpus} {}: {}", kind.unwrap_or_default(), shown.collect::<Vec<_>>().join("  "));
            if show && named.iter().any(|n| corpus.contains(n)) {
                times::errors(&articles, &mut std::io::stderr().lock()).map_err(|e| e.to_string())?;
            }
        }
        if args.iter().any(|a| a == "--report") {
            ACCURACY.section("times", &times::section(corpora)?)?;
        }
    }
    if wanted("pages") {
        for name in ["german-news-dev", "scrapinghub"] {
            let (compared, time) = pages::compare(&corpora.join(format!("pages/{name}.jsonl.gz")), &depesche::Extractor::new())?;
            let pages::Scores { body, paragraph, fields } = pages::score(&compared);
            let triple = |[p, r, f]: [f64; 3]| format!("{p:.1}/{r:.1}/{f:.1}");
            let shares: Vec<_> =
                fields.iter().map(|(n, hit, of)| format!("{n} {:.1} (of {of})", 100.0 * *hit as f64 / *of as f64)).collect();
            let speed = compared.len() as f64 / time.as_secs_f64();
            println!("pages {name}: body {}  paragraph {}  {}  {speed:.0} pages/s", triple(body), triple(paragraph), shares.join("  "));
            if show {
                pages::errors(&compared, &mut std::io::stderr().lock()).map_err(|e| e.to_string())?;
            }
        }
    }
    Ok(())
}
