//! What is written from a report when somebody wants it, and what is read back. Does not depend on who wants it.

pub(super) mod commands;
pub(super) mod contract;
pub(super) mod glance;
pub(super) mod heading;
pub(super) mod public_report;
pub(super) mod steps;
pub(super) mod transcript;
