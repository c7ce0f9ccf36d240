//! Members of the staff: signing in and out, and what they manage themselves.

mod activity;
mod disable;
mod enter;
mod first_administrator;
mod pages;
mod re_authenticate;
mod sessions;
mod sign_in;
mod sign_out;
mod vneid;

pub use activity::StaffActivityApi;
pub use disable::disable;
pub use first_administrator::{CreateError, Created, NewAdministrator, create_administrator};
pub use pages::{PagesApi, StaffPage, may_open, pages_of};
pub use re_authenticate::StaffReauthenticateApi;
pub use sessions::StaffSessionsApi;
pub use sign_in::{BeginStaffApi, CodeApi, EnrolApi, NewPasswordApi, RecoveryApi};
pub use sign_out::StaffSignOutApi;
pub use vneid::{StaffCallbackApi, StaffConfirmApi, StaffVneidApi};
