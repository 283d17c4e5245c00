//! Sentences with placeholders, which the compiler checks: a name that is not in [`Placeholder`] does not compile.
//!
//! A sentence may have alternatives, separated by ` | `, and `{placeholders}` for what is known of a case: the first
//! alternative whose placeholders all have a value is said, and none if there is no such alternative. Does not depend on the value
//! of a placeholder.

use crate::paste::{cut, split};
use crate::words::{Said, Text, Value};

/// A sentence, or several on a line each, whose placeholders are known.
#[derive(Clone, Copy)]
pub(super) struct Template(&'static str);

impl Template {
    /// Takes a text whose placeholders all have a name of [`Placeholder`]. In a constant, anything else stops the compiler.
    #[allow(
        clippy::panic,
        reason = "stops the compiler, and is never called when the program runs"
    )]
    pub(super) const fn new(text: &'static str) -> Self {
        let mut rest = text.as_bytes();
        let mut name: Option<&[u8]> = None;
        let mut length = 0;
        while let [byte, after @ ..] = rest {
            match (*byte, name) {
                (b'{', None) => (name, length) = (Some(after), 0),
                (b'}', Some(from_name)) => {
                    let (name_alone, _) = from_name.split_at(length);
                    assert!(is_known(name_alone), "a placeholder has an unknown name");
                    name = None;
                }
                (b'{' | b'}', _) => panic!("a brace of a placeholder is missing"),
                _ => length += 1,
            }
            rest = after;
        }
        assert!(name.is_none(), "a placeholder does not end");
        Self(text)
    }

    /// The text as it is written.
    pub(super) const fn text(self) -> &'static str {
        self.0
    }

    /// The first alternative whose placeholders all have a value.
    pub(super) fn fill(self, value_of: ValueOf) -> Option<Said> {
        fill(self.0, value_of)
    }

    /// Each of its lines.
    pub(super) fn lines(self) -> Vec<Self> {
        split(self.0, "\n").into_iter().map(Self).collect()
    }

    /// The same for each line; a line without such an alternative is left out.
    pub(super) fn fill_lines(self, value_of: ValueOf) -> Vec<Said> {
        let lines = split(self.0, "\n").into_iter();
        lines.filter_map(|line| fill(line, value_of)).collect()
    }
}

/// Gives what is filled in for a placeholder, if it is known. The value of a condition is an empty text.
pub(super) type ValueOf<'a> = &'a dyn Fn(Placeholder) -> Option<Value>;

fn fill(text: &'static str, value_of: ValueOf) -> Option<Said> {
    split(text, " | ")
        .into_iter()
        .find_map(|alternative| fill_one(alternative, value_of))
}

fn fill_one(alternative: &'static str, value_of: ValueOf) -> Option<Said> {
    let mut said = Said::from(Text::marked(alternative));
    let mut rest = alternative;
    while let Some((_, from_name)) = cut(rest, "{") {
        let (name, after) = cut(from_name, "}")?;
        let placeholder = Placeholder::named(name)?;
        let value = value_of(placeholder)?;
        said = if placeholder.is_condition() {
            Said::from(Text::marked(after))
        } else {
            said.with(name, value)
        };
        rest = after;
    }
    Some(said)
}

macro_rules! placeholders {
    (values { $($(#[$about:meta])* $placeholder:ident = $name:literal,)+ }
     conditions { $($(#[$when:meta])* $condition:ident = $condition_name:literal,)+ }) => {
        /// What can be filled into a sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Placeholder {
            $($(#[$about])* $placeholder,)+
            $($(#[$when])* $condition,)+
        }

        impl Placeholder {
            /// Whether it only lets a sentence be said or not. Conditions come first in their alternative.
            pub(super) fn is_condition(self) -> bool {
                matches!(self, $(Self::$condition)|+)
            }

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$placeholder),)+
                    $($condition_name => Some(Self::$condition),)+
                    _ => None,
                }
            }
        }

        const NAMES: &[&str] = &[$($name,)+ $($condition_name,)+];
    };
}

placeholders! {
    values {
        // Times.
        /// When the token expired.
        Expired = "ended",
        /// When the token expires.
        Expires = "ends",
        /// How long until the token expires.
        TimeLeft = "left",
        /// The time in an hour.
        InAnHour = "in_an_hour",
        /// How many seconds were waited.
        SecondsWaited = "secs",
        // IDs and names.
        /// The app, with its name if it is known.
        App = "app",
        /// The ID of the app that the CRM uses.
        ExpectedApp = "expected_app",
        /// The address to which Meta sends incoming messages.
        WebhookAddress = "webhook_address",
        /// The address of the CRM.
        ExpectedWebhook = "expected_webhook",
        /// The ID of the app that the token belongs to.
        AppId = "app_id",
        /// The app that the token belongs to, by the token's own text; in an exchange if another one was given.
        AppOfToken = "maker",
        /// The same, only if another one was given.
        AppOfTokenNotGiven = "maker_not_given",
        /// The ID of the business portfolio.
        BusinessId = "business_id",
        /// The ID of the `WhatsApp` Business Account.
        WabaId = "waba_id",
        /// The phone number ID.
        PhoneNumberId = "phone_number_id",
        /// The ID that was asked for.
        Id = "id",
        /// The ID that belongs in the field, with its name.
        IdInstead = "instead",
        /// What is wrong with the text in the field of an ID.
        IdProblem = "id_problem",
        /// What the ID is the ID of.
        ObjectKind = "kind",
        /// The phone number that was found.
        FoundPhoneNumber = "phone_number",
        /// The account that was found.
        FoundAccount = "account",
        /// The account that the number belongs to.
        AccountOfNumber = "owner",
        // What Meta said.
        /// The missing permissions.
        Permission = "permission",
        /// The one missing permission, if it is not one of the two that every step names.
        OtherPermission = "other_permission",
        /// What cannot be done without the permission.
        WithoutPermission = "lacking",
        /// The kind of node that the ID leads to.
        NodeType = "node",
        /// The field that Meta does not know.
        Field = "field",
        /// The HTTP status.
        HttpStatus = "http_status",
        /// The code.
        Code = "code",
        /// Code, subcode and type.
        Numbers = "facts",
        /// The `fbtrace_id`.
        Trace = "trace",
        /// Meta's words, quoted.
        MetaSays = "said",
        /// Meta's reason for limiting what is sent, quoted.
        HealthReason = "reason",
        /// Meta's solution for that, quoted.
        HealthSolution = "solution",
        /// What else prevents sending.
        OtherBlockers = "also",
        /// What is limited, such as the phone number.
        HealthPlace = "place",
        /// What a healthy answer shows.
        Shown = "shown",
        /// The newest version of the Graph API that is known.
        NewestVersion = "newest_version",
        /// The service that an answer is from.
        Service = "service",
        /// What the text is that holds no token.
        InsteadOfToken = "instead_of_token",
        /// The object that Meta's words name.
        NamedObject = "object",
        /// The same, if it is neither a number nor an account.
        OtherObject = "other_object",
        /// The same, if it has an owner of its own.
        OwnedObject = "owned_object",
        /// What the code means.
        CodeMeans = "code_means",
        /// What to do about the code.
        CodeStep = "code_step",
        // About a CRM.
        /// The program whose words a text has.
        Program = "program",
        /// What the program did.
        ProgramDid = "program_did",
        /// What to test here.
        ProgramTest = "program_test",
        /// How to print Meta's answer.
        PrintBody = "print_body",
        /// How many characters the token has.
        Characters = "characters",
        /// The usual lengths of a field that are smaller.
        SmallerLimits = "limits",
    }
    conditions {
        /// `business_management` is missing.
        LacksBusinessManagement = "lacks_business_management",
        /// Another app is subscribed.
        OthersAreSubscribed = "others_are_subscribed",
        /// The webhook's address is set for the number.
        AtNumberLevel = "at_number",
        /// The webhook's address is set for the account.
        AtAccountLevel = "at_account",
        /// The webhook's address is the app's own.
        AtAppLevel = "at_app_level",
        /// The sentence is about the phone number ID.
        InNumberField = "in_number_field",
        /// The sentence is about the ID of the account.
        InAccountField = "in_account_field",
        /// The account has no phone numbers.
        NoPhoneNumbers = "no_phone_numbers",
        /// The ID is that of an account.
        IsAccount = "is_account",
        /// The answers were pasted.
        InAnswers = "in_answers",
        /// The app is what limits.
        AtApp = "at_app",
        /// Something else limits.
        NotAtApp = "not_at_app",
        /// The run found no ID to use instead.
        NothingFound = "nothing_found",
        /// The run found several numbers.
        NumbersToChoose = "numbers_to_choose",
        /// The diagnosis is of an exchange.
        InExchange = "in_exchange",
        /// The program accepts only a permanent token.
        ProgramWantsPermanent = "program_wants_permanent",
        /// The token was generated for 60 days.
        SixtyDays = "sixty_days",
        /// The token is permanent.
        AlreadyPermanent = "already_permanent",
        /// The command can be copied beside the diagnosis.
        CommandIsOffered = "command_is_offered",
    }
}

const fn is_known(name: &[u8]) -> bool {
    let mut names = NAMES;
    while let [known, others @ ..] = names {
        if is_same(known.as_bytes(), name) {
            return true;
        }
        names = others;
    }
    false
}

/// `==` of two texts, which cannot be used in a constant yet.
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let (mut one, mut other) = (one, other);
    loop {
        match (one, other) {
            ([], []) => return true,
            ([a, one_on @ ..], [b, other_on @ ..]) if *a == *b => (one, other) = (one_on, other_on),
            _ => return false,
        }
    }
}
