//! *Trang cá nhân → Cập nhật*: the record that is to be brought up to standard (*chuẩn hóa*).

mod api;
mod change;
mod conflict;
mod default_page;
mod look;
mod names;
mod number;
mod record;
mod save;
mod view;
mod warnings;

pub use api::StaffProfileApi;
