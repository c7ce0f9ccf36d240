//! *Tài khoản liên kết biên lai/hóa đơn*: a member's account at the service for e-receipts and invoices. Its password goes in
//! and never comes out, but to that service.

mod api;
mod link;
mod refusal;
mod try_out;
mod view;

pub use api::EReceiptAccountApi;
pub use view::EReceiptView;
