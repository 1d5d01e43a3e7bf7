//! From words to the calendar: counts from the article's day and from the days that the text has named.

use super::Date;
use super::meaning::{Direction, Draft, From, Holiday, Meaning, What, Which, Year};
use super::value::{Clock, Part, Period, Unit, Value};

/// Goes through the expressions of a text in their order.
#[derive(Debug)]
pub(super) struct Resolver {
    /// The day of the article.
    document: Option<Date>,
    /// The last stretch of the calendar that the text named.
    last: Option<Period>,
    /// The last day that the text named, and the paragraph it stands in.
    day: Option<(Date, usize)>,
    /// The last time of day.
    clock: Option<Clock>,
    /// The token that the expression at hand begins at.
    at: usize,
    /// The last year that the text named, and the token it ends at.
    year: Option<(i32, usize)>,
}

/// A year that the text names holds for the months and days of so many tokens after it.
const YEAR_HOLDS: usize = 25;

/// Parts of a year of so many days or more are this year's once they have begun.
const LONG: i32 = 90;

/// How much farther a month or day in the direction that the sentence does not look may be than one in that it does.
const AGAINST: i32 = 5;

impl Resolver {
    pub(super) const fn new(document: Option<Date>) -> Self {
        Self { document, last: None, day: None, clock: None, at: 0, year: None }
    }

    /// The value of the next expression, which stands in the paragraph `part`.
    pub(super) fn resolve(&mut self, draft: &Draft, part: usize) -> Value {
        self.at = draft.tokens.start;
        let (what, offset, clock) = match &draft.meaning {
            Meaning::Fixed(value) => return value.clone(),
            Meaning::At { what, offset, clock } => (*what, *offset, *clock),
        };
        let value = match clock {
            None => self.period(what, draft.direction, part).map_or(Value::Time(None, Clock::Unknown), |p| p),
            Some(clock) => {
                let mut day = match what {
                    What::Here => self.here(clock, draft.direction, part).map(Period::Day),
                    _ => match self.period(what, draft.direction, part) {
                        Some(Value::Period(period)) => Some(period),
                        _ => None,
                    },
                };
                if offset != 0 {
                    day = match day {
                        Some(Period::Day(d)) => d.plus_days(offset).map(Period::Day),
                        _ => None,
                    };
                }
                Value::Time(day, clock)
            }
        };
        self.remember(&value, what, draft, part);
        value
    }

    fn remember(&mut self, value: &Value, what: What, draft: &Draft, part: usize) {
        let period = match value {
            Value::Period(period) | Value::Time(Some(period), _) => *period,
            _ => return,
        };
        if let Value::Time(_, clock @ Clock::At(..)) = value {
            self.clock = Some(*clock);
        }
        self.last = Some(period);
        if let Period::Day(day) = period {
            self.day = Some((day, part));
        }
        let says_year = match what {
            What::Day { year, .. }
            | What::Month(year, _)
            | What::Season(year, _)
            | What::Quarter(year, _)
            | What::Half(year, _)
            | What::Year(year)
            | What::Holiday(year, _) => year != Year::Open,
            _ => false,
        };
        if let (true, Some((start, _))) = (says_year, period.days()) {
            self.year = Some((start.year, draft.tokens.end));
        }
    }

    /// The day of a clock time or part of a day without a date.
    fn here(&self, clock: Clock, direction: Direction, part: usize) -> Option<Date> {
        match self.day {
            Some((day, at)) if at == part || self.recent(day) => Some(day),
            _ if clock == Clock::Part(Part::Night) && direction != Direction::Future => self.document?.plus_days(-1),
            _ => self.document,
        }
    }

    /// Whether a day is one of those that the article tells of.
    fn recent(&self, day: Date) -> bool {
        self.document.is_some_and(|d| (0..=7).contains(&(d.day_number() - day.day_number())))
    }

    /// The day that a follow-up counts from.
    fn base(&self, from: From) -> Option<Date> {
        match (from, self.last) {
            (From::Narrative, Some(last)) => last.days().map(|(start, _)| start).or(self.document),
            _ => self.document,
        }
    }

    /// The day that a follow-up in days counts from: one of this paragraph or the last, if it names one.
    fn base_day(&self, from: From, part: usize) -> Option<Date> {
        match (from, self.day) {
            (From::Narrative, Some((day, at))) if at + 1 >= part || self.recent(day) => Some(day),
            (From::Narrative, None) => self.base(from),
            _ => self.document,
        }
    }

    fn period(&self, what: What, direction: Direction, part: usize) -> Option<Value> {
        let period = match what {
            What::Here => return None,
            What::Known(period) => period,
            What::Day { year, month, day, weekday } => self.day_of(year, month, day, weekday, direction),
            What::Month(year, month) => Period::Month(self.year_of(year, |y| Date::new(y, month, 1), 31, direction), month),
            What::Season(year, season) => {
                Period::Season(self.year_of(year, |y| Date::new(y, season.first_month(), 1), 92, direction), season)
            }
            What::Quarter(year, q) => Period::Quarter(self.year_of(year, |y| Date::new(y, q * 3 - 2, 1), 92, direction), q),
            What::Half(year, half) => Period::Half(self.year_of(year, |y| Date::new(y, half * 6 - 5, 1), 183, direction), half),
            What::Year(year) => Period::Year(self.year_of(year, |y| Date::new(y, 1, 1), 366, direction)),
            What::Holiday(year, holiday) => self.holiday(year, holiday, direction),
            What::Weekday(weekday, which) => self.weekday(weekday, which, direction).map_or(Period::Weekday(weekday), Period::Day),
            What::Weekend(which) => Period::Weekend(self.weekday(6, which, direction).map(Date::week)),
            What::Anniversary { days, unit, by } => {
                let day = self.document.and_then(|d| d.plus_days(days)).and_then(|d| match unit {
                    Unit::Week => d.plus_days(by.checked_mul(7)?),
                    Unit::Month => d.plus_months(by),
                    Unit::Year => d.plus_months(by.checked_mul(12)?),
                    Unit::Decade => d.plus_months(by.checked_mul(120)?),
                    Unit::Century => d.plus_months(by.checked_mul(1200)?),
                    _ => d.plus_days(by),
                });
                day.map_or(Period::UnknownDay, Period::Day)
            }
            What::Shift { unit, by, from } => return Some(self.shift(unit, by, from, part)),
            What::YearOf { months, from } => Period::Year(self.base(from).and_then(|d| d.plus_months(months)).map(|d| d.year)),
        };
        Some(Value::Period(period))
    }

    fn day_of(&self, year: Year, month: u8, day: u8, weekday: Option<u8>, direction: Direction) -> Period {
        // The weekday decides where the year is not said.
        let named = |y: i32| Date::new(y, month, day);
        if let (Year::Open, Some(weekday), Some(document)) = (year, weekday, self.document) {
            let fitting = (document.year - 3..=document.year + 2).filter_map(named).filter(|d| d.weekday() == weekday);
            if let Some(best) = fitting.min_by_key(|d| (d.day_number() - document.day_number()).abs()) {
                return Period::Day(best);
            }
        }
        match self.year_of(year, named, 1, direction).and_then(named) {
            Some(date) => Period::Day(date),
            None => Period::DayOfYear(month, day),
        }
    }

    fn holiday(&self, year: Year, holiday: Holiday, direction: Direction) -> Period {
        let date = |y| holiday.date(y);
        match (self.year_of(year, date, 1, direction).and_then(date), holiday) {
            (Some(date), _) => Period::Day(date),
            (None, Holiday::Fixed(month, day)) => Period::DayOfYear(month, day),
            (None, _) => Period::UnknownDay,
        }
    }

    /// The year of a stretch that starts each year on the day `start` and is `length` days long.
    fn year_of(&self, year: Year, start: impl Fn(i32) -> Option<Date>, length: i32, direction: Direction) -> Option<i32> {
        match year {
            Year::Known(year) => Some(year),
            Year::TwoDigits(year) => Some(self.century_of(year)),
            Year::Shift(by, from) => self.base(from).map(|d| d.year + by),
            Year::Open | Year::Last | Year::Next => {
                if let (Year::Open, Some((year, end))) = (year, self.year)
                    && length < 366
                    && self.at < end + YEAR_HOLDS
                    && self.document.is_none_or(|d| d.year > year + 1 && direction != Direction::Future)
                {
                    return Some(year);
                }
                let document = self.document?;
                let today = document.day_number();
                let candidates = [document.year - 1, document.year, document.year + 1]
                    .into_iter()
                    .filter_map(|y| start(y).map(|d| (y, d.day_number() - today)));
                let now = |&(_, days): &(i32, i32)| days <= 0 && days + length > 0;
                let mut behind = candidates.clone().filter(|c| c.1 + length <= 0);
                let mut ahead = candidates.clone().filter(|c| c.1 > 0);
                let chosen = match year {
                    // `das neue Jahr`, `das alte Jahr`: soon after its start or before.
                    Year::Last | Year::Next if length == 366 => {
                        let late = i32::from(document.month > 6);
                        return Some(document.year + if year == Year::Next { late } else { late - 1 });
                    }
                    Year::Last => behind.next_back(),
                    Year::Next => ahead.next(),
                    // `im ersten Halbjahr`: this year's, once it has begun.
                    _ if (LONG..366).contains(&length)
                        && direction != Direction::Future
                        && candidates.clone().any(|c| c.0 == document.year && c.1 <= 0) =>
                    {
                        candidates.clone().find(now).or_else(|| candidates.clone().find(|c| c.0 == document.year))
                    }
                    _ => candidates.clone().find(now).or_else(|| {
                        let (behind, ahead) = (behind.next_back(), ahead.next());
                        let past = match (behind, ahead, direction) {
                            (Some(b), Some(a), Direction::Past) => -b.1 - length <= a.1 * AGAINST,
                            (Some(b), Some(a), Direction::Future) => (-b.1 - length) * AGAINST <= a.1,
                            (Some(b), Some(a), Direction::Unknown) => -b.1 - length <= a.1,
                            (Some(_), Some(_), Direction::Since) => true,
                            _ => behind.is_some(),
                        };
                        if past { behind } else { ahead }
                    }),
                };
                chosen.map(|(year, _)| year)
            }
        }
    }

    /// The four digits of a year of two: near the article's, rather before it.
    fn century_of(&self, two: i32) -> i32 {
        let Some(document) = self.document else {
            return if two < 50 { 2000 + two } else { 1900 + two };
        };
        let latest = document.year + 20;
        latest - (latest - two).rem_euclid(100)
    }

    fn weekday(&self, weekday: u8, which: Which, direction: Direction) -> Option<Date> {
        let document = if which == Which::After { self.base(From::Narrative) } else { self.document }?;
        let today = i32::from(document.weekday());
        let back = (today - i32::from(weekday)).rem_euclid(7);
        let ahead = (i32::from(weekday) - today).rem_euclid(7);
        let days = match which {
            Which::Last if back == 0 => -7,
            Which::Next | Which::After if ahead == 0 => 7,
            Which::Next | Which::After => ahead,
            Which::Week(n) => i32::from(weekday) - today + 7 * n,
            Which::Open if direction == Direction::Future => ahead,
            Which::Last | Which::Open => -back,
        };
        document.plus_days(days)
    }

    /// So many units from a day, as exact as the unit.
    fn shift(&self, unit: Unit, by: i32, from: From, part: usize) -> Value {
        let base = self.base(from);
        let period = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return self.shift_clock(unit, by, from),
            // `an diesem Tag`, `zu diesem Zeitpunkt`: what was named last, be it longer.
            Unit::Day if by == 0 && from == From::Narrative && self.last.is_some_and(|p| p.days().is_some()) => {
                self.last.unwrap_or(Period::UnknownDay)
            }
            Unit::Day => self.base_day(from, part).and_then(|d| d.plus_days(by)).map_or(Period::UnknownDay, Period::Day),
            Unit::Week => Period::Week(base.and_then(|d| d.plus_days(by.checked_mul(7)?)).map(Date::week)),
            Unit::Weekend => Period::Weekend(base.and_then(|d| d.plus_days(by.checked_mul(7)?)).map(Date::week)),
            Unit::Month => match base.and_then(|d| d.plus_months(by)) {
                Some(d) => Period::Month(Some(d.year), d.month),
                None => Period::UnknownMonth,
            },
            Unit::Quarter => match base.and_then(|d| d.plus_months(by.checked_mul(3)?)) {
                Some(d) => Period::Quarter(Some(d.year), (d.month - 1) / 3 + 1),
                None => Period::Year(None),
            },
            Unit::Half => match base.and_then(|d| d.plus_months(by.checked_mul(6)?)) {
                Some(d) => Period::Half(Some(d.year), (d.month - 1) / 6 + 1),
                None => Period::Year(None),
            },
            Unit::Year => match base.map(|d| d.year.saturating_add(by)) {
                // There is no year 0.
                Some(year) if year < 1 => Period::BeforeChrist(1 - year),
                year => Period::Year(year.filter(|y| *y <= 9999)),
            },
            Unit::Decade => base.map_or(Period::Year(None), |d| Period::Decade(d.year / 10 + by)),
            Unit::Century => base.map_or(Period::Year(None), |d| Period::Century(d.year / 100 + by)),
            Unit::Millennium => Period::Year(base.map(|d| d.year + by.saturating_mul(1000)).filter(|y| (1..=9999).contains(y))),
        };
        Value::Period(period)
    }

    fn shift_clock(&self, unit: Unit, by: i32, from: From) -> Value {
        let day = self.base(from);
        let step = match unit {
            Unit::Hour => 60,
            Unit::Minute => 1,
            _ => 0,
        };
        match (from, self.clock, day) {
            (From::Narrative, Some(Clock::At(hour, minute, _)), Some(day)) if step > 0 => {
                let minutes = (i32::from(hour) * 60 + i32::from(minute)).saturating_add(by.saturating_mul(step));
                let clock = Clock::At((minutes.rem_euclid(1440) / 60) as u8, (minutes.rem_euclid(60)) as u8, None);
                Value::Time(day.plus_days(minutes.div_euclid(1440)).map(Period::Day), clock)
            }
            _ => Value::Time(day.map(Period::Day), Clock::Unknown),
        }
    }
}
