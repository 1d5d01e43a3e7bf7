//! What the tags of a page say about it: `<meta>`, `<link>`, `<title>`, `<h1>`, `<time>`, microdata.

use super::tree::{Id, Tree};
use html5ever::local_name;

/// The tags of interest, in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// `name`, `property` or `itemprop` of every `<meta>` in lower case, and its content.
    meta: Vec<(String, String)>,
    pub(super) title: Option<String>,
    pub(super) canonical: Option<String>,
    /// Language of the `<html>` element.
    pub(super) language: Option<String>,
    /// The texts of the JSON-LD scripts.
    pub(super) json_ld: Vec<Id>,
    /// All first-level headlines.
    pub(super) h1: Vec<Id>,
    /// `<time datetime>` with the element.
    pub(super) times: Vec<(Id, String)>,
    /// Elements with `itemprop`: name in lower case, element, value.
    props: Vec<(String, Id, String)>,
    /// `rel="author"`.
    pub(super) author_links: Vec<Id>,
}

impl Tags {
    /// The content of the first `<meta>` of one of these names, in the order of the names.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.meta.iter().find(|(n, content)| n == name && !content.is_empty())).map(|(_, content)| &**content)
    }

    /// The contents of all `<meta>` of that name.
    pub(super) fn all_meta<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.meta.iter().filter(move |(n, content)| n == name && !content.is_empty()).map(|(_, content)| &**content)
    }

    /// The value of the first element with that `itemprop`.
    pub(super) fn prop(&self, name: &str) -> Option<&str> {
        self.props.iter().find(|(n, _, value)| n == name && !value.is_empty()).map(|(.., value)| &**value)
    }

    /// All elements with that `itemprop`.
    pub(super) fn props<'t>(&'t self, name: &'t str) -> impl Iterator<Item = Id> {
        self.props.iter().filter(move |(n, ..)| n == name).map(|(_, id, _)| *id)
    }
}

/// Collects them.
pub(super) fn read(tree: &Tree) -> Tags {
    let mut tags = Tags::default();
    for id in tree.descendants(Id::ROOT) {
        let Some(name) = tree.name(id) else { continue };
        match *name {
            local_name!("meta") => {
                let Some(content) = tree.attr(id, &local_name!("content")) else { continue };
                let names = [local_name!("property"), local_name!("name")];
                for name in names.iter().filter_map(|name| tree.attr(id, name)).chain(itemprop(tree, id)) {
                    tags.meta.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
                }
            }
            local_name!("title") if tags.title.is_none() => tags.title = Some(tree.text_of(id)),
            local_name!("link") if tree.attr(id, &local_name!("rel")) == Some("canonical") => {
                tags.canonical = tree.attr(id, &local_name!("href")).map(|href| href.trim().to_owned()).or(tags.canonical);
            }
            local_name!("html") => tags.language = tree.attr(id, &local_name!("lang")).map(str::to_owned),
            local_name!("script") => tags.json_ld.extend(tree.first_child(id)),
            local_name!("h1") => tags.h1.push(id),
            local_name!("a") if tree.attr(id, &local_name!("rel")) == Some("author") => tags.author_links.push(id),
            _ => {
                let time = tree.attr(id, &local_name!("datetime"));
                if let Some(time) = time {
                    tags.times.push((id, time.to_owned()));
                }
                if let Some(prop) = itemprop(tree, id) {
                    let value = time.or_else(|| tree.attr(id, &local_name!("content"))).unwrap_or_default();
                    tags.props.push((prop.to_ascii_lowercase(), id, value.to_owned()));
                }
            }
        }
    }
    tags
}

fn itemprop(tree: &Tree, id: Id) -> Option<&str> {
    tree.attr(id, &local_name!("itemprop"))
}
