//! A person's data at the national portal, changed for a test: another Techid, a business that was left, odd names.

use std::sync::Arc;

use entity::sandbox_account;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::types::Any;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Map, Value};
use validator::Validate;

use crate::app::App;
use crate::http::{Checked, Code, Failed, Problem, Tag};

pub struct SaidApi;

#[derive(Object, Validate)]
struct Said {
    /// By name, in any spelling of letter case; `null` takes away what VNeID says.
    claims: Any<Map<String, Value>>,
}

#[derive(ApiResponse)]
enum SaidAnswer {
    /// From now on the national portal says this.
    #[oai(status = 204)]
    Said,
}

#[OpenApi]
impl SaidApi {
    /// Change what the national portal says of a person
    ///
    /// In place of all that it said otherwise than VNeID. A reset brings the first state back.
    #[oai(
        path = "/sandbox/personas/:key/dvcqg",
        method = "put",
        tag = "Tag::Sandbox",
        operation_id = "set_sandbox_dvcqg_claims"
    )]
    async fn set(
        &self,
        Data(app): Data<&Arc<App>>,
        key: Path<String>,
        Checked(said): Checked<Said>,
    ) -> Result<SaidAnswer, Failed> {
        let not_found = || Problem::new(Code::NotFound);
        if key.0.contains('\0') {
            return Err(not_found().into());
        }
        let claims = Value::Object(said.claims.0);
        let changed = sandbox_account::Entity::update_many()
            .col_expr(sandbox_account::Column::DvcqgClaims, Expr::value(claims))
            .filter(sandbox_account::Column::Persona.eq(key.0))
            .exec(app.db.write())
            .await?;
        match changed.rows_affected {
            0 => Err(not_found().into()),
            _ => Ok(SaidAnswer::Said),
        }
    }
}
