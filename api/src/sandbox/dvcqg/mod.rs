//! The sandbox's national portal (*Cổng Dịch vụ công Quốc gia*) as an identity provider: of the kind that integrators
//! describe, without PKCE, nonce or `iss`. It asks for no password itself; who signs in there signs in at VNeID, to which
//! it is a client like any other.

mod claims;
mod federation;
mod issuer;
mod people;
mod said;

pub use federation::{CALLBACK, callback, ensure_client};
pub use issuer::DVCQG;
pub use people::said_of;
pub use said::SaidApi;
