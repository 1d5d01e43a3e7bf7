//! Spoken, written or thought?
//!
//! The cue decides if it can only mean one: `rief`, `schrieb`, `hofft`. Otherwise who speaks: people speak, papers and documents are
//! written, and what institutions give out can be either.

use super::super::filter::{Filter, ends};
use super::nouns;
use super::scan::Draft;
use crate::morph::Words;
use crate::quote::mentions::Mentions;
use crate::{EntityKind, Medium, Morph, Pos, QuoteKind, Subtype};

const WRITING: &[&str] =
    &["abdrucken", "notieren", "posten", "schreiben", "titeln", "twittern", "unterzeichnen", "vermerken", "veröffentlichen", "nachlesen"];
const THOUGHT: &[&str] = &[
    "ahnen",
    "annehmen",
    "anzweifeln",
    "ausgehen",
    "befürchten",
    "bezweifeln",
    "denken",
    "einschätzen",
    "erhoffen",
    "erwarten",
    "fürchten",
    "glauben",
    "halten",
    "hoffen",
    "rechnen",
    "schätzen",
    "sehen",
    "vermuten",
    "zweifeln",
];
/// Nouns and adjectives of thinking beside a cue: `nach Ansicht`, `ist überzeugt`.
const THOUGHTS: &[&str] = &[
    "ansicht",
    "annahme",
    "auffassung",
    "einschätzung",
    "erwartung",
    "hoffnung",
    "meinung",
    "sicht",
    "sorge",
    "überzeugung",
    "überzeugt",
    "vermutung",
    "zuversichtlich",
    "skeptisch",
    "sicher",
    "besorgt",
];
const SPEECH: &[&str] = &[
    "antworten",
    "aussage",
    "aussagen",
    "ausrufen",
    "äußern",
    "diskutieren",
    "erzählen",
    "fragen",
    "reden",
    "rufen",
    "sagen",
    "sprechen",
    "aussprechen",
    "wort",
    "worte",
    "worten",
    "interview",
    "gespräch",
    "pressekonferenz",
    "rede",
];
/// Nouns of what is written, also as the end of a compound.
const WRITTEN: &[&str] = &[
    "bericht",
    "berichterstattung",
    "studie",
    "meldung",
    "artikel",
    "zeitung",
    "magazin",
    "blatt",
    "medium",
    "presse",
    "agentur",
    "mitteilung",
    "brief",
    "papier",
    "gutachten",
    "umfrage",
    "statistik",
    "urteil",
    "website",
    "webseite",
    "homepage",
    "seite",
    "blog",
    "buch",
    "dokument",
    "gesetz",
    "vertrag",
    "resolution",
    "protokoll",
    "erhebung",
    "untersuchung",
    "vorschrift",
    "statut",
    "entwurf",
    "analyse",
    "portal",
    "schreiben",
    "liste",
    "bilanz",
];

/// Nouns of stations: what they report is spoken.
const BROADCASTERS: &[&str] = &["sender"];

static CUE_FILTER: Filter = Filter::WORDS.all(WRITING).all(SPEECH).all(THOUGHT).all(THOUGHTS);
static WRITTEN_ENDINGS: Filter = Filter::ENDINGS.all(WRITTEN);
static BROADCASTER_ENDINGS: Filter = Filter::ENDINGS.all(BROADCASTERS);

/// Who speaks, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaker {
    Person,
    Written,
    Other,
    Nobody,
}

/// The medium of a quotation, by its cue and its speaker.
pub(crate) fn medium(w: &Words<'_>, mentions: &Mentions<'_>, draft: &Draft) -> Medium {
    let cues = || draft.cue.iter().flat_map(|&i| [w.lemma(i), w.lower(i)]).filter(|cue| CUE_FILTER.may_hold(cue));
    let cue = |list: &[&str]| cues().any(|cue| list.contains(&cue));
    // The noun of `nach Ansicht von …` counts to the speaker.
    let says = || draft.speaker.iter().take(3).any(|&i| w.lower(i).ends_with("aussage") || w.lower(i).ends_with("aussagen"));
    let thinks = || draft.speaker.iter().take(4).any(|&i| THOUGHTS.contains(&w.lower(i)));
    if cue(WRITING) {
        Medium::Writing
    } else if cue(SPEECH) || says() {
        Medium::Speech
    } else if cue(THOUGHT) || cue(THOUGHTS) || thinks() {
        Medium::ST
    } else {
        match speaker(w, mentions, &draft.speaker) {
            Speaker::Person => Medium::Speech,
            Speaker::Written => Medium::Writing,
            Speaker::Other | Speaker::Nobody if draft.kind == QuoteKind::Direct => Medium::Speech,
            Speaker::Other | Speaker::Nobody => Medium::SW,
        }
    }
}

/// Whether the name is that of a station: what it reports is spoken.
fn is_broadcaster(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["rundfunk", "funk", "radio", "fernsehen"].iter().any(|n| lower.contains(n))
        || lower.split([' ', '-']).any(|w| {
            matches!(
                w,
                "tv" | "bbc" | "cnn" | "ard" | "zdf" | "n24" | "orf" | "wdr" | "ndr" | "mdr" | "swr" | "npr" | "nbc" | "cbs" | "abc"
            )
        })
}

/// What kind of speaker the tokens name.
fn speaker(w: &Words<'_>, mentions: &Mentions<'_>, tokens: &[usize]) -> Speaker {
    let Some(&first) = tokens.first() else { return Speaker::Nobody };
    let mut found = Speaker::Other;
    for &i in tokens {
        if matches!(w.pos(i), Pos::Pper | Pos::Pds | Pos::Prels) && i == first && w.lower(i) != "das" {
            return Speaker::Person;
        }
        if let Some(m) = mentions.at(i) {
            let e = &mentions.entities[m.entity];
            match e.kind {
                EntityKind::Per => return Speaker::Person,
                _ if is_broadcaster(&e.name) => return Speaker::Person,
                _ if matches!(e.subtype, Some(Subtype::Media | Subtype::Agency | Subtype::Work | Subtype::Law)) => return Speaker::Written,
                _ => continue,
            }
        }
        if w.pos(i) == Pos::Nn && found == Speaker::Other {
            let lemma = w.lemma(i);
            let ends_in = |list: &[&str]| {
                let lower = lemma.to_lowercase();
                list.iter().any(|n| ends(&lower, n))
            };
            // Of reports without a name nobody says whether they were printed or broadcast.
            let vague = w.morph(i).cells() != Morph::NONE && !w.morph(i).any(Morph::SING) && tokens.len() < 4;
            if BROADCASTER_ENDINGS.may_hold(lemma) && ends_in(BROADCASTERS) {
                return Speaker::Person;
            }
            if !vague && WRITTEN_ENDINGS.may_hold(lemma) && ends_in(WRITTEN) {
                found = Speaker::Written;
            } else if w.morph(i).any(Morph::SING) && nouns::institution(lemma).is_none() && nouns::person(lemma) != Morph::NONE {
                return Speaker::Person;
            }
        }
    }
    found
}
