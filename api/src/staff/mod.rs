//! *Cán bộ, công chức, viên chức*: their record, and what goes with it.

pub mod authorised_numbers;
mod avatar;
mod e_receipt;
pub mod pages;
mod profile;
pub mod sealed;

pub use avatar::StaffAvatarApi;
pub use e_receipt::EReceiptAccountApi;
pub use profile::StaffProfileApi;
