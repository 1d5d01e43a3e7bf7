//! The headline and the kicker.
//!
//! A page names its headline up to four times: JSON-LD, `og:title`, `<h1>`, `<title>`. They differ: one may be written for search engines,
//! one has the kicker in front, one the name of the site behind. `<title>` is for search engines; of the others that one is the headline
//! that does not repeat it.

use super::cues::{self, Cues};
use super::tree::{Id, Tree};
use super::words::{fold, tidy};

/// What a page says of its headline, each tidied.
#[derive(Debug, Default)]
pub(super) struct Titles {
    pub(super) json_ld: Option<String>,
    pub(super) open_graph: Option<String>,
    pub(super) h1: Option<String>,
    pub(super) title: Option<String>,
    /// Names of the site: publisher, `og:site_name`, host.
    pub(super) sites: Vec<String>,
}

impl Titles {
    /// The headline.
    pub(super) fn headline(&self) -> Option<String> {
        let (ld, og) = (self.json_ld.as_deref(), self.open_graph.as_deref());
        let h1 = self.h1.as_deref().filter(|h| !h.is_empty());
        let chosen = match (ld, og) {
            (Some(ld), Some(og)) => self.choose(ld, og),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => h1.or(self.title.as_deref())?,
        };
        Some(self.without_site(chosen))
    }

    fn choose<'t>(&self, ld: &'t str, og: &'t str) -> &'t str {
        let (a, b) = (fold(ld), fold(og));
        let h1 = self.h1.as_deref().map(fold).unwrap_or_default();
        if a == b {
            // The same words: as the page writes them, if it does.
            return if self.h1.as_deref() == Some(og) || ld.contains(" - ") && og.contains(": ") { og } else { ld };
        }
        // One has more in front or behind: a kicker, the name of the site.
        if !a.is_empty() && (b.starts_with(&a) || b.ends_with(&a)) && a.len() * 3 > b.len() {
            return ld;
        }
        if !b.is_empty() && (a.starts_with(&b) || a.ends_with(&b)) && b.len() * 3 > a.len() && is_whole(og) {
            return og;
        }
        let title = self.title.as_deref().map(fold).unwrap_or_default();
        match (title.starts_with(&a), title.starts_with(&b)) {
            (true, false) => og,
            (false, true) => ld,
            _ if a == h1 => ld,
            _ => og,
        }
    }

    /// Drops ` | Politik | DER KURIER` and the like from the end.
    fn without_site(&self, text: &str) -> String {
        let mut text = text;
        // Another source has the same without it.
        for other in [self.h1.as_deref(), self.open_graph.as_deref(), self.json_ld.as_deref()].into_iter().flatten() {
            let rest = text.strip_prefix(other).filter(|_| other.len() >= 10).unwrap_or_default();
            if rest.trim_start().starts_with(['|', '-', '–', '—', '·', '»']) {
                text = other;
            }
        }
        while let Some((at, separator)) = SEPARATORS.iter().filter_map(|s| text.rfind(s).map(|at| (at, *s))).max() {
            let (head, tail) = text.split_at(at);
            let tail = fold(tail.get(separator.len()..).unwrap_or_default());
            let is_site = self.sites.iter().any(|s| {
                let site = fold(s);
                !site.is_empty() && (tail == site || tail.len() >= 4 && site.contains(&tail) || site.len() >= 4 && tail.contains(&site))
            });
            let is_bar = separator == " | " && tail.chars().count() < 20 && head.len() > 20;
            if !(is_site || is_bar) || head.trim().is_empty() {
                break;
            }
            text = head;
        }
        text.trim().to_owned()
    }
}

/// Not cut off at a quotation mark, as happens to unescaped attributes.
fn is_whole(text: &str) -> bool {
    !text.ends_with([' ', ':']) && !["und", "and", "–", "-"].iter().any(|end| text.ends_with(end))
}

const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " :: ", " » "];

/// The text of a headline element, and the kicker inside it.
pub(super) fn of_element(tree: &Tree, h1: Id) -> (String, Option<String>) {
    let (mut headline, mut kicker) = (String::new(), String::new());
    for id in tree.descendants(h1) {
        let Some(text) = tree.text(id) else { continue };
        let cues = tree.ancestors(id).skip(1).take_while(|&a| a != h1).fold(Cues::default(), |cues, a| cues.with(cues::of(tree, a)));
        if cues.has(Cues::HIDDEN) && text.trim().chars().count() < 3 {
            // A separator for screen readers.
            headline.push(' ');
        } else if cues.has(Cues::KICKER) && !cues.has(Cues::HEADLINE) {
            kicker.push_str(text);
            kicker.push(' ');
        } else {
            if tree.parent(id) != Some(h1) {
                headline.push(' ');
            }
            headline.push_str(text);
        }
    }
    let (headline, kicker) = (tidy(&headline), tidy(&kicker));
    if headline.is_empty() {
        return (kicker, None);
    }
    let kicker = kicker.trim_end_matches([':', '|', '-', '–']).trim();
    (headline, Some(kicker.to_owned()).filter(|k| !k.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;
    use html5ever::local_name;

    #[test]
    fn chooses_the_headline() {
        let some = |s: &str| Some(s.to_owned()).filter(|s| !s.is_empty());
        // JSON-LD, OpenGraph, h1, title, headline.
        let cases = [
            ("Rat spart", "Rat spart", "Rat spart", "Rat spart | Kurier", "Rat spart"),
            ("Rat beschließt Sparkurs für 2027 | Politik", "Rat beschließt Sparkurs für 2027", "", "", "Rat beschließt Sparkurs für 2027"),
            ("", "Rat beschließt Sparkurs - Der Kurier", "", "", "Rat beschließt Sparkurs"),
            ("", "", "", "Rat beschließt Sparkurs – Politik – kurier.example", "Rat beschließt Sparkurs – Politik"),
            (
                "Sparkurs 2027: So spart der Rat",
                "Jetzt wird es eng",
                "Sparkurs 2027: So spart der Rat",
                "Sparkurs 2027: So spart der Rat - Kurier",
                "Jetzt wird es eng",
            ),
            ("Es wird eng", "Sparkurs: So spart der Rat", "Sparkurs: So spart der Rat", "Sparkurs: So spart der Rat", "Es wird eng"),
            ("Haushalt: Rat beschließt Sparkurs", "Rat beschließt Sparkurs", "Rat beschließt Sparkurs", "", "Rat beschließt Sparkurs"),
            ("", "", "Rat spart", "Rat spart | Kurier", "Rat spart"),
        ];
        for (ld, og, h1, title, expected) in cases {
            let titles = Titles {
                json_ld: some(ld),
                open_graph: some(og),
                h1: some(h1),
                title: some(title),
                sites: vec!["Der Kurier".to_owned(), "kurier.example".to_owned()],
            };
            assert_eq!(titles.headline().as_deref(), Some(expected), "{ld} / {og} / {h1} / {title}");
        }
    }

    #[test]
    fn takes_the_kicker_out() {
        let cases = [
            (
                "<h1><span class='kicker'>Etat</span><span class='visually-hidden'>:</span> <span>Rat spart</span></h1>",
                "Rat spart",
                Some("Etat"),
            ),
            ("<h1><span class=article__overline>Etat:</span>Rat spart</h1>", "Rat spart", Some("Etat")),
            ("<h1>Rat <em>spart</em></h1>", "Rat spart", None),
            ("<h1>Haus&shy;halt</h1>", "Haushalt", None),
        ];
        for (html, headline, kicker) in cases {
            let tree = parse(html);
            let h1 = tree.descendants(Id::ROOT).find(|&id| tree.name(id) == Some(&local_name!("h1")));
            let found = h1.map(|h1| of_element(&tree, h1));
            assert_eq!(found, Some((headline.to_owned(), kicker.map(str::to_owned))), "{html}");
        }
    }
}
