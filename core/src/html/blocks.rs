//! The page as a list of blocks: runs of text that a browser would set apart from each other.

use super::cues::{self, Cues};
use super::tree::{Id, Tree};
use core::ops::Range;
use html5ever::{LocalName, local_name};

/// One block of text.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The innermost block element around it.
    pub(super) node: Id,
    pub(super) kind: Kind,
    /// Where its text stands in [`Blocks::text`].
    pub(super) text: Range<usize>,
    /// Bytes of its text inside links.
    pub(super) linked: usize,
    /// The cues of the nearest element around it that has any, and of inline elements that hold all of its text.
    pub(super) cues: Cues,
    /// What all of its text stands in.
    pub(super) within: Within,
    /// The innermost doubtful element around it, as an index into [`Blocks::marks`].
    pub(super) mark: Option<usize>,
}

/// What kind of element a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// A headline of that level.
    Heading(u8),
    Item,
    Cell,
    Caption,
    /// Text directly in a `div` or another container.
    Other,
}

/// What a block stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Within(u16);

impl Within {
    pub(super) const LINK: Self = Self(1);
    pub(super) const LIST: Self = Self(1 << 1);
    pub(super) const TABLE: Self = Self(1 << 2);
    pub(super) const FIGURE: Self = Self(1 << 3);
    pub(super) const HEADER: Self = Self(1 << 4);
    pub(super) const QUOTE: Self = Self(1 << 5);
    pub(super) const BOLD: Self = Self(1 << 6);
    pub(super) const ARTICLE: Self = Self(1 << 7);
    pub(super) const BOX: Self = Self(1 << 8);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// An element whose content is most likely not part of the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The next such element around it.
    pub(super) outer: Option<usize>,
}

/// The blocks of a page in their order.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) text: String,
    pub(super) list: Vec<Block>,
    pub(super) marks: Vec<Mark>,
}

impl Block {
    /// The share of its text inside links.
    pub(super) fn link_density(&self) -> f32 {
        self.linked as f32 / self.text.len().max(1) as f32
    }
}

impl Blocks {
    pub(super) fn text(&self, block: &Block) -> &str {
        self.text.get(block.text.clone()).unwrap_or_default()
    }
}

/// The state inside an element, kept on a stack of our own.
#[derive(Clone, Copy)]
struct State {
    element: Id,
    node: Id,
    kind: Kind,
    cues: Cues,
    within: Within,
    mark: Option<usize>,
}

struct Walk<'t> {
    tree: &'t Tree,
    out: Blocks,
    /// Where the text of the block in hand starts.
    start: usize,
    linked: usize,
    /// Line breaks since the last text.
    breaks: u8,
    /// White space is due before the next text.
    space: bool,
    /// The state at the first text of the block in hand.
    state: Option<State>,
}

/// Reads the blocks inside `root`.
pub(super) fn read(tree: &Tree, root: Id) -> Blocks {
    let mut walk = Walk { tree, out: Blocks::default(), start: 0, linked: 0, breaks: 0, space: false, state: None };
    let mut state = State { element: root, node: root, kind: Kind::Other, cues: Cues::default(), within: Within::default(), mark: None };
    let mut stack: Vec<State> = Vec::new();
    let mut next = tree.first_child(root);
    loop {
        let Some(id) = next else {
            // Leave the element.
            let Some(outer) = stack.pop() else { break };
            if is_block(tree, state.element) {
                walk.flush();
            }
            next = tree.next_sibling(state.element);
            state = outer;
            continue;
        };
        if let Some(text) = tree.text(id) {
            walk.text(text, &state);
        } else if tree.name(id).is_some_and(|name| *name == local_name!("br")) {
            walk.line_break();
        } else if let Some(inner) = walk.enter(id, &state) {
            stack.push(state);
            state = inner;
            next = tree.first_child(id);
            continue;
        }
        next = tree.next_sibling(id);
    }
    walk.flush();
    walk.out
}

impl Walk<'_> {
    /// The state inside `id`; none if it is to be passed over.
    fn enter(&mut self, id: Id, outer: &State) -> Option<State> {
        let name = self.tree.name(id).filter(|name| !is_ignored(name))?;
        let mut inner = State { element: id, ..*outer };
        let own = cues::of(self.tree, id);
        if is_block(self.tree, id) {
            self.flush();
            inner.node = id;
            inner.kind = kind(name, outer.kind);
            // A container hands its cues down only as long as nothing else speaks.
            inner.cues = if own == Cues::default() { outer.cues } else { own };
        } else {
            inner.cues = outer.cues.with(own);
            if own.has(Cues::HIDDEN) {
                return None;
            }
        }
        match *name {
            local_name!("a") => inner.within = inner.within.with(Within::LINK),
            local_name!("b") | local_name!("strong") => inner.within = inner.within.with(Within::BOLD),
            local_name!("ul") | local_name!("ol") | local_name!("dl") => inner.within = inner.within.with(Within::LIST),
            local_name!("table") => inner.within = inner.within.with(Within::TABLE),
            local_name!("figure") => inner.within = inner.within.with(Within::FIGURE),
            local_name!("header") => inner.within = inner.within.with(Within::HEADER),
            local_name!("blockquote") => inner.within = inner.within.with(Within::QUOTE),
            local_name!("article") | local_name!("main") => inner.within = inner.within.with(Within::ARTICLE),
            _ => {}
        }
        if own.has(Cues::BOX) {
            inner.within = inner.within.with(Within::BOX);
        }
        let doubtful = matches!(
            *name,
            local_name!("nav")
                | local_name!("footer")
                | local_name!("aside")
                | local_name!("form")
                | local_name!("dialog")
                | local_name!("address")
        );
        if doubtful || own.has(Cues::JUNK) || own.has(Cues::HIDDEN) {
            inner.mark = Some(self.out.marks.len());
            self.out.marks.push(Mark { outer: outer.mark });
        }
        Some(inner)
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        self.space = true;
        if self.breaks == 2 {
            self.flush();
        }
    }

    /// Takes text up: runs of white space become one space, soft hyphens and zero-width spaces go.
    fn text(&mut self, text: &str, state: &State) {
        let before = self.out.text.len();
        self.join_initial(text, state);
        for (n, word) in text.split(is_space).enumerate() {
            self.space |= n > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && self.out.text.len() > self.start {
                self.out.text.push(' ');
            }
            self.space = false;
            if word.contains(is_invisible) {
                self.out.text.extend(word.chars().filter(|&c| !is_invisible(c)));
            } else {
                self.out.text.push_str(word);
            }
        }
        let new = self.out.text.len() - before;
        if new > 0 {
            self.breaks = 0;
            let all = self.state.get_or_insert(*state);
            all.cues = all.cues.and(state.cues);
            all.within = all.within.and(state.within);
            if state.within.has(Within::LINK) {
                self.linked += new;
            }
        }
    }

    /// A big initial stands in an element of its own: `<span>D</span> <span>er Rat …`.
    fn join_initial(&mut self, text: &str, state: &State) {
        let mut written = self.out.text.get(self.start..).unwrap_or_default().chars();
        let is_initial = written.next().is_some_and(char::is_uppercase) && written.next().is_none();
        if is_initial && text.starts_with(char::is_lowercase) && self.state.is_some_and(|s| s.element != state.element) {
            self.space = false;
        }
    }

    /// Ends the block in hand.
    fn flush(&mut self) {
        let end = self.out.text.len();
        if let Some(State { node, kind, cues, within, mark, .. }) = self.state.take().filter(|_| end > self.start) {
            let text = self.start..end;
            self.out.list.push(Block { node, kind, text, linked: self.linked, cues, within, mark });
        }
        (self.start, self.linked, self.breaks, self.space) = (end, 0, 0, false);
    }
}

/// White space that HTML collapses, and the no-break space, which is no more than layout here.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{85}')
}

/// Soft hyphen, zero-width space, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}')
}

fn kind(name: &LocalName, outer: Kind) -> Kind {
    match *name {
        local_name!("p") | local_name!("pre") => match outer {
            Kind::Item | Kind::Caption => outer,
            _ => Kind::Paragraph,
        },
        local_name!("h1") => Kind::Heading(1),
        local_name!("h2") => Kind::Heading(2),
        local_name!("h3") => Kind::Heading(3),
        local_name!("h4") => Kind::Heading(4),
        local_name!("h5") => Kind::Heading(5),
        local_name!("h6") => Kind::Heading(6),
        local_name!("li") | local_name!("dt") | local_name!("dd") => Kind::Item,
        local_name!("td") | local_name!("th") => Kind::Cell,
        local_name!("figcaption") | local_name!("caption") => Kind::Caption,
        _ => outer,
    }
}

/// Elements without text of the page.
fn is_ignored(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("iframe")
            | local_name!("object")
            | local_name!("embed")
            | local_name!("video")
            | local_name!("audio")
            | local_name!("canvas")
            | local_name!("select")
            | local_name!("button")
            | local_name!("textarea")
            | local_name!("img")
            | local_name!("input")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("head")
            | local_name!("title")
            | local_name!("map")
            | local_name!("progress")
            | local_name!("meter")
    )
}

/// Whether the element starts a line of its own.
fn is_block(tree: &Tree, id: Id) -> bool {
    tree.name(id).is_some_and(|name| {
        !matches!(
            *name,
            local_name!("a")
                | local_name!("span")
                | local_name!("b")
                | local_name!("strong")
                | local_name!("em")
                | local_name!("i")
                | local_name!("u")
                | local_name!("s")
                | local_name!("small")
                | local_name!("big")
                | local_name!("mark")
                | local_name!("abbr")
                | local_name!("acronym")
                | local_name!("cite")
                | local_name!("q")
                | local_name!("code")
                | local_name!("sub")
                | local_name!("sup")
                | local_name!("time")
                | local_name!("font")
                | local_name!("del")
                | local_name!("ins")
                | local_name!("strike")
                | local_name!("label")
                | local_name!("dfn")
                | local_name!("kbd")
                | local_name!("var")
                | local_name!("samp")
                | local_name!("tt")
                | local_name!("bdi")
                | local_name!("bdo")
                | local_name!("wbr")
                | local_name!("nobr")
                | local_name!("data")
                | local_name!("picture")
                | local_name!("source")
                | local_name!("ruby")
        )
    })
}
