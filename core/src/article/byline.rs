//! Bylines, signatures and dates of publication.
//!
//! `Von Anna Kessler und Jan van Mohr, Berlin`, `dpa/afp`, `(ake)`, `Stand: 24.02.2016, 15:21 Uhr`.

use crate::lang::de::article as de;
use crate::{Author, AuthorKind, Date};

/// A byline and signatures have no more words.
const LONGEST: usize = 16;

/// The authors that `line` names, if it is a byline.
pub(crate) fn read(line: &str) -> Option<Vec<Author>> {
    let rest = de::after_byline(line)?;
    if rest.split_whitespace().count() > LONGEST || rest.ends_with(['!', '?', ':', '…']) {
        return None;
    }
    let authors = names(rest)?;
    (!authors.is_empty()).then_some(authors)
}

/// The authors in a list: `Anna Kessler und Jan van Mohr, Berlin`. Nothing if something in it is no name.
pub(crate) fn names(list: &str) -> Option<Vec<Author>> {
    let mut out: Vec<Author> = Vec::new();
    for (n, piece) in pieces(list).enumerate() {
        let words: Vec<&str> = piece.split_whitespace().collect();
        // `unserer Redakteurin Anna Kessler`, `Anna Kessler aus Berlin`
        let skip = if matches!(words.first(), Some(&("unserer" | "unserem"))) { 2 } else { 0 };
        let end = words.iter().position(|w| matches!(*w, "aus" | "in")).unwrap_or(words.len());
        let words = words.get(skip..end).unwrap_or_default();
        let name = words.join(" ");
        let author = match words {
            [] => continue,
            [word] => match one_word(word) {
                Some(author) => author,
                // `…, Berlin`: the place it was written at.
                None if n > 0 && word.starts_with(char::is_uppercase) => continue,
                None => return None,
            },
            _ if words.iter().any(|w| is_desk(w)) => Author { name, kind: AuthorKind::Organisation },
            _ if words.len() <= 6 && is_name(words) => Author { name, kind: AuthorKind::Person },
            _ => return None,
        };
        if !out.contains(&author) {
            out.push(author);
        }
    }
    Some(out)
}

/// The pieces of a list of authors.
fn pieces(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ';', '|', '/', '(', ')', '&']).flat_map(|p| p.split(" und ")).map(str::trim).filter(|p| !p.is_empty())
}

/// Whether the words look like the name of a person: capitalised, with small particles only inside.
fn is_name(words: &[&str]) -> bool {
    let particle = |w: &str| {
        matches!(
            w,
            "von" | "van" | "der" | "den" | "de" | "da" | "del" | "di" | "la" | "le" | "zu" | "zur" | "vom" | "el" | "bin" | "ten" | "ter"
        )
    };
    let capital = |w: &str| w.trim_start_matches("al-").starts_with(char::is_uppercase) && !w.contains(|c: char| c.is_ascii_digit());
    words.iter().all(|w| capital(w) || particle(w)) && words.first().is_some_and(|w| capital(w)) && words.last().is_some_and(|w| capital(w))
}

fn is_desk(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.ends_with("redaktion") || lower.ends_with("desk") || lower.ends_with("team")
}

/// An author of one word: agency, desk or initials.
fn one_word(word: &str) -> Option<Author> {
    let kind = if de::is_agency(word) {
        AuthorKind::Agency
    } else if is_desk(word) {
        AuthorKind::Organisation
    } else if is_initials(word) {
        AuthorKind::Initials
    } else {
        return None;
    };
    Some(Author { name: word.to_owned(), kind })
}

/// `ake`, `mf`: two to four small letters.
fn is_initials(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_lowercase)
}

/// The agencies and initials of a signature: `dpa/afp`, `ake/dpa`, `dpa-infocom`. Nothing if something in it is neither.
pub(crate) fn signature(text: &str) -> Option<Vec<Author>> {
    if text.len() > 60 {
        return None;
    }
    let mut out: Vec<Author> = Vec::new();
    for word in text.split(['/', ',', ' ', '|', '+', '&']).filter(|w| !w.is_empty()) {
        if matches!(word, "mit" | "und") || (!out.is_empty() && de::is_service(word)) {
            continue;
        }
        let author = one_word(word)?;
        if !out.contains(&author) {
            out.push(author);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The signature that `line` is as a whole: `dpa/afp`, `(ake)`, `Mit Material von dpa und AFP`, `Quelle: ntv.de, jhe/dpa`.
pub(crate) fn tail(line: &str) -> Option<Vec<Author>> {
    if line.len() > 80 {
        return None;
    }
    let bare = line.trim_end_matches('.').trim();
    let inner =
        bare.strip_prefix('(').and_then(|b| b.strip_suffix(')')).or_else(|| bare.strip_prefix('[').and_then(|b| b.strip_suffix(']')));
    let text = inner.unwrap_or(bare).trim_start_matches(['©', '/', '|', '-', '–', '—', ' ']);
    let text = [
        "Mit Material von ",
        "Mit Material der ",
        "mit Material von ",
        "mit Material der ",
        "Mit Agenturmaterial von ",
        "Quelle: ",
        "Quellen: ",
    ]
    .iter()
    .find_map(|p| text.strip_prefix(p))
    .unwrap_or(text);
    // `Quelle: ntv.de, jhe/dpa`
    let text = text.split_once(", ").filter(|(site, _)| site.contains('.') && !site.contains(' ')).map_or(text, |(_, rest)| rest);
    let authors = signature(text)?;
    (inner.is_some() || authors.iter().any(|a| a.kind == AuthorKind::Agency)).then_some(authors)
}

/// Where the signature at the end of `paragraph` starts: `… sagte er. (dpa)`. Without brackets only agencies count, and only if `bare`.
pub(crate) fn tail_of(paragraph: &str, bare: bool) -> Option<(usize, Vec<Author>)> {
    let start = if paragraph.ends_with([')', ']']) {
        paragraph.rfind(['(', '['])?
    } else if bare {
        paragraph.rfind(char::is_whitespace).map(|at| at + 1)?
    } else {
        return None;
    };
    let before = paragraph.get(..start)?;
    // After white space of more than one byte the second half of it is no boundary; then it is no signature.
    (super::lines::ends_sentence(before.trim_end()) && before.ends_with(char::is_whitespace) && !before.trim_end().is_empty())
        .then(|| tail(&paragraph[start..]))?
        .map(|authors| (start, authors))
}

/// The date of a line that holds nothing else, as ISO 8601: `24.02.2016, 15:21 Uhr` → `2016-02-24T15:21`.
pub(crate) fn published(line: &str) -> Option<String> {
    if line.len() > 80 || !line.as_bytes().iter().any(u8::is_ascii_digit) {
        return None;
    }
    let line = line.split("aktualisiert vor").next()?;
    let start = line.find(|c: char| c.is_ascii_digit())?;
    // `14:31 24.02.16`
    let (time_first, start) = match time(&line[start..]) {
        Some((time, len)) => (Some(time), start + len + line[start + len..].find(|c: char| c.is_ascii_digit())?),
        None => (None, start),
    };
    let (day, len) = date(&line[start..])?;
    let rest = line[start + len..].trim_matches(|c: char| !c.is_alphanumeric());
    let (clock, rest) = match rest.find(|c: char| c.is_ascii_digit()).map(|at| rest.split_at(at)) {
        Some((before, after)) if matches!(before.trim(), "" | "um" | "-" | "–" | "," | "|") => match time(after) {
            Some((clock, len)) => (Some(clock), &after[len..]),
            None => return None,
        },
        Some(_) => return None,
        None => (time_first, rest),
    };
    // `… | 15:11 | (DiePresse.com)` names the page once more.
    let rest = rest.split(['|', '(']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    let nothing_else = matches!(rest, "" | "Uhr" | "Uhr MEZ" | "Uhr MESZ");
    let before = line.find(|c: char| c.is_ascii_digit()).map_or("", |at| &line[..at]);
    (nothing_else && de::is_before_date(before)).then(|| match clock {
        Some((h, m)) => format!("{day}T{h:02}:{m:02}"),
        None => day.to_string(),
    })
}

/// A day with a year at the start of `text` and its length: `3. März 2024`, `12.04.2016`, `2016-04-12`.
pub(crate) fn date(text: &str) -> Option<(Date, usize)> {
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    if let Some(day) = body.get(..10).and_then(|d| d.parse::<Date>().ok()) {
        return Some((day, lead + 10));
    }
    let (day, rest) = number(body, 2)?;
    let rest = rest.strip_prefix('.')?.trim_start();
    let (month, rest) = if let Some((month, rest)) = number(rest, 2) {
        (month as u8, rest.strip_prefix('.')?)
    } else {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        (de::month(&rest[..end])?, rest[end..].trim_start_matches('.'))
    };
    let rest = rest.trim_start();
    let (year, after) = number(rest, 4)?;
    let year = match rest.len() - after.len() {
        4 => year,
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => return None,
    };
    Some((Date::new(i32::try_from(year).ok()?, month, day as u8)?, text.len() - after.len()))
}

/// Whether a day without a year stands in `text`: ` 24. Februar `.
pub(crate) fn has_day(text: &str) -> bool {
    number(text.trim_start(), 2)
        .and_then(|(_, rest)| rest.strip_prefix('.'))
        .and_then(|rest| rest.split_whitespace().next())
        .is_some_and(|word| de::month(word).is_some())
}

/// A time of day at the start of `text` and its length: `15:21`, `15.21 Uhr`.
fn time(text: &str) -> Option<((u32, u32), usize)> {
    let (hour, rest) = number(text, 2)?;
    let dotted = rest.starts_with('.');
    let (minute, after) = number(rest.strip_prefix([':', '.'])?, 2)?;
    let after = match after.strip_prefix(':').and_then(|seconds| number(seconds, 2)) {
        Some((_, after)) => after,
        None => after,
    };
    let good = hour < 24 && minute < 60 && (!dotted || after.trim_start().starts_with("Uhr"));
    good.then_some(((hour, minute), text.len() - after.len()))
}

/// A number of at most `digits` digits at the start of `text`, and what follows.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = (1..=digits).contains(&len).then(|| text[..len].parse().ok())??;
    Some((value, &text[len..]))
}

#[cfg(test)]
mod tests {
    use super::{published, read, tail, tail_of};
    use crate::{Author, AuthorKind};

    fn show(authors: Option<Vec<Author>>) -> String {
        let kind = |k| match k {
            AuthorKind::Person => "",
            AuthorKind::Agency => "!",
            AuthorKind::Organisation => "*",
            AuthorKind::Initials => "~",
        };
        authors.map_or("-".to_owned(), |a| a.iter().map(|a| format!("{}{}", kind(a.kind), a.name)).collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn bylines() {
        for (line, expected) in [
            ("Von Anna Kessler", "Anna Kessler"),
            ("Von Anna Kessler und Jan van der Mohr, Berlin", "Anna Kessler|Jan van der Mohr"),
            ("VON ANNA KESSLER", "ANNA KESSLER"),
            ("von Anna Kessler (dpa)", "Anna Kessler|!dpa"),
            ("Von unserer Redakteurin Anna Kessler aus Rom", "Anna Kessler"),
            ("Ein Interview von Anna Kessler", "Anna Kessler"),
            ("Text: Anna Kessler, Protokoll Süd", "Anna Kessler|Protokoll Süd"),
            ("Von der Sportredaktion", "*der Sportredaktion"),
            ("Von Mord und Totschlag", "-"),
            ("Von Berlin nach Paris", "-"),
            ("Von heute an gilt ein neues Gesetz", "-"),
            ("Vonnöten ist Geduld", "-"),
            ("Anna Kessler", "-"),
        ] {
            assert_eq!(show(read(line)), expected, "{line}");
        }
    }

    #[test]
    fn signatures() {
        for (line, expected) in [
            ("dpa/afp", "!dpa|!afp"),
            ("(dpa)", "!dpa"),
            ("(ake)", "~ake"),
            ("ake/dpa", "~ake|!dpa"),
            ("ake", "-"),
            ("dpa/lby", "!dpa"),
            ("© dpa-infocom", "!dpa-infocom"),
            ("(Mit Material der dpa)", "!dpa"),
            ("Mit Material von dpa und AFP", "!dpa|!AFP"),
            ("Quelle: ntv.de, jhe/dpa", "~jhe|!dpa"),
            ("(siehe oben)", "-"),
            ("Ende", "-"),
        ] {
            assert_eq!(show(tail(line)), expected, "{line}");
        }
        let text = "Er kam spät. (dpa)";
        assert_eq!(tail_of(text, false).map(|(at, _)| &text[at..]), Some("(dpa)"));
        assert!(tail_of("Er lobte die Agentur (dpa)", false).is_none(), "inside a sentence");
        assert!(tail_of("Er kam spät. dpa/afp", false).is_none() && tail_of("Er kam spät. dpa/afp", true).is_some(), "without brackets");
    }

    #[test]
    fn dates() {
        for (line, expected) in [
            ("24.02.2016", Some("2016-02-24")),
            ("Stand: 24.02.2016, 15:21 Uhr", Some("2016-02-24T15:21")),
            ("« am: 25.02.2016, 15:21:52 »", Some("2016-02-25T15:21")),
            ("14:31 24.02.16", Some("2016-02-24T14:31")),
            ("22.02.2016 – 03:22", Some("2016-02-22T03:22")),
            ("Dienstag, 3. März 2024, 9.05 Uhr", Some("2024-03-03T09:05")),
            ("Veröffentlicht am 3. März 2024 um 09:05 Uhr", Some("2024-03-03T09:05")),
            ("2024-03-03", Some("2024-03-03")),
            ("03.02.2016 | 15:11 |  (DiePresse.com)", Some("2016-02-03T15:11")),
            ("24.02.2016 - aktualisiert vor 9 Minuten", Some("2016-02-24")),
            ("12.2.2016 – Unfall in Altenbrück", None),
            ("31.02.2016", None),
            ("Am 3. März 2024 begann der Streik", None),
            ("3. März", None),
            ("10 Tote", None),
        ] {
            assert_eq!(published(line).as_deref(), expected, "{line}");
        }
    }
}
