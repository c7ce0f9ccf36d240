//! Signing in with VNeID: the provider's word for an identity that is linked; the first time, for someone with the member's
//! number who also knows the staff password.

mod begin;
mod callback;
mod confirm;
mod sign_in_page;

pub use begin::StaffVneidApi;
pub use callback::StaffCallbackApi;
pub use confirm::StaffConfirmApi;
