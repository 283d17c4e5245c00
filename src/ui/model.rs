//! What the checker is: its state, the events that change it, and what its buttons would ask for.
//!
//! Plain data, tested on the host. Does not depend on Yew, on the browser or on how anything is shown.

mod comparing;
mod event;
mod example;
mod exchanging;
mod input;
pub mod requests;
mod saving;
mod state;
mod testing;

pub use comparing::{Comparing, ComparisonEvent, ComparisonStage, NoComparison};
pub use event::Event;
pub use example::{EXAMPLE, EXAMPLE_APP_ID, Example, marked, unmarked};
pub use exchanging::{Exchange, ExchangeEvent, ExchangeStage, NewToken};
pub use input::{IdEntry, Pasted, Refusal, Refused};
pub use saving::{Doubt, Host, Saving, ToSave, WAIT_SECS};
pub use state::State;
pub use testing::Test;
