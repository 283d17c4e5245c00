//! Restrictions of accounts, and throttling.

use crate::diagnosis::category::Cause;
use crate::diagnosis::rules::rule::{Rule, row};

pub(super) const RULES: &[Rule] = &[
    // Account and app restrictions, by the words that name them.
    row(Cause::CountryRestricted).codes(&[(130_497, 130_497)]),
    row(Cause::CountryRestricted).texts("restricted from messaging users in this country"),
    row(Cause::AccountLocked).codes(&[(131_031, 131_031)]),
    row(Cause::AccountLocked).texts("account has been locked | account is locked | account locked"),
    row(Cause::PolicyBlock).codes(&[(25, 25), (368, 368)]),
    // The codes of a health status (Meta, "Messaging health status"), as an error.
    row(Cause::NumberNotConnected).codes(&[(141_000, 141_000)]),
    row(Cause::PaymentMissing).codes(&[(141_006, 141_006)]),
    row(Cause::BusinessUnverified).codes(&[(141_010, 141_010)]),
    row(Cause::AccountBanned).codes(&[(141_014, 141_014)]),
    row(Cause::AppCannotSend).codes(&[(141_011, 141_011)]),
    row(Cause::SendingBlocked).codes(&[(141_002, 141_002)]),
    row(Cause::PolicyBlock).texts(
        "temporarily blocked | account is restricted | account has been restricted | blocked for polic \
         | misusing this feature | violating … policy | violation of … policy",
    ),
    // Throttling.
    row(Cause::ThrottledApp)
        .codes(&[(4, 4)])
        .texts("application request limit"),
    row(Cause::ThrottledOperation)
        .codes(&[(2_446_079, 2_446_080)])
        .only_if(|seen| seen.code == Some(4)),
    row(Cause::ThrottledApp).codes(&[(4, 4)]),
    row(Cause::ThrottledUser).codes(&[(17, 17)]),
    row(Cause::ThrottledAccount).codes(&[(80_000, 80_014)]),
    row(Cause::ThrottledNumber).codes(&[(130_429, 130_429)]),
    row(Cause::ThrottledForSpam).codes(&[(131_048, 131_048)]),
    row(Cause::ThrottledPair).codes(&[(131_056, 131_056)]),
    row(Cause::ThrottledRegistration).codes(&[(133_016, 133_016)]),
    row(Cause::Throttled).codes(&[(2_388_367, 2_388_367)]),
    row(Cause::Throttled).codes(&[
        (32, 32),
        (341, 341),
        (613, 613),
        (131_064, 131_064),
        (131_208, 131_208),
        (138_002, 138_002),
        (138_005, 138_005),
        (138_009, 138_009),
        (138_012, 138_012),
    ]),
    row(Cause::ThrottledPair).texts("pair rate limit"),
    row(Cause::ThrottledApp).texts("application request limit"),
    row(Cause::ThrottledUser).texts("user request limit"),
    row(Cause::ThrottledAccount).texts(
        "business request limit | business account … rate limit \
         | too many calls to this whatsapp business account",
    ),
    row(Cause::ThrottledForSpam).texts("spam rate limit"),
    row(Cause::ThrottledNumber).texts("throughput has been reached | too many messages sent from this phone number"),
    row(Cause::Throttled).texts(
        "rate limit | request limit | rate-limit | too many calls | too many requests \
         | too many api calls | throttl | request limit reached",
    ),
    row(Cause::Throttled).without_code().texts("too many | limit reached"),
];
