//! Meta as data: the answer of each path, and runs that are played against it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use token_doctor::check::{
    Call, Check, CheckId, CheckState, ConnectionReport, ConnectionRequest, Outcome, PermissionState, Run,
};
use token_doctor::diagnosis::{Category, Clock, NoAnswer};
use token_doctor::graph::{GraphVersion, PhoneNumberId, WabaId};
use token_doctor::paste::inspect;

pub use token_doctor::check::{headline, public_report};

pub const NOW: i64 = 1_760_000_000;
pub const HOUR: i64 = 3_600;
pub const DAY: i64 = 24 * HOUR;
pub const CLOCK: Clock = Clock {
    now_unix_secs: NOW,
    utc_offset_minutes_at: |_| 0,
};
pub const TOKEN: &str = "EAAnotarealtoken";
pub const APP: &str = "911602140448729";
pub const NUMBER: &str = "106540352242922";
pub const OTHER_NUMBER: &str = "106540352249999";
pub const ACCOUNT: &str = "218374650918273";
pub const OTHER_ACCOUNT: &str = "218374650919999";
pub const PORTFOLIO: &str = "640182957736104";
pub const HOLDER: &str = "122093847561029384";

/// The answer to one call.
#[derive(Clone, Debug)]
pub struct Answer(pub Outcome);

pub fn ok(body: Value) -> Answer {
    with_status(200, body)
}

pub fn list(rows: Value) -> Answer {
    ok(json!({ "data": rows }))
}

pub fn refused(error: Value) -> Answer {
    with_status(400, json!({ "error": error }))
}

pub fn error(code: i64, message: &str) -> Answer {
    refused(json!({"message": message, "type": "OAuthException", "code": code, "fbtrace_id": format!("Atrace{code}")}))
}

pub fn with_status(http_status: u16, body: Value) -> Answer {
    Answer(Outcome::Answered {
        http_status,
        body: body.to_string(),
    })
}

pub fn text(http_status: u16, body: &str) -> Answer {
    Answer(Outcome::Answered {
        http_status,
        body: body.to_owned(),
    })
}

pub fn nothing(why: NoAnswer) -> Answer {
    Answer(Outcome::NoAnswer(why))
}

pub fn expired() -> Answer {
    refused(json!({
        "message": "Error validating access token: Session has expired on Friday, 26-Apr-24 06:00:00 PDT. The current time is Sunday, 28-Apr-24 03:40:10 PDT.",
        "type": "OAuthException", "code": 190, "error_subcode": 463, "fbtrace_id": "Atrace",
    }))
}

pub fn not_found(id: &str) -> Answer {
    refused(json!({
        "message": format!("Unsupported get request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation."),
        "type": "GraphMethodException", "code": 100, "error_subcode": 33,
    }))
}

pub fn not_described() -> Answer {
    error(
        100,
        "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
    )
}

pub fn node_type(field: &str, node_type: &str) -> Answer {
    error(
        100,
        &format!("(#100) Tried accessing nonexisting field ({field}) on node type ({node_type})"),
    )
}

/// Meta's answers: a path, with `?after=…` for another page, and its answer. Other paths are not found.
#[derive(Clone, Debug)]
pub struct World(BTreeMap<String, Answer>);

impl World {
    /// One account with one number; the token is permanent and describes itself.
    pub fn healthy() -> Self {
        Self(BTreeMap::new())
            .with(&format!("/{NUMBER}"), ok(number(NUMBER, ACCOUNT)))
            .with(&format!("/{ACCOUNT}"), ok(account(ACCOUNT)))
            .with(&format!("/{ACCOUNT}/phone_numbers"), list(json!([listed(NUMBER)])))
            .with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([subscribed(APP)])))
            .with("/debug_token", described(json!({})))
            .with("/app", ok(json!({"id": APP, "name": "CRM"})))
            .with("/me", ok(json!({"id": HOLDER, "name": "CRM robot"})))
            .with(
                "/me/permissions",
                list(json!([
                    granted("whatsapp_business_management"),
                    granted("whatsapp_business_messaging")
                ])),
            )
            .with("/me/assigned_whatsapp_business_accounts", list(json!([])))
            .with("/me/businesses", error(100, "(#100) Missing permissions"))
    }

    /// The same, but the token cannot be described and nothing is listed: only the IDs are known.
    pub fn silent() -> Self {
        Self::healthy().with("/debug_token", not_described()).with(
            "/me/permissions",
            error(
                100,
                "(#100) Tried accessing nonexisting field (permissions) on node type (SystemUser)",
            ),
        )
    }

    /// Accounts are listed only through the portfolio.
    pub fn portfolio() -> Self {
        Self::silent()
            .with("/me/businesses", list(json!([{"id": PORTFOLIO, "name": "Bakery"}])))
            .with(
                &format!("/{PORTFOLIO}/owned_whatsapp_business_accounts"),
                list(json!([{"id": ACCOUNT, "name": "Bakery support"}])),
            )
            .with(
                &format!("/{PORTFOLIO}/client_whatsapp_business_accounts"),
                list(json!([])),
            )
    }

    pub fn with(mut self, path: &str, answer: Answer) -> Self {
        self.0.insert(path.to_owned(), answer);
        self
    }

    /// The same answer for every path.
    pub fn all(&self, answer: Answer) -> Self {
        Self(self.0.keys().map(|path| (path.clone(), answer.clone())).collect())
    }

    /// Every path and its answer.
    pub fn answers(&self) -> impl Iterator<Item = (&String, &Outcome)> {
        self.0.iter().map(|(path, answer)| (path, &answer.0))
    }

    pub fn to(&self, call: &Call) -> Outcome {
        let key = key_of(call);
        // The same path can be requested as an account and as a number, with different answers from Meta.
        let is_account = call
            .request
            .to_template(&GraphVersion::default(), "T")
            .1
            .contains("account_review_status");
        let as_account = self.0.get(&format!("{key} as account")).filter(|_| is_account);
        let id = key
            .trim_start_matches("POST ")
            .trim_start_matches('/')
            .split(['/', '?'])
            .next()
            .unwrap()
            .to_owned();
        as_account
            .or(self.0.get(&key))
            .cloned()
            .unwrap_or_else(|| not_found(&id))
            .0
    }
}

/// The path of a call, with the cursor of its page.
pub fn key_of(call: &Call) -> String {
    let (_, form) = call.request.to_template(&GraphVersion::default(), "T");
    let after = form
        .split('&')
        .find_map(|pair| pair.strip_prefix("after="))
        .map_or(String::new(), |cursor| format!("?after={cursor}"));
    // A POST that Meta carries out is a different call from a read of the same path.
    let method = if call.request.is_write() { "POST " } else { "" };
    [method, &call.request.path(), &after].concat()
}

pub fn number(id: &str, account: &str) -> Value {
    json!({
        "id": id, "display_phone_number": "+49 30 1234567", "verified_name": "Bakery <b>Nord</b>",
        "status": "CONNECTED", "quality_rating": "GREEN", "name_status": "APPROVED", "account_mode": "LIVE",
        "code_verification_status": "VERIFIED", "whatsapp_business_manager_messaging_limit": "TIER_1K",
        "health_status": {"can_send_message": "AVAILABLE", "entities": [
            {"entity_type": "PHONE_NUMBER", "id": id, "can_send_message": "AVAILABLE"},
            {"entity_type": "WABA", "id": account, "can_send_message": "AVAILABLE"},
            {"entity_type": "BUSINESS", "id": PORTFOLIO, "can_send_message": "AVAILABLE"},
            {"entity_type": "APP", "id": APP, "can_send_message": "AVAILABLE"},
        ]},
    })
}

/// A number with one field changed; `null` removes the field.
pub fn number_with(field: &str, value: Value) -> Answer {
    let mut number = number(NUMBER, ACCOUNT);
    number[field] = value;
    ok(number)
}

pub fn listed(id: &str) -> Value {
    json!({"id": id, "display_phone_number": "+49 30 1234567", "verified_name": "Bakery <b>Nord</b>", "status": "CONNECTED"})
}

pub fn account(id: &str) -> Value {
    json!({
        "id": id, "name": "Bakery support", "account_review_status": "APPROVED",
        "health_status": {"can_send_message": "AVAILABLE", "entities": []},
    })
}

pub fn subscribed(app: &str) -> Value {
    json!({"whatsapp_business_api_data": {"id": app, "name": "Some app", "link": "https://www.facebook.com/games/"}})
}

pub fn granted(permission: &str) -> Value {
    json!({"permission": permission, "status": "granted"})
}

/// A `debug_token` answer of a permanent system user's token, with some fields changed.
pub fn described(changes: Value) -> Answer {
    let mut data = json!({
        "app_id": APP, "application": "CRM", "type": "SYSTEM_USER", "is_valid": true, "expires_at": 0,
        "scopes": ["whatsapp_business_management", "whatsapp_business_messaging"], "user_id": HOLDER,
    });
    for (field, value) in changes.as_object().unwrap() {
        data[field] = value.clone();
    }
    ok(json!({ "data": data }))
}

/// A `debug_token` answer for a token that was created for these accounts only.
pub fn described_for(accounts: &[&str]) -> Answer {
    described(json!({"granular_scopes": [
        {"scope": "whatsapp_business_management", "target_ids": accounts},
        {"scope": "business_management", "target_ids": [PORTFOLIO]},
    ]}))
}

pub fn given(phone_number_id: &str, account_id: &str) -> ConnectionRequest {
    ConnectionRequest {
        inspection: inspect(TOKEN),
        phone_number_id: PhoneNumberId::parse(phone_number_id),
        whatsapp_business_account_id: WabaId::parse(account_id),
        app_secret: None,
        graph_version: GraphVersion::default(),
        webhook_url: None,
        expected_app_id: None,
    }
}

/// A run and its costs.
pub struct Played {
    pub run: Run,
    /// The requested paths, in order.
    pub asked: Vec<String>,
    /// How often the run had to wait for answers.
    pub round_trips: usize,
}

impl Played {
    pub fn report(&self) -> ConnectionReport {
        self.run.report(&CLOCK)
    }
}

/// Plays a run to its end. All open calls are answered together, as in a network where each takes the same time.
pub fn play(request: ConnectionRequest, world: &World) -> Played {
    play_on(Run::new(request), world)
}

pub fn play_on(mut run: Run, world: &World) -> Played {
    let (mut asked, mut round_trips) = (Vec::new(), 0);
    loop {
        let calls = run.next_calls();
        if calls.is_empty() {
            break;
        }
        assert!(calls.len() <= 6, "six at a time");
        assert!(!run.has_ended());
        round_trips += 1;
        for call in calls {
            asked.push(key_of(&call));
            assert!(run.receive(call.id, world.to(&call)));
        }
        assert!(run.requests() <= 20, "a run is bounded");
    }
    assert!(run.has_ended());
    Played {
        run,
        asked,
        round_trips,
    }
}

/// Plays a run and answers one open call at a time: every `stride`-th of the open calls.
pub fn play_in_steps(request: ConnectionRequest, world: &World, stride: usize) -> ConnectionReport {
    let mut run = Run::new(request);
    let mut open = Vec::new();
    loop {
        open.extend(run.next_calls());
        if open.is_empty() {
            break;
        }
        let call = open.remove(stride % open.len());
        run.receive(call.id, world.to(&call));
        assert_eq!(run.checks(&CLOCK).len(), 8);
    }
    run.report(&CLOCK)
}

pub fn test(world: &World) -> ConnectionReport {
    play(given(NUMBER, ""), world).report()
}

pub fn search(world: &World) -> ConnectionReport {
    play(given("", ""), world).report()
}

pub fn row(report: &ConnectionReport, id: CheckId) -> &Check {
    report.checks.iter().find(|check| check.id == id).unwrap()
}

pub fn state(report: &ConnectionReport, id: CheckId) -> CheckState {
    row(report, id).state
}

pub fn category(report: &ConnectionReport) -> Option<Category> {
    report.diagnosis.as_ref().map(|diagnosis| diagnosis.category)
}

pub fn cause(report: &ConnectionReport) -> &'static str {
    report
        .diagnosis
        .as_ref()
        .map_or("", |diagnosis| diagnosis.cause.as_str())
}

pub fn explanation(report: &ConnectionReport) -> String {
    let diagnosis = report.diagnosis.as_ref();
    diagnosis.map_or(String::new(), |diagnosis| diagnosis.explanation.to_string())
}

pub fn permission(report: &ConnectionReport, name: &str) -> PermissionState {
    report
        .permissions
        .iter()
        .find(|permission| permission.name == name)
        .unwrap()
        .state
}
