//! A phone that a person gives counts once a code sent to it came back.

mod view;

pub use view::PendingPhone;
