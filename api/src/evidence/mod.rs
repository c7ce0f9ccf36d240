//! What the machines of `proof` judge, kept in the database: one-time codes, and wrong tries in a row.

pub mod code;
pub mod quota;
pub mod totp_seed;
mod tries;
pub mod turn;

pub use tries::Throttle;
