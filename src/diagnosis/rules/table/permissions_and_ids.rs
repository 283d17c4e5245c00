//! Passing faults, permissions and IDs.

use crate::diagnosis::category::Cause;
use crate::diagnosis::rules::rule::{Codes, Rule, row};

/// Codes that speak of permissions, and those that come with any text.
const PERMISSION: &[Codes] = &[(3, 3), (10, 10), (100, 100), (190, 190), (200, 299), (131_005, 131_005)];
/// Codes of an unknown or a passing fault.
const FAULT: &[Codes] = &[(1, 2)];

pub(super) const RULES: &[Rule] = &[
    // Passing faults that say so.
    row(Cause::RequestRefused)
        .codes(FAULT)
        .only_if(|seen| seen.transient == Some(false) && seen.explained),
    row(Cause::ServiceUnavailable).texts("temporarily unavailable | service unavailable | temporarily not available"),
    row(Cause::Maintenance).without_code().texts("maintenance"),
    row(Cause::ServiceUnavailable).only_if(|seen| seen.transient == Some(true)),
    row(Cause::ServiceUnavailable).codes(&[(2, 2)]),
    row(Cause::UnknownFault).codes(&[(1, 1)]),
    row(Cause::UnknownFault).without_code().texts(
        "unknown error | unexpected error | internal error | something went wrong | retry your request \
         | try again later | overloaded | timeout | timed out | server error",
    ),
    // Refused, and only that.
    row(Cause::RejectedWithoutReason)
        .codes_or_none(&[(100, 100), (2500, 2500)])
        .texts(
            "validating access token | invalid oauth | invalid access token | bad access token \
         | access token is invalid | access token is not valid | invalid token | invalid_token \
         | validar el token de acceso | validar o token de acesso | validar token de acesso \
         | berprüfung des zugriffsschlüssels | validation du token d'accès",
        ),
    // Permissions that name themselves.
    row(Cause::MissingPermission).codes_or_none(PERMISSION).texts(
        "extended permission | requires the ' | requires whatsapp_business \
         | requires business_management | required whatsapp_business \
         | whatsapp_business_management permission | whatsapp_business_messaging permission \
         | business_management permission | requires … permission | (#100) missing permission \
         | missing the permission | missing required permission | permission … has not been granted \
         | permission … not been granted",
    ),
    row(Cause::AppReviewNeeded)
        .codes_or_none(PERMISSION)
        .texts("reviewed and approved | advanced access | requires the … feature | public content access"),
    // The ID.
    row(Cause::IdMissing).texts(
        "empty identifier | no node specified | object with id 'messages' | object with id 'media' \
         | object with id 'message_templates' | object with id 'phone_numbers' | object with id 'none' \
         | object with id 'null' | object with id 'undefined' | object with id 'nan' | object with id '' ",
    ),
    row(Cause::IdMalformed).texts(
        "must be a valid numeric string | must be numeric | invalid fbid | users by their username \
         | id must be a number | invalid phone number id | invalid whatsapp business account id \
         | is not a valid id",
    ),
    row(Cause::OtherKindOfObject).texts(
        "nonexisting field … on node type (whatsapp | nonexisting field (display_phone_number) \
         | nonexisting field (verified_name) | nonexisting field (quality_rating) \
         | nonexisting field (code_verification_status) | nonexisting field (name_status) \
         | nonexisting field (account_mode) | nonexisting field (messaging_limit_tier) \
         | nonexisting field (health_status) | nonexisting field (phone_numbers) \
         | nonexisting field (account_review_status) | nonexisting field (subscribed_apps) \
         | nonexisting field (message_templates) | nonexisting field (messages)",
    ),
    row(Cause::NonexistingField).texts("nonexisting field | nonexistent field | invalid field requested"),
    row(Cause::IdNotAssigned)
        .codes_or_none(&[(803, 803)])
        .texts("is not assigned to"),
    row(Cause::ObjectDeleted)
        .codes_or_none(&[(33, 33), (803, 803)])
        .texts("has been deleted | was deleted"),
    row(Cause::ObjectNotFound).codes(&[(100, 100)]).subcode(33),
    row(Cause::ObjectNotFound).texts(
        "does not exist, cannot be loaded | unsupported get request | unsupported post request \
         | unsupported delete request | unsupported request | do not exist:  | object with id \
         | aliases you requested do not exist",
    ),
    row(Cause::ObjectNotFound).codes(&[(33, 33), (803, 803)]),
    row(Cause::ObjectNotFound)
        .codes(&[(100, 100)])
        .texts("phone number not found | phone number id not found"),
    row(Cause::ObjectNotFound)
        .without_code()
        .subcode(33)
        .texts("not found | could not be found"),
    row(Cause::MissingPermission)
        .codes(&[(100, 100)])
        .texts("missing permission"),
    row(Cause::UnknownPath).texts("unknown path components"),
    row(Cause::BadParameter).texts(
        "invalid version format | parameter … is required | invalid parameter | param … must be \
         | syntax error",
    ),
    // Permissions and assets, less plainly.
    row(Cause::CapabilityMissing).texts(
        "does not have the capability | app must be on whitelist | app must be on allowlist \
         | only accessible to",
    ),
    row(Cause::CapabilityMissing).codes(&[(3, 3), (15, 15)]),
    row(Cause::AccessDenied).codes(&[(131_005, 131_005)]),
    row(Cause::AssetNotAssigned).codes_or_none(PERMISSION).texts(
        "need permission on | permission to access this phone number | permission to access this whatsapp \
         | permission to access this business | permission to access client \
         | permission to access connected | permission … to this business account \
         | access to the business | access to this whatsapp | access to this phone number \
         | not accessible to your app | is not accessible | not linked to | not assigned | no access to",
    ),
    row(Cause::MissingPermission)
        .codes_or_none(&[(10, 10), (200, 299)])
        .texts("whatsapp_business_ | business_management"),
    row(Cause::SendingNotGranted)
        .codes(&[(10, 10), (200, 299)])
        .texts("send messages on behalf of"),
    row(Cause::PermissionNotGranted).codes(&[(10, 10), (200, 299)]),
    row(Cause::PermissionNotGranted).codes_or_none(&[(100, 100)]).texts(
        "permissions error | permission is either not granted | insufficient scope | permission error \
         | permission denied | insufficient permission | additional permission | not have permission \
         | n't have permission | not have the required permission | not authorized | n't authorized \
         | missing permission",
    ),
    row(Cause::AccessDenied)
        .without_code()
        .texts("access denied | not accessible | access_denied"),
];
