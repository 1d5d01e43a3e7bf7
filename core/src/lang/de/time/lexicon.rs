//! What a single word says about time.
//!
//! Every token is classified once; the rules then read classes, not letters, and most tokens are done after one look at a sorted table.

use super::super::filter::Filter;
use super::nouns::NOUNS;
use super::words::{STEMS, WORDS};
use crate::time::meaning::{Direction, Holiday};
use crate::time::value::{Amount, Part, Ref, Season, Unit};

/// The class of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Says nothing about time.
    Other,
    /// `5`, `fünf`, `2,5`, `zweieinhalb`: thousandths.
    Number(u64),
    /// `ein`, `einen`: a number or an article.
    One,
    /// `Millionen`: a power of ten.
    Scale(u8),
    /// `3.`, `dritten`
    Ordinal(u16),
    /// Begins with a digit and is no plain number: `02.12.04`, `14:30`, `1990er`.
    Numeric,
    /// `März`
    Month(u8),
    /// `Septemberhälfte`
    MonthHalf(u8),
    /// `Montag`
    Weekday(u8),
    /// `montags`
    Weekdays(u8),
    /// `Montagabend`
    WeekdayPart(u8, Part),
    /// `Abend`
    Part(Part),
    /// `abends`
    Parts(Part),
    /// `allabendlich`
    Recurring(Part),
    /// `Mitternacht`
    Midnight,
    /// `früh`, `späten`
    Tint,
    /// `Woche`, and whether it is the plural.
    Unit(Unit, bool),
    /// `Jahreshälfte`
    YearHalf,
    /// `Q3`, `H1`
    YearPart(Unit, u8),
    /// `Mo`: a weekday only before a date
    ShortWeekday,
    /// `jahrelang`, `mehrtägige`
    Long(Unit),
    /// `dreitägige`
    Lasting(Amount, Unit),
    /// `Sommer`
    Season(Season),
    /// `gestern`: days from the article's.
    Day(i8),
    /// `gestrigen`
    DayAdjective(i8),
    /// `heuer`
    ThisYear,
    /// `diesjährige`
    YearAdjective(i8),
    /// `vergangenen`
    Rel(Rel),
    /// `einige`
    Some,
    /// `jeden`
    Every,
    /// `alle`
    All,
    /// `halben`
    Half,
    /// `Anfang`, `Mitte`, `Ende`
    Edge,
    /// `Jahresende`: its month
    YearEdge(Option<u8>),
    /// `Monatsende`
    MonthEdge,
    /// `Wochenanfang`
    WeekEdge,
    /// `Quartalsende`
    QuarterEdge,
    /// `Vortag`, `Vorjahr`, `Folgejahr`
    Neighbour(Unit, i8),
    /// `Vorjahreszeitraum`
    YearAgo,
    /// `Vorabend`
    Eve,
    /// `täglich`, `zweijährliche`
    Often(u8, Unit),
    /// `werktags`
    Workdays,
    /// `neunziger`
    Decade(u8),
    /// `Neunzigerjahre`
    DecadeYears(u8),
    /// `Geschäftsjahr`, `Saison`
    YearLike,
    /// `Uhr`
    Hour,
    /// `MEZ`, `Ortszeit`
    Zone,
    /// `Ostern`
    Holiday(Holiday),
    /// `Silvesternacht`
    HolidayNight(u8, u8),
    /// `derzeit`, `bisherige`
    Ref(Ref),
    /// First word of a phrase that is none of time by itself: `vor kurzem`, `im Moment`.
    Phrase,
    /// A verb form that tells where its sentence looks.
    Verb(Direction),
}

impl Word {
    /// Whether nothing can begin here.
    pub(super) const fn is_idle(self) -> bool {
        matches!(self, Self::Other | Self::Verb(_) | Self::Scale(_) | Self::Zone | Self::Hour)
    }

    /// Whether it only says how many or which, so that a noun of time must follow soon.
    pub(super) const fn needs_noun(self) -> bool {
        matches!(self, Self::One | Self::Some | Self::All | Self::Every | Self::Half | Self::Tint | Self::Rel(_))
    }
}

/// Words that say which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rel {
    BeforeLast,
    Last,
    This,
    Next,
    AfterNext,
    /// Of the day that the text is at: `selben`, `folgenden`, `vorangegangenen`.
    Same,
    Following,
    Preceding,
    /// `das neue Jahr`
    New,
    /// `das alte Jahr`
    Old,
}

/// The class of a word, given in small letters; `capital`: whether it begins with a capital.
pub(super) fn classify(low: &str, capital: bool) -> Word {
    let Some(&byte) = low.as_bytes().first() else { return Word::Other };
    if byte.is_ascii_digit() {
        return numeral(low);
    }
    if !byte.is_ascii_alphabetic() && byte < 0x80 || low.len() < 2 || low.len() > LONGEST {
        return Word::Other;
    }
    if capital && let Some(word) = NOUN_TABLE.get(low) {
        return word;
    }
    // Inside a sentence a capital makes a noun, except in headlines, where these adverbs are the same.
    if let Some(word) = WORD_TABLE.get(low) {
        return word;
    }
    if low.len() < 3 {
        return Word::Other;
    }
    let adjective = adjective(low);
    if adjective != Word::Other || capital {
        return adjective;
    }
    compound_number(low).map_or(Word::Other, Word::Number)
}

/// The class at the start of a sentence of a word that is of `class` elsewhere.
pub(super) fn at_start(low: &str, class: Word) -> Word {
    match WORD_TABLE.get(low) {
        // `Sonntags ist zu.`, not `des Sonntags`.
        Some(word @ Word::Weekdays(_)) => word,
        _ if class == Word::Other => compound_number(low).map_or(class, Word::Number),
        _ => class,
    }
}

/// No word of the lexicon is longer.
const LONGEST: usize = 32;

/// A sorted table.
struct Table {
    rows: &'static [(&'static str, Word)],
    /// Tells most words from all of the table.
    filter: Filter,
    /// Where the words start that begin with a byte.
    starts: [u16; 257],
}

static NOUN_TABLE: Table = Table::new(NOUNS);
static WORD_TABLE: Table = Table::new(WORDS);
static STEM_TABLE: Table = Table::new(STEMS);

impl Table {
    const fn new(rows: &'static [(&'static str, Word)]) -> Self {
        let (mut filter, mut starts, mut i) = (Filter::WORDS, [0; 257], 0);
        while i < rows.len() {
            filter = filter.with(rows[i].0);
            starts[rows[i].0.as_bytes()[0] as usize + 1] = i as u16 + 1;
            i += 1;
        }
        let mut byte = 1;
        while byte < starts.len() {
            if starts[byte] == 0 {
                starts[byte] = starts[byte - 1];
            }
            byte += 1;
        }
        Self { rows, filter, starts }
    }

    fn get(&self, low: &str) -> Option<Word> {
        if !self.filter.may_hold(low) {
            return None;
        }
        let first = usize::from(*low.as_bytes().first()?);
        let rows = &self.rows[usize::from(self.starts[first])..usize::from(self.starts[first + 1])];
        rows.binary_search_by(|(form, _)| (*form).cmp(low)).ok().map(|i| rows[i].1)
    }
}

/// An adjective or pronoun: its stem with or without an ending.
fn adjective(low: &str) -> Word {
    let stem = stem(low);
    if stem.len() < 3 {
        return Word::Other;
    }
    let found = STEM_TABLE.get(stem).filter(|word| stem.len() < low.len() || stands_uninflected(*word));
    found.unwrap_or_else(|| lasting(stem))
}

/// What is left of an adjective or pronoun without its ending, which may be none.
pub(super) fn stem(low: &str) -> &str {
    let ending = match low.as_bytes() {
        [.., b'e', b'm' | b'n' | b'r' | b's'] => 2,
        [.., b'e'] => 1,
        _ => 0,
    };
    &low[..low.len() - ending]
}

/// Adjectives that also serve as adverbs: `täglich`, `jahrelang`, `künftig`, but not `erst`, `viel`.
const fn stands_uninflected(word: Word) -> bool {
    matches!(word, Word::Often(..) | Word::Long(_) | Word::Ref(_) | Word::Half | Word::Tint)
}

/// Ends of adjectives that say how long something lasts.
const ENDINGS: &[(&str, Unit)] = &[
    ("sekündig", Unit::Second),
    ("minütig", Unit::Minute),
    ("stündig", Unit::Hour),
    ("tägig", Unit::Day),
    ("wöchig", Unit::Week),
    ("monatig", Unit::Month),
    ("jährig", Unit::Year),
];

/// `dreitägig`, `24-stündig`, `halbstündig`
pub(super) fn lasting(stem: &str) -> Word {
    if !stem.as_bytes().ends_with(b"ig") {
        return Word::Other;
    }
    let Some((count, unit)) = ENDINGS.iter().find_map(|(ending, unit)| Some((stem.strip_suffix(ending)?, *unit))) else {
        return Word::Other;
    };
    let count = count.trim_end_matches('-');
    let amount = match count {
        "ein" => Some(1000),
        "halb" => Some(500),
        _ => number(count),
    };
    amount.map_or(Word::Other, |n| Word::Lasting(Amount::Exact(n), unit))
}

/// A number in digits or words, in thousandths.
pub(super) fn number(s: &str) -> Option<u64> {
    if s.starts_with(|c: char| c.is_ascii_digit()) {
        return match numeral(s) {
            Word::Number(n) => Some(n),
            _ => None,
        };
    }
    match WORD_TABLE.get(s) {
        Some(Word::Number(n)) => Some(n),
        _ => compound_number(s),
    }
}

/// `einundzwanzig`
fn compound_number(s: &str) -> Option<u64> {
    // As all tens do.
    if !s.as_bytes().ends_with(b"ig") {
        return None;
    }
    let (ones, tens) = s.split_once("und")?;
    let ones = match ones {
        "ein" => 1000,
        _ => match WORD_TABLE.get(ones)? {
            Word::Number(n @ 2000..=9000) => n,
            _ => return None,
        },
    };
    match WORD_TABLE.get(tens)? {
        Word::Number(n @ 20_000..=90_000) => Some(ones + n),
        _ => None,
    }
}

/// A word that begins with a digit.
fn numeral(low: &str) -> Word {
    if low.bytes().all(|b| b.is_ascii_digit()) {
        return match low.parse::<u64>() {
            Ok(n) if low.len() <= 12 => Word::Number(n * 1000),
            _ => Word::Other,
        };
    }
    if let Some(digits) = low.strip_suffix('.')
        && digits.len() <= 3
        && digits.bytes().all(|b| b.is_ascii_digit())
    {
        return digits.parse().map_or(Word::Other, Word::Ordinal);
    }
    // `2,5`
    if let Some((whole, fraction)) = low.split_once(',')
        && let (Ok(whole), Ok(part)) = (whole.parse::<u32>(), fraction.parse::<u32>())
        && fraction.len() <= 3
    {
        return Word::Number(u64::from(whole) * 1000 + u64::from(part) * 10_u64.pow(3 - fraction.len() as u32));
    }
    // `30.000`
    let mut groups = low.split('.');
    if groups.next().is_some_and(|g| !g.is_empty() && g.len() <= 3)
        && low.contains('.')
        && groups.all(|g| g.len() == 3)
        && let Ok(n) = low.replace('.', "").parse::<u64>()
        && low.len() <= 15
    {
        return Word::Number(n * 1000);
    }
    let stem = stem(low);
    match lasting(stem) {
        Word::Other => Word::Numeric,
        word => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [NOUNS, WORDS, STEMS] {
            for pair in table.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{} {}", pair[0].0, pair[1].0);
            }
            assert!(table.iter().all(|(form, _)| form.len() <= LONGEST));
        }
    }

    #[test]
    fn numbers() {
        for (word, n) in
            [("fünf", 5000), ("einundzwanzig", 21_000), ("2,5", 2500), ("30.000", 30_000_000), ("zweieinhalb", 2500), ("12", 12_000)]
        {
            assert_eq!(number(word), Some(n), "{word}");
        }
        for word in ["hund", "grund", "undzwanzig", "12.5", "02.12.04", "einundhundert"] {
            assert_eq!(number(word), None, "{word}");
        }
    }

    #[test]
    fn capitals_make_nouns() {
        assert_eq!(classify("morgen", true), Word::Part(Part::Morning));
        assert_eq!(classify("morgen", false), Word::Day(1));
        assert_eq!(classify("mai", false), Word::Other);
        assert_eq!(classify("dreitägigen", false), Word::Lasting(Amount::Exact(3000), Unit::Day));
    }
}
