//! Enums that Meta sends as words. Undocumented words occur, so each enum keeps them as `Other`.

/// Declares an enum of documented words, with `Other` for all further ones, and `From<String>`.
macro_rules! wire_enum {
    ($(#[$about:meta])* $name:ident { $($(#[$item_about:meta])* $item:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$item_about])* $item,)+
            /// An undocumented word, as Meta sent it.
            Other(String),
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                match word.to_ascii_uppercase().as_str() {
                    $($word => Self::$item,)+
                    _ => Self::Other(word),
                }
            }
        }

        impl $name {
            /// The word as Meta writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$item => $word,)+
                    Self::Other(word) => word,
                }
            }
        }
    };
}

pub(super) use wire_enum;
