//! From evidence to one true diagnosis and the steps that fix it: a table of rules and a catalogue of sentences.
//!
//! Knows what Meta's answers mean. Does not depend on the network, on the order of the questions, or on how a page looks.

mod answer;
mod calendar;
mod case;
mod category;
mod clock;
mod context;
mod diagnose;
mod error_facts;
mod evidence;
mod guide;
mod health;
mod in_general;
mod labels;
mod reminder;
mod rules;
mod screens;
mod sentences;
mod template;
mod when;
mod write;

pub use answer::{Explained, explain, read_paste};
pub use category::{Category, Cause};
pub use clock::Clock;
pub use context::{Context, IdField, ObjectKind, Subject};
pub(crate) use diagnose::time_by_meta;
pub use diagnose::{category_of, cause_of, diagnose, healthy, no_answer_found};
pub use evidence::{Discovery, Evidence, NoAnswer, NotSent};
pub use guide::{AFTER_SAVING, INTRODUCTION, Known, Link, Part, PartId, Section, guide, if_the_crm_fails, part_for};
pub use health::{limits_sending, lines as health_lines};
pub use in_general::{Gaps, InGeneral, in_general, meaning_of_code};
pub use reminder::reminder;
pub use sentences::{CatalogueEntry, catalogue, id_problem_sentence};
pub use when::{length, moment, time_left, utc, with_day};
pub use write::{Diagnosis, GraphFacts, Step};
