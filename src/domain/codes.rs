//! Closed lists of terms that are stored, read from files and shown in JSON by a short code.

use std::fmt;

/// A code that is in no closed list of terms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} has no value {code:?}; it is one of {allowed}")]
pub struct UnknownCode {
    /// The list, by its name in the documentation.
    pub what: &'static str,
    /// What was given.
    pub code: String,
    /// The codes that exist, separated by commas.
    pub allowed: String,
}

/// A closed list of terms: every value has one stable code.
pub trait Coded: Copy + Eq + fmt::Debug + 'static {
    /// The list, by its name in the documentation.
    const WHAT: &'static str;
    /// Every value, in the order in which screens list them.
    const ALL: &'static [Self];
    /// The stable code, snake_case, as stored and as in JSON.
    fn code(self) -> &'static str;
    /// The value with this code.
    ///
    /// # Errors
    /// [`UnknownCode`] naming the codes that exist.
    fn from_code(code: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|value| value.code() == code).ok_or_else(|| UnknownCode {
            what: Self::WHAT,
            code: code.to_owned(),
            allowed: Self::ALL.iter().map(|value| value.code()).collect::<Vec<_>>().join(", "),
        })
    }
}

/// Declares an enum with [`Coded`], `Display`, `FromStr` and serde by code.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl $crate::domain::codes::Coded for $name {
            const WHAT: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str { match self { $(Self::$variant => $code),+ } }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::domain::codes::Coded::code(*self))
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = $crate::domain::codes::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> { $crate::domain::codes::Coded::from_code(code) }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str($crate::domain::codes::Coded::code(*self))
            }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let code = <::std::string::String as ::serde::Deserialize>::deserialize(d)?;
                $crate::domain::codes::Coded::from_code(&code).map_err(::serde::de::Error::custom)
            }
        }
    };
}
