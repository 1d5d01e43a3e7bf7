//! What a list in `data/de` says about a phrase: a set of tags and a country.

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tags(pub u32);

macro_rules! tags {
    ($($name:ident $text:literal,)*) => { tags!(@ 0, $($name $text,)*); impl Tags {
        /// Names of the tags in the lists, in the order of their bits.
        pub const NAMES: &'static [&'static str] = &[$($text,)*];
    } };
    (@ $n:expr, $name:ident $text:literal, $($rest:tt)*) => {
        #[allow(missing_docs)]
        impl Tags { pub const $name: Self = Self(1 << ($n)); }
        tags!(@ $n + 1, $($rest)*);
    };
    (@ $n:expr,) => {};
}

tags! {
    FIRST_F "first-f",
    FIRST_M "first-m",
    SURNAME "surname",
    COUNTRY "country",
    REGION "region",
    CITY "city",
    NATURE "nature",
    FACILITY "facility",
    PARTY "party",
    AGENCY "agency",
    MEDIA "media",
    GOVERNMENT "government",
    MILITARY "military",
    IGO "igo",
    NGO "ngo",
    OTHER_ORG "other-org",
    CLUB "club",
    COMPANY "company",
    RELIGION "religion",
    ETHNIC "ethnic",
    LANGUAGE "language",
    LAW "law",
    AWARD "award",
    EVENT "event",
    PRODUCT "product",
    WORK "work",
    OTHER_MISC "other-misc",
    ADJECTIVE "adjective",
    INHABITANT_M "inhabitant-m",
    INHABITANT_F "inhabitant-f",
    TITLE "title",
    ACRONYM "acronym",
}

impl Tags {
    /// No tag.
    pub const NONE: Self = Self(0);
    /// First names.
    pub const FIRST: Self = Self(Self::FIRST_F.0 | Self::FIRST_M.0);
    /// Inhabitants.
    pub const INHABITANT: Self = Self(Self::INHABITANT_F.0 | Self::INHABITANT_M.0);
    /// Places.
    pub const PLACE: Self = Self(Self::COUNTRY.0 | Self::REGION.0 | Self::CITY.0 | Self::NATURE.0 | Self::FACILITY.0);
    /// Organisations.
    pub const ORGANISATION: Self = Self(
        Self::PARTY.0
            | Self::AGENCY.0
            | Self::MEDIA.0
            | Self::GOVERNMENT.0
            | Self::MILITARY.0
            | Self::IGO.0
            | Self::NGO.0
            | Self::OTHER_ORG.0
            | Self::CLUB.0
            | Self::COMPANY.0,
    );
    /// Other names.
    pub const MISC: Self = Self(
        Self::RELIGION.0
            | Self::ETHNIC.0
            | Self::LANGUAGE.0
            | Self::LAW.0
            | Self::AWARD.0
            | Self::EVENT.0
            | Self::PRODUCT.0
            | Self::WORK.0
            | Self::OTHER_MISC.0,
    );

    /// Whether the two share a tag.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The numbers of the tags.
    pub fn bits(self) -> impl Iterator<Item = u32> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let bit = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(bit)
        })
    }
}

/// A country code (ISO 3166-1 alpha-2) in 10 bits and back; 0 is none.
pub const fn pack_country(code: &str) -> u16 {
    match code.as_bytes() {
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => (*a - b'A' + 1) as u16 * 32 + (*b - b'A' + 1) as u16,
        _ => 0,
    }
}

/// Every code that [`pack_country`] can pack, as one string: `AAABAC…`.
static CODES: [u8; 2 * 26 * 26] = {
    let mut out = [0; 2 * 26 * 26];
    let mut n = 0;
    while n < 26 * 26 {
        out[2 * n] = b'A' + (n / 26) as u8;
        out[2 * n + 1] = b'A' + (n % 26) as u8;
        n += 1;
    }
    out
};

/// The code that was packed.
pub fn unpack_country(packed: u16) -> Option<&'static str> {
    let (a, b) = (usize::from(packed / 32).checked_sub(1)?, usize::from(packed % 32).checked_sub(1)?);
    let at = 2 * (26 * a + b);
    CODES.get(at..at + 2).and_then(|code| str::from_utf8(code).ok())
}

#[cfg(test)]
mod tests {
    use super::{Tags, pack_country, unpack_country};

    #[test]
    fn countries_come_back() {
        for code in ["DE", "US", "AA", "ZZ"] {
            assert_eq!(unpack_country(pack_country(code)), Some(code));
        }
        assert_eq!(unpack_country(pack_country("")), None);
        assert_eq!(unpack_country(u16::MAX), None);
    }

    #[test]
    fn every_bit_has_a_name() {
        assert_eq!(Tags::NAMES.len(), 32);
        assert_eq!(Tags::ACRONYM.bits().collect::<Vec<_>>(), [31]);
    }
}
