//! What a run can ask Meta: the call of each question, and how its answer is read. Does not depend on the
//! order of the questions, or on what an answer means for the verdict.

use serde_json::Value;

use crate::diagnosis::ObjectKind;
use crate::graph::{
    AcceptedMessage, Account, App, BusinessId, DebugToken, GraphRequest, Node, Page, Permission, PhoneNumber,
    PhoneNumberId, SubscribedApp, WabaId, is_subscribed,
};

/// The cursor of a page; `None` for the first one.
type Cursor = Option<String>;

/// One question. It is asked at most once in a run, so that a list with repeated pages ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The best single probe.
    PhoneNumber(PhoneNumberId),
    /// The account, with its own health.
    Account(WabaId),
    /// The numbers of an account.
    PhoneNumbers(WabaId, Cursor),
    /// The apps that get an account's messages.
    SubscribedApps(WabaId),
    /// The token about itself; refused for many tokens, which proves nothing.
    DebugToken,
    /// The app without `debug_token`.
    App,
    /// The owner of the token.
    Me,
    /// The token's permissions without `debug_token`.
    Permissions,
    /// The accounts that are assigned to the owner of the token; an empty list proves nothing.
    AssignedAccounts(Cursor),
    /// The portfolios of the owner of the token.
    Businesses,
    /// The accounts that a portfolio owns.
    OwnedAccounts(BusinessId, Cursor),
    /// The accounts that are shared with a portfolio.
    ClientAccounts(BusinessId, Cursor),
    /// Whether the token may send from a number, by a message from a template of this name, which does not exist.
    SendingCheck(PhoneNumberId, String),
    /// To subscribe this app to an account.
    Subscription(WabaId),
}

/// What Meta answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    PhoneNumber(PhoneNumber),
    Account(Account),
    PhoneNumbers(Page<PhoneNumber>),
    DebugToken(DebugToken),
    App(App),
    Me(Node),
    Permissions(Page<Permission>),
    SubscribedApps(Page<SubscribedApp>),
    Message(AcceptedMessage),
    /// Whether this app was subscribed.
    Subscription(bool),
    /// Accounts or portfolios: only their names are requested.
    Nodes(Page<Node>),
}

impl Question {
    /// Everything that is requested of an account.
    pub(super) fn about_account(account: &WabaId) -> [Self; 3] {
        [
            Self::Account(account.clone()),
            Self::PhoneNumbers(account.clone(), None),
            Self::SubscribedApps(account.clone()),
        ]
    }

    /// The call, without the fields that Meta does not know.
    pub(super) fn request(&self, left_out: &[&str]) -> GraphRequest {
        let fields: Vec<&str> = self
            .fields()
            .iter()
            .copied()
            .filter(|field| !left_out.contains(field))
            .collect();
        match self {
            Self::PhoneNumber(id) => GraphRequest::phone_number(id, &fields),
            Self::Account(id) => GraphRequest::account(id, &fields),
            Self::PhoneNumbers(id, after) => GraphRequest::phone_numbers(id, &fields, after.as_deref()),
            Self::SubscribedApps(id) => GraphRequest::subscribed_apps(id),
            Self::DebugToken => GraphRequest::debug_token(),
            Self::App => GraphRequest::app(),
            Self::Me => GraphRequest::me(),
            Self::Permissions => GraphRequest::permissions(),
            Self::AssignedAccounts(after) => GraphRequest::assigned_accounts(after.as_deref()),
            Self::Businesses => GraphRequest::businesses(),
            Self::OwnedAccounts(id, after) => GraphRequest::owned_accounts(id, after.as_deref()),
            Self::ClientAccounts(id, after) => GraphRequest::client_accounts(id, after.as_deref()),
            Self::SendingCheck(id, template_name) => GraphRequest::message_of_missing_template(id, template_name),
            Self::Subscription(id) => GraphRequest::subscription(id),
        }
    }

    /// Whether it is a POST that Meta carries out. It is sent only once, and only after a press.
    pub(super) fn is_write(&self) -> bool {
        matches!(self, Self::SendingCheck(..) | Self::Subscription(_))
    }

    /// The fields that it requests by name and does not require.
    pub(super) fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::PhoneNumber(_) => PhoneNumber::FIELDS,
            Self::Account(_) => Account::FIELDS,
            Self::PhoneNumbers(..) => PhoneNumber::FIELDS_IN_LISTS,
            _ => &[],
        }
    }

    /// Its name in a transcript: the call's last word, and the ID it is about.
    pub(super) fn label(&self) -> String {
        let (name, id) = match self {
            Self::PhoneNumber(id) => ("phone_number", id.as_str()),
            Self::Account(id) => ("account", id.as_str()),
            Self::PhoneNumbers(id, _) => ("phone_numbers", id.as_str()),
            Self::SubscribedApps(id) => ("subscribed_apps", id.as_str()),
            Self::DebugToken => ("debug_token", ""),
            Self::App => ("app", ""),
            Self::Me => ("me", ""),
            Self::Permissions => ("permissions", ""),
            Self::AssignedAccounts(_) => ("assigned_whatsapp_business_accounts", ""),
            Self::Businesses => ("businesses", ""),
            Self::OwnedAccounts(id, _) => ("owned_whatsapp_business_accounts", id.as_str()),
            Self::ClientAccounts(id, _) => ("client_whatsapp_business_accounts", id.as_str()),
            Self::SendingCheck(id, _) => ("messages", id.as_str()),
            Self::Subscription(id) => ("subscription", id.as_str()),
        };
        [name, if id.is_empty() { "" } else { " " }, id].concat()
    }

    /// The same list from another cursor; `None` if this list is not read page by page.
    pub(super) fn page(&self, after: Cursor) -> Option<Self> {
        match self {
            Self::PhoneNumbers(id, _) => Some(Self::PhoneNumbers(id.clone(), after)),
            Self::AssignedAccounts(_) => Some(Self::AssignedAccounts(after)),
            Self::OwnedAccounts(id, _) => Some(Self::OwnedAccounts(id.clone(), after)),
            Self::ClientAccounts(id, _) => Some(Self::ClientAccounts(id.clone(), after)),
            _ => None,
        }
    }

    /// Whether Meta's name for a kind of object means another kind than this question is about. An unknown name may mean the same kind.
    pub(super) fn is_about_other_than(&self, node_type: &str) -> bool {
        let wanted = match self {
            Self::PhoneNumber(_) | Self::PhoneNumbers(..) => ObjectKind::PhoneNumber,
            Self::Account(_) => ObjectKind::Account,
            _ => return false,
        };
        kind_of_node(node_type).is_some_and(|kind| kind != wanted)
    }

    /// Reads an answer without an error; `None` if it is not an answer to this question, and so not from Meta.
    pub(super) fn read(&self, answer: &Value) -> Option<Answer> {
        match self {
            Self::PhoneNumber(_) => PhoneNumber::from_answer(answer).map(Answer::PhoneNumber),
            Self::Account(_) => Account::from_answer(answer).map(Answer::Account),
            Self::PhoneNumbers(..) => Page::from_answer(answer, PhoneNumber::from_answer).map(Answer::PhoneNumbers),
            Self::DebugToken => DebugToken::from_answer(answer).map(Answer::DebugToken),
            Self::App => App::from_answer(answer).map(Answer::App),
            Self::Me => Node::from_answer(answer).map(Answer::Me),
            Self::Permissions => Page::from_answer(answer, Permission::from_row).map(Answer::Permissions),
            Self::SendingCheck(..) => AcceptedMessage::from_answer(answer).map(Answer::Message),
            Self::Subscription(_) => is_subscribed(answer).map(Answer::Subscription),
            Self::SubscribedApps(_) => Page::from_answer(answer, SubscribedApp::from_row).map(Answer::SubscribedApps),
            Self::AssignedAccounts(_) | Self::Businesses | Self::OwnedAccounts(..) | Self::ClientAccounts(..) => {
                Page::from_answer(answer, Node::from_answer).map(Answer::Nodes)
            }
        }
    }
}

/// What Meta's name for a kind of object means. The names are not documented, so only a part of each is compared.
pub(super) fn kind_of_node(node_type: &str) -> Option<ObjectKind> {
    const KINDS: &[(&str, ObjectKind)] = &[
        ("PhoneNumber", ObjectKind::PhoneNumber),
        ("BusinessAccount", ObjectKind::Account),
        ("Business", ObjectKind::Portfolio),
        ("Application", ObjectKind::App),
        ("User", ObjectKind::Holder),
    ];
    KINDS
        .iter()
        .find(|(part, _)| node_type.contains(part))
        .map(|(_, kind)| *kind)
}
