//! The members with a name, with all that is needed to sign in.

use std::sync::Arc;

use entity::{staff_credential, staff_member};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sea_orm::{DbErr, EntityTrait};

use super::demo::{DemoMember, MEMBERS, STAFF_PASSWORD};
use super::members;
use crate::app::App;
use crate::evidence::totp_seed;
use crate::http::{Failed, Language, Tag};
use crate::proof::totp;
use crate::session::StaffRole;

pub struct StaffListApi;

/// A made-up member of the staff.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct DemoStaff {
    /// Also the key of `POST /sandbox/sign-in`.
    username: String,
    /// As it was at the start.
    password: String,
    /// Base32, as one types it into an authenticator; absent without one.
    totp_seed: Option<String>,
    role: StaffRole,
    full_name: String,
    about: String,
}

#[OpenApi]
impl StaffListApi {
    /// The sandbox's staff
    ///
    /// All made up, each good for something else: roles, first passwords, records that lack fields.
    #[oai(
        path = "/sandbox/staff",
        method = "get",
        tag = "Tag::Sandbox",
        operation_id = "list_sandbox_staff"
    )]
    async fn list(&self, Data(app): Data<&Arc<App>>) -> Result<Json<Vec<DemoStaff>>, Failed> {
        let mut all = Vec::new();
        for member in MEMBERS {
            if let Some(found) = find(app, member).await? {
                all.push(view(app, member, &found));
            }
        }
        Ok(Json(all))
    }
}

type Found = (staff_member::Model, staff_credential::Model);

pub async fn find(app: &App, member: &DemoMember) -> Result<Option<Found>, DbErr> {
    let found = staff_member::Entity::find_by_id(members::id(member.key))
        .find_also_related(staff_credential::Entity)
        .one(app.db.read())
        .await?;
    Ok(found.and_then(|(member, credential)| Some((member, credential?))))
}

fn view(app: &App, demo: &DemoMember, (member, credential): &Found) -> DemoStaff {
    let seed = credential
        .totp_enrolled_at
        .and_then(|_| totp_seed::open(app, credential));
    DemoStaff {
        username: member.username.clone(),
        password: STAFF_PASSWORD.to_owned(),
        totp_seed: seed.map(|seed| totp::base32(&seed).to_string()),
        role: member.role.into(),
        full_name: demo.full_name.to_owned(),
        about: Language::current().pick(demo.about.0, demo.about.1).to_owned(),
    }
}
