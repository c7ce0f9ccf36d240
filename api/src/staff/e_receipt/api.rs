use std::sync::Arc;

use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

use super::link::{self, Credentials};
use super::refusal::TestRefusal;
use super::try_out::{self, Outcome};
use super::view::EReceiptView;
use crate::app::App;
use crate::http::{Caller, Checked, Failed, FailedOr, Tag};
use crate::session::UnfinishedAllowed;

pub struct EReceiptAccountApi;

#[derive(ApiResponse)]
enum LinkedAnswer {
    /// The account is linked from now on.
    #[oai(status = 200)]
    Linked(Json<EReceiptView>),
}

#[derive(ApiResponse)]
enum UnlinkedAnswer {
    /// No account is linked any more.
    #[oai(status = 204)]
    Unlinked,
}

/// What came of asking the service.
#[derive(Object)]
struct EReceiptTest {
    outcome: Outcome,
}

#[OpenApi]
impl EReceiptAccountApi {
    /// Link my e-receipt account
    ///
    /// In place of the one before. The password is kept sealed and is in no answer. Wants a member who proved within the
    /// last ten minutes who they are; otherwise the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/profile/e-receipt",
        method = "put",
        tag = "Tag::Staff",
        operation_id = "link_e_receipt_account"
    )]
    async fn link(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        caller: Caller,
        Checked(credentials): Checked<Credentials>,
    ) -> Result<LinkedAnswer, Failed> {
        let linked = link::link(app, &current, &caller, &credentials).await?;
        Ok(LinkedAnswer::Linked(Json(linked)))
    }

    /// Unlink my e-receipt account
    ///
    /// User name and password are forgotten. Wants a member who proved within the last ten minutes who they are.
    #[oai(
        path = "/api/staff/profile/e-receipt",
        method = "delete",
        tag = "Tag::Staff",
        operation_id = "unlink_e_receipt_account"
    )]
    async fn unlink(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        caller: Caller,
    ) -> Result<UnlinkedAnswer, Failed> {
        link::unlink(app, &current, &caller).await?;
        Ok(UnlinkedAnswer::Unlinked)
    }

    /// Try my e-receipt account
    ///
    /// *Thử kết nối*: the service is asked once with the linked user name and password. At most five times a minute.
    #[oai(
        path = "/api/staff/profile/e-receipt/test",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "test_e_receipt_account"
    )]
    async fn test(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        caller: Caller,
    ) -> Result<Json<EReceiptTest>, FailedOr<TestRefusal>> {
        let outcome = try_out::try_out(app, &current, &caller).await?;
        Ok(Json(EReceiptTest { outcome }))
    }
}
