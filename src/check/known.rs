//! What a report knows of the administrator's own case, for the guide and the reminder.

use crate::diagnosis::Known;
use crate::graph::{BusinessId, PhoneNumberId};

use super::reach::MoreKind;
use super::verdict::ConnectionReport;

impl ConnectionReport {
    /// What the guide and the reminder can name: the app, and of portfolio, account and number those that are the only ones.
    #[must_use]
    pub fn known(&self) -> Known {
        let number = match self.phone_numbers.as_slice() {
            [number] if self.more.is_empty() => Some(number),
            _ => None,
        };
        let account = match self.accounts.as_slice() {
            [account] if !self.more.iter().any(|more| more.kind == MoreKind::FurtherAccounts) => Some(&account.id),
            _ => number.and_then(|number| number.account_id.as_ref()),
        };
        let health = self
            .phone_numbers
            .iter()
            .filter_map(|number| number.phone_number.health_status.as_ref());
        let mut portfolios = health.filter_map(|health| health.entity_id("BUSINESS"));
        let portfolio = portfolios
            .next()
            .filter(|first| portfolios.all(|other| other == *first));
        Known {
            app_id: self.token.app_id.clone(),
            app_name: self.token.app_name.clone(),
            business_id: portfolio.and_then(BusinessId::of_answer),
            waba_id: account.cloned(),
            phone_number_id: number.and_then(|number| PhoneNumberId::of_answer(&number.id)),
        }
    }
}
