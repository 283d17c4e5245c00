//! Whether messages can be sent, in Meta's words and ours.

use crate::diagnosis::{Diagnosis, Discovery, Evidence, diagnose, health_lines, limits_sending};
use crate::graph::{CanSendMessage, HealthStatus, PhoneNumber, WabaId};

use super::super::examination::Examination;
use super::super::question::{Question, Told};
use super::super::words;
use super::Link;

impl Examination<'_> {
    pub(super) fn health(&self) -> Link {
        let number = self.chosen_number().map(|found| &found.phone_number);
        let Some(health) = number
            .and_then(|number| number.health_status.as_ref())
            .or_else(|| self.account_health())
        else {
            let status_trouble = number.and_then(|number| self.trouble_of_status(number));
            return match status_trouble {
                Some(trouble) => urgent(
                    words::status(number.and_then(|number| number.status.as_ref())).unwrap_or_default(),
                    trouble,
                ),
                None => self.running_or(words::ASKING_HEALTH, || match number {
                    Some(_) => Link::unknown(words::HEALTH_UNKNOWN),
                    None if self.reach.phone_numbers.is_empty() => Link::skipped(words::HEALTH_NOT_ASKED),
                    None => Link::skipped(words::HEALTH_OF_NO_NUMBER),
                }),
            };
        };
        let detail = words::health(health, limits_sending(health), &health_lines(health));
        if health.can_send_message == Some(CanSendMessage::Blocked) {
            return urgent(detail, diagnose(&Evidence::Health(health), &self.context()));
        }
        if let Some(trouble) = number.and_then(|number| self.trouble_of_status(number)) {
            let status = words::status(number.and_then(|number| number.status.as_ref())).unwrap_or_default();
            return urgent([&status, "\n", &detail].concat(), trouble);
        }
        match health.can_send_message {
            Some(_) if limits_sending(health) => {
                Link::warn(detail, diagnose(&Evidence::Health(health), &self.context()))
            }
            Some(CanSendMessage::Available | CanSendMessage::Limited) => Link::pass(detail),
            Some(CanSendMessage::Blocked | CanSendMessage::Other(_)) | None => Link::unknown(detail),
        }
    }

    /// Of the account, where its numbers were found and none was chosen.
    fn account_health(&self) -> Option<&HealthStatus> {
        if self.reach.phone_numbers.is_empty() {
            return None;
        }
        let home: WabaId = self.home_account.clone()?;
        match self.run.told(&Question::Account(home)) {
            Some(Told::Account(account)) => account.health_status.as_ref(),
            _ => None,
        }
    }

    fn trouble_of_status(&self, number: &PhoneNumber) -> Option<Diagnosis> {
        Discovery::of_status(number).map(|discovery| self.discovered(discovery))
    }
}

fn urgent(detail: String, trouble: Diagnosis) -> Link {
    Link {
        is_urgent: true,
        ..Link::warn(detail, trouble)
    }
}
