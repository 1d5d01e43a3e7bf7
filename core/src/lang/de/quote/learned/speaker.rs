//! Mends the bounds of speakers: one phrase, and nothing behind it that begins another.

use super::super::lexicon;
use super::context::Context;
use crate::Pos;

/// Keeps of the tokens of a speaker one run, the one next to the cue (else next to the quotation), and cuts it where another phrase begins:
/// `die Polizei | keine Hinweise`.
pub(super) fn trim(cx: &Context<'_, '_>, quote: usize, cue: &[usize], speaker: &mut Vec<usize>) {
    let distance = |run: &[usize]| {
        let from = |anchor: usize| run[0].abs_diff(anchor).min(run[run.len() - 1].abs_diff(anchor));
        cue.iter().map(|&c| from(c)).min().unwrap_or_else(|| from(quote))
    };
    // Up to three tokens between may be a bracket or an interrupting mark.
    let Some(run) = speaker.chunk_by(|a, b| b - a <= 4).min_by_key(|run| distance(run)) else { return };
    let run = before_or_after_colon(cx, cue, run);
    let run = &run[..length(cx, run)];
    let (first, last) = whole(cx, run[0], run[run.len() - 1]);
    let last = giver(cx, last).unwrap_or(last);
    let mut out: Vec<usize> = (first..run[0]).collect();
    for &i in run {
        // What the labels left out inside a phrase.
        let gap = out.last().map_or(i..i, |l| l + 1..i);
        let attribute = cx.w.pos(i) == Pos::Adja && out.last().is_some_and(|&l| cx.w.pos(l) == Pos::Art);
        if gap.clone().all(|j| matches!(cx.w.pos(j), Pos::Appr | Pos::Apprart | Pos::Art | Pos::Adja) || attribute && in_attribute(cx, j)) {
            out.extend(gap);
        }
        out.push(i);
    }
    out.extend(run[run.len() - 1] + 1..=last);
    *speaker = out;
}

/// `Verkehr: Die SPD will`: the side of a colon that the cue is on.
fn before_or_after_colon<'r>(cx: &Context<'_, '_>, cue: &[usize], run: &'r [usize]) -> &'r [usize] {
    match run.iter().position(|&i| cx.w.word(i) == ":") {
        Some(at) if at + 1 < run.len() && cue.iter().all(|&c| c > run[at]) => &run[at + 1..],
        Some(at) if at > 0 => &run[..at],
        _ => run,
    }
}

/// The last token of what `Angaben`, `Ansicht` and the like are of: `von n24`, `der Polizei`. Nothing if `noun` is no such word or whole.
fn giver(cx: &Context<'_, '_>, noun: usize) -> Option<usize> {
    let w = cx.w;
    let inner = |i: usize| matches!(w.pos(i), Pos::Art | Pos::Adja | Pos::Card | Pos::Pposat);
    let named = |i: usize| w.pos(i).is_noun() || cx.tokens[i].name > 0;
    let end = cx.sentences[cx.tokens[noun].sentence as usize].tokens.end;
    let begins = noun + 1 < end && matches!(w.lower(noun + 1), "von" | "der" | "des");
    if !lexicon::is_content_noun(w.lower(noun)) || !begins {
        return None;
    }
    let start = noun + 1 + usize::from(w.lower(noun + 1) == "von");
    let first = (start..end).take_while(|&i| inner(i)).last().map_or(start, |i| i + 1);
    (first..end).take_while(|&i| named(i)).last()
}

/// The first and last token of a speaker whose name or noun phrase the labels cut: `[Human] Rights Watch`, `die [Urlauberin Petra Noll]`.
fn whole(cx: &Context<'_, '_>, mut first: usize, mut last: usize) -> (usize, usize) {
    let w = cx.w;
    let same_sentence = |i: usize| cx.tokens.get(i).is_some_and(|t| t.sentence == cx.tokens[last].sentence);
    let goes_on = |i: usize| cx.tokens.get(i).is_some_and(|t| t.name > 0 && t.name % 2 == 0);
    let inner = |i: usize| matches!(w.pos(i), Pos::Adja | Pos::Card | Pos::Trunc);
    let determiner = |i: usize| matches!(w.pos(i), Pos::Art | Pos::Pposat | Pos::Piat | Pos::Pdat);
    let mut end = last;
    while same_sentence(end + 1)
        && (goes_on(end + 1)
            || (determiner(end) || inner(end)) && (inner(end + 1) || w.pos(end + 1).is_noun())
            || end > last && w.pos(end + 1) == Pos::Ne
            || matches!(w.lower(end), "jahre" | "monate") && inner(end + 1))
    {
        end += 1;
    }
    if end == last || w.pos(end).is_noun() || goes_on(end) {
        last = end;
    }
    while first > 0 && cx.tokens[first - 1].sentence == cx.tokens[last].sentence {
        let before = first - 1;
        let phrase = (inner(before) || determiner(before))
            && (inner(first) || w.pos(first).is_noun())
            && cx.tokens[before].pair == cx.tokens[first].pair;
        if !(goes_on(first) || phrase) {
            break;
        }
        first = before;
    }
    (extended(cx, first).unwrap_or(first), last)
}

/// Longest attribute with a participle, in tokens.
const LONGEST_ATTRIBUTE: usize = 8;

/// Whether a token can stand inside a long attribute.
fn in_attribute(cx: &Context<'_, '_>, i: usize) -> bool {
    matches!(cx.w.pos(i), Pos::Appr | Pos::Apprart | Pos::Nn | Pos::Ne | Pos::Adja | Pos::Card | Pos::Adv)
}

/// The article before a long attribute, of which `first` is the participle: `die [am Montag] gewählte Präsidentin`.
fn extended(cx: &Context<'_, '_>, first: usize) -> Option<usize> {
    let w = cx.w;
    let same_sentence = |i: &usize| cx.tokens[*i].sentence == cx.tokens[first].sentence;
    if w.pos(first) != Pos::Adja {
        return None;
    }
    let article = (first.saturating_sub(LONGEST_ATTRIBUTE)..first).rev().take_while(same_sentence).find(|&i| !in_attribute(cx, i))?;
    let opens = w.pos(article) == Pos::Art && matches!(w.pos(article + 1), Pos::Appr | Pos::Apprart | Pos::Adv);
    (opens && article + 1 < first).then_some(article)
}

/// How many tokens of the run are one phrase with its attributes and appositions.
fn length(cx: &Context<'_, '_>, run: &[usize]) -> usize {
    let w = cx.w;
    let mut nominal = false;
    for (n, &i) in run.iter().enumerate() {
        let pos = w.pos(i);
        let before = n.checked_sub(1).map(|m| run[m]);
        let after_noun = nominal && before.is_some_and(|b| w.pos(b).is_noun());
        if after_noun && (matches!(pos, Pos::Piat | Pos::Prf | Pos::Ptkneg | Pos::Pper | Pos::Pis) || pos.is_finite()) {
            return n;
        }
        nominal |= pos.is_noun();
    }
    let mut end = run.len();
    while end > 1 && matches!(w.pos(run[end - 1]), Pos::Comma | Pos::Kon | Pos::Appr) {
        end -= 1;
    }
    end
}
