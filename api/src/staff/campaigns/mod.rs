//! *Đợt chuẩn hóa thông tin cán bộ*: who must have completed which fields by when, and how far they are.

mod board;
mod close;
mod covered;
mod dry_run;
mod figures;
mod find;
mod input;
mod list;
mod one;
mod open;
mod progress;
mod refusal;
mod remind;
mod settle;
mod tree;
mod view;

pub use board::{BoardApi, BoardCsvApi, MissingApi, TrendApi};
pub use close::CloseCampaignApi;
pub use dry_run::DryRunApi;
pub use list::CampaignsApi;
pub use one::CampaignApi;
pub use remind::{RemindApi, ReminderSeenApi};
pub use settle::settle;
