//! Members of the staff, as administrators and managers look after them.

mod account;
mod api;
mod change;
mod create;
mod csv;
mod disabled;
mod filter;
mod last_administrator;
mod list;
mod look;
mod pages;
mod password;
mod place;
mod role;
mod second_factor;
mod transfer;
mod view;

pub use api::{MemberApi, MembersApi};
pub use csv::MembersCsvApi;
pub use disabled::MemberDisabledApi;
pub use pages::{page, some};
pub use password::MemberPasswordApi;
pub use place::{MemberSort, Place, of_member, refuse_another_order};
pub use role::MemberRoleApi;
pub use second_factor::MemberSecondFactorApi;
pub use transfer::MemberUnitApi;
