//! *Hồ sơ tranh chấp danh tính*: whose an outside identity is. Two officials decide, and whoever is concerned is told of
//! every look.

mod api;
mod decide;
mod decided;
mod input;
mod look;
mod look_view;
mod refusal;
mod undo;
mod view;

pub use api::CasesApi;
pub use decide::DecideCaseApi;
pub use look::LookAtCaseApi;
pub use undo::UndoCaseApi;
