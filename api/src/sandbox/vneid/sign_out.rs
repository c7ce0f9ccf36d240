//! Signing out at VNeID itself, after a service asked for it without saying whose session it means.

use std::sync::Arc;

use poem::Request;
use poem::web::Data;
use poem_openapi::{ApiResponse, OpenApi};

use super::VNEID;
use crate::app::App;
use crate::http::{Failed, Tag, cookies};
use crate::sandbox::dvcqg::DVCQG;
use crate::sandbox::oidc;

pub struct SignOutApi;

#[derive(ApiResponse)]
enum SignOutAnswer {
    /// The session at VNeID has ended, if there was one.
    #[oai(status = 204)]
    Ended(
        /// Takes the session's cookie away.
        #[oai(header = "Set-Cookie")]
        String,
    ),
}

#[OpenApi]
impl SignOutApi {
    /// Sign out of the sandbox's VNeID
    ///
    /// Ends the provider's own session of this browser.
    #[oai(
        path = "/vneid/api/sign-out",
        method = "post",
        tag = "Tag::SandboxSignIn",
        operation_id = "sign_out_of_vneid"
    )]
    async fn sign_out(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<SignOutAnswer, Failed> {
        if let Some(token) = cookies::read(request, app, VNEID.session_cookie) {
            oidc::end_session(app, app.db.write(), &VNEID, &token).await?;
        }
        // The national portal's session lives by VNeID's word.
        if let Some(token) = cookies::read(request, app, DVCQG.session_cookie) {
            oidc::end_session(app, app.db.write(), &DVCQG, &token).await?;
        }
        Ok(SignOutAnswer::Ended(cookies::expire(app, VNEID.session_cookie)))
    }
}
