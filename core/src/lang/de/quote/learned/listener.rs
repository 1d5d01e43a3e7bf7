//! Whom a quotation is said to, behind the second model: who can hear, and where their phrase begins.

use super::super::nouns;
use super::super::scan::Draft;
use super::context::Context;
use crate::Pos;

/// Mends the addressee of a quotation, and its speaker where that reaches into the addressee.
pub(super) fn mend(cx: &Context<'_, '_>, draft: &mut Draft) {
    while draft.addressee.first().is_some_and(|&i| cx.w.word(i) == ")" || cx.w.pos(i) == Pos::Comma) {
        draft.addressee.remove(0);
    }
    if !can_hear(cx, &draft.addressee) {
        draft.addressee.clear();
    }
    // `an`, `gegenüber` are no part of whom they name.
    while draft.addressee.first().is_some_and(|&i| matches!(cx.w.lower(i), "an" | "gegenüber" | "zu" | "mit" | "vor" | "bei")) {
        draft.addressee.remove(0);
    }
    draft.addressee.pop_if(|last| cx.w.lower(*last) == "gegenüber");
    join_origin(cx, draft);
    end_speaker(cx, draft);
}

/// Whether somebody can be told something who is named so: nobody by `den Standpunkt`, nor by `zu den Vorwürfen`.
fn can_hear(cx: &Context<'_, '_>, addressee: &[usize]) -> bool {
    let Some(&first) = addressee.first() else { return true };
    let is_name = |&i: &usize| (1..=4).contains(&cx.tokens[i].name);
    let Some(head) = addressee.iter().find(|&&i| cx.w.pos(i) == Pos::Nn).map(|&i| cx.w.lemma(i)) else { return true };
    let subject = matches!(cx.w.lower(first), "zu" | "zum" | "zur");
    addressee.iter().any(is_name) || if subject { nouns::can_speak(head) } else { nouns::information(head).is_none() }
}

/// `sagte Jan Berg | der Zeitung`, `sagte Jan Berg vom Amt (BfS) | der Zeitung`: behind a person's name and behind a bracket an article begins
/// another phrase, whom they tell.
fn end_speaker(cx: &Context<'_, '_>, draft: &mut Draft) {
    let is_person = |i: usize| matches!(cx.tokens[i].name, 1 | 2);
    let ends = |i: usize| is_person(i) || cx.w.word(i) == ")";
    let begins =
        |pair: &[usize]| pair[0] + 1 == pair[1] && ends(pair[0]) && !is_person(pair[1]) && matches!(cx.w.lower(pair[1]), "der" | "dem");
    if let Some(at) = draft.speaker.windows(2).position(begins) {
        let rest = draft.speaker.split_off(at + 1);
        if draft.addressee.is_empty() {
            draft.addressee = rest;
        }
    }
}

/// `die Glaziologin von der Hochschule rechnet damit`: nobody speaks to somebody with `von`, it tells where the speaker is from.
fn join_origin(cx: &Context<'_, '_>, draft: &mut Draft) {
    let (Some(&last), Some(&first)) = (draft.speaker.last(), draft.addressee.first()) else { return };
    let from = last + 1;
    if (from == first || from + 1 == first) && matches!(cx.w.lower(from), "von" | "vom") {
        let length = draft.addressee.iter().zip(first..).take_while(|(i, j)| *i == j).count();
        draft.addressee.drain(..length);
        draft.speaker.extend(from..first + length);
    }
}
