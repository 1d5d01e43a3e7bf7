//! What stands around the headline: kicker, line below it, lead, byline, date.

use super::authors;
use super::blocks::{Block, Blocks, Kind, Within};
use super::body::Body;
use super::boilerplate;
use super::cues::Cues;
use super::meta::{Meta, has_person};
use super::stamp;
use super::tree::Tree;
use super::words::{self, fold};
use crate::{Author, PartKind};

/// What was found there besides the roles of blocks.
#[derive(Debug, Default)]
pub(super) struct Lead {
    pub(super) authors: Vec<Author>,
    pub(super) published: Option<String>,
    /// The block of the headline.
    pub(super) headline: Option<usize>,
}

/// Gives the blocks around the headline their roles.
pub(super) fn find(tree: &Tree, blocks: &Blocks, meta: &Meta, body: &mut Body) -> Lead {
    let mut lead = Lead { authors: meta.authors(), ..Lead::default() };
    let list = &blocks.list;
    let first = body.roles.iter().position(|r| *r == Some(PartKind::Paragraph)).unwrap_or(list.len());
    let h1 = meta.h1.and_then(|h1| list.iter().position(|b| tree.ancestors(b.node).take(4).any(|a| a == h1)));
    let wanted = meta.headline.as_deref().map(fold).unwrap_or_default();
    let by_text = || list.iter().take(first).position(|b| matches!(b.kind, Kind::Heading(_)) && fold(blocks.text(b)) == wanted);
    lead.headline = h1.or_else(by_text);
    let after_h1 = lead.headline.map_or(0, |h| h + 1);
    let start = lead.headline.map_or(first.saturating_sub(20), |h| h.saturating_sub(6));
    let end = if after_h1 > first { (after_h1 + 12).min(list.len()) } else { first };
    kicker(blocks, body, lead.headline, &wanted);
    let descriptions: Vec<String> = meta.descriptions().map(fold).filter(|d| d.len() >= 20).collect();
    // The lead may be the first of the paragraphs, if the second is not called so too.
    let is_text = |n: &usize| body.roles.get(*n).copied().flatten() == Some(PartKind::Paragraph);
    let second = (first + 1..list.len()).find(is_text).map(|n| &list[n]);
    let mut bylines = Vec::new();
    let end = end.max(first + 1);
    for (n, block) in list.iter().enumerate().take(end).skip(start) {
        if lead.headline == Some(n) || body.roles[n] == Some(PartKind::Kicker) {
            continue;
        }
        let text = blocks.text(block);
        if body.junk[n] && !block.cues.has(Cues::BYLINE) && !block.cues.has(Cues::DATE) {
            continue;
        }
        if is_byline(text, block.cues) {
            if !body.junk[n] && n >= after_h1.saturating_sub(1) && n < first {
                body.roles[n] = Some(PartKind::Byline);
            }
            bylines.push(text);
        }
        let dated = block.cues.has(Cues::DATE) || text.len() < 50 || boilerplate::is_time_line(&text.to_lowercase());
        let dated = dated && n <= first && block.link_density() < 0.5;
        if let Some(stamp) = Some(text).filter(|_| dated).and_then(stamp::parse) {
            lead.published.get_or_insert(stamp);
            if n < first && n >= after_h1 && !body.junk[n] && body.roles[n].is_none() && text.len() < 80 {
                body.roles[n] = Some(PartKind::Published);
            }
        }
        if n > first || body.junk[n] || block.link_density() > 0.9 || block.within.has(Within::FIGURE) {
            continue;
        }
        let folded = fold(text);
        let described = folded.len() >= 20 && descriptions.iter().any(|d| is_same_lead(d, &folded));
        let marked = |b: &Block| b.cues.has(Cues::SUMMARY) || b.cues.has(Cues::SUBHEADLINE);
        let set_apart = n < first && is_prose(text) || marked(block) && (n < first || second.is_some_and(|b| !marked(b)));
        let cued = n >= after_h1
            && set_apart
            && text.len() >= 30
            && !matches!(block.kind, Kind::Caption | Kind::Item | Kind::Cell)
            && block.linked * 2 < text.len()
            && !boilerplate::is_boilerplate(text);
        if (described || cued) && folded != wanted && !block.cues.has(Cues::CAPTION) && body.roles[n] != Some(PartKind::Byline) {
            let short = text.len() < 60 && !text.ends_with(['.', '!', '?', '…', '“']);
            let sub = block.cues.has(Cues::SUBHEADLINE) && short && !described;
            body.roles[n] = Some(if sub { PartKind::Subheadline } else { PartKind::Summary });
        }
    }
    if !has_person(&lead.authors) {
        let marked = meta.tags.author_links.iter().copied().chain(meta.tags.props("author")).map(|id| words::tidy(&tree.text_of(id)));
        let listed = list.iter().map(|b| blocks.text(b)).filter(|t| t.len() < 80 && t.starts_with("Autor"));
        let lines = bylines.iter().map(|line| (*line).to_owned()).chain(marked.take(5)).chain(listed.map(str::to_owned));
        if let Some(found) = lines.map(|line| meta.typed(authors::of_line(&line))).find(|a| has_person(a)) {
            lead.authors = found;
        }
    }
    if lead.published.is_none() {
        lead.published = list.iter().map(|b| blocks.text(b)).filter(|t| t.len() < 60 && t.starts_with("Datum")).find_map(stamp::parse);
    }
    lead
}

/// Whether a description of the data is this lead: the same, or one is the beginning of the other.
fn is_same_lead(description: &str, lead: &str) -> bool {
    let shared = description.chars().zip(lead.chars()).take_while(|(a, b)| a == b).count();
    let (d, l) = (description.chars().count(), lead.chars().count());
    shared >= l.min(d) && shared >= 20 || shared >= 60 && shared * 10 >= l.min(d) * 7 || lead.ends_with(description) && d * 10 >= l * 6
}

/// A sentence or two, which between headline and body can only be the lead.
fn is_prose(text: &str) -> bool {
    (70..700).contains(&text.len()) && text.ends_with(['.', '!', '?', '…', '“', '"', '«', '»'])
}

/// `Von Anna Kessler`, or a block that is marked as authors.
fn is_byline(text: &str, cues: Cues) -> bool {
    if text.len() > 160 {
        return false;
    }
    let starts =
        ["Von ", "von ", "By ", "Text: ", "VON ", "BY ", "Ein Kommentar von ", "Kommentar von ", "Eine Analyse von ", "Interview: "];
    let says = starts.iter().any(|s| text.starts_with(s)) && !text.ends_with(['.', '?', '!']) && text.len() < 100;
    says || cues.has(Cues::BYLINE) && !text.ends_with(['.', '?', '!'])
}

/// The kicker: a short block just before the headline, or what the headline starts with in the data.
fn kicker(blocks: &Blocks, body: &mut Body, headline: Option<usize>, wanted: &str) {
    let Some(h1) = headline else { return };
    for n in (h1.saturating_sub(4)..h1).rev() {
        let block = &blocks.list[n];
        let text = blocks.text(block);
        let leads = fold(text);
        let is_start = leads.len() >= 4 && wanted.starts_with(&leads) && wanted.len() > leads.len();
        let short = (3..100).contains(&text.len());
        let crumbs = block.within.has(Within::LIST) || body.junk[n] || block.cues.has(Cues::DATE) || block.cues.has(Cues::BYLINE);
        if short && (block.cues.has(Cues::KICKER) && !crumbs || is_start) {
            body.roles[n] = Some(PartKind::Kicker);
            return;
        }
    }
}
