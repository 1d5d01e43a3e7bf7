//! Parts of speech (STTS) and morphological features.

use core::ops::{BitAnd, BitOr, BitOrAssign};

macro_rules! pos {
    ($($name:ident $tag:literal $doc:literal,)*) => {
        /// Part of speech: the Stuttgart-Tübingen tag set (Schiller, Teufel, Stöckert and Thielen 1999).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Pos { $(#[doc = $doc] $name,)* }

        impl Pos {
            /// Every tag, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The tag as the guidelines write it: `VVFIN`, `$,`.
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$name => $tag,)* }
            }
        }
    };
}

pos! {
    Adja "ADJA" "Attributive adjective.",
    Adjd "ADJD" "Predicative or adverbial adjective.",
    Adv "ADV" "Adverb.",
    Appr "APPR" "Preposition.",
    Apprart "APPRART" "Preposition with article: `im`.",
    Appo "APPO" "Postposition: `zufolge`.",
    Apzr "APZR" "Right part of a circumposition.",
    Art "ART" "Article.",
    Card "CARD" "Cardinal number.",
    Fm "FM" "Foreign word.",
    Itj "ITJ" "Interjection.",
    Koui "KOUI" "Conjunction before an infinitive: `um`.",
    Kous "KOUS" "Subordinating conjunction.",
    Kon "KON" "Coordinating conjunction.",
    Kokom "KOKOM" "Comparing conjunction: `als`, `wie`.",
    Nn "NN" "Common noun.",
    Ne "NE" "Proper noun.",
    Pds "PDS" "Demonstrative pronoun, standing alone.",
    Pdat "PDAT" "Demonstrative pronoun with a noun.",
    Pis "PIS" "Indefinite pronoun, standing alone.",
    Piat "PIAT" "Indefinite pronoun with a noun.",
    Pper "PPER" "Personal pronoun.",
    Pposs "PPOSS" "Possessive pronoun, standing alone.",
    Pposat "PPOSAT" "Possessive pronoun with a noun.",
    Prels "PRELS" "Relative pronoun, standing alone.",
    Prelat "PRELAT" "Relative pronoun with a noun.",
    Prf "PRF" "Reflexive pronoun.",
    Pws "PWS" "Interrogative pronoun, standing alone.",
    Pwat "PWAT" "Interrogative pronoun with a noun.",
    Pwav "PWAV" "Interrogative or relative adverb: `wie`, `wonach`.",
    Pav "PAV" "Pronominal adverb: `dafür`.",
    Ptkzu "PTKZU" "`zu` before an infinitive.",
    Ptkneg "PTKNEG" "`nicht`.",
    Ptkvz "PTKVZ" "Separated verb prefix.",
    Ptkant "PTKANT" "Answer: `ja`.",
    Ptka "PTKA" "Particle with an adjective: `am`, `zu`.",
    Trunc "TRUNC" "First part of a compound: `An-`.",
    Vvfin "VVFIN" "Finite full verb.",
    Vvimp "VVIMP" "Imperative of a full verb.",
    Vvinf "VVINF" "Infinitive of a full verb.",
    Vvizu "VVIZU" "Infinitive with inner `zu`.",
    Vvpp "VVPP" "Past participle of a full verb.",
    Vafin "VAFIN" "Finite auxiliary.",
    Vaimp "VAIMP" "Imperative of an auxiliary.",
    Vainf "VAINF" "Infinitive of an auxiliary.",
    Vapp "VAPP" "Past participle of an auxiliary.",
    Vmfin "VMFIN" "Finite modal.",
    Vminf "VMINF" "Infinitive of a modal.",
    Vmpp "VMPP" "Past participle of a modal.",
    Comma "$," "Comma.",
    Stop "$." "Mark that can end a sentence, colon and semicolon.",
    Mark "$(" "Any other mark.",
    Xy "XY" "Not a word.",
}

impl Pos {
    /// Any form of a verb.
    pub const fn is_verb(self) -> bool {
        (self as u8) >= (Self::Vvfin as u8) && (self as u8) <= (Self::Vmpp as u8)
    }

    /// A finite form (not the imperative).
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Vvfin | Self::Vafin | Self::Vmfin)
    }

    /// A punctuation mark.
    pub const fn is_mark(self) -> bool {
        matches!(self, Self::Comma | Self::Stop | Self::Mark)
    }

    /// A common or proper noun.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Ne)
    }
}

/// What form and context tell of a word's case, gender, number, person, mood and tense.
///
/// Case, gender and number are a set of cells, four cases by masculine, feminine and neuter singular and plural: `der` can be nominative
/// masculine, genitive or dative feminine, or genitive plural, and nothing else. A phrase agrees in the cells that all its words share.
/// The cells of a finite verb are those of the subjects it agrees with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Morph(pub(crate) u32);

#[allow(missing_docs)]
impl Morph {
    pub const NONE: Self = Self(0);
    pub const NOM: Self = Self(0x000f);
    pub const GEN: Self = Self(0x00f0);
    pub const DAT: Self = Self(0x0f00);
    pub const ACC: Self = Self(0xf000);
    /// Masculine singular.
    pub const MASC: Self = Self(0x1111);
    /// Feminine singular.
    pub const FEM: Self = Self(0x2222);
    /// Neuter singular.
    pub const NEUT: Self = Self(0x4444);
    pub const SING: Self = Self(0x7777);
    pub const PLUR: Self = Self(0x8888);
    /// Every cell of case, gender and number.
    pub const CELLS: Self = Self(0xffff);
    pub const FIRST: Self = Self(1 << 16);
    pub const SECOND: Self = Self(1 << 17);
    pub const THIRD: Self = Self(1 << 18);
    /// Indicative.
    pub const IND: Self = Self(1 << 19);
    /// Konjunktiv I: `sei`, `habe`.
    pub const K1: Self = Self(1 << 20);
    /// Konjunktiv II: `wäre`, `hätte`.
    pub const K2: Self = Self(1 << 21);
    pub const PRES: Self = Self(1 << 22);
    pub const PAST: Self = Self(1 << 23);
    /// A first name, as the dictionary has it.
    pub const FIRST_NAME: Self = Self(1 << 24);
    /// A surname.
    pub const SURNAME: Self = Self(1 << 25);
    /// The name of a place.
    pub const PLACE: Self = Self(1 << 26);

    /// The set as a number, for tables.
    #[doc(hidden)]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether the two share a cell or another feature.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The cells of case, gender and number alone.
    #[must_use]
    pub const fn cells(self) -> Self {
        Self(self.0 & Self::CELLS.0)
    }

    /// The same without the features of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Konjunktiv I or II and not possibly indicative: `sei`, `hätte`, but not `machten`.
    pub const fn is_subjunctive(self) -> bool {
        self.0 & (Self::K1.0 | Self::K2.0) != 0 && self.0 & Self::IND.0 == 0
    }
}

impl BitOr for Morph {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Morph {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for Morph {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
