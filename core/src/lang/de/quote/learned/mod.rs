//! What is learned on top of the rules: two linear-chain CRFs, one for the spans of quotations, one for the roles of each.
//!
//! Both see the text as the rules do (clauses, moods, words of saying, pairs of marks) and what the rules made of it.

mod confidence;
mod context;
mod listener;
mod roles;
mod spans;
mod speaker;
mod stretch;
#[cfg(feature = "train")]
pub mod train;

use super::reported;
use super::scan::{Draft, Scan};
use crate::lang::de::own_model;
use crate::model::crf::{Crf, Decoder, Features, Remembered, Scorer};
use crate::morph::Words;
use crate::{Entity, Error, QuoteKind};
use context::{Context, Marks};
use core::ops::Range;

/// Both models.
#[derive(Clone, Debug)]
pub(crate) struct Models<'m> {
    spans: Scorer<'m>,
    roles: Scorer<'m>,
}

static SPANS: Crf<'static> = Crf::embedded(include_bytes!("../../../../../models/quote-spans.crf"));
static ROLES: Crf<'static> = Crf::embedded(include_bytes!("../../../../../models/quote-roles.crf"));

impl Default for Models<'static> {
    /// Those that are part of the program.
    fn default() -> Self {
        Self { spans: Scorer::with_few(SPANS, spans::FEW), roles: Scorer::with_few(ROLES, roles::FEW) }
    }
}

impl Models<'static> {
    /// Those of the caller.
    pub(crate) fn read(spans: &[u8], roles: &[u8]) -> Result<Self, Error> {
        Ok(Self {
            spans: own_model("spans of quotations", spans, &SPANS, spans::FEW)?,
            roles: own_model("roles of quotations", roles, &ROLES, roles::FEW)?,
        })
    }
}

/// Decides anew, after the rules, which quotations there are (the nested ones left out) and what their roles are.
pub(super) fn refine(scan: &mut Scan<'_, '_>, entities: &[Entity], models: &Models<'_>) {
    refine_in_blocks(scan, entities, models, BLOCK);
}

fn refine_in_blocks(scan: &mut Scan<'_, '_>, entities: &[Entity], models: &Models<'_>, least: usize) {
    let marks = Marks::new(scan, entities);
    let mut known = roles::Known::new(scan.w);
    // One memory for the features of both models.
    let mut features = models.spans.features();
    let mut out = Vec::new();
    for block in blocks(scan.w, least) {
        let cx = Context::new(scan, &marks, block);
        let mut drafts = find_spans(&cx, &models.spans, &mut features);
        join_halves(&cx, &scan.drafts, &mut drafts);
        find_roles(&cx, &models.roles, scan, &mut drafts, &mut known, &mut features);
        drafts.retain(|draft| !is_unfounded(&cx, draft));
        for draft in &mut drafts {
            draft.confidence = confidence::confidence(&confidence::evidence(&cx, draft));
        }
        out.extend(drafts);
    }
    scan.drafts = out;
}

/// Whether nobody says what should be a quotation: of an indirect one, there is nothing of a frame, and the rules saw none; what is reported
/// is no speech act.
fn is_unfounded(cx: &Context<'_, '_>, draft: &Draft) -> bool {
    let framed = !(draft.cue.is_empty() && draft.frame.is_empty() && draft.speaker.is_empty());
    match draft.kind {
        QuoteKind::Indirect => !framed && draft.content.iter().all(|&i| cx.tokens[i].rule_quote == 0),
        QuoteKind::Reported => reported::is_toll(cx.w, &draft.content),
        _ => false,
    }
}

/// A text is looked at in blocks of at least so many tokens, so that memory does not grow with it; a sentence that goes on for as many again
/// is cut. No article is as long.
const BLOCK: usize = 1 << 15;

/// Cuts the text into blocks of at least so many tokens, if it has them.
fn blocks(w: &Words<'_>, least: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    while start < w.tokens.len() {
        let after = w.sentences.partition_point(|s| s.tokens.start < start + least);
        let end = w.sentences.get(after).map_or(w.tokens.len(), |s| s.tokens.start).min(start + 2 * least);
        out.push(start..end);
        start = end;
    }
    out
}

/// Of a direct quotation that its frame interrupts, the rules know the second half: `„Das ist“, so Berg, „ein Anfang“`.
fn join_halves(cx: &Context<'_, '_>, by_rules: &[Draft], drafts: &mut [Draft]) {
    let block = cx.tokens.range();
    let mut taken = vec![false; block.len()];
    drafts.iter().flat_map(|d| &d.content).for_each(|&i| taken[i - block.start] = true);
    for draft in drafts.iter_mut().filter(|d| d.kind == QuoteKind::Direct) {
        let Some(rule) = cx.rule_of(draft, by_rules) else { continue };
        let more = &rule.content[rule.content.partition_point(|i| Some(i) <= draft.content.last())..];
        if more.iter().all(|&i| block.contains(&i) && !taken[i - block.start]) {
            draft.content.extend(more);
        }
    }
}

fn find_spans(cx: &Context<'_, '_>, model: &Scorer<'_>, features: &mut Features) -> Vec<Draft> {
    let mut decoder = Decoder::new(model);
    let mut out = Vec::new();
    for range in stretches(cx) {
        features.clear();
        spans::features(cx, range.clone(), features);
        decoder.score(features);
        spans::prefer(model, decoder.scores_mut());
        let labels = decoder.best_path().to_vec();
        if spans::any(&labels) {
            spans::drafts(cx, range.start, &labels, &decoder.marginals(), &mut out);
        }
    }
    spans::tidy(cx, &mut out);
    out
}

/// Of so many tokens, more than the window of a quotation has, the weights of what every quotation sees alike are added up once.
const REMEMBERED: usize = 2048;

fn find_roles(
    cx: &Context<'_, '_>,
    model: &Scorer<'_>,
    scan: &Scan<'_, '_>,
    drafts: &mut [Draft],
    known: &mut roles::Known,
    features: &mut Features,
) {
    let mut decoder = Decoder::new(model);
    let mut own = Remembered::<1>::new(model, cx.tokens.range().len(), REMEMBERED);
    for n in 0..drafts.len() {
        let sequence = roles::sequence(cx, drafts, n);
        let draft = &mut drafts[n];
        features.clear();
        roles::features(cx, &sequence, draft, known, |i, out| out.add_sums(&own.of(i, |_, out| roles::own(cx, i, out))[0]), features);
        roles::assign(cx, scan, &sequence, decoder.decode(features), draft);
        if let Some(rule) = cx.rule_of(draft, &scan.drafts) {
            roles::complete(cx, draft, rule);
        }
        known.continues(cx, draft);
        known.add(cx, draft);
    }
}

/// A stretch of text is labelled at once; it ends before a sentence without any sign of reporting, with a part of the article after `ENOUGH`
/// tokens, with a sentence after `MANY`.
const ENOUGH: usize = 1500;
const MANY: usize = 4000;

/// Cuts the text into stretches, so that memory does not grow with it.
fn stretches(cx: &Context<'_, '_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let Range { mut start, end: last } = cx.tokens.range();
    for sentence in cx.sentences.iter() {
        let end = sentence.tokens.end;
        if cx.is_plain(sentence) {
            if start < sentence.tokens.start {
                out.push(start..sentence.tokens.start);
            }
            start = end;
            continue;
        }
        let ends_part = || cx.w.parts.binary_search_by_key(&end, |p| p.end).is_ok();
        while end - start > 2 * MANY {
            out.push(start..start + MANY);
            start += MANY;
        }
        if end - start > MANY || (end - start > ENOUGH && ends_part()) {
            out.push(start..end);
            start = end;
        }
    }
    if start < last {
        out.push(start..last);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::{Models, refine, refine_in_blocks};
    use crate::{entity, lang, morph};

    /// The text and the speaker of every quotation.
    fn found(input: &str, least: Option<usize>) -> Vec<String> {
        let (article, words) = morph::read(input);
        let entities = entity::find(&words, &article, None, &lang::de::Models::default());
        let (mut scan, models) = (rules(&words), Models::default());
        match least {
            Some(least) => refine_in_blocks(&mut scan, &entities, &models, least),
            None => refine(&mut scan, &entities, &models),
        }
        let slice = |tokens: &[usize]| tokens.first().map_or("", |&first| &input[words.span(first, tokens[tokens.len() - 1]).range()]);
        scan.drafts.iter().map(|d| format!("{} / {}", slice(&d.content), slice(&d.speaker))).collect()
    }

    #[test]
    fn blocks_change_nothing_in_their_middle() {
        let input = "Anna Kessler sagte, sie komme am Montag nach Lindburg. „Das ist gut“, sagte Jan Berg der Zeitung. ".repeat(6);
        let whole = found(&input, None);
        assert_eq!(whole.len(), 12);
        for least in [16, 20, 50, 1000] {
            assert_eq!(found(&input, Some(least)), whole, "blocks of {least}");
        }
    }

    #[test]
    fn blocks_may_cut_everything() {
        // Marks, names, clauses: what comes out is wrong, but it comes.
        let input =
            "„Wir“, sagte Dr. Jan van der Mohr, „kommen, wenn Anna, die ‚Chefin‘, es will.“ Er sei müde, hieß es laut Bild. ".repeat(3);
        for least in 1..12 {
            found(&input, Some(least));
        }
    }
}
