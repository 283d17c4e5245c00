//! Enums whose values have a code in the public contract. Does not depend on any of them.

/// Declares an enum with its codes.
macro_rules! coded {
    ($(#[$about:meta])* $name:ident { $($(#[$item_about:meta])* $item:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$item_about])* $item,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$item,)+];

            /// The code of the public contract.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$item => $code,)+
                }
            }
        }
    };
}

pub(crate) use coded;
