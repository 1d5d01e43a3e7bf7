//! What the words that name a speaker refer to: a name, a pronoun, a role or another phrase.
//!
//! `der Sprecher der Polizei, Jan Berg,` is Jan Berg; `ein Sprecher der Polizei` is a phrase; `Angaben der Polizei` is the police.

use super::{base, nouns};
use crate::morph::Words;
use crate::quote::mentions::{Mention, Mentions};
use crate::{EntityKind, Morph, Pos};
use core::ops::Range;

/// What a speaker refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Referent {
    /// An entity that is named: its index.
    Entity(usize),
    /// `er`, `sie`, `seiner` at a token, with the cells that its referent can have.
    Pronoun { at: usize, cells: Morph },
    /// A relative pronoun: what stands before its clause.
    Relative { at: usize, cells: Morph },
    /// A noun phrase without a name: its tokens and the head among them.
    Phrase { tokens: Range<usize>, head: usize },
    /// `demnach`, `wonach`: whoever spoke before.
    Before { at: usize },
    /// `Polizeiangaben`: the first part of the compound `head`.
    Compound { head: usize, giver: String },
    /// `beide`: the two persons named last.
    Both { at: usize },
    /// `eigenen Angaben zufolge`: the subject of what is said.
    Own { at: usize },
}

/// Reads speakers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a, 't> {
    pub(crate) w: &'a Words<'t>,
    pub(crate) mentions: &'a Mentions<'a>,
}

impl Reader<'_, '_> {
    /// The referents of a speaker, several if it is coordinated. Of a speaker in several pieces one counts: a pronoun, or what can speak and
    /// be a subject, nearest to the cue and to what is said.
    pub(crate) fn read(&self, speaker: &[usize], cue: &[usize], content: &[usize]) -> Vec<Referent> {
        let apart = |run: &Range<usize>, i: usize| if i < run.start { run.start - i } else { (i + 1).saturating_sub(run.end) };
        let rank = |run: &Range<usize>, found: &[Referent]| {
            let pronoun = run.len() == 1 && self.w.pos(run.start) == Pos::Pper;
            let speaks = found.iter().any(|r| self.can_speak(r));
            let before = run.start.checked_sub(1).filter(|i| !cue.contains(i));
            let governed = before.is_some_and(|i| matches!(self.w.pos(i), Pos::Appr | Pos::Apprart));
            let to_cue = cue.iter().map(|&i| apart(run, i)).min();
            let to_content = content.first().map(|&i| apart(run, i));
            (!pronoun, !speaks, governed, to_cue, to_content)
        };
        let runs = speaker.chunk_by(|a, b| a + 1 == *b).map(|run| run[0]..run[run.len() - 1] + 1);
        let mut read = runs.map(|run| (self.run(run.clone()), run)).filter(|(found, _)| !found.is_empty());
        let Some(first) = read.next() else { return Vec::new() };
        let best = match read.next() {
            Some(second) => [first, second].into_iter().chain(read).min_by_key(|(found, run)| rank(run, found)),
            None => Some(first),
        };
        let (found, _) = best.unwrap_or_default();
        if found.len() == 1 {
            return found;
        }
        let mut out: Vec<Referent> = Vec::with_capacity(found.len());
        for found in found {
            if !out.contains(&found) {
                out.push(found);
            }
        }
        out
    }

    /// The referents of neighbouring tokens.
    fn run(&self, range: Range<usize>) -> Vec<Referent> {
        let from = range.clone().rev().find(|&i| self.w.word(i) == ":").map_or(range.start, |i| i + 1);
        let mut range = self.trimmed(from..self.phrase_limit(from..range.end));
        if range.is_empty() {
            return Vec::new();
        }
        // `„Abendpost“ | Warnungen`
        if let Some(pair) = self.w.pairs.around(range.start).map(|p| self.w.pairs.all[p])
            && pair.open + 1 == range.start
            && pair.close < range.end
        {
            range.end = pair.close;
        }
        if range.len() == 1
            && let Some(found) = self.word(range.start)
        {
            return vec![found];
        }
        // `von der Umwelthilfe`, `in der Studie`, but not `von der Leyen`
        while range.len() > 1 && matches!(self.w.pos(range.start), Pos::Appr | Pos::Apprart) && self.mentions.at(range.start).is_none() {
            range.start += 1;
        }
        let coordinated = range.clone().any(|i| self.joins(i));
        let free: Vec<&Mention> = self.mentions.within(range.clone()).filter(|m| self.is_head(m, &range)).collect();
        let mut persons = free.iter().filter(|m| self.kind(m) == EntityKind::Per).map(|m| m.entity);
        // `der Nachfolger des Chefs Karl Berg, Jan Kurz`
        let alone = free.iter().rev().find(|m| self.kind(m) == EntityKind::Per && self.stands_alone(m, &range));
        let chosen = alone.filter(|_| free.first().is_some_and(|m| m.tokens.start > range.start)).map(|m| m.entity);
        if let Some(first) = chosen.filter(|_| !coordinated).or_else(|| persons.next()) {
            return core::iter::once(first).chain(persons.take_while(|_| coordinated)).map(Referent::Entity).collect();
        }
        if !coordinated {
            return self.part(range, &free).into_iter().collect();
        }
        self.conjuncts(&range).into_iter().filter_map(|part| self.part(part, &free)).collect()
    }

    /// Where a phrase ends at the latest: before a reflexive pronoun, a finite verb or the article of an object: `Angela Merkel | den
    /// Vorschlag`; in no name: the first word of `Vereinten Nationen` may be taken for a verb.
    fn phrase_limit(&self, range: Range<usize>) -> usize {
        let w = self.w;
        let object = |i: usize| {
            let new = matches!(w.pos(i), Pos::Art | Pos::Piat | Pos::Pposat) && w.pos(i - 1).is_noun();
            new && w.morph(i).cells() != Morph::NONE && !w.morph(i).any(Morph::GEN)
        };
        let ends = |&i: &usize| {
            w.pairs.around(i).is_none() && self.mentions.at(i).is_none() && (w.pos(i) == Pos::Prf || w.pos(i).is_finite() || object(i))
        };
        (range.start + 1..range.end).find(ends).unwrap_or(range.end)
    }

    /// The referent of one conjunct that names no person.
    fn part(&self, range: Range<usize>, free: &[&Mention]) -> Option<Referent> {
        let range = self.trimmed(range);
        let (core, head) = self.core(&range);
        let named = free.iter().find(|m| core.start <= m.tokens.start && m.tokens.end <= core.end);
        if let Some(m) = named
            && head.is_none_or(|h| h < m.tokens.end)
        {
            return Some(Referent::Entity(m.entity));
        }
        // `die größte Partei des Landes, die „Union“,`
        let alone = |m: &&&Mention| m.tokens.start >= core.end && range.contains(&m.tokens.start) && self.stands_alone(m, &range);
        if let Some(m) = free.iter().find(alone) {
            return Some(Referent::Entity(m.entity));
        }
        let Some(head) = head else {
            let head = range.end.checked_sub(1).filter(|h| range.contains(h))?;
            let named = free.iter().find(|m| range.contains(&m.tokens.start)).map(|m| Referent::Entity(m.entity));
            return named.or(Some(Referent::Phrase { tokens: range, head }));
        };
        self.source(head, &range).or_else(|| self.name_after(&range, head)).or(Some(Referent::Phrase { tokens: range, head }))
    }

    /// The name that stands right behind a role, when the speaker ends before it: `der Sprecher | Jan Berg`, `der Sprecher | , Jan Berg,`.
    fn name_after(&self, range: &Range<usize>, head: usize) -> Option<Referent> {
        let next = if range.end < self.w.tokens.len() && self.w.word(range.end) == "," { range.end + 1 } else { range.end };
        let m = self.mentions.at(next).filter(|m| m.tokens.start == next && self.kind(m) == EntityKind::Per)?;
        let closed = m.tokens.end >= self.w.tokens.len() || self.w.pos(m.tokens.end).is_mark() || next == range.end;
        (closed && nouns::person(self.w.lemma(head)) != Morph::NONE).then_some(Referent::Entity(m.entity))
    }

    /// Whether a mention is all that stands between two commas.
    fn stands_alone(&self, m: &Mention, range: &Range<usize>) -> bool {
        let idle = |i: usize| self.w.pos(i) == Pos::Art || self.w.pos(i) == Pos::Mark;
        let before = (range.start..m.tokens.start).rev().find(|&i| !idle(i)).is_some_and(|i| self.w.word(i) == ",");
        let after = (m.tokens.end..range.end).find(|&i| !idle(i));
        before && after.is_none_or(|i| self.w.word(i) == ",")
    }

    /// Who gives the information that the noun `head` denotes: `Angaben der Polizei`, `seinen Angaben`, `Polizeiangaben`.
    fn source(&self, head: usize, range: &Range<usize>) -> Option<Referent> {
        let compound = nouns::information(self.w.lemma(head))?;
        let opens = |&i: &usize| {
            self.w.pos(i) == Pos::Adja && i == head + 1
                || self.is(i, &["von", "vom", "aus", "durch", "der", "des", "eines", "einer", "dieser", "dieses", "mehrerer"])
        };
        for at in (head + 1..range.end).filter(opens).take(3) {
            if let Some(found) = self.run(at..range.end).into_iter().find(|r| self.can_speak(r)) {
                return Some(found);
            }
        }
        // The speaker may end before its attribute: `Angaben | von n24`.
        let next = range.end;
        if next == head + 1 && next + 1 < self.w.tokens.len() && self.is(next, &["von", "vom", "der", "des", "eines", "einer"]) {
            let end = base::phrase_end(self.w, self.mentions, next + usize::from(self.w.pos(next) == Pos::Appr), self.w.tokens.len());
            if let Some(found) = self.run(next..end).into_iter().find(|r| self.can_speak(r)) {
                return Some(found);
            }
        }
        // `Angaben Bergs`
        if let Some(found) = self.mentions.within(head + 1..range.end).next() {
            return Some(Referent::Entity(found.entity));
        }
        if let Some(m) = self.mentions.within(range.start..head).find(|m| self.is_owner(m, head)) {
            return Some(Referent::Entity(m.entity));
        }
        for i in range.start..head {
            if self.w.pos(i) == Pos::Pposat {
                let cells = if self.w.lower(i).starts_with("ihr") { Morph::FEM | Morph::PLUR } else { Morph::MASC | Morph::NEUT };
                return Some(Referent::Pronoun { at: i, cells });
            }
            if self.is(i, &["deren", "dessen"]) {
                let cells = if self.is(i, &["dessen"]) { Morph::MASC | Morph::NEUT } else { Morph::FEM | Morph::PLUR };
                return Some(Referent::Pronoun { at: i, cells });
            }
            if self.w.lower(i).starts_with("eigene") {
                return Some(Referent::Own { at: i });
            }
        }
        if compound.is_empty() {
            return None;
        }
        // `Polizeiangaben`, but not `Medienberichte`: reports are made of media, not by them.
        let giver = compound.trim_end_matches('-');
        let by_name = self.mentions.entities.iter().position(|e| e.name == giver || e.name.ends_with(&format!(" {giver}")));
        let told = ["angabe", "auskunft", "information"].iter().any(|n| self.w.lemma(head).to_lowercase().ends_with(n));
        match by_name {
            Some(e) if told => Some(Referent::Entity(e)),
            _ if told && !compound.ends_with('-') => Some(Referent::Compound { head, giver: giver.to_owned() }),
            _ => None,
        }
    }

    /// `Bergs Angaben`, `CNN-Angaben`
    fn is_owner(&self, m: &Mention, head: usize) -> bool {
        m.tokens.end <= head
            && (m.tokens.end..head).all(|i| self.w.pos(i) == Pos::Adja)
            && (self.genitive(m) || self.kind(m) != EntityKind::Loc)
    }

    /// Whether the attribute of an information can be who gives it: a name, a person, an institution, several people.
    fn can_speak(&self, referent: &Referent) -> bool {
        match referent {
            Referent::Phrase { head, .. } => {
                nouns::can_speak(self.w.lemma(*head)) || self.w.morph(*head).cells() != Morph::NONE && !self.w.morph(*head).any(Morph::SING)
            }
            _ => true,
        }
    }

    /// A speaker of one word.
    fn word(&self, i: usize) -> Option<Referent> {
        if self.is(i, &["demnach", "wonach", "danach", "demzufolge", "laut", "zufolge"]) {
            return Some(Referent::Before { at: i });
        }
        if self.is(i, &["beide", "beiden"]) {
            return Some(Referent::Both { at: i });
        }
        if self.is(i, &["man"]) {
            return Some(Referent::Before { at: i });
        }
        let cells = self.w.morph(i).cells();
        if self.is(i, &["diese", "dieser", "jene", "jener"]) && self.w.pos(i) != Pos::Pds {
            let cells = if self.w.lower(i).ends_with('r') { Morph::MASC } else { Morph::FEM | Morph::PLUR };
            return Some(Referent::Pronoun { at: i, cells });
        }
        let after_comma = (1..=2).any(|back| i >= back && self.w.word(i - back) == ",");
        match self.w.pos(i) {
            Pos::Pds if after_comma && self.is(i, &["denen", "deren", "dem", "der"]) => {
                Some(Referent::Relative { at: i, cells: if self.is(i, &["denen"]) { Morph::PLUR } else { nominative(cells) } })
            }
            Pos::Prels => Some(Referent::Relative { at: i, cells: nominative(cells) }),
            Pos::Pper | Pos::Pds | Pos::Pposat | Pos::Pposs => {
                let cells = match self.w.lower(i) {
                    "er" | "ihm" => Morph::MASC,
                    "sie" | "diese" => Morph::FEM | Morph::PLUR,
                    "ihr" | "ihrer" => Morph::FEM,
                    "seiner" => Morph::MASC | Morph::NEUT,
                    "ihnen" | "denen" => Morph::PLUR,
                    "wir" | "ich" => Morph::NONE,
                    _ => nominative(cells),
                };
                Some(Referent::Pronoun { at: i, cells })
            }
            _ => None,
        }
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.w.lower(i))
    }

    fn kind(&self, m: &Mention) -> EntityKind {
        self.mentions.entities[m.entity].kind
    }

    /// Without marks, conjunctions and particles at the ends.
    fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        let idle = |i: usize| {
            self.w.pos(i).is_mark()
                || (self.w.pos(i) == Pos::Kon && self.mentions.at(i).is_none())
                || self.is(i, &["auch", "sowohl", "selbst", "sogar", "allein", "nur", "aber"])
        };
        while !range.is_empty() && idle(range.start) {
            range.start += 1;
        }
        while !range.is_empty() && self.w.pos(range.end - 1).is_mark() {
            range.end -= 1;
        }
        range
    }

    /// A word that joins speakers.
    fn joins(&self, i: usize) -> bool {
        (self.is(i, &["und", "sowie", "&"]) || (self.is(i, &["auch"]) && i > 0 && self.is(i - 1, &["als", "wie"])))
            && self.mentions.at(i).is_none()
            && (i == 0 || self.w.pos(i - 1) != Pos::Trunc)
    }

    /// Splits at words that join when what follows stands on one level with what stands before: both begin with an article, or both are
    /// bare.
    fn conjuncts(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut start = range.start;
        for i in range.clone() {
            if !(self.joins(i) && i > start && i + 1 < range.end) {
                continue;
            }
            let article = |i: usize| matches!(self.w.pos(i), Pos::Art | Pos::Pdat | Pos::Piat | Pos::Pposat);
            let nominative =
                |i: usize| !article(i) || self.w.morph(i).any(Morph::NOM) || self.w.morph(range.start).any(Morph::DAT | Morph::GEN);
            let (core, _) = self.core(&(start..i));
            let level = core.end + 1 >= i || article(i + 1) == article(start);
            if level && nominative(i + 1) && (article(i + 1) || core.end >= i) {
                out.push(start..i);
                start = i + 1;
            }
        }
        out.push(start..range.end);
        // `der US-Präsident, das Militär und …`
        out
    }

    /// The start of a phrase up to its first attribute (a preposition, a genitive or a comma), and its head: the last of its first nouns
    /// that is no name.
    fn core(&self, range: &Range<usize>) -> (Range<usize>, Option<usize>) {
        let mut head = None;
        // Inside an attribute in front of the head: `einer am Montag veröffentlichten Erklärung`.
        let mut before = false;
        let mut noun = false;
        for i in range.clone() {
            let mention = self.mentions.at(i);
            let pos = self.w.pos(i);
            if before {
                before = !matches!(pos, Pos::Adja | Pos::Vvpp) || !self.w.pos((i + 1).min(range.end - 1)).is_noun();
                continue;
            }
            if mention.is_some_and(|m| m.tokens.start < i) {
                noun = true;
                continue;
            }
            if self.w.word(i) == "," || self.w.word(i) == "(" {
                return (range.start..i, head);
            }
            let preposition = matches!(pos, Pos::Appr | Pos::Apprart);
            if preposition && !noun && i > range.start && self.participle_follows(i..range.end) {
                before = true;
                continue;
            }
            let attribute =
                preposition || matches!(pos, Pos::Art | Pos::Pposat | Pos::Pdat) || pos == Pos::Adja || self.is(i, &["wie", "als"]);
            if noun && attribute && mention.is_none() {
                return (range.start..i, head);
            }
            noun |= pos.is_noun() || matches!(pos, Pos::Fm | Pos::Xy) || (pos == Pos::Card && self.w.word(i).contains('-'));
            if pos.is_noun() && mention.is_none() {
                match head {
                    None => head = Some(i),
                    // `ersten Meldungen | Schäden`
                    Some(h) if h + 1 == i && nouns::information(self.w.lemma(h)).is_some() => return (range.start..i, head),
                    Some(h) if h + 1 == i && pos == Pos::Nn => head = Some(i),
                    Some(_) => {}
                }
            }
        }
        (range.clone(), head)
    }

    /// Whether an adjective or participle right before a noun follows the preposition at the start of `range`, after a noun of its own.
    fn participle_follows(&self, range: Range<usize>) -> bool {
        let noun = range.clone().find(|&i| self.w.pos(i).is_noun() || self.w.pos(i) == Pos::Card);
        noun.is_some_and(|n| {
            (n + 1..range.end.min(n + 4)).any(|i| matches!(self.w.pos(i), Pos::Adja | Pos::Vvpp) || self.w.word(i).ends_with("ten"))
        })
    }

    /// Whether a mention is a speaker itself and no attribute of one.
    fn is_head(&self, m: &Mention, range: &Range<usize>) -> bool {
        let person = self.kind(m) == EntityKind::Per;
        // `Papiers Stellvertreter`, `Airbus-Sprecher`: a noun that follows is the head.
        let next = m.tokens.end;
        if next < range.end {
            let follows = |i: usize| i < range.end && self.w.pos(i) == Pos::Nn && self.mentions.at(i).is_none();
            let adjectives = (next..range.end).take_while(|&i| self.w.pos(i) == Pos::Adja).count();
            if follows(next + adjectives) && (person || adjectives == 0 || self.genitive(m)) {
                return false;
            }
            if adjectives == 0 && self.genitive(m) && self.mentions.at(next).is_some() && self.kind(m) != EntityKind::Per {
                return false;
            }
        }
        // Of a noun that denotes no person, a person's name is no apposition.
        let apart = |from: usize| {
            let roles = &self.mentions.entities[m.entity].roles;
            let own = |j: usize| self.w.word(j).ends_with('.') || roles.iter().any(|r| r.span.contains(self.w.tokens[j].span));
            let no_person = |j: usize| self.w.pos(j) == Pos::Nn && nouns::person(self.w.lemma(j)) == Morph::NONE && !own(j);
            person && (from..m.tokens.start).any(no_person)
        };
        let mut i = m.tokens.start;
        while i > range.start {
            let j = i - 1;
            match self.w.pos(j) {
                Pos::Adja | Pos::Card | Pos::Trunc => {}
                Pos::Mark if matches!(self.w.word(j), "„" | "“" | "\"" | "'") => {}
                Pos::Nn | Pos::Ne | Pos::Xy | Pos::Fm => {
                    if self.mentions.at(j).is_some() {
                        return true;
                    }
                    // `Verteidiger Bergs`
                    if i == m.tokens.start && self.w.pos(j) == Pos::Nn && self.genitive(m) {
                        return false;
                    }
                    // `der Nachfolger des zurückgetretenen Chefs Karl Berg`
                    let genitive = |i: usize| self.w.morph(i).any(Morph::GEN) && !self.w.morph(i).any(Morph::NOM | Morph::DAT);
                    if person && genitive(j) && !genitive(range.start) {
                        return apart(j);
                    }
                }
                // `ein Team um die Forscherin Renate Sievers`
                Pos::Art if j > range.start && matches!(self.w.pos(j - 1), Pos::Appr | Pos::Apprart) => {}
                Pos::Art | Pos::Pposat | Pos::Pdat | Pos::Piat => {
                    // An article right after a noun begins a genitive.
                    return j == range.start || !(self.w.pos(j - 1).is_noun() || self.mentions.at(j - 1).is_some()) || apart(i);
                }
                Pos::Appr | Pos::Apprart | Pos::Kokom => return apart(i),
                _ => return !self.is(j, &["wie", "darunter", "auch", "etwa"]) || j == range.start || apart(i),
            }
            i = j;
        }
        true
    }

    /// `Frankreichs`, `Papiers`
    fn genitive(&self, m: &Mention) -> bool {
        let last = self.w.word(m.tokens.end - 1);
        let name = &self.mentions.entities[m.entity].name;
        last.ends_with('\'') || last.ends_with('’') || (last.ends_with('s') && !name.ends_with(last))
    }
}

/// A verb of saying outside quotation marks.
pub(crate) fn says(w: &Words<'_>, i: usize) -> bool {
    w.pos(i).is_verb() && w.pairs.around(i).is_none() && super::lexicon::is_saying(w.lemma(i))
}

/// The cells of the same genders and numbers in any case, of those that are nominative here; all if none is.
fn nominative(cells: Morph) -> Morph {
    let nom = cells & Morph::NOM;
    let mut out = Morph::NONE;
    for group in [Morph::MASC, Morph::FEM, Morph::NEUT, Morph::PLUR] {
        if nom.any(group) || (nom == Morph::NONE && cells.any(group)) {
            out |= group;
        }
    }
    out
}
