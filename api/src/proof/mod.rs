//! Who has proved who they are. Pure machines decide, handlers obey: a machine gets what is
//! known, what was tried and the time, and says what follows. Only here can a [`Proven`] be made.

mod delay;
mod otp;
mod proven;
mod sign_in;

pub use delay::{Delay, Failures};
pub use otp::{Another, OtpVerdict, SentCode};
pub use proven::{Identity, Proven};
pub use sign_in::{PasswordVerdict, ResendVerdict, SignIn, Stage, Step, Submitted};
