//! The IDs that a person enters. They are strings, because 17 digits do not fit a JavaScript number.

use crate::paste::{FoundId, IdKind, cleaned, ids_in};

/// How many digits an ID has.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=25;

/// What is wrong with the text in an ID's field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdProblem {
    /// Written like a phone number: with `+`, brackets, dots or hyphens.
    PhoneNumber,
    /// Contains letters.
    Letters,
    /// Fewer digits than any ID of this kind has.
    TooShort,
    /// More digits than any of Meta's IDs has.
    TooLong,
    /// Characters that are neither digits nor Latin letters.
    OtherCharacters,
    /// A URL or a text that contains IDs of other kinds, and none of this kind.
    OtherIds,
}

/// The digits of an ID, without the characters that copying adds. In a URL from Meta, or beside its name, the ID of the
/// wanted kind.
fn digits(typed: &str, wanted: IdKind) -> Result<Option<String>, IdProblem> {
    let (text, _) = cleaned(typed);
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().any(|character| character.is_ascii_alphabetic()) {
        return named_id(&ids_in(typed), wanted).map(Some);
    }
    if !text.chars().all(|character| character.is_ascii_digit()) {
        let written_as_phone_number = text
            .chars()
            .all(|character| character.is_ascii_digit() || "+()-./\u{2010}\u{2011}\u{2013}".contains(character))
            && text.chars().any(|character| character.is_ascii_digit());
        return Err(if written_as_phone_number {
            IdProblem::PhoneNumber
        } else {
            IdProblem::OtherCharacters
        });
    }
    if LENGTHS.contains(&text.len()) {
        Ok(Some(text))
    } else if text.len() < *LENGTHS.start() {
        Err(IdProblem::TooShort)
    } else {
        Err(IdProblem::TooLong)
    }
}

/// The only ID of this kind.
fn named_id(ids: &[FoundId], wanted: IdKind) -> Result<String, IdProblem> {
    let mut fitting = ids.iter().filter(|id| id.kind == wanted);
    match (fitting.next(), fitting.next()) {
        (Some(id), None) => Ok(id.digits.clone()),
        (Some(_), Some(_)) => Err(IdProblem::TooLong),
        (None, _) if ids.is_empty() => Err(IdProblem::Letters),
        (None, _) => Err(IdProblem::OtherIds),
    }
}

macro_rules! id {
    ($(#[$about:meta])* $name:ident is $kind:ident) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Reads what a person typed; `Ok(None)` for an empty field.
            ///
            /// # Errors
            /// If the text is not 5 to 25 digits, and contains no ID of this kind.
            pub fn parse(typed: &str) -> Result<Option<Self>, IdProblem> {
                Ok(digits(typed, IdKind::$kind)?.map(Self))
            }

            /// Reads an ID in an answer from Meta: only digits.
            #[must_use]
            pub fn of_answer(digits: &str) -> Option<Self> {
                let is_one = LENGTHS.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
                is_one.then(|| Self(digits.to_owned()))
            }

            /// The digits.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

id! {
    /// A `phone_number_id`: the ID of a phone number, not the number itself.
    PhoneNumberId is PhoneNumber
}

id! {
    /// The ID of a `WhatsApp` Business Account (WABA).
    WabaId is WhatsAppBusinessAccount
}

id! {
    /// The ID of a business portfolio.
    BusinessId is BusinessPortfolio
}
