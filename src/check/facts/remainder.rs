//! What was found but not read: a later page of a list, or the phone numbers of an account. Does not depend on the
//! order of the questions, or on the verdict.

use crate::check::answers::Answers;
use crate::check::question::{Answer, Question};
use crate::graph::WabaId;

use super::assets::Assets;

/// A list, or a page of one, that can still be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remainder {
    /// What it is.
    pub kind: NextPage,
    pub(in crate::check) question: Question,
}

/// What can still be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// The numbers of an account. None were requested yet.
    NumbersOf(WabaId),
    /// The next page of an account's numbers.
    FurtherNumbersOf(WabaId),
    /// The next page of accounts.
    FurtherAccounts,
}

/// What can still be read, in the order of the accounts. Pasted answers have nothing more.
pub(in crate::check) fn remainders<'a>(answers: Answers<'a>, assets: &'a Assets) -> impl Iterator<Item = Remainder> {
    let of_numbers = assets.accounts.iter().filter_map(move |account| {
        let id = account.id.clone();
        let first = Question::PhoneNumbers(id.clone(), None);
        if answers.may_be_asked(&first) {
            return Some((NextPage::NumbersOf(id), first));
        }
        Some((NextPage::FurtherNumbersOf(id), next_page(answers, &first)?))
    });
    let of_accounts = answers
        .questions()
        .filter(|question| question.page(None).as_ref() == Some(question))
        .filter(|question| !matches!(question, Question::PhoneNumbers(..)))
        .filter_map(move |first| Some((NextPage::FurtherAccounts, next_page(answers, first)?)));
    of_numbers
        .chain(of_accounts)
        .take_while(move |_| !answers.is_replay())
        .map(|(kind, question)| Remainder { kind, question })
}

/// Whether something can still be read.
pub(in crate::check) fn has_remainder(answers: Answers, assets: &Assets) -> bool {
    remainders(answers, assets).next().is_some()
}

/// The question for the page after the last page that was read, or for the last page if a fault prevented it. None
/// if the next page was requested already, for example with a repeated cursor.
fn next_page(answers: Answers, first: &Question) -> Option<Question> {
    let last = answers
        .questions()
        .filter(|question| question.page(None).as_ref() == Some(first))
        .last()?;
    if last != first && answers.may_be_asked(last) {
        return Some(last.clone());
    }
    let after = match answers.answer(last)? {
        Answer::PhoneNumbers(page) => page.after.clone(),
        Answer::Nodes(page) => page.after.clone(),
        _ => None,
    }?;
    let next = first.page(Some(after))?;
    answers.status(&next).is_none().then_some(next)
}
