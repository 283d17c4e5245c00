//! What the commands do: start or end a test, a save, an exchange or a comparison, and copy. Does not depend on the component, or
//! on what is shown.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::reading::read;
use crate::check::{
    FollowUp, Prepared, curl_commands, exchange_command, public_report, report_with_names, steps_of_report,
    steps_to_pass_on,
};
use crate::clock;
use crate::diagnosis::{IdField, reminder};
use crate::fetch::can_prove;
use crate::paste::AppId;
use crate::ui::browser::clipboard::{self, AfterCopy};
use crate::ui::browser::download::download;
use crate::ui::browser::element::{focus, set_value};
use crate::ui::browser::report::report_to_js;
use crate::ui::desk::Desk;
use crate::ui::message::{Command, CopySource};
use crate::ui::model::{
    ComparisonEvent, EXAMPLE, Event, Example, ExchangeEvent, ExchangeStage, Refusal, Refused, Saving, marked, requests,
    unmarked,
};
use crate::ui::view::Copied;

/// The file that reminds of the expiry of the token that was tested, in the language of the page.
fn reminder_of_test(desk: &Desk) -> Option<String> {
    let report = desk.state.test.report()?;
    reminder(
        report.token.expires_at?,
        &report.known(),
        clock::now().now_unix_secs,
        &desk.prose.words,
    )
}

/// Runs a command.
pub fn run(desk: &mut Desk, command: Command) {
    match command {
        Command::Test => test(desk),
        Command::Example(which) => example(desk, which),
        Command::Cancel => {
            desk.runner.stop();
            desk.apply(Event::Cancelled);
        }
        Command::SendAnyway => {
            desk.apply(Event::UnknownKindAccepted);
            // The button that was pressed is gone.
            focus(&desk.nodes.test_button);
            test(desk);
        }
        Command::UseNumber(number, account) => {
            desk.use_id(IdField::PhoneNumberId, number);
            if let Some(account) = account {
                desk.use_id(IdField::WhatsAppBusinessAccountId, account);
            }
            // The button that was pressed is gone; this is the next one.
            focus(&desk.nodes.test_button);
        }
        Command::FollowUp(what) => follow_up(desk, &what),
        Command::Subscribe { answers: true } => follow_up(desk, &FollowUp::Subscribe),
        // The second half of the double click that asked.
        Command::Subscribe { answers: false } => {}
        Command::Save { answers } => save(desk, answers),
        Command::SaveAnyway => {
            save_now(desk);
            // The button that was pressed is gone.
            focus(&desk.nodes.save_button);
        }
        Command::Exchange { renew, answers } => exchange(desk, renew, answers),
        Command::UseNewToken => use_new_token(desk),
        Command::Compare => compare(desk),
        Command::SaveReminder => {
            if let Some(file) = reminder_of_test(desk) {
                download("whatsapp-token.ics", "text/calendar", &file);
            }
        }
        Command::Copy(source) => copy(desk, source),
        Command::CopyEnded(source, refused) => copy_ended(desk, source, refused),
        Command::CopyForgotten => desk.forget_copy(),
        Command::Report(number) => report(desk, number),
        Command::Read(text) => read_field(desk, &text),
        Command::StopAll => desk.runner.stop_all(),
    }
}

/// One at a time: the button stays pressable, or it would lose the focus.
fn follow_up(desk: &mut Desk, what: &FollowUp) {
    if !desk.state.test.is_fetching_more() {
        desk.apply(Event::MoreAsked);
        desk.runner.follow_up(what);
    }
}

/// Tells the host the report of a test, unless the test was stopped or another one was started.
fn report(desk: &Desk, number: u32) {
    let report = desk.state.test.report().filter(|_| desk.state.test.is_of(number));
    if let Some(report) = report {
        desk.host.tell(&report_to_js(report, &desk.prose.words));
    }
}

fn test(desk: &mut Desk) {
    match requests::connection(&desk.state) {
        Ok(request) if request.app_secret.is_some() && !can_prove() => {
            focus(&desk.nodes.app_secret);
            desk.apply(Event::Refused(Refused::Test(Refusal::NoProof)));
        }
        Ok(request) => {
            let number = desk.runner.start(request);
            desk.apply(Event::Began(number));
        }
        Err(Refusal::Stored) if desk.state.host.tests_stored => {
            let number = desk.runner.start_stored(&desk.host);
            desk.apply(Event::Began(number));
        }
        Err(refusal) => refuse(desk, Refused::Test(refusal)),
    }
}

/// Fills the token's field with an example, as if it had been pasted.
fn example(desk: &mut Desk, which: Example) {
    if !desk.state.offers_examples() {
        return;
    }
    let text = which.text(&clock::now());
    set_value(&desk.nodes.token, &marked(&text, &example_mark(desk)));
    desk.read(&text, |text| read(text).as_example());
    // The button that was pressed is gone.
    focus(&desk.nodes.test_button);
}

/// Reads what is in the token's field. An example that was edited is still one, as long as each line of it says so.
fn read_field(desk: &mut Desk, text: &str) {
    let is_marked = desk.state.pasted.from_example;
    match unmarked(text, &example_mark(desk)).filter(|_| is_marked) {
        Some(text) => desk.read(&text, |text| read(text).as_example()),
        None => desk.read(text, read),
    }
}

/// What each line of an example begins with.
fn example_mark(desk: &Desk) -> String {
    desk.prose.words.text(EXAMPLE).into_owned() + " "
}

/// Says at the token's field why nothing was done.
fn refuse(desk: &mut Desk, refused: Refused) {
    focus(&desk.nodes.token);
    desk.apply(Event::Refused(refused));
}

/// Saves, or asks first. A second press answers what the first one asked.
fn save(desk: &mut Desk, answers: bool) {
    let doubt = requests::save(&desk.state).map(|_| requests::save_doubt(&desk.state));
    match doubt {
        Err(refusal) => refuse(desk, Refused::Save(refusal)),
        Ok(Some(doubt)) if !(answers && desk.state.saving == Saving::Asking(doubt)) => {
            if !desk.state.saving.is_under_way() {
                desk.apply(Event::SaveAsked(doubt));
            }
        }
        Ok(_) => save_now(desk),
    }
}

fn save_now(desk: &mut Desk) {
    if desk.state.saving.is_under_way() {
        return;
    }
    if let Ok(to_save) = requests::save(&desk.state) {
        let report = desk.state.test.report();
        let report = report.filter(|_| desk.runner.has_tested(to_save.token.as_ref()));
        let report = report.map_or(JsValue::NULL, |report| report_to_js(report, &desk.prose.words));
        let number = desk.runner.save(&desk.host, &to_save, report);
        desk.apply(Event::SaveBegan(number));
    }
}

/// Exchanges the token, or asks first. A second press answers what the first one asked.
fn exchange(desk: &mut Desk, renew: bool, answers: bool) {
    if desk.state.exchange.is_under_way() {
        return;
    }
    let request = match requests::exchange(&desk.state, renew) {
        Ok(request) => request,
        Err(why) => return refuse(desk, Refused::Test(why)),
    };
    let confirmed = desk.state.exchange.asked(renew).filter(|_| answers);
    let last_test = desk.state.current_test().map(AsRef::as_ref);
    match request.prepare(last_test, confirmed, &clock::now()) {
        Prepared::Ready(call) => {
            let version = &desk.state.graph_version;
            let number = desk.runner.exchange(request, &call, version, last_test);
            desk.apply(Event::Exchange(ExchangeEvent::Began(number)));
        }
        Prepared::Asks(doubts) => desk.apply(Event::Exchange(ExchangeEvent::Asked { doubts, renew })),
        Prepared::Refused(why) => desk.apply(Event::Exchange(ExchangeEvent::Refused(Rc::from(why)))),
    }
}

/// Puts the token that an exchange gave into the field, as if it had been pasted.
fn use_new_token(desk: &mut Desk) {
    let ExchangeStage::Done(token) = &desk.state.exchange.stage else {
        return;
    };
    let text = token.token.expose().to_owned();
    set_value(&desk.nodes.token, &text);
    focus(&desk.nodes.token);
    desk.read(&text, read);
}

fn compare(desk: &mut Desk) {
    let Some(first) = desk.state.current_test().cloned() else {
        return;
    };
    match requests::comparison(&desk.state) {
        Ok(second) => {
            let number = desk.runner.compare(first, second);
            desk.apply(Event::Comparison(ComparisonEvent::Began(number)));
        }
        Err(why) => {
            focus(&desk.nodes.second_token);
            desk.apply(Event::Comparison(ComparisonEvent::Refused(why)));
        }
    }
}

fn copy(desk: &Desk, source: CopySource) {
    let Some(text) = text_of(desk, &source) else { return };
    // Elsewhere, nothing around it says that it is an example.
    let text = if desk.state.pasted.is_example() {
        marked(&text, &example_mark(desk))
    } else {
        text
    };
    let send = desk.prose.send.clone();
    clipboard::copy(text, move |refused| {
        send.emit(Command::CopyEnded(source, refused).into());
    });
}

/// `refused`: the text that the clipboard did not take.
fn copy_ended(desk: &mut Desk, source: CopySource, refused: Option<String>) {
    desk.prose.copied = Some(Copied {
        source,
        is_refused: refused.is_some(),
    });
    desk.after_copy = match refused {
        Some(text) => AfterCopy::Show(text),
        None => AfterCopy::copied(desk.prose.send.clone()),
    };
}

fn text_of(desk: &Desk, source: &CopySource) -> Option<String> {
    let report = desk.state.report();
    Some(match source {
        CopySource::ExchangeCommand => {
            let app_id = AppId::parse(desk.state.exchange.app_id.trim());
            exchange_command(app_id.as_ref(), false, &desk.state.graph_version)
        }
        CopySource::NewToken => match &desk.state.exchange.stage {
            ExchangeStage::Done(token) => token.token.expose().to_owned(),
            _ => return None,
        },
        CopySource::Token => desk.state.pasted.inspection.token.as_ref()?.expose().to_owned(),
        CopySource::Steps => match &desk.state.pasted.answer {
            Some(answer) => steps_to_pass_on(answer, &desk.state.known(), &desk.prose.words),
            None => steps_of_report(report?, &desk.prose.words)?,
        },
        CopySource::Link => {
            let page = desk.state.host.links.as_deref()?;
            [page, "#cause=", desk.state.diagnosis()?.cause.as_str()].concat()
        }
        CopySource::Report if desk.state.reports_names => report_with_names(report?),
        CopySource::Report => public_report(report?),
        CopySource::CurlCommand => curl_commands(report?)?.posix,
        CopySource::PowerShellCommand => curl_commands(report?)?.powershell,
        CopySource::Id(id) => id.to_string(),
    })
}
