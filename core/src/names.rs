//! Closed sets of names and numbered things, as they stand in the output (`"PER"`, `"e1"`), in both directions.

/// Gives the values of an enum their names.
macro_rules! names {
    ($kind:ident { $($variant:ident $name:literal,)+ }) => {
        impl $kind {
            #[doc = concat!("Its name in the output, such as `", crate::names::first!($($name)+), "`.")]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match &*String::deserialize(deserializer)? {
                    $($name => Ok(Self::$variant),)+
                    other => Err(serde::de::Error::unknown_variant(other, &[$($name),+])),
                }
            }
        }
    };
}
pub(crate) use names;

/// The first of some literals.
macro_rules! first {
    ($first:literal $($rest:literal)*) => {
        $first
    };
}
pub(crate) use first;

/// Lets a number print as a letter and itself.
macro_rules! numbered {
    ($id:ident $letter:literal) => {
        impl core::fmt::Display for $id {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $id {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = String::deserialize(deserializer)?;
                let number = id.strip_prefix($letter).and_then(|number| number.parse().ok());
                number.map(Self).ok_or_else(|| serde::de::Error::custom(format_args!("{id:?} is not {} and a number", $letter)))
            }
        }
    };
}
pub(crate) use numbered;
