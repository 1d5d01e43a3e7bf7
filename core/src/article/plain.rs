//! Reading plain text: what each of its blocks is.
//!
//! Above the body stand short lines without a stop: `kicker`, `headline`, `subheadline`, captions, byline, date. The body begins with the
//! first block of running text. A text that begins with running text has no head, only paragraphs.

use super::lines::{Block, blocks, ends_sentence};
use super::{Article, Part, PartKind, byline, dateline};
use crate::lang::de::article as de;
use crate::{Author, Span};

/// More lines than this above the body are no head but a list or a menu.
const MOST_LABELS: usize = 6;
/// A label has no more words, a label inside the body fewer.
const LABEL_WORDS: usize = 24;
const CROSSHEAD_WORDS: usize = 9;
/// A caption has no more words.
const CAPTION_WORDS: usize = 45;
/// A kicker that is no section has no more words.
const KICKER_WORDS: usize = 4;
/// Bytes within which a line can be a byline, a date, a credit, a cross-head; longer ones are not looked into.
const SHORT: usize = 160;

/// Splits `text` into parts. Every byte belongs to a part or is white space between parts.
pub(crate) fn read(text: &str) -> Article {
    let blocks = blocks(text);
    let mut reader = Reader { text, kinds: vec![PartKind::Paragraph; blocks.len()], blocks, article: Article::default() };
    reader.label();
    reader.emit();
    reader.article
}

struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    kinds: Vec<PartKind>,
    article: Article,
}

impl<'t> Reader<'t> {
    fn line(&self, n: usize) -> &'t str {
        self.blocks.get(n).map_or("", |b| &self.text[b.span.range()])
    }

    /// Gives every block its kind.
    fn label(&mut self) {
        let count = self.blocks.len();
        for n in 0..count {
            self.kinds[n] = self.furniture(n);
        }
        let body = self.first_prose();
        if body < count {
            self.label_head(body);
        }
        for n in body..count {
            if self.kinds[n] == PartKind::Paragraph && n > body && self.is_crosshead(n) {
                self.kinds[n] = PartKind::Crosshead;
            }
        }
    }

    /// What a block is by its own form: byline, date, credit, caption, signature; otherwise a paragraph.
    fn furniture(&self, n: usize) -> PartKind {
        let line = self.line(n);
        if line.len() > SHORT {
            return PartKind::Paragraph;
        }
        if de::begins_credit(line) {
            return PartKind::Credit;
        }
        if de::begins_caption(line) {
            return PartKind::Caption;
        }
        // Above the body or at the very end; a text of one line has neither.
        let edge = self.blocks.len() > 1 && (n < MOST_LABELS + 4 || n + 3 > self.blocks.len());
        if edge && byline::read(line).is_some() {
            return PartKind::Byline;
        }
        if edge && byline::published(line).is_some() {
            return PartKind::Published;
        }
        if n > 0 && byline::tail(line).is_some() {
            return PartKind::Agency;
        }
        PartKind::Paragraph
    }

    /// The first block of running text; the number of blocks if there is none or too much stands in front of it.
    fn first_prose(&self) -> usize {
        let labels = (0..self.blocks.len()).filter(|&n| self.kinds[n] == PartKind::Paragraph);
        let mut seen = 0;
        for n in labels {
            // `Zwei Verletzte bei Unfall.` above a date is a headline all the same.
            let crowned = n + 1 < self.blocks.len()
                && matches!(self.kinds[n + 1], PartKind::Byline | PartKind::Published)
                && seen == 0
                && words(self.line(n)) <= LABEL_WORDS;
            if !is_label(self.line(n)) && !crowned {
                return n;
            }
            seen += 1;
            if seen > MOST_LABELS {
                break;
            }
        }
        self.blocks.len()
    }

    /// Tells apart the labels above block `body`.
    fn label_head(&mut self, body: usize) {
        let labels: Vec<usize> = (0..body).filter(|&n| self.kinds[n] == PartKind::Paragraph).collect();
        let mut rest = labels.iter().copied().peekable();
        // Kickers: sections, and short phrases above something longer.
        while let Some(&n) = rest.peek() {
            let below = labels.iter().copied().find(|&m| m > n);
            let short = words(self.line(n)) <= KICKER_WORDS && !states(self.line(n));
            let kicker = de::is_section(self.line(n))
                || (short && below.is_some_and(|m| words(self.line(m)) > words(self.line(n)) + 1 && !self.is_credited(m)));
            if !kicker || below.is_none() {
                break;
            }
            self.kinds[n] = PartKind::Kicker;
            rest.next();
        }
        let Some(headline) = rest.next() else { return };
        self.kinds[headline] = PartKind::Headline;
        let mut lead = false;
        for n in rest {
            let line = self.line(n);
            let signed = (headline..n).any(|m| self.kinds[m] == PartKind::Byline);
            self.kinds[n] = if self.is_credited(n) || (words(line) <= 6 && !line.split_whitespace().any(de::looks_finite)) {
                PartKind::Caption
            } else if lead || signed {
                PartKind::Summary
            } else {
                lead = true;
                PartKind::Subheadline
            };
        }
        // Running text above the byline is the lead.
        let signed = (body..self.blocks.len().min(body + 4)).rev().find(|&n| self.kinds[n] == PartKind::Byline);
        if let Some(signed) = signed
            && signed + 1 < self.blocks.len()
            && !(headline..body).any(|n| self.kinds[n] == PartKind::Byline)
        {
            for n in body..signed {
                if self.kinds[n] == PartKind::Paragraph {
                    self.kinds[n] = PartKind::Summary;
                }
            }
        }
    }

    /// Whether the credit of a picture stands right below.
    fn is_credited(&self, n: usize) -> bool {
        credit_at(self.line(n)).is_some()
            || self.kinds.get(n + 1) == Some(&PartKind::Credit) && self.blocks.get(n + 1).is_some_and(|b| !b.apart)
    }

    /// A short line between paragraphs that says what comes next.
    fn is_crosshead(&self, n: usize) -> bool {
        let line = self.line(n);
        if line.len() > SHORT {
            return false;
        }
        let prose = |m: usize| self.kinds.get(m) == Some(&PartKind::Paragraph) && !is_label(self.line(m));
        let after_text = matches!(self.kinds[n - 1], PartKind::Caption | PartKind::Credit | PartKind::Agency) || prose(n - 1);
        let count = words(line);
        let question = line.ends_with('?')
            && (count > 5 || line.split_whitespace().any(|w| matches!(w, "Sie" | "Ihnen" | "Ihr" | "Ihre" | "Herr" | "Frau")));
        let introduces = line.ends_with(':') && (count > 4 || states(line));
        (is_label(line) || (line.ends_with(':') && !introduces))
            && count <= CROSSHEAD_WORDS
            && !question
            && after_text
            && prose(n + 1)
            && !self.is_credited(n)
            && !line.starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '–' | '•' | '*'))
    }

    /// Turns blocks into parts, with datelines, credits and signatures split off.
    fn emit(&mut self) {
        self.article.parts.reserve(self.blocks.len());
        let mut opened = false;
        let last = (0..self.blocks.len()).rev().find(|&n| self.kinds[n] == PartKind::Paragraph);
        for n in 0..self.blocks.len() {
            let Span { mut start, mut end } = self.blocks[n].span;
            let mut kind = self.kinds[n];
            let mut after = None;
            match kind {
                PartKind::Byline => self.sign(byline::read(self.line(n)).unwrap_or_default()),
                PartKind::Agency => self.sign(byline::tail(self.line(n)).unwrap_or_default()),
                PartKind::Published => {
                    let published = byline::published(self.line(n));
                    self.article.published = self.article.published.take().or(published);
                }
                PartKind::Paragraph | PartKind::Summary | PartKind::Caption => {
                    if kind != PartKind::Caption
                        && !core::mem::replace(&mut opened, true)
                        && let Some(line) = dateline::at(&self.text[..start], &self.text[start..end], &self.text[end..])
                    {
                        self.push(PartKind::Dateline, start, start + line.trimmed);
                        start += line.len;
                        self.article.published = self.article.published.take().or(line.day.map(|d| d.to_string()));
                        self.sign(line.authors);
                    }
                    let body = &self.text[start..end];
                    if let Some(at) = credit_at(body) {
                        if words(body) <= CAPTION_WORDS {
                            kind = PartKind::Caption;
                        }
                        after = Some((PartKind::Credit, start + at, end));
                    } else if let Some((at, authors)) = byline::tail_of(body, Some(n) == last) {
                        after = Some((PartKind::Agency, start + at, end));
                        self.sign(authors);
                    }
                }
                _ => {}
            }
            if let Some((_, at, _)) = after {
                end = start + self.text[start..at].trim_end().len();
            }
            self.push(kind, start, end);
            if let Some((kind, start, end)) = after {
                self.push(kind, start, end);
            }
        }
    }

    fn push(&mut self, kind: PartKind, start: usize, end: usize) {
        if start < end {
            self.article.parts.push(Part { kind, span: Span::new(start, end), path: None });
        }
    }

    fn sign(&mut self, authors: Vec<Author>) {
        for author in authors {
            if !self.article.authors.iter().any(|a| a.name.eq_ignore_ascii_case(&author.name)) {
                self.article.authors.push(author);
            }
        }
    }
}

/// Number of words, counted no further than needed.
fn words(line: &str) -> usize {
    line.split_whitespace().take(CAPTION_WORDS + 1).count()
}

/// Whether a line can be a heading: short, and no stop at its end.
fn is_label(line: &str) -> bool {
    let calls = line.ends_with(['?', '!']) && !line.get(..line.len() - 1).unwrap_or_default().contains(['.', '!', '?']);
    let open = calls && words(line) <= 14 || (!ends_sentence(line) && byline::tail_of(line, true).is_none());
    open && words(line) <= LABEL_WORDS && line.chars().any(char::is_alphabetic)
}

/// Whether a line says something rather than naming it: a finite verb, a colon, a quotation.
fn states(line: &str) -> bool {
    line.contains(['„', '»', '"', ':', '?', '!']) || line.split_whitespace().any(de::looks_finite)
}

/// Where the credit of a picture at the end of `line` starts: `Der Bahnhof. Foto: Jan Mohr/dpa`, `… (Foto: dpa)`, `… © dpa`.
fn credit_at(line: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    let mut from = line.len().saturating_sub(LONGEST);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let tail = &line[from..];
    if !de::may_hold_credit(tail.as_bytes()) {
        return None;
    }
    tail.char_indices()
        .filter(|&(i, _)| {
            from + i > 0 && tail[..i].chars().next_back().or(line[..from].chars().next_back()).is_some_and(char::is_whitespace)
        })
        .find(|&(i, _)| de::begins_credit(tail[i..].trim_start_matches(['(', '[', '|', '/', '–', '-', ' '])))
        .map(|(i, _)| from + i)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::PartKind;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &[(PartKind, &str)]) {
        let article = read(text);
        let parts: Vec<_> = article.parts.iter().map(|p| (p.kind, &text[p.span.range()])).collect();
        assert_eq!(parts, expected, "{name}");
    }

    const BODY: &str = "Der Stadtrat hat am Dienstag den Bau der neuen Brücke beschlossen.";
    const MORE: &str = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern.";

    fn text(lines: &[&str]) -> String {
        lines.join("\n\n")
    }

    use PartKind::{Agency, Byline, Caption, Credit, Crosshead, Dateline, Headline, Kicker, Paragraph, Published, Subheadline, Summary};

    #[test]
    fn heads() {
        check("running text only", &text(&[BODY, MORE]), &[(Paragraph, BODY), (Paragraph, MORE)]);
        check("headline", &text(&["Rat beschließt neue Brücke", BODY]), &[(Headline, "Rat beschließt neue Brücke"), (Paragraph, BODY)]);
        check(
            "kicker and headline",
            &text(&["Verkehr in Altenbrück", "Rat beschließt eine neue Brücke über die Leine", BODY]),
            &[(Kicker, "Verkehr in Altenbrück"), (Headline, "Rat beschließt eine neue Brücke über die Leine"), (Paragraph, BODY)],
        );
        check(
            "section, kicker, headline, subheadline",
            &text(&[
                "Lokales",
                "Neue Brücke",
                "Rat gibt nach langem Streit grünes Licht",
                "Die Kosten tragen Land und Stadt je zur Hälfte, der Bau beginnt 2027",
                BODY,
            ]),
            &[
                (Kicker, "Lokales"),
                (Kicker, "Neue Brücke"),
                (Headline, "Rat gibt nach langem Streit grünes Licht"),
                (Subheadline, "Die Kosten tragen Land und Stadt je zur Hälfte, der Bau beginnt 2027"),
                (Paragraph, BODY),
            ],
        );
        check(
            "section line, headline, caption",
            &text(&[
                "Neue Nachrichten finden statt",
                "Warum es beim Besuch des Ministers um die Brücke geht",
                "Minister Mohr Brücke meeting",
                BODY,
            ]),
            &[
                (Kicker, "Neue Nachrichten finden statt"),
                (Headline, "Warum es beim Besuch des Ministers um die Brücke geht"),
                (Caption, "Minister Mohr Brücke meeting"),
                (Paragraph, BODY),
            ],
        );
        check(
            "byline and date",
            &text(&["Rat beschließt neue Brücke", "Von Anna Kessler", "Stand: 24.02.2026, 15:21 Uhr", BODY]),
            &[
                (Headline, "Rat beschließt neue Brücke"),
                (Byline, "Von Anna Kessler"),
                (Published, "Stand: 24.02.2026, 15:21 Uhr"),
                (Paragraph, BODY),
            ],
        );
        check(
            "lead above the byline",
            &text(&["Rat beschließt neue Brücke", BODY, "Von Anna Kessler", MORE]),
            &[(Headline, "Rat beschließt neue Brücke"), (Summary, BODY), (Byline, "Von Anna Kessler"), (Paragraph, MORE)],
        );
        check(
            "headline with a stop above a date",
            &text(&["Zwei Verletzte bei Unfall auf der Brücke.", "22.02.2026 – 03:22", BODY]),
            &[(Headline, "Zwei Verletzte bei Unfall auf der Brücke."), (Published, "22.02.2026 – 03:22"), (Paragraph, BODY)],
        );
        check("nothing below", "Rat beschließt neue Brücke", &[(Paragraph, "Rat beschließt neue Brücke")]);
        check(
            "a list is no head",
            "Rom\nBern\nWien\nParis\nPrag\nOslo\nKiew\nEr war überall.",
            &[
                (Paragraph, "Rom"),
                (Paragraph, "Bern"),
                (Paragraph, "Wien"),
                (Paragraph, "Paris"),
                (Paragraph, "Prag"),
                (Paragraph, "Oslo"),
                (Paragraph, "Kiew"),
                (Paragraph, "Er war überall."),
            ],
        );
    }

    #[test]
    fn bodies() {
        check(
            "dateline and signature",
            &text(&["Brücke wird gebaut", "Altenbrück (dpa) - Der Rat baut. Das sagte er.", "Es dauert lange. (dpa)"]),
            &[
                (Headline, "Brücke wird gebaut"),
                (Dateline, "Altenbrück (dpa) -"),
                (Paragraph, "Der Rat baut. Das sagte er."),
                (Paragraph, "Es dauert lange."),
                (Agency, "(dpa)"),
            ],
        );
        check("signature on a line", &text(&[BODY, MORE, "dpa/afp"]), &[(Paragraph, BODY), (Paragraph, MORE), (Agency, "dpa/afp")]);
        check(
            "bare signature",
            &text(&[BODY, "Es dauert lange. dpa"]),
            &[(Paragraph, BODY), (Paragraph, "Es dauert lange."), (Agency, "dpa")],
        );
        check(
            "cross-head",
            &text(&[BODY, "Streit um die Kosten", MORE]),
            &[(Paragraph, BODY), (Crosshead, "Streit um die Kosten"), (Paragraph, MORE)],
        );
        check(
            "question in an interview",
            &text(&[BODY, "Frau Kessler, wann kommt sie?", MORE]),
            &[(Paragraph, BODY), (Paragraph, "Frau Kessler, wann kommt sie?"), (Paragraph, MORE)],
        );
        check(
            "colon before a quotation",
            &text(&[BODY, "Kessler sagte dazu:", "„Wir bauen die Brücke jetzt.“"]),
            &[(Paragraph, BODY), (Paragraph, "Kessler sagte dazu:"), (Paragraph, "„Wir bauen die Brücke jetzt.“")],
        );
        check(
            "caption with its credit",
            &text(&[BODY, "Die alte Brücke ist gesperrt. Foto: Jan Mohr/dpa", MORE]),
            &[(Paragraph, BODY), (Caption, "Die alte Brücke ist gesperrt."), (Credit, "Foto: Jan Mohr/dpa"), (Paragraph, MORE)],
        );
        check(
            "caption above its credit",
            "Rat beschließt eine neue Brücke\n\nDie alte Brücke über die Leine\nFoto: Jan Mohr\n\nDer Rat baut.",
            &[
                (Headline, "Rat beschließt eine neue Brücke"),
                (Caption, "Die alte Brücke über die Leine"),
                (Credit, "Foto: Jan Mohr"),
                (Paragraph, "Der Rat baut."),
            ],
        );
        check("a list stays", &text(&[BODY, "Rom", "Bern"]), &[(Paragraph, BODY), (Paragraph, "Rom"), (Paragraph, "Bern")]);
    }

    #[test]
    fn authors_and_dates() {
        let article =
            read(&text(&["Rat beschließt neue Brücke", "Von Anna Kessler", "Altenbrück, 3. März 2026 (dpa) – Der Rat baut.", "dpa/afp"]));
        let names: Vec<_> = article.authors.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(names, ["Anna Kessler", "dpa", "afp"]);
        assert_eq!(article.published.as_deref(), Some("2026-03-03"));
    }
}
