//! Names of authors: split, stripped of what is no name, typed.

use crate::article::byline;
use crate::lang::de::article as de;
use crate::{Author, AuthorKind};

/// Names of agencies written out, in lower case; their short names are those of the plain text.
const AGENCIES: &[&str] = &[
    "deutsche presse-agentur",
    "agence france-presse",
    "associated press",
    "the associated press",
    "evangelischer pressedienst",
    "katholische nachrichten-agentur",
    "austria presse agentur",
    "press association",
    "dts nachrichtenagentur",
    "agenturen",
    "sport-informations-dienst",
    "spot on news",
    "keystone-sda",
    "pa media",
];

/// Words of which organisations are made, in lower case.
const ORGANISATIONS: &[&str] = &[
    "redaktion",
    "online",
    "news",
    "nachrichten",
    "zeitung",
    "magazin",
    "team",
    "staff",
    "desk",
    "media",
    "tv",
    "radio",
    "agentur",
    "agency",
    "blatt",
    "tagblatt",
    "tageblatt",
    "presse",
    "post",
    "verlag",
    "gmbh",
    "ag",
    "editors",
    "editorial",
    "rundfunk",
    "welle",
    "times",
    "journal",
    "service",
    "newsroom",
    "editor",
    "sportredaktion",
    "lokalredaktion",
    "politikredaktion",
];

/// Types one name. `said` is the type that the page gives, if any.
pub(super) fn author(name: &str, said: Option<&str>) -> Author {
    let kind = kind(name, said);
    Author { name: name.to_owned(), kind }
}

fn kind(name: &str, said: Option<&str>) -> AuthorKind {
    let lower = name.to_lowercase();
    let mut parts = name.split(['/', ',']).map(str::trim).filter(|p| !p.is_empty()).peekable();
    if parts.peek().is_some() && parts.all(|p| AGENCIES.contains(&&*p.to_lowercase()) || de::is_agency(p)) {
        return AuthorKind::Agency;
    }
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_organisation = words.any(|w| ORGANISATIONS.contains(&w) || w.ends_with("redaktion") || w.ends_with("zeitung"));
    let is_domain = lower.rsplit_once('.').is_some_and(|(name, tld)| !name.contains(' ') && (2..4).contains(&tld.len()));
    if is_organisation || is_domain || said.is_some_and(|t| t.ends_with("Organization")) {
        return AuthorKind::Organisation;
    }
    if !name.contains(' ') && name.chars().count() <= 4 {
        return AuthorKind::Initials;
    }
    if !name.contains(' ') && said.is_none() { AuthorKind::Organisation } else { AuthorKind::Person }
}

/// The names in one line of authors: `Von Anna Kessler, Berlin, und Jan Dorn (dpa)`.
pub(super) fn split(line: &str) -> Vec<String> {
    let line = strip_lead(line.trim());
    let mut out: Vec<String> = Vec::new();
    for piece in line.split([',', ';', '|', '•', '·', '(', ')', '\n']) {
        for piece in piece.split(" und ").flat_map(|p| p.split(" and ")).flat_map(|p| p.split(" & ")).flat_map(|p| p.split(" mit ")) {
            let piece = strip_lead(piece.trim().trim_start_matches("und ").trim_start_matches("and ").trim());
            if is_name(piece) && !out.iter().any(|name| name == piece) {
                out.push(piece.to_owned());
            }
        }
    }
    out
}

/// The authors in one line.
pub(super) fn of_line(line: &str) -> Vec<Author> {
    byline::read(line).unwrap_or_else(|| split(line).iter().map(|name| author(name, None)).collect())
}

fn strip_lead(text: &str) -> &str {
    const LEADS: &[&str] = &[
        "von ",
        "by ",
        "text: ",
        "text von ",
        "autor: ",
        "autorin/autor ",
        "autor/in ",
        "autor ",
        "autorin ",
        "autoren ",
        "autorin: ",
        "autoren: ",
        "ein kommentar von ",
        "kommentar von ",
        "eine analyse von ",
        "analyse von ",
        "interview: ",
        "aus dem englischen von ",
        "written by ",
        "ein gastbeitrag von ",
        "gastbeitrag von ",
        "eine kolumne von ",
        "ein interview von ",
        "interview von ",
        "ein essay von ",
        "eine reportage von ",
        "protokoll: ",
        "protokoll von ",
        "author: ",
        "veröffentlicht von ",
        "geschrieben von ",
        "posted by ",
        "ein bericht von ",
        "eine rezension von ",
        "von:",
        "by:",
    ];
    let strip = |lead: &&str| text.split_at_checked(lead.len()).filter(|(head, _)| head.to_lowercase() == **lead);
    if let Some((_, rest)) = LEADS.iter().find_map(strip) {
        return strip_lead_once(rest.trim());
    }
    text
}

/// `Von Von Anna Kessler` happens where a template and the editor both write it.
fn strip_lead_once(text: &str) -> &str {
    text.strip_prefix("Von ").or_else(|| text.strip_prefix("von ")).unwrap_or(text)
}

/// Whether a piece of a byline can be a name.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let lower = text.to_lowercase();
    (1..=6).contains(&words)
        && text.len() < 60
        && text.chars().any(char::is_alphabetic)
        && !text.contains("http")
        && !text.bytes().any(|b| b.is_ascii_digit())
        && !(text.contains(':') || text.contains('@'))
        && !matches!(
            &*lower,
            "admin" | "administrator" | "redakteur" | "uhr" | "autor" | "author" | "null" | "undefined" | "unbekannt" | "none"
        )
}

/// The authors that a page's data name: one entry may hold several names.
pub(super) fn of_data(entries: &[(String, Option<String>)]) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    for (entry, said) in entries {
        // `Deutsche Welle (www.dw.com)`: the address says nothing more.
        let entry = entry.split_once(" (www.").map_or(&**entry, |(name, _)| name);
        for name in split(entry) {
            if !out.iter().any(|a| a.name == name) {
                out.push(author(&name, said.as_deref()));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_bylines() {
        let cases: &[(&str, &[&str])] = &[
            ("Von Anna Kessler", &["Anna Kessler"]),
            ("von Anna Kessler und Jan Dorn", &["Anna Kessler", "Jan Dorn"]),
            ("Anna Kessler, Jan Dorn und Eva Lind", &["Anna Kessler", "Jan Dorn", "Eva Lind"]),
            ("Ein Kommentar von Anna Kessler", &["Anna Kessler"]),
            ("Anna Kessler und Jan Dorn, dpa", &["Anna Kessler", "Jan Dorn", "dpa"]),
            ("By Anna Kessler and Jan Dorn", &["Anna Kessler", "Jan Dorn"]),
            ("a.kessler@kurier.example", &[]),
            ("https://www.facebook.com/kurier", &[]),
            ("", &[]),
        ];
        for (line, expected) in cases {
            assert_eq!(split(line), *expected, "{line}");
        }
    }

    #[test]
    fn types_names() {
        let cases = [
            ("Anna Kessler", None, AuthorKind::Person),
            ("dpa", Some("Person"), AuthorKind::Agency),
            ("dpa/AFP", None, AuthorKind::Agency),
            ("ake", Some("Person"), AuthorKind::Initials),
            ("Kurier-Redaktion", Some("Person"), AuthorKind::Organisation),
            ("kurier.example", None, AuthorKind::Organisation),
            ("Die Stimme", Some("Organization"), AuthorKind::Organisation),
        ];
        for (name, said, expected) in cases {
            assert_eq!(author(name, said).kind, expected, "{name}");
        }
    }
}
