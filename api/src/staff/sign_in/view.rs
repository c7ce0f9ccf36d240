//! Where a sign-in stands.

use entity::staff_sign_in::Stage;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object};

use crate::app::App;
use crate::http::cookies;
use crate::session;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct StaffSignInView {
    pub stage: StaffSignInStage,
    /// When it is done: a path of ours, to the page that was asked for.
    pub return_to: Option<String>,
    /// After one was used: how many recovery codes are left.
    pub recovery_codes_left: Option<u64>,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum StaffSignInStage {
    /// VNeID vouched for someone with the member's number: the staff password, once.
    Confirm,
    /// A password of one's own, in place of the first one.
    PasswordChange,
    /// An authenticator application, and its first code.
    Enrol,
    /// A code of the authenticator, or a recovery code.
    Totp,
    /// The member is signed in.
    Done,
}

impl From<Stage> for StaffSignInStage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Confirm => Self::Confirm,
            Stage::PasswordChange => Self::PasswordChange,
            Stage::Enrol => Self::Enrol,
            Stage::Totp => Self::Totp,
        }
    }
}

#[derive(ApiResponse)]
pub enum StageAnswer {
    /// It was right; `stage` says what is due next.
    #[oai(status = 200)]
    Next(
        Json<StaffSignInView>,
        /// A cookie of ours, if one changes: the session's when it is done.
        #[oai(header = "Set-Cookie")]
        Option<String>,
    ),
}

impl StageAnswer {
    pub fn due(stage: Stage) -> Self {
        Self::Next(Json(StaffSignInView::of(stage.into())), None)
    }

    /// `token` is the session's.
    pub fn done(app: &App, return_to: &str, token: &str) -> Self {
        let view = StaffSignInView {
            return_to: Some(return_to.to_owned()),
            ..StaffSignInView::of(StaffSignInStage::Done)
        };
        Self::Next(Json(view), Some(cookies::set(app, session::STAFF_COOKIE, token)))
    }

    pub fn with_recovery_codes(self, left: u64) -> Self {
        let Self::Next(Json(mut view), cookie) = self;
        view.recovery_codes_left = Some(left);
        Self::Next(Json(view), cookie)
    }
}

impl StaffSignInView {
    pub const fn of(stage: StaffSignInStage) -> Self {
        Self {
            stage,
            return_to: None,
            recovery_codes_left: None,
        }
    }
}
