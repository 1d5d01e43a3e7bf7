//! CSS selectors that lead from a page to the elements its text was taken from.

use super::tree::{Id, Tree};
use html5ever::{LocalName, local_name};
use std::collections::HashMap;

/// Paths of one page may take so many bytes in all; a page that wants more is not read by people.
const LIMIT: usize = 4 << 20;

/// Makes selectors such as `#artikel > p:nth-of-type(3)`: from the nearest element with an `id` of its own, or from `html`.
pub(super) struct Paths<'t> {
    tree: &'t Tree,
    /// How often every `id` occurs.
    ids: HashMap<&'t str, usize>,
    /// By node: place among its siblings of the same name; zero where it was not asked for yet.
    nth: Vec<u32>,
    left: usize,
}

impl<'t> Paths<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        let mut ids = HashMap::new();
        for id in tree.descendants(Id::ROOT).filter_map(|id| tree.attr(id, &local_name!("id"))) {
            *ids.entry(id).or_default() += 1;
        }
        Self { tree, ids, nth: vec![0; tree.len()], left: LIMIT }
    }

    /// The selector of an element.
    pub(super) fn of(&mut self, element: Id) -> Option<String> {
        let tree = self.tree;
        let mut steps = Vec::new();
        for id in tree.ancestors(element) {
            let Some(name) = tree.name(id) else { break };
            if let Some(own) = tree.attr(id, &local_name!("id")).filter(|own| is_plain(own) && self.ids.get(own) == Some(&1)) {
                steps.push(format!("#{own}"));
                break;
            }
            steps.push(match *name {
                local_name!("html") | local_name!("body") => name.to_string(),
                _ => format!("{name}:nth-of-type({})", self.place(id)),
            });
        }
        steps.reverse();
        let path = steps.join(" > ");
        self.left = self.left.checked_sub(path.len())?;
        Some(path).filter(|p| !p.is_empty())
    }

    fn place(&mut self, id: Id) -> u32 {
        if let (Some(0), Some(parent)) = (self.nth.get(id.index()), self.tree.parent(id)) {
            let mut counts: HashMap<&LocalName, u32> = HashMap::new();
            for child in self.tree.children(parent) {
                let Some(name) = self.tree.name(child) else { continue };
                let count = counts.entry(name).or_default();
                *count += 1;
                if let Some(nth) = self.nth.get_mut(child.index()) {
                    *nth = *count;
                }
            }
        }
        self.nth.get(id.index()).copied().unwrap_or(1)
    }
}

/// An `id` that can be written into a selector as it is.
fn is_plain(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn leads_back_to_the_element() {
        let cases = [
            ("<p>a<p>b", "html > body > p:nth-of-type(2)"),
            ("<div id=x><h2>a</h2><p>a</p><section><p>b</section></div>", "#x > section:nth-of-type(1) > p:nth-of-type(1)"),
            ("<div id=x></div><div id=x><p>b</div>", "html > body > div:nth-of-type(2) > p:nth-of-type(1)"),
            ("<div id='1 x'><p id=b>b</div>", "#b"),
        ];
        for (html, expected) in cases {
            let tree = parse(html);
            let text = tree.descendants(Id::ROOT).find(|&id| tree.text(id) == Some("b"));
            let path = text.and_then(|t| tree.parent(t)).and_then(|p| Paths::new(&tree).of(p));
            assert_eq!(path.as_deref(), Some(expected), "{html}");
        }
    }
}
