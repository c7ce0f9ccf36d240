//! Another password.

use std::sync::Arc;

use entity::activity::Event;
use entity::local_account;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use validator::Validate;

use super::names::{context, switched_on};
use crate::app::App;
use crate::citizen::links::Changed;
use crate::citizen::local_sign_in;
use crate::http::{Caller, Checked, Code, Failed, Problem, Tag, field_error};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::password::{normalized, wrong};
use crate::session::{self, RecentlyProven, SignedIn};

pub struct PasswordApi;

#[derive(Object, Validate)]
struct NewPassword {
    /// 12 to 128 characters, any, counted in their composed form (NFC).
    #[oai(validator(max_length = 1024))]
    #[validate(length(max = 1024))]
    password: String,
}

#[OpenApi]
impl PasswordApi {
    /// Change my password
    ///
    /// Also for whoever forgot it: signing in by a provider is proof enough. 401 `reauthenticate` unless the person proved
    /// within 10 minutes who they are; 404 without a user name.
    #[oai(
        path = "/api/citizen/local-account/password",
        method = "put",
        tag = "Tag::Citizen",
        operation_id = "change_citizen_password"
    )]
    async fn change(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        Checked(input): Checked<NewPassword>,
    ) -> Result<Json<Changed>, Failed> {
        switched_on(app)?;
        RecentlyProven::of(app, &current)?;
        let db = app.db.read();
        let account = local_account::Entity::find_by_citizen_id(current.citizen)
            .one(db)
            .await?;
        let account = account.ok_or_else(|| Problem::new(Code::NotFound))?;
        let password = normalized(&input.password);
        let context = context(app, db, current.citizen, Some(&account.username)).await?;
        if let Some(code) = wrong(&password, &context, &app.policy.password) {
            return Err(Problem::invalid_fields(vec![field_error("password", code)]).into());
        }
        let hash = app.passwords.hash(&password).await?;
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        let changed = local_account::Entity::update_many()
            .col_expr(local_account::Column::PasswordHash, Expr::value(hash))
            .col_expr(local_account::Column::PasswordChangedAt, Expr::value(app.now()))
            .filter(local_account::Column::Id.eq(account.id))
            .exec(&tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Problem::new(Code::NotFound).into());
        }
        local_sign_in::end_all(&tx, current.citizen).await?;
        Doing::of(&current, &caller)
            .record(app, &tx, Event::PasswordChanged, &ActivityDetails::way("local"))
            .await?;
        tx.commit().await?;
        Ok(Json(Changed::after(app, app.db.read(), &current).await?))
    }
}
