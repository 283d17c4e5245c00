//! Whole runs of "Test Connection", replayed from replies in data.

mod clock;
mod compare;
mod exchange;
mod faults;
mod given_ids;
mod glance;
mod large;
mod links;
mod numbers;
mod public_report;
mod run;
mod search;
mod sending;
mod states;
mod steps;
mod stored;
mod terminal;
mod transport;
mod verdict;
mod webhook;
mod world;
