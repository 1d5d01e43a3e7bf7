//! The report for people: the head of the article, who said what, names, times.

use depesche::{AuthorKind, Document, EntityKind, Gender, PartKind, Quote, QuoteKind};
use std::fmt::{self, Write};

/// How the report looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether to use colour.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const UNDERLINE: &str = "4";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const BLUE: &str = "34";
const MAGENTA: &str = "35";
const CYAN: &str = "36";

/// Writes the report on `doc`.
///
/// # Errors
///
/// If `out` cannot be written.
pub fn write(doc: &Document, style: Style, out: &mut impl Write) -> fmt::Result {
    let mut report = Report { doc, style, out };
    report.head()?;
    report.quotes()?;
    report.names()?;
    report.times()
}

struct Report<'a, W> {
    doc: &'a Document,
    style: Style,
    out: &'a mut W,
}

impl<W: Write> Report<'_, W> {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.style.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Writes `text` wrapped, each line indented and painted.
    fn block(&mut self, indent: usize, code: &str, text: &str) -> fmt::Result {
        for line in wrap(text, self.style.width.saturating_sub(indent).max(20)) {
            let painted = if code.is_empty() { line } else { self.paint(code, &line) };
            writeln!(self.out, "{:indent$}{painted}", "")?;
        }
        Ok(())
    }

    fn heading(&mut self, title: &str, count: usize) -> fmt::Result {
        let title = self.paint(UNDERLINE, title);
        writeln!(self.out, "\n{title} {}", self.paint(DIM, &count.to_string()))
    }

    fn head(&mut self) -> fmt::Result {
        let doc = self.doc;
        for part in &doc.article().parts {
            let code = match part.kind {
                PartKind::Kicker => CYAN,
                PartKind::Headline => BOLD,
                PartKind::Subheadline | PartKind::Summary => "",
                _ => continue,
            };
            self.block(0, code, &plain(doc.slice(part.span)))?;
        }
        let mut facts: Vec<String> =
            doc.article().authors.iter().filter(|a| a.kind == AuthorKind::Person).map(|a| a.name.clone()).collect();
        facts.extend(doc.article().authors.iter().filter(|a| a.kind != AuthorKind::Person).map(|a| a.name.clone()));
        let dateline = doc.article().parts.iter().find(|p| p.kind == PartKind::Dateline);
        facts.extend(dateline.map(|p| {
            plain(doc.slice(p.span)).split(['(', '|']).next().unwrap_or_default().trim_end_matches([' ', '-', '–', '—', '.']).to_owned()
        }));
        facts.extend(doc.article().published.clone());
        if !facts.is_empty() {
            self.block(0, DIM, &facts.join(" · "))?;
        }
        Ok(())
    }

    /// The quotations, by speaker, in the order in which the speakers first speak.
    fn quotes(&mut self) -> fmt::Result {
        let doc = self.doc;
        self.heading("Who said what", doc.quotes().len())?;
        let mut speakers: Vec<(String, Vec<&Quote>)> = Vec::new();
        for quote in doc.quotes() {
            let name = self.speaker(quote);
            match speakers.iter_mut().find(|(n, _)| *n == name) {
                Some((_, quotes)) => quotes.push(quote),
                None => speakers.push((name, vec![quote])),
            }
        }
        for (name, quotes) in speakers {
            let entity = quotes.iter().find_map(|q| q.entity).and_then(|id| doc.entity(id));
            let mut roles: Vec<String> = Vec::new();
            for role in entity.map_or(&[][..], |e| &e.roles) {
                let text = plain(&role.text);
                if !roles.contains(&text) {
                    roles.push(text);
                }
            }
            let name = if name.is_empty() { self.paint(DIM, "(nobody named)") } else { self.paint(&format!("{BOLD};{GREEN}"), &name) };
            let roles = if roles.is_empty() { String::new() } else { self.paint(DIM, &format!(", {}", roles.join(", "))) };
            writeln!(self.out, "  {name}{roles}")?;
            for quote in quotes {
                let indent = if quote.nested { 6 } else { 4 };
                self.block(indent, "", &plain(&doc.slices(&quote.content)))?;
                let notes = self.notes(quote);
                self.block(indent, DIM, &notes)?;
            }
        }
        Ok(())
    }

    /// Whom a quotation belongs to: the resolved name, or the words that stand there.
    fn speaker(&self, quote: &Quote) -> String {
        quote.who.clone().unwrap_or_else(|| plain(&self.doc.slices(&quote.speaker)))
    }

    /// Kind, cue, addressee and sources of a quotation.
    fn notes(&self, quote: &Quote) -> String {
        let doc = self.doc;
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Reported => "reported",
            QuoteKind::FreeIndirect => "free indirect",
            QuoteKind::IndirectFreeIndirect => "indirect, goes on",
            _ => "quoted",
        };
        let mut notes = vec![kind.to_owned()];
        let cue = plain(&doc.slices(&quote.cue));
        notes.extend((!cue.is_empty()).then_some(cue));
        let said_as = plain(&doc.slices(&quote.speaker));
        notes.extend(
            quote.who.as_ref().filter(|who| !said_as.is_empty() && !said_as.contains(who.as_str())).map(|_| format!("“{said_as}”")),
        );
        let addressee = plain(&doc.slices(&quote.addressee));
        notes.extend((!addressee.is_empty()).then(|| format!("→ {addressee}")));
        notes.extend(quote.sources.iter().map(|s| format!("via {}", s.who.clone().unwrap_or_else(|| plain(doc.slice(s.span))))));
        notes.join(" · ")
    }

    fn names(&mut self) -> fmt::Result {
        let doc = self.doc;
        self.heading("Names", doc.entities().len())?;
        for (kind, label, code) in [
            (EntityKind::Per, "PER", GREEN),
            (EntityKind::Org, "ORG", BLUE),
            (EntityKind::Loc, "LOC", YELLOW),
            (EntityKind::Misc, "MISC", MAGENTA),
        ] {
            for entity in doc.entities().iter().filter(|e| e.kind == kind) {
                let mut notes: Vec<String> = Vec::new();
                for role in &entity.roles {
                    let text = plain(&role.text);
                    if !notes.contains(&text) {
                        notes.push(text);
                    }
                }
                notes.extend(entity.country.map(str::to_owned));
                notes.extend(entity.gender.map(|g| if g == Gender::Feminine { "f" } else { "m" }.to_owned()));
                let label = self.paint(code, &format!("{label:<4}"));
                let times = self.paint(DIM, &format!("{:>3}×", entity.mentions.len() + entity.derived.len()));
                let notes = self.paint(DIM, &notes.join(", "));
                writeln!(self.out, "  {label} {times} {} {notes}", entity.name)?;
            }
        }
        Ok(())
    }

    fn times(&mut self) -> fmt::Result {
        let doc = self.doc;
        self.heading("Times", doc.times().len())?;
        for time in doc.times() {
            let text = plain(doc.slice(time.span));
            let value = self.paint(CYAN, &time.value);
            writeln!(self.out, "  {text} {} {value}", self.paint(DIM, "→"))?;
        }
        Ok(())
    }
}

/// A text on one line, without characters that steer a terminal.
fn plain(text: &str) -> String {
    let visible = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Breaks `text` at spaces into lines of at most `width` characters; a longer word keeps a line of its own.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for word in text.split(' ') {
        let length = word.chars().count();
        match lines.last_mut() {
            Some((line, columns)) if *columns + 1 + length <= width => {
                line.push(' ');
                line.push_str(word);
                *columns += 1 + length;
            }
            _ => lines.push((word.to_owned(), length)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use depesche::Extractor;

    fn report(text: &str, colour: bool) -> String {
        let mut out = String::new();
        write(&Extractor::new().read(text), Style { colour, width: 60 }, &mut out).expect("a string takes everything");
        out
    }

    #[test]
    fn shows_quotes() {
        let out = report("„Wir haben uns lange auf diesen Tag vorbereitet“, sagte die Trainerin.", false);
        assert!(out.contains("„Wir haben uns lange auf diesen Tag vorbereitet“"), "{out}");
        assert!(out.contains("direct · sagte"), "{out}");
    }

    #[test]
    fn colour_only_if_asked() {
        assert!(report("Er kam.", true).contains('\x1b') && !report("Er kam.", false).contains('\x1b'));
    }

    #[test]
    fn text_cannot_steer_the_terminal() {
        assert!(!report("„Ich bin\x1b[31m rot und gehe jetzt“, sagte sie.", false).contains('\x1b'));
    }

    #[test]
    fn wraps() {
        assert_eq!(wrap("eins zwei drei", 9), ["eins zwei", "drei"]);
        assert_eq!(wrap("ein Donaudampfer da", 6), ["ein", "Donaudampfer", "da"]);
    }
}
