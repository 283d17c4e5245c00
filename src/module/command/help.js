// The text of --help.

export const HELP = `Finds out what is wrong with a WhatsApp Cloud API access token, and what to
click to fix it.

Usage:
  token-doctor [test] [options]           test a token against the Graph API
  token-doctor test --jsonl < tokens      test many tokens, one a line
  token-doctor inspect [options]          read the text of a token, offline
  token-doctor explain [options] < log    explain an answer from Meta, offline
  token-doctor exchange --app-id ID       get a token that expires after 60 days

The token is never an argument. It comes from a prompt that does not show it,
from standard input, or from an environment variable:
  token-doctor
  token-doctor < token.txt
  token-doctor --token-env META_TOKEN

Options:
  --token-env NAME        read the token from the environment variable NAME
  --phone-number-id ID    the phone number that your CRM uses
  --account-id ID         the WhatsApp Business Account that your CRM uses
  --app-id ID             test: the app that your CRM uses
                          exchange: the app that created the token
  --app-secret-env NAME   read the app secret from the environment variable NAME
  --webhook-url URL       the address at which your CRM receives webhooks
  --probe-sending         ask Meta if the token may send; sends no message
  --renew                 exchange: renew a token of a system user
  --graph-version VERSION such as v25.0
  --jsonl                 {"id", "token", "phoneNumberId", ...} a line from
                          standard input, one report a line to standard output
  --jobs COUNT            with --jsonl: how many tests at once (default 4)
  --json                  write JSON instead of sentences
  --lang LANGUAGE         such as es or pt-BR (default en)
  --list-checks           list the checks of a test
  --version, --help

Exit codes:
  0   connected           (inspect, explain, exchange: answered)
  1   needs attention
  2   failed
  3   could not tell      (inspect, explain, exchange: nothing recognised)
  64  wrong usage
  70  internal error
  130 Ctrl-C
With --jsonl, the worst of all lines: 2, 3, 1, 0. A line that is not readable
counts as 3.

The token goes to graph.facebook.com and nowhere else, and is not stored.
Behind a proxy, set NODE_USE_ENV_PROXY=1 and HTTPS_PROXY.`;
