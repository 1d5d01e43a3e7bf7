//! First model: which tokens belong to a quotation of which kind.
//!
//! A label for every token: nothing, frame, the same two after a quotation of the same sentence (so that the chain remembers it), and first
//! and later tokens of the five kinds.

use super::super::scan::Draft;
#[cfg(feature = "train")]
use super::context::kind_number;
use super::context::{Context, KINDS, NAMES, POS, RULES, Token};
use crate::model::crf::{Features, Few, Scorer, Scores, Sums, few};
use crate::{Pos, QuoteKind};
use core::ops::Range;

/// The names of the labels.
#[cfg(feature = "train")]
pub(crate) const LABELS: [&str; 14] = [
    "O",
    "F",
    "O-after",
    "F-after",
    "B-Direct",
    "I-Direct",
    "B-Indirect",
    "I-Indirect",
    "B-Reported",
    "I-Reported",
    "B-FreeIndirect",
    "I-FreeIndirect",
    "B-IndirectFreeIndirect",
    "I-IndirectFreeIndirect",
];

#[cfg(feature = "train")]
const OUTSIDE: u8 = 0;
#[cfg(feature = "train")]
const FRAME: u8 = 1;
#[cfg(feature = "train")]
const AFTER: u8 = 2;
const FIRST: u8 = 4;

/// Whether label `to` may follow label `from`: a later token only follows one of its kind.
#[cfg(feature = "train")]
pub(crate) fn may_follow(from: Option<u8>, to: u8) -> bool {
    let later = to >= FIRST && (to - FIRST) % 2 == 1;
    !later || from.is_some_and(|f| f == to || f + 1 == to)
}

/// The labels that stand for quotations, for training.
#[cfg(feature = "train")]
pub(crate) fn labels(cx: &Context<'_, '_>, drafts: &[Draft]) -> Vec<u8> {
    let mut out = vec![OUTSIDE; cx.w.tokens.len()];
    for d in drafts.iter().filter(|d| d.parent.is_none()) {
        for &i in &d.frame {
            out[i] = FRAME;
        }
    }
    let mut top: Vec<&Draft> = drafts.iter().filter(|d| d.parent.is_none()).collect();
    top.sort_by_key(|d| core::cmp::Reverse(d.content.len()));
    for d in top {
        let first = FIRST + 2 * kind_number(d.kind) as u8;
        let mut last = None;
        for &i in &d.content {
            // A later token of a quotation that another one has cut off begins anew.
            let later = i > 0 && last == Some(i - 1) && may_follow(Some(out[i - 1]), first + 1);
            out[i] = first + u8::from(later);
            last = Some(i);
        }
    }
    for sentence in cx.sentences.iter() {
        let range = sentence.tokens.clone();
        if let Some(last) = range.clone().rev().find(|&i| out[i] >= FIRST) {
            for label in &mut out[last + 1..range.end] {
                *label += AFTER;
            }
        }
    }
    begin_anew(&mut out);
    out
}

/// A later token whose quotation does not stand before it becomes a first one.
#[cfg(feature = "train")]
pub(crate) fn begin_anew(labels: &mut [u8]) {
    let mut before = None;
    for label in labels {
        if !may_follow(before, *label) {
            *label -= 1;
        }
        before = Some(*label);
    }
}

/// Whether the labels stand for any quotation.
pub(super) fn any(labels: &[u8]) -> bool {
    labels.iter().any(|&label| label >= FIRST)
}

/// The quotations that the labels of the tokens from `start` on stand for: content, kind and, from the probabilities of the labels, how sure
/// they are.
pub(super) fn drafts(cx: &Context<'_, '_>, start: usize, labels: &[u8], marginals: &[Scores], out: &mut Vec<Draft>) {
    let probability = |i: usize, label: u8| marginals.get(i).and_then(|m| m.get(usize::from(label))).copied().unwrap_or_default();
    let mut i = 0;
    while i < labels.len() {
        if labels[i] < FIRST {
            i += 1;
            continue;
        }
        let first = labels[i] - (labels[i] - FIRST) % 2;
        let kind = KINDS[usize::from((first - FIRST) / 2)];
        let from = i;
        i += 1;
        while labels.get(i) == Some(&(first + 1)) {
            i += 1;
        }
        let inner = (from + 1..i).map(|t| probability(t, first + 1)).sum::<f32>();
        let mean = (probability(from, first) + inner) / (i - from) as f32;
        let end = if i < labels.len() { 1.0 - probability(i, first + 1) } else { 1.0 };
        let confidence = probability(from, first).min(end).min(mean);
        let content = start + from..start + i;
        match out.last_mut() {
            Some(last) if kind == QuoteKind::Indirect && last.kind == kind && interrupted(cx, last, &content) => {
                last.confidence = last.confidence.min(confidence);
                last.content.extend(content);
            }
            _ => out.push(Draft { kind, content: content.collect(), confidence, ..Draft::default() }),
        }
    }
}

/// Mends what the chain of labels cannot know: a direct quotation is a whole pair of marks, and `Dies` alone (`Das Werk schließt. Dies teilte
/// die Firma mit.`) belongs to what it points to.
pub(super) fn tidy(cx: &Context<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    for mut draft in drafts.drain(..) {
        let (Some(&first), Some(&end)) = (draft.content.first(), draft.content.last()) else { continue };
        if draft.kind == QuoteKind::Direct {
            let pair = |i: usize| (cx.tokens[i].pair as usize).checked_sub(1).and_then(|p| cx.pairs.get(p));
            let mut pairs = draft.content.iter().filter_map(|&i| pair(i));
            let Some(&(open, close, _)) = pairs.next() else { continue };
            let close = pairs.next_back().map_or(close, |p| p.1);
            let from = if open < first && first - open <= 2 { open } else { first };
            if is_title(cx, open, close) {
                continue;
            }
            draft.content = (from..=end.max(if close > end && close - end <= 2 { close } else { end })).collect();
            // `„Nein“, sagte sie, „nie.“`: one quotation, as the rules have seen.
            let id = cx.tokens[first].rule_quote;
            if let Some(last) = out.last_mut().filter(|l| l.kind == draft.kind && id > 0)
                && last.content.last().is_some_and(|&i| cx.tokens[i].rule_quote == id)
            {
                last.confidence = last.confidence.min(draft.confidence);
                last.content.extend(draft.content);
                continue;
            }
        } else if end == first {
            // Of one word, nothing is said indirectly.
            let pointer = matches!(cx.w.lower(first), "dies" | "das");
            if let Some(last) = out.last_mut().filter(|d| pointer && d.content.last().is_some_and(|&l| l + 2 >= first)) {
                last.content.push(first);
            }
            continue;
        } else if let Some(length) = apposition(cx, &draft.content) {
            draft.content.drain(..length);
        }
        if draft.kind == QuoteKind::Indirect {
            while let Some(at) = joint(cx, &draft.content) {
                let rest = draft.content.split_off(at);
                let mut content = core::mem::replace(&mut draft.content, rest);
                content.pop_if(|&mut last| cx.w.pos(last) == Pos::Stop);
                out.push(Draft { content, ..draft.clone() });
            }
        }
        out.push(draft);
    }
    *drafts = out;
}

/// Where another quotation begins by the rules, behind the end of a sentence or a colon: `Nach Angaben der Polizei kam er. | Er ging, wie der
/// Bote berichtete.`
fn joint(cx: &Context<'_, '_>, content: &[usize]) -> Option<usize> {
    let rule = |i: usize| cx.tokens[i].rule_quote;
    let apart = |a: usize, b: usize| cx.tokens[a].sentence != cx.tokens[b].sentence || cx.w.word(b - 1) == ":";
    let last_rule = |n: usize| content[..n].iter().rev().map(|&i| rule(i)).find(|&id| id > 0);
    (1..content.len()).find(|&n| {
        let (a, b) = (content[n - 1], content[n]);
        apart(a, b) && rule(b) > 0 && last_rule(n).is_some_and(|id| id != rule(b))
    })
}

/// How many tokens at the start of a quotation are the name of its speaker, behind a role that stands before it: `sagte der Vorsitzende, [Jan
/// Berg (SPD),] die Frist sei kurz`.
fn apposition(cx: &Context<'_, '_>, content: &[usize]) -> Option<usize> {
    let is_person = |i: usize| matches!(cx.tokens[i].name, 1 | 2);
    let word = |n: usize| content.get(n).map_or("", |&i| cx.w.word(i));
    let mut end = content.iter().take_while(|&&i| is_person(i)).count();
    if end > 0 && word(end) == "(" {
        end = (end..end + LONGEST_BRACKET).find(|&n| word(n) == ")")? + 1;
    }
    let behind_role = content.first().is_some_and(|&i| i > 1 && cx.w.word(i - 1) == "," && cx.w.pos(i - 2).is_noun());
    // Of `Jan Berg, der Vorsitzende, gehe` the name is the subject.
    let clause = || content[end + 1..].iter().take_while(|&&i| cx.w.pos(i) != Pos::Comma);
    let names_speaker = end > 0 && behind_role && word(end) == "," && clause().any(|&i| cx.w.pos(i).is_finite());
    names_speaker.then_some(end + 1)
}

/// Longest bracket behind a name, in tokens.
pub(super) const LONGEST_BRACKET: usize = 5;

/// `die Bürgerinitiative "Ufer für alle"`: what the marks hold is the name of the noun before them, if the rules did not see a quotation either.
fn is_title(cx: &Context<'_, '_>, open: usize, close: usize) -> bool {
    let verb = (open..=close).any(|i| cx.tokens[i].mood > 0);
    let noun = open.checked_sub(1).is_some_and(|before| cx.w.pos(before) == Pos::Nn);
    noun && !verb && cx.tokens.slice(open + 1..close).iter().all(|t| t.rule_quote == 0)
}

/// What is added to the scores of the first tokens, by kind: the annotation that the model learns from marks more quotations than the
/// published one, most of all reported speech acts.
const PREFERENCE: [f32; 5] = [-1.0, -0.5, -3.0, 0.0, -1.0];

/// Adds the preferences to the scores of the labels.
pub(super) fn prefer(model: &Scorer<'_>, scores: &mut [Sums]) {
    let preference = PREFERENCE.map(|p| model.units(p));
    for token in scores {
        for (score, preference) in token[usize::from(FIRST)..].iter_mut().step_by(2).zip(preference) {
            *score = score.saturating_add(preference);
        }
    }
}

/// Longest frame inside a quotation, in tokens.
const LONGEST_FRAME: usize = 25;

/// Whether an indirect quotation goes on in `next` after a frame inside its sentence.
fn interrupted(cx: &Context<'_, '_>, last: &Draft, next: &Range<usize>) -> bool {
    let Some(&end) = last.content.last() else { return false };
    let gap = end + 1..next.start;
    cx.tokens[end].sentence == cx.tokens[next.start].sentence
        && !gap.is_empty()
        && gap.len() <= LONGEST_FRAME
        && (cx.tokens.slice(gap.clone()).iter().any(|t| t.adposition > 0)
            || (gap.len() == 1 && cx.w.word(gap.start) == ",")
            || is_inserted(cx, gap, next))
}

/// Whether a frame between commas stands inside of a quotation: `Es sei heiß, wie er sagt, und trocken`, `Es sei heiß, betont sie, allerdings nur
/// mittags`. What has a verb of its own begins anew: `Es sei heiß, sagte sie, der Sommer komme`.
fn is_inserted(cx: &Context<'_, '_>, gap: Range<usize>, next: &Range<usize>) -> bool {
    let first = gap.start + 1;
    let between_commas = gap.len() > 3 && cx.w.word(gap.start) == "," && cx.w.word(gap.end - 1) == ",";
    let verbless = || next.clone().all(|i| !cx.w.pos(i).is_finite());
    between_commas
        && match cx.w.lower(first) {
            "wie" => cx.tokens.slice(gap).iter().any(|t| t.saying),
            _ => cx.tokens[first].saying && cx.w.pos(first).is_finite() && verbless(),
        }
}

few! {
    // Of shapes, those that are no marks.
    SHAPE = Few::one(18, [5, 1]);
    TO_END = Few::one(22, [5, 1]);
    POS_BEFORE = Few::two(26, [POS, 1], [POS, 1]);
    POS_AFTER = Few::two(27, [POS, 1], [POS, 1]);
    MOOD_AROUND = Few::one(29, [5, 1]).times(6);
    SAYING_AROUND = Few::one(35, [2, 1]).times(6);
    SAYING_LEFT = Few::one(42, [6, 1]);
    SAYING_RIGHT = Few::one(44, [6, 1]);
    FROM_CLAUSE = Few::one(60, [4, 1]);
    ENDS_CLAUSE = Few::one(61, [2, 1]);
    RULE_BEFORE = Few::two(62, [RULES, 1], [RULES, 1]);
    RULE_AFTER = Few::two(63, [RULES, 1], [RULES, 1]);
    RULE_ROLE = Few::two(64, [RULES, 1], [8, 1]);
    RULE_POS = Few::two(65, [RULES, 1], [POS, 1]);
    RULE_SENTENCE = Few::two(67, [RULES, 1], [16, 1]);
    MARKS_BESIDE = Few::one(69, [4, 1]);
    NAME_AFTER = Few::two(80, [NAMES, 1], [NAMES, 1]);
    NAME_RULE = Few::two(81, [NAMES, 1], [RULES, 1]);
}

/// The features of the tokens of `range`.
pub(crate) fn features(cx: &Context<'_, '_>, range: Range<usize>, out: &mut Features) {
    let (mut sentence, mut clause) = (None, None);
    // The tokens around: two before, three behind.
    let mut around = [-3, -2, -1, 0, 1, 2].map(|offset| cx.token(range.start, offset));
    for i in range {
        around.rotate_left(1);
        around[5] = cx.token(i, 3);
        let t = around[2];
        if sentence != Some(t.sentence) {
            sentence = Some(t.sentence);
            out.block(0, |out| sentence_features(cx, t.sentence as usize, out));
        }
        if clause != Some(t.clause) {
            clause = Some(t.clause);
            out.block(1, |out| clause_features(cx, t.clause, t.sentence as usize, out));
        }
        token(cx, i, around, out);
        out.end_token();
    }
}

/// What all tokens of a sentence have in common.
fn sentence_features(cx: &Context<'_, '_>, n: usize, out: &mut Features) {
    let sentence = &cx.sentences[n];
    out.add(0, 0);
    out.add(46, u32::from(cx.w.parts.binary_search_by_key(&sentence.tokens.start, |p| p.start).is_ok()));
    out.add(47, sentence.kind);
    for (k, o) in [-2isize, -1, 0, 1].into_iter().enumerate() {
        if let Some(facts) = n.checked_add_signed(o).and_then(|m| cx.sentences.get(m)) {
            cx.hashes(&facts.features).for_each(|f| out.add(48 + k as u32, f));
        }
    }
    cx.hashes(&sentence.verbs).for_each(|f| out.add(52, f));
    if let Some(facts) = n.checked_sub(1).and_then(|m| cx.sentences.get(m)) {
        cx.hashes(&facts.verbs).for_each(|f| out.add(53, f));
    }
}

/// What all tokens of a clause have in common.
fn clause_features(cx: &Context<'_, '_>, n: u32, sentence: usize, out: &mut Features) {
    for (k, o) in [-1isize, 0, 1].into_iter().enumerate() {
        match cx.clause(n, o) {
            Some(facts) => cx.hashes(&facts.features).for_each(|f| out.add(54 + k as u32, f)),
            None => out.add(54 + k as u32, 0),
        }
    }
    let kind = |o| cx.clause(n, o).map_or(0, |c| c.kind);
    out.add2(58, kind(0), kind(1));
    out.add(59, (n - cx.tokens[cx.sentences[sentence].tokens.start].clause).min(3));
}

fn token(cx: &Context<'_, '_>, i: usize, around: [&Token; 6], out: &mut Features) {
    let [_, before, t, after, ..] = around;
    let range = cx.sentences[t.sentence as usize].tokens.clone();
    for (near, n) in around[..4].iter().zip(0..) {
        out.add(1 + n, near.lower);
    }
    out.few2(NAME_AFTER, t.name, after.name);
    out.few2(NAME_RULE, t.name, t.rule);
    out.few(SHAPE, t.shape);
    out.few(TO_END, (range.end - 1 - i).min(4) as u32);
    out.add(23, t.lemma);
    out.few2(POS_BEFORE, before.pos, t.pos);
    out.few2(POS_AFTER, t.pos, after.pos);
    for (near, n) in around.iter().zip(0..) {
        if near.mood > 0 {
            out.few(MOOD_AROUND.nth(n), near.mood);
        }
        if near.saying {
            out.few(SAYING_AROUND.nth(n), 1);
        }
    }
    // The words of saying around it in its sentence.
    let left = range.start.max(i.saturating_sub(30))..i;
    let left = left.rev().find(|&j| cx.tokens[j].saying);
    let right = (i + 1..range.end.min(i + 30)).find(|&j| cx.tokens[j].saying);
    if let Some(j) = left {
        out.add(41, cx.tokens[j].lemma);
        out.few(SAYING_LEFT, ((i - j) / 2).min(5) as u32);
    }
    if let Some(j) = right {
        out.add(43, cx.tokens[j].lemma);
        out.few(SAYING_RIGHT, ((j - i) / 2).min(5) as u32);
    }
    rules(cx, [before, t, after], out);
    marks(cx, i, [before, t, after], out);
    let clause = cx.clauses[t.clause as usize].tokens.clone();
    out.few(FROM_CLAUSE, (i - clause.start).min(3) as u32);
    out.few(ENDS_CLAUSE, u32::from(i + 1 == clause.end));
}

/// What the rules say.
fn rules(cx: &Context<'_, '_>, [before, t, after]: [&Token; 3], out: &mut Features) {
    out.few2(RULE_BEFORE, before.rule, t.rule);
    out.few2(RULE_AFTER, t.rule, after.rule);
    out.few2(RULE_ROLE, t.rule, t.rule_role);
    out.few2(RULE_POS, t.rule, t.pos);
    out.few2(RULE_SENTENCE, t.rule, cx.sentences[t.sentence as usize].kind);
    out.add2(68, (before.rule, t.rule), t.lower);
}

/// Pairs of quotation marks.
fn marks(cx: &Context<'_, '_>, i: usize, [before, t, after]: [&Token; 3], out: &mut Features) {
    let Some(&(open, close, finite)) = (t.pair as usize).checked_sub(1).and_then(|p| cx.pairs.get(p)) else {
        out.few(MARKS_BESIDE, u32::from(before.pair > 0) | u32::from(after.pair > 0) << 1);
        return;
    };
    let (pre, post) = (cx.token(open, -1), cx.token(close, 1));
    let mark_or_word = |t: &Token| if t.shape < 0x80 { 0 } else { t.lower };
    out.add(70, 1 + ((close - open) / 3).min(6) as u32);
    out.add(71, u32::from(finite));
    out.add(72, pre.lower);
    out.add(73, pre.pos);
    out.add(74, post.lower);
    out.add(75, post.pos);
    let length = ((close - open) / 4).min(3) as u32;
    out.add2(76, (mark_or_word(pre), mark_or_word(post)), u32::from(finite) | length << 1);
    out.add(77, cx.token(close, -1).lower);
    out.add(78, u32::from(i == open) | u32::from(i == close) << 1);
    out.add2(79, cx.sentences[t.sentence as usize].kind, u32::from(finite) | length << 1);
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    #[test]
    fn names_in_marks_are_not_said() {
        for text in [
            "Gegen die Pläne hatte sich die Bürgerinitiative \"Ufer für alle\" gewandt.",
            "Der Film „Nacht über Kessin“ läuft am Montag an.",
        ] {
            let doc = Extractor::new().read(text);
            let direct = doc.quotes().iter().filter(|q| q.kind == crate::QuoteKind::Direct).count();
            assert_eq!(direct, 0, "{text}");
        }
    }
}
