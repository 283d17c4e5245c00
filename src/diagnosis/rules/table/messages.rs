//! Known codes of `WhatsApp` that say nothing about the token.

use crate::diagnosis::category::Cause;
use crate::diagnosis::rules::rule::{Rule, row};

pub(super) const RULES: &[Rule] = &[
    // Known codes of WhatsApp that say nothing about the token.
    row(Cause::RecipientNotAllowed).codes(&[(131_030, 131_030)]),
    row(Cause::RecipientNotAllowed).texts("not in allowed list | not in the allowed list | recipient … allowed list"),
    row(Cause::RecipientUnreachable).codes(&[
        (130_472, 130_472),
        (131_021, 131_021),
        (131_026, 131_026),
        (131_049, 131_050),
        (130_403, 130_403),
        (131_062, 131_062),
    ]),
    row(Cause::RecipientUnreachable)
        .texts("message undeliverable | recipient cannot be sender | part of an experiment"),
    row(Cause::WindowClosed).codes(&[(131_047, 131_047)]),
    row(Cause::WindowClosed).texts("re-engagement message | more than 24 hours have passed"),
    row(Cause::NumberNotRegistered).codes(&[(133_010, 133_010)]),
    row(Cause::NumberNotRegistered)
        .texts("phone number not registered | phone number is not registered | account not registered"),
    row(Cause::WebhookNotVerified).codes(&[(2200, 2200)]),
    row(Cause::WebhookNotVerified).texts(
        "callback verification failed | callback url or verify token | callback … token de verifica \
         | devolución de llamada … token de verificación | callback … oder … verifizierungstoken \
         | url de rappel … de vérification | callback … token di verifica | callback … token verifikasi \
         | callback url is not reachable",
    ),
    row(Cause::DisplayName).codes(&[(131_037, 131_037)]),
    row(Cause::DisplayName).texts("display name approval"),
    row(Cause::PaymentProblem).codes(&[(131_042, 131_042), (131_044, 131_044)]),
    row(Cause::PaymentProblem).texts("payment issue | eligibility payment"),
    row(Cause::ServiceUnavailable).codes(&[(131_016, 131_016), (133_004, 133_004)]),
    row(Cause::Maintenance).codes(&[(131_057, 131_057), (2_494_100, 2_494_100)]),
    row(Cause::Maintenance).texts("account in maintenance mode"),
    row(Cause::UnknownFault).codes(&[(131_000, 131_000), (139_103, 139_103)]),
    // A limit, an invitation or a state, whatever the code.
    row(Cause::StateForbids).codes(&[(10, 10), (200, 299)]).texts(
        "limit … exceeded | limit … reached | maximum number | not eligible | isn't eligible \
         | not invited | invitation has | not supported",
    ),
    row(Cause::StateForbids)
        .codes(&[(100, 100)])
        .only_if(|seen| seen.subcode.is_none_or(|subcode| matches!(subcode, 2_207_013 | 2_207_051)))
        .texts(
            "before override | already registered | already exists | is already | has already been | maximum number | limit exceeded \
             | limit reached | under review | not eligible | isn't eligible | no eligible | not in a valid state \
             | not in a shareable state | in a state that | in its current state | in current state | not in initiated status \
             | current status | at this time | no pending | must have pending | currently in use | is required for active \
             | has not shared | does not allow | was modified by another | must be verified before | endpoint is not available \
             | not currently linked | due to business asset",
        ),
    row(Cause::WhatsAppAccountId).codes(&[(2_388_339, 2_388_339)]),
    // Without the permission for catalogues.
    row(Cause::PermissionNotGranted).codes(&[(2_388_100, 2_388_100)]),
    row(Cause::BadParameter).codes(&[(131_008, 131_009)]),
    row(Cause::RegistrationProblem).codes(&[
        (131_045, 131_045),
        (133_000, 133_003),
        (133_005, 133_015),
        (136_000, 136_999),
        (2_388_001, 2_388_018),
        (2_388_091, 2_388_093),
        (2_388_103, 2_388_103),
    ]),
    row(Cause::RegistrationProblem).texts("pin mismatch | pin code guess | certificate … sign"),
    row(Cause::TemplateProblem).codes(&[(131_058, 131_058), (131_063, 131_063), (134_100, 134_103), (132_000, 132_999), (200_002, 200_010), (2_388_019, 2_388_299)]),
    row(Cause::TemplateProblem).codes_or_none(&[(100, 100)]).texts(
        "template name does not exist | number of parameters does not match | template is paused \
         | template is disabled",
    ),
];
