//! The permissions: what is proven, listed, missing or unknown.

use crate::diagnosis::{Category, Diagnosis, Discovery};

use super::super::examination::Examination;
use super::super::permissions::{MANAGEMENT, MESSAGING, PermissionState};
use super::super::question::Question;
use super::super::words;
use super::Link;

impl Examination<'_> {
    pub(super) fn permissions(&self) -> Link {
        let permissions = &self.permissions;
        let management = self.permission(MANAGEMENT);
        if management != PermissionState::Proven
            && let Some(refusal) = self.permission_refusal()
        {
            let mut link = Link::broken(refusal);
            link.detail = [link.detail.as_ref(), "\n", &words::permissions(permissions)]
                .concat()
                .into();
            return link;
        }
        if permissions
            .iter()
            .all(|permission| permission.state == PermissionState::Unknown)
        {
            return self.running_or(words::ASKING_PERMISSIONS, || Link::unknown(words::PERMISSIONS_UNKNOWN));
        }
        let detail = words::permissions(permissions);
        if self.has_reached_number() && self.permission(MESSAGING) == PermissionState::Missing {
            return Link::warn(detail, self.discovered(Discovery::MessagingNotListed));
        }
        match management {
            PermissionState::Proven => Link::pass(detail),
            _ if self.run.has_ended() => Link::unknown(detail),
            _ => Link::running(words::ASKING_PERMISSIONS),
        }
    }

    /// A call that Meta refused for want of a permission. Where nothing was given, a search that was refused for want of the
    /// permission to manage tells the same.
    fn permission_refusal(&self) -> Option<Diagnosis> {
        let denied = |diagnosis: &Diagnosis| diagnosis.category == Category::PermissionDenied;
        self.telling_failure(denied).or_else(|| {
            let is_listed = self.permission(MANAGEMENT) == PermissionState::Listed;
            let refusal = self.failure(&Question::AssignedAccounts(None)).filter(denied)?;
            let names_it = refusal.graph.as_ref()?.message.as_deref()?.contains(MANAGEMENT);
            (names_it && !is_listed && self.reach.accounts.is_empty()).then_some(refusal)
        })
    }
}
