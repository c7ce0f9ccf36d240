//! The seed of a member's authenticator, sealed for its row and column.

use entity::{StaffId, staff_credential};
use zeroize::Zeroizing;

use crate::app::App;
use crate::secret::{Place, Sealed};

/// Where it stands.
pub const fn place(staff: StaffId) -> Place {
    Place {
        table: "staff_credential",
        column: "totp_sealed",
        row: staff.0,
    }
}

pub fn seal(app: &App, staff: StaffId, seed: &[u8]) -> Sealed {
    app.sealer.seal(place(staff), seed)
}

/// `None` if there is none, or it can't be opened, which is said in the log.
pub fn open(app: &App, credential: &staff_credential::Model) -> Option<Zeroizing<Vec<u8>>> {
    let sealed = Sealed {
        key_id: credential.totp_key_id.clone()?,
        bytes: credential.totp_sealed.clone()?,
    };
    let seed = app.sealer.open(place(credential.staff_id), &sealed);
    if seed.is_none() {
        tracing::error!(staff = %credential.staff_id, key = %sealed.key_id, "a sealed seed can't be opened");
    }
    seed
}
