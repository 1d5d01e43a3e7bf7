//! Puts the text together: headline and what belongs to it first, then the blocks in the order of the page, a blank line between any two.

use super::blocks::Blocks;
use super::body::Body;
use super::lead::Lead;
use super::meta::Meta;
use super::path::Paths;
use super::tree::{Id, Tree};
use super::words::fold;
use crate::{Article, Part, PartKind, Span};

/// The parts that stand before the body, in this order.
const HEAD: [PartKind; 5] = [PartKind::Kicker, PartKind::Headline, PartKind::Subheadline, PartKind::Summary, PartKind::Byline];

struct Writer<'t> {
    text: String,
    parts: Vec<Part>,
    paths: Paths<'t>,
}

impl Writer<'_> {
    fn push(&mut self, kind: PartKind, text: &str, node: Option<Id>) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        let path = node.and_then(|node| self.paths.of(node));
        self.parts.push(Part { kind, span: Span::new(start, self.text.len()), path });
    }
}

pub(super) fn article(tree: &Tree, blocks: &Blocks, meta: &Meta, body: &Body, lead: Lead, url: Option<&str>) -> (String, Article) {
    let mut out = Writer { text: String::new(), parts: Vec::new(), paths: Paths::new(tree) };
    let roles = || blocks.list.iter().zip(&body.roles);
    for kind in HEAD {
        match kind {
            PartKind::Headline => {
                let node = lead.headline.and_then(|n| blocks.list.get(n)).map(|b| b.node);
                out.push(kind, meta.headline.as_deref().unwrap_or_default(), meta.h1.or(node));
            }
            PartKind::Kicker if meta.kicker.is_some() => out.push(kind, meta.kicker.as_deref().unwrap_or_default(), meta.h1),
            _ => {
                let before = out.parts.len();
                for (block, _) in roles().filter(|(_, role)| **role == Some(kind)) {
                    // The lead stands twice on some pages, for small and for large screens.
                    let text = blocks.text(block);
                    let again = out.parts.iter().skip(before).any(|p| out.text.get(p.span.range()) == Some(text));
                    if !again {
                        out.push(kind, text, Some(block.node));
                    }
                }
            }
        }
    }
    let summary: Vec<String> =
        out.parts.iter().filter(|p| p.kind == PartKind::Summary).filter_map(|p| out.text.get(p.span.range())).map(fold).collect();
    let is_summary = |text: &str| summary.iter().any(|s| s.len().abs_diff(text.len()) * 3 < s.len()) && summary.contains(&fold(text));
    // What stands twice word for word is there for another size of screen.
    let mut seen = std::collections::HashSet::new();
    for (block, role) in roles() {
        if let Some(kind) = role.filter(|kind| !HEAD.contains(kind)) {
            let text = blocks.text(block);
            if kind == PartKind::Paragraph && (is_summary(text) || text.len() > 60 && !seen.insert(text)) {
                continue;
            }
            out.push(kind, text, Some(block.node));
        }
    }
    let mut article = meta.article(url);
    article.published = article.published.or(lead.published);
    article.authors = lead.authors;
    article.parts = out.parts;
    (out.text, article)
}
