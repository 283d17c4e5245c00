//! The sentences of each cause of `wrong_id`.

use super::entry::{Entry, StepTemplate, Steps, act, entry, here, on};
use super::steps::{TEST_AGAIN, system_users};
use crate::diagnosis::labels::{account_to_assign, api_setup, messaging_accounts};
use crate::diagnosis::screens::Screen;

const TAKE_THE_ID: Steps = &[
    act(
        "{in_number_field}Enter {instead} in \"Phone number ID\". | {in_account_field}Enter {instead} in \"WhatsApp Business Account \
     ID\".",
    ),
    act("{numbers_to_choose}Select one of the numbers that were found. Enter its ID in \"Phone number ID\"."),
    on(
        Screen::PhoneNumbers,
        "{nothing_found}{in_number_field}Open \"Phone numbers\" in WhatsApp Manager and select the number. The phone number ID is \
         below it.",
    ),
    on(
        Screen::WhatsAppAccounts,
        concat!(
            "{nothing_found}{in_account_field}Open ",
            messaging_accounts!(),
            " in Business settings. Select the account and copy its ID."
        ),
    ),
    on(
        Screen::App,
        concat!(
            "{nothing_found}{in_number_field}Or open your app. Go to ",
            api_setup!(),
            ", and copy \"Phone number ID\". | {nothing_found}{in_account_field}Or open your app. Go to ",
            api_setup!(),
            ", and copy \"WhatsApp Business Account ID\"."
        ),
    ),
];

/// For a person who does not know which ID is correct.
const LET_IT_SEARCH: Steps = &[here(
    "{nothing_found}Or clear both ID fields and press \"Test Connection\". The test then looks for phone numbers that this token can \
     access.",
)];

const ASSIGN: Steps = &[
    on(
        Screen::SystemUsers,
        concat!(
            "{in_number_field}If the ID is correct, assign the account. Open ",
            system_users!(),
            " and select the system user. Press \"Assign assets\", select the ",
            account_to_assign!(),
            " of this number, and save. | {in_account_field}If the ID is correct, assign the account. Open ",
            system_users!(),
            " and select the system user. Press \"Assign assets\", select this account under ",
            messaging_accounts!(),
            ", and save."
        ),
    ),
    act("If you assigned an account, create a new token. A token that was created before may not have access."),
];

pub(super) const OBJECT_NOT_FOUND: Entry = entry(
    "This token cannot access {id}. | This token cannot access this object.\n\
     Meta does not say why. The ID does not exist, is of another type, or is not assigned to this token.\n\
     This token can access {instead}.",
    &[TAKE_THE_ID, ASSIGN, LET_IT_SEARCH],
);

pub(super) const LOOKS_LIKE_PHONE_NUMBER: Entry = entry(
    "{in_number_field}{id} looks like a phone number. This field needs the phone number ID, a longer number that you find below the \
     phone number in WhatsApp Manager. | {id} looks like a phone number. This field needs the WhatsApp Business Account ID.\n\
     The correct ID is {instead}.",
    &[TAKE_THE_ID, TEST_AGAIN, LET_IT_SEARCH],
);

pub(super) const OTHER_KIND_OF_OBJECT: Entry = entry(
    "{id} is an ID of the type `{node}`. This request needs another type of ID. | The ID is of the type `{node}`. This request needs \
     another type of ID. | This request needs another type of ID.\n\
     {in_number_field}The object with this ID has no field `{field}`.\n\
     {in_number_field}Check that you did not enter the account ID or the app ID instead of the phone number ID.\n\
     The correct ID is {instead}.",
    &[TAKE_THE_ID, TEST_AGAIN, LET_IT_SEARCH],
);

const SELECT_SYSTEM_USER: StepTemplate = on(
    Screen::SystemUsers,
    concat!("Open ", system_users!(), ". Select the system user that your CRM uses."),
);

const ASSIGN_THE_ACCOUNT: StepTemplate = on(
    Screen::SystemUsers,
    concat!(
        "Press \"Assign assets\". Select the ",
        account_to_assign!(),
        ", with full control. Press \"Assign assets\" to save."
    ),
);

pub(super) const ID_NOT_ASSIGNED: Entry = entry(
    "The token has the permission, but {id} is not assigned to the owner of the token. | The token has the permission, but the \
     account is not assigned to the owner of the token.",
    &[&[
        SELECT_SYSTEM_USER,
        ASSIGN_THE_ACCOUNT,
        act("Then create a new token. A token that was created before may not have access."),
    ]],
);

pub(super) const LISTED_NOT_ASSIGNED: Entry = entry(
    "Your business portfolio lists account {id}, but this token cannot read it. | Your business portfolio lists an account that \
     this token cannot read.\n\
     The account is not assigned to the system user, or it was assigned after the token was generated.",
    &[&[
        SELECT_SYSTEM_USER,
        ASSIGN_THE_ACCOUNT,
        act("Then generate a new token. A token can access only what was assigned before it was generated."),
    ]],
);

pub(super) const OBJECT_DELETED: Entry = entry(
    "Meta says that the object with the ID {id} was deleted. | Meta says that the object with this ID was deleted.\n\
     A phone number that was removed and added again has a new ID.",
    &[TAKE_THE_ID, TEST_AGAIN],
);

pub(super) const ID_MALFORMED: Entry = entry(
    "Meta does not accept {id} as an ID. | Meta does not accept the value that was sent as an ID.\n\
     A Meta ID has only digits, in most cases 15 or more.",
    &[TAKE_THE_ID, TEST_AGAIN],
);

pub(super) const OTHER_OBJECT_NOT_FOUND: Entry = entry(
    "Meta cannot find {other_object} with this request, or the token cannot access it. | Meta cannot find this object with this \
     request, or the token cannot access it.\n\
     Meta says: {said}",
    &[&[
        act(
            "Compare the ID of {other_object} in the request with the ID at Meta. | Compare the ID in the request with the ID at Meta.",
        ),
        act(
            "If the ID is correct, ask the owner of {owned_object} for access. | If the ID is correct, list these objects with the same \
             token. The list shows which objects exist.",
        ),
    ]],
);

pub(super) const ID_MISSING: Entry = entry(
    "Meta received the request without an ID. The place for the ID in the address was empty.\n\
     A field of the CRM or a variable of the program has no value.",
    &[TAKE_THE_ID, &[act("Enter the ID in your CRM too.")]],
);

pub(super) const ID_CANNOT_BE_ONE: Entry = entry(
    "{id_problem}\n\
     The correct ID is {instead}.",
    &[TAKE_THE_ID, TEST_AGAIN, LET_IT_SEARCH],
);

pub(super) const MISPLACED_ID: Entry = entry(
    "{id} is {kind}.\n\
     {in_number_field}The phone number ID is {instead}. | {in_account_field}The WhatsApp Business Account ID is {instead}. | \
     {is_account}This field needs the ID of a phone number in this account. | {in_number_field}This field needs a phone number ID. | \
     This field needs the WhatsApp Business Account ID.",
    &[TAKE_THE_ID, TEST_AGAIN],
);

pub(super) const WHATSAPP_ACCOUNT_ID: Entry = entry(
    "{id} is the ID of a WhatsApp account, which has one number and its profile. | The ID in this request is the ID of a WhatsApp \
     account, which has one number and its profile.\n\
     Meta does not accept this ID in this request. The request needs the ID of the messaging account. The messaging account has kept \
     the WhatsApp Business Account ID.",
    &[
        &[on(
            Screen::WhatsAppAccounts,
            concat!(
                "Open ",
                messaging_accounts!(),
                " in Business settings. Select the account and copy its ID."
            ),
        )],
        &[here(
            "Enter this ID as the WhatsApp Business Account ID, here and in your CRM.",
        )],
    ],
);

pub(super) const SWAPPED_IDS: Entry = entry(
    "The two IDs are in the wrong fields. {account} is the ID of your WhatsApp Business Account. {phone_number} is the ID of its phone \
     number.",
    &[
        &[here(
            "Enter {phone_number} in \"Phone number ID\" and {account} in \"WhatsApp Business Account ID\", here and in your CRM.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const NUMBER_OF_ANOTHER_ACCOUNT: Entry = entry(
    "Number {phone_number} belongs to account {owner}, not to {account}. | Number {phone_number} does not belong \
     to account {account}.\n\
     A CRM that uses both IDs looks for templates in the wrong account.",
    &[
        &[
            here("Enter {owner} in \"WhatsApp Business Account ID\", here and in your CRM."),
            on(
                Screen::App,
                concat!("To see both IDs side by side, open your app. Go to ", api_setup!(), "."),
            ),
        ],
        TEST_AGAIN,
    ],
);
