//! What the trainer of the quotation models needs; not part of the public interface.

use super::context::{Context, Marks};
use super::{confidence, find_roles, find_spans, roles, spans, stretches};
use crate::lang::de::Models;
use crate::lang::de::quote::rules;
use crate::lang::de::quote::scan::{Draft, Scan};
use crate::model::crf::{Crf, Features, Scorer};
use crate::morph::{self, Words};
use crate::{Entity, Pos, QuoteKind, Span, entity};

/// The labels of the first model.
pub const SPAN_LABELS: [&str; 14] = spans::LABELS;
/// The labels of the second model.
pub const ROLE_LABELS: [&str; 10] = roles::LABELS;

/// Whether a label of the first model may follow another.
pub fn may_follow(from: Option<u8>, to: u8) -> bool {
    spans::may_follow(from, to)
}

/// An annotated quotation, in bytes of the text.
#[derive(Clone, Debug)]
#[allow(clippy::exhaustive_structs, missing_docs)]
pub struct Gold {
    pub kind: QuoteKind,
    pub nested: bool,
    pub content: Vec<Span>,
    pub speaker: Vec<Span>,
    pub cue: Vec<Span>,
    pub frame: Vec<Span>,
    pub addressee: Vec<Span>,
}

/// A sequence and its labels.
pub type Instance = (Features, Vec<u8>);

/// The models of the steps before, as they read an article that the quotation models learn from: ones that have not learned from it themselves,
/// lest they be better there than elsewhere.
#[derive(Clone, Debug)]
pub struct Readers {
    tagger: Vec<u8>,
    models: Models,
}

impl Readers {
    /// From the weights of a tagger of parts of speech and a model of names.
    ///
    /// # Errors
    ///
    /// If `names` is no such model.
    pub fn new(tagger: Vec<u8>, names: &[u8]) -> Result<Self, crate::Error> {
        let mut models = Models::default();
        models.read_names(names)?;
        Ok(Self { tagger, models })
    }
}

fn draft(words: &Words<'_>, gold: &Gold) -> Draft {
    let tokens = |spans: &[Span]| -> Vec<usize> {
        let mut out: Vec<usize> = spans
            .iter()
            .flat_map(|s| {
                let from = words.tokens.partition_point(|t| t.span.end <= s.start);
                (from..words.tokens.len()).take_while(|&i| words.tokens[i].span.start < s.end)
            })
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    Draft {
        kind: gold.kind,
        content: tokens(&gold.content),
        speaker: tokens(&gold.speaker),
        cue: tokens(&gold.cue),
        frame: tokens(&gold.frame),
        addressee: tokens(&gold.addressee),
        ..Draft::default()
    }
}

fn gold_drafts(words: &Words<'_>, gold: &[Gold]) -> Vec<Draft> {
    let mut out: Vec<Draft> = gold.iter().filter(|g| !g.nested).map(|g| draft(words, g)).filter(|d| !d.content.is_empty()).collect();
    for d in &mut out {
        harmonise(words, d);
    }
    let mut inside = vec![false; words.tokens.len()];
    for &i in out.iter().flat_map(|d| &d.content) {
        inside[i] = true;
    }
    for d in &mut out {
        whole_frame(words, &inside, d);
    }
    out.sort_by_key(|d| (d.content[0], core::cmp::Reverse(d.content.len())));
    out
}

/// A whole article as the models see it.
fn whole<'w, 't>(scan: &Scan<'w, 't>, entities: &[Entity]) -> Context<'w, 't> {
    Context::new(scan, &Marks::new(scan, entities), 0..scan.w.tokens.len())
}

/// What speaks for every quotation that the models find, and where it stands, in bytes.
pub fn evidence(input: &str) -> Vec<(Vec<Span>, Vec<f32>)> {
    let (article, words) = morph::read(input);
    let (scan, models) = (rules(&words), Models::default());
    let cx = whole(&scan, &entity::find(&words, &article, None, &models));
    let mut drafts = find_spans(&cx, &models.quotes.spans, &mut models.quotes.spans.features());
    find_roles(&cx, &models.quotes.roles, &scan, &mut drafts, &mut roles::Known::new(&words), &mut models.quotes.roles.features());
    let tokens = |d: &Draft| d.content.iter().map(|&i| words.tokens[i].span).collect();
    drafts.iter().map(|d| (tokens(d), confidence::evidence(&cx, d).to_vec())).collect()
}

/// The sequences of an article for the first model.
pub fn span_instances(input: &str, gold: &[Gold], readers: &Readers) -> Vec<Instance> {
    let (article, words) = morph::read_with(input, &readers.tagger);
    let cx = whole(&rules(&words), &entity::find(&words, &article, None, &readers.models));
    let labels = spans::labels(&cx, &gold_drafts(&words, gold));
    let instance = |range: core::ops::Range<usize>| {
        let mut features = Features::new();
        spans::features(&cx, range.clone(), &mut features);
        let mut labels = labels[range].to_vec();
        spans::begin_anew(&mut labels);
        (features, labels)
    };
    stretches(&cx).into_iter().map(instance).collect()
}

/// The sequences of an article for the second model; with a first model, of the quotations that it finds.
pub fn role_instances(input: &str, gold: &[Gold], readers: &Readers, model: Option<&[u8]>) -> Vec<Instance> {
    let (article, words) = morph::read_with(input, &readers.tagger);
    let cx = whole(&rules(&words), &entity::find(&words, &article, None, &readers.models));
    let mut drafts = gold_drafts(&words, gold);
    if let Some(model) = model.and_then(|m| Crf::read(m).ok()) {
        let gold = drafts;
        let scorer = Scorer::with_few(model, spans::FEW);
        drafts = find_spans(&cx, &scorer, &mut scorer.features()).into_iter().filter_map(|d| with_gold_roles(&d, &gold)).collect();
    }
    let mut known = roles::Known::new(&words);
    let mut out = Vec::new();
    for (n, draft) in drafts.iter().enumerate() {
        let sequence = roles::training_sequence(&cx, &drafts, n);
        let mut features = Features::new();
        roles::features(&cx, &sequence, draft, &known, |i, out| roles::own(&cx, i, out), &mut features);
        out.push((features, roles::labels(&sequence, draft)));
        known.add(&cx, draft);
    }
    out
}

/// A found quotation with the roles of the annotated one that it mostly is.
fn with_gold_roles(found: &Draft, gold: &[Draft]) -> Option<Draft> {
    let common = |g: &Draft| g.content.iter().filter(|i| found.content.binary_search(i).is_ok()).count();
    let best = gold.iter().max_by_key(|g| common(g))?;
    let enough = 4 * common(best) >= found.content.len() + best.content.len();
    enough.then(|| Draft { kind: found.kind, content: found.content.clone(), ..best.clone() })
}

/// Brings our annotation to the conventions of the published guidelines where they differ:
///
/// * After an adposition the reporting noun belongs to the speaker: cue `nach`, speaker `Angaben der Polizei`.
/// * The cue of a verb has no correlate (`damit`, `darüber`) and no `mit den Worten`.
/// * The comma that closes an apposition does not belong to the speaker.
fn harmonise(words: &Words<'_>, draft: &mut Draft) {
    let lower = |i: usize| words.lower(i);
    if let Some(adposition) = draft.cue.iter().position(|&i| matches!(lower(i), "nach" | "laut" | "gemäß" | "zufolge")) {
        let has_verb = draft.cue.iter().any(|&i| words.pos(i).is_verb());
        if !has_verb && !draft.speaker.contains(&draft.cue[adposition]) && !draft.speaker.is_empty() {
            let kept = draft.cue[adposition];
            draft.speaker.extend(draft.cue.iter().copied().filter(|&i| i != kept));
            draft.speaker.sort_unstable();
            draft.speaker.dedup();
            draft.cue = vec![kept];
        }
    } else if draft.cue.iter().any(|&i| words.pos(i).is_verb()) {
        let verb = |i: usize| words.pos(i).is_verb();
        draft.cue.retain(|&i| words.pos(i) != Pos::Pav);
        if let Some(at) = draft.cue.iter().position(|&i| matches!(lower(i), "worten" | "worte")) {
            let noun = draft.cue[at];
            draft.cue.retain(|&i| verb(i) || i + 3 < noun || i > noun);
        }
    }
    while draft.speaker.last().is_some_and(|&i| words.pos(i) == Pos::Comma) {
        draft.speaker.pop();
    }
}

/// A frame with a verb in front of what is said begins with its sentence, unless another quotation stands there.
fn whole_frame(words: &Words<'_>, inside: &[bool], draft: &mut Draft) {
    let (Some(&first), Some(&content)) = (draft.frame.first(), draft.content.first()) else { return };
    let start = words.sentences[words.sentence_of(first)].tokens.start;
    let is_verbal = draft.cue.iter().any(|&i| words.pos(i).is_verb());
    if first < content && is_verbal && words.pos(first) != Pos::Comma && !inside[start..first].contains(&true) {
        draft.frame.splice(0..0, start..first);
    }
}
