//! What is kept of a member sealed, where it stands, and sealing all of it anew.

mod rotate;

use entity::StaffId;

use crate::secret::Place;

pub use crate::evidence::totp_seed::place as totp_seed;
pub use rotate::{Rotated, rotate};

/// Of the password of a member's account at the e-receipt service.
pub const fn e_receipt_password(staff: StaffId) -> Place {
    Place {
        table: "e_receipt_account",
        column: "password_sealed",
        row: staff.0,
    }
}
