//! Whether the server lives and whether it can work.

use std::sync::Arc;

use migration::{Migrator, MigratorTrait};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};

use super::{Code, Failed, Problem, Tag};
use crate::app::App;

pub struct HealthApi;

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum State {
    Alive,
    Ready,
}

#[derive(Object)]
struct Health {
    state: State,
}

#[OpenApi]
impl HealthApi {
    /// Is it alive?
    ///
    /// Answers as long as the process serves requests; touches no database.
    #[oai(
        path = "/healthz",
        method = "get",
        tag = "Tag::Public",
        operation_id = "healthz"
    )]
    async fn healthz(&self) -> Json<Health> {
        Json(Health { state: State::Alive })
    }

    /// Can it work?
    ///
    /// The database answers and has every migration; otherwise 503.
    #[oai(
        path = "/readyz",
        method = "get",
        tag = "Tag::Public",
        operation_id = "readyz"
    )]
    async fn readyz(&self, Data(app): Data<&Arc<App>>) -> Result<Json<Health>, Failed> {
        match Migrator::get_pending_migrations_read_only(app.db.read())
            .await?
            .is_empty()
        {
            true => Ok(Json(Health { state: State::Ready })),
            false => Err(Problem::new(Code::Unavailable).retry_after(5).into()),
        }
    }
}
