//! Sessions of people who signed in: `open`, `find` and `end` are the only way in and out, whatever
//! the way of signing in. A guard that a handler holds is the permission check.

mod api;
mod end;
mod find;
mod guard;
mod life;
mod open;
mod renew;

pub use api::SessionApi;
pub use end::{Ended, end};
pub use find::{Current, find};
pub use guard::{MaybeSignedIn, SignedIn};
pub use open::{Opened, Opening, open};
pub use renew::renew;

/// The cookie that carries the token; over https its name begins with `__Host-`.
pub const COOKIE: &str = "motcua-session";
