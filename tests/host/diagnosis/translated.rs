//! Answers from Meta in the language of the account: each is read as its English form.

use serde_json::{Value, json};
use token_doctor::diagnosis::{Category, Cause, Diagnosis, explain, read_paste};

use super::{answers, context, of_answer};

/// A plausible message in each language. No rule knows any of these sentences.
const MESSAGES: &[(&str, &str)] = &[
    ("Portuguese", "Não foi possível concluir a solicitação desta conta."),
    ("Spanish", "No se pudo completar la solicitud de esta cuenta."),
    ("French", "Impossible d\u{2019}exécuter la requête de ce compte."),
    ("German", "Die Anfrage für dieses Konto konnte nicht ausgeführt werden."),
    ("Italian", "Impossibile completare la richiesta per questo account."),
    ("Indonesian", "Permintaan untuk akun ini tidak dapat diselesaikan."),
    ("Turkish", "Bu hesap için istek tamamlanamadı."),
    ("Arabic", "\u{200f}تعذر إكمال الطلب لهذا الحساب."),
    ("Hindi", "इस खाते का अनुरोध पूरा नहीं किया जा सका।"),
];

/// Codes and subcodes that say what happened, whatever the message is.
const CODES: &[(i64, Option<i64>, Cause)] = {
    use Cause::*;
    &[
        (190, Some(458), AppRemovedByUser),
        (190, Some(459), Checkpointed),
        (190, Some(460), PasswordChanged),
        (190, Some(463), SessionExpired),
        (190, Some(464), UnconfirmedUser),
        (190, Some(466), Revoked),
        (190, Some(467), LoggedOut),
        (190, Some(492), RoleLost),
        (190, Some(493), Inactive90Days),
        (190, None, RejectedWithoutReason),
        (100, Some(33), ObjectNotFound),
        (1, None, UnknownFault),
        (2, None, ServiceUnavailable),
        (4, None, ThrottledApp),
        (10, None, PermissionNotGranted),
        (17, None, ThrottledUser),
        (101, None, AppUnreadable),
        (200, None, PermissionNotGranted),
        (368, None, PolicyBlock),
        (80_007, None, ThrottledAccount),
        (130_429, None, ThrottledNumber),
        (131_030, None, RecipientNotAllowed),
        (131_031, None, AccountLocked),
        (131_056, None, ThrottledPair),
        (133_010, None, NumberNotRegistered),
        (133_016, None, ThrottledRegistration),
    ]
};

/// The JSON of a value in ASCII: other characters are escaped, as PHP and Python do.
fn in_ascii(value: &Value) -> String {
    let mut text = String::new();
    for character in value.to_string().chars() {
        if character.is_ascii() {
            text.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    text
}

fn pasted(text: &str) -> Option<Diagnosis> {
    read_paste(text, &context()).1.map(|answer| answer.diagnosis)
}

#[test]
fn codes_are_read_whatever_the_language_of_the_message_is() {
    let mut wrong = Vec::new();
    for &(code, subcode, cause) in CODES {
        for (language, message) in MESSAGES {
            let mut error = json!({"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "AbC1dEf2GhI",
                "error_user_title": message, "error_user_msg": message});
            if let Some(subcode) = subcode {
                error["error_subcode"] = subcode.into();
            }
            let body = json!({"error": error});
            let escaped = in_ascii(&body);
            let log = format!("[2026-11-26 08:00:01] production.ERROR: {escaped}");
            let in_a_string = json!({"status": 400, "body": escaped}).to_string();
            let read = [
                Some(of_answer(Some(400), &body, &context())),
                pasted(&body.to_string()),
                pasted(&escaped),
                pasted(&log),
                pasted(&in_a_string),
            ];
            for (number, diagnosis) in read.into_iter().enumerate() {
                let read = diagnosis.map(|diagnosis| diagnosis.cause);
                if read != Some(cause) {
                    wrong.push(format!(
                        "{code}/{subcode:?}, {language}, {number}: {read:?}, not {cause:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong: {wrong:#?}", wrong.len());
}

/// Causes that only words tell, and what the code alone tells. A message in a language without a known sentence is read
/// as the second one.
const TOLD_BY_WORDS: &[(Cause, Cause)] = {
    use Cause::*;
    &[
        (MissingPermission, AccessDenied),
        (AppTokenRequired, BadParameter),
        (AppsecretProofInvalid, BadParameter),
        (AppsecretProofRequired, BadParameter),
        (IdMalformed, BadParameter),
        (MissingPermission, BadParameter),
        (MissingToken, BadParameter),
        (NonexistingField, BadParameter),
        (ObjectNotFound, BadParameter),
        (OtherKindOfObject, BadParameter),
        (RejectedWithoutReason, BadParameter),
        (ServiceUnavailable, BadParameter),
        (SessionExpired, BadParameter),
        (StateForbids, BadParameter),
        (TokenOfAnotherApp, BadParameter),
        (UnknownPath, BadParameter),
        (IdMalformed, ObjectNotFound),
        (IdNotAssigned, ObjectNotFound),
        (LooksLikePhoneNumber, ObjectNotFound),
        (ObjectDeleted, ObjectNotFound),
        (OtherObjectNotFound, ObjectNotFound),
        (AnotherKindOfToken, PermissionNotGranted),
        (AppBlocked, PermissionNotGranted),
        (AppNotLive, PermissionNotGranted),
        (AppReviewNeeded, PermissionNotGranted),
        (AssetNotAssigned, PermissionNotGranted),
        (MissingPermission, PermissionNotGranted),
        (MissingToken, PermissionNotGranted),
        (RoleLost, PermissionNotGranted),
        (SendingNotGranted, PermissionNotGranted),
        (StateForbids, PermissionNotGranted),
        (Altered, RejectedWithoutReason),
        (AnotherKindOfToken, RejectedWithoutReason),
        (AppDeleted, RejectedWithoutReason),
        (AppRemovedByUser, RejectedWithoutReason),
        (Inactive90Days, RejectedWithoutReason),
        (Malformed, RejectedWithoutReason),
        (NotParsable, RejectedWithoutReason),
        (PasswordChanged, RejectedWithoutReason),
        (Revoked, RejectedWithoutReason),
        (SessionEnded, RejectedWithoutReason),
        (SessionExpired, RejectedWithoutReason),
        (WrongAppSecret, RejectedWithoutReason),
        (RejectedWithoutReason, ServerError),
        (RejectedWithoutReason, SessionEnded),
        (SessionExpired, SessionEnded),
        (ThrottledApp, ThrottledOperation),
        (HttpsRequired, UnknownFault),
        (SessionExpired, UnknownFault),
        (WrongAppSecret, UnknownFault),
        (SessionExpired, Unrecognised),
    ]
};

#[test]
fn an_answer_with_codes_keeps_its_cause_without_its_english_words() {
    let mut changed = Vec::new();
    for row in answers::rows() {
        let error = &row.body["error"];
        if error["code"].is_null() || !error["message"].is_string() {
            continue;
        }
        for (_, message) in MESSAGES {
            let mut body = row.body.clone();
            let error = &mut body["error"];
            error["message"] = (*message).into();
            for field in ["error_user_title", "error_user_msg"] {
                if error[field].is_string() {
                    error[field] = (*message).into();
                }
            }
            if error["error_data"]["details"].is_string() {
                error["error_data"]["details"] = (*message).into();
            }
            let read = of_answer(row.http_status, &body, &context()).cause;
            if read != row.cause && !TOLD_BY_WORDS.contains(&(row.cause, read)) && !changed.contains(&(row.cause, read))
            {
                changed.push((row.cause, read));
            }
        }
    }
    let lines: Vec<String> = changed
        .iter()
        .map(|(cause, read)| format!("({cause:?}, {read:?}),"))
        .collect();
    assert!(
        lines.is_empty(),
        "{} lose their cause:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

/// Sentences as people posted them, and the cause of their English form.
const SENTENCES: &[(&str, Cause)] = {
    use Cause::*;
    &[
        (
            "Erro ao validar o token de acesso: a sessão foi invalidada porque o usuário alterou a senha ou o Facebook alterou a sessão por motivos de segurança.",
            PasswordChanged,
        ),
        (
            "Error al validar el token de acceso: la sesión se ha invalidado porque el usuario cambió su contraseña o Facebook cambió la sesión por motivos de seguridad. (190)",
            PasswordChanged,
        ),
        (
            "Erreur de validation du jeton d\u{2019}accès\u{a0}: la session a été invalidée car l\u{2019}utilisateur a modifié son mot de passe ou Facebook a modifié la session pour des raisons de sécurité.",
            PasswordChanged,
        ),
        (
            "Fehler beim Überprüfen des Zugriffs-Tokens: Die Sitzung wurde ungültig gemacht, da der Benutzer sein Kennwort geändert hat oder Facebook die Sitzung aus Sicherheitsgründen geändert hat.",
            PasswordChanged,
        ),
        (
            "Errore durante la convalida del token di accesso: la sessione è stata invalidata perché l&#39;utente ha cambiato la password o Facebook ha modificato la sessione per motivi di sicurezza.",
            PasswordChanged,
        ),
        (
            "Error: Sesi ini telah dibatalkan karena pengguna mengubah kata sandi mereka atau Facebook telah mengubah sesi untuk alasan keamanan",
            PasswordChanged,
        ),
        // Without accents, and with accents as characters of their own.
        (
            "ERRO: A SESSAO FOI INVALIDADA PORQUE O USUARIO ALTEROU A SENHA OU O FACEBOOK ALTEROU A SESSAO",
            PasswordChanged,
        ),
        (
            "Erro ao validar o token de acesso: a sessa\u{303}o foi invalidada porque o usua\u{301}rio alterou a senha ou o Facebook alterou a sessa\u{303}o",
            PasswordChanged,
        ),
        // With backslashes.
        (
            "erro: \\\"a sess\\u00e3o foi invalidada porque o usu\\u00e1rio alterou a senha ou o Facebook alterou a sess\\u00e3o\\\"",
            PasswordChanged,
        ),
        (
            "Erro ao validar o token de acesso: a sessão expirou em terça-feira, 05-mar-24 20:00:00 PST.",
            SessionExpired,
        ),
        (
            "Error al validar el token de acceso: la sesión caducó el martes, 05-mar-24 20:00:00 PST.",
            SessionExpired,
        ),
        (
            "Errore durante la convalida del token di accesso: la sessione è scaduta il 05-mar-24.",
            SessionExpired,
        ),
        (
            "Erreur lors de la validation du token d'accès : la session a expiré le mardi.",
            SessionExpired,
        ),
        (
            "Error al registrar +57 300 1234567\nSolicitud de publicación no compatible. El objeto con ID '1095201550345996' \nno existe, no se puede cargar debido a la falta de permisos o no admite esta operación.",
            ObjectNotFound,
        ),
        (
            "Solicitação POST não suportada. O objeto com o ID '106540352242922' não existe, não pode ser carregado devido a permissões ausentes, ou não suporta esta operação. Por favor, leia a documentação da Graph API em https://developers.facebook.com/docs/graph-api.",
            ObjectNotFound,
        ),
        (
            "Solicitação POST não suportada. O objeto com o ID 'messages' não existe, não pode ser carregado devido a permissões ausentes, ou não suporta esta operação.",
            IdMissing,
        ),
        (
            "O número de telefone do destinatário não está na lista de permissão: Adicione o telefone do destinatário à lista de destinatários e tente novamente.",
            RecipientNotAllowed,
        ),
        (
            "O número de telemóvel do destinatário não está na lista de permissões: Adiciona o número de telemóvel do destinatário à lista de destinatários no painel de aplicações da Meta e tenta novamente.",
            RecipientNotAllowed,
        ),
        (
            "Numero di telefono del destinatario non presente nella lista dei numeri consentiti",
            RecipientNotAllowed,
        ),
    ]
};

#[test]
fn a_sentence_without_a_code_is_read_as_its_english_form() {
    for (text, cause) in SENTENCES {
        assert_eq!(explain(text, None, &context()).cause, *cause, "{text}");
        assert_eq!(
            pasted(text).map(|diagnosis| diagnosis.cause),
            Some(*cause),
            "pasted: {text}"
        );
    }
}

#[test]
fn a_sentence_without_a_code_is_read_in_the_field_of_a_crm() {
    for (text, cause) in SENTENCES.iter().filter(|(text, _)| !text.contains(['\\', '&', '\n'])) {
        for answer in [
            json!({"success": false, "error": text}),
            json!({"status": "failed", "data": {"message": text}}),
            json!({"mensagem": format!("Falha no envio: {text}")}),
        ] {
            let read = pasted(&answer.to_string()).map(|diagnosis| diagnosis.cause);
            assert_eq!(read, Some(*cause), "{answer}");
        }
    }
}

#[test]
fn a_subcode_is_not_needed_for_a_known_sentence() {
    let message = "Erro ao validar o token de acesso: a sessão foi invalidada porque o usuário alterou a senha ou o Facebook alterou a sessão por motivos de segurança.";
    let body = json!({"error": {"message": message, "type": "OAuthException", "code": 190}});
    assert_eq!(of_answer(Some(400), &body, &context()).cause, Cause::PasswordChanged);
    let shown = of_answer(Some(400), &body, &context())
        .graph
        .and_then(|graph| graph.message);
    assert_eq!(shown.as_deref(), Some(message), "Meta's own words are shown");
}

/// Sentences of other programs in these languages: some begin as Meta's do.
const OF_OTHERS: &[&str] = &[
    "Erro ao validar o token de acesso: jwt malformed",
    "Ocorreu um erro ao validar o token de acesso: token não encontrado no banco de dados",
    "Error al validar el token de acceso: invalid_grant",
    "Error al validar el token de acceso de TikTok",
    "Erreur lors de la validation du token de réinitialisation: JsonWebTokenError",
    "Validation du token d'accès: 8f14e45f par: admin",
    "Objeto com ID '5' não encontrado.",
    "Objeto com id '17' não encontrado em Cliente!",
    "El objeto con id '12' no existe.",
    "No se encontró el objeto con ID 'almacen'.",
    "Das Objekt mit der ID '12' wurde nicht gefunden.",
    "Objek dengan ID 4 tidak ditemukan",
    "Convalida del token di accesso riuscita, ma la chiamata ha dato errore",
    "Memvalidasi token akses publik gagal",
    "Sua sessão foi invalidada. Entre novamente.",
    "A sessão foi invalidada porque o usuário alterou a senha.",
    "La sesión expiró el martes",
    "Oturumun süresi doldu. Tekrar giriş yap.",
    "انتهت صلاحية الجلسة",
    "O e-mail do destinatário não está na lista de permissão",
    "El dominio del destinatario no está en la lista de permitidos",
    "O ficheiro não existe, não pode ser carregado devido a permissões ausentes",
];

#[test]
fn sentences_of_other_programs_are_not_from_meta() {
    for words in OF_OTHERS {
        for text in [
            (*words).to_owned(),
            format!("2026-11-26T08:00:01Z ERROR [auth] {words}"),
            json!({"error": words}).to_string(),
            json!({"code": 401, "message": words}).to_string(),
        ] {
            assert_eq!(
                explain(&text, None, &context()).category,
                Category::Unrecognised,
                "{text}"
            );
            assert_eq!(pasted(&text), None, "{text}");
        }
    }
}

#[test]
fn the_expiry_is_read_with_months_of_other_languages() {
    for (said, seconds) in [
        (
            "a sessão expirou em terça-feira, 05-fev-24 20:00:00 PST. A hora atual é quinta-feira, 08-fev-24 11:00:00 PST.",
            1_707_192_000,
        ),
        (
            "la sesión caducó el miércoles, 20-dic-23 08:00:00 PST. La hora actual es 21-dic-23 08:00:00 PST.",
            1_703_088_000,
        ),
        ("die Sitzung ist am 20-Dez-23 08:00:00 PST abgelaufen", 1_703_088_000),
        ("la session a expiré le 20-déc-23 08:00:00 PST", 1_703_088_000),
    ] {
        let body = json!({"error": {"message": said, "type": "OAuthException", "code": 190, "error_subcode": 463}});
        let read = of_answer(Some(400), &body, &context());
        let english = json!({"error": {"message": format!("Session has expired at unix time {seconds}."), "type": "OAuthException", "code": 190, "error_subcode": 463}});
        let expected = of_answer(Some(400), &english, &context());
        assert_eq!(read.explanation, expected.explanation, "{said}");
    }
}

#[test]
fn the_current_time_is_not_read_as_the_expiry() {
    let said = "انتهت صلاحية الجلسة في 05-مارس-24 20:00:00 PST. الوقت الحالي هو 08-Mar-24 11:00:00 PST.";
    let error = |message: &str| {
        let body = json!({"error": {"message": message, "type": "OAuthException", "code": 190, "error_subcode": 463}});
        of_answer(Some(400), &body, &context()).explanation
    };
    assert_eq!(error(said), error("x"));
}

#[test]
fn a_long_text_is_read_to_a_limit() {
    let text = "Objeto com o ID 'não existe ".repeat(20_000);
    assert_eq!(explain(&text, None, &context()).category, Category::Unrecognised);
}
