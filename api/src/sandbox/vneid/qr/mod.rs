//! Signing in by scanning: the browser's side. It shows codes that change every second, and a number; a phone that is
//! signed in to the app scans one and approves. The decisions are `proof`'s.

pub mod code;
mod event;
mod events;
pub mod match_number;
mod refuse;
mod show;
mod start;
pub mod view;
mod watch;
pub mod window;

pub use events::EventsApi;
pub use refuse::RefuseApi;
pub use show::ShowApi;
pub use start::StartApi;
