//! What the words of an expression say, before it is known which day the article is of.

use super::Date;
use super::value::{Clock, Period, Season, Unit, Value};
use crate::Span;
use core::ops::Range;

/// An expression that a rule has found.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// The tokens it was found on.
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) meaning: Meaning,
    /// Where the sentence looks.
    pub(crate) direction: Direction,
}

/// Whether a sentence tells of what was or of what will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Direction {
    Past,
    /// The past, however far: `seit dem 1. Januar`.
    Since,
    Future,
    #[default]
    Unknown,
}

/// The meaning of an expression by itself.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// Nothing to resolve.
    Fixed(Value),
    /// A stretch of the calendar, or a time on it.
    At {
        what: What,
        /// Days to add: the night before a Saturday begins on the Friday.
        offset: i32,
        clock: Option<Clock>,
    },
}

impl Meaning {
    pub(crate) const fn at(what: What) -> Self {
        Self::At { what, offset: 0, clock: None }
    }

    pub(crate) const fn time(what: What, clock: Clock) -> Self {
        Self::At { what, offset: 0, clock: Some(clock) }
    }
}

/// A stretch of the calendar as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The day the text is at: of a clock time or a part of a day without a date.
    Here,
    /// Known without the article's date.
    Known(Period),
    Day {
        year: Year,
        month: u8,
        day: u8,
        weekday: Option<u8>,
    },
    Month(Year, u8),
    Season(Year, Season),
    Quarter(Year, u8),
    Half(Year, u8),
    Year(Year),
    Weekday(u8, Which),
    Weekend(Which),
    Holiday(Year, Holiday),
    /// The year so many months from a day: vor zweieinhalb Jahren.
    YearOf {
        months: i32,
        from: From,
    },
    /// The day so many days and then units from the article's: heute vor einem Jahr.
    Anniversary {
        days: i32,
        unit: Unit,
        by: i32,
    },
    /// So many units from a day: gestern, letzte Woche, drei Tage später.
    Shift {
        unit: Unit,
        by: i32,
        from: From,
    },
}

/// The year of a month or day as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// Not said.
    Open,
    Known(i32),
    /// `'04`, `02.12.04`.
    TwoDigits(i32),
    /// So many years from a year: dieses Jahres, des Vorjahres.
    Shift(i32, From),
    /// letzten Mai
    Last,
    /// nächsten Mai
    Next,
}

/// Which of several weekdays or weekends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// Not said.
    Open,
    Last,
    Next,
    /// Of the week so many weeks from the article's.
    Week(i32),
    /// The first after the day that the text is at.
    After,
}

/// The day that is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The day of the article.
    Document,
    /// The day that the text is at.
    Narrative,
}

/// Holidays and days of the church year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// Days from Easter Sunday.
    Easter(i16),
    /// Days from the fourth Sunday of Advent.
    Advent(i16),
    /// The n-th weekday of a month: month, weekday, n.
    Nth(u8, u8, u8),
}

impl Holiday {
    /// Its day in a year.
    pub(crate) fn date(self, year: i32) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day),
            Self::Easter(days) => Date::easter(year)?.plus_days(i32::from(days)),
            Self::Advent(days) => {
                let eve = Date::new(year, 12, 24)?;
                eve.plus_days(i32::from(days) - i32::from(eve.weekday()) % 7)
            }
            Self::Nth(month, weekday, n) => {
                let first = Date::new(year, month, 1)?;
                first.plus_days((i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7) + 7 * (i32::from(n) - 1))
            }
        }
    }
}
