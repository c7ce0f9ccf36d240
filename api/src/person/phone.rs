//! A phone that a person gives counts once a code sent to it came back. The codes are those of `evidence`, judged by
//! `proof`; the message goes out after the transaction, so a slow gateway holds nothing.

mod confirm;
mod message;
mod pending;
mod request;
mod send;
mod view;

pub use confirm::{Judged, confirm};
pub use pending::Pending;
pub use request::{Outgoing, Resent, cancel, request, resend};
pub use send::{Delivery, send};
pub use view::PendingPhone;
