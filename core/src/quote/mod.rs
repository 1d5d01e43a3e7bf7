//! Sixth step: quotations with speaker, cue, frame, addressee and medium.
//!
//! Types, spans and roles follow the annotation guidelines of the German `WikiNews` quotation data set (Petersen-Frey and Biemann,
//! LREC-COLING 2024).

mod antecedent;
pub(crate) mod mentions;
#[cfg(test)]
mod time_cases;
#[cfg(feature = "train")]
pub mod train;
mod who;

use crate::error::{Error, Kind};
use crate::lang::de::{self, Models, quote::Draft};
use crate::names::{names, numbered};
use crate::{Entity, EntityId, Span, Time, TimeId, TimeKind, morph::Words, sort};
use mentions::Mentions;

/// A quotation: what is said, thought or written, and how the article presents it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Quote {
    /// Its number in the document, `q1` first.
    pub id: QuoteId,
    /// How the words are given.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: QuoteKind,
    /// Spoken, written or thought.
    pub medium: Medium,
    /// Whether it stands inside another quotation.
    pub nested: bool,
    /// The quotation it stands in.
    pub parent: Option<QuoteId>,
    /// What is said; several spans when the frame interrupts it. Direct quotes include their marks.
    #[cfg_attr(feature = "serde", serde(rename = "quote"))]
    pub content: Vec<Span>,
    /// The words that name the speaker, as they stand: `Nam Sung-wook, ein ehemaliger Direktor …` or `er`.
    pub speaker: Vec<Span>,
    /// The words of saying: `teilte` … `mit`, `laut`, `so`.
    pub cue: Vec<Span>,
    /// The whole reporting clause around the cue.
    pub frame: Vec<Span>,
    /// To whom it is said: `gegenüber der Associated Press`.
    pub addressee: Vec<Span>,
    /// The speaker's name as far as the article gives it; several joined by ` & `.
    pub who: Option<String>,
    /// The speaker's entity in [`Document::entities`](crate::Document::entities).
    pub entity: Option<EntityId>,
    /// The other sources in the chain, the nearest to the reader first. Who passed the speaker's words on comes before (`…, wie CNN
    /// berichtete`), whom the speaker relies on after (`unter Berufung auf Beamte`); the speaker stands between the two.
    pub sources: Vec<Source>,
    /// When it was said, as its frame tells: `teilte der Kreml am Montag mit`.
    pub time: Option<TimeId>,
    /// How sure it is that this is a quotation with about these bounds, 0 to 1: of those with 0.8, about 80 in 100 are. Calibrated on the dev
    /// part of the `WikiNews` quotation data.
    pub confidence: f32,
}

/// A source of a quotation beside its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Source {
    /// The words that name it.
    pub span: Span,
    /// The words of passing on.
    pub cue: Vec<Span>,
    /// Its name as far as the article gives it.
    pub who: Option<String>,
    /// Its entity.
    pub entity: Option<EntityId>,
}

/// The number of a quotation in its document; prints as `q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

numbered!(QuoteId "q");

/// The types of speech, thought and writing representation.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Word for word: `„Wir kommen“, sagte sie.`
    #[default]
    Direct,
    /// With a frame, in other words: `Sie sagte, dass sie kommen.`
    Indirect,
    /// The act of speaking is told: `Sie fordert mehr Geld.`
    Reported,
    /// The speaker's view without a frame: `Das soll sich ändern.`
    FreeIndirect,
    /// A sentence in the subjunctive without a frame: `Sie kämen morgen.`
    IndirectFreeIndirect,
}

names!(QuoteKind {
    Direct "Direct",
    Indirect "Indirect",
    Reported "Reported",
    FreeIndirect "FreeIndirect",
    IndirectFreeIndirect "IndirectFreeIndirect",
});

/// Spoken, written, thought, or which of them cannot be told.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Medium {
    /// Spoken.
    Speech,
    /// Written.
    Writing,
    /// Thought.
    Thought,
    /// Speech or thought.
    ST,
    /// Speech or writing.
    SW,
    /// Thought or writing.
    TW,
}

names!(Medium {
    Speech "Speech",
    Writing "Writing",
    Thought "Thought",
    ST "ST",
    SW "SW",
    TW "TW",
});

/// How sure a quotation must be to be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Preset {
    /// As many right ones as possible for few false ones.
    #[default]
    Balanced,
    /// Only what is likely enough, by its [confidence](Quote::confidence), that about 88 in 100 words are rightly quoted; more is missed.
    Precise,
}

impl Preset {
    /// `"balanced"` or `"precise"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Balanced => "balanced",
            Self::Precise => "precise",
        }
    }
}

impl core::str::FromStr for Preset {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        [Self::Balanced, Self::Precise].into_iter().find(|p| p.name() == name).ok_or_else(|| Kind::Preset(name.to_owned()).into())
    }
}

/// What the caller may set of this step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    pub(crate) preset: Preset,
    pub(crate) rules_only: bool,
}

/// Finds the quotations of each text, in the order of their first words; a nested one stands after the one around it.
pub(crate) fn find_all(texts: &[(&Words<'_>, &[Entity], &[Time])], options: Options, models: &Models) -> Vec<Vec<Quote>> {
    let models = (!options.rules_only).then_some(&models.quotes);
    let named: Vec<_> = texts.iter().map(|&(words, entities, _)| (words, entities)).collect();
    let drafts = de::quote::find_all(&named, models, options.preset);
    texts.iter().zip(drafts).map(|(&(words, entities, times), drafts)| complete(words, entities, times, drafts)).collect()
}

/// Puts drafts in order and adds what goes beyond one sentence: who speaks, by which sources, when.
fn complete(words: &Words<'_>, entities: &[Entity], times: &[Time], mut drafts: Vec<Draft>) -> Vec<Quote> {
    drafts.iter_mut().for_each(put_in_order);
    let mut drafts: Vec<(usize, Draft)> = all_in_marks(words, drafts).into_iter().enumerate().collect();
    sort::by_numbers(&mut drafts, |(_, d)| (d.content[0], sort::falling(d.content[d.content.len() - 1])));
    let mut places = vec![0; drafts.len()];
    for (n, (old, _)) in drafts.iter().enumerate() {
        places[*old] = n;
    }
    let parents: Vec<Option<usize>> = drafts.iter().map(|(_, d)| d.parent.map(|p| places[p])).collect();
    let mentions = Mentions::new(words, entities);
    for (_, draft) in &mut drafts {
        mend_roles(words, &mentions, draft);
    }
    let speakers = who::resolve(words, &mentions, &drafts.iter().map(|(_, d)| d).collect::<Vec<_>>(), &parents);
    let media = media(words, &mentions, &drafts.iter().map(|(_, d)| d).collect::<Vec<_>>(), &parents);
    let id = |n: usize| QuoteId(n as u32 + 1);
    drafts
        .into_iter()
        .zip(speakers)
        .enumerate()
        .map(|(n, ((_, draft), speaker))| Quote {
            id: id(n),
            kind: draft.kind,
            medium: media[n],
            nested: draft.parent.is_some(),
            parent: parents[n].map(id),
            content: spans(words, &draft.content),
            speaker: spans(words, &draft.speaker),
            cue: spans(words, &draft.cue),
            frame: spans(words, &draft.frame),
            addressee: spans(words, &draft.addressee),
            who: speaker.who,
            entity: speaker.entity.map(|e| entities[e].id),
            sources: speaker.sources.into_iter().map(|(link, who, e)| source(words, entities, &link, who, e)).collect(),
            time: time_of(words, times, &draft),
            confidence: draft.confidence,
        })
        .collect()
}

fn source(words: &Words<'_>, entities: &[Entity], link: &de::quote::sources::Link, who: Option<String>, entity: Option<usize>) -> Source {
    let span = words.span(link.tokens.start, link.tokens.end - 1);
    Source { span, cue: spans(words, &link.cue), who, entity: entity.map(|e| entities[e].id) }
}

/// Tokens ascend and stand there once. The models that are part of the program see to that; a model of the caller may say anything.
fn put_in_order(draft: &mut Draft) {
    for tokens in [&mut draft.content, &mut draft.speaker, &mut draft.cue, &mut draft.frame, &mut draft.addressee] {
        if !tokens.is_sorted_by(|a, b| a < b) {
            tokens.sort_unstable();
            tokens.dedup();
        }
    }
}

/// An indirect quotation with nothing but signs beside one in marks (`🙂 „Wir haben gewonnen“`) is that one.
fn all_in_marks(words: &Words<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    let mut gone = vec![false; drafts.len()];
    for n in 0..drafts.len() {
        let Some(p) = drafts[n].parent.filter(|&p| p != n && !gone[p] && drafts[n].kind == QuoteKind::Direct) else { continue };
        let sign = |i: &usize| !words.word(*i).contains(char::is_alphanumeric);
        if drafts[p].kind == QuoteKind::Indirect && drafts[p].content.iter().all(|i| sign(i) || drafts[n].content.binary_search(i).is_ok())
        {
            drafts[p].content = core::mem::take(&mut drafts[n].content);
            drafts[p].kind = QuoteKind::Direct;
            gone[n] = true;
        }
    }
    let mut places = Vec::with_capacity(drafts.len());
    let mut kept = 0;
    for gone in &gone {
        places.push(kept);
        kept += usize::from(!gone);
    }
    for draft in &mut drafts {
        draft.parent = draft.parent.map(|p| places[p]);
    }
    let mut left = gone.iter();
    drafts.retain(|_| left.next() == Some(&false));
    drafts
}

/// Adds the addressee, and takes out of the speaker what is none of it: the addressee, and the source it relies on.
fn mend_roles(words: &Words<'_>, mentions: &Mentions<'_>, draft: &mut Draft) {
    let relied = de::quote::sources::relied_on(words, mentions, draft);
    draft.speaker.retain(|i| !relied.contains(i));
    if draft.addressee.is_empty() {
        draft.addressee = match de::quote::addressee::hidden(words, mentions, draft) {
            Some(at) => draft.speaker.split_off(draft.speaker.partition_point(|&i| i < at)),
            None => de::quote::addressee::find(words, mentions, draft),
        };
    }
    if draft.addressee.is_empty() && de::quote::addressee::only_hears(words, mentions, draft) {
        draft.speaker.clear();
    }
    if !draft.addressee.is_empty() {
        // `wie CNN berichtete`: who passes words on is not who they are said to.
        let passed_on = de::quote::sources::find(words, mentions, draft);
        draft.addressee.retain(|i| !passed_on.iter().any(|link| link.tokens.contains(i)));
        // `Berg wird vorgeworfen, …`: who hears it does not say it.
        draft.speaker.retain(|i| draft.addressee.binary_search(i).is_err());
    }
}

/// The media of quotations; one without frame has that of the one it goes on with.
fn media(words: &Words<'_>, mentions: &Mentions<'_>, drafts: &[&Draft], parents: &[Option<usize>]) -> Vec<Medium> {
    let mut out: Vec<Medium> = Vec::with_capacity(drafts.len());
    for (n, draft) in drafts.iter().enumerate() {
        let goes_on = draft.cue.is_empty() && draft.kind != QuoteKind::Reported && !draft.speaker.is_empty();
        let source = (0..n).rev().take(5).find(|&m| goes_on && parents[m].is_none() && drafts[m].speaker == draft.speaker);
        out.push(source.map_or_else(|| de::quote::medium(words, mentions, draft), |m| out[m]));
    }
    out
}

/// The time expression of a frame, the one nearest to the cue: of those outside the speaker, or, if no verb says when, of those inside (`laut
/// einem am Freitag veröffentlichten Bericht`).
fn time_of(words: &Words<'_>, times: &[Time], draft: &Draft) -> Option<TimeId> {
    let cue = *draft.cue.first()?;
    let frame = words.span(*draft.frame.first()?, *draft.frame.last()?);
    let first = times.partition_point(|time| time.span.start < frame.start);
    let times = times.get(first..)?.iter().take_while(|time| time.span.end <= frame.end);
    let inside = |time: &Time, tokens: &[usize]| {
        let mut own = mentions::tokens(words, time.span);
        !own.is_empty() && own.all(|i| tokens.binary_search(&i).is_ok())
    };
    let has_verb = draft.cue.iter().any(|&i| words.pos(i).is_verb());
    let fits = |time: &&Time| {
        matches!(time.kind, TimeKind::Date | TimeKind::Time) && inside(time, &draft.frame) && !(has_verb && inside(time, &draft.speaker))
    };
    let distance = |time: &&Time| (inside(time, &draft.speaker), words.tokens[cue].span.start.abs_diff(time.span.start));
    times.filter(fits).min_by_key(distance).map(|time| time.id)
}

/// The spans of ascending tokens; neighbours share one.
fn spans(words: &Words<'_>, tokens: &[usize]) -> Vec<Span> {
    tokens.chunk_by(|a, b| a + 1 == *b).map(|run| words.span(run[0], run[run.len() - 1])).collect()
}
