//! *Tài khoản đăng nhập*: a user name and a password of this portal, beside the providers and never in their place.

mod common;
mod names;
mod password;
mod password_rules;
mod remove;
mod set;
mod show;

pub use names::{confirmed_phone, switched_on};
pub use password::PasswordApi;
pub use password_rules::normalized;
pub use remove::{RemoveLocalApi, remove_named};
pub use set::SetLocalApi;
pub use show::ShowLocalApi;
