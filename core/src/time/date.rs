//! A day of the Gregorian calendar.

use crate::error::{Error, Kind};
use core::{fmt, str::FromStr};

/// A day of the proleptic Gregorian calendar; parses and prints as `YYYY-MM-DD`.
///
/// ```
/// use depesche::Date;
/// assert_eq!(Date::new(2024, 2, 29).map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
/// assert!(Date::new(2023, 2, 29).is_none());
/// assert!("24.11.2026".parse::<Date>().is_err());
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day, if the calendar has it; nothing for 30 February and for years before 1 or after 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=length).contains(&day)).then_some(Self { year, month, day })
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self, Error> {
        let parse = || {
            let (day, rest) = s.split_at_checked(10)?;
            if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
                return None;
            }
            let mut fields = day.split('-');
            let mut field = |digits: usize| fields.next().filter(|f| f.len() == digits && f.bytes().all(|b| b.is_ascii_digit()));
            let (year, month, day) = (field(4)?, field(2)?, field(2)?);
            Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        };
        parse().ok_or_else(|| Kind::Date(s.chars().take(40).collect()).into())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
