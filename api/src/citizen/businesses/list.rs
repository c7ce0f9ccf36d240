//! The businesses I may act for.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::authorization_attempt::Errand;
use entity::{ProviderName, business_link, identity_link};
use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::QueryOrder;
use uuid::Uuid;

use crate::app::App;
use crate::citizen::links::ways::{links_of, provider_named};
use crate::citizen::links::{Redirection, off};
use crate::http::{Code, Failed, Language, Problem, Tag};
use crate::person::ProviderCode;
use crate::session::{Current, SignedIn};

pub struct BusinessesApi;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct Businesses {
    businesses: Vec<Business>,
    /// Why there is none, and how there can be one.
    none: Option<NoBusiness>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct Business {
    id: Uuid,
    /// *Mã số thuế*.
    tax_code: String,
    /// *Mã số doanh nghiệp*.
    enterprise_code: Option<String>,
    name: String,
    /// What I am there, as the provider says.
    role: Option<String>,
    /// Who says so; absent if that provider is not offered here any more.
    provider: Option<ProviderCode>,
    linked_at: DateTime<Utc>,
    /// When the provider said so for the last time.
    confirmed_at: DateTime<Utc>,
    /// Whether this session acts for it.
    acting: bool,
    /// Whether I may act for it now: not while the account at the provider that says so is no way in of mine.
    can_act: bool,
}

#[derive(Object)]
struct NoBusiness {
    reason: NoBusinessReason,
    /// In the caller's language.
    reason_text: String,
    fix: NoBusinessFix,
    /// In the caller's language.
    fix_text: String,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum NoBusinessReason {
    /// No provider was asked yet, or none said that I may act for one.
    NoneLinked,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum NoBusinessFix {
    /// The business registers me as its representative at the national portal; then `POST /api/citizen/businesses`.
    RegisterAndAsk,
}

#[OpenApi]
impl BusinessesApi {
    /// The businesses I may act for
    #[oai(
        path = "/api/citizen/businesses",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "list_citizen_businesses"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
    ) -> Result<Json<Businesses>, Failed> {
        let db = app.db.read();
        let links = links_of(db, current.citizen).await?;
        let rows = business_link::Entity::of(current.citizen)
            .order_by_asc(business_link::Column::Name)
            .all(db)
            .await?;
        let none = rows.is_empty().then(NoBusiness::new);
        let businesses = rows
            .into_iter()
            .map(|row| Business::of(app, &current, &links, row));
        Ok(Json(Businesses {
            businesses: businesses.collect(),
            none,
        }))
    }

    /// Link the businesses I may act for
    ///
    /// The browser goes to `redirect_to`: the national portal if it is a way in of mine, else VNeID. There the same person
    /// signs in, and comes back to the account page with `business=linked`, or with `business_problem` = `no_business`,
    /// `other_person`, `expired`, `cancelled`, `provider_unavailable`, `provider_refused` or `identity_rejected`. All
    /// businesses that the provider names are linked; those that it named before and names no longer are gone.
    #[oai(
        path = "/api/citizen/businesses",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "begin_citizen_businesses"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
    ) -> Result<Redirection, Failed> {
        let links = links_of(app.db.read(), current.citizen).await?;
        let providers = links.iter().filter_map(|link| provider_named(app, &link.issuer));
        let provider = providers.max_by_key(|provider| provider.name == ProviderName::Dvcqg);
        let provider = provider.ok_or_else(|| Problem::new(Code::Unavailable))?;
        Ok(off(app, request, &current, provider, Errand::Businesses).await?)
    }
}

impl Business {
    fn of(app: &App, current: &Current, links: &[identity_link::Model], row: business_link::Model) -> Self {
        let provider = provider_named(app, &row.issuer);
        Self {
            id: row.id.0,
            provider: provider.map(|provider| provider.name.into()),
            acting: current
                .acting_for
                .as_ref()
                .is_some_and(|acting| acting.id == row.id),
            can_act: may_act(links, &row) && provider.is_some(),
            tax_code: row.tax_code,
            enterprise_code: row.enterprise_code,
            name: row.name,
            role: row.role,
            linked_at: row.linked_at,
            confirmed_at: row.confirmed_at,
        }
    }
}

/// Whether the account at the provider that says so is still a way in.
pub fn may_act(links: &[identity_link::Model], business: &business_link::Model) -> bool {
    links.iter().any(|link| link.issuer == business.issuer)
}

impl NoBusiness {
    fn new() -> Self {
        let say = |vietnamese: &str, english: &str| Language::current().pick(vietnamese, english).to_owned();
        Self {
            reason: NoBusinessReason::NoneLinked,
            reason_text: say(
                "Chưa có doanh nghiệp nào được xác nhận là do ông/bà đại diện.",
                "No business has been confirmed yet that you may act for.",
            ),
            fix: NoBusinessFix::RegisterAndAsk,
            fix_text: say(
                "Doanh nghiệp cần đăng ký ông/bà là người đại diện tại Cổng Dịch vụ công Quốc gia; sau đó ông/bà đăng nhập tại đó để xác nhận.",
                "The business registers you as its representative at the National Public Service Portal; then you sign in there to confirm it.",
            ),
        }
    }
}
