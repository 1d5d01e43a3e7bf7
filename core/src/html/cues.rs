//! What an element's name, class, id and role say about its content: the vocabulary of publishing systems, German and English.

use super::tree::{Id, Tree};
use html5ever::local_name;

/// What an element is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues(u16);

impl Cues {
    /// Not part of the article: navigation, teasers, advertisements, comments, share bars, hidden text.
    pub(super) const JUNK: Self = Self(1);
    /// The article or its text.
    pub(super) const ARTICLE: Self = Self(1 << 1);
    /// The lead.
    pub(super) const SUMMARY: Self = Self(1 << 2);
    /// The kicker.
    pub(super) const KICKER: Self = Self(1 << 3);
    /// Authors.
    pub(super) const BYLINE: Self = Self(1 << 4);
    /// A picture caption.
    pub(super) const CAPTION: Self = Self(1 << 5);
    /// Who made a picture.
    pub(super) const CREDIT: Self = Self(1 << 6);
    /// Date and time, reading time.
    pub(super) const DATE: Self = Self(1 << 7);
    /// A line below the headline.
    pub(super) const SUBHEADLINE: Self = Self(1 << 8);
    /// Text for screen readers only.
    pub(super) const HIDDEN: Self = Self(1 << 9);
    /// The headline.
    pub(super) const HEADLINE: Self = Self(1 << 10);
    /// A box beside the text: background, facts, a quotation pulled out.
    pub(super) const BOX: Self = Self(1 << 11);

    /// The text of the article, by a name that is used for nothing else.
    pub(super) const BODY: Self = Self(1 << 12);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The cues of an element by its attributes.
pub(super) fn of(tree: &Tree, id: Id) -> Cues {
    // What the whole page is called says nothing about its parts.
    if tree.name(id).is_some_and(|name| matches!(*name, local_name!("html") | local_name!("body"))) {
        return Cues::default();
    }
    let mut cues = Cues::default();
    for attr in tree.attrs(id) {
        let value = &*attr.value;
        match attr.name.local {
            local_name!("class") => value.split_ascii_whitespace().for_each(|class| cues = cues.with(of_name(class))),
            local_name!("id") => cues = cues.with(of_name(value)),
            local_name!("role") => cues = cues.with(of_role(value)),
            local_name!("hidden") => cues = cues.with(Cues::JUNK),
            local_name!("aria-hidden") if value == "true" => cues = cues.with(Cues::HIDDEN),
            local_name!("style") if is_invisible(value) => cues = cues.with(Cues::JUNK),
            _ => match &*attr.name.local {
                "itemprop" => cues = cues.with(of_itemprop(value)),
                "data-testid" | "data-component" | "data-module" | "data-area" | "data-type" | "data-block" | "data-qa" | "data-t"
                | "data-name" => cues = cues.with(of_name(value)),
                _ => {}
            },
        }
    }
    cues
}

fn is_invisible(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.trim();
        name.trim().eq_ignore_ascii_case("display") && value.starts_with("none")
            || name.trim().eq_ignore_ascii_case("visibility") && value.starts_with("hidden")
    })
}

fn of_role(role: &str) -> Cues {
    match role {
        "navigation" | "complementary" | "contentinfo" | "banner" | "search" | "dialog" | "alertdialog" | "menu" | "menubar"
        | "toolbar" | "tooltip" | "tablist" | "button" | "form" => Cues::JUNK,
        "article" | "main" => Cues::ARTICLE,
        _ => Cues::default(),
    }
}

fn of_itemprop(name: &str) -> Cues {
    match name {
        "articleBody" | "articlebody" => Cues::ARTICLE.with(Cues::BODY),
        "description" => Cues::SUMMARY,
        "headline" => Cues::HEADLINE,
        "author" => Cues::BYLINE,
        "caption" => Cues::CAPTION,
        "copyrightHolder" | "creditText" => Cues::CREDIT,
        "datePublished" | "dateModified" => Cues::DATE,
        "comment" => Cues::JUNK,
        _ => Cues::default(),
    }
}

/// The cues of one class name or id: `article__teaser-box`, `o-articleBody`.
fn of_name(name: &str) -> Cues {
    let mut cues = Cues::default();
    let (mut word, mut len) = ([0_u8; 16], 0);
    let (mut before, mut apart) = (b'-', true);
    let (mut first, mut story) = (true, false);
    for &byte in name.as_bytes().iter().chain(b"-") {
        let camel = byte.is_ascii_uppercase() && before.is_ascii_lowercase();
        if camel || !byte.is_ascii_alphabetic() {
            if len > 0 && len <= word.len() {
                let found = word.get(..len).unwrap_or_default();
                // `no-sidebar`, `tag-werbung`: says something about the whole page, not about this element.
                if first && is_about_the_page(found) {
                    return cues;
                }
                // `sc-1ad7x hJpQ`: short words turn up in generated names.
                if len > 3 || apart && (camel || !byte.is_ascii_digit()) {
                    cues = cues.with(of_word(found));
                }
                // `article__body`, `entry-content`.
                if story && is_body(found) {
                    cues = cues.with(Cues::BODY);
                }
                story = first && is_story(found);
                first = false;
            }
            len = 0;
            apart = !camel && !byte.is_ascii_digit();
        }
        if byte.is_ascii_alphabetic() {
            if let Some(slot) = word.get_mut(len) {
                *slot = byte.to_ascii_lowercase();
            }
            len += 1;
        }
        before = byte;
    }
    cues
}

fn is_story(word: &[u8]) -> bool {
    matches!(word, b"article" | b"story" | b"entry" | b"post" | b"artikel" | b"news")
}

fn is_body(word: &[u8]) -> bool {
    matches!(word, b"body" | b"content" | b"text" | b"inhalt" | b"bodytext")
}

fn is_about_the_page(word: &[u8]) -> bool {
    matches!(word, b"no" | b"has" | b"with" | b"without" | b"tag" | b"category" | b"not" | b"hide" | b"show" | b"js" | b"single")
}

fn of_word(word: &[u8]) -> Cues {
    match word {
        b"nav" | b"navi" | b"navigation" | b"menu" | b"breadcrumb" | b"breadcrumbs" | b"footer" | b"sidebar" | b"related"
        | b"relatedposts" | b"recommend" | b"recommended" | b"recommendation" | b"recommendations" | b"recommendtext" | b"newsletter"
        | b"comment" | b"comments" | b"kommentare" | b"share" | b"sharing" | b"sharebar" | b"social" | b"socialmedia" | b"promo"
        | b"promotion" | b"advert" | b"advertisement" | b"advertising" | b"ad" | b"ads" | b"adslot" | b"anzeige" | b"werbung"
        | b"sponsored" | b"consent" | b"cookie" | b"cookies" | b"gdpr" | b"popup" | b"modal" | b"overlay" | b"login" | b"signup"
        | b"subscribe" | b"subscription" | b"abo" | b"taboola" | b"outbrain" | b"toolbar" | b"pagination" | b"pager" | b"tags"
        | b"taglist" | b"keywords" | b"bio" | b"biography" | b"bookmark" | b"feedback" | b"rating" | b"readmore" | b"recirc"
        | b"recirculation" | b"trending" | b"popular" | b"skip" | b"disqus" | b"commentlist" | b"respond" | b"paywall" | b"carousel"
        | b"slider" | b"swiper" | b"player" | b"mehr" | b"toc" | b"shariff" | b"addtoany" | b"sharedaddy" | b"yarpp" | b"crp"
        | b"outbound" | b"affiliate" | b"shop" | b"shopping" | b"donate" | b"donation" | b"spenden" | b"spende" | b"survey" | b"poll"
        | b"umfrage" | b"hidden" | b"infolinks" | b"linkbox" | b"linklist" | b"morelinks" | b"topics" | b"disclaimer" | b"copyright"
        | b"tweet" | b"instagram" | b"twitter" => Cues::JUNK,
        b"article" | b"articlebody" | b"articletext" | b"artikel" | b"artikeltext" | b"story" | b"storybody" | b"storytext"
        | b"content" | b"post" | b"entry" | b"body" | b"text" | b"richtext" | b"bodytext" | b"prose" | b"fliesstext" | b"main"
        | b"beitrag" => Cues::ARTICLE,
        b"lead" | b"intro" | b"standfirst" | b"summary" | b"vorspann" | b"teaser" | b"teasertext" | b"abstract" | b"dek"
        | b"einleitung" | b"introduction" | b"leadtext" | b"lede" | b"excerpt" | b"introtext" | b"description" | b"anriss"
        | b"lauftext" | b"leadin" => Cues::SUMMARY,
        b"kicker" | b"topline" | b"overline" | b"dachzeile" | b"spitzmarke" | b"roofline" | b"eyebrow" | b"skyline" | b"catchline"
        | b"ressort" | b"supertitle" | b"pretitle" | b"preheadline" | b"superheadline" | b"headlineintro" => Cues::KICKER,
        b"byline" | b"author" | b"authors" | b"autor" | b"autoren" | b"verfasser" | b"writer" | b"contributor" | b"contributors" => {
            Cues::BYLINE
        }
        b"caption" | b"bildunterschrift" | b"bildtext" | b"legend" | b"legende" | b"imagecaption" | b"figcaption" => Cues::CAPTION,
        b"credit" | b"credits" | b"fotograf" | b"photographer" | b"bildquelle" | b"quelle" | b"rights" => Cues::CREDIT,
        b"date" | b"datum" | b"time" | b"timestamp" | b"datetime" | b"published" | b"pubdate" | b"readtime" | b"readingtime"
        | b"lesezeit" | b"lesedauer" => Cues::DATE,
        b"subline" | b"subheadline" | b"subtitle" | b"subhead" | b"unterzeile" | b"deck" | b"untertitel" => Cues::SUBHEADLINE,
        b"visuallyhidden" | b"visually" | b"screenreader" | b"sr" | b"implied" | b"offscreen" => Cues::HIDDEN,
        b"headline" | b"title" | b"heading" | b"titel" | b"ueberschrift" => Cues::HEADLINE,
        b"box" | b"infobox" | b"factbox" | b"aside" | b"pullquote" | b"blockquote" | b"infokasten" => Cues::BOX,
        _ => Cues::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_class_names() {
        let cases = [
            ("entry-content", Cues::ARTICLE.with(Cues::BODY)),
            ("article__teaser", Cues::ARTICLE.with(Cues::SUMMARY)),
            ("o-article-list", Cues::ARTICLE),
            ("RelatedTopics", Cues::JUNK),
            ("no-sidebar", Cues::default()),
            ("has-comments", Cues::default()),
            ("kommentar-dachzeile", Cues::KICKER),
            ("commentary", Cues::default()),
            ("ad-slot", Cues::JUNK),
            ("css-1ad7x", Cues::default()),
            ("a-word-that-is-much-too-long-for-the-table", Cues::default()),
        ];
        for (name, expected) in cases {
            assert_eq!(of_name(name), expected, "{name}");
        }
    }
}
