//! Sessions of people who signed in: `open`, `find` and `end` are the only way in and out, whatever
//! the way of signing in. A guard that a handler holds is the permission check.

mod api;
mod end;
mod find;
mod guard;
mod hold;
mod life;
mod open;
mod prove_again;
mod renew;

pub use api::SessionApi;
pub use end::{Ended, end, end_all};
pub use find::{ActingFor, Current, find};
pub use guard::{MaybeSignedIn, RecentlyProven, SignedIn};
pub use hold::{hold, hold_citizen};
pub use life::Life;
pub use open::{Opened, Opening, open};
pub use prove_again::{NotProven, prove_again};
pub use renew::renew;

/// The cookie that carries the token; over https its name begins with `__Host-`.
pub const COOKIE: &str = "motcua-session";
