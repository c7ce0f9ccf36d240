//! *Phiên đăng nhập*: where a person is signed in.

mod list;

pub use list::{Place, SessionEntry, SessionPage, page};
