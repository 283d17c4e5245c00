//! Rows of answers to a call, each with its expected cause.
//!
//! A row without a source can repeat a mistake of the rule that it tests: prefer an answer that Meta gave.

use serde_json::{Value, json};
use token_doctor::diagnosis::{Category, Cause};

use super::{context, of_answer};

pub struct Row {
    pub cause: Cause,
    pub http_status: Option<u16>,
    pub body: Value,
}

/// An error with a code and a message.
fn error(cause: Cause, code: i64, message: &str) -> Row {
    row(
        cause,
        400,
        json!({"message": message, "type": "OAuthException", "code": code}),
    )
}

/// An error with a code, a subcode and a message.
fn sub(cause: Cause, code: i64, subcode: i64, message: &str) -> Row {
    row(
        cause,
        400,
        json!({"message": message, "type": "OAuthException", "code": code, "error_subcode": subcode}),
    )
}

/// An error without a code.
fn words(cause: Cause, message: &str) -> Row {
    row(cause, 400, json!({"message": message, "type": "OAuthException"}))
}

/// An error of `WhatsApp`, with its details.
fn details(cause: Cause, code: i64, message: &str, details: &str) -> Row {
    row(
        cause,
        400,
        json!({"message": message, "code": code, "error_data": {"messaging_product": "whatsapp", "details": details}}),
    )
}

fn row(cause: Cause, http_status: u16, error: Value) -> Row {
    whole(cause, Some(http_status), json!({ "error": error }))
}

fn whole(cause: Cause, http_status: Option<u16>, body: Value) -> Row {
    Row {
        cause,
        http_status,
        body,
    }
}

pub fn rows() -> Vec<Row> {
    [token(), access(), ids(), app_and_account(), of_meta(), requests()]
        .into_iter()
        .flatten()
        .collect()
}

fn token() -> Vec<Row> {
    use Cause::*;
    vec![
        // As Meta writes it: from its documentation, tests of SDKs or public issues.
        row(
            SessionExpired,
            400,
            json!({"code": 1, "message": "(#190) Session has expired"}),
        ),
        row(
            RejectedWithoutReason,
            500,
            json!({"code": 500, "message": "(#190) Error validating access token"}),
        ),
        sub(
            SessionExpired,
            190,
            463,
            "Error validating access token: Session has expired on Tuesday, 05-Mar-24 11:00:00 PST. The current time is Friday, 08-Mar-24 11:00:00 PST.",
        ),
        error(
            SessionExpired,
            190,
            "Error validating access token: Session has expired at unix time 1308178800. The current unix time is 1308181975.",
        ),
        row(
            SessionExpired,
            400,
            json!({"code": 401, "message": "Session has expired"}),
        ),
        details(
            SessionExpired,
            100,
            "Invalid parameter",
            "Error validating access token: Session has expired",
        ),
        whole(
            SessionExpired,
            Some(400),
            json!({"errors": [
                {"message": "An unknown error occurred", "code": 1},
                {"message": "Session has expired", "code": 190, "error_subcode": 463},
            ]}),
        ),
        error(
            PasswordChanged,
            190,
            "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
        ),
        sub(AppRemovedByUser, 190, 458, "App Not Installed"),
        sub(
            LoggedOut,
            190,
            467,
            "Error validating access token: This may be because the user logged out or may be due to a system error.",
        ),
        words(LoggedOut, "The session is invalid because the user logged out."),
        words(Revoked, "The session was invalidated explicitly using an API call."),
        error(SessionEnded, 102, "User need to relogin"),
        error(
            NotParsable,
            190,
            "Invalid OAuth access token - Cannot parse access token",
        ),
        error(NotParsable, 190, "Invalid OAuth access token data."),
        error(Altered, 190, "The access token could not be decrypted"),
        error(Altered, 190, "Invalid OAuth access token signature."),
        words(Altered, "The access token could not be decrypted"),
        error(
            MissingToken,
            2500,
            "An active access token must be used to query information about the current user.",
        ),
        error(MissingToken, 200, "Provide valid app ID"),
        words(MissingToken, "An access token is required to request this resource."),
        error(RejectedWithoutReason, 190, "Invalid OAuth access token."),
        error(RejectedWithoutReason, 100, "Invalid access token"),
        words(RejectedWithoutReason, "Error validating access token"),
        // Without a source: reworded, translated or invented.
        error(PasswordChanged, 190, "Session ended: password reset"),
        error(AppRemovedByUser, 190, "The user removed your app from their settings"),
        error(Revoked, 190, "The user has revoked access"),
        error(NotParsable, 190, "Unable to decode access token"),
        sub(SessionExpired, 190, 463, "Erreur de validation"),
        error(SessionExpired, 190, "The access token expired on 05-Mar-24."),
        error(
            SessionExpired,
            190,
            "Error al validar el identificador de acceso: La sesión caducó el martes, 05-mar-24.",
        ),
        error(
            SessionExpired,
            190,
            "Fehler: Die Sitzung ist seit 05.03.2024 abgelaufen.",
        ),
        error(SessionExpired, 102, "Session key expired"),
        words(SessionExpired, "This token has expired"),
        row(
            SessionExpired,
            401,
            json!({"code": "190", "error_subcode": "463", "message": "Something reworded"}),
        ),
        whole(
            SessionExpired,
            Some(401),
            json!({"error": "invalid_token", "error_description": "The access token expired"}),
        ),
        error(
            Inactive90Days,
            190,
            "Error validating access token: The user hasn't engaged the app in longer than 90 days.",
        ),
        words(Inactive90Days, "Ended: 90 days of inactivity."),
        sub(PasswordChanged, 190, 460, "Anything"),
        error(
            PasswordChanged,
            190,
            "Error validating access token: Session does not match current stored session.",
        ),
        words(
            AppRemovedByUser,
            "Error validating access token: The user has not authorized application 350685531728.",
        ),
        sub(Revoked, 190, 466, "Anything"),
        error(Revoked, 190, "Your access token has been revoked by an administrator"),
        error(SessionEnded, 190, "The token has been invalidated"),
        error(
            RejectedWithoutReason,
            102,
            "Login status or access token has expired, been revoked, or is otherwise invalid?",
        ),
        error(Malformed, 190, "Malformed access token AAAA"),
        error(MissingToken, 104, "Requires an access token"),
        error(
            AnotherKindOfToken,
            190,
            "This is a debug only access token and cannot be used",
        ),
        error(
            AnotherKindOfToken,
            210,
            "(#210) A page access token is required to request this resource.",
        ),
        error(UserNotAuthenticated, 0, "AuthException"),
        error(RejectedWithoutReason, 190, ""),
        error(RejectedWithoutReason, 190, "The token is invalid or expired"),
        whole(
            RejectedWithoutReason,
            Some(401),
            json!({"error": {"message": "Nothing known", "type": "OAuthException"}}),
        ),
        // A proxy can answer 401 too, in its own words.
        whole(Unrecognised, Some(401), json!({"error": {"message": "Nothing known"}})),
        whole(NotMetaAnswered, Some(401), json!({"oops": 1})),
    ]
}

fn access() -> Vec<Row> {
    use Cause::*;
    vec![
        // As Meta writes it: from its documentation, tests of SDKs or public issues.
        error(
            MissingPermission,
            200,
            "Requires whatsapp_business_messaging or whatsapp_business_management permission",
        ),
        error(
            MissingPermission,
            10,
            "(#10) This endpoint requires the 'pages_read_engagement' permission",
        ),
        error(MissingPermission, 100, "(#100) Missing permissions"),
        error(MissingPermission, 100, "Missing permissions"),
        words(MissingPermission, "(#299) Requires extended permission: rsvp_event"),
        error(
            AssetNotAssigned,
            200,
            "Your app doesn\u{2019}t have permission to access this WhatsApp Business Account",
        ),
        error(
            AppReviewNeeded,
            10,
            "(#10) Your use of this endpoint must be reviewed and approved by Facebook.",
        ),
        error(AccessDenied, 131_005, "(#131005) Access denied"),
        words(AccessDenied, "Access denied"),
        error(
            PermissionNotGranted,
            10,
            "(#10) Application does not have permission for this action",
        ),
        error(
            SendingNotGranted,
            200,
            "(#200) You do not have the necessary permissions to send messages on behalf of this WhatsApp Business Account",
        ),
        words(PermissionNotGranted, "Permissions error"),
        // Without a source: reworded, translated or invented.
        words(MissingPermission, "Insufficient scope: whatsapp_business_messaging"),
        details(
            MissingPermission,
            100,
            "Invalid parameter",
            "Missing permissions: whatsapp_business_messaging",
        ),
        details(
            MissingPermission,
            131_005,
            "Access denied",
            "The token lacks the whatsapp_business_messaging permission",
        ),
        error(
            AssetNotAssigned,
            200,
            "Your app is not linked to the account that owns this phone number",
        ),
        sub(
            RoleLost,
            190,
            492,
            "Error validating access token: role must be granted before impersonating a user's page",
        ),
        error(
            RoleLost,
            200,
            "(#200) User does not have sufficient administrative permission for this action",
        ),
        error(PermissionNotGranted, 299, "Reworded"),
        words(
            PermissionNotGranted,
            "The user has not authorized the application to perform this action",
        ),
    ]
}

fn ids() -> Vec<Row> {
    use Cause::*;
    vec![
        // As Meta writes it: from its documentation, tests of SDKs or public issues.
        sub(
            ObjectNotFound,
            100,
            33,
            "Unsupported get request. Object with ID '454545454545454' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
        ),
        error(ObjectNotFound, 100, "Unsupported post request."),
        error(ObjectNotFound, 33, "Parameter value is not valid"),
        words(ObjectNotFound, "WhatsApp Business Account not found"),
        sub(
            LooksLikePhoneNumber,
            100,
            33,
            "Unsupported get request. Object with ID '4930123456789' does not exist",
        ),
        error(
            OtherKindOfObject,
            100,
            "(#100) Tried accessing nonexisting field (verified_name) on node type (WhatsAppBusinessAccount)",
        ),
        error(
            OtherKindOfObject,
            100,
            "(#100) Tried accessing nonexisting field (display_phone_number) on node type (Application)",
        ),
        error(IdNotAssigned, 803, "(#803) The object is not assigned to this token"),
        error(
            OtherObjectNotFound,
            803,
            "User is not assigned to this WhatsApp Business Account",
        ),
        error(
            ObjectDeleted,
            803,
            "This phone number has been deleted and is no longer accessible",
        ),
        error(
            WebhookNotVerified,
            2200,
            "(#2200) Callback verification failed with the following errors: HTTP Status Code = 403",
        ),
        words(
            WebhookNotVerified,
            "The callback URL or verify token couldn't be validated. Please verify the provided information or try again later.",
        ),
        sub(WhatsAppAccountId, 100, 2_388_339, "Invalid parameter"),
        // Meta, OpenAPI specification of the business messaging API v23.0 (github.com/facebook/openapi), reworded.
        error(StateForbids, 200, "This business is not eligible for the programme"),
        error(StateForbids, 200, "The app was not invited to this solution"),
        error(StateForbids, 10, "Calls are not supported for this number"),
        error(StateForbids, 100, "This number has already been verified"),
        error(StateForbids, 100, "The name is under review"),
        error(StateForbids, 100, "The maximum number of numbers is used up"),
        sub(
            StateForbids,
            100,
            2_207_013,
            "The request is not in a state that allows this",
        ),
        error(BadParameter, 100, "(#100) The flow_id format is invalid"),
        sub(ThrottledOperation, 4, 2_446_080, "Schedules were created too often"),
        sub(ThrottledOperation, 4, 2_446_079, "Too many attempts"),
        sub(ThrottledApp, 4, 2_446_079, "Application request limit reached"),
        sub(ThrottledUser, 17, 2_446_079, "User request limit reached"),
        error(StateForbids, 200, "Phone number limit exceeded for this account"),
        error(IdMalformed, 803, "(#803) Cannot query users by their username (x)"),
        error(
            IdMalformed,
            100,
            "Invalid parameter: business_id must be a valid numeric string",
        ),
        words(IdMissing, "Cannot specify an empty identifier"),
        // Without a source: reworded, translated or invented.
        sub(ObjectNotFound, 100, 33, "Translated"),
        error(
            ObjectNotFound,
            803,
            "(#803) Some of the aliases you requested do not exist: x",
        ),
    ]
}

fn app_and_account() -> Vec<Row> {
    use Cause::*;
    vec![
        // As Meta writes it: from its documentation, tests of SDKs or public issues.
        error(
            AppDeleted,
            190,
            "Error validating application. Application has been deleted.",
        ),
        words(CapabilityMissing, "(#3) App must be on whitelist"),
        error(
            AppsecretProofRequired,
            100,
            "API calls from the server require an appsecret_proof argument",
        ),
        error(
            AppsecretProofInvalid,
            100,
            "Invalid appsecret_proof provided in the API argument",
        ),
        error(WrongAppSecret, 1, "Error validating client secret."),
        error(WrongAppSecret, 190, "Error validating client secret."),
        error(
            AppTokenRequired,
            100,
            "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
        ),
        error(AppBlocked, 200, "API access blocked."),
        error(PolicyBlock, 368, "Temporarily blocked for policies violations"),
        error(AccountLocked, 131_031, "Business Account locked"),
        error(
            CountryRestricted,
            130_497,
            "Business account is restricted from messaging users in this country.",
        ),
        sub(Checkpointed, 102, 459, "User need to login"),
        // Without a source: reworded, translated or invented.
        error(AppsecretProofInvalid, 100, "The app secret proof is not valid"),
        words(PolicyBlock, "The business account is restricted"),
        error(
            AppUnreadable,
            101,
            "Error validating application. Cannot get application info due to a system error.",
        ),
        words(AppUnreadable, "Error validating application. Invalid application ID."),
        error(AppNotLive, 200, "App not active: This app is not accessible right now."),
        error(
            CapabilityMissing,
            3,
            "(#3) Application does not have the capability to make this API call.",
        ),
        error(
            TokenOfAnotherApp,
            100,
            "(#100) The App_id in the input_token did not match the Viewing App",
        ),
        sub(Checkpointed, 190, 459, "Reworded"),
        words(
            Checkpointed,
            "You cannot access the app till you log in to www.facebook.com and follow the instructions given.",
        ),
        sub(
            UnconfirmedUser,
            190,
            464,
            "The session is invalid because the user is not a confirmed user",
        ),
    ]
}

fn of_meta() -> Vec<Row> {
    use Cause::*;
    vec![
        // As Meta writes it: from its documentation, tests of SDKs or public issues.
        error(ThrottledApp, 4, "(#4) Application request limit reached"),
        error(ThrottledUser, 17, "User request limit reached"),
        details(
            ThrottledNumber,
            130_429,
            "Rate limit hit",
            "Cloud API message throughput has been reached.",
        ),
        words(
            ThrottledPair,
            "(Business Account, Consumer Account) pair rate limit hit",
        ),
        error(ThrottledForSpam, 131_048, "Spam rate limit hit"),
        error(
            ThrottledRegistration,
            133_016,
            "Account register deregister rate limit exceeded",
        ),
        error(Throttled, 32, "Page request limit reached"),
        error(
            ServiceUnavailable,
            100,
            "Phone number information is temporarily unavailable.",
        ),
        error(ServiceUnavailable, 131_016, "Service unavailable"),
        error(Maintenance, 131_057, "Account in maintenance mode"),
        error(UnknownFault, 1, "An unknown error occurred"),
        error(UnknownFault, 131_000, "Something went wrong"),
        error(
            IpNotAllowed,
            5,
            "(#5) This IP can't make requests for that application.",
        ),
        // Without a source: reworded, translated or invented.
        words(IpNotAllowed, "Your IP address is not in the app's allowlist"),
        words(UnknownFault, "Overloaded. Try again later."),
        error(ThrottledAccount, 80_007, "Reworded"),
        error(
            ThrottledAccount,
            80_014,
            "There have been too many calls for this account",
        ),
        error(Throttled, 613, "Reworded"),
        words(Throttled, "Too many attempts. Try again later."),
        row(Throttled, 429, json!({"message": "Slow down"})),
        row(
            ThrottledApp,
            400,
            json!({"message": "Reworded", "code": 4, "is_transient": true}),
        ),
        error(ServiceUnavailable, 2, "Reworded"),
        row(
            ServiceUnavailable,
            400,
            json!({"message": "Reworded", "code": 999_999, "is_transient": true}),
        ),
        whole(ServerError, Some(503), json!({"error": {"message": "Reworded"}})),
        error(Unrecognised, 987_654, "Nothing that is known"),
        whole(Unrecognised, Some(403), json!({"error": {"type": "OAuthException"}})),
        whole(UnexpectedAnswer, Some(200), json!({"id": "1"})),
    ]
}

fn requests() -> Vec<Row> {
    use Cause::*;
    vec![
        // As Meta writes it: from its documentation, tests of SDKs or public issues.
        words(TemplateProblem, "The template does not exist"),
        words(RegistrationProblem, "Incorrect certificate"),
        words(MessageProblem, "Media upload error"),
        error(
            RecipientNotAllowed,
            131_030,
            "(#131030) Recipient phone number not in allowed list",
        ),
        error(RecipientUnreachable, 131_026, "Message undeliverable"),
        error(WindowClosed, 131_047, "Re-engagement message"),
        whole(
            WindowClosed,
            None,
            json!({"errors": [{"code": 131_047, "title": "Re-engagement message"}]}),
        ),
        error(NumberNotRegistered, 133_010, "Phone number not registered"),
        error(RegistrationProblem, 133_005, "Two step verification PIN mismatch"),
        error(RegistrationProblem, 131_045, "Incorrect certificate"),
        error(RegistrationProblem, 136_024, "Request code error"),
        error(
            DisplayName,
            131_037,
            "WhatsApp provided number needs display name approval before message can be sent.",
        ),
        error(PaymentProblem, 131_042, "Business eligibility payment issue"),
        error(
            TemplateProblem,
            132_001,
            "Template name does not exist in the translation",
        ),
        error(MessageProblem, 131_051, "Message type unknown"),
        error(
            NonexistingField,
            100,
            "(#100) Tried accessing nonexisting field (x) on node type (User)",
        ),
        details(
            BadParameter,
            131_009,
            "Parameter value is not valid",
            "Duplicate button id",
        ),
        error(RequestRefused, 506, "Duplicate status message"),
        error(OauthFlow, 191, "Missing redirect_uri parameter."),
        whole(
            OauthFlow,
            Some(400),
            json!({"error_type": "OAuthException", "code": 400, "error_message": "Error validating verification code."}),
        ),
        error(HttpsRequired, 1, "You must use https:// when passing an access token"),
        // Without a source: reworded, translated or invented.
        words(BadParameter, "A parameter is missing"),
        error(MessageProblem, 139_999, "A code of tomorrow"),
        error(UnknownPath, 2500, "Unknown path components: /x"),
        error(BadParameter, 100, "(#100) The parameter to is required."),
        row(
            RequestRefused,
            400,
            json!({"message": "An unknown error occurred", "code": 1, "is_transient": false, "error_user_title": "A limit of 90 days"}),
        ),
    ]
}

#[test]
fn an_answer_is_read_as_its_row_says() {
    let wrong: Vec<String> = rows()
        .into_iter()
        .filter_map(|row| {
            let read = of_answer(row.http_status, &row.body, &context()).cause;
            (read != row.cause).then(|| format!("{read:?} instead of {:?}: {}", row.cause, row.body))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_category_that_an_answer_can_have_is_covered() {
    let covered: Vec<Category> = rows().iter().map(|row| row.cause.category()).collect();
    let not_from_an_answer = [
        Category::EndsSoon,
        Category::NeedsChoice,
        Category::SendingLimited,
        Category::ReceivingLimited,
        Category::NoFault,
    ];
    for category in Category::ALL {
        assert_ne!(
            covered.contains(category),
            not_from_an_answer.contains(category),
            "{category:?}"
        );
    }
}

#[test]
fn the_more_specific_of_two_errors_decides_and_is_quoted_in_either_order() {
    let generic = json!({"message": "An unknown error occurred", "code": 1});
    let telling = json!({"message": "API access blocked.", "code": 200});
    for errors in [json!([generic, telling]), json!([telling, generic])] {
        let diagnosis = of_answer(Some(400), &json!({ "errors": errors }), &context());
        assert_eq!(diagnosis.cause, Cause::AppBlocked);
        assert_eq!(diagnosis.graph.unwrap().code, Some(200));
    }
}

#[test]
fn the_status_decides_nothing_if_meta_sent_a_code() {
    for status in [200, 400, 401, 403, 429, 500, 503] {
        let body = json!({"error": {"code": 190, "message": "Invalid OAuth access token."}});
        let diagnosis = of_answer(Some(status), &body, &context());
        assert_eq!(diagnosis.cause, Cause::RejectedWithoutReason, "{status}");
    }
}
