//! The copied command, and its pasted output.

use token_doctor::check::{CheckId, CheckState, Commands, ConnectionReport, Outcome, Run, Verdict};
use token_doctor::check::{curl_commands, exchange_command, not_checked, replay};
use token_doctor::diagnosis::{Category, NoAnswer};
use token_doctor::graph::GraphVersion;
use token_doctor::paste::AppId;

use super::world::*;

fn commands(report: &ConnectionReport) -> Commands {
    curl_commands(report).unwrap()
}

/// The output of the command if Meta answers like this world.
fn printed(posix: &str, world: &World, run: &mut Run) -> String {
    let heading = posix.lines().find(|line| line.starts_with("echo 'WhatsApp")).unwrap();
    let mut printed = format!(
        "$ pasted\nAccess token (it stays hidden):\n{}\n",
        heading.trim_start_matches("echo '").trim_end_matches('\'')
    );
    let labels: Vec<&str> = posix
        .lines()
        .filter_map(|line| line.strip_prefix("ask '")?.split('\'').next())
        .collect();
    let mut calls = Vec::new();
    loop {
        let next = run.next_calls();
        if next.is_empty() {
            break;
        }
        for call in next {
            run.receive(call.id, world.to(&call));
            calls.push(call);
        }
    }
    for (label, call) in labels.iter().zip(&calls) {
        let (status, body) = match world.to(call) {
            Outcome::Answered { http_status, body } => (http_status, body),
            _ => (0, "curl: (6) Could not resolve host: graph.facebook.com".to_owned()),
        };
        let status = format!("{status:03}");
        for part in ["# ", label, "\r\n", &body, "\nHTTP ", &status, "\n"] {
            printed.push_str(part);
        }
    }
    printed
}

#[test]
fn the_command_has_the_calls_of_the_run_and_no_token() {
    let mut request = given(NUMBER, "");
    request.app_secret = token_doctor::graph::AppSecret::parse("5ecre75ecre75ecre75ecre75ecre75e");
    let report = play(request, &World::healthy()).report();
    let commands = commands(&report);
    for command in [&commands.posix, &commands.powershell] {
        for part in [
            "curl",
            "--data",
            &format!(
                "\"https://graph.facebook.com/v25.0/{NUMBER}\" \"method=get&fields=display_phone_number%2Cverified_name"
            ),
            "/debug_token\" \"method=get&input_token=$token&",
            &format!("/{ACCOUNT}/subscribed_apps\" \"method=get&locale=en_US&access_token=$token\"\n"),
        ] {
            assert!(command.contains(part), "{part} in {command}");
        }
        assert!(!command.contains(TOKEN) && !command.contains("5ecre7"), "{command}");
    }
    assert!(commands.posix.starts_with("(\n") && commands.posix.ends_with(")\n"));
    assert!(commands.powershell.contains("curl.exe"));
}

#[test]
fn the_command_asks_an_edge_that_has_a_post_as_a_get_unless_the_run_proved_that_forms_are_reads() {
    let unproven = World::healthy()
        .with("/debug_token", text(502, "<html>Bad Gateway</html>"))
        .with("/me/permissions", nothing(NoAnswer::TimedOut { after_secs: 10 }));
    for (world, is_proven) in [(World::healthy(), true), (unproven, false)] {
        let commands = commands(&play(given(NUMBER, ACCOUNT), &world).report());
        for command in [&commands.posix, &commands.powershell] {
            for line in command
                .lines()
                .filter(|line| line.to_ascii_lowercase().starts_with("ask '"))
            {
                let is_edge = ["subscribed_apps", "phone_numbers"]
                    .iter()
                    .any(|edge| line.contains(edge));
                assert_eq!(line.ends_with(" --get"), is_edge && !is_proven, "{line}");
            }
        }
    }
}

#[test]
fn the_output_of_the_command_gives_the_verdict_of_a_live_test() {
    for (number, account, world) in [
        (NUMBER, "", World::healthy()),
        (NUMBER, ACCOUNT, World::healthy()),
        (NUMBER, "", World::healthy().all(expired())),
        ("", "", World::healthy().with("/debug_token", described_for(&[ACCOUNT]))),
        (OTHER_NUMBER, "", World::silent()),
        ("", "", World::silent()),
    ] {
        let live = play(given(number, account), &world).report();
        let text = printed(&commands(&live).posix, &world, &mut Run::new(given(number, account)));
        let replayed = replay(&text, &CLOCK).unwrap();
        assert_eq!(
            (replayed.verdict, category(&replayed)),
            (live.verdict, category(&live)),
            "{text}"
        );
        assert_eq!(headline(&replayed), headline(&live));
        assert_eq!(
            replayed.requests, live.requests,
            "what was not asked there is not counted"
        );
        assert_eq!(replayed.first_broken_check, live.first_broken_check);
        assert_eq!(state(&replayed, CheckId::Text), CheckState::Skipped);
        assert_eq!(not_checked(&replayed), not_checked(&live), "the text is not named");
    }
}

#[test]
fn answers_that_a_terminal_has_broken_into_lines_are_joined_again() {
    let world = World::healthy();
    let live = play(given(NUMBER, ""), &world).report();
    let text = printed(&commands(&live).posix, &world, &mut Run::new(given(NUMBER, "")));
    let wrapped: String = text
        .lines()
        .flat_map(|line| {
            let characters: Vec<char> = line.chars().collect();
            let width = if line.starts_with('{') { 80 } else { 1_000 };
            characters
                .chunks(width)
                .map(|chunk| chunk.iter().collect::<String>() + "\n")
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(replay(&wrapped, &CLOCK).unwrap().verdict, Verdict::Connected);
}

#[test]
fn a_run_that_the_browser_blocked_continues_in_the_terminal() {
    let blocked = play(given(NUMBER, ""), &World::healthy().all(nothing(NoAnswer::Rejected))).report();
    assert_eq!(category(&blocked), Some(Category::Unreachable));
    assert!(
        blocked
            .diagnosis
            .as_ref()
            .unwrap()
            .steps
            .iter()
            .any(|step| step.text.to_string().contains("Copy curl command"))
    );
    let text = printed(
        &commands(&blocked).posix,
        &World::healthy(),
        &mut Run::new(given(NUMBER, "")),
    );
    let replayed = replay(&text, &CLOCK).unwrap();
    assert_eq!(replayed.verdict, Verdict::Connected);
    assert_eq!(
        state(&replayed, CheckId::Webhook),
        CheckState::Skipped,
        "not among the answers"
    );

    let nowhere = printed(
        &commands(&blocked).posix,
        &World::healthy().all(nothing(NoAnswer::NoConnection)),
        &mut Run::new(given(NUMBER, "")),
    );
    assert_eq!(cause(&replay(&nowhere, &CLOCK).unwrap()), "no_connection");
}

#[test]
fn other_texts_are_not_output_of_the_command() {
    for text in [
        "",
        "EAAB",
        "WhatsApp Token Doctor",
        "{\"error\":{\"code\":190}}",
        "WhatsApp Token Doctor, answers 1",
    ] {
        assert_eq!(replay(text, &CLOCK), None, "{text}");
    }
    let empty = replay("WhatsApp Token Doctor, answers 1;\n# app\nHTTP 200\n", &CLOCK).unwrap();
    assert_eq!(empty.verdict, Verdict::CouldNotTell);
}

#[test]
fn the_command_of_an_exchange_prompts_for_secrets_and_hides_them_from_process_lists() {
    let app_id = AppId::parse(APP).unwrap();
    let command = exchange_command(Some(&app_id), false, &GraphVersion::default());
    assert_eq!(
        command,
        "(\n\
         trap 'stty echo 2>/dev/null' EXIT\n\
         trap 'exit 130' INT TERM\n\
         stty -echo 2>/dev/null\n\
         printf 'Access token (it stays hidden): ' >&2\n\
         IFS= read -r token\n\
         echo >&2\n\
         token=$(printf %s \"$token\" | tr -cd 'A-Za-z0-9._|~-')\n\
         printf 'App secret (it stays hidden): ' >&2\n\
         IFS= read -r secret\n\
         echo >&2\n\
         secret=$(printf %s \"$secret\" | tr -cd 'A-Za-z0-9._|~-')\n\
         printf 'url = \"%s\"\\ndata = \"%s\"\\n' \"https://graph.facebook.com/v25.0/oauth/access_token\" \
         \"method=get&grant_type=fb_exchange_token&locale=en_US&client_id=911602140448729&client_secret=$secret\
         &fb_exchange_token=$token\" | curl -sS --max-time 10 -K - -w '\\n' 2>&1 |\n\
         \x20 sed 's/Malformed access token [^\"]*/Malformed access token .../'\n)\n"
    );
    let renewing = exchange_command(Some(&app_id), true, &GraphVersion::default());
    assert!(
        renewing.contains("&fb_exchange_token=$token&set_token_expires_in_60_days=true\" | curl"),
        "{renewing}"
    );
    let asking = exchange_command(None, false, &GraphVersion::default());
    assert!(
        asking.contains("IFS= read -r app_id\n") && asking.contains("client_id=$app_id&"),
        "{asking}"
    );
    assert!(
        asking.find("read -r app_id") < asking.find("stty -echo"),
        "what is no secret is seen while it is typed"
    );
}
