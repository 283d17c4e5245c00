//! The texts that are written from a report on request, and the texts that are read back. Does not depend on who requests them.

pub(super) mod commands;
pub(super) mod contract;
pub(super) mod glance;
pub(super) mod heading;
pub(super) mod public_report;
pub(super) mod steps;
pub(super) mod transcript;
