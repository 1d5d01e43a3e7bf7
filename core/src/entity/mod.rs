//! Fourth step: names (PER ORG LOC MISC), roles and titles, then one entry per thing with all its mentions.

mod gazetteer;

pub use gazetteer::{Gazetteer, GazetteerEntry};

use crate::lang::de::{self, Models};
use crate::names::{names, numbered};
use crate::{Article, Span, morph::Words};

/// A person, organisation, place or other named thing, with all its mentions in the article.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Entity {
    /// Its number in the document, `e1` first.
    pub id: EntityId,
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: EntityKind,
    /// What it is, more closely.
    pub subtype: Option<Subtype>,
    /// The fullest form of its name in the article, in base form.
    pub name: String,
    /// Gender of a person.
    pub gender: Option<Gender>,
    /// Roles and titles as they stand: `Finanzministerin`, `Sprecher der Polizei`.
    pub roles: Vec<Role>,
    /// The organisation or place a person is said to belong to: `Weißes Haus` of `Sicherheitsberater des Weißen Hauses`.
    pub affiliation: Option<EntityId>,
    /// Country code (ISO 3166-1 alpha-2) of a country.
    #[cfg_attr(feature = "serde", serde(default, deserialize_with = "country"))]
    pub country: Option<CountryCode>,
    /// The identifier that the caller's own gazetteer gives it.
    pub external_id: Option<String>,
    /// All mentions by name, in the order of the text.
    pub mentions: Vec<Span>,
    /// Words that hold or derive from the name: `russische`, `SPD-Chef`.
    pub derived: Vec<Span>,
    /// How central it is to the article, 0 to 1.
    pub salience: f32,
}

/// Under a name of its own, because serde takes a `&str` for one that borrows from the input.
type CountryCode = &'static str;

/// A role or title of a person, as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Role {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// The number of an entity in its document; prints as `e1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

numbered!(EntityId "e");

/// The four classes of names.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A person.
    Per,
    /// An organisation.
    Org,
    /// A place.
    Loc,
    /// Any other name: works, events, products, laws.
    Misc,
}

names!(EntityKind {
    Per "PER",
    Org "ORG",
    Loc "LOC",
    Misc "MISC",
});

macro_rules! subtypes {
    ($($name:ident $text:literal,)*) => {
        /// What an entity is, more closely.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[allow(missing_docs)]
        pub enum Subtype { $($name,)* }

        names!(Subtype { $($name $text,)* });

        impl Subtype {
            /// Every subtype.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

subtypes! {
    Agency "agency",
    Media "media",
    Party "party",
    Government "government",
    Military "military",
    Company "company",
    Igo "igo",
    Ngo "ngo",
    Club "club",
    Country "country",
    Region "region",
    City "city",
    Facility "facility",
    Nature "nature",
    Event "event",
    Work "work",
    Product "product",
    Award "award",
    Law "law",
    Language "language",
    Ethnic "ethnic",
    Religion "religion",
}

impl Subtype {
    /// The subtype of that name, as in the output: `party`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|s| s.name() == name).copied()
    }
}

/// Grammatical gender of a person's name, title or role.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

names!(Gender {
    Feminine "f",
    Masculine "m",
});

/// A country code, found again in the table of codes.
#[cfg(feature = "serde")]
fn country<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<&'static str>, D::Error> {
    let code: Option<String> = serde::Deserialize::deserialize(deserializer)?;
    Ok(code.and_then(|code| de::entity::tags::unpack_country(de::entity::tags::pack_country(&code))))
}

/// Finds the names of each article and groups them, in the order of their first mentions.
pub(crate) fn find_all(articles: &[(&Words<'_>, &Article)], own: Option<&Gazetteer>, models: &Models) -> Vec<Vec<Entity>> {
    de::entity::find_all(articles, own, &models.names)
}

/// The same of one.
#[cfg(any(test, feature = "train"))]
pub(crate) fn find(words: &Words<'_>, article: &Article, own: Option<&Gazetteer>, models: &Models) -> Vec<Entity> {
    find_all(&[(words, article)], own, models).pop().unwrap_or_default()
}
