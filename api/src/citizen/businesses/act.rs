//! Act for a business, or for myself.

use std::sync::Arc;

use entity::activity::Event;
use entity::{BusinessId, business_link, session as session_row};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use validator::Validate;

use super::list::may_act;
use crate::app::App;
use crate::citizen::links::ways::links_of;
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Reason, Tag};
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::{self, Current, SignedIn};

pub struct ActingForApi;

/// In whose name this session acts.
#[derive(Object, Validate)]
#[oai(skip_serializing_if_is_none)]
struct ActingForChoice {
    /// Absent or `null`: for myself.
    business_id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ActingForRefusal {
    /// I may not act for it: it is not linked, or I have left it.
    NotYourBusiness,
    /// The account at the provider that named it is no way in of mine any more.
    LinkRemoved,
}

impl Reason for ActingForRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NotYourBusiness => StatusCode::NOT_FOUND,
            Self::LinkRemoved => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NotYourBusiness => (
                "Ông/bà chưa liên kết hoặc không còn đại diện cho doanh nghiệp này.",
                "You have not linked this business, or may not act for it any more.",
            ),
            Self::LinkRemoved => (
                "Liên kết xác nhận doanh nghiệp này đã được xóa. Vui lòng khôi phục hoặc liên kết lại.",
                "The link that confirmed this business was removed. Please restore it or link anew.",
            ),
        }
    }
}

type Refused = FailedOr<ActingForRefusal>;

#[OpenApi]
impl ActingForApi {
    /// Act for a business, or for myself
    ///
    /// Holds for this session until it ends or is changed; `GET /api/session` shows it.
    #[oai(
        path = "/api/citizen/acting-for",
        method = "put",
        tag = "Tag::Citizen",
        operation_id = "set_citizen_acting_for"
    )]
    async fn act(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        Checked(choice): Checked<ActingForChoice>,
    ) -> Result<Json<ActingForChoice>, Refused> {
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        let business = match choice.business_id {
            Some(id) => Some(own(&tx, &current, BusinessId(id)).await?),
            None => None,
        };
        let id = business.as_ref().map(|business| business.id);
        if id != current.acting_for.as_ref().map(|acting| acting.id) {
            write(&tx, &current, id).await?;
            let details = ActivityDetails::business(business.as_ref().map(|it| it.tax_code.as_str()));
            Doing::of(&current, &caller)
                .record(app, &tx, Event::ActingForChanged, &details)
                .await?;
        }
        tx.commit().await?;
        Ok(Json(choice))
    }
}

async fn own(
    db: &impl ConnectionTrait,
    current: &Current,
    id: BusinessId,
) -> Result<business_link::Model, Refused> {
    let business = business_link::Entity::of(current.citizen)
        .filter(business_link::Column::Id.eq(id))
        .one(db)
        .await?
        .ok_or(ActingForRefusal::NotYourBusiness)?;
    let links = links_of(db, current.citizen).await?;
    match may_act(&links, &business) {
        true => Ok(business),
        false => Err(ActingForRefusal::LinkRemoved.into()),
    }
}

async fn write(db: &impl ConnectionTrait, current: &Current, id: Option<BusinessId>) -> Result<(), Problem> {
    let written = session_row::Entity::update_many()
        .col_expr(session_row::Column::ActingFor, Expr::value(id))
        .filter(session_row::Column::Id.eq(current.id))
        .filter(session_row::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    match written.rows_affected {
        1 => Ok(()),
        _ => Err(Problem::new(Code::NotSignedIn)),
    }
}
