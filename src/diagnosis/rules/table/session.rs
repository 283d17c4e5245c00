//! The session behind a token: ended, unreadable, missing, of another kind.

use crate::diagnosis::category::Cause;
use crate::diagnosis::rules::rule::{Codes, Rule, row};

/// Codes that speak of the token itself.
const TOKEN: &[Codes] = &[
    (0, 0),
    (102, 102),
    (104, 104),
    (190, 190),
    (450, 463),
    (467, 467),
    (2500, 2500),
];

pub(super) const RULES: &[Rule] = &[
    // The session.
    row(Cause::Inactive90Days).subcode(493).texts(
        "engaged the app in | engaged … 90 days | 90 days … inactiv | inactiv … 90 days \
         | not used … 90 days",
    ),
    row(Cause::PasswordChanged).subcode(460).texts(
        "changed their password | changed the password | changed his password | changed her password \
         | change of password | password change | password was changed | password was reset \
         | password has been | does not match current stored session | changed the session for security",
    ),
    row(Cause::PasswordChanged).codes(TOKEN).texts("password"),
    row(Cause::AppRemovedByUser).subcode(458),
    row(Cause::PermissionNotGranted).texts("authorized … to perform this action"),
    row(Cause::AppRemovedByUser).codes_or_none(TOKEN).texts(
        "has not authorized application | has not authorized the app | not authorized application \
         | app not installed | removed the app | removed this app | removed your app \
         | uninstalled the app | deauthorized | de-authorized",
    ),
    row(Cause::Checkpointed)
        .subcode(459)
        .texts("the app till you log in | checkpoint | the app until you log in"),
    row(Cause::UnconfirmedUser)
        .subcode(464)
        .texts("not a confirmed user | user is not confirmed"),
    row(Cause::RoleLost).subcode(492).texts(
        "must be granted before impersonating | impersonat | sufficient administrative permission \
         | no longer has a role | does not have a role",
    ),
    row(Cause::SessionExpired)
        .subcode(463)
        .texts("session has expired | session expired"),
    // "Expired or something else" tells neither.
    row(Cause::RejectedWithoutReason).codes_or_none(TOKEN).texts(
        "invalid or expired | invalid or has expired | expired or invalid | expired or is invalid \
         | expired or revoked | expired or been revoked | expired or has been revoked \
         | expired, been revoked | expired, revoked",
    ),
    row(Cause::SessionExpired).texts(
        "session … has expired | session key … expiration | token has expired | token expired \
         | token is expired | token was expired | token … has expired | token … expired on \
         | token … expired at | token … past its expir | expired access token | expired token \
         | expired session | expired_token",
    ),
    // The same in other languages, as stems, because Meta translates its texts.
    row(Cause::SessionExpired).codes_or_none(TOKEN).texts(
        "sesión … cadu | sesión … expir | sesión … venci | sessão … expir | token … expirou \
         | session a expiré | session … expiré | sitzung … abgelaufen | token … abgelaufen \
         | sessione … scadut | sessie … verlopen | сеанса истек | сессии истек | oturum … süresi \
         | sesi … kedaluwarsa | 已过期 | 過期 | 有効期限",
    ),
    row(Cause::SessionExpired)
        .codes(&[(102, 102), (104, 104), (190, 190), (463, 463)])
        .texts("expired | expiry | expiration"),
    row(Cause::LoggedOut).subcode(467).texts("logged out | signed out"),
    row(Cause::Revoked)
        .subcode(466)
        .texts("invalidated explicitly | using an api call | has been revoked | was revoked | token … revoked"),
    row(Cause::Altered)
        .codes_or_none(TOKEN)
        .texts("could not be decrypted | cannot be decrypted | decrypt | descriptograf | token signature"),
    row(Cause::AnotherKindOfToken).codes_or_none(TOKEN).texts(
        "debug only access token | debug-only access token | wrong type of token | wrong token type \
         | wrong type of access token",
    ),
    row(Cause::AnotherKindOfToken).texts(
        "page access token is required | user access token is required | app access token is required \
         | must be called with a … access token | requires a page access token \
         | requires a user access token",
    ),
    row(Cause::Malformed).texts("malformed access token | malformed token | token … malformed"),
    row(Cause::NotParsable).texts(
        "cannot parse access token | could not parse access token | parse … access token \
         | invalid oauth access token data | access token … could not be parsed \
         | access token … cannot be parsed",
    ),
    row(Cause::NotParsable).codes(TOKEN).texts("cannot parse | decode"),
    row(Cause::Revoked).codes(TOKEN).texts("revoked"),
    row(Cause::SessionEnded).codes_or_none(TOKEN).texts(
        "has been invalidated | was invalidated | session invalidated | token invalidated \
         | session is invalid | session is no longer valid | token is no longer valid \
         | session key invalid | need to relogin | need to login | need to log in",
    ),
    row(Cause::MissingToken).texts(
        "access token is required | active access token must be used | must have a valid access_token \
         | must have a valid access token | provide valid app id | no access token \
         | missing access token | access token is missing | access token was not provided \
         | requires an access token | without an access token | empty access token",
    ),
];
