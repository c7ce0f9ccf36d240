//! *Hồ sơ tranh chấp danh tính*: whose an outside identity is. Two officials decide, and whoever is concerned is told of
//! every look.

mod api;
mod decide;
mod decided;
mod held;
mod input;
mod look;
mod look_view;
mod moves;
mod party;
mod refusal;
mod show;
mod side;
mod standing;
mod undo;
mod view;
mod ways;

pub use api::CasesApi;
pub use decide::DecideCaseApi;
pub use look::LookAtCaseApi;
pub use undo::UndoCaseApi;

use entity::identity_case;
use entity::identity_case_decision::Outcome;
use sea_orm::ActiveEnum;

use crate::person::activity::ActivityDetails;

/// What the citizens concerned are told of it.
fn told(case: &identity_case::Model, outcome: Option<Outcome>, reason: Option<String>) -> ActivityDetails {
    ActivityDetails {
        case_id: Some(case.id.0),
        outcome: outcome.map(|outcome| outcome.to_value()),
        reason,
        ..ActivityDetails::none()
    }
}
