//! Citizens: signing in and out, and their information.

mod attempt;
mod callback;
mod profile;
mod record;
mod sign_in;
mod sign_in_problem;
mod sign_out;

pub use callback::CallbackApi;
pub use profile::ProfileApi;
pub use sign_in::SignInApi;
pub use sign_out::SignOutApi;
