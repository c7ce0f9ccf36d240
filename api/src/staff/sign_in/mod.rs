//! Signing in with user name, password and the code of an authenticator. What is due next is decided in `proof`.

mod begin;
mod beginning;
mod code;
mod credentials;
mod enrol;
mod judged;
mod new_password;
mod recovery;
mod recovery_codes;
mod reset_code;
mod state;
mod view;

pub use begin::BeginStaffApi;
pub use beginning::{Beginning, Begun, begin};
pub use code::{CodeApi, is_code};
pub use credentials::{check_password, throttle_key};
pub use enrol::EnrolApi;
pub use judged::{CodeVerdict, NOT_DUE, OVER, judge_code};
pub use new_password::NewPasswordApi;
pub use recovery::RecoveryApi;
pub use reset_code::ResetCodeApi;
pub use state::{HalfDone, StageReason, end_all, hold, identity_by_password, pass};
pub use view::{StaffSignInStage, StageAnswer};
