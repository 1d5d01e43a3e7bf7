//! Whom the words that name a speaker mean: `er`, `die Ministerin`, `das Unternehmen` and quotations without a speaker are traced back to
//! an entity of the article, or to the phrase that a speaker was named by before.
//!
//! Speakers are read in the order of the text. A name is itself; for the rest see [`super::antecedent`].

use super::antecedent::{Discourse, Phrase, Target};
use super::mentions::Mentions;
use crate::lang::de::quote::sources::{self, Link};
use crate::lang::de::quote::speaker::{Reader, Referent, says};
use crate::lang::de::quote::{Draft, base, nouns};
use crate::morph::Words;
use crate::{EntityKind, Morph, Pos, QuoteKind};
use core::cell::LazyCell;
use core::ops::Range;

/// The speaker of a quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The name or phrase; several joined by ` & `.
    pub(crate) who: Option<String>,
    /// Index of the entity, of the first of several.
    pub(crate) entity: Option<usize>,
    /// The other sources, the nearest to the reader first.
    pub(crate) sources: Vec<(Link, Option<String>, Option<usize>)>,
}

/// Resolves the speakers of quotations in the order of the text; `parents` are the indices of the quotations around them.
pub(crate) fn resolve(w: &Words<'_>, mentions: &Mentions<'_>, drafts: &[&Draft], parents: &[Option<usize>]) -> Vec<Answer> {
    let mut resolver = Resolver { w, reader: Reader { w, mentions }, mentions, discourse: Discourse::new(w, mentions) };
    let mut out: Vec<Answer> = Vec::with_capacity(drafts.len());
    for (n, draft) in drafts.iter().enumerate() {
        let parent = parents[n].filter(|&p| p < n && (draft.speaker.is_empty() || draft.speaker == drafts[p].speaker));
        out.push(parent.map_or_else(|| resolver.answer(draft), |p| out[p].clone()));
    }
    out
}

struct Resolver<'a, 't> {
    w: &'a Words<'t>,
    reader: Reader<'a, 't>,
    mentions: &'a Mentions<'a>,
    discourse: Discourse<'a, 't>,
}

impl Resolver<'_, '_> {
    fn answer(&mut self, draft: &Draft) -> Answer {
        let sources = self.sources(draft);
        let targets = if draft.speaker.is_empty() { self.unnamed(draft) } else { self.named(&draft.speaker, draft) };
        if targets.is_empty() {
            return Answer { sources, ..Answer::default() };
        }
        let at = draft.speaker.first().or(draft.content.last()).copied().unwrap_or_default();
        let (who, entity) = self.names(&targets);
        self.discourse.spoke(targets, at, draft.content.last().copied().unwrap_or_default().max(at));
        Answer { who, entity, sources }
    }

    /// The names of speakers, and the first entity among them.
    fn names(&self, targets: &[Target]) -> (Option<String>, Option<usize>) {
        let mut names = targets.iter().map(|t| self.discourse.name(t));
        let entity = targets.iter().find_map(|t| if let Target::Entity(e) = t { Some(*e) } else { None });
        let who = names.next().map(|first| names.fold(first.to_owned(), |all, name| all + " & " + name));
        (who, entity)
    }

    /// The other sources of a quotation.
    fn sources(&mut self, draft: &Draft) -> Vec<(Link, Option<String>, Option<usize>)> {
        let mut out = Vec::new();
        for link in sources::find(self.w, self.mentions, draft) {
            let tokens: Vec<usize> = link.tokens.clone().collect();
            let targets = self.named(&tokens, draft);
            let (who, entity) = self.names(&targets);
            out.push((link, who, entity));
        }
        out
    }

    /// Whom the tokens of a speaker mean.
    fn named(&mut self, speaker: &[usize], draft: &Draft) -> Vec<Target> {
        let mut out = Vec::new();
        for referent in self.reader.read(speaker, &draft.cue, &draft.content) {
            for target in self.targets(&referent, draft) {
                if !out.contains(&target) {
                    out.push(target);
                }
            }
        }
        out
    }

    fn targets(&mut self, referent: &Referent, draft: &Draft) -> Vec<Target> {
        match referent {
            Referent::Entity(e) => vec![Target::Entity(*e)],
            Referent::Pronoun { at, cells } => {
                let cells = self.number(*at, *cells, draft);
                self.discourse.pronoun(*at, cells).into_iter().collect()
            }
            Referent::Relative { at, cells } => self.antecedent(*at, *cells).into_iter().collect(),
            Referent::Phrase { tokens, head } => self.phrase(tokens, *head).into_iter().collect(),
            Referent::Compound { head, giver } => {
                let target = nouns::institution(giver).and_then(|kinds| self.discourse.institution(*head, giver, kinds));
                vec![target.unwrap_or_else(|| self.discourse.add(Phrase::new(giver.clone(), giver, Morph::FEM, false, *head)))]
            }
            Referent::Before { at } => self.before(*at),
            Referent::Both { at } => self.discourse.two(*at),
            Referent::Own { at } => self.own(*at, draft),
        }
    }

    /// The speaker of a quotation that names none: the subject of its frame or sentence, or whoever spoke last, if it goes on from there.
    fn unnamed(&mut self, draft: &Draft) -> Vec<Target> {
        let (Some(&first), Some(&end)) = (draft.content.first(), draft.content.last()) else { return Vec::new() };
        let sentence = self.w.sentences[self.w.sentence_of(first)].tokens.clone();
        let areas: Vec<Range<usize>> = match draft.kind {
            QuoteKind::Reported => core::iter::once(first..sentence.end).collect(),
            QuoteKind::Direct | QuoteKind::Indirect => {
                let frame = draft.frame.chunk_by(|a, b| a + 1 == *b).map(|run| run[0]..run[run.len() - 1] + 1);
                let before = sentence.start.max(first.saturating_sub(base::FARTHEST))..first.max(sentence.start);
                let after = (end + 1).clamp(sentence.start, sentence.end)..sentence.end.min(end + base::FARTHEST);
                frame.chain([before, after]).collect()
            }
            _ => Vec::new(),
        };
        // `Aus Bankkreisen verlautete`
        let out_of = |&&i: &&usize| self.w.lower(i) == "aus" && draft.cue.iter().any(|&c| self.w.lower(c).starts_with("verlaut"));
        if let Some(&from) = draft.frame.iter().find(out_of) {
            let phrase: Vec<usize> = (from + 1..base::phrase_end(self.w, self.mentions, from + 1, sentence.end)).collect();
            return self.named(&phrase, draft);
        }
        if self.impersonal(draft) {
            return self.of_document(draft);
        }
        for area in areas {
            if let Some(subject) = self.subject(area.clone()).or_else(|| self.front(&area, draft)) {
                let found = self.named(&subject, draft);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        if matches!(draft.kind, QuoteKind::Indirect | QuoteKind::Reported) {
            return Vec::new();
        }
        if self.discourse.is_near(first) { self.discourse.last.clone() } else { self.before(first) }
    }

    /// `In einer Erklärung des Ministers heißt es`: who gives the document; with `hieß es` alone whoever spoke last.
    fn of_document(&self, draft: &Draft) -> Vec<Target> {
        let document = draft.frame.iter().copied().find(|&i| self.w.pos(i) == Pos::Nn && nouns::information(self.w.lemma(i)).is_some());
        let Some(head) = document else {
            let goes_on = draft.frame.iter().any(|&i| matches!(self.w.lower(i), "hieß" | "heißt")) && draft.frame.len() < 6;
            let at = draft.frame.first().copied().unwrap_or_default();
            return if goes_on && self.discourse.is_near(at) { self.discourse.last.clone() } else { Vec::new() };
        };
        let sentence = self.w.sentences[self.w.sentence_of(head)].tokens.clone();
        let phrase: Vec<usize> = (head..base::phrase_end(self.w, self.mentions, head, sentence.end)).collect();
        let found = self.reader.read(&phrase, &[], &[]);
        found.into_iter().filter_map(|r| if let Referent::Entity(e) = r { Some(Target::Entity(e)) } else { None }).collect()
    }

    /// What stands in front of the verb of a frame: `Der Beschluss sieht vor`.
    fn front(&self, area: &Range<usize>, draft: &Draft) -> Option<Vec<usize>> {
        if draft.frame.first() != Some(&area.start) || !matches!(self.w.pos(area.start), Pos::Art | Pos::Nn | Pos::Adja | Pos::Piat) {
            return None;
        }
        let end = base::phrase_end(self.w, self.mentions, area.start, area.end);
        let verb = end < area.end && self.w.pos(end).is_finite();
        (verb && self.w.morph(area.start).any(Morph::NOM)).then(|| (area.start..end).collect())
    }

    /// Whether a frame has no speaker by its nature: `es heißt`, a passive.
    fn impersonal(&self, draft: &Draft) -> bool {
        draft.frame.iter().any(|&i| matches!(self.w.lower(i), "heißt" | "hieß" | "man" | "es") || self.w.lemma(i) == "werden")
    }

    /// The first phrase of `range` outside quotation marks that can be a subject who speaks.
    fn subject(&self, range: Range<usize>) -> Option<Vec<usize>> {
        let mut i = range.start;
        let passive = range.clone().any(|i| self.w.lemma(i) == "werden" && self.w.pos(i).is_finite());
        while i < range.end {
            let pos = self.w.pos(i);
            if self.w.pairs.around(i).is_some() {
                i += 1;
                continue;
            }
            let agent = |i: usize| i > range.start && passive && matches!(self.w.lower(i - 1), "von" | "vom");
            let governed = i > range.start && matches!(self.w.pos(i - 1), Pos::Appr | Pos::Apprart) && !agent(i);
            if pos == Pos::Pper && matches!(self.w.lower(i), "er" | "sie") {
                return Some(vec![i]);
            }
            if let Some(m) = self.mentions.at(i) {
                let kind = self.mentions.entities[m.entity].kind;
                let modifies = m.tokens.end < range.end && self.w.pos(m.tokens.end) == Pos::Nn;
                if !governed && matches!(kind, EntityKind::Per | EntityKind::Org) && !modifies {
                    return Some(m.tokens.clone().collect());
                }
                i = m.tokens.end.max(i + 1);
                continue;
            }
            if matches!(pos, Pos::Nn | Pos::Ne | Pos::Art | Pos::Adja | Pos::Piat | Pos::Card | Pos::Pposat) {
                let phrase = i..base::phrase_end(self.w, self.mentions, i, range.end);
                let head = phrase.clone().find(|&x| self.w.pos(x).is_noun() || self.mentions.at(x).is_some());
                let speaks = |h: usize| {
                    self.mentions.at(h).is_some_and(|m| matches!(self.mentions.entities[m.entity].kind, EntityKind::Per | EntityKind::Org))
                        || self.w.pos(h) == Pos::Ne
                        || nouns::can_speak(self.w.lemma(h))
                };
                let nominative = |x: usize| self.w.morph(x).any(Morph::NOM) || self.w.morph(x).cells() == Morph::NONE;
                if !governed && head.is_some_and(|h| speaks(h) && nominative(h)) && nominative(i) || agent(i) && head.is_some_and(speaks) {
                    return Some(phrase.collect());
                }
                i = phrase.end.max(i + 1);
                continue;
            }
            i += 1;
        }
        None
    }

    /// Who speaks in `demnach` and `wonach` at token `at`: the source that stands before, the last speaker, a person or institution named in
    /// the sentence before.
    fn before(&mut self, at: usize) -> Vec<Target> {
        let sentence = self.w.sentence_of(at);
        let tokens = self.w.sentences[sentence].tokens.clone();
        let from = if at > tokens.start + 2 { tokens.start } else { self.w.sentences[sentence.saturating_sub(1)].tokens.start };
        let information = (from..at).rev().take(40).find(|&i| self.w.pos(i) == Pos::Nn && nouns::information(self.w.lemma(i)).is_some());
        if let Some(i) = information {
            let phrase: Vec<usize> = base::extent(self.w, i, at).collect();
            let found: Vec<Referent> =
                self.reader.read(&phrase, &[], &[]).into_iter().filter(|r| matches!(r, Referent::Entity(_))).collect();
            if let Some(Referent::Entity(e)) = found.first() {
                return vec![Target::Entity(*e)];
            }
        }
        if self.discourse.is_near(at) {
            return self.discourse.last.clone();
        }
        let verb = (from..at).rev().find(|&i| says(self.w, i));
        if let Some(subject) = verb.and_then(|v| self.subject(v + 1..at)).or_else(|| self.subject(from..at)) {
            let found = self.named(&subject, &Draft::default());
            if !found.is_empty() {
                return found;
            }
        }
        self.discourse.last.clone()
    }

    /// The noun in front of the relative clause that `at` begins.
    fn antecedent(&mut self, at: usize, cells: Morph) -> Option<Target> {
        let sentence = self.w.sentences[self.w.sentence_of(at)].tokens.clone();
        let comma = (sentence.start..at).rev().find(|&i| self.w.word(i) == ",").unwrap_or(at);
        if let Some(m) = self.mentions.within(sentence.start..comma).next_back().filter(|m| m.tokens.end + 2 > comma) {
            return Some(Target::Entity(m.entity));
        }
        let head = (sentence.start..comma).rev().find(|&i| self.w.pos(i).is_noun() && self.w.morph(i).any(cells))?;
        let first = base::start(self.w, head, sentence.start);
        self.phrase(&(first..base::extent(self.w, head, comma).end), head)
    }

    /// The subject of what is said, or of the sentence: `Eigenen Angaben zufolge hat Berg …`
    fn own(&mut self, at: usize, draft: &Draft) -> Vec<Target> {
        let sentence = self.w.sentences[self.w.sentence_of(at)].tokens.clone();
        let around = sentence.start.max(at.saturating_sub(base::FARTHEST))..sentence.end.min(at + base::FARTHEST);
        let said = draft.content.chunk_by(|a, b| a + 1 == *b).map(|run| run[0]..run[run.len() - 1] + 1);
        for area in said.chain([around]) {
            if let Some(subject) = self.subject(area) {
                let found = self.named(&subject, draft);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        self.before(at)
    }

    /// Whom a phrase without a name means: an entity with that role, a speaker with that head before, or only itself.
    fn phrase(&mut self, tokens: &Range<usize>, head: usize) -> Option<Target> {
        let lemma = self.w.lemma(head);
        let denoted = LazyCell::new(|| nouns::person(lemma));
        let text = base::base_form(self.w, tokens, head);
        if text.is_empty() {
            return None;
        }
        let group = base::group(self.w, tokens.start, head);
        // A surname that no entity has, named in full before: `Konrad Freiberg`, `Freiberg`.
        if let Some(target) = self.discourse.same_text(&text) {
            return Some(target);
        }
        let article = tokens.start < head && matches!(self.w.pos(tokens.start), Pos::Art | Pos::Pdat | Pos::Pposat);
        if article && !self.w.lower(tokens.start).starts_with("ein") {
            let found = if let Some(kinds) = nouns::institution(lemma).filter(|_| group != Morph::PLUR) {
                self.discourse.institution(tokens.start, lemma, kinds)
            } else if nouns::information(lemma).is_some() {
                self.discourse.document(tokens.start, lemma).or_else(|| self.before(tokens.start).into_iter().next())
            } else {
                let person = if group == Morph::PLUR { Morph::NONE } else { *denoted };
                let gender = if person & group == Morph::NONE { person } else { group };
                (person != Morph::NONE).then(|| self.discourse.role(tokens, lemma, gender)).flatten()
            };
            let bare = tokens.len() == head + 1 - tokens.start;
            if let Some(target) = found.or_else(|| self.discourse.same_head(lemma, group, tokens.start).filter(|_| bare)) {
                return Some(target);
            }
        }
        let person = *denoted != Morph::NONE;
        Some(self.discourse.add(Phrase::new(text, lemma, group, person, tokens.start)))
    }

    /// The cells of a pronoun that its verb leaves: `sie sagte`, `sie sagten`.
    fn number(&self, at: usize, cells: Morph, draft: &Draft) -> Morph {
        let open = cells.any(Morph::FEM) && cells.any(Morph::PLUR);
        if !open || !matches!(self.w.pos(at), Pos::Pper | Pos::Pds) {
            return cells;
        }
        let sentence = self.w.sentences[self.w.sentence_of(at)].tokens.clone();
        let inside = |i: &usize| draft.frame.is_empty() || draft.frame.binary_search(i).is_ok();
        let verb = sentence.filter(inside).filter(|&i| self.w.pos(i).is_finite()).min_by_key(|&i| i.abs_diff(at));
        let plural = verb.is_some_and(|v| self.w.morph(v).any(Morph::PLUR) && !self.w.morph(v).any(Morph::SING));
        if plural { Morph::PLUR } else { cells.without(Morph::PLUR) }
    }
}

#[cfg(test)]
#[path = "who_cases.rs"]
mod cases;
