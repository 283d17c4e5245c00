//! Meta's sentences in other languages, and the English form of each.
//!
//! Meta translates `details`, `error_user_title` and `error_user_msg`, and sometimes the message, into the language of the
//! account. The rules read the English form. A sentence counts only if no other program is known to write it. Does not
//! depend on what an error means.
//!
//! All sources were read in November 2026.

use crate::paste::{cut, floor, split, visit};

/// How much of a text is read, in bytes.
const LONGEST_TEXT: usize = 20_000;

/// Between two parts of a sentence, in bytes: an ID in quotes.
const LONGEST_GAP: usize = 40;

/// How often the first part of a sentence is tried.
const STARTS_TRIED: usize = 8;

/// Separates the parts of a sentence, and shows where the text between them is in the English form.
const GAP: &str = " … ";

const PASSWORD_CHANGED: &str = "error validating access token: the session has been invalidated because the user \
                                changed their password or facebook has changed the session for security reasons.";
const VALIDATING: &str = "error validating access token: ";
const NOT_FOUND: &str = "unsupported request. object with id ' … ' does not exist, cannot be loaded due to missing \
                         permissions, or does not support this operation.";
const NOT_ALLOWED: &str = "recipient phone number not in allowed list";

/// One sentence.
struct Sentence {
    /// The part that only Meta writes, folded.
    part: &'static str,
    english: &'static str,
}

const fn sentence(part: &'static str, english: &'static str) -> Sentence {
    Sentence { part, english }
}

/// The sentences, the most telling first.
#[rustfmt::skip]
const SENTENCES: &[Sentence] = &[
    // Code 190. The first five are in the translated documentation of Adobe GenStudio, which quotes the error: the page
    // about activations in github.com/AdobeDocs/genstudio-for-performance-marketing.pt-BR, .es-ES, .fr-FR, .de-DE and
    // .it-IT. The wording can be that of its translator.
    // Portuguese.
    sentence("a sessao foi invalidada porque o usuario alterou a senha ou o facebook", PASSWORD_CHANGED),
    // Spanish.
    sentence("la sesion se ha invalidado porque el usuario cambio su contrasena o facebook", PASSWORD_CHANGED),
    // French.
    sentence("la session a ete invalidee car l'utilisateur a modifie son mot de passe ou facebook", PASSWORD_CHANGED),
    // German.
    sentence("die sitzung wurde ungultig gemacht, da der benutzer sein kennwort geandert hat oder facebook", PASSWORD_CHANGED),
    // Italian.
    sentence("la sessione e stata invalidata perche l'utente ha cambiato la password o facebook", PASSWORD_CHANGED),
    // Indonesian. Three scripts on GitHub print it if a call of `/me` refuses the token.
    sentence("sesi ini telah dibatalkan karena pengguna mengubah kata sandi mereka atau facebook", PASSWORD_CHANGED),
    // Code 100. Portuguese, "O objeto com o ID 'messages'": two help pages of CRMs, as the message that appears.
    // The form without "o" is in the labelled answers of the tests.
    sentence("objeto com o id ' … ' nao existe, nao pode ser carregado", NOT_FOUND),
    sentence("objeto com id ' … ' nao existe, nao pode ser carregado", NOT_FOUND),
    // Spanish: five files on GitHub quote it, all with the same ID, one for a call of v25.0.
    sentence("objeto con id ' … ' no existe, no se puede cargar", NOT_FOUND),
    // Code 131030, `details`. Brazilian Portuguese: an answer of v18.0 with its trace ID, in a repository on GitHub.
    sentence("telefone do destinatario nao esta na lista de permissao: adicione o telefone do destinatario", NOT_ALLOWED),
    // Portuguese of Portugal: four test files on GitHub.
    sentence("telemovel do destinatario nao esta na lista de permissoes: adiciona o numero de telemovel", NOT_ALLOWED),
    // Italian: the tests of two programs on GitHub.
    sentence("numero di telefono del destinatario non presente nella lista dei numeri consentiti", NOT_ALLOWED),
    // The start of every sentence about a session. The rest of the sentence tells the cause. Programs of others write
    // the same words before an error in English, so the next word counts too.
    sentence("validar o token de acesso: a sess", VALIDATING),
    sentence("validar el token de acceso: la ses", VALIDATING),
    sentence("validation du jeton d'acces : la session", VALIDATING),
    sentence("convalida del token di accesso: la session", VALIDATING),
    sentence("uberprufen des zugriffs-tokens: die sitzung", VALIDATING),
    // Without a public source: French with "token", and Indonesian.
    sentence("validation du token d'acces : la session", VALIDATING),
    sentence("validation du token d'acces : l'utilisateur", VALIDATING),
    sentence("memvalidasi token akses: sesi", VALIDATING),
];

/// A shorter text has none of them, in bytes.
const SHORTEST: usize = 29;

/// The English form of the first sentence from Meta in another language.
pub(super) fn english(text: &str) -> Option<String> {
    let (english, gap, _) = find(text)?;
    Some(split(english, GAP).join(&gap))
}

/// The position of a sentence from Meta in another language, in bytes.
pub(in crate::diagnosis) fn position(text: &str) -> Option<usize> {
    let (_, _, folded_at) = find(text)?;
    let mut folded_bytes = 0;
    let mut characters = folding(text);
    characters
        .find(|(_, character)| {
            folded_bytes += character.len_utf8();
            folded_bytes > folded_at
        })
        .map(|(at, _)| at)
}

/// The English form, the text in its gap, and the position in the folded text.
fn find(text: &str) -> Option<(&'static str, String, usize)> {
    if text.len() < SHORTEST {
        return None;
    }
    let text = text.get(..floor(text, LONGEST_TEXT))?;
    visit(text.len());
    let folded: String = folding(text).map(|(_, character)| character).collect();
    SENTENCES.iter().find_map(|sentence| {
        let (at, gap) = find_part(&folded, sentence.part)?;
        Some((sentence.english, gap.to_owned(), at))
    })
}

/// The position of a part, and the text in its gap.
fn find_part<'a>(folded: &'a str, part: &str) -> Option<(usize, &'a str)> {
    let Some((start, end)) = cut(part, GAP) else {
        return Some((folded.find(part)?, ""));
    };
    let mut starts = folded.match_indices(start).take(STARTS_TRIED);
    starts.find_map(|(at, _)| {
        let after = folded.get(at + start.len()..)?;
        let near = after.get(..floor(after, LONGEST_GAP + end.len()))?;
        Some((at, cut(near, end)?.0))
    })
}

/// The characters of a text without accents, in lower case, with single spaces; each with its position.
fn folding(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut is_after_space = false;
    text.char_indices().filter_map(move |(at, character)| {
        let plain = without_accent(character)?;
        let is_repeated = plain == ' ' && is_after_space;
        is_after_space = plain == ' ';
        (!is_repeated).then_some((at, plain))
    })
}

/// A character without its accent, in lower case; `None` for an accent alone.
fn without_accent(character: char) -> Option<char> {
    Some(match character {
        '\u{300}'..='\u{36f}' => return None,
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' => ' ',
        '\u{2018}' | '\u{2019}' | '`' => '\'',
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        other => other.to_ascii_lowercase(),
    })
}
