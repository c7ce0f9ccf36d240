//! What a test replaces: time, chance, and the network. Nothing else in the crate reaches for them.

mod clock;
mod http_client;
mod random;

pub use clock::{Clock, ClockSetting};
pub use http_client::{Answer, HttpClient, OutsideError};
pub use random::Random;
