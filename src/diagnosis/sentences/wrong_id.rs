//! What is said of each cause of `wrong_id`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::TEST_AGAIN;
use crate::diagnosis::labels::{account_to_assign, api_setup, messaging_accounts};
use crate::diagnosis::screens::Screen;

const TAKE_THE_ID: Steps = &[
    act(
        "{in_number_field}Put {instead} into \"Phone number ID\". | {in_account_field}Put {instead} into \"WhatsApp \
     Business Account ID\".",
    ),
    act("{numbers_to_choose}Put the ID of one of the numbers that were found into \"Phone number ID\"."),
    on(
        Screen::PhoneNumbers,
        "{nothing_found}{in_number_field}Open WhatsApp Manager, Phone numbers, and select the number. The phone number ID is below it.",
    ),
    on(
        Screen::WhatsAppAccounts,
        concat!(
            "{nothing_found}{in_account_field}Open Business settings, ",
            messaging_accounts!(),
            ". Select the account and copy its ID."
        ),
    ),
    on(
        Screen::App,
        concat!(
            "{nothing_found}{in_number_field}Or open your app, ",
            api_setup!(),
            ", and copy \"Phone number ID\". | {nothing_found}{in_account_field}Or open your app, ",
            api_setup!(),
            ", and copy \"WhatsApp Business Account ID\"."
        ),
    ),
];

/// Where the person cannot tell which ID is the right one.
const LET_IT_SEARCH: Steps = &[act(
    "{nothing_found}Or empty both ID fields and press \"Test Connection\": the numbers that this token reaches are then looked for.",
)];

const ASSIGN: Steps = &[on(
    Screen::SystemUsers,
    concat!(
        "{in_number_field}If the ID is right: open System users in Business settings, select the system user and press \"Assign \
         assets\". Select the ",
        account_to_assign!(),
        " of this number, save, and create a new token afterwards. | {in_account_field}If the ID is right: open System users in \
         Business settings, select the system user and press \"Assign assets\". Select this account under ",
        messaging_accounts!(),
        ", save, and create a new token afterwards."
    ),
)];

pub(super) const OBJECT_NOT_FOUND: Entry = entry(
    "Meta does not show {id} to this token. | Meta does not show this object to this token.\n\
     The ID does not exist, is of another kind, or is not assigned to this token; Meta does not say which.\n\
     What this token does reach: {instead}.",
    &[TAKE_THE_ID, ASSIGN, LET_IT_SEARCH],
);

pub(super) const LOOKS_LIKE_PHONE_NUMBER: Entry = entry(
    "{in_number_field}{id} looks like a phone number; the field wants the phone number ID, a longer number that is \
     below it in WhatsApp Manager. | {id} looks like a phone number; the field wants the WhatsApp Business Account ID.\n\
     The ID is {instead}.",
    &[TAKE_THE_ID, TEST_AGAIN, LET_IT_SEARCH],
);

pub(super) const OTHER_KIND_OF_OBJECT: Entry = entry(
    "{id} leads to another kind of object than this call expects: `{node}`. | The ID leads to another kind of object \
     than this call expects: `{node}`. | The ID leads to another kind of object than this call expects.\n\
     {in_number_field}It has no field `{field}`. The ID of the account or of the app often stands in the place of the \
     phone number ID. | {in_number_field}The ID of the account or of the app often stands in the place of the phone \
     number ID.\n\
     The ID is {instead}.",
    &[TAKE_THE_ID, TEST_AGAIN, LET_IT_SEARCH],
);

const ASSIGN_THE_ACCOUNT: Steps = &[on(
    Screen::SystemUsers,
    concat!(
        "Open System users in Business settings, select the system user and press \"Assign assets\". Select the ",
        account_to_assign!(),
        ", with full control, and press \"Assign assets\" to save."
    ),
)];

pub(super) const ID_NOT_ASSIGNED: Entry = entry(
    "The token has the permission, but {id} is not assigned to its owner. | The token has the permission, but the account is \
     not assigned to its owner.",
    &[
        ASSIGN_THE_ACCOUNT,
        &[act(
            "Create a new token afterwards. A token that was created before may not have access.",
        )],
    ],
);

pub(super) const LISTED_NOT_ASSIGNED: Entry = entry(
    "Your business portfolio lists account {id}, but this token cannot read it. | Your business portfolio lists an account that \
     this token cannot read.\n\
     The account is not assigned to the system user, or was not when the token was generated.",
    &[
        ASSIGN_THE_ACCOUNT,
        &[act(
            "Then generate a new token. A token can access only what was assigned before it was generated.",
        )],
    ],
);

pub(super) const OBJECT_DELETED: Entry = entry(
    "Meta says that the object behind {id} was deleted. | Meta says that the object behind this ID was deleted.\n\
     A number that was removed and added again has a new ID.",
    &[TAKE_THE_ID],
);

pub(super) const ID_MALFORMED: Entry = entry(
    "Meta does not take {id} for an ID. | Meta does not take what was sent for an ID.\n\
     An ID of Meta's has digits only, 15 or more in most cases.",
    &[TAKE_THE_ID],
);

pub(super) const OTHER_OBJECT_NOT_FOUND: Entry = entry(
    "Meta does not find {other_object} where this call looks for it, or does not show it to this token. | Meta does not find this \
     object, or does not show it to this token.\n\
     Meta says: {said}",
    &[&[
        act(
            "Compare the ID of {other_object} in the call with the one at Meta. | Compare the ID in the call with the one at Meta.",
        ),
        act(
            "If the ID is right, ask who owns {owned_object} for access. | If the ID is right, list these objects with the same token: \
             the list shows which ones exist.",
        ),
    ]],
);

pub(super) const ID_MISSING: Entry = entry(
    "The call reached Meta without an ID: its place in the address was empty.\n\
     A field of the CRM or a variable of the program has no value.",
    &[TAKE_THE_ID],
);

pub(super) const ID_CANNOT_BE_ONE: Entry = entry(
    "{id_problem}\n\
     The ID is {instead}.",
    &[TAKE_THE_ID, TEST_AGAIN, LET_IT_SEARCH],
);

pub(super) const MISPLACED_ID: Entry = entry(
    "{id} is {kind}.\n\
     {in_number_field}The phone number ID is {instead}. | {in_account_field}The WhatsApp Business Account ID is \
     {instead}. | {is_account}This field wants the ID of one of its numbers. | {in_number_field}This field wants a phone number ID. | This field wants the WhatsApp \
     Business Account ID.",
    &[TAKE_THE_ID, TEST_AGAIN],
);

pub(super) const WHATSAPP_ACCOUNT_ID: Entry = entry(
    "{id} is the ID of a WhatsApp account, which has one number and its profile. | The ID in this call is that of a WhatsApp account, \
     which has one number and its profile.\n\
     Meta does not take this ID in this call. The call needs the ID of the messaging account: the WhatsApp Business Account ID from before.",
    &[
        &[on(
            Screen::WhatsAppAccounts,
            concat!(
                "Open Business settings, ",
                messaging_accounts!(),
                ". Select the account and copy its ID."
            ),
        )],
        &[act(
            "Enter this ID as the WhatsApp Business Account ID, here and in your CRM.",
        )],
    ],
);

pub(super) const SWAPPED_IDS: Entry = entry(
    "Each ID stands in the other's field: {account} is your WhatsApp Business Account, {phone_number} is its phone \
     number.",
    &[
        &[act(
            "Put {phone_number} into \"Phone number ID\" and {account} into \"WhatsApp Business Account ID\", here and in \
         your CRM.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const NUMBER_OF_ANOTHER_ACCOUNT: Entry = entry(
    "Number {phone_number} belongs to account {owner}, not to {account}. | Number {phone_number} does not belong \
     to account {account}.\n\
     A CRM that is given both looks for templates in the wrong account.",
    &[
        &[
            act("Enter {owner} in \"WhatsApp Business Account ID\", here and in your CRM."),
            on(
                Screen::App,
                concat!("To see both IDs side by side: open your app, ", api_setup!(), "."),
            ),
        ],
        TEST_AGAIN,
    ],
);
