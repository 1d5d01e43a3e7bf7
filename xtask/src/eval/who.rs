//! Resolved speakers by themselves: with the gold bounds of quotations, and the gold entities or our own.

use super::quotes::same_name;
use crate::corpus;
use depesche::train::quotes::{GivenEntity, GivenQuote, complete_given};
use depesche::{EntityKind, Gender, QuoteKind, Span, Subtype};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

/// Right, named by us, and named in the gold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    right: usize,
    ours: usize,
    gold: usize,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |n: usize| 100.0 * self.right as f64 / n.max(1) as f64;
        write!(f, "right {:.2} of {} named in the gold, {:.2} of {} named by us", share(self.gold), self.gold, share(self.ours), self.ours)
    }
}

/// Compares the speakers of the quotations in `quotes` with ours; `entities` is a file with gold entities of the same articles.
pub(crate) fn eval(quotes: &Path, entities: Option<&Path>, show: bool) -> Result<HashMap<&'static str, Tally>, String> {
    let mut given = HashMap::new();
    for article in entities.map(corpus::read).transpose()?.into_iter().flatten() {
        given.insert(corpus::string(&article, "id").to_owned(), article);
    }
    let mut out: HashMap<&'static str, Tally> = HashMap::new();
    for article in corpus::read(quotes)? {
        let text = corpus::string(&article, "text");
        let bytes = Bytes::new(text);
        let named = entities.map(|_| given.get(corpus::string(&article, "id")).map(|a| read_entities(a, &bytes)).unwrap_or_default());
        let gold = article["quotes"].as_array().cloned().unwrap_or_default();
        let mut quotes: Vec<(GivenQuote, &Value)> = gold.iter().map(|q| (read_quote(q, &bytes), q)).collect();
        quotes.sort_by_key(|(q, _)| (q.nested, q.parts[0].first().map(|s| s.start)));
        let ours = complete_given(text, named, &quotes.iter().map(|(q, _)| q.clone()).collect::<Vec<_>>());
        for (q, value) in &quotes {
            let who = corpus::string(value, "who");
            let Some(start) = q.parts[0].first().map(|s| s.start) else { continue };
            let found =
                ours.iter().find(|o| o.kind == q.kind && o.nested == q.nested && o.content.first().is_some_and(|s| s.start == start));
            let answer = found.and_then(|o| o.who.as_deref()).unwrap_or_default();
            let right = !who.is_empty() && !answer.is_empty() && same_name(who, answer);
            let medium = found.map(|o| format!("{:?}", o.medium)).unwrap_or_default();
            let tally = out.entry("medium").or_default();
            tally.right += usize::from(medium == corpus::string(value, "medium"));
            tally.ours += 1;
            tally.gold += 1;
            if show && medium != corpus::string(value, "medium") {
                let cue = q.parts[2].iter().map(|s| &text[s.range()]).collect::<Vec<_>>().join(" … ");
                let speaker = q.parts[1].iter().map(|s| &text[s.range()]).collect::<Vec<_>>().join(" … ");
                eprintln!("MEDIUM gold={} ours={medium} {:?} [{cue}] [{speaker}]", corpus::string(value, "medium"), q.kind);
            }
            let gold = bytes.spans(&value["addressee"]);
            let ours_to = found.map(|o| o.addressee.clone()).unwrap_or_default();
            let hit = ours_to.iter().any(|a| gold.iter().any(|b| a.overlaps(*b)));
            let tally = out.entry("addressee").or_default();
            tally.right += usize::from(hit);
            tally.ours += usize::from(!ours_to.is_empty());
            tally.gold += usize::from(!gold.is_empty());
            if show && !hit && !(gold.is_empty() && ours_to.is_empty()) {
                let show = |spans: &[Span]| spans.iter().map(|s| &text[s.range()]).collect::<Vec<_>>().join(" … ");
                let around = if q.parts[3].is_empty() { &q.parts[0] } else { &q.parts[3] };
                eprintln!(
                    "ADDRESSEE gold=[{}] ours=[{}] {:?} cue [{}] in {}",
                    show(&gold),
                    show(&ours_to),
                    q.kind,
                    show(&q.parts[2]),
                    show(around)
                );
            }
            let speaker: Vec<&str> = q.parts[1].iter().map(|s| &text[s.range()]).collect();
            for name in ["all", class(&speaker)] {
                let tally = out.entry(name).or_default();
                tally.right += usize::from(right);
                tally.ours += usize::from(!answer.is_empty());
                tally.gold += usize::from(!who.is_empty());
            }
            if show && !right && !(who.is_empty() && answer.is_empty()) {
                let lead = &text[bytes.floor(start.saturating_sub(120))..start];
                eprintln!(
                    "{} {:?}{} [{}] gold={who} ours={answer}\n     …{}|{}",
                    corpus::string(&article, "id"),
                    q.kind,
                    if q.nested { "+" } else { "" },
                    speaker.join(" … "),
                    lead.replace('\n', "⏎"),
                    q.parts[0].iter().map(|s| &text[s.range()]).collect::<Vec<_>>().join(" … ").replace('\n', "⏎")
                );
            }
        }
    }
    Ok(out)
}

/// What stands in the speaker's place.
fn class(speaker: &[&str]) -> &'static str {
    match speaker {
        [] => "none",
        [one] => match one.to_lowercase().as_str() {
            "er" | "sie" | "der" | "die" | "diese" | "dieser" | "denen" | "seiner" | "ihrer" => "pronoun",
            "demnach" | "wonach" | "danach" => "adverb",
            _ => "phrase",
        },
        _ => "phrase",
    }
}

/// Code points to bytes.
struct Bytes(Vec<usize>);

impl Bytes {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn spans(&self, value: &Value) -> Vec<Span> {
        corpus::spans(value).into_iter().map(|(a, b)| Span::new(self.0[a], self.0[b])).collect()
    }

    /// The last start of a character at or before a byte.
    fn floor(&self, byte: usize) -> usize {
        self.0[self.0.partition_point(|&b| b <= byte).saturating_sub(1)]
    }
}

fn read_quote(q: &Value, bytes: &Bytes) -> GivenQuote {
    GivenQuote {
        kind: match corpus::string(q, "type") {
            "Indirect" => QuoteKind::Indirect,
            "Reported" => QuoteKind::Reported,
            "FreeIndirect" => QuoteKind::FreeIndirect,
            "IndirectFreeIndirect" => QuoteKind::IndirectFreeIndirect,
            _ => QuoteKind::Direct,
        },
        nested: q["nested"].as_bool().unwrap_or_default(),
        parts: ["quote", "speaker", "cue", "frame"].map(|part| bytes.spans(&q[part])),
    }
}

fn read_entities(article: &Value, bytes: &Bytes) -> Vec<GivenEntity> {
    let read = |e: &Value| GivenEntity {
        name: corpus::string(e, "name").to_owned(),
        kind: match corpus::string(e, "type") {
            "PER" => EntityKind::Per,
            "ORG" => EntityKind::Org,
            "LOC" => EntityKind::Loc,
            _ => EntityKind::Misc,
        },
        subtype: subtype(corpus::string(e, "subtype")),
        gender: match corpus::string(e, "gender") {
            "f" => Some(Gender::Feminine),
            "m" => Some(Gender::Masculine),
            _ => None,
        },
        roles: e["roles"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
        mentions: bytes.spans(&e["mentions"]),
    };
    article["entities"].as_array().into_iter().flatten().map(read).collect()
}

/// The subtype that serialises to `name`.
fn subtype(name: &str) -> Option<Subtype> {
    use Subtype::{
        Agency, Award, City, Club, Company, Country, Ethnic, Event, Facility, Government, Igo, Language, Law, Media, Military, Nature, Ngo,
        Party, Product, Region, Religion, Work,
    };
    let all = [
        Agency, Media, Party, Government, Military, Company, Igo, Ngo, Club, Country, Region, City, Facility, Nature, Event, Work, Product,
        Award, Law, Language, Ethnic, Religion,
    ];
    all.into_iter().find(|s| format!("{s:?}").to_lowercase() == name)
}
