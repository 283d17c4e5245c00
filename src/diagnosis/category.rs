//! The names of diagnoses: the categories and causes of the public contract, and which cause belongs to which category.

/// Declares [`Category`] and [`Cause`] from one table, so that no cause can be without a category.
macro_rules! diagnoses {
    ($($(#[$about:meta])* $category:ident = $category_code:literal {
        $($(#[$cause_about:meta])* $cause:ident = $cause_code:literal,)+
    })+) => {
        /// The coarse reading of an answer; it decides the headline and the verdict.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Category {
            $($(#[$about])* $category,)+
        }

        /// The finer reading of an answer; it decides the sentences and the steps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Cause {
            $($($(#[$cause_about])* $cause,)+)+
        }

        impl Category {
            /// Every category, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$category,)+];

            /// The stable code of the public contract, such as `token_expired`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$category => $category_code,)+
                }
            }
        }

        impl Cause {
            /// Every cause, by category.
            pub const ALL: &'static [Self] = &[$($(Self::$cause,)+)+];

            /// The stable code of the public contract, such as `session_expired`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $($(Self::$cause => $cause_code,)+)+
                }
            }

            /// The category it belongs to.
            #[must_use]
            pub fn category(self) -> Category {
                match self {
                    $($(Self::$cause)|+ => Category::$category,)+
                }
            }
        }
    };
}

diagnoses! {
    /// The token expired.
    TokenExpired = "token_expired" {
        /// The time of the session is over (190/463).
        SessionExpired = "session_expired",
        /// The person has not used the app for 90 days.
        Inactive90Days = "inactive_90_days",
    }
    /// A permission or an asset role is missing or was removed.
    PermissionDenied = "permission_denied" {
        /// The token lacks a permission, which Meta may have named.
        MissingPermission = "missing_permission",
        /// The permission may be there, but not for this account or number.
        AssetNotAssigned = "asset_not_assigned",
        /// The person or system user lost a role that the token needs (190/492).
        RoleLost = "role_lost",
        /// The app needs Meta's approval for this permission or feature.
        AppReviewNeeded = "app_review_needed",
        /// Code 131005, which is also reported for unpaid accounts, user tokens and expired code verification.
        AccessDenied = "access_denied",
        /// The token may not send for this account (200 "… to send messages on behalf of this … Account").
        SendingNotGranted = "sending_not_granted",
        /// Codes 10 and 200-299 with no text that says more.
        PermissionNotGranted = "permission_not_granted",
    }
    /// Malformed, incomplete, altered, revoked, logged out, missing, or another kind of token.
    InvalidToken = "invalid_token" {
        /// The person changed their password, or Meta changed the session for security (190/460).
        PasswordChanged = "password_changed",
        /// The person removed the app (190/458).
        AppRemovedByUser = "app_removed_by_user",
        /// The person logged out (190/467).
        LoggedOut = "logged_out",
        /// A person or a program revoked the token (190/466).
        Revoked = "revoked",
        /// Meta invalidated the session and gives no reason (102).
        SessionEnded = "session_ended",
        /// Refused as unreadable, and its text looks incomplete.
        LooksCut = "looks_cut",
        /// `Malformed access token`.
        Malformed = "malformed",
        /// `Cannot parse access token`: not the text of a token.
        NotParsable = "not_parsable",
        /// `could not be decrypted`, or a wrong signature: at least one letter differs.
        Altered = "altered",
        /// The text contains no token that may be sent; found before any request.
        NothingToSend = "nothing_to_send",
        /// No token arrived at Meta.
        MissingToken = "missing_token",
        /// A token, but of a kind that cannot make this call.
        AnotherKindOfToken = "another_kind_of_token",
        /// Code 0: Meta could not tell who is calling.
        UserNotAuthenticated = "user_not_authenticated",
        /// `debug_token` says `is_valid: false` and nothing else.
        SaidInvalid = "said_invalid",
        /// Code 190 with no text that says more.
        RejectedWithoutReason = "rejected_without_reason",
    }
    /// The ID does not exist, is of another kind, or is not assigned to this token.
    WrongId = "wrong_id" {
        /// 100/33 and similar codes: Meta does not tell the three apart.
        ObjectNotFound = "object_not_found",
        /// The ID asked for looks like a phone number.
        LooksLikePhoneNumber = "looks_like_phone_number",
        /// The ID leads to an object of another kind.
        OtherKindOfObject = "other_kind_of_object",
        /// Meta says in words that the object is not assigned.
        IdNotAssigned = "id_not_assigned",
        /// A portfolio lists the account, and the token cannot read it.
        ListedNotAssigned = "listed_not_assigned",
        /// Meta says in words that the object was deleted.
        ObjectDeleted = "object_deleted",
        /// The ID has a form that no ID has.
        IdMalformed = "id_malformed",
        /// Meta does not find an object that is neither a number nor an account, such as a QR code.
        OtherObjectNotFound = "other_object_not_found",
        /// No ID arrived at Meta.
        IdMissing = "id_missing",
        /// The text in the ID's field cannot be one; found before any call.
        IdCannotBeOne = "id_cannot_be_one",
        /// The ID is that of another object that the token can access.
        MisplacedId = "misplaced_id",
        /// The ID is that of a `WhatsApp` account, which the API does not take; the messaging account's is wanted (100/2388339).
        WhatsAppAccountId = "whatsapp_account_id",
        /// Each of the two IDs is in the other's field.
        SwappedIds = "swapped_ids",
        /// The number and the account do not belong together.
        NumberOfAnotherAccount = "number_of_another_account",
    }
    /// App deleted or in a mode that forbids the call, missing capability, `appsecret_proof`, wrong app ID or secret.
    AppProblem = "app_problem" {
        /// The app was deleted.
        AppDeleted = "app_deleted",
        /// Meta cannot read the app, or the app ID is wrong.
        AppUnreadable = "app_unreadable",
        /// The app is inactive or still in development.
        AppNotLive = "app_not_live",
        /// The app lacks a capability (code 3).
        CapabilityMissing = "capability_missing",
        /// The app asks for `appsecret_proof` and none was sent.
        AppsecretProofRequired = "appsecret_proof_required",
        /// The `appsecret_proof` was calculated with another secret or another token.
        AppsecretProofInvalid = "appsecret_proof_invalid",
        /// What was given as the app ID cannot be one; found before any call.
        AppIdCannotBeOne = "app_id_cannot_be_one",
        /// An exchange requires the app secret, and none was given; found before any request.
        AppSecretMissing = "app_secret_missing",
        /// `Error validating client secret`.
        WrongAppSecret = "wrong_app_secret",
        /// The app ID given is not that of the token's app.
        TokenOfAnotherApp = "token_of_another_app",
        /// The request requires an app's own token; the answer says nothing about this token.
        AppTokenRequired = "app_token_required",
    }
    /// User, app or business blocked, locked, checkpointed, restricted by policy or country.
    AccountRestricted = "account_restricted" {
        /// `API access blocked.`
        AppBlocked = "app_blocked",
        /// Blocked for a policy (368).
        PolicyBlock = "policy_block",
        /// The `WhatsApp` Business Account is locked (131031).
        AccountLocked = "account_locked",
        /// Not allowed to message this country (130497).
        CountryRestricted = "country_restricted",
        /// Meta has rejected or restricted the account in its review.
        AccountReviewRejected = "account_review_rejected",
        /// The person has to pass a security check (190/459).
        Checkpointed = "checkpointed",
        /// The person's account is not confirmed (190/464).
        UnconfirmedUser = "unconfirmed_user",
    }
    /// Any throttling.
    RateLimited = "rate_limited" {
        /// The app sent too many requests (4).
        ThrottledApp = "throttled_app",
        /// The person or system user sent too many requests (17).
        ThrottledUser = "throttled_user",
        /// One operation was called too often (4/2446079, 4/2446080).
        ThrottledOperation = "throttled_operation",
        /// The account had too many calls (80000-80014).
        ThrottledAccount = "throttled_account",
        /// The number sends too fast (130429).
        ThrottledNumber = "throttled_number",
        /// Too many messages to one recipient (131056).
        ThrottledPair = "throttled_pair",
        /// Too many of the number's messages were reported or blocked (131048).
        ThrottledForSpam = "throttled_for_spam",
        /// The number was registered too often (133016).
        ThrottledRegistration = "throttled_registration",
        /// Throttled, and nothing says what (32, 341, 613, HTTP 429).
        Throttled = "throttled",
    }
    /// Unknown error, service down, 5xx, maintenance, a gateway's page.
    TemporaryFault = "temporary_fault" {
        /// Meta says that the service is not available (2, 131016, 133004).
        ServiceUnavailable = "service_unavailable",
        /// The account is being moved or maintained (131057).
        Maintenance = "maintenance",
        /// Meta failed and does not know why (1, 131000).
        UnknownFault = "unknown_fault",
        /// HTTP 5xx without an error that can be read, a gateway's page included.
        ServerError = "server_error",
    }
    /// No readable answer, or an app that allows only certain IP addresses.
    Unreachable = "unreachable" {
        /// The browser is offline.
        Offline = "offline",
        /// Nothing came in time.
        TimedOut = "timed_out",
        /// The browser rejected the call.
        CallRejected = "call_rejected",
        /// Something between here and Meta answered in Meta's place.
        NotMetaAnswered = "not_meta_answered",
        /// The answer was empty or incomplete.
        AnswerIncomplete = "answer_incomplete",
        /// The answer was larger than 1 MB and was given up.
        AnswerTooLarge = "answer_too_large",
        /// The copied command could not connect to Meta either.
        NoConnection = "no_connection",
        /// The app allows only certain IP addresses (5).
        IpNotAllowed = "ip_not_allowed",
    }
    /// A temporary token, or a long-lived one with little time left.
    EndsSoon = "ends_soon" {
        /// The token expires within hours, as those from API Setup.
        TemporaryToken = "temporary_token",
        /// The program accepts only a token that never expires.
        ProgramWantsPermanent = "program_wants_permanent",
        /// A long-lived token that expires soon.
        NearItsEnd = "near_its_end",
    }
    /// What is needed next is a decision or an ID of the administrator's.
    NeedsChoice = "needs_choice" {
        /// No phone number ID was given, and none was found.
        NoPhoneNumberId = "no_phone_number_id",
        /// Accounts were found, and their numbers were not asked for.
        NumbersNotAsked = "numbers_not_asked",
        /// The account has no phone number.
        NoPhoneNumbers = "no_phone_numbers",
    }
    /// Reading works, sending does not or not fully.
    SendingLimited = "sending_limited" {
        /// The number is not registered with the Cloud API.
        NumberNotConnected = "number_not_connected",
        /// The number's `status` is `RESTRICTED` or `BANNED`.
        NumberRestricted = "number_restricted",
        /// The number's `status` is `DELETED`, `MIGRATED` or `UNLINKED`.
        NumberRemoved = "number_removed",
        /// The number's `status` is a word that limits sending, or that is not known.
        NumberStatusUnclear = "number_status_unclear",
        /// The number also runs in the `WhatsApp` Business app, and its connection with the Cloud API is not active.
        CoexistenceDisconnected = "coexistence_disconnected",
        /// Health 141014: Meta has banned the account.
        AccountBanned = "account_banned",
        /// The account's review is rejected, or Meta has restricted the account.
        AccountNotApproved = "account_not_approved",
        /// Meta has flagged the quality of the number.
        QualityFlagged = "quality_flagged",
        /// Health 141006: no way to pay.
        PaymentMissing = "payment_missing",
        /// Health 141010: the business is not verified.
        BusinessUnverified = "business_unverified",
        /// Health 131000: the business profile is incomplete.
        BusinessProfileIncomplete = "business_profile_incomplete",
        /// Health 141011: the app that asks cannot send; also said if the token lacks `whatsapp_business_messaging`.
        AppCannotSend = "app_cannot_send",
        /// Meta lists `whatsapp_business_messaging` for another account only.
        MessagingOfOtherAccount = "messaging_of_other_account",
        /// Only a list lacks `whatsapp_business_messaging`.
        MessagingNotListed = "messaging_not_listed",
        /// Health `BLOCKED` for another reason.
        SendingBlocked = "sending_blocked",
        /// Health `LIMITED`, or a word that is new, for another reason.
        SendingPartlyLimited = "sending_partly_limited",
    }
    /// Reading works, incoming messages may not arrive.
    ReceivingLimited = "receiving_limited" {
        /// This app is not among the account's `subscribed_apps`.
        WebhookNotSubscribed = "webhook_not_subscribed",
        /// The address in force is not the CRM's.
        WebhookElsewhere = "webhook_elsewhere",
        /// The token belongs to another app than the CRM uses.
        AnotherApp = "another_app",
    }
    /// A known error that says nothing about the token.
    NotTokenProblem = "not_token_problem" {
        /// The recipient is not on the test number's list (131030).
        RecipientNotAllowed = "recipient_not_allowed",
        /// The message cannot be delivered to this recipient (131026, 131021, 130472, 131049).
        RecipientUnreachable = "recipient_unreachable",
        /// More than 24 hours since the customer wrote (131047).
        WindowClosed = "window_closed",
        /// The number is not registered with the Cloud API (133010).
        NumberNotRegistered = "number_not_registered",
        /// Meta called the webhook address, and it did not answer the challenge (2200).
        WebhookNotVerified = "webhook_not_verified",
        /// Another workflow or CRM already has the one webhook address of the app.
        WebhookTaken = "webhook_taken",
        /// PIN, verification code or registration (1330xx, 136xxx).
        RegistrationProblem = "registration_problem",
        /// The display name is not approved (131037).
        DisplayName = "display_name",
        /// No way to pay (131042).
        PaymentProblem = "payment_problem",
        /// A template is rejected, paused or disabled.
        TemplateNotApproved = "template_not_approved",
        /// About a template (132xxx).
        TemplateProblem = "template_problem",
        /// Media, flows, calls or another part of a message (130xxx-139xxx).
        MessageProblem = "message_problem",
        /// Meta knows no such field.
        NonexistingField = "nonexisting_field",
        /// Meta knows no such path.
        UnknownPath = "unknown_path",
        /// A value in the call is not right (100, 131008, 131009).
        BadParameter = "bad_parameter",
        /// The state of the object, or a limit on its number, does not allow the call.
        StateForbids = "state_forbids",
        /// The program itself does not offer this; Meta was not asked.
        ProgramLimit = "program_limit",
        /// Meta understood the call and refuses it with a reason of its own.
        RequestRefused = "request_refused",
        /// The token never expires, so an exchange would give less; found before any request.
        AlreadyPermanent = "already_permanent",
        /// About logging in with Facebook, not about the token (191).
        OauthFlow = "oauth_flow",
        /// The request was sent without https.
        HttpsRequired = "https_required",
    }
    /// A healthy answer, pasted.
    NoFault = "no_fault" {
        /// An answer without an error.
        HealthyAnswer = "healthy_answer",
        /// A webhook notification without bad news, which is no answer to a call.
        WebhookNotification = "webhook_notification",
        /// A `debug_token` answer of a token that is valid.
        HealthyToken = "healthy_token",
        /// Another service's answer, which says that all is well.
        NothingFailed = "nothing_failed",
    }
    /// Nothing known fits.
    Unrecognised = "unrecognised" {
        /// An error that no rule knows.
        Unrecognised = "unrecognised",
        /// Text that contains no answer from Meta.
        NoAnswerFound = "no_answer_found",
        /// A program says in its own words that Meta refused it something.
        ProgramRefused = "program_refused",
        /// A program shows the HTTP status and hides Meta's answer.
        AnswerHidden = "answer_hidden",
        /// An answer of another service, or source code.
        NotFromMeta = "not_from_meta",
        /// Meta accepted the token in one call of a run and refused it in another.
        ContradictoryAnswers = "contradictory_answers",
        /// A healthy answer, but not to what was asked.
        UnexpectedAnswer = "unexpected_answer",
    }
}

impl Category {
    /// Whether the same request may work when it is sent again, because nothing that was asked for is refused for good.
    #[must_use]
    pub fn is_retryable(self) -> bool {
        matches!(
            self,
            Self::RateLimited | Self::TemporaryFault | Self::Unreachable | Self::Unrecognised
        )
    }
}

impl Cause {
    /// The address of the page about it, relative to the folder of the release: of its category's page, at the cause.
    #[must_use]
    pub fn help_path(self) -> String {
        ["errors/", self.category().as_str(), ".html#", self.as_str()].concat()
    }
}
