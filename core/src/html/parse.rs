//! Runs html5ever's tree builder over a page, with four measures of our own.
//!
//! * The insides of `<script>`, `<style>`, `<svg>` and the like, half of most pages, are passed over without tokenizing them; only
//!   `<script type="application/ld+json">` is kept.
//! * Elements beyond a depth that no honest page reaches are left out (their text stays): the tree builder looks through the open
//!   elements at every tag, so that depth is what its time depends on.
//! * A page cannot make more nodes and attributes than it has bytes: re-opened formatting elements could otherwise multiply.
//! * Attributes that nobody reads are left out (`tokens.rs`).

use super::tokens::{Source, Tokens};
use super::tree::{Id, Sink, Tree};
use core::cell::Cell;
use html5ever::interface::{NodeOrText, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, states::RawKind};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, local_name};
use html5gum::{State, Tokenizer};

/// Browsers stop at 512.
const MAX_DEPTH: u32 = 256;

/// Parses a page, whatever it holds.
pub(super) fn parse(html: &str) -> Tree {
    let builder =
        TreeBuilder::new(Sink::new(html.len() / 64), TreeBuilderOpts { scripting_enabled: true, drop_doctype: true, ..Default::default() });
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let parse = Parse { html, at: Cell::new(0), builder, too_deep: Cell::new(0), endless: Cell::new(0), limit: html.len() + 1000 };
    let Ok(()) = Tokenizer::new_with_emitter(Source::new(&parse), Tokens::new(&parse)).finish();
    parse.builder.sink.finish()
}

/// After so many drawings without end no other's end is looked for: each look goes through all of the page.
const MOST_ENDLESS: u32 = 16;

/// The reading of a page: stands between tokenizer and tree builder, and says where the tokenizer goes on reading.
pub(super) struct Parse<'a> {
    html: &'a str,
    /// The first byte that has not been read.
    at: Cell<usize>,
    builder: TreeBuilder<Id, Sink>,
    /// How many elements are open beyond the greatest depth.
    too_deep: Cell<u32>,
    /// How many drawings had no end.
    endless: Cell<u32>,
    /// How many nodes and attributes the page may make.
    limit: usize,
}

impl<'a> Parse<'a> {
    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.html.as_bytes().get(self.at.get()..).unwrap_or_default()
    }

    /// Goes on by so many bytes.
    pub(super) fn advance(&self, bytes: usize) {
        self.at.set(self.at.get() + bytes);
    }

    /// Whether tags are foreign here, so that `<![CDATA[` is not a comment.
    pub(super) fn is_foreign(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Hands a token to the tree builder; gives the state that the tokenizer is to go on in.
    pub(super) fn token(&self, token: Token) -> Option<State> {
        let mut start_tag = None;
        if let Token::TagToken(tag) = &token {
            if self.is_too_deep(tag) {
                return None;
            }
            if tag.kind == TagKind::StartTag && !(tag.self_closing && tag.name == local_name!("svg")) {
                start_tag = Some((tag.name.clone(), is_json_ld(tag)));
            }
        }
        // Numbers of lines are for messages about errors, which nobody reads.
        let result = self.builder.process_token(token, 1);
        if self.builder.sink.size() >= self.limit {
            self.at.set(self.html.len());
        }
        match (result, start_tag) {
            (TokenSinkResult::RawData(RawKind::Rcdata), _) => Some(State::RcData),
            (TokenSinkResult::RawData(_), Some((name, keep))) => {
                self.pass_over(&name, keep);
                None
            }
            (TokenSinkResult::Continue, Some((name, _))) if name == local_name!("svg") => {
                self.pass_over(&name, false);
                None
            }
            (TokenSinkResult::Plaintext, _) => Some(State::PlainText),
            _ => None,
        }
    }

    /// Goes on at the end tag of the element just made, whose text is kept or not.
    fn pass_over(&self, name: &LocalName, keep: bool) {
        let rest = self.html.get(self.at.get()..).unwrap_or_default();
        // A drawing can hold others, and one without end is no reason to lose the rest.
        let drawing = *name == local_name!("svg");
        if drawing && self.endless.get() > MOST_ENDLESS {
            return;
        }
        let end = end_of_raw(rest, name, drawing).unwrap_or_else(|| {
            self.endless.set(self.endless.get() + u32::from(drawing));
            if drawing { 0 } else { rest.len() }
        });
        let (inside, _) = rest.split_at(end);
        if keep {
            // The element just made is the last node.
            let sink = &self.builder.sink;
            sink.append(&sink.last(), NodeOrText::AppendText(StrTendril::from_slice(inside)));
        }
        self.advance(inside.len());
    }

    fn is_too_deep(&self, tag: &Tag) -> bool {
        let open = self.too_deep.get();
        if open == 0 && self.builder.sink.depth() < MAX_DEPTH || is_void(&tag.name) {
            return false;
        }
        match tag.kind {
            TagKind::StartTag => self.too_deep.set(open + 1),
            TagKind::EndTag if open > 0 => self.too_deep.set(open - 1),
            TagKind::EndTag => return false,
        }
        true
    }
}

/// Where the end tag `</name` starts; of elements that nest, the one that belongs to the element.
fn end_of_raw(text: &str, name: &LocalName, nests: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open = 0;
    for start in memchr::memchr_iter(b'<', bytes) {
        let rest = bytes.get(start + 1..).unwrap_or_default();
        let (end, rest) = rest.strip_prefix(b"/").map_or((false, rest), |rest| (true, rest));
        let is_tag = (end || nests)
            && rest.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(name.len()).is_none_or(|&b| b.is_ascii_whitespace() || b == b'/' || b == b'>');
        match (is_tag, end) {
            (true, true) if open == 0 => return Some(start),
            (true, true) => open -= 1,
            (true, false) => open += 1,
            (false, _) => {}
        }
    }
    None
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

fn is_json_ld(tag: &Tag) -> bool {
    tag.name == local_name!("script")
        && tag.attrs.iter().any(|a| a.name.local == local_name!("type") && a.value.trim().to_ascii_lowercase().contains("ld+json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(html: &str) -> String {
        parse(html).text_of(Id::ROOT)
    }

    #[test]
    fn passes_over_what_is_no_text() {
        let cases = [
            ("script", "a<script>if (1 < 2) document.write('<p>x</p>')</script>b", "ab"),
            ("script in capitals", "a<SCRIPT>x</p></Script >b", "ab"),
            ("end tag of another name", "a<script>x</scripts></script>b", "ab"),
            ("drawing", "a<svg><title>x</title><svg></svg><p>x</p></svg>b", "ab"),
            ("drawing without end", "a<svg><path d='M0'><p>b", "ab"),
            ("empty drawing", "a<svg/>b", "ab"),
            ("style", "a<style>p > a { }</style>b", "ab"),
            ("noscript", "a<noscript><p>x</p></noscript>b", "ab"),
            ("script without end", "a<script>x<p>y", "a"),
            ("character set", "<meta charset=utf-8>a", "a"),
            ("comment", "a<!-- <p>x</p> -->b", "ab"),
            ("template", "a<template><p>x</p></template>b", "ab"),
            ("JSON-LD", "a<script type='application/ld+json'>{\"a\": \"<p>\"}</script>b", "a{\"a\": \"<p>\"}b"),
            ("textarea", "a<textarea>&lt;</textarea>b", "a<b"),
            ("entities", "a&shy;&amp;&uuml;&#8222;b", "a\u{ad}&ü„b"),
        ];
        for (name, html, expected) in cases {
            assert_eq!(body(html), expected, "{name}");
        }
    }

    #[test]
    fn keeps_text_around_scripts() {
        let words: Vec<String> = (0..20_000).map(|n| format!("wört{n}")).collect();
        let html = format!("<p>{}", words.join("</p><script>var a = 'ü';</script><p class='x'>"));
        assert_eq!(body(&html), words.concat());
    }
}
