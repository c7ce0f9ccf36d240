//! The sandbox's VNeID: its sign-in is a resource of the browser that began it, so a reload, a second
//! tab or a lost connection goes on where it was. What is decided is decided in `proof`.

mod cancel;
mod claims;
pub mod credentials;
mod issuer;
pub mod message;
pub mod otp;
mod password;
pub mod qr;
pub mod resend;
pub mod sign_in;
mod sign_out;
pub mod view;
pub mod words;

pub use claims::acr;
pub use issuer::VNEID;
pub use otp::OtpApi;
pub use password::PasswordApi;
pub use resend::ResendApi;
pub use sign_out::SignOutApi;
pub use view::ViewApi;
