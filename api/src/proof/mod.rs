//! Who has proved who they are. Pure machines decide, handlers obey: a machine gets what is
//! known, what was tried and the time, and says what follows. Only here can a [`Proven`] be made.

mod delay;
mod local;
mod otp;
mod phone;
mod proven;
mod qr;
mod sign_in;
mod staff;
pub mod totp;

pub use delay::{Delay, Failures};
pub use local::{LocalSignIn, LocalVerdict};
pub use otp::{Another, OtpVerdict, SentCode};
pub use phone::{PasscodeTry, PhoneApp, PhoneStage};
pub use proven::{Identity, Proven};
pub use qr::{CodeAge, QrWindow, Scan};
pub use sign_in::{
    Decision, Ending, PasswordVerdict, QrStart, ResendVerdict, ScanVerdict, SignIn, Stage, Step, Submitted,
};
pub use staff::{StaffDoor, StaffSignIn, StaffStage, StaffStep};
