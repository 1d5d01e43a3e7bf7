//! How sure a found quotation is: what the first model says of its bounds, weighed with what the second found and the rules saw.

use super::context::Context;
use crate::QuoteKind;
use crate::lang::de::quote::scan::Draft;
use crate::model::crf::exp;

/// What speaks for a quotation: a constant, the odds of its labels, its kind (direct ones aside), whether there is a word of saying, and the
/// part of it that is in a quotation of the rules.
pub(super) type Evidence = [f32; 8];

/// Of [`Evidence`]; a logistic regression on the dev part of the `WikiNews` quotation data, `cargo xtask train confidence`.
const WEIGHTS: Evidence = [-0.557, 0.236, -0.188, -0.673, -0.566, 0.820, 0.783, 1.029];

/// Odds beyond 2 to the power of this say no more.
const MOST: f32 = 10.0;

pub(super) fn evidence(cx: &Context<'_, '_>, draft: &Draft) -> Evidence {
    let is = |yes: bool| f32::from(u8::from(yes));
    let p = draft.confidence;
    let seen = draft.content.iter().filter(|&&i| cx.tokens[i].rule_quote > 0).count();
    [
        1.0,
        log2(p / (1.0 - p).max(1e-6)).clamp(-MOST, MOST),
        is(draft.kind == QuoteKind::Indirect),
        is(draft.kind == QuoteKind::Reported),
        is(draft.kind == QuoteKind::FreeIndirect),
        is(draft.kind == QuoteKind::IndirectFreeIndirect),
        is(!draft.cue.is_empty()),
        seen as f32 / draft.content.len().max(1) as f32,
    ]
}

/// The share of quotations with this evidence that are right.
pub(super) fn confidence(evidence: &Evidence) -> f32 {
    let sum: f32 = evidence.iter().zip(WEIGHTS).map(|(e, w)| e * w).sum();
    1.0 / (1.0 + exp(-sum))
}

/// The logarithm to within 0.09, straight between the powers of two; the same bits on every machine.
fn log2(x: f32) -> f32 {
    x.to_bits() as f32 / 8_388_608.0 - 127.0
}

#[cfg(test)]
mod tests {
    use super::log2;

    #[test]
    fn logarithm() {
        for (x, log) in [(1.0, 0.0), (8.0, 3.0), (0.25, -2.0), (1.5, 0.5)] {
            assert!((log2(x) - log).abs() < 1e-6, "{x}");
        }
    }
}
