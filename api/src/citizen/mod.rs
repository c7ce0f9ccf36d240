//! Citizens: signing in and out, and what they manage themselves.

mod activity;
mod arrival;
mod avatar;
mod businesses;
mod callback;
mod contact_phone;
mod export;
mod links;
mod local_account;
mod local_sign_in;
mod notices;
mod profile;
mod re_authenticate;
mod record;
mod sessions;
mod sign_in;
mod sign_in_page;
mod sign_out;

pub use activity::ActivityApi;
pub use avatar::AvatarApi;
pub use businesses::{ActingForApi, BusinessesApi, LeaveBusinessApi};
pub use callback::CallbackApi;
pub use contact_phone::ContactPhoneApi;
pub use export::ExportApi;
pub use links::{BeginLinkApi, ConfirmLinkApi, LinksApi, PreviewLinkApi, RemoveLinkApi, RestoreLinkApi};
pub use local_account::{LocalAccountApi, PasswordApi};
pub use local_sign_in::{BeginLocalApi, LocalOtpApi, ResendLocalApi};
pub use notices::NoticesApi;
pub use profile::{HistoryApi, ProfileApi};
pub use re_authenticate::ReauthenticateApi;
pub use sessions::SessionsApi;
pub use sign_in::SignInApi;
pub use sign_out::SignOutApi;
