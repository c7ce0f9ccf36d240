//! Giving up.

use poem::Request;
use poem_openapi::Object;

use super::VNEID;
use super::sign_in;
use crate::app::App;
use crate::http::Failed;
use crate::sandbox::oidc;

#[derive(Object)]
pub struct Cancelled {
    /// Back to the service.
    redirect_to: String,
}

/// A sign-in that is done stays done.
pub async fn cancel(app: &App, request: &Request) -> Result<Cancelled, Failed> {
    let tx = app.db.begin().await?;
    let mut loaded = sign_in::hold(app, &tx, request).await?;
    loaded.machine.cancel();
    loaded.save(app, &tx).await?;
    tx.commit().await?;
    loaded.ring(app).await;
    Ok(Cancelled {
        redirect_to: oidc::answer(app, &VNEID, &loaded.row),
    })
}
