//! *Liên kết tài khoản*: the ways into an account, and the outside identities among them. An outside identity belongs to
//! one account at most; a match of numbers joins nothing; the last way in stays.

mod arrive;
mod begin;
mod claimed;
mod confirm;
mod conflict;
mod linking;
mod list;
mod preview;
mod proposal;
mod remove;
mod restore;
mod standing;
mod view;
pub mod ways;

pub use arrive::arrive;
pub use begin::{BeginLinkApi, Redirection, off};
pub use claimed::{Claimed, holder, holder_of_tech_id, insert};
pub use confirm::ConfirmLinkApi;
pub use conflict::Conflict;
pub use list::LinksApi;
pub use preview::PreviewLinkApi;
pub use proposal::propose;
pub use remove::RemoveLinkApi;
pub use restore::RestoreLinkApi;
pub use view::Changed;
pub use ways::way;
