//! Signing in with user name, password and a code by SMS. What is decided is decided in `proof`.

mod begin;
mod credentials;
mod otp;
mod resend;
mod state;
mod view;

pub use begin::BeginLocalApi;
pub use otp::LocalOtpApi;
pub use resend::ResendLocalApi;
pub use state::end_all;
