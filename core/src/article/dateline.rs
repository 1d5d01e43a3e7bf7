//! Datelines: place, agency and day at the start of the first paragraph.
//!
//! `Berlin (dpa) -`, `BERLIN taz |`, `WASHINGTON (AP) —`, `Bozen (lu).`, `BOZEN.`, `Wien, 3. März 2024 –`, `München/Berlin –`.

use super::byline;
use crate::lang::de::abbreviations::{is_abbreviation, starts_sentence};
use crate::{Author, AuthorKind, Date};

/// A dateline and what it says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// Bytes up to where the paragraph begins, white space included.
    pub(crate) len: usize,
    /// The same without the white space.
    pub(crate) trimmed: usize,
    /// Agencies and initials in it.
    pub(crate) authors: Vec<Author>,
    /// The day, if it has a year.
    pub(crate) day: Option<Date>,
}

/// No dateline is longer, in bytes.
const LONGEST: usize = 100;

/// Reads the dateline at the start of `paragraph`. `after` is the text behind it and `before` the text in front of it: a word with nothing
/// but a stop (`Hamburg. Der Senat …`) is a place only if the article names it once more.
pub(crate) fn at(before: &str, paragraph: &str, after: &str) -> Option<Dateline> {
    let mut cut = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = &paragraph[..cut];
    let place = place(head)?;
    let (name, mut rest) = (&head[..place], &head[place..]);
    let mut line = Dateline::default();
    // `, 3. März 2024`
    let mut dated = false;
    if let Some(after) = rest.trim_start().strip_prefix(',') {
        let end = after.find(['(', '–', '—', '|']).or_else(|| after.find(" - "))?;
        line.day = byline::date(&after[..end]).map(|(day, _)| day);
        dated = line.day.is_some() || byline::has_day(&after[..end]);
        if !dated {
            return None;
        }
        rest = &after[end..];
    }
    // `(dpa)`, `taz`
    let trimmed = rest.trim_start();
    let mut source = false;
    if let Some(inner) = trimmed.strip_prefix('(') {
        let (inside, after) = inner.split_once(')')?;
        // `(LPA)`: an office that is no agency.
        let office = (2..=4).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_uppercase());
        let office = || office.then(|| vec![Author { name: inside.to_owned(), kind: AuthorKind::Organisation }]);
        line.authors = byline::signature(inside).or_else(office)?;
        source = true;
        rest = after;
    } else if let Some((word, after)) = trimmed.split_once(char::is_whitespace)
        && after.trim_start().starts_with(['|', '–', '—', '-'])
        && let Some(mut authors) = byline::signature(word)
    {
        // `taz` is a paper here, no initials.
        authors.iter_mut().filter(|a| a.kind == AuthorKind::Initials).for_each(|a| a.kind = AuthorKind::Organisation);
        line.authors = authors;
        source = true;
        rest = after;
    }
    let spaced = rest.starts_with(char::is_whitespace);
    let mark = rest.trim_start().chars().next()?;
    let text = &rest.trim_start()[mark.len_utf8()..];
    let again = || !is_abbreviation(name) && [before, &paragraph[place..], after].iter().any(|text| text.contains(name));
    let capitals = name.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !name.chars().any(char::is_lowercase);
    let goes_on = text.starts_with(char::is_whitespace);
    let ends = match mark {
        '|' => true,
        '–' | '—' | '-' => goes_on && (source || dated || (spaced && text.trim_start().starts_with(|c: char| !c.is_lowercase()))),
        '.' | ':' => {
            goes_on
                && (source
                    || (mark == '.'
                        && (capitals || name.contains('/') || again())
                        && text.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '„' | '»' | '«' | '"' | '“'))))
        }
        _ => false,
    };
    if !ends {
        return None;
    }
    line.trimmed = head.len() - text.len();
    line.len = paragraph.len() - paragraph[line.trimmed..].trim_start().len();
    (line.len < paragraph.len()).then_some(line)
}

/// Length of the names of places that `head` starts with: up to four capitalised words, joined by `/`, `-` or small words.
fn place(head: &str) -> Option<usize> {
    let mut end = 0;
    let mut words = 0;
    let mut rest = head;
    loop {
        let len = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '/' | '\'' | '’'))).unwrap_or(rest.len());
        let word = &rest[..len];
        let capital = word.starts_with(char::is_uppercase);
        let small =
            matches!(word, "am" | "an" | "der" | "im" | "in" | "bei" | "ob" | "vor" | "de" | "la" | "del" | "di" | "und") && words > 0;
        let dash = word.chars().all(|c| c == '-');
        if !(capital || small) || dash || (words == 0 && starts_sentence(word)) || words > 4 {
            break;
        }
        words += 1;
        if capital {
            end = head.len() - rest.len() + len;
        }
        // `St. Gallen`, `Frankfurt a. M.`
        let stop = matches!(word, "St" | "Bad") && rest[len..].starts_with(". ");
        let Some(next) = rest[len..].strip_prefix(if stop { ". " } else { " " }) else { break };
        rest = next.trim_start();
    }
    (end > 1).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::at;

    /// `place | rest`, authors and day.
    #[track_caller]
    fn check(name: &str, text: &str, line: &str, authors: &[&str], day: Option<&str>) {
        let found = at("", text, "").unwrap_or_default();
        let names: Vec<_> = found.authors.iter().map(|a| a.name.as_str()).collect();
        let date = found.day.map(|d| d.to_string());
        assert_eq!((&text[..found.trimmed], names.as_slice(), date.as_deref()), (line, authors, day), "{name}");
    }

    #[test]
    fn cases() {
        check("agency and dash", "Berlin (dpa) - Die Regierung ruht.", "Berlin (dpa) -", &["dpa"], None);
        check("two places, service", "München/Berlin (dpa/lby) – Es schneit.", "München/Berlin (dpa/lby) –", &["dpa"], None);
        check("paper and bar", "BERLIN taz | Die Regierung ruht.", "BERLIN taz |", &["taz"], None);
        check("bar alone", "Bad Homburg | Die Stadt ruht.", "Bad Homburg |", &[], None);
        check("em dash", "WASHINGTON (AP) — Der Senat tagt.", "WASHINGTON (AP) —", &["AP"], None);
        check("stop after initials", "Bozen  (lu). Heute läuft die Frist ab.", "Bozen  (lu).", &["lu"], None);
        check("capitals and stop", "BOZEN. Drei Wanderer sind in Not.", "BOZEN.", &[], None);
        check("capitals, stop and a quotation", "BOZEN. „Global denken“ heißt es.", "BOZEN.", &[], None);
        check("two places and a stop", "Münstertal/Reschen.  Das Gebiet lockt.", "Münstertal/Reschen.", &[], None);
        check("press office", "Bozen  (LPA). Das Land plant.", "Bozen  (LPA).", &["LPA"], None);
        check("place named again", "Hamburg. So ruht man in Hamburg.", "Hamburg.", &[], None);
        check("day and agency", "Bonn, 24. Februar (Reuters) - Die Post baut.", "Bonn, 24. Februar (Reuters) -", &["Reuters"], None);
        check("day with a year", "Wien, 3. März 2024 – Die Oper öffnet.", "Wien, 3. März 2024 –", &[], Some("2024-03-03"));
        check("day in digits", "DAUN, 12.04.2016 - Der Sender baut um.", "DAUN, 12.04.2016 -", &[], Some("2016-04-12"));
        check("plain place and dash", "Frankfurt am Main – Die Messe wächst.", "Frankfurt am Main –", &[], None);
        check("saint", "St. Gallen (sda) - Der Rat tagt.", "St. Gallen (sda) -", &["sda"], None);
        check("several agencies", "Paris (dpa/AFP) – Sie streiken.", "Paris (dpa/AFP) –", &["dpa", "AFP"], None);
        check("abbreviation in brackets", "Der Bundesgerichtshof (BGH) in Karlsruhe hat entschieden.", "", &[], None);
        check("name and dash", "Er – der Trainer – schwieg.", "", &[], None);
        check("insertion", "Berlin – so viel steht fest – wächst.", "", &[], None);
        check("sentence", "Berlin wächst.", "", &[], None);
        check("two words and a stop", "Stille. Niemand spricht.", "", &[], None);
        check("apposition", "Anna Kessler, die Ministerin, kam – spät.", "", &[], None);
        check("title", "Dr. Anna Kessler traf Dr. Jan Mohr.", "", &[], None);
        check("compound", "US-Präsident Biden (80) - er kam.", "", &[], None);
        check("nothing after it", "Berlin (dpa) -", "", &[], None);
        check("empty", "", "", &[], None);
    }
}
