//! The sandbox's province: units and members of the staff. All are made up, and the same at every start.

mod campaigns;
mod demo;
mod list;
mod members;
mod seeding;
mod units;
mod walk;

pub use demo::{DemoMember, MEMBERS, STAFF_PASSWORD};
pub use list::StaffListApi;
pub use seeding::{ensure, forget};
pub use walk::walk;

use uuid::{Builder, Uuid};

use crate::secret::sha256;

/// The same id for the same thing at every start and after every reset.
fn stable_id(what: &str, name: &str) -> Uuid {
    let hash = sha256(format!("sandbox {what} {name}").as_bytes());
    let mut bytes = [0; 16];
    bytes
        .iter_mut()
        .zip(hash)
        .for_each(|(byte, hashed)| *byte = hashed);
    Builder::from_custom_bytes(bytes).into_uuid()
}
