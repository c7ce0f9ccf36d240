//! *Thông tin cá nhân*.

mod api;
mod changes;
mod conflict;
mod history;
mod names;
mod own;
mod read;
mod save;
mod standing;
mod view;

pub use api::{ProfileAnswer, ProfileApi};
pub use history::{FieldChange, HistoryApi, page as history};
pub use names::{Field, Source, named, spelt};
pub use own::{differences, next_version, write};
pub use read::answer;
pub use standing::{Standing, standings};
pub use view::Profile;
