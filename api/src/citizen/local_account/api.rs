use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use super::names::switched_on;
use super::remove::remove;
use super::set::{LocalAccountInput, Refused, set};
use super::show::{LocalAccount, view};
use crate::app::App;
use crate::citizen::links::Changed;
use crate::http::{Caller, Checked, Failed, Tag};
use crate::session::SignedIn;

pub struct LocalAccountApi;

#[OpenApi]
impl LocalAccountApi {
    /// My user name
    ///
    /// 404 where signing in with user name and password is not offered.
    #[oai(
        path = "/api/citizen/local-account",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "get_citizen_local_account"
    )]
    async fn show(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
    ) -> Result<Json<LocalAccount>, Failed> {
        switched_on(app)?;
        Ok(Json(view(app.db.read(), &current).await?))
    }

    /// Make a user name, or change it
    ///
    /// For signing in with user name, password and a code to the confirmed contact phone. 401 `reauthenticate` unless the
    /// person proved within 10 minutes who they are; 404 where this way in is not offered.
    #[oai(
        path = "/api/citizen/local-account",
        method = "put",
        tag = "Tag::Citizen",
        operation_id = "set_citizen_local_account"
    )]
    async fn set(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        Checked(input): Checked<LocalAccountInput>,
    ) -> Result<Json<Changed>, Refused> {
        switched_on(app)?;
        Ok(Json(set(app, &current, &caller, input).await?))
    }

    /// Remove my user name and password
    ///
    /// The providers stay ways in. 401 `reauthenticate` unless the person proved within 10 minutes who they are; 404 if
    /// there is none.
    #[oai(
        path = "/api/citizen/local-account",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "remove_citizen_local_account"
    )]
    async fn remove(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
    ) -> Result<Json<Changed>, Failed> {
        switched_on(app)?;
        Ok(Json(remove(app, &current, &caller).await?))
    }
}
