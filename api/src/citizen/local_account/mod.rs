//! *Tài khoản đăng nhập*: a user name and a password of this portal, beside the providers and never in their place.

mod api;
mod names;
mod password;
mod remove;
mod set;
mod show;

pub use crate::person::password::normalized;
pub use api::LocalAccountApi;
pub use names::{confirmed_phone, switched_on};
pub use password::PasswordApi;
pub use remove::remove_named;
