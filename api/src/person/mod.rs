//! What everyone who signs in has, citizens and staff: a picture, a list of sessions, an activity log, proving
//! once more who they are, and a phone to be confirmed. Tables are keyed by [`entity::Person`].

pub mod activity;
pub mod attempt;
pub mod avatar;
pub mod avatar_answers;
pub mod code_message;
mod device;
pub mod password;
pub mod phone;
pub mod picture;
pub mod picture_refusal;
mod provider_code;
pub mod qr_code;
pub mod reauthentication;
pub mod sessions;
pub mod sign_out;
pub mod trip;
mod trip_problem;

pub use device::DeviceView;
pub use phone::{Pending, PendingPhone};
pub use provider_code::ProviderCode;
pub use trip_problem::TripProblem;
