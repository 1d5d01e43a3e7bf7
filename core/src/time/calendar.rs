//! Civil arithmetic on the Gregorian calendar: day numbers, weekdays, ISO weeks, Easter.
//!
//! Day numbers after Howard Hinnant, "chrono-compatible low-level date algorithms"; Easter after Meeus, "Astronomical Algorithms".

use super::Date;

impl Date {
    /// Days since 1970-01-01.
    pub(crate) fn day_number(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        // Years start in March, so that the leap day is the last of its year.
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day of that number, if its year has four digits.
    pub(crate) fn from_day_number(number: i32) -> Option<Self> {
        let days = number.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// 1 for Monday to 7 for Sunday.
    pub(crate) fn weekday(self) -> u8 {
        ((self.day_number() + 3).rem_euclid(7) + 1) as u8
    }

    pub(crate) fn plus_days(self, days: i32) -> Option<Self> {
        Self::from_day_number(self.day_number().checked_add(days)?)
    }

    /// The same day some months on, or the last of that month.
    pub(crate) fn plus_months(self, months: i32) -> Option<Self> {
        let index = self.year.checked_mul(12)?.checked_add(i32::from(self.month) - 1)?.checked_add(months)?;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u8 + 1);
        (28..=self.day).rev().chain([self.day]).find_map(|day| Self::new(year, month, day))
    }

    /// Year and number of the ISO week.
    pub(crate) fn week(self) -> (i32, u8) {
        // The week belongs to the year of its Thursday.
        let thursday = self.plus_days(4 - i32::from(self.weekday())).unwrap_or(self);
        let first = Self { year: thursday.year, month: 1, day: 1 };
        let week = (thursday.day_number() - first.day_number()) / 7 + 1;
        (thursday.year, u8::try_from(week).unwrap_or(1))
    }

    /// The Monday of an ISO week.
    pub(crate) fn monday_of(year: i32, week: u8) -> Option<Self> {
        let fourth = Self::new(year, 1, 4)?;
        fourth.plus_days(1 - i32::from(fourth.weekday()) + 7 * (i32::from(week) - 1))
    }

    /// Easter Sunday.
    pub(crate) fn easter(year: i32) -> Option<Self> {
        let (golden, century, rest) = (year % 19, year / 100, year % 100);
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        let shift = (golden + 11 * epact + 22 * weekday) / 451;
        let day = epact + weekday - 7 * shift + 114;
        Self::new(year, u8::try_from(day / 31).ok()?, u8::try_from(day % 31 + 1).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(s: &str) -> Date {
        s.parse().unwrap_or(Date { year: 1, month: 1, day: 1 })
    }

    #[test]
    fn day_numbers_go_both_ways() {
        assert_eq!(date("1970-01-01").day_number(), 0);
        assert_eq!(date("2000-03-01").day_number(), 11_017);
        let mut day = date("1999-12-28");
        for n in 0..800 {
            assert_eq!(Date::from_day_number(day.day_number()), Some(day), "{n}");
            day = day.plus_days(1).unwrap_or(day);
        }
        assert_eq!(day, date("2002-03-07"));
        assert_eq!(date("9999-12-31").plus_days(1), None);
    }

    #[test]
    fn weekdays_and_weeks() {
        assert_eq!(date("2026-11-24").weekday(), 2);
        for (day, week) in [("2004-12-02", (2004, 49)), ("2005-01-01", (2004, 53)), ("2008-12-29", (2009, 1)), ("2026-01-01", (2026, 1))] {
            assert_eq!(date(day).week(), week, "{day}");
        }
        assert_eq!(Date::monday_of(2004, 49), Some(date("2004-11-29")));
    }

    #[test]
    fn months_end_at_their_last_day() {
        assert_eq!(date("2004-01-31").plus_months(1), Some(date("2004-02-29")));
        assert_eq!(date("2004-01-15").plus_months(-13), Some(date("2002-12-15")));
    }

    #[test]
    fn easter() {
        for day in ["1818-03-22", "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2017-04-16", "2038-04-25"] {
            assert_eq!(Date::easter(date(day).year), Some(date(day)));
        }
    }
}
