//! The calls of a run as a command for a terminal, for a browser that cannot reach Meta. The command prompts for the token, so it
//! contains no token and no secret, and the token is in no list of running programs.
//!
//! `transcript` reads the output of the command. The command that exchanges a token prompts for the app secret in the same way.
//! Its output is pasted like any other answer with a token.
//!
//! Does not depend on the run, only on what it asked.

use crate::check::report::{ConnectionReport, Origin, RunSummary};
use crate::check::transport::has_post;
use crate::graph::{GraphVersion, TokenExchange};
use crate::paste::AppId;

use super::transcript::first_line;

/// The same calls for two types of shell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commands {
    /// For a POSIX shell, as on macOS and Linux.
    pub posix: String,
    /// For Windows `PowerShell`.
    pub powershell: String,
}

/// The characters that a token can have. Other characters could end the quotes around the address.
const CHARACTERS_OF_A_TOKEN: &str = "A-Za-z0-9._|~-";

/// Hides what is typed until the group ends.
const HIDE_INPUT: &str = "trap 'stty echo 2>/dev/null' EXIT\n\
                    trap 'exit 130' INT TERM\n\
                    stty -echo 2>/dev/null\n";

/// Reads a secret into a variable of a POSIX shell.
fn asking(what: &str, variable: &str) -> String {
    format!(
        "printf '{what} (it stays hidden): ' >&2\nIFS= read -r {variable}\necho >&2\n\
         {variable}=$(printf %s \"${variable}\" | tr -cd '{CHARACTERS_OF_A_TOKEN}')\n"
    )
}

/// The exchange of a token for a POSIX shell, for people who do not enter an app secret into a page. The command prompts for the
/// token and the secret, and for the app ID if it is not known. It prints Meta's answer with the new token.
#[must_use]
pub fn exchange_command(app_id: Option<&AppId>, renew: bool, version: &GraphVersion) -> String {
    let (address, form) = TokenExchange::to_template(version, app_id, renew);
    let ask_for_app = "printf 'App ID: ' >&2\nIFS= read -r app_id\napp_id=$(printf %s \"$app_id\" | tr -cd 0-9)\n";
    [
        "(\n",
        if app_id.is_some() { "" } else { ask_for_app },
        HIDE_INPUT,
        &asking("Access token", "token"),
        &asking("App secret", "secret"),
        "printf 'url = \"%s\"\\ndata = \"%s\"\\n' \"",
        &address,
        "\" \"",
        &form,
        "\" | curl -sS --max-time 10 -K - -w '\\n' 2>&1 |\n\
         \x20 sed 's/Malformed access token [^\"]*/Malformed access token .../'\n)\n",
    ]
    .concat()
}

/// The calls of a run as commands; `None` if they are not known.
#[must_use]
pub fn curl_commands(report: &ConnectionReport) -> Option<Commands> {
    let Origin::Run(run) = &report.origin else { return None };
    Some(Commands {
        posix: posix(run),
        powershell: powershell(run),
    })
}

/// The shell reads the whole group before it runs, so that `read` does not read the next line of the paste as the token.
/// `ask` gives curl the form by its standard input, so that the token is in no list of running programs. If Meta refuses a
/// form, this call and the following ones are a GET.
fn posix(run: &RunSummary) -> String {
    [
        "(\n",
        HIDE_INPUT,
        &asking("Access token", "token"),
        "send() {\n\
         \x20 printf %s \"$2\" | curl -sS --max-time 10 --data @- -w '\\nHTTP %{http_code}\\n' $3 \"$1\" 2>&1 |\n\
         \x20   sed 's/access_token=[^&\"]*/access_token=.../g; s/Malformed access token [^\"]*/Malformed access token .../'\n\
         }\n\
         way=\n\
         ask() {\n\
         \x20 printf '# %s\\n' \"$1\"\n\
         \x20 answer=$(send \"$2\" \"$3\" ${4:-$way})\n\
         \x20 case $answer in *'nsupported post request'*|*'HTTP 405')\n\
         \x20   way=--get\n\
         \x20   answer=$(send \"$2\" \"$3\" --get) ;;\n\
         \x20 esac\n\
         \x20 printf '%s\\n' \"$answer\"\n\
         }\n\
         echo '",
        &first_line(run),
        "'\n",
        &calls(run, "ask"),
        ")\n",
    ]
    .concat()
}

fn powershell(run: &RunSummary) -> String {
    [
        "& {\n\
         $secret = Read-Host 'Access token (it stays hidden)' -AsSecureString\n\
         $pointer = [Runtime.InteropServices.Marshal]::SecureStringToBSTR($secret)\n\
         $token = [Runtime.InteropServices.Marshal]::PtrToStringBSTR($pointer) -replace '[^",
        CHARACTERS_OF_A_TOKEN,
        "]', ''\n\
         [Runtime.InteropServices.Marshal]::ZeroFreeBSTR($pointer)\n\
         function Send($address, $form, $way) {\n\
         \x20 $options = '-sS', '--max-time', '10', '--data', '@-', '-w', '\\nHTTP %{http_code}\\n', $address\n\
         \x20 if ($way) { $options += $way }\n\
         \x20 $form | curl.exe $options 2>&1 |\n\
         \x20   ForEach-Object { \"$_\" -replace 'access_token=[^&\"]*', 'access_token=...' -replace 'Malformed access token [^\"]*', 'Malformed access token ...' }\n\
         }\n\
         function Ask($label, $address, $form, $way) {\n\
         \x20 \"# $label\"\n\
         \x20 $answer = Send $address $form $way\n\
         \x20 if (\"$answer\" -match 'nsupported post request|HTTP 405') { $answer = Send $address $form '--get' }\n\
         \x20 $answer\n\
         }\n\
         '",
        &first_line(run),
        "'\n",
        &calls(run, "Ask"),
        "}\n",
    ]
    .concat()
}

/// A line for each call: the shell's function that makes it, the label, the address, and the form with the token's
/// variable in it, which has the same syntax in both shells. IDs are digits, cursors and fields percent-encoded, so nothing in them
/// means anything to a shell.
///
/// An edge that has a POST is requested with a GET, unless this run proved that Meta accepts `method=get`. No browser, extension or
/// script sees an address that curl requests.
fn calls(run: &RunSummary, function: &str) -> String {
    run.questions
        .iter()
        .filter(|question| question.page(None).is_none_or(|first| first == **question))
        .map(|question| {
            let (address, form) = question.request(&[]).to_template(&run.graph_version, "$token");
            let is_get = has_post(question) && !run.forms_are_proven;
            let way = if is_get { " --get" } else { "" };
            [
                function,
                " '",
                &question.label(),
                "' \"",
                &address,
                "\" \"",
                &form,
                "\"",
                way,
                "\n",
            ]
            .concat()
        })
        .collect()
}
