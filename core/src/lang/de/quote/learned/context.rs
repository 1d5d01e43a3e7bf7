//! What the features of both models are made of: facts about tokens, clauses and sentences, as numbers.

use super::super::scan::{Draft, Scan};
use super::stretch::Stretch;
use crate::QuoteKind;
use crate::model::hash::{mix, text};
use crate::morph::Words;
use crate::{Entity, EntityKind, Morph, Pos};
use core::ops::Range;

/// Facts about one token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) lower: u32,
    pub(super) lemma: u32,
    pub(super) pos: u32,
    pub(super) shape: u32,
    /// Mood of a finite verb: 1 indicative, 2 either, 3 Konjunktiv I, 4 Konjunktiv II.
    pub(super) mood: u32,
    /// The cells of case, number and gender.
    pub(super) cells: u32,
    /// A word of saying.
    pub(super) saying: bool,
    /// An adposition or adverb of reporting: its number, from 1.
    pub(super) adposition: u32,
    /// The name that it is in: first and later tokens of people, organisations, places and others, from 1.
    pub(super) name: u32,
    /// The outermost pair of marks around it, from 1.
    pub(super) pair: u32,
    pub(super) sentence: u32,
    pub(super) clause: u32,
    /// What the rules made of it: 0 nothing, 1 frame, then first and later tokens of each kind of quotation.
    pub(super) rule: u32,
    /// The quotation of the rules that it is in, from 1.
    pub(super) rule_quote: u32,
    /// The roles that the rules gave it, as bits: speaker, cue, addressee.
    pub(super) rule_role: u32,
}

impl Token {
    const NONE: Self = Self {
        lower: 0,
        lemma: 0,
        pos: 0,
        shape: 0,
        mood: 0,
        cells: 0,
        saying: false,
        adposition: 0,
        name: 0,
        pair: 0,
        sentence: 0,
        clause: 0,
        rule: 0,
        rule_quote: 0,
        rule_role: 0,
    };
}

/// What the features of a clause or sentence are, hashed.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) tokens: Range<usize>,
    /// Features of its own, in [`Context::hashes`].
    pub(super) features: Range<u32>,
    /// A clause: its mood, word of saying, conjunction and end in one. A sentence: moods, words of saying and marks in one.
    pub(super) kind: u32,
    /// A sentence: its verbs, the main one first.
    pub(super) verbs: Range<u32>,
}

/// How many values [`Token::pos`], [`Token::rule`] and [`Token::name`] take.
pub(super) const POS: u32 = Pos::ALL.len() as u32 + 1;
pub(super) const RULES: u32 = 2 + 2 * KINDS.len() as u32;
pub(super) const NAMES: u32 = 9;

/// Words that say something of their clause, hashed.
const DASS: u32 = text("dass");
const DASZ: u32 = text("daß");
const OB: u32 = text("ob");
const COLON: u32 = text(":");
const WERDEN: u32 = text("werden");
/// What all pairs of marks look like, whichever the text uses.
const OPENING: u32 = text("„");
const CLOSING: u32 = text("“");

/// What the rules and the names made of one token: see [`Token`].
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    rule_quote: u32,
    rule: u8,
    rule_role: u8,
    name: u8,
}

/// The marks of all tokens of an article.
pub(crate) struct Marks(Vec<Mark>);

/// A block of an article as the models see it: of all but the longest, the whole. Tokens and sentences keep their numbers in the article.
pub(crate) struct Context<'w, 't> {
    pub(super) w: &'w Words<'t>,
    pub(super) tokens: Stretch<Token>,
    pub(super) sentences: Stretch<Facts>,
    pub(super) clauses: Vec<Facts>,
    /// The features of sentences and clauses.
    hashes: Vec<u32>,
    /// Outermost pairs of marks: first and last token, and whether a finite verb stands inside.
    pub(super) pairs: Vec<(usize, usize, bool)>,
}

/// Most features of a sentence or clause; endless ones are lists.
const MOST: usize = 24;

/// The number of a kind of quotation.
pub(super) fn kind_number(kind: QuoteKind) -> u32 {
    match kind {
        QuoteKind::Direct => 0,
        QuoteKind::Indirect => 1,
        QuoteKind::Reported => 2,
        QuoteKind::FreeIndirect => 3,
        QuoteKind::IndirectFreeIndirect => 4,
    }
}

pub(super) const KINDS: [QuoteKind; 5] =
    [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Reported, QuoteKind::FreeIndirect, QuoteKind::IndirectFreeIndirect];

/// The shape of a word that is no mark.
fn shape(word: &str) -> u32 {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return 0 };
    if first.is_lowercase() {
        4
    } else if first.is_uppercase() {
        if word.len() > 1 && letters.all(char::is_uppercase) { 2 } else { 3 }
    } else if word.bytes().all(|b| b.is_ascii_digit()) {
        1
    } else {
        4
    }
}

/// The shape of a mark, from its hash.
const fn mark_shape(hash: u32) -> u32 {
    hash | 0x80
}

impl<'w, 't> Context<'w, 't> {
    /// Looks at the tokens `block` of a text on which the rules have run.
    pub(crate) fn new(scan: &Scan<'w, 't>, marks: &Marks, block: Range<usize>) -> Self {
        let w = scan.w;
        let mut tokens: Vec<Token> = block.clone().zip(&marks.0[block.clone()]).map(|(i, mark)| token(scan, i, *mark)).collect();
        let mut sentences = Vec::with_capacity(w.sentences.len().min(block.len()));
        let mut clauses = Vec::with_capacity(2 * sentences.capacity());
        let mut pairs = Vec::new();
        let first = w.sentence_of(block.start);
        for (sentence, n) in w.sentences.iter().skip(first).take_while(|s| s.tokens.start < block.end).zip(first..) {
            let range = sentence.tokens.start.max(block.start)..sentence.tokens.end.min(block.end);
            for clause in scan.clauses(range.clone()) {
                for token in &mut tokens[clause.start - block.start..clause.end - block.start] {
                    token.sentence = n as u32;
                    token.clause = clauses.len() as u32;
                }
                clauses.push(Facts { tokens: clause, ..Facts::default() });
            }
            sentences.push(Facts { tokens: range, ..Facts::default() });
        }
        let from = w.pairs.all.partition_point(|p| p.open < block.start);
        let inside = || w.pairs.all[from..].iter().take_while(|p| p.open < block.end).filter(|p| p.close < block.end);
        for pair in inside().filter(|p| !p.single) {
            like(&mut tokens[pair.open - block.start], OPENING);
            if pair.closed {
                like(&mut tokens[pair.close - block.start], CLOSING);
            }
        }
        for pair in inside().filter(|p| p.parent.is_none()) {
            let held = &mut tokens[pair.open - block.start..=pair.close - block.start];
            let finite = held.iter().any(|t| t.mood > 0);
            pairs.push((pair.open, pair.close, finite));
            for token in held {
                token.pair = pairs.len() as u32;
            }
        }
        let tokens = Stretch::new(block.start, tokens, Token { sentence: u32::MAX, ..Token::NONE });
        let mut hashes = Vec::with_capacity(8 * clauses.len());
        for (facts, n) in sentences.iter_mut().zip(first..) {
            sentence_facts(w, &tokens, n, facts, &mut hashes);
        }
        for facts in &mut clauses {
            clause_facts(w, &tokens, facts, &mut hashes);
        }
        Self { w, tokens, sentences: Stretch::new(first, sentences, Facts::default()), clauses, hashes, pairs }
    }

    /// Features of a sentence or clause.
    pub(super) fn hashes(&self, range: &Range<u32>) -> impl Iterator<Item = u32> {
        self.hashes.get(range.start as usize..range.end as usize).unwrap_or_default().iter().copied()
    }

    /// The quotation of the rules that begins or ends where `draft` does and is of its kind.
    pub(super) fn rule_of<'d>(&self, draft: &Draft, by_rules: &'d [Draft]) -> Option<&'d Draft> {
        let ends = [draft.content.first(), draft.content.last()];
        let mut found = ends.into_iter().flatten().filter_map(|&i| by_rules.get((self.tokens[i].rule_quote as usize).checked_sub(1)?));
        found.find(|r| r.kind == draft.kind)
    }

    /// Whether nothing in a sentence says that somebody reports: no subjunctive, word of saying, adposition of reporting or mark, and nothing
    /// that the rules found.
    pub(super) fn is_plain(&self, sentence: &Facts) -> bool {
        sentence.kind == 0 && self.tokens.slice(sentence.tokens.clone()).iter().all(|t| t.rule == 0)
    }

    /// Token `i`; an empty one beyond the text.
    pub(super) fn token(&self, i: usize, offset: isize) -> &Token {
        i.checked_add_signed(offset).and_then(|j| self.tokens.get(j)).unwrap_or(&Token::NONE)
    }

    /// The clause `offset` after number `n`, if it belongs to the same sentence.
    pub(super) fn clause(&self, n: u32, offset: isize) -> Option<&Facts> {
        let here = self.clauses.get(n as usize)?;
        let there = self.clauses.get((n as usize).checked_add_signed(offset)?)?;
        (self.tokens.get(here.tokens.start)?.sentence == self.tokens.get(there.tokens.start)?.sentence).then_some(there)
    }
}

fn token(scan: &Scan<'_, '_>, i: usize, mark: Mark) -> Token {
    let w = scan.w;
    let morph = w.morph(i);
    let mood = match (w.pos(i).is_finite(), morph.any(Morph::IND), morph.any(Morph::K1), morph.any(Morph::K2)) {
        (false, ..) | (true, false, false, false) => 0,
        (_, true, false, false) => 1,
        (_, true, ..) => 2,
        (_, false, true, _) => 3,
        (_, false, false, true) => 4,
    };
    let lower = w.forms.lower_hash(i);
    Token {
        lower,
        lemma: text(w.lemma(i)),
        pos: w.pos(i) as u32 + 1,
        shape: if w.pos(i).is_mark() { mark_shape(lower) } else { shape(w.word(i)) },
        mood,
        cells: morph.cells().bits(),
        saying: scan.saying(i),
        adposition: scan.adposition(i).into(),
        name: mark.name.into(),
        rule: mark.rule.into(),
        rule_quote: mark.rule_quote,
        rule_role: mark.rule_role.into(),
        ..Token::NONE
    }
}

/// Makes a token look like another mark.
fn like(token: &mut Token, mark: u32) {
    token.lower = mark;
    token.lemma = mark;
    token.shape = mark_shape(mark);
}

impl Marks {
    /// Looks at a text on which the rules have run.
    pub(crate) fn new(scan: &Scan<'_, '_>, entities: &[Entity]) -> Self {
        let mut out = Self(vec![Mark::default(); scan.w.tokens.len()]);
        out.rules(&scan.drafts);
        out.names(scan.w, entities);
        out
    }

    /// Writes down what the rules found.
    fn rules(&mut self, drafts: &[Draft]) {
        let marks = &mut self.0;
        for draft in drafts.iter().filter(|d| d.parent.is_none()) {
            for &i in &draft.frame {
                if marks[i].rule == 0 {
                    marks[i].rule = 1;
                }
            }
        }
        for (n, draft) in drafts.iter().enumerate().filter(|(_, d)| d.parent.is_none()) {
            let mut last = None;
            for &i in &draft.content {
                let later = u8::from(i > 0 && last == Some(i - 1));
                marks[i].rule = 2 + 2 * kind_number(draft.kind) as u8 + later;
                marks[i].rule_quote = n as u32 + 1;
                last = Some(i);
            }
            for (roles, bit) in [(&draft.speaker, 1), (&draft.cue, 2), (&draft.addressee, 4)] {
                for &i in roles {
                    marks[i].rule_role |= bit;
                }
            }
        }
    }

    /// Writes down the names.
    fn names(&mut self, w: &Words<'_>, entities: &[Entity]) {
        for entity in entities {
            let kind = match entity.kind {
                EntityKind::Per => 1,
                EntityKind::Org => 3,
                EntityKind::Loc => 5,
                EntityKind::Misc => 7,
            };
            for mention in &entity.mentions {
                let first = w.tokens.partition_point(|t| t.span.end <= mention.start);
                for i in (first..w.tokens.len()).take_while(|&i| w.tokens[i].span.start < mention.end) {
                    self.0[i].name = kind + u8::from(i > first);
                }
            }
        }
    }
}

/// Nouns of saying that tell what a sentence is about.
fn is_saying_noun(pos: u32, w: &Words<'_>, i: usize) -> bool {
    pos == Pos::Nn as u32 + 1 && super::super::lexicon::is_content_noun(w.lower(i))
}

fn sentence_facts(w: &Words<'_>, tokens: &Stretch<Token>, n: usize, facts: &mut Facts, out: &mut Vec<u32>) {
    let range = facts.tokens.clone();
    let from = out.len();
    let mut add = |template: u32, value: u32| {
        let hash = mix(template, value);
        if !out[from..].contains(&hash) {
            out.push(hash);
        }
    };
    let (mut subjunctive, mut saying, mut adposition, mut mark, mut early) = (false, false, false, false, false);
    // Of the last token in a quotation of the rules; most often the next is of the same kind, and there is nothing to add.
    let mut last_kind = 0;
    for (i, t) in range.clone().zip(tokens.slice(range.clone())) {
        if t.mood >= 2 {
            add(1, t.mood);
            subjunctive |= t.mood >= 3;
            early |= t.mood >= 3 && i - range.start < 6;
        }
        if t.saying {
            add(2, 0);
            saying = true;
        }
        if t.adposition > 0 {
            add(3, t.adposition);
            adposition = true;
        }
        match t.lower {
            DASS | DASZ | OB => add(4, t.lower),
            COLON => add(5, 0),
            _ => {}
        }
        if w.pos(i) == Pos::Vmfin || t.lemma == WERDEN && t.mood > 0 {
            add(6, mix(t.lemma, t.mood));
        }
        if t.pair > 0 && !mark {
            add(7, 0);
            mark = true;
        }
        if t.rule >= 2 && t.rule / 2 != last_kind {
            last_kind = t.rule / 2;
            add(8, last_kind - 1);
        }
    }
    add(9, tokens[range.start].lower);
    add(10, tokens[range.end - 1].lower);
    add(11, (range.len() as u32 / 8).min(4));
    let starts_part = w.parts.binary_search_by_key(&range.start, |p| p.start).is_ok();
    add(12, u32::from(starts_part));
    add(13, u32::from(early));
    let last = n + 1 == w.sentences.len();
    add(
        14,
        if n == 0 {
            0
        } else if n < 3 {
            1
        } else if last {
            3
        } else {
            2
        },
    );
    facts.kind = u32::from(subjunctive) | u32::from(saying) << 1 | u32::from(adposition) << 2 | u32::from(mark) << 3;
    facts.features = from as u32..out.len() as u32;
    let from = out.len();
    verbs(w, tokens, range, out);
    out.truncate(from + MOST);
    facts.verbs = from as u32..out.len() as u32;
}

fn verbs(w: &Words<'_>, tokens: &Stretch<Token>, range: Range<usize>, out: &mut Vec<u32>) {
    let mut main = None;
    for (i, t) in range.clone().zip(tokens.slice(range.clone())) {
        if w.pos(i).is_verb() {
            if matches!(w.pos(i), Pos::Vvfin | Pos::Vvinf | Pos::Vvpp | Pos::Vvizu) {
                out.push(mix(1, t.lemma));
            }
            if t.mood > 0 && main.is_none() && t.pair == 0 {
                main = Some(i);
                out.extend([mix(2, t.lemma), mix(3, t.mood), mix(4, ((i - range.start) as u32 / 2).min(4))]);
            }
        } else if is_saying_noun(t.pos, w, i) {
            out.push(mix(5, t.lower));
        }
    }
    if let Some(main) = main {
        let before = || range.start..main;
        let subject = if before().any(|i| w.pos(i) == Pos::Ne) {
            1
        } else if before().any(|i| w.pos(i) == Pos::Pper) {
            2
        } else if before().any(|i| w.pos(i) == Pos::Nn) {
            3
        } else {
            0
        };
        let adverbial = before().next().is_some_and(|i| matches!(w.pos(i), Pos::Appr | Pos::Apprart | Pos::Adv | Pos::Pav));
        let field = subject | u32::from(adverbial) << 2;
        out.extend([mix(6, field), mix(mix(7, field), tokens[main].lemma)]);
    }
}

fn clause_facts(w: &Words<'_>, tokens: &Stretch<Token>, facts: &mut Facts, out: &mut Vec<u32>) {
    let range = facts.tokens.clone();
    let inside = tokens.slice(range.clone());
    let strength = |mood: u32| [0, 1, 2, 4, 3].get(mood as usize);
    let (mut mood, mut saying, mut conjunction, mut infinitive) = (0, false, false, false);
    for (t, i) in inside.iter().zip(range.clone()) {
        if strength(t.mood) > strength(mood) {
            mood = t.mood;
        }
        saying |= t.saying;
        conjunction |= matches!(t.lower, DASS | DASZ | OB);
        infinitive |= w.pos(i) == Pos::Vvizu || w.pos(i) == Pos::Ptkzu && tokens.get(i + 1).is_some();
    }
    let end = &tokens[range.end - 1];
    let end_mark = if end.shape >= mark_shape(0) { end.lower } else { 0 };
    facts.kind = mix(end_mark, mood | u32::from(saying) << 3 | u32::from(conjunction) << 4 | u32::from(infinitive) << 5);
    let from = out.len();
    out.extend([
        mix(1, tokens[range.start].lower),
        mix(2, mood),
        mix(3, u32::from(saying)),
        mix(4, u32::from(conjunction) | u32::from(infinitive) << 1),
        mix(5, end_mark),
        mix(6, facts.kind),
    ]);
    out.extend(inside.iter().filter(|t| t.adposition > 0).map(|t| mix(7, t.adposition)));
    if saying {
        out.extend(inside.iter().filter(|t| t.saying).map(|t| mix(8, t.lemma)));
    }
    out.truncate(from + MOST);
    facts.features = from as u32..out.len() as u32;
}
