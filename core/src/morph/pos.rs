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

/// A set of morphological features; a form that could be several has all of them (`den`: accusative singular, dative plural).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Morph(pub(crate) u32);

#[allow(missing_docs)]
impl Morph {
    pub const NONE: Self = Self(0);
    pub const NOM: Self = Self(1);
    pub const GEN: Self = Self(1 << 1);
    pub const DAT: Self = Self(1 << 2);
    pub const ACC: Self = Self(1 << 3);
    pub const MASC: Self = Self(1 << 4);
    pub const FEM: Self = Self(1 << 5);
    pub const NEUT: Self = Self(1 << 6);
    pub const SING: Self = Self(1 << 7);
    pub const PLUR: Self = Self(1 << 8);
    pub const FIRST: Self = Self(1 << 9);
    pub const SECOND: Self = Self(1 << 10);
    pub const THIRD: Self = Self(1 << 11);
    /// Indicative.
    pub const IND: Self = Self(1 << 12);
    /// Konjunktiv I: `sei`, `habe`.
    pub const K1: Self = Self(1 << 13);
    /// Konjunktiv II: `wäre`, `hätte`.
    pub const K2: Self = Self(1 << 14);
    pub const IMP: Self = Self(1 << 15);
    pub const PRES: Self = Self(1 << 16);
    pub const PAST: Self = Self(1 << 17);

    /// Whether all features of `other` are in the set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the two share a feature.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
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
