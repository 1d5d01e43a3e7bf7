//! Tokens: words, numbers, marks.
//!
//! `Am 3. Mai kamen z. B. 1.200 Kund:innen („Stammgäste“) um 14.30 Uhr.` — ordinals and abbreviations keep their stop, numbers, times and
//! compounds stay whole, every quotation mark and bracket stands alone. The conventions are those of the German `WikiNews` quotation data.

use crate::Span;
use crate::lang::de::abbreviations::{is_abbreviation, is_final_abbreviation, is_month, starts_sentence};
use core::ops::Range;

/// Appends the tokens of `text[part]`.
pub(super) fn tokenise(text: &str, part: Span, out: &mut Vec<Span>) {
    let from = |at: usize, wanted: fn(char) -> bool| text[at..part.end].find(wanted).map_or(part.end, |n| at + n);
    let mail = text[part.range()].contains('@');
    let mut start = from(part.start, |c| !is_space(c));
    while start < part.end {
        // Most letters are told by their bytes.
        let plain = text.as_bytes()[start..part.end].iter().take_while(|b| b.is_ascii_graphic()).count();
        let end = from(start + plain, is_space);
        let next = from(end, |c| !is_space(c));
        chunk(text, start..end, &text[next..part.end], mail, out);
        start = next;
    }
}

/// White space, and the characters that separate words without being seen.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Splits what stands between white space; `tail` is what follows in the same part, `mail`: there may be mail addresses.
fn chunk(text: &str, Range { start, end }: Range<usize>, tail: &str, mail: bool, out: &mut Vec<Span>) {
    let mut rest = &text[start..end];
    while let Some(c) = rest.chars().next() {
        let at = end - rest.len();
        let len = if begins_link(rest) || (mail && begins_mail(rest)) {
            address(rest)
        } else if begins_word(rest) && !(c == '-' && follows_ordinal(&text[start..at])) {
            word(&text[..at], start, rest, tail)
        } else {
            mark(c, rest)
        };
        out.push(Span::new(at, at + len));
        rest = &rest[len..];
    }
}

/// Whether a web address starts here.
fn begins_link(rest: &str) -> bool {
    let prefix = |p: &str| rest.as_bytes().get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p.as_bytes()));
    matches!(rest.as_bytes(), [b'h' | b'H' | b'w' | b'W', ..]) && (prefix("http://") || prefix("https://") || prefix("www."))
}

/// Whether a mail address starts here. Looked for no farther than one is long, so that the time stays linear.
fn begins_mail(rest: &str) -> bool {
    let name = rest.bytes().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b)).count();
    (1..64).contains(&name) && matches!(rest.as_bytes()[name..], [b'@', next, ..] if next.is_ascii_alphanumeric())
}

/// Length of the address, without the punctuation after it.
fn address(rest: &str) -> usize {
    let end = rest.find(['<', '>', '"', '“', '”', '„', '«', '»']).unwrap_or(rest.len());
    rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '’', '…']).len().max(1)
}

fn is_word_char(c: char) -> bool {
    match c {
        // The letters and marks of German are told without a look into the tables.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '_' | '\u{ad}' | '\u{200c}' | '\u{200d}' => true,
        '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphanumeric() || is_combining(c),
    }
}

/// Combining marks of the common blocks.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn begins_word(rest: &str) -> bool {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some(c), _) if is_word_char(c) => true,
        (Some('-' | '+' | '−' | '§' | '#' | '@'), Some(next)) => next.is_alphanumeric(),
        _ => false,
    }
}

/// `28.-29. Mai`: the hyphen is no sign.
fn follows_ordinal(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
}

/// Length of the word that `piece` starts with; `before` stands in front of it, from `start` on without a space.
fn word(before: &str, start: usize, piece: &str, tail: &str) -> usize {
    let mut len = piece.chars().next().map_or(0, char::len_utf8);
    let mut bracket = false;
    loop {
        // Most letters are told by their bytes.
        len += piece.as_bytes()[len..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        len += piece[len..].find(|c| !is_word_char(c)).unwrap_or(piece.len() - len);
        let mut chars = piece[len..].chars();
        let (Some(c), next) = (chars.next(), chars.next()) else { break };
        let last = piece[..len].chars().next_back().unwrap_or(' ');
        let joins = (c == ')' && bracket)
            || next.is_some_and(|n| match c {
                '-' | '‑' | '\u{2010}' | '\'' | '’' | '′' | '´' | '`' | '&' | '*' | '–' => {
                    n.is_alphanumeric() && !(c == '–' && (last.is_ascii_digit() || n.is_ascii_digit()))
                }
                '.' => joins_at_stop(&piece[..len], n) || (n == '-' && joins_abbreviations(&piece[..len], &piece[len + 2..])),
                ',' => last.is_ascii_digit() && (n.is_ascii_digit() || n == '-'),
                ':' => (last.is_ascii_digit() && n.is_ascii_digit()) || is_gender_ending(&piece[len + 1..]),
                '/' => {
                    (last.is_ascii_digit() && n.is_ascii_digit())
                        || is_gender_ending(&piece[len + 1..])
                        || (n == '-' && is_gender_ending(&piece[len + 2..]))
                        || (piece[..len].ends_with("CDU") && piece[len..].starts_with("/CSU"))
                }
                '(' => is_optional_ending(&piece[len..]),
                '%' => n == '-' || (last.is_ascii_digit() && n.is_lowercase()),
                _ => false,
            });
        if !joins {
            break;
        }
        bracket = c == '(' || (bracket && c != ')');
        len += c.len_utf8();
    }
    let word = &piece[..len];
    let rest = &piece[len..];
    match rest.chars().next() {
        // `An- und Abreise`
        Some('-') if !rest[1..].starts_with('-') => len + 1,
        // `Grass’ Roman`
        Some(c @ ('\'' | '’'))
            if word.ends_with(['s', 'x', 'z', 'ß']) && !before[start..].chars().rev().take(40).any(|c| matches!(c, '\'' | '‘' | '‚')) =>
        {
            len + c.len_utf8()
        }
        Some('.')
            if !rest[1..].starts_with('.')
                && (keeps_stop(word, &rest[1..], tail) || (rest.len() == 1 && is_part_of_date(before, word, tail))) =>
        {
            len + 1
        }
        _ => len,
    }
}

/// Words before a date in digits without a year.
const BEFORE_DATE: &[&str] = &["am", "Am", "vom", "Vom", "bis", "zum", "ab", "dem", "den", "seit"];

/// `12. 5. 2005`, `am 12. 5.`: whether `word`, which a stop follows, is the day or the month.
fn is_part_of_date(before: &str, word: &str, tail: &str) -> bool {
    let digits = |s: &str| s.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let number =
        |s: &str, most: u32| (1..=2).contains(&s.len()) && digits(s) == s.len() && s.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let before = before.trim_end_matches(is_space);
    let (next, after) = tail.split_at(digits(tail));
    if let Some(after) = after.strip_prefix('.').filter(|_| number(word, 31) && number(next, 12)) {
        // `Bell wurde 3. 2. wurde Mohr.`: a date has a year or one of these before it.
        let stands_before = |w: &&str| before.strip_suffix(*w).is_some_and(|rest| !rest.ends_with(is_word_char));
        return digits(after.trim_start_matches(is_space)) == 4 || before.ends_with('(') || BEFORE_DATE.iter().any(stands_before);
    }
    let day = || before.strip_suffix('.').map(|b| &b[b.len() - b.bytes().rev().take(3).take_while(u8::is_ascii_digit).count()..]);
    number(word, 12) && next.len() == 4 && day().is_some_and(|day| number(day, 31))
}

/// Whether a stop inside a piece joins: numbers, `z.B.`, `web.de`, but not `Ende.Dann`.
fn joins_at_stop(before: &str, next: char) -> bool {
    if next.is_ascii_digit() {
        return before.ends_with(|c: char| c.is_ascii_digit());
    }
    if !next.is_alphabetic() {
        return false;
    }
    let tail = before.rsplit(['.', '-']).next().unwrap_or(before);
    next.is_lowercase() || tail.chars().count() <= 2
}

/// Whether a stop and a hyphen join what stands around them: `Dr.-Ing.`
fn joins_abbreviations(before: &str, after: &str) -> bool {
    is_abbreviation(before.rsplit('-').next().unwrap_or(before)) && after.starts_with(char::is_uppercase)
}

/// `innen`, `in`, `r`, … after a gender colon or slash.
fn is_gender_ending(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    ["innen", "in", "r", "n", "e", "rinnen", "frau", "zin", "zinnen"].contains(&&rest[..end])
}

/// `(innen)`, `(n)` inside a word.
fn is_optional_ending(rest: &str) -> bool {
    let letters = rest[1..].chars().take(7).take_while(|c| c.is_lowercase()).map(char::len_utf8).sum::<usize>();
    letters > 0 && rest[1 + letters..].starts_with(')')
}

/// No word that is looked up here is longer.
const LONGEST: usize = 24;

/// Whether the stop after `word` belongs to it. `tight` follows the stop without a space, `tail` after a space.
fn keeps_stop(word: &str, tight: &str, tail: &str) -> bool {
    let next = || {
        let letters = tail.chars().take(LONGEST).take_while(|&c| is_word_char(c));
        &tail[..letters.map(char::len_utf8).sum()]
    };
    let last = tail.is_empty();
    if word.bytes().all(|b| b.is_ascii_digit()) {
        if !tight.is_empty() {
            return word.len() <= 2 && tight.starts_with([',', ')', '-', '/']);
        }
        let continues = next().starts_with(char::is_lowercase) || is_month(next()) || tail.starts_with(['–', '-', '/']);
        return if word.len() > 3 { next().starts_with(char::is_lowercase) } else { !last && (continues || ordinal_goes_on(next())) };
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_digit() || b".,:/".contains(&b)) {
        // `12.05.` of a date
        return word.len() <= 5
            && word.contains('.')
            && !word.contains([',', ':'])
            && next().starts_with(char::is_lowercase)
            && tight.is_empty();
    }
    if word.contains('.') && word.split('.').all(|p| p.chars().count() <= 2) {
        return true;
    }
    let mut letters = word.chars();
    if let (Some(c), None) = (letters.next(), letters.next()) {
        return if c.is_uppercase() { !last && !starts_sentence(next()) } else { is_abbreviation(word) && !last };
    }
    if is_roman(word) {
        return tight.is_empty() && !last && !starts_sentence(next());
    }
    if is_final_abbreviation(word) {
        return true;
    }
    // `Dr.-Ing.`
    let part = if word.contains('.') { word.rsplit('-').next().unwrap_or(word) } else { word };
    is_abbreviation(part) && !(last && tight.is_empty())
}

/// A capitalised word after `3.` that does not look like the start of a sentence: `3. Liga`.
fn ordinal_goes_on(next: &str) -> bool {
    next.starts_with(char::is_uppercase) && !starts_sentence(next)
}

/// A roman number of two or more letters.
pub(super) fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.len() <= 6 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// So many of one mark are a line drawn with it, not punctuation.
const ROW: usize = 32;

/// Length of a mark: one character with what combines with it, or a group such as `...`.
fn mark(c: char, rest: &str) -> usize {
    let group = |c: char| rest.len() - rest.trim_start_matches(c).len();
    let twice = |c: char| rest.chars().take(3).take_while(|&next| next == c).count() == 2;
    match c {
        '.' | '-' if group(c) > 1 => group(c),
        '!' | '?' | '…' => c.len_utf8(),
        _ if group(c) >= ROW * c.len_utf8() => group(c),
        '\'' | '`' | '´' | ',' if twice(c) => 2 * c.len_utf8(),
        _ => {
            let mut len = c.len_utf8();
            for next in rest[len..].chars() {
                let joined = rest[..len].ends_with('\u{200d}') && !next.is_alphanumeric();
                if !(joined || is_combining(next) || matches!(next, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')) {
                    break;
                }
                len += next.len_utf8();
            }
            len
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tokenise;
    use crate::Span;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &str) {
        let mut spans = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut spans);
        let tokens: Vec<_> = spans.iter().map(|s| &text[s.range()]).collect();
        assert_eq!(tokens.join("|"), expected, "{name}");
    }

    #[test]
    fn cases() {
        check("ordinal before a month", "Am 3. Mai kam er.", "Am|3.|Mai|kam|er|.");
        check("ordinal before a noun", "Die 2. Liga ruht.", "Die|2.|Liga|ruht|.");
        check("number at the end", "Er wurde 3. Der Lauf war lang.", "Er|wurde|3|.|Der|Lauf|war|lang|.");
        check("year at the end", "Das war 2004. Partei und Staat", "Das|war|2004|.|Partei|und|Staat");
        check("date", "vom 02.12.04 bis 5.5. nachts", "vom|02.12.04|bis|5.5.|nachts");
        check("date with spaces", "am 12. 5. 2005, am 3. 2. nachts", "am|12.|5.|2005|,|am|3.|2.|nachts");
        check(
            "places",
            "Bell wurde 3. 2. wurde Mohr, Platz 5. 2004 gewann er.",
            "Bell|wurde|3|.|2.|wurde|Mohr|,|Platz|5|.|2004|gewann|er|.",
        );
        check("numbers at the start", "3. 2. wurde Mohr.", "3|.|2.|wurde|Mohr|.");
        check("date in brackets", "Fest (12. 5., 3 Uhr)", "Fest|(|12.|5.|,|3|Uhr|)");
        check("times and scores", "um 14.30 Uhr und 12:30 Uhr, 2:1.", "um|14.30|Uhr|und|12:30|Uhr|,|2:1|.");
        check("abbreviations", "z. B. Dr. Bell, u.a. bzw. ca. 5 Mio. Euro", "z.|B.|Dr.|Bell|,|u.a.|bzw.|ca.|5|Mio.|Euro");
        check("compound abbreviation", "Dr.-Ing. Eva Bell und Dipl.-Kfm. Jan Mohr", "Dr.-Ing.|Eva|Bell|und|Dipl.-Kfm.|Jan|Mohr");
        check("initials and roman numbers", "George W. Bell und Karl II. gehen", "George|W.|Bell|und|Karl|II.|gehen");
        check("gender forms", "Kund:innen, Leser*innen und Lehrer/-innen", "Kund:innen|,|Leser*innen|und|Lehrer/-innen");
        check("optional ending", "Schüler(innen) (alle)", "Schüler(innen)|(|alle|)");
        check("marks stand alone", "„Ja“, »nein« und \"wie?\".", "„|Ja|“|,|»|nein|«|und|\"|wie|?|\"|.");
        check("mark inside a compound", "der „Win-Win“-Deal", "der|„|Win-Win|“|-Deal");
        check("truncated compounds", "An- und Abreise", "An-|und|Abreise");
        check("genitive apostrophe", "Grass’ Roman, Max' Haus", "Grass’|Roman|,|Max'|Haus");
        check("single quotes", "das 'Haus' und ‚Los‘", "das|'|Haus|'|und|‚|Los|‘");
        check("stop before a closing mark", "„Er kam am 3.“ Sie ging.", "„|Er|kam|am|3|.|“|Sie|ging|.");
        check("addresses", "(https://a.example/x?y=1), m.b@c.example.", "(|https://a.example/x?y=1|)|,|m.b@c.example|.");
        check("missing space", "Ende.Dann kam,wer wollte.", "Ende|.|Dann|kam|,|wer|wollte|.");
        check("emoji", "Gut 👍🏽👩‍👩‍👧!", "Gut|👍🏽|👩‍👩‍👧|!");
        check("soft hyphen and combining", "Ver\u{ad}trag u\u{308}ber", "Ver\u{ad}trag|u\u{308}ber");
        check("percent and units", "5 % und 7% der 5%-Hürde, 20 °C", "5|%|und|7|%|der|5%-Hürde|,|20|°|C");
        check("ellipsis", "Er kam ... nicht…", "Er|kam|...|nicht|…");
        let line = "=".repeat(40);
        check("lines of marks", &format!("** Eilmeldung **\n{line}"), &format!("*|*|Eilmeldung|*|*|{line}"));
        check("slashes", "Berlin/Hamburg, CDU/CSU 2004/05", "Berlin|/|Hamburg|,|CDU/CSU|2004/05");
        check("range of days", "vom 28.-29. Mai", "vom|28.|-|29.|Mai");
        check("signs", "-5 Grad, +1,0 und 1200,- Euro", "-5|Grad|,|+1,0|und|1200,-|Euro");
    }
}
