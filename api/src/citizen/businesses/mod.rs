//! *Tài khoản doanh nghiệp*: businesses that a person may act for by the word of a provider, and in whose name a session
//! acts. The person stays the person: what is done for a business is done by them.

mod act;
mod arrive;
mod leave;
mod list;
mod sync;

pub use act::ActingForApi;
pub use arrive::arrive;
pub use leave::LeaveBusinessApi;
pub use list::BusinessesApi;
pub use sync::{refresh, stop_acting_by};
