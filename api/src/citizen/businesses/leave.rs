//! Act for a business no more.

use std::sync::Arc;

use entity::{BusinessId, business_link};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::{ApiResponse, OpenApi};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use super::sync::leave;
use crate::app::App;
use crate::http::{Caller, Code, Failed, Problem, Tag};
use crate::person::activity::Doing;
use crate::session::{self, SignedIn};

pub struct LeaveBusinessApi;

#[derive(ApiResponse)]
enum LeaveAnswer {
    /// It is gone; sessions that acted for it act for the person again.
    #[oai(status = 204)]
    Left,
}

#[OpenApi]
impl LeaveBusinessApi {
    /// Leave a business
    ///
    /// Ends acting for it in all my sessions. It can be linked again while the provider names it.
    #[oai(
        path = "/api/citizen/businesses/:id",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "leave_citizen_business"
    )]
    async fn leave(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<LeaveAnswer, Failed> {
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        let business = business_link::Entity::of(current.citizen)
            .filter(business_link::Column::Id.eq(BusinessId(id.0)))
            .one(&tx)
            .await?;
        let business = business.ok_or_else(|| Problem::new(Code::NotFound))?;
        leave(app, &tx, &Doing::of(&current, &caller), &business).await?;
        tx.commit().await?;
        Ok(LeaveAnswer::Left)
    }
}
