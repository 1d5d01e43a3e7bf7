//! Tokens and sentence boundaries against the gold tokens of the quotation data.

use super::Rate;
use crate::corpus;
use std::{collections::HashSet, path::Path};

/// F1 of token spans and of the first and last characters of sentences.
pub(crate) fn eval(path: &Path, show: bool) -> Result<(Rate, Rate), String> {
    let extractor = depesche::Extractor::new();
    let (mut tokens, mut sentences) = (Rate::default(), Rate::default());
    for article in corpus::read(path)? {
        let doc = corpus::run(&extractor, &article)?;
        let gold: HashSet<_> = corpus::spans(&article["tokens"]).into_iter().collect();
        let ours: HashSet<_> = doc.tokens().iter().map(|t| (t.span.start, t.span.end)).collect();
        tokens.add(&gold, &ours);
        if show {
            let mut odd: Vec<_> = ours.difference(&gold).collect();
            odd.sort_unstable();
            for &(a, b) in odd {
                eprintln!("token    {:?}", doc.slice(depesche::Span::new(a, b)));
            }
        }
        let gold: HashSet<_> = corpus::spans(&article["sentences"]).into_iter().map(|s| s.1).collect();
        let ours: HashSet<_> = doc.sentences().iter().map(|s| s.span.end).collect();
        sentences.add(&gold, &ours);
        if show {
            for (what, set) in [("extra", ours.difference(&gold)), ("missed", gold.difference(&ours))] {
                let mut odd: Vec<_> = set.copied().collect();
                odd.sort_unstable();
                let chars: Vec<char> = doc.text().chars().collect();
                for at in odd {
                    let around: String =
                        chars[at.saturating_sub(40)..at].iter().chain(&['|']).chain(&chars[at..(at + 20).min(chars.len())]).collect();
                    eprintln!("{what}    {around:?}");
                }
            }
        }
    }
    Ok((tokens, sentences))
}
