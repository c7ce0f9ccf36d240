//! *Cán bộ, công chức, viên chức*: signing in and out, their record, and what goes with it.

mod activity;
mod administering;
mod administration;
mod audit;
mod avatar;
mod campaigns;
mod cases;
mod disable;
mod e_receipt;
mod enter;
mod first_administrator;
pub mod imports;
mod keys;
mod members;
mod offered_pages;
pub mod pages;
mod profile;
mod re_authenticate;
mod reset_code;
pub mod sealed;
mod sessions;
mod sign_in;
mod sign_out;
mod units;
mod vneid;

pub use activity::StaffActivityApi;
pub use administration::administration;
pub use avatar::StaffAvatarApi;
pub use disable::disable;
pub use e_receipt::EReceiptAccountApi;
pub use first_administrator::{CreateError, Created, NewAdministrator, create_administrator};
pub use imports::ImportsApi;
pub use keys::fill_in_keys;
pub use members::{
    MemberApi, MemberDisabledApi, MemberPasswordApi, MemberRoleApi, MemberSecondFactorApi, MemberUnitApi,
    MembersApi, MembersCsvApi,
};
pub use offered_pages::PagesApi;
pub use profile::StaffProfileApi;
pub use re_authenticate::StaffReauthenticateApi;
pub use sessions::StaffSessionsApi;
pub use sign_in::{BeginStaffApi, CodeApi, EnrolApi, NewPasswordApi, RecoveryApi, ResetCodeApi};
pub use sign_out::ExtendStaffApi;
pub use units::{UnitApi, UnitParentApi, UnitSuccessorApi, UnitsApi, UnitsCsvApi};
pub use vneid::{StaffCallbackApi, StaffConfirmApi, StaffVneidApi};
