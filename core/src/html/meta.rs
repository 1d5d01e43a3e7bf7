//! What the page says about its article outside of the text: from JSON-LD first, then `og:` and other `<meta>`, microdata, `<time>`.

use super::authors;
use super::headline::{self, Titles};
use super::jsonld::{self, JsonLd};
use super::stamp;
use super::tags::{self, Tags};
use super::tree::{Id, Tree};
use super::words::{fold, tidy};
use crate::{Article, Author, AuthorKind};

/// The data of a page.
pub(super) struct Meta {
    pub(super) json_ld: JsonLd,
    pub(super) tags: Tags,
    pub(super) headline: Option<String>,
    /// The element with the headline.
    pub(super) h1: Option<Id>,
    /// Names of the site: publisher, `og:site_name`, host.
    sites: Vec<String>,
    /// The kicker inside the headline element.
    pub(super) kicker: Option<String>,
}

/// Collects them.
pub(super) fn read(tree: &Tree, url: Option<&str>) -> Meta {
    let tags = tags::read(tree);
    let og = tags.meta(&["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title"]).map(tidy);
    let h1s: Vec<(Id, String, Option<String>)> =
        tags.h1.iter().take(20).map(|&id| (id, headline::of_element(tree, id))).map(|(id, (text, kicker))| (id, text, kicker)).collect();
    let title = tags.title.as_deref().map(tidy);
    let known: Vec<&str> =
        [url, tags.canonical.as_deref(), og.as_deref()].into_iter().flatten().chain(h1s.iter().map(|(_, text, _)| &**text)).collect();
    let json_ld = jsonld::read(tags.json_ld.iter().filter_map(|&id| tree.text(id)), &known);
    let ld = json_ld.headline.as_deref().map(tidy);
    let h1 = main_headline(tree, &tags, &h1s, [ld.as_deref(), og.as_deref(), title.as_deref()]);
    let mut sites: Vec<String> = json_ld.publisher.iter().cloned().collect();
    sites.extend(tags.meta(&["og:site_name", "application-name", "twitter:site"]).map(str::to_owned));
    let address = tags.canonical.as_deref().or(url).unwrap_or_default();
    sites.extend(host(address).map(host_name).filter(|name| name.len() >= 4));
    sites.extend(host(address).map(|host| host.trim_start_matches("www.").to_owned()));
    let titles = Titles { json_ld: ld, open_graph: og, h1: h1.map(|(_, text, _)| text.clone()), title, sites: sites.clone() };
    let headline = titles.headline().filter(|h| !h.is_empty());
    Meta { sites, headline, h1: h1.map(|h| h.0), kicker: h1.and_then(|h| h.2.clone()), json_ld, tags }
}

/// Of several first-level headlines that one that the data name too, else the one marked as such, else the longest of the first three.
fn main_headline<'h>(
    tree: &Tree,
    tags: &Tags,
    h1s: &'h [(Id, String, Option<String>)],
    known: [Option<&str>; 3],
) -> Option<&'h (Id, String, Option<String>)> {
    let known: Vec<String> = known.into_iter().flatten().map(fold).collect();
    let named = |text: &str| {
        let text = fold(text);
        text.len() >= 8 && known.iter().any(|k| k.contains(&text))
    };
    let marked = |id: Id| tags.props("headline").any(|p| tree.ancestors(id).take(3).any(|a| a == p));
    h1s.iter()
        .find(|(_, text, _)| named(text))
        .or_else(|| h1s.iter().find(|(id, ..)| marked(*id)))
        .or_else(|| h1s.iter().filter(|(_, text, _)| !text.is_empty()).take(3).max_by_key(|(_, text, _)| text.len()))
}

/// `kurier` of `kurier.example`.
fn host_name(host: &str) -> String {
    fold(host.trim_start_matches("www.").rsplit_once('.').map_or("", |(name, _)| name))
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    rest.split(['/', '?', '#', ':']).next().filter(|h| !h.is_empty())
}

impl Meta {
    /// Everything but parts and bylines.
    pub(super) fn article(&self, url: Option<&str>) -> Article {
        let Self { json_ld, tags, .. } = self;
        let owned = |s: &str| Some(tidy(s)).filter(|s| !s.is_empty());
        let canonical = tags.canonical.as_deref().or(tags.meta(&["og:url"])).filter(|u| u.contains("://"));
        let from_ld = json_ld.url.as_deref().filter(|u| u.starts_with("http"));
        let mut topics: Vec<String> = tags.all_meta("article:tag").filter_map(owned).collect();
        for more in [
            json_ld.keywords.clone(),
            split(tags.meta(&["news_keywords", "keywords", "sailthru.tags", "parsely-tags"]).unwrap_or_default()),
        ] {
            if topics.is_empty() {
                topics = more.iter().filter_map(|t| owned(t)).collect();
            }
        }
        dedup(&mut topics);
        let mut categories: Vec<String> = json_ld.sections.iter().filter_map(|s| owned(s)).collect();
        if categories.is_empty() {
            categories = tags.meta(&["article:section", "parsely-section", "section", "ressort"]).and_then(owned).into_iter().collect();
        }
        dedup(&mut categories);
        Article {
            published: self.published(),
            modified: self.modified(),
            publisher: json_ld
                .publisher
                .as_deref()
                .or(tags.meta(&["og:site_name", "publisher", "dc.publisher", "application-name"]))
                .and_then(owned),
            url: canonical.or(from_ld).or(url).map(str::to_owned),
            language: self.language(),
            categories,
            topics,
            image: tags
                .meta(&["og:image", "og:image:url", "twitter:image", "twitter:image:src"])
                .map(str::to_owned)
                .or_else(|| json_ld.image.clone()),
            is_accessible_for_free: self.free(),
            ..Article::default()
        }
    }

    /// The lead as the data give it.
    pub(super) fn descriptions(&self) -> impl Iterator<Item = &str> {
        let meta = ["og:description", "description", "twitter:description", "dc.description"];
        self.json_ld.description.as_deref().into_iter().chain(meta.into_iter().filter_map(|name| self.tags.meta(&[name])))
    }

    fn published(&self) -> Option<String> {
        let Self { json_ld, tags, .. } = self;
        let names = [
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
            "datepublished",
            "article.published",
            "published_time",
            "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "dc.date",
            "date.created",
            "publish-date",
            "publishdate",
            "publication_date",
            "pubdate",
            "article:create",
            "originalpublicationdate",
            "date",
        ];
        let stamps = json_ld
            .published
            .as_deref()
            .into_iter()
            .chain(names.iter().filter_map(|name| tags.meta(&[name])))
            .chain(tags.prop("datepublished"))
            .chain(self.time())
            .filter_map(stamp::parse);
        finest(stamps)
    }

    /// The first `<time>` behind the headline, else the first at all.
    fn time(&self) -> Option<&str> {
        let times = &self.tags.times;
        times.iter().find(|(id, _)| self.h1.is_none_or(|h1| *id > h1)).or(times.first()).map(|(_, time)| &**time)
    }

    fn modified(&self) -> Option<String> {
        let names =
            ["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "date.updated", "lastmod"];
        let stamps = self
            .json_ld
            .modified
            .as_deref()
            .into_iter()
            .chain(names.iter().filter_map(|name| self.tags.meta(&[name])))
            .chain(self.tags.prop("datemodified"))
            .filter_map(stamp::parse);
        finest(stamps)
    }

    fn language(&self) -> Option<String> {
        let said = self.tags.language.as_deref().or(self.json_ld.language.as_deref()).or(self.tags.meta(&[
            "og:locale",
            "content-language",
            "language",
        ]));
        let tag = said?.trim().replace('_', "-");
        let ok = (2..=12).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        ok.then_some(tag)
    }

    fn free(&self) -> Option<bool> {
        let tier = self.tags.meta(&["article:content_tier", "og:article:content_tier", "content_tier"]).map(str::to_ascii_lowercase);
        let by_tier = match tier.as_deref() {
            Some("free" | "open") => Some(true),
            Some("locked" | "metered" | "paid" | "premium" | "plus") => Some(false),
            _ => None,
        };
        self.json_ld.free.or(by_tier)
    }

    /// The site itself is no person, whatever the data say.
    pub(super) fn typed(&self, mut authors: Vec<Author>) -> Vec<Author> {
        for author in &mut authors {
            let name = fold(&author.name);
            if author.kind != AuthorKind::Agency && self.sites.iter().any(|site| fold(site) == name || host_name(site) == name) {
                author.kind = AuthorKind::Organisation;
            }
        }
        authors
    }

    /// The authors by JSON-LD and `<meta>`.
    pub(super) fn authors(&self) -> Vec<Author> {
        let of_ld = self.typed(authors::of_data(&self.json_ld.authors));
        let metas = [
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "cxenseparse:author",
            "article:author_name",
            "byl",
        ];
        let of_meta = || {
            let entries: Vec<_> = metas.iter().map(|name| self.tags.all_meta(name).map(|a| (tidy(a), None)).collect::<Vec<_>>()).collect();
            entries.iter().map(|entries| self.typed(authors::of_data(entries))).find(|a| has_person(a)).unwrap_or_default()
        };
        if has_person(&of_ld) {
            return of_ld;
        }
        let of_meta = of_meta();
        if of_meta.is_empty() { of_ld } else { of_meta }
    }
}

/// Whether one of them is more than the name of the house.
pub(super) fn has_person(authors: &[Author]) -> bool {
    authors.iter().any(|a| a.kind != AuthorKind::Organisation)
}

/// The first stamp; if it is a day alone, a later one that knows the time of that day.
fn finest(stamps: impl Iterator<Item = String>) -> Option<String> {
    let mut stamps = stamps.peekable();
    let first = stamps.next()?;
    let has_zone = |s: &str| s.len() > 10 && (s.ends_with('Z') || s.get(19..).is_some_and(|z| z.contains(['+', '-'])));
    if has_zone(&first) {
        return Some(first);
    }
    let same_day = |s: &String| s.get(..10) == first.get(..10) && s.len() > first.len();
    let better = stamps.find(same_day);
    Some(better.unwrap_or(first))
}

fn split(list: &str) -> Vec<String> {
    list.split([',', ';']).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

fn dedup(list: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    list.retain(|item| seen.insert(fold(item)));
}
