//! Mends the bounds of speakers: one phrase, and nothing behind it that begins another.

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
    *speaker = run[..length(cx, run)].to_vec();
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
