//! RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0).

use entity::oidc_client;
use poem::http::StatusCode;
use poem::http::header::{LOCATION, SET_COOKIE};
use poem::{IntoResponse, Request, Response};
use sea_orm::{DbErr, EntityTrait};
use url::Url;

use super::hint::{self, Hint};
use super::parameters::Parameters;
use super::{Answered, Issuer, session};
use crate::app::App;
use crate::http::{Problem, app_of, cookies};

pub fn logout(issuer: &'static Issuer, mut request: Request) -> Answered {
    Box::pin(async move {
        let app = app_of(&request)?.clone();
        let given = match Parameters::read(&mut request).await {
            Ok(given) => given,
            Err(error) => return Ok(error.into_response()),
        };
        Ok(end(&app, issuer, &request, &given)
            .await
            .unwrap_or_else(|error| Problem::from_db(&error).into_response()))
    })
}

/// A good hint ends the session it names, with or without the browser's cookie: browsers hold it back on
/// a POST from another site. Without a good hint the person is asked.
async fn end(app: &App, issuer: &Issuer, request: &Request, given: &Parameters) -> Result<Response, DbErr> {
    let browser = session::of_browser(app, issuer, request).await?;
    let hint = match given.get("id_token_hint") {
        Some(token) => hint::verify(app, issuer, token).await?,
        None => None,
    };
    let hint = hint.filter(|hint| {
        given
            .get("client_id")
            .is_none_or(|client| client == hint.client_id)
    });
    let Some(hint) = hint else {
        let page = if browser.is_some() {
            issuer.confirm_sign_out_page
        } else {
            issuer.signed_out_page
        };
        return Ok(see_other(page.to_owned()));
    };
    session::end_by_id(app, app.db.write(), issuer, hint.session).await?;
    let mut response = see_other(where_to(app, issuer, &hint, given).await?);
    let is_browsers = browser.is_some_and(|session| session.id == hint.session);
    if is_browsers && let Ok(cookie) = cookies::expire(app, issuer.session_cookie).parse() {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Back to the client if it registered that address, letter by letter; else to our own page.
async fn where_to(app: &App, issuer: &Issuer, hint: &Hint, given: &Parameters) -> Result<String, DbErr> {
    let own_page = || issuer.signed_out_page.to_owned();
    let unfit = given.are_unfit() || !given.repeated.is_empty();
    let Some(uri) = given.get("post_logout_redirect_uri").filter(|_| !unfit) else {
        return Ok(own_page());
    };
    let key = (issuer.path.to_owned(), hint.client_id.clone());
    let client = oidc_client::Entity::find_by_id(key).one(app.db.read()).await?;
    if !client.is_some_and(|client| {
        client
            .post_logout_redirect_uris
            .0
            .iter()
            .any(|known| known == uri)
    }) {
        return Ok(own_page());
    }
    let Ok(mut url) = Url::parse(uri) else {
        return Ok(own_page());
    };
    if let Some(state) = given.get("state") {
        url.query_pairs_mut().append_pair("state", state);
    }
    Ok(url.into())
}

fn see_other(location: String) -> Response {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(LOCATION, location)
        .finish()
}
