//! What every endpoint shares and no feature owns: problems, languages, cookies, limits, headers,
//! and the serving of pages and documents.

mod allow;
mod body;
mod bounds;
mod caller;
pub mod canonical_host;
mod changed_meanwhile;
pub mod cookies;
mod csp;
mod csv;
mod docs;
mod entity_tag;
mod given;
mod health;
mod language;
mod lingering;
mod name_place;
mod origin;
mod own_path;
mod paging;
pub mod paths;
mod picture_file;
mod problem;
mod redirect;
mod security_headers;
mod security_policy;
pub mod security_txt;
mod server;
mod shell;
mod site;
pub mod spa;
mod spelt;
mod table_file;
mod user_agent;
mod written;

use std::sync::Arc;

use poem::Request;
use poem::http::StatusCode;

pub use allow::Allow;
pub use body::{Change, Checked, Rules, Weighed, field_error};
pub use caller::Caller;
pub use changed_meanwhile::ChangedMeanwhile;
pub use csv::{Csv, CsvAnswer, begins_formula};
pub use docs::{Document, docs};
pub use entity_tag::{EntityTag, Tags};
pub use given::{Given, WrongFields};
pub use health::HealthApi;
pub use language::Language;
pub use name_place::NamePlace;
pub use own_path::OwnPath;
pub use paging::{Cursor, Paging};
pub use picture_file::PictureFile;
pub use problem::{Code, Failed, FailedOr, FieldError, Problem, Reason, Refusal};
pub use redirect::Redirect;
pub use security_policy::{SecurityPolicy, SecurityPolicyApi};
pub use server::serve;
pub use shell::Shell;
pub use site::SiteApi;
pub use spelt::spelt;
pub use table_file::TableFile;
pub use user_agent::Device;
pub use written::{Written, rfc3339, rfc3339_if_any};

use crate::app::App;

/// How the document groups the operations.
#[derive(poem_openapi::Tags)]
pub enum Tag {
    /// The citizen's own session and information.
    Citizen,
    /// The own session, record and account of a member of the staff.
    Staff,
    /// Looking after the staff: units, members, campaigns, the record of actions, cases.
    Administration,
    /// What anyone may ask.
    Public,
    /// The sandbox's identity provider: its sign-in pages' API. Only where the sandbox is on.
    SandboxSignIn,
    /// The sandbox's VNeID app on a phone. Only where the sandbox is on.
    SandboxPhone,
    /// The sandbox's tools for people and tests. Only where the sandbox is on.
    Sandbox,
}

/// The application, for endpoints that read the request themselves. The shell put it there.
pub fn app_of(request: &Request) -> poem::Result<&Arc<App>> {
    let missing = || poem::Error::from_string("no application", StatusCode::INTERNAL_SERVER_ERROR);
    request.data::<Arc<App>>().ok_or_else(missing)
}
