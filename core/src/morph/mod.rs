//! Third step: lemma, part of speech, mood and case of every token.

mod agreement;
mod dictionary;
mod forms;
mod pos;
mod readings;
mod standing;
mod tagger;
#[cfg(feature = "train")]
pub mod train;

#[cfg(test)]
pub(crate) use dictionary::FORMAT as DICTIONARY;
pub use pos::{Morph, Pos};
#[cfg(test)]
pub(crate) use tagger::FORMAT as TAGGER;

use forms::{Cache, Forms};
use readings::Candidate;
pub(crate) use standing::Standing;
use tagger::Tagging;

use crate::text::{Pairs, Segmented};
use crate::{Sentence, Span, Token};
use core::ops::Range;

/// An analysed text: what every later step reads.
///
/// Tokens are addressed by their index; ranges of tokens are half open.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    /// Token range of every part of the article.
    pub(crate) parts: Vec<Range<usize>>,
    /// Pairs of quotation marks.
    pub(crate) pairs: Pairs,
    /// What follows from the form of a word alone.
    pub(crate) forms: Forms<'t>,
    /// What the dictionary says of every form with a capital.
    standings: Vec<Standing>,
    /// Lemmas, one after the other; the lemma of a verb includes its separated prefix (`teilte … mit`: `mitteilen`).
    lemmas: Arena,
}

impl<'t> Words<'t> {
    /// Token `i` as it stands.
    pub(crate) fn word(&self, i: usize) -> &'t str {
        self.forms.word(i)
    }

    /// The first byte of token `i`.
    pub(crate) fn first_byte(&self, i: usize) -> u8 {
        self.text.as_bytes().get(self.tokens[i].span.start).copied().unwrap_or_default()
    }

    /// Token `i` in lower case.
    pub(crate) fn lower(&self, i: usize) -> &str {
        self.forms.lower(i)
    }

    /// The lemma of token `i` as the dictionary writes it (nouns capitalised); the form itself if it is unknown.
    pub(crate) fn lemma(&self, i: usize) -> &str {
        self.lemmas.get(i)
    }

    /// What the dictionary says of token `i`, if it has a capital, whatever its context.
    pub(crate) fn standing(&self, i: usize) -> Standing {
        self.standings[self.forms.number(i)]
    }

    /// Part of speech of token `i`.
    pub(crate) fn pos(&self, i: usize) -> Pos {
        self.tokens[i].pos
    }

    /// Morphology of token `i`.
    pub(crate) fn morph(&self, i: usize) -> Morph {
        self.tokens[i].morph
    }

    /// From the start of token `first` to the end of token `last`.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].span.start, self.tokens[last].span.end)
    }

    /// The index of the sentence that token `i` belongs to.
    pub(crate) fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= i)
    }
}

/// Many short strings in one.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    text: String,
    ends: Vec<u32>,
}

impl Arena {
    pub(crate) fn with_capacity(strings: usize, bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ends: Vec::with_capacity(strings) }
    }

    /// Appends the string that `write` writes.
    pub(crate) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len() as u32);
    }

    pub(crate) fn get(&self, i: usize) -> &str {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.text[start as usize..self.ends[i] as usize]
    }
}

/// The features of `form` as a common noun; nothing if the dictionary has none that is written so.
pub(crate) fn noun(form: &str) -> Morph {
    dictionary::get(form).filter(|r| r.pos == Pos::Nn).fold(Morph::NONE, |m, r| m | r.morph)
}

/// Whether the dictionary has `form` as an adjective before a noun.
pub(crate) fn is_adjective(form: &str) -> bool {
    dictionary::get(form).any(|r| r.pos == Pos::Adja)
}

/// Looks every token up in the dictionary and picks the reading that fits its context.
pub(crate) fn analyse(segmented: Segmented<'_>) -> Words<'_> {
    analyse_by(segmented, tagger::embedded())
}

/// The same with other weights of the tagger.
fn analyse_by<'t>(segmented: Segmented<'t>, weights: &[u8]) -> Words<'t> {
    let forms = forms(&segmented, &mut Cache::default());
    analyse_with(segmented, forms, weights)
}

/// The same of several texts.
pub(crate) fn analyse_all(texts: Vec<Segmented<'_>>) -> impl Iterator<Item = Words<'_>> {
    let mut cache = Cache::new();
    let forms: Vec<_> = texts.iter().map(|text| forms(text, &mut cache)).collect();
    texts.into_iter().zip(forms).map(|(text, forms)| analyse_with(text, forms, tagger::embedded()))
}

/// The forms of the tokens of a text, looked up.
fn forms<'t>(segmented: &Segmented<'t>, cache: &mut Cache) -> Forms<'t> {
    let Segmented { text, tokens, .. } = segmented;
    let mut out = Forms::new(tokens.iter().map(|token| &text[token.span.range()]));
    out.look_up(cache);
    out
}

/// The same of a text with these forms.
fn analyse_with<'t>(segmented: Segmented<'t>, forms: Forms<'t>, weights: &[u8]) -> Words<'t> {
    let Segmented { text, mut tokens, sentences, parts, pairs } = segmented;
    let mut lemmas = Arena::with_capacity(tokens.len(), text.len());
    let mut workspace = Workspace::default();
    for piece in sentences.iter().flat_map(Sentence::pieces) {
        workspace.read(&mut tokens, piece, &forms, weights, &mut lemmas);
    }
    let mut standings = workspace.standings;
    standings.resize(forms.count(), Standing::default());
    Words { text, tokens, sentences, parts, pairs, forms, standings, lemmas }
}

/// The first three steps at once.
#[cfg(any(test, feature = "train"))]
pub(crate) fn read(text: &str) -> (crate::Article, Words<'_>) {
    read_with(text, tagger::embedded())
}

/// The first three steps with other weights of the tagger.
#[cfg(any(test, feature = "train"))]
pub(crate) fn read_with<'t>(text: &'t str, weights: &[u8]) -> (crate::Article, Words<'t>) {
    let article = crate::article::read(text);
    let segmented = crate::text::segment(text, &article);
    (article, analyse_by(segmented, weights))
}

/// How far a verb is looked for from its subject or its separated prefix, in tokens; no clause is longer.
const FARTHEST: usize = 64;

/// What analysing one sentence needs; kept for the next.
#[derive(Default)]
struct Workspace {
    /// The candidates of the words of this sentence and of earlier ones.
    candidates: Vec<Candidate>,
    /// Of every form, where its candidates stand if it owes its capital to its place, and if not, with their [`tagger::class`]; good in
    /// one generation.
    known: Vec<[(u32, Range<u32>, u32); 2]>,
    generation: u32,
    /// Of every form, what the dictionary says.
    standings: Vec<Standing>,
    ranges: Vec<Range<usize>>,
    classes: Vec<u32>,
    capital: Vec<bool>,
    chosen: Vec<usize>,
}

/// With so many candidates, they are forgotten: the memory is bounded.
const MOST_CANDIDATES: usize = 1 << 14;

impl Workspace {
    /// Collects the candidates of the words of a sentence, which are these in `forms`.
    fn look_up(&mut self, forms: &Forms<'_>, words: Range<usize>) {
        if self.candidates.len() > MOST_CANDIDATES || self.known.len() != forms.count() {
            self.candidates.clear();
            self.generation += 1;
            self.known.resize(forms.count(), <[(u32, Range<u32>, u32); 2]>::default());
            self.standings.resize(forms.count(), Standing::default());
        }
        self.ranges.clear();
        self.classes.clear();
        self.capital.clear();
        let mut initial = true;
        for i in words {
            let (form, word) = (forms.number(i), forms.word(i));
            let other = self.known[form][usize::from(!initial)].0;
            let (generation, known, class) = &mut self.known[form][usize::from(initial)];
            if *generation != self.generation {
                let (from, lower, entries) = (self.candidates.len(), forms.lower(i), forms.entries(i));
                readings::find(word, lower, entries, initial, &mut self.candidates);
                if word != lower && *generation == 0 && other == 0 {
                    self.standings[form] = Standing::of(entries, &self.candidates[from..]);
                }
                if self.candidates.len() == from {
                    self.candidates.push(Candidate::unknown());
                }
                (*generation, *known) = (self.generation, from as u32..self.candidates.len() as u32);
                *class = tagger::class(&self.candidates[from..]);
            }
            self.ranges.push(known.start as usize..known.end as usize);
            self.classes.push(*class);
            self.capital.push(word.starts_with(char::is_uppercase));
            let mark = self.candidates[known.start as usize].pos.is_mark();
            initial = mark && matches!(word, "„" | "“" | "”" | "»" | "«" | "\"" | ":" | "–" | "(" | "…" | "..." | "‚" | "'" | "›" | "‹");
        }
    }

    fn tagging<'s>(&'s self, forms: &'s Forms<'_>, first: usize) -> Tagging<'s> {
        Tagging { forms, first, capital: &self.capital, candidates: &self.candidates, ranges: &self.ranges, classes: &self.classes }
    }

    /// Fills in the tokens of one sentence and appends their lemmas.
    fn read(&mut self, tokens: &mut [Token], range: Range<usize>, forms: &Forms<'_>, weights: &[u8], lemmas: &mut Arena) {
        self.look_up(forms, range.clone());
        self.chosen.clear();
        let mut chosen = core::mem::take(&mut self.chosen);
        tagger::tag(&self.tagging(forms, range.start), weights, &mut chosen);
        self.chosen = chosen;
        let tokens = &mut tokens[range.clone()];
        for (n, token) in tokens.iter_mut().enumerate() {
            token.pos = self.candidates[self.chosen[n]].pos;
        }
        self.features(tokens);
        agreement::agree(tokens, |i| forms.lower(range.start + i));
        self.lemmas(tokens, forms, range.start, lemmas);
    }

    /// The features of every token: those of all readings that have its part of speech; of a verb only the person that its clause has.
    fn features(&self, tokens: &mut [Token]) {
        for n in 0..tokens.len() {
            let pos = tokens[n].pos;
            let fitting = || self.candidates[self.ranges[n].clone()].iter().filter(move |c| c.pos == pos);
            tokens[n].morph = if pos.is_finite() {
                let person = self.person(tokens, n);
                let of = |p: Morph| fitting().filter(|c| c.morph.any(p)).fold(Morph::NONE, |m, c| m | c.morph);
                [of(person), of(Morph::THIRD), of(Morph::CELLS)].into_iter().find(|&m| m != Morph::NONE).unwrap_or_default()
            } else {
                fitting().fold(Morph::NONE, |m, c| m | c.morph)
            };
        }
    }

    /// The person of the verb `n`: that of a nominative `ich`, `wir`, `du` or `ihr` in its clause.
    fn person(&self, tokens: &[Token], n: usize) -> Morph {
        let edge = |t: &&Token| !matches!(t.pos, Pos::Comma | Pos::Stop | Pos::Kon);
        let first_or_second = |t: &Token, c: &Candidate| {
            (t.pos == Pos::Pper && c.morph.any(Morph::NOM)).then(|| c.morph & (Morph::FIRST | Morph::SECOND)).filter(|&m| m != Morph::NONE)
        };
        let before = tokens[..n].iter().rev().take(FARTHEST).take_while(edge).count();
        let after = tokens[n + 1..].iter().take(FARTHEST).take_while(edge).count();
        (n - before..=n + after).find_map(|i| first_or_second(&tokens[i], &self.candidates[self.chosen[i]])).unwrap_or(Morph::THIRD)
    }

    /// Appends the lemmas of the sentence, the `first` word of which is that number in `forms`; that of a verb with its separated prefix.
    fn lemmas(&self, tokens: &[Token], forms: &Forms<'_>, first: usize, lemmas: &mut Arena) {
        // Of every token, its separated prefix; of most sentences, of none.
        let mut prefix = Vec::new();
        for j in 0..tokens.len() {
            if tokens[j].pos != Pos::Ptkvz {
                continue;
            }
            prefix.resize(tokens.len(), None);
            let mut lemma = String::new();
            let verb = (j.saturating_sub(FARTHEST)..j).rev().filter(|&i| prefix[i].is_none() && tokens[i].pos == Pos::Vvfin).find(|&i| {
                lemma.clear();
                lemma.push_str(forms.lower(first + j));
                self.candidates[self.chosen[i]].lemma(forms.word(first + i), &mut lemma);
                dictionary::get(&lemma).any(|r| r.pos == Pos::Vvinf)
            });
            if let Some(i) = verb {
                prefix[i] = Some(j);
            }
        }
        for n in 0..tokens.len() {
            lemmas.push_with(|out| {
                if let Some(&Some(j)) = prefix.get(n) {
                    out.push_str(forms.lower(first + j));
                }
                self.candidates[self.chosen[n]].lemma(forms.word(first + n), out);
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Morph, Words, read};

    fn words(text: &str) -> Words<'_> {
        read(text).1
    }

    /// `word/tag/lemma` of every token.
    #[track_caller]
    fn check(name: &str, text: &str, expected: &str) {
        let w = words(text);
        let found: Vec<_> = (0..w.tokens.len()).map(|i| format!("{}/{}/{}", w.word(i), w.pos(i).tag(), w.lemma(i))).collect();
        assert_eq!(found.join(" "), expected, "{name}");
    }

    #[test]
    fn tags_and_lemmas() {
        check(
            "separated prefix",
            "Das teilte die Firma mit.",
            "Das/PDS/der teilte/VVFIN/mitteilen die/ART/der Firma/NN/Firma mit/PTKVZ/mit ./$./.",
        );
        check("participle", "Sie hat es mitgeteilt.", "Sie/PPER/sie hat/VAFIN/haben es/PPER/es mitgeteilt/VVPP/mitteilen ./$./.");
        check("compound", "der Güterzugunfall", "der/ART/der Güterzugunfall/NN/Güterzugunfall");
        check("inflected compound", "Hochsicherheitszügen", "Hochsicherheitszügen/NN/Hochsicherheitszug");
        check("nominalised", "die Verletzten", "die/ART/der Verletzten/NN/Verletzt");
        check("hyphen", "US-Präsidenten", "US-Präsidenten/NN/US-Präsident");
        check(
            "verb with a prefix",
            "Er hat es hinausgeschoben.",
            "Er/PPER/er hat/VAFIN/haben es/PPER/es hinausgeschoben/VVPP/hinausschieben ./$./.",
        );
        check("no form of a shorter word", "Verträge", "Verträge/NN/Vertrag");
        check("clause of comparison", "Wie er sagte", "Wie/KOUS/wie er/PPER/er sagte/VVFIN/sagen");
        check("acronym", "die SPD", "die/ART/der SPD/NE/SPD");
        check("agency", "Köln (epd)", "Köln/NE/Köln (/$(/( epd/NE/epd )/$(/)");
        check("of a town", "die Zürcher Behörden", "die/ART/der Zürcher/ADJA/Zürcher Behörden/NN/Behörde");
    }

    #[test]
    fn words_that_are_nouns_only() {
        let noun = |word: &str| super::Standing::new(word, &word.to_lowercase()).is_noun_only();
        for word in ["Verträge", "Beispiele", "Gegenstand", "Unfälle"] {
            assert!(noun(word), "{word} has no prefix");
        }
        for word in ["Gute", "Köln"] {
            assert!(!noun(word), "{word}");
        }
    }

    #[test]
    fn moods() {
        let mood = |text: &str, i: usize| words(text).morph(i);
        assert!(mood("Er habe Zeit.", 1).is_subjunctive());
        assert!(!mood("Ich habe Zeit.", 1).is_subjunctive());
        assert!(mood("Sie hätten Zeit.", 1).is_subjunctive());
        assert!(!mood("Sie machten weiter.", 1).is_subjunctive());
    }

    #[test]
    fn phrases_agree() {
        let w = words("Der Sprecher der Polizei sprach mit dem Minister.");
        assert!(w.morph(1).any(Morph::NOM) && !w.morph(1).any(Morph::DAT | Morph::ACC));
        assert!(!w.morph(3).any(Morph::NOM));
        assert_eq!(w.morph(7).cells(), Morph::DAT & Morph::MASC);
    }
}
