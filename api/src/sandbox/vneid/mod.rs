//! The sandbox's VNeID: its sign-in is a resource of the browser that began it, so a reload, a second
//! tab or a lost connection goes on where it was. What is decided is decided in `proof`.

mod cancel;
mod claims;
mod issuer;
mod message;
mod otp;
mod password;
mod resend;
mod sign_in;
mod sign_out;
mod view;

pub use issuer::VNEID;
pub use otp::OtpApi;
pub use password::PasswordApi;
pub use resend::ResendApi;
pub use sign_out::SignOutApi;
pub use view::ViewApi;
