//! The cases, without anything about the citizens whom they concern.

use std::sync::Arc;

use entity::identity_case::CaseKind;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};
use uuid::Uuid;

use super::show;
use super::view::{IdentityCase, IdentityCasePage, KindCode};
use crate::app::App;
use crate::http::{Failed, Given, Paging, Tag, WrongFields};
use crate::session::Administrator;

pub struct CasesApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
enum IdentityCaseFilter {
    /// Something is to be decided.
    Open,
    /// It was carried out.
    Closed,
}

#[OpenApi]
impl CasesApi {
    /// Cases of disputed identities
    ///
    /// The last met first. Nothing about the citizens concerned is in it: for that, `POST …/{id}/looks` wants a reason.
    #[oai(
        path = "/api/staff/identity-cases",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_identity_cases"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        state: Query<Option<Given<IdentityCaseFilter>>>,
        kind: Query<Option<Given<KindCode>>>,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<IdentityCasePage>, Failed> {
        let mut wrong = WrongFields::default();
        let state = wrong.read("state", state.0);
        let kind = wrong.read("kind", kind.0);
        wrong.refuse()?;
        let paging = Paging::read(cursor.0, limit.0)?;
        let is_closed = state.map(|state| state == IdentityCaseFilter::Closed);
        let kind = kind.map(CaseKind::from);
        Ok(Json(show::page(app, &current, is_closed, kind, &paging).await?))
    }

    /// A case
    ///
    /// Without anything about the citizens concerned.
    #[oai(
        path = "/api/staff/identity-cases/:id",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_identity_case"
    )]
    async fn show(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        id: Path<Uuid>,
    ) -> Result<Json<IdentityCase>, Failed> {
        Ok(Json(show::one(app, app.db.read(), &current, id.0).await?))
    }
}
