//! Second model: the roles of one quotation: frame, cue, speaker, addressee.
//!
//! The sequence is a window of sentences around the quotation; a label says which of the roles a token has. Of the quotation itself only the
//! first token of each piece belongs to the sequence: its roles stand outside, but for those of reported speech acts.

use super::super::base;
use super::super::scan::{self, Draft, Scan};
use super::context::{Context, NAMES, POS, kind_number};
use super::{listener, speaker};
use crate::model::crf::{Features, Few, few};
use crate::model::hash::mix;
use crate::morph::Words;
use crate::{Pos, QuoteKind};
use core::ops::Range;

/// The names of the labels: frame, cue, speaker, addressee.
#[cfg(feature = "train")]
pub(crate) const LABELS: [&str; 10] = ["O", "F", "FC", "FS", "FA", "FCS", "C", "S", "A", "CS"];

const ROLES: [u8; 10] =
    [0, FRAME, FRAME | CUE, FRAME | SPEAKER, FRAME | ADDRESSEE, FRAME | CUE | SPEAKER, CUE, SPEAKER, ADDRESSEE, CUE | SPEAKER];
const FRAME: u8 = 1;
const CUE: u8 = 2;
const SPEAKER: u8 = 4;
const ADDRESSEE: u8 = 8;

/// A window with more tokens is cut.
const LONGEST: usize = 400;

/// A window reaches over so many quotations on either side: one sentence may hold thousands.
const NEIGHBOURS: usize = 6;

/// The tokens around quotation `n` among which its roles are looked for: those of its sentences and of so many before and after them.
pub(crate) fn sequence(cx: &Context<'_, '_>, drafts: &[Draft], n: usize) -> Vec<usize> {
    let (back, forth) = match drafts[n].kind {
        QuoteKind::Reported => (0, 0),
        QuoteKind::Direct | QuoteKind::Indirect if is_framed(cx, &drafts[n]) => (0, 0),
        QuoteKind::Indirect => (1, 0),
        QuoteKind::Direct | QuoteKind::FreeIndirect | QuoteKind::IndirectFreeIndirect => (2, 1),
    };
    window(cx, drafts, n, (back, forth))
}

/// The same for training, in which more of what has no role is seen: with as little as [`sequence`] has, the model learns to find fewer
/// speakers.
#[cfg(feature = "train")]
pub(crate) fn training_sequence(cx: &Context<'_, '_>, drafts: &[Draft], n: usize) -> Vec<usize> {
    let (back, forth) = match drafts[n].kind {
        QuoteKind::Direct | QuoteKind::Indirect if is_framed(cx, &drafts[n]) => (0, 0),
        QuoteKind::Indirect => (1, 1),
        QuoteKind::Reported => (1, 0),
        QuoteKind::Direct => (2, 1),
        QuoteKind::FreeIndirect | QuoteKind::IndirectFreeIndirect => (4, 1),
    };
    window(cx, drafts, n, (back, forth))
}

/// The tokens of the sentences of quotation `n` and of so many before and after them; of the quotation itself the first of each piece, or all.
fn window(cx: &Context<'_, '_>, drafts: &[Draft], n: usize, (back, forth): (usize, usize)) -> Vec<usize> {
    let draft = &drafts[n];
    let Range { start, end } = around(cx, draft, back, forth);
    let start = start.max(n.checked_sub(NEIGHBOURS).and_then(|n| drafts[n].content.first()).copied().unwrap_or_default());
    let end = end.min(drafts.get(n + NEIGHBOURS).and_then(|d| d.content.last()).map_or(usize::MAX, |last| last + 1));
    if draft.kind == QuoteKind::Reported {
        return (start..end).collect();
    }
    let mut out = Vec::with_capacity(end.saturating_sub(start));
    let mut inside = start > 0 && holds(&draft.content, start - 1);
    for i in start..end {
        let goes_on = core::mem::replace(&mut inside, holds(&draft.content, i));
        if !(inside && goes_on) {
            out.push(i);
        }
    }
    out
}

/// Whether `i` is one of these tokens, most often a run of them.
fn holds(content: &[usize], i: usize) -> bool {
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return false };
    (first..=last).contains(&i) && (content.len() == last + 1 - first || content.binary_search(&i).is_ok())
}

/// Whether the sentences of a quotation say outside of it that somebody speaks: its roles are there, too.
fn is_framed(cx: &Context<'_, '_>, draft: &Draft) -> bool {
    around(cx, draft, 0, 0).any(|i| cx.tokens[i].saying && !holds(&draft.content, i))
}

/// The sentences of a quotation and so many before and after them, cut if they are long.
fn around(cx: &Context<'_, '_>, draft: &Draft, back: usize, forth: usize) -> Range<usize> {
    let (Some(&first), Some(&last)) = (draft.content.first(), draft.content.last()) else { return 0..0 };
    let (a, b) = (cx.tokens[first].sentence as usize, cx.tokens[last].sentence as usize);
    let Range { start: earliest, end: latest } = cx.sentences.range();
    let start = cx.sentences[a.saturating_sub(back).max(earliest)].tokens.start.max(first.saturating_sub(LONGEST / 2));
    let end = cx.sentences[(b + forth).min(latest - 1)].tokens.end;
    // The end of a long quotation is kept with what follows it.
    start..end.min(last.max(start) + LONGEST / 2).min(start + 4 * LONGEST)
}

/// The labels of the tokens of the sequence, for training.
#[cfg(feature = "train")]
pub(crate) fn labels(sequence: &[usize], draft: &Draft) -> Vec<u8> {
    sequence
        .iter()
        .map(|&i| {
            let has = |roles: &[usize], bit| if roles.binary_search(&i).is_ok() { bit } else { 0 };
            let (speaker, cue, addressee) = (has(&draft.speaker, SPEAKER), has(&draft.cue, CUE), has(&draft.addressee, ADDRESSEE));
            let role = if speaker | cue == 0 { addressee } else { speaker | cue } | has(&draft.frame, FRAME);
            ROLES.iter().position(|&r| r == role).unwrap_or_default() as u8
        })
        .collect()
}

/// Gives the quotation the roles that the labels of its sequence say.
pub(crate) fn assign(cx: &Context<'_, '_>, scan: &Scan<'_, '_>, sequence: &[usize], labels: &[u8], draft: &mut Draft) {
    let some = labels.iter().filter(|label| **label > 0).count();
    let (mut frame, mut cue, mut speaker, mut addressee) = (Vec::with_capacity(some), Vec::new(), Vec::new(), Vec::new());
    for (&i, &label) in sequence.iter().zip(labels).filter(|(_, label)| **label > 0) {
        let roles = ROLES.get(usize::from(label)).copied().unwrap_or_default();
        for (bit, tokens) in [(FRAME, &mut frame), (CUE, &mut cue), (SPEAKER, &mut speaker), (ADDRESSEE, &mut addressee)] {
            if roles & bit != 0 {
                tokens.push(i);
            }
        }
    }
    (draft.speaker, draft.addressee) = (speaker, addressee);
    speaker::trim(cx, scan, &draft.content, &cue, &mut draft.speaker);
    listener::mend(cx, draft);
    if matches!(draft.kind, QuoteKind::Direct | QuoteKind::Indirect) {
        draft.frame = frame;
        draft.cue = cue;
        mend_cue(cx, draft);
        if draft.speaker.is_empty() {
            draft.speaker = speaker::in_front(cx, &draft.frame, &draft.cue);
        }
        if let Some(pronoun) = speaker::behind_verb(cx, &draft.frame, &draft.cue, &draft.speaker) {
            draft.speaker = vec![pronoun];
        } else if let Some(document) = speaker::document(cx, &draft.frame, &draft.cue, &draft.speaker) {
            draft.speaker = document;
            // What the document says has a verb of its own.
            draft.cue.retain(|&i| matches!(cx.w.lower(i), "heißt" | "hieß" | "es"));
        }
    }
}

/// A verb with its separated prefix: `kündigte sie [an]`; of `fehlten Zahlen, wo nach Angaben des Amts …` the adposition alone.
fn mend_cue(cx: &Context<'_, '_>, draft: &mut Draft) {
    let adposition = draft.speaker.first().and_then(|&first| first.checked_sub(1)).filter(|i| draft.cue.contains(i));
    let says = draft.cue.iter().any(|&i| cx.tokens[i].saying && cx.w.pos(i).is_verb());
    if let Some(i) = adposition.filter(|&i| !says && matches!(cx.w.lower(i), "nach" | "laut" | "gemäß")) {
        draft.cue = vec![i];
        return;
    }
    let prefixes: Vec<usize> = draft
        .cue
        .iter()
        .filter(|&&verb| cx.w.pos(verb).is_finite())
        .filter_map(|&verb| {
            let end = cx.sentences[cx.tokens[verb].sentence as usize].tokens.end;
            let prefix = |&i: &usize| cx.w.pos(i) == Pos::Ptkvz && cx.w.lemma(verb).starts_with(cx.w.lower(i)) && !holds(&draft.content, i);
            (verb + 1..end).take(base::FARTHEST).find(prefix)
        })
        .collect();
    for prefix in prefixes {
        if let Err(at) = draft.cue.binary_search(&prefix) {
            draft.cue.insert(at, prefix);
        }
    }
}

/// A quotation without any cue gets the roles that the rules gave it, one with a cue but without a speaker their speaker. Who stands before
/// `zufolge`, the rules know better.
pub(super) fn complete(cx: &Context<'_, '_>, draft: &mut Draft, rule: &Draft) {
    let is_postposition = rule.cue.iter().any(|&i| cx.w.lower(i) == "zufolge");
    if is_postposition && !rule.speaker.is_empty() && draft.kind == QuoteKind::Indirect {
        draft.cue.clone_from(&rule.cue);
        draft.frame.clone_from(&rule.frame);
        draft.speaker.clone_from(&rule.speaker);
    } else if draft.cue.is_empty() && !rule.cue.is_empty() {
        draft.cue.clone_from(&rule.cue);
        draft.frame.clone_from(&rule.frame);
        if draft.speaker.is_empty() {
            draft.speaker.clone_from(&rule.speaker);
        }
    } else if draft.speaker.is_empty() && rule.cue.iter().any(|i| draft.cue.contains(i)) {
        draft.speaker.clone_from(&rule.speaker);
    }
    if let Some(&noun) = draft.speaker.last()
        && let Some(last) = speaker::giver(cx, noun)
    {
        draft.speaker.extend(noun + 1..=last);
    }
}

/// What is known about the text when the roles of one quotation are looked for.
pub(crate) struct Known {
    /// Of every token, whether it is a speaker of an earlier quotation, of the last one.
    earlier: Vec<Earlier>,
    /// Kind, last token and last sentence of the quotation before.
    last: Option<(QuoteKind, usize, u32)>,
    last_speaker: Vec<usize>,
    last_cue: Vec<usize>,
    last_addressee: Vec<usize>,
}

/// What a token is to the quotations before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Earlier {
    #[default]
    Nothing,
    Speaker,
    LastSpeaker,
}

/// Over so many sentences somebody goes on speaking.
const REACH: u32 = 1;

impl Known {
    /// Nothing.
    pub(crate) fn new(w: &Words<'_>) -> Self {
        Self {
            earlier: vec![Earlier::default(); w.tokens.len()],
            last: None,
            last_speaker: Vec::new(),
            last_cue: Vec::new(),
            last_addressee: Vec::new(),
        }
    }

    /// Kind of the quotation before and how many sentences it is away.
    fn neighbour(&self, q: &Quotation<'_>) -> u32 {
        self.last.map_or(0, |(kind, _, sentence)| 1 + kind_number(kind) * 4 + q.sentences.0.saturating_sub(sentence).min(2))
    }

    /// A quotation without frame and speaker that stands close behind another goes on with its speaker; one with the words of the frame before
    /// has them whole, and its addressee.
    pub(crate) fn continues(&self, cx: &Context<'_, '_>, draft: &mut Draft) {
        if !draft.speaker.is_empty() && draft.speaker.iter().all(|i| self.last_speaker.contains(i)) {
            draft.speaker.clone_from(&self.last_speaker);
        }
        if draft.addressee.is_empty() && !draft.cue.is_empty() && draft.cue == self.last_cue {
            draft.addressee.clone_from(&self.last_addressee);
        }
        let (Some((_, end, sentence)), Some(&first)) = (self.last, draft.content.first()) else { return };
        let near = cx.tokens[first].sentence.saturating_sub(sentence) <= REACH;
        if near && draft.speaker.is_empty() && draft.frame.is_empty() && draft.kind != QuoteKind::Reported && end < first {
            draft.speaker.clone_from(&self.last_speaker);
        }
    }

    /// The roles of the next quotation are known.
    pub(crate) fn add(&mut self, cx: &Context<'_, '_>, draft: &Draft) {
        for &i in &self.last_speaker {
            self.earlier[i] = Earlier::Speaker;
        }
        for &i in &draft.speaker {
            self.earlier[i] = Earlier::LastSpeaker;
        }
        self.last_speaker.clone_from(&draft.speaker);
        self.last_cue.clone_from(&draft.cue);
        self.last_addressee.clone_from(&draft.addressee);
        self.last = draft.content.last().map(|&end| (draft.kind, end, cx.tokens[end].sentence));
    }
}

/// Distances in steps.
fn step(distance: usize) -> u32 {
    match distance {
        0..=2 => distance as u32,
        3..=4 => 3,
        5..=8 => 4,
        9..=15 => 5,
        _ => 6,
    }
}

few! {
    SIDE_DISTANCE = Few::two(6, [SIDES, 1], [STEPS, 1]);
    POS_HERE = Few::one(15, [POS, 1]);
    POS_AFTER = Few::one(16, [POS, 1]);
    // Of shapes, those that are no marks.
    SHAPE_AFTER = Few::one(31, [5, 1]);
    MOOD = Few::one(32, [5, 1]);
    NEAR_MOOD = Few::two(33, [NEAR, 1], [5, 1]);
    SAYING_AROUND = Few::one(34, [1, 1]).times(3);
    PLACE_SAYING = Few::one(37, [PLACES, 1]).times(3);
    CUE_DISTANCE = Few::two(40, [3, 1], [STEPS, 1]);
    CUE_POS = Few::two(42, [PATHS, 1], [POS, 2]);
    RULE_NEAR = Few::two(62, [RULE_ROLES, 1], [NEAR, 1]);
    RULE_AROUND = Few::two(65, [RULE_ROLES, RULE_ROLES], [RULE_ROLES, NEAR]);
    ADPOSITION = Few::two(68, [scan::ADPOSITIONS.len() as u32 + 1, 1], [PLACES, 1]);
    PLACE_POS = Few::two(77, [PLACES, 1], [POS, 1]);
    NAME_NEAR = Few::two(82, [NEAR, 1], [NAMES, 1]);
    NAMES_AROUND = Few::two(83, [NAMES, NAMES], [NAMES, 1]);
}

/// How many values [`Place::side`], [`Place::number`] and [`Place::near`] take, a [`step`], the ways to a cue, the roles by the rules.
const SIDES: u32 = 4;
const PLACES: u32 = 48;
const NEAR: u32 = 4;
const STEPS: u32 = 7;
const PATHS: u32 = 16;
const RULE_ROLES: u32 = 8;

/// The features of the tokens of the sequence of `draft`; `own` gives those of a token that every quotation sees alike ([`own`]).
pub(crate) fn features(
    cx: &Context<'_, '_>,
    sequence: &[usize],
    draft: &Draft,
    known: &Known,
    mut own: impl FnMut(usize, &mut Features),
    out: &mut Features,
) {
    let (Some(&first), Some(&last)) = (draft.content.first(), draft.content.last()) else { return };
    let quote = Quotation::new(cx, draft, first, last);
    let mut cue = Nearest::new(cx, sequence);
    let neighbour = known.neighbour(&quote);
    let (mut place, mut clause) = (None, None);
    for &i in sequence {
        let here = quote.place(cx, i);
        if place != Some(here) {
            place = Some(here);
            out.block(0, |out| place_features(&quote, here, neighbour, out));
        }
        if clause != Some((here, cx.tokens[i].clause)) {
            clause = Some((here, cx.tokens[i].clause));
            out.block(1, |out| clause_features(cx, i, &quote, here, out));
        }
        own(i, out);
        token(cx, i, &quote, here, cue.to(cx, i), out);
        match known.earlier[i] {
            Earlier::Nothing => {}
            Earlier::Speaker => out.add2(55, quote.form, here.number),
            Earlier::LastSpeaker => {
                out.add(52, quote.form);
                out.add2(53, quote.form, neighbour);
            }
        }
        out.end_token();
    }
}

/// Where a token stands, seen from the quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Inside 0, before 1, after 2, in the gap 3.
    side: u32,
    /// The side and how many sentences away.
    number: u32,
    /// In one of its sentences; in itself.
    same: bool,
    inside: bool,
}

impl Place {
    fn near(self) -> u32 {
        u32::from(self.same) | u32::from(self.inside) << 1
    }
}

/// The quotation that roles are looked for.
struct Quotation<'d> {
    content: &'d [usize],
    first: usize,
    last: usize,
    /// First and last sentence.
    sentences: (u32, u32),
    kind: u32,
    /// Kind, whether it fills its sentences, whether it is interrupted.
    form: u32,
    /// The marks or words before and after it.
    edges: u32,
    /// Its first word if that is a conjunction or mark.
    opening: u32,
}

impl<'d> Quotation<'d> {
    fn new(cx: &Context<'_, '_>, draft: &'d Draft, first: usize, last: usize) -> Self {
        let sentences = (cx.tokens[first].sentence, cx.tokens[last].sentence);
        let start = cx.sentences[sentences.0 as usize].tokens.start;
        let end = cx.sentences[sentences.1 as usize].tokens.end - 1;
        let gap = draft.content.len() != last + 1 - first;
        let whole = first - start <= 1 && end - last <= 1 && !gap;
        let kind = kind_number(draft.kind);
        let mark = |i: usize, inside: bool| match cx.tokens.get(i) {
            _ if !inside => 1,
            Some(t) if t.shape >= 0x80 => t.lower,
            _ => 2,
        };
        let edges = mix(mark(first.wrapping_sub(1), first > start), mark(last + 1, last < end));
        let word = cx.w.lower(first);
        let opens =
            matches!(word, "dass" | "daß" | "ob" | "weil" | "wenn" | "wie" | "was" | "warum" | "wer" | "wo" | "wann" | "„" | "»" | "\"");
        Self {
            content: &draft.content,
            first,
            last,
            sentences,
            kind,
            form: kind | u32::from(whole) << 4 | u32::from(gap) << 5,
            edges,
            opening: if opens { cx.tokens[first].lower } else { 0 },
        }
    }

    fn holds(&self, i: usize) -> bool {
        holds(self.content, i)
    }

    fn place(&self, cx: &Context<'_, '_>, i: usize) -> Place {
        let sentence = cx.tokens[i].sentence;
        let inside = self.holds(i);
        let side = if inside {
            0
        } else if i < self.first {
            1
        } else if i > self.last {
            2
        } else {
            3
        };
        let away = (self.sentences.0.saturating_sub(sentence)).min(3) | (sentence.saturating_sub(self.sentences.1)).min(2) << 2;
        Place { side, number: side | away << 2, same: (self.sentences.0..=self.sentences.1).contains(&sentence), inside }
    }
}

/// The word of saying nearest to each token within its sentence.
struct Nearest {
    cues: Vec<usize>,
    at: usize,
}

impl Nearest {
    fn new(cx: &Context<'_, '_>, sequence: &[usize]) -> Self {
        Self { cues: sequence.iter().copied().filter(|&i| cx.tokens[i].saying).collect(), at: 0 }
    }

    /// For ascending `i`.
    fn to(&mut self, cx: &Context<'_, '_>, i: usize) -> Option<usize> {
        while self.at + 1 < self.cues.len() && self.cues[self.at + 1].abs_diff(i) <= self.cues[self.at].abs_diff(i) {
            self.at += 1;
        }
        let sentence = cx.tokens[i].sentence;
        let around = self.at.saturating_sub(1)..(self.at + 2).min(self.cues.len());
        self.cues[around].iter().copied().filter(|&c| cx.tokens[c].sentence == sentence).min_by_key(|c| c.abs_diff(i))
    }
}

/// What all tokens of a place have in common.
fn place_features(q: &Quotation<'_>, here: Place, neighbour: u32, out: &mut Features) {
    let place = here.number;
    out.add(1, 0);
    out.add(2, place);
    out.add(3, mix(q.kind, place));
    out.add2(4, q.form, place);
    out.add2(5, mix(q.form, place), q.edges);
    out.add2(59, q.kind, neighbour);
    if here.same {
        out.add2(60, q.opening, here.side);
    }
    out.add2(61, q.edges, here.side | u32::from(here.same) << 2);
}

/// What all tokens of a clause on one side of the quotation have in common.
fn clause_features(cx: &Context<'_, '_>, i: usize, q: &Quotation<'_>, here: Place, out: &mut Features) {
    let number = cx.tokens[i].clause;
    let clause = &cx.clauses[number as usize];
    let overlap = if clause.tokens.clone().take(40).any(|j| q.holds(j)) { 1 + u32::from(here.inside) } else { 0 };
    out.add2(46, overlap, here.near());
    out.add2(81, here.near(), clause.kind);
    if here.same && !here.inside {
        let clauses = [q.first, q.last].map(|j| cx.tokens[j].clause.abs_diff(number));
        let away = clauses[0].min(clauses[1]).min(3);
        out.add2(47, here.side, away);
        out.add2(48, here.side | away << 2, clause.kind);
    }
}

/// What is known about a token whichever quotation it is seen from.
pub(super) fn own(cx: &Context<'_, '_>, i: usize, out: &mut Features) {
    let [before, t, after, second] = [-1, 0, 1, 2].map(|offset| cx.token(i, offset));
    out.add(11, after.lower);
    out.add(12, second.lower);
    out.few(POS_HERE, t.pos);
    out.few(POS_AFTER, after.pos);
    out.add(21, t.lemma);
    out.add(23, before.lemma);
    out.add(27, t.cells);
    out.add2(28, t.pos, t.cells);
    out.few(SHAPE_AFTER, after.shape);
    if t.mood > 0 {
        out.few(MOOD, t.mood);
    }
    for (near, n) in [before, t, after].iter().zip(0..) {
        if near.saying {
            out.few(SAYING_AROUND.nth(n), 0);
        }
    }
    out.few2(NAMES_AROUND, (before.name, t.name), after.name);
}

fn token(cx: &Context<'_, '_>, i: usize, q: &Quotation<'_>, here: Place, cue: Option<usize>, out: &mut Features) {
    let [before, t, after] = [-1, 0, 1].map(|offset| cx.token(i, offset));
    let Place { side, number: place, same, .. } = here;
    let near = here.near();
    let distance = if i > q.last { i - q.last } else { q.first.saturating_sub(i) };
    let kinded = |value| (q.kind, value);
    out.few2(SIDE_DISTANCE, side, step(distance));
    out.few2(PLACE_POS, place, t.pos);
    out.few2(NAME_NEAR, near, t.name);
    out.add2(25, kinded(near), (before.pos, t.pos));
    if t.mood > 0 {
        out.few2(NEAR_MOOD, near, t.mood);
    }
    for (near, n) in [before, t, after].iter().zip(0..) {
        if near.saying {
            out.few(PLACE_SAYING.nth(n), place);
        }
    }
    if let Some(c) = cue {
        let direction = match i.cmp(&c) {
            core::cmp::Ordering::Less => 0,
            core::cmp::Ordering::Equal => 1,
            core::cmp::Ordering::Greater => 2,
        };
        let between = if i < c { i + 1..c } else { c + 1..i.max(c + 1) };
        let (mut nominal, mut comma) = (between.len() <= 30, false);
        for t in cx.tokens.slice(between.clone()).iter().take(30) {
            nominal &= !is_verb(t.pos);
            comma |= t.clause != cx.tokens[c].clause;
        }
        let path = direction | u32::from(nominal) << 2 | u32::from(comma) << 3;
        out.few2(CUE_DISTANCE, direction, step(i.abs_diff(c)));
        out.few2(CUE_POS, path, (t.pos, u32::from(same)));
        out.add2(43, direction | u32::from(same) << 2, cx.tokens[c].lemma);
        out.add2(80, path, (t.cells, u32::from(same)));
    }
    // What the rules say.
    out.few2(RULE_NEAR, t.rule_role, near);
    out.few2(RULE_AROUND, (before.rule_role, t.rule_role), (after.rule_role, near));
    out.few2(ADPOSITION, t.adposition, place);
}

fn is_verb(pos: u32) -> bool {
    pos > crate::Pos::Vvfin as u32 && pos <= crate::Pos::Vmpp as u32 + 1
}
