//! What a resolved expression denotes: its TIMEX3 value as a string, and its civil interval.
//!
//! Values as in TIMEX3 (Pustejovsky et al. 2005, the `TimeML` specification 1.2.1): ISO 8601 where it reaches, `XX` for what is not known,
//! and the additions `SP SU FA WI` (seasons), `Q1`, `H1`, `WE`, `TMO TMI TAF TEV TNI TDT`, `PXY`, `PAST_REF PRESENT_REF FUTURE_REF`.

use super::{Date, Interval, TimeKind};
use core::fmt;

/// A stretch of the calendar; a year of `None` is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// A year before Christ.
    BeforeChrist(i32),
    /// All but the last two digits of its years.
    Century(i32),
    /// All but the last digit of its years.
    Decade(i32),
    Year(Option<i32>),
    /// `2004/05`: a school year, a season.
    Years(i32, i32),
    Half(Option<i32>, u8),
    Quarter(Option<i32>, u8),
    Season(Option<i32>, Season),
    Month(Option<i32>, u8),
    /// Year and number of the ISO week.
    Week(Option<(i32, u8)>),
    Weekend(Option<(i32, u8)>),
    Day(Date),
    /// A day of which month and day are known.
    DayOfYear(u8, u8),
    /// A day of which only the weekday is known.
    Weekday(u8),
    UnknownMonth,
    UnknownDay,
}

/// The seasons; a winter carries the year it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// Seasons of the weather: three whole months each.
    pub(crate) const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// Parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

/// A point or part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Part(Part),
    /// Hour (24: the end of the day), minute, and the second if it is given.
    At(u8, u8, Option<u8>),
    Unknown,
}

/// Vague references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ref {
    Past,
    Present,
    Future,
}

/// Units of time, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// How many: thousandths, or not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    Exact(u64),
    Some,
}

impl Amount {
    /// A whole number.
    pub(crate) const fn whole(n: u64) -> Self {
        Self::Exact(n.saturating_mul(1000))
    }

    /// The number, if it is whole or half and not too large for the calendar.
    pub(crate) fn rounded(self) -> Option<i32> {
        match self {
            Self::Exact(n) if n < 9_999_000 => i32::try_from(n / 1000).ok(),
            _ => None,
        }
    }
}

/// What an expression denotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Period(Period),
    /// A time of a day; the period is a day, or unknown.
    Time(Option<Period>, Clock),
    Ref(Ref),
    Duration(Amount, Unit),
    /// A length of time that the words do not measure, or several units at once; as written in TIMEX3.
    Length(String),
    Set(String),
}

impl Value {
    pub(crate) fn kind(&self) -> TimeKind {
        match self {
            Self::Period(_) | Self::Ref(_) => TimeKind::Date,
            Self::Time(..) => TimeKind::Time,
            Self::Duration(..) | Self::Length(_) => TimeKind::Duration,
            Self::Set(_) => TimeKind::Set,
        }
    }

    /// The civil interval it covers, as far as it is known.
    pub(crate) fn interval(&self) -> Option<Interval> {
        match self {
            Self::Period(period) => {
                let (start, end) = period.days()?;
                Some(Interval { start: start.to_string(), end: end.to_string() })
            }
            Self::Time(Some(Period::Day(day)), clock) => clock.interval(*day),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Time(day, clock) => {
                match day {
                    Some(day) => day.fmt(f)?,
                    None => f.write_str("XXXX-XX-XX")?,
                }
                clock.fmt(f)
            }
            Self::Ref(Ref::Past) => f.write_str("PAST_REF"),
            Self::Ref(Ref::Present) => f.write_str("PRESENT_REF"),
            Self::Ref(Ref::Future) => f.write_str("FUTURE_REF"),
            Self::Duration(amount, unit) => duration(f, *amount, *unit),
            Self::Length(s) | Self::Set(s) => f.write_str(s),
        }
    }
}

/// `P3D`, `PT2.5H`, `PXY`.
fn duration(f: &mut fmt::Formatter<'_>, amount: Amount, unit: Unit) -> fmt::Result {
    let (prefix, letter, times) = match unit {
        Unit::Second => ("PT", "S", 1),
        Unit::Minute => ("PT", "M", 1),
        Unit::Hour => ("PT", "H", 1),
        Unit::Day => ("P", "D", 1),
        Unit::Weekend => ("P", "WE", 1),
        Unit::Week => ("P", "W", 1),
        Unit::Month => ("P", "M", 1),
        Unit::Quarter => ("P", "Q", 1),
        Unit::Half => ("P", "M", 6),
        Unit::Year => ("P", "Y", 1),
        Unit::Decade => ("P", "Y", 10),
        Unit::Century => ("P", "Y", 100),
        Unit::Millennium => ("P", "Y", 1000),
    };
    f.write_str(prefix)?;
    match amount {
        Amount::Some => {
            let vague = match unit {
                Unit::Decade => "DE",
                Unit::Century => "CE",
                Unit::Millennium => "ML",
                _ => letter,
            };
            write!(f, "X{vague}")
        }
        // Half an hour is 30 minutes, half a year six months; longer ones keep their fraction.
        Amount::Exact(500) if unit == Unit::Hour => f.write_str("30M"),
        Amount::Exact(500) if unit == Unit::Year => f.write_str("6M"),
        Amount::Exact(thousandths) => {
            let n = u128::from(thousandths) * times;
            write!(f, "{}", n / 1000)?;
            let rest = format!("{:03}", n % 1000);
            let rest = rest.trim_end_matches('0');
            if !rest.is_empty() {
                write!(f, ".{rest}")?;
            }
            f.write_str(letter)
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => f.write_str(part.code()),
            Self::At(hour, minute, second) => {
                write!(f, "T{hour:02}:{minute:02}")?;
                second.map_or(Ok(()), |s| write!(f, ":{s:02}"))
            }
            Self::Unknown => f.write_str("TXX:XX"),
        }
    }
}

impl Part {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Noon => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
        }
    }

    /// First and last minute by which it is usually meant; a night runs into the next day.
    const fn minutes(self) -> (i32, i32) {
        let (start, end) = match self {
            Self::Morning => (6, 12),
            Self::Noon => (12, 14),
            Self::Afternoon => (12, 18),
            Self::Evening => (18, 24),
            Self::Night => (22, 30),
            Self::Daytime => (6, 18),
        };
        (start * 60, end * 60)
    }
}

impl Clock {
    fn interval(self, day: Date) -> Option<Interval> {
        let (start, end) = match self {
            Self::Part(part) => part.minutes(),
            Self::At(hour, minute, _) => {
                let at = i32::from(hour) * 60 + i32::from(minute);
                (at, at + 1)
            }
            Self::Unknown => return Some(Interval { start: day.to_string(), end: day.plus_days(1)?.to_string() }),
        };
        let point = |minutes: i32| {
            let day = day.plus_days(minutes.div_euclid(1440))?;
            let minutes = minutes.rem_euclid(1440);
            Some(format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60))
        };
        Some(Interval { start: point(start)?, end: point(end)? })
    }
}

impl Period {
    /// Its first day and the first day after it.
    pub(crate) fn days(self) -> Option<(Date, Date)> {
        let months = |year: i32, month: u8, months: i32| {
            let start = Date::new(year, month, 1)?;
            Some((start, start.plus_months(months)?))
        };
        match self {
            Self::Century(c) => months((c * 100).max(1), 1, if c == 0 { 99 * 12 } else { 1200 }),
            Self::Decade(d) => months((d * 10).max(1), 1, if d == 0 { 9 * 12 } else { 120 }),
            Self::Year(year) => months(year?, 1, 12),
            Self::Years(first, last) => Some((Date::new(first, 1, 1)?, Date::new(last.checked_add(1)?, 1, 1)?)),
            Self::Half(year, half) => months(year?, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => months(year?, quarter * 3 - 2, 3),
            Self::Season(year, season) => months(year?, season.first_month(), 3),
            Self::Month(year, month) => months(year?, month, 1),
            Self::Week(week) => {
                let monday = week.and_then(|(year, week)| Date::monday_of(year, week))?;
                Some((monday, monday.plus_days(7)?))
            }
            Self::Weekend(week) => {
                let monday = week.and_then(|(year, week)| Date::monday_of(year, week))?;
                Some((monday.plus_days(5)?, monday.plus_days(7)?))
            }
            Self::Day(day) => Some((day, day.plus_days(1)?)),
            Self::BeforeChrist(_) | Self::DayOfYear(..) | Self::Weekday(_) | Self::UnknownMonth | Self::UnknownDay => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |f: &mut fmt::Formatter<'_>, year: Option<i32>| match year {
            Some(year) => write!(f, "{year:04}"),
            None => f.write_str("XXXX"),
        };
        match *self {
            Self::BeforeChrist(y) => write!(f, "BC{y:04}"),
            Self::Century(c) => write!(f, "{c:02}"),
            Self::Decade(d) => write!(f, "{d:03}"),
            Self::Year(y) => year(f, y),
            Self::Years(a, b) => write!(f, "{a:04}/{b:04}"),
            Self::Half(y, half) => year(f, y).and_then(|()| write!(f, "-H{half}")),
            Self::Quarter(y, quarter) => year(f, y).and_then(|()| write!(f, "-Q{quarter}")),
            Self::Season(y, season) => year(f, y).and_then(|()| {
                f.write_str(match season {
                    Season::Spring => "-SP",
                    Season::Summer => "-SU",
                    Season::Autumn => "-FA",
                    Season::Winter => "-WI",
                })
            }),
            Self::Month(y, month) => year(f, y).and_then(|()| write!(f, "-{month:02}")),
            Self::Week(week) | Self::Weekend(week) => {
                match week {
                    Some((y, w)) => write!(f, "{y:04}-W{w:02}")?,
                    None => f.write_str("XXXX-WXX")?,
                }
                if matches!(self, Self::Weekend(_)) { f.write_str("-WE") } else { Ok(()) }
            }
            Self::Day(day) => day.fmt(f),
            Self::DayOfYear(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Self::Weekday(day) => write!(f, "XXXX-WXX-{day}"),
            Self::UnknownMonth => f.write_str("XXXX-XX"),
            Self::UnknownDay => f.write_str("XXXX-XX-XX"),
        }
    }
}

/// A set that comes back every `amount` of `unit`: `P2Y`.
pub(crate) fn every(amount: Amount, unit: Unit) -> Value {
    Value::Set(Value::Duration(amount, unit).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_half_open() {
        let day = Date { year: 2004, month: 12, day: 31 };
        let time = |clock| Value::Time(Some(Period::Day(day)), clock);
        let cases = [
            (Value::Period(Period::Day(day)), "2004-12-31", "2004-12-31", "2005-01-01"),
            (Value::Period(Period::Month(Some(2004), 2)), "2004-02", "2004-02-01", "2004-03-01"),
            (Value::Period(Period::Year(Some(2004))), "2004", "2004-01-01", "2005-01-01"),
            (Value::Period(Period::Years(2004, 2005)), "2004/2005", "2004-01-01", "2006-01-01"),
            (Value::Period(Period::Decade(199)), "199", "1990-01-01", "2000-01-01"),
            (Value::Period(Period::Century(18)), "18", "1800-01-01", "1900-01-01"),
            (Value::Period(Period::Half(Some(2004), 2)), "2004-H2", "2004-07-01", "2005-01-01"),
            (Value::Period(Period::Quarter(Some(2004), 3)), "2004-Q3", "2004-07-01", "2004-10-01"),
            (Value::Period(Period::Season(Some(2004), Season::Winter)), "2004-WI", "2004-12-01", "2005-03-01"),
            (Value::Period(Period::Week(Some((2004, 53)))), "2004-W53", "2004-12-27", "2005-01-03"),
            (Value::Period(Period::Weekend(Some((2004, 53)))), "2004-W53-WE", "2005-01-01", "2005-01-03"),
            (time(Clock::At(14, 30, None)), "2004-12-31T14:30", "2004-12-31T14:30", "2004-12-31T14:31"),
            (time(Clock::At(24, 0, None)), "2004-12-31T24:00", "2005-01-01T00:00", "2005-01-01T00:01"),
            (time(Clock::Part(Part::Night)), "2004-12-31TNI", "2004-12-31T22:00", "2005-01-01T06:00"),
        ];
        for (value, text, start, end) in cases {
            assert_eq!(value.to_string(), text);
            let interval = value.interval().unwrap_or(Interval { start: String::new(), end: String::new() });
            assert_eq!((interval.start.as_str(), interval.end.as_str()), (start, end), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_has_no_interval() {
        for value in [
            Value::Period(Period::Month(None, 5)),
            Value::Period(Period::Weekday(1)),
            Value::Period(Period::BeforeChrist(44)),
            Value::Time(None, Clock::At(14, 0, None)),
            Value::Ref(Ref::Present),
            Value::Duration(Amount::whole(3), Unit::Day),
        ] {
            assert_eq!(value.interval(), None, "{value}");
        }
    }

    #[test]
    fn durations() {
        for (amount, unit, text) in [
            (Amount::whole(3), Unit::Day, "P3D"),
            (Amount::whole(2), Unit::Decade, "P20Y"),
            (Amount::Exact(2500), Unit::Hour, "PT2.5H"),
            (Amount::Exact(500), Unit::Hour, "PT30M"),
            (Amount::Some, Unit::Year, "PXY"),
            (Amount::Some, Unit::Minute, "PTXM"),
            (Amount::Exact(55_470), Unit::Second, "PT55.47S"),
        ] {
            assert_eq!(Value::Duration(amount, unit).to_string(), text);
        }
    }
}
