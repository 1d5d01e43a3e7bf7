//! To whom it is said: `gegenüber der Agentur`, `teilte Reuters mit`, `warnte die Bürger`, `ihm wird vorgeworfen`.
//!
//! The verb decides which case the addressee has; some nouns and prepositions bring one with them (`im Interview mit`, `Brief an`). The
//! preposition does not belong to it.

use super::scan::Draft;
use super::{base, nouns};
use crate::morph::Words;
use crate::quote::mentions::Mentions;
use crate::{EntityKind, Morph, Pos, QuoteKind, Subtype};
use core::ops::Range;

/// Verbs whose addressee is a dative: `sagte dem Sender`.
const DATIVE: &[&str] = &[
    "abraten",
    "anbieten",
    "androhen",
    "antworten",
    "befehlen",
    "berichten",
    "bestätigen",
    "drohen",
    "empfehlen",
    "entgegnen",
    "erklären",
    "erläutern",
    "erzählen",
    "gestehen",
    "gratulieren",
    "melden",
    "mitteilen",
    "nachsagen",
    "raten",
    "sagen",
    "schildern",
    "schreiben",
    "unterstellen",
    "verraten",
    "versichern",
    "versprechen",
    "vorhalten",
    "vorschlagen",
    "vorwerfen",
    "zubilligen",
    "zusagen",
    "zusichern",
];
/// Verbs whose addressee is an accusative, and the subject of their passive: `warnte die Bürger`.
const ACCUSATIVE: &[&str] = &[
    "anweisen",
    "auffordern",
    "aufrufen",
    "beauftragen",
    "beschuldigen",
    "bezichtigen",
    "bitten",
    "drängen",
    "ermahnen",
    "ersuchen",
    "informieren",
    "mahnen",
    "warnen",
];
/// Verbs of demanding: `forderte von der Regierung`.
const FROM: &[&str] = &["fordern", "verlangen"];
/// Verbs with `an`: `appellierte an die Lehrer`.
const TO: &[&str] = &["appellieren", "wenden", "richten"];
/// Nouns with `mit`.
const WITH: &[&str] = &["interview", "gespräch", "telefonat", "telefoninterview"];
/// Nouns with `an`.
const LETTERS: &[&str] = &["brief", "schreiben", "appell", "botschaft", "videobotschaft", "mahnung", "aufruf", "anfrage", "mail", "e-mail"];
/// Whom one speaks to in public: `vor Journalisten`.
const PUBLIC: &[&str] = &["presse", "journalist", "reporter", "medienvertreter", "medium", "pressevertreter", "korrespondent"];

/// A noun phrase of a frame.
#[derive(Clone, Debug)]
struct Chunk {
    /// Its preposition.
    preposition: Option<usize>,
    tokens: Range<usize>,
}

/// The addressee of a quotation, by its frame; of a reported speech act by its first clause.
pub(crate) fn find(w: &Words<'_>, mentions: &Mentions<'_>, draft: &Draft) -> Vec<usize> {
    let finder = Finder { w, mentions, draft };
    let area = match draft.kind {
        QuoteKind::Reported if draft.frame.is_empty() => &draft.content,
        _ => &draft.frame,
    };
    let chunks = finder.chunks(area);
    if chunks.is_empty() {
        return Vec::new();
    }
    let cue: Vec<usize> = match draft.kind {
        QuoteKind::Reported if draft.cue.is_empty() => area.iter().copied().filter(|&i| w.pos(i).is_verb()).take(3).collect(),
        _ => draft.cue.clone(),
    };
    let found = finder.by_preposition(&chunks, &cue).or_else(|| finder.by_case(&chunks, &cue));
    found.map(Iterator::collect).unwrap_or_default()
}

/// Jobs at a medium: `ein Sprecher der Zeitung` speaks for the paper and not to it.
const MEDIA_JOBS: &[&str] = &[
    "sprecher",
    "sprecherin",
    "chef",
    "chefin",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "reporter",
    "reporterin",
    "journalist",
    "journalistin",
    "mitarbeiter",
    "mitarbeiterin",
    "leiter",
    "leiterin",
    "vertreter",
    "vertreterin",
    "herausgeber",
    "herausgeberin",
    "direktor",
    "direktorin",
    "intendant",
    "intendantin",
    "geschäftsführer",
    "geschäftsführerin",
    "anwalt",
    "autor",
    "autorin",
    "verleger",
    "moderator",
    "moderatorin",
    "kollege",
    "kollegin",
    "kommentator",
    "experte",
    "expertin",
];

/// Whether those whom the passive of a cue is about only hear it: `Zwei Männer, die beschuldigt werden, …`.
pub(crate) fn only_hears(w: &Words<'_>, mentions: &Mentions<'_>, draft: &Draft) -> bool {
    let finder = Finder { w, mentions, draft };
    let passive = draft.cue.iter().any(|&i| w.lemma(i) == "werden") && draft.cue.iter().any(|&i| finder.lemma_in(i, ACCUSATIVE));
    let agent = draft.speaker.first().is_some_and(|&i| i > 0 && matches!(w.lower(i - 1), "von" | "vom" | "durch"));
    passive && !agent
}

/// Where in the speaker of a quotation the addressee begins that was taken for its attribute: `teilte das Weiße Haus | Reuters mit`, `sagte
/// Berg | dem Sender`, `wie ein Beamter | der Agentur mitteilte`.
pub(crate) fn hidden(w: &Words<'_>, mentions: &Mentions<'_>, draft: &Draft) -> Option<usize> {
    let finder = Finder { w, mentions, draft };
    let (&first, &last) = (draft.speaker.first()?, draft.speaker.last()?);
    let told = draft.cue.iter().any(|&i| w.pos(i).is_verb() && finder.lemma_in(i, DATIVE));
    if !told || last - first + 1 != draft.speaker.len() {
        return None;
    }
    let medium = |i: usize| match mentions.at(i) {
        Some(m) => matches!(mentions.entities[m.entity].subtype, Some(Subtype::Media | Subtype::Agency)),
        None => w.pos(i) == Pos::Nn && finder.ends(i, MEDIA_NOUNS),
    };
    (first + 1..=last).find(|&i| {
        let before = mentions.at(i - 1);
        let named = before.is_some_and(|m| m.tokens.end == i);
        if let Some(m) = mentions.at(i) {
            return m.tokens.start == i && named && medium(i);
        }
        let article = w.pos(i) == Pos::Art && matches!(w.lower(i), "der" | "dem" | "den") && w.morph(i).any(Morph::DAT);
        let head = (i + 1..=last).find(|&x| w.pos(x).is_noun() || mentions.at(x).is_some());
        if !article || !head.is_some_and(medium) {
            return false;
        }
        let person = before.is_some_and(|m| m.tokens.end == i && mentions.entities[m.entity].kind == EntityKind::Per);
        let lemma = w.lemma(i - 1);
        let apart = nouns::person(lemma) != Morph::NONE && !finder.ends(i - 1, MEDIA_JOBS);
        person || (w.pos(i - 1).is_noun() && (apart || w.lower(i) == "dem"))
    })
}

/// Nouns of media.
const MEDIA_NOUNS: &[&str] = &["zeitung", "agentur", "sender", "magazin", "blatt", "portal", "zeitschrift", "presse"];

struct Finder<'a, 't> {
    w: &'a Words<'t>,
    mentions: &'a Mentions<'a>,
    draft: &'a Draft,
}

impl Finder<'_, '_> {
    /// The noun phrases of ascending tokens outside speaker and cue.
    fn chunks(&self, area: &[usize]) -> Vec<Chunk> {
        let mut out = Vec::new();
        for run in area.chunk_by(|a, b| a + 1 == *b) {
            let (mut i, end) = (run[0], run[run.len() - 1] + 1);
            while i < end {
                let governs = matches!(self.w.pos(i), Pos::Appr | Pos::Apprart) || self.w.lower(i) == "gegenüber";
                let preposition = governs.then_some(i);
                let first = if preposition.is_some() { i + 1 } else { i };
                let tokens = first..self.phrase_end(first, end);
                if tokens.is_empty() || self.draft.cue.contains(&first) {
                    i += 1;
                    continue;
                }
                i = tokens.end;
                // `von Passagieren und Mitarbeitern`: the preposition goes on.
                let preposition = preposition.or_else(|| {
                    let last = out.last().filter(|c: &&Chunk| c.tokens.end + 1 == first && self.w.pos(first - 1) == Pos::Kon)?;
                    last.preposition
                });
                if !tokens.clone().any(|t| self.draft.speaker.binary_search(&t).is_ok()) {
                    out.push(Chunk { preposition, tokens });
                }
            }
        }
        out
    }

    /// Where the noun phrase at `first` ends, before a speaker at the latest.
    fn phrase_end(&self, first: usize, limit: usize) -> usize {
        let speaker = &self.draft.speaker;
        let stop = speaker.get(speaker.partition_point(|&i| i < first)).copied().unwrap_or(limit);
        base::phrase_end(self.w, self.mentions, first, limit.min(stop))
    }

    fn lemma_in(&self, i: usize, list: &[&str]) -> bool {
        let lemma = self.w.lemma(i);
        list.contains(&lemma) || lemma.contains(char::is_uppercase) && list.contains(&lemma.to_lowercase().as_str())
    }

    /// By a preposition, and the verb or noun that goes with it.
    fn by_preposition(&self, chunks: &[Chunk], cue: &[usize]) -> Option<Range<usize>> {
        let verb = |list: &[&str]| cue.iter().any(|&i| self.lemma_in(i, list));
        for chunk in chunks {
            let tokens = chunk.tokens.clone();
            // `ihr gegenüber`
            if chunk.preposition.is_none()
                && tokens.len() == 1
                && tokens.end < self.w.tokens.len()
                && self.w.lower(tokens.end) == "gegenüber"
            {
                return Some(tokens);
            }
            let Some(p) = chunk.preposition else { continue };
            let before = p.checked_sub(1).filter(|&i| self.w.pos(i).is_noun());
            // `ihre Haltung gegenüber der Partei`, `den Rücktritt von Berg`
            let attribute = before.is_some_and(|i| self.draft.speaker.binary_search(&i).is_err());
            let reported = self.draft.kind == QuoteKind::Reported;
            let noun = |list: &[&str]| before.is_some_and(|i| self.lemma_in(i, list) || self.ends(i, list));
            let head = tokens.clone().rev().find(|&i| self.w.pos(i).is_noun()).unwrap_or(tokens.start);
            let fits = match self.w.lower(p) {
                "gegenüber" => !(attribute && reported),
                "mit" => noun(WITH),
                "an" | "ans" => noun(LETTERS) || verb(TO) || (tokens.end < self.w.tokens.len() && self.w.lower(tokens.end) == "gewandt"),
                "vor" => self.lemma_in(head, PUBLIC),
                "zu" | "zur" | "zum" => verb(&["sagen"]) && self.hears(&tokens) && self.named(&tokens),
                "von" | "vom" => verb(FROM) && !attribute && !self.passive() && self.hears(&tokens),
                _ => false,
            };
            if fits {
                return Some(tokens);
            }
        }
        None
    }

    /// Whether token `i` is a compound with one of the nouns at its end.
    fn ends(&self, i: usize, list: &[&str]) -> bool {
        list.iter().any(|n| n.len() > 3 && self.w.lower(i).ends_with(n))
    }

    /// By the case that the verb of the cue governs, in the clause of the cue.
    fn by_case(&self, chunks: &[Chunk], cue: &[usize]) -> Option<Range<usize>> {
        let verb = |list: &[&str]| cue.iter().any(|&i| self.lemma_in(i, list));
        let case = match (verb(DATIVE), verb(ACCUSATIVE)) {
            (true, _) => Morph::DAT,
            (_, true) if self.passive() => Morph::NOM,
            (_, true) => Morph::ACC,
            _ => return None,
        };
        let clause = self.clause(cue);
        let fits = |t: &Range<usize>| {
            let cells = self.case(t);
            // Without a speaker, what can be the subject may be it.
            cells.any(case) && !(case == Morph::DAT && cells.any(Morph::NOM) && self.draft.speaker.is_empty() && !self.named(t))
        };
        let free = |c: &&Chunk| {
            let after = (c.tokens.end < self.w.tokens.len()).then(|| self.w.lower(c.tokens.end));
            c.preposition.is_none()
                && clause.contains(&c.tokens.start)
                && !self.after_noun(c)
                && !matches!(after, Some("zufolge" | "nach" | "gegenüber"))
                && !(c.tokens.start > 0 && matches!(self.w.word(c.tokens.start - 1), "(" | "„" | "“"))
                && self.is_complete(&c.tokens)
                && self.hears(&c.tokens)
        };
        chunks.iter().filter(free).map(|c| c.tokens.clone()).find(fits)
    }

    /// From the comma before the first word of a cue to the one after its last.
    fn clause(&self, cue: &[usize]) -> Range<usize> {
        let (Some(&first), Some(&last)) = (cue.first(), cue.last()) else { return 0..0 };
        let sentence = self.w.sentences[self.w.sentence_of(first)].tokens.clone();
        let mark = |i: &usize| matches!(self.w.word(*i), "," | ":" | ";" | "–") && self.w.pairs.around(*i).is_none();
        let start = (sentence.start..first).rev().find(mark).map_or(sentence.start, |i| i + 1);
        let end = (last + 1..sentence.end).find(mark).unwrap_or(sentence.end);
        start..end
    }

    /// A singular common noun needs an article: `ansässige Gruppe` is the rest of a phrase.
    fn is_complete(&self, tokens: &Range<usize>) -> bool {
        let first = tokens.start;
        let bare = matches!(self.w.pos(first), Pos::Nn | Pos::Adja) && !self.named(tokens);
        let head = tokens.clone().find(|&i| self.w.pos(i) == Pos::Nn).unwrap_or(first);
        !bare || self.w.morph(head).any(Morph::PLUR)
    }

    /// Whether the frame is passive.
    fn passive(&self) -> bool {
        let area = if self.draft.frame.is_empty() { &self.draft.content } else { &self.draft.frame };
        area.iter().any(|&i| self.w.lemma(i) == "werden" && self.w.pos(i).is_finite() && self.w.pairs.around(i).is_none())
    }

    /// A phrase that an article makes a genitive of the noun before it.
    fn after_noun(&self, chunk: &Chunk) -> bool {
        let first = chunk.tokens.start;
        let noun = first > 0 && self.w.pos(first - 1).is_noun() && self.draft.speaker.binary_search(&(first - 1)).is_err();
        noun && matches!(self.w.lower(first), "der" | "des" | "eines" | "einer")
    }

    /// The cases of a phrase, by its first word.
    fn case(&self, tokens: &Range<usize>) -> Morph {
        let cells = self.w.morph(tokens.start).cells();
        if cells == Morph::NONE { Morph::CELLS } else { cells }
    }

    /// Whether the phrase has a name in it.
    fn named(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|i| self.mentions.at(i).is_some() || self.w.pos(i) == Pos::Ne)
    }

    /// Whether the phrase can be spoken to: a person, an institution, a medium.
    fn hears(&self, tokens: &Range<usize>) -> bool {
        let first = tokens.start;
        if tokens.len() == 1 && matches!(self.w.pos(first), Pos::Pper | Pos::Pds) {
            return !matches!(self.w.lower(first), "es" | "sich" | "das" | "dies");
        }
        tokens.clone().any(|i| {
            if let Some(m) = self.mentions.at(i) {
                let e = &self.mentions.entities[m.entity];
                return matches!(e.kind, EntityKind::Per | EntityKind::Org) || matches!(e.subtype, Some(Subtype::Country | Subtype::Media));
            }
            self.w.pos(i) == Pos::Nn && (nouns::can_speak(self.w.lemma(i)) || self.lemma_in(i, PUBLIC) || self.lemma_in(i, OTHERS))
        })
    }
}

/// Groups of people that no other list has.
const OTHERS: &[&str] =
    &["mensch", "bevölkerung", "öffentlichkeit", "politik", "polizei", "leute", "zuhörer", "gast", "volk", "gemeinschaft", "versammlung"];

#[cfg(test)]
mod tests {
    /// The addressee of the first quotation.
    #[track_caller]
    fn check(name: &str, text: &str, expected: &str) {
        let doc = crate::Extractor::new().read(text);
        let found = doc.quotes().first().map(|q| doc.slices(&q.addressee).into_owned()).unwrap_or_default();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn with_a_preposition() {
        check("gegenüber", "„Wir kommen alle“, sagte Berg gegenüber der Nachrichtenagentur.", "der Nachrichtenagentur");
        check("interview", "In einem Interview mit dem Magazin sagte Berg, der Etat sei sicher.", "dem Magazin");
        check("the press", "Berg sagte vor Journalisten, der Etat sei sicher.", "Journalisten");
        check("letter", "In einem Brief an die Mitarbeiter schrieb Berg, der Etat sei sicher.", "die Mitarbeiter");
        check("appeal", "Berg appellierte an die Lehrer, sie sollten warten.", "die Lehrer");
    }

    #[test]
    fn by_case() {
        check("dative", "Berg sagte dem Sender, der Etat sei sicher.", "dem Sender");
        check("dative behind a name", "„Das ist gut“, sagte Jan Berg der Zeitung.", "der Zeitung");
        check("accusative", "Berg forderte die Bürger auf, zu Hause zu bleiben.", "die Bürger");
        check("passive", "Den Beamten wird vorgeworfen, sie hätten geschwiegen.", "Den Beamten");
    }

    #[test]
    fn nobody() {
        check("subject", "Die Polizei sagte, die Straße sei frei.", "");
        check("genitive", "Der Sprecher der Polizei sagte, die Straße sei frei.", "");
        check("object", "Berg nannte den Plan gut und sagte, er werde zustimmen.", "");
        check("matter", "Berg sagte zu den Vorwürfen, der Etat sei sicher.", "");
        check("postposition", "Berg sagte den Angaben zufolge, der Etat sei sicher.", "");
    }
}
