//! The sandbox's VNeID app on a phone: signed in to with number, password and code the first time, then opened with a
//! passcode; it scans codes and approves or declines. One phone per account. What is decided is decided in `proof`.

mod approve_for;
mod decide;
mod device;
mod otp;
mod passcode;
mod recognise;
mod scan;
mod session;
mod view;

pub use approve_for::ApproveApi;
pub use decide::DecideApi;
pub use otp::PhoneOtpApi;
pub use passcode::PasscodeApi;
pub use scan::ScanApi;
pub use session::PhoneSessionApi;

/// Ties the app to its phone. It outlasts the browser's session, as an app would.
const COOKIE: &str = "vneid-phone";
