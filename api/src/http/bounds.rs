//! How long a body may be, and how long an answer may take.

use std::time::Duration;

use poem::Request;
use poem::http::Method;

use super::body::LONGEST_BODY;
use super::paths::{CITIZEN_AVATAR, STAFF_AVATAR, STAFF_IMPORTS};
use crate::app::App;

/// A little more than three answers of a slow provider take.
const USUAL_TIME: Duration = Duration::from_secs(30);
/// What a form says around a file.
pub const AROUND_FILE: usize = 64 * 1024;
/// In which a phone sends a picture over a slow line.
const UPLOAD_TIME: Duration = Duration::from_secs(90);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// What says that it is longer is not read at all; what does not say so is cut by its reader.
    pub bytes: usize,
    pub time: Duration,
}

impl Bounds {
    /// The usual ones, but for the operations that take a file.
    pub fn of(request: &Request, app: &App) -> Self {
        if request.method() == Method::PUT && [CITIZEN_AVATAR, STAFF_AVATAR].contains(&request.uri().path()) {
            return Self {
                bytes: app.policy.picture.bytes,
                time: UPLOAD_TIME,
            };
        }
        if request.method() == Method::POST && request.uri().path() == STAFF_IMPORTS {
            return Self {
                bytes: app.policy.import.bytes + AROUND_FILE,
                time: UPLOAD_TIME,
            };
        }
        Self {
            bytes: LONGEST_BODY,
            time: USUAL_TIME,
        }
    }
}
