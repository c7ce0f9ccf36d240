//! What every endpoint shares and no feature owns: problems, languages, cookies, limits, headers,
//! and the serving of pages and documents.

mod allow;
mod body;
mod caller;
mod canonical_host;
pub mod cookies;
mod docs;
mod health;
mod language;
mod origin;
mod own_path;
mod problem;
mod security_headers;
mod security_policy;
mod server;
mod shell;
mod site;
pub mod spa;

pub use allow::Allow;
pub use body::Checked;
pub use caller::Caller;
pub use docs::docs;
pub use health::{healthz, readyz};
pub use language::Language;
pub use own_path::OwnPath;
pub use problem::{Code, Failed, FailedOr, FieldError, Problem, Reason, Refusal};
pub use security_policy::SecurityPolicyApi;
pub use server::{ServeError, serve};
pub use shell::Shell;
pub use site::SiteApi;

/// How the document groups the operations.
#[derive(poem_openapi::Tags)]
pub enum Tag {
    /// The citizen's own session and information.
    Citizen,
    /// What anyone may ask.
    Public,
    /// The sandbox's identity provider: its sign-in pages' API. Only where the sandbox is on.
    SandboxSignIn,
    /// The sandbox's tools for people and tests. Only where the sandbox is on.
    Sandbox,
}
