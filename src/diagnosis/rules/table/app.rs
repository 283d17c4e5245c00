//! The app, its secret, and logging in with Facebook: texts that come with any code, and beat it.

use crate::diagnosis::category::Cause;
use crate::diagnosis::rules::rule::{Rule, row};

pub(super) const RULES: &[Rule] = &[
    // The app's secret, and logging in: their texts come with any code, and beat it.
    row(Cause::WrongAppSecret).texts("validating client secret | invalid client secret | client_secret … invalid"),
    row(Cause::OauthFlow).texts(
        "verification code … redirect_uri | validating verification code | redirect_uri \
         | authorization code",
    ),
    row(Cause::OauthFlow).codes(&[(191, 191), (36_007, 36_009)]),
    row(Cause::HttpsRequired).texts("must use https"),
    row(Cause::AppsecretProofInvalid).texts(
        "invalid appsecret_proof | appsecret_proof … invalid | appsecret_proof … not match \
         | app secret proof … invalid | app secret proof … not valid",
    ),
    row(Cause::AppsecretProofRequired).texts("appsecret_proof | app secret proof"),
    row(Cause::TokenOfAnotherApp)
        .texts("input_token did not match | token … does not belong to … app | created for another app"),
    row(Cause::AppTokenRequired).texts("must provide an app access token | owner or developer of the app"),
    // The app.
    row(Cause::AppDeleted)
        .texts("application has been deleted | app has been deleted | app was deleted | application was deleted"),
    row(Cause::AppUnreadable).texts(
        "error validating application | cannot get application info | invalid application id \
         | invalid client_id | invalid app id | missing client_id | error validating client id \
         | invalid client id",
    ),
    row(Cause::AppUnreadable).codes(&[(101, 101)]),
    row(Cause::AppNotLive).texts(
        "app not active | app is not active | app is inactive | application is inactive \
         | app … not accessible right now | development mode | app … not in live mode | app is not live",
    ),
    row(Cause::AppBlocked).texts(
        "api access blocked | api access … has been blocked | api access deactivated \
         | api access disabled | app has been restricted | app is restricted | app … has been disabled \
         | application … has been disabled | app is blocked | app has been blocked",
    ),
    row(Cause::IpNotAllowed).texts(
        "this ip can't | this ip cannot | ip … not allowed to | ip … whitelist \
         | ip address … not allowed | ip … allowlist",
    ),
    row(Cause::IpNotAllowed).codes(&[(5, 5)]),
];
