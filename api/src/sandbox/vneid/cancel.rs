//! Giving up.

use std::sync::Arc;

use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::VNEID;
use super::sign_in;
use crate::app::App;
use crate::http::{Code, Failed, Problem, Tag};
use crate::sandbox::oidc;

pub struct CancelApi;

#[derive(Object)]
struct Cancelled {
    /// Back to the service.
    redirect_to: String,
}

#[OpenApi]
impl CancelApi {
    /// Give up the sign-in
    ///
    /// Answers where to go back to. A sign-in that is done stays done.
    #[oai(
        path = "/vneid/api/sign-in",
        method = "delete",
        tag = "Tag::SandboxSignIn",
        operation_id = "cancel_vneid_sign_in"
    )]
    async fn cancel(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Json<Cancelled>, Failed> {
        let tx = app.db.begin().await?;
        let mut loaded = sign_in::hold(app, &tx, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        loaded.machine.cancel();
        loaded.save(app, &tx).await?;
        tx.commit().await?;
        Ok(Json(Cancelled {
            redirect_to: oidc::answer(app, &VNEID, &loaded.row),
        }))
    }
}
