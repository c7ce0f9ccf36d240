//! Sessions of people who signed in: `open`, `find` and `end` are the only way in and out, whatever
//! the way of signing in. A guard that a handler holds is the permission check.

mod api;
mod end;
mod find;
mod gate;
mod guard;
mod hold;
mod holder;
mod life;
mod open;
mod prove_again;
mod reminder;
mod renew;
mod scope;
mod staff;
mod staff_guard;
mod staff_view;

pub use api::SessionApi;
pub use end::{Ended, end, end_all};
pub use find::{ActingFor, Current, find};
pub use gate::{Demand, Gate, RecordStanding, judge_record, look_at_record};
pub use guard::{MaybeSignedIn, RecentlyProven, SignedIn};
pub use hold::{hold, hold_citizen, hold_member, hold_staff};
pub use holder::Holder;
pub use life::{Life, lives};
pub use open::{Opened, Opening, citizen_class, open};
pub use prove_again::{NotProven, prove_again};
pub use renew::renew;
pub use scope::Scope;
pub use staff::{StaffCurrent, find_staff, keep_alive, staff_class};
pub use staff_guard::{Administrator, Manager, MaybeStaff, Staff, UnfinishedAllowed};
pub use staff_view::{StaffField, StaffRole};

/// The cookie that carries the token; over https its name begins with `__Host-`.
pub const COOKIE: &str = "motcua-session";
/// The same for members of the staff; both may live in one browser.
pub const STAFF_COOKIE: &str = "motcua-staff";
