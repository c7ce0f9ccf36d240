//! A session of someone who signed in to the portal.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, IntoCondition, Query};
use sea_orm::{FromQueryResult, JoinType, QueryFilter, QuerySelect, SelectModel, Selector};

use crate::{BusinessId, CitizenId, SessionId, business_link};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    // The three of the list, in its order.
    #[sea_orm(unique_key = "list")]
    pub citizen_id: CitizenId,
    /// When it was over, or will be if nothing more happens: those that live come first.
    #[sea_orm(unique_key = "list")]
    pub over_at: DateTimeUtc,
    #[sea_orm(primary_key, auto_increment = false, unique_key = "list")]
    pub id: SessionId,
    /// SHA-256 of the token; the token itself is only in the browser.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))")]
    pub token_hash: Vec<u8>,
    pub way: Way,
    /// How the provider says that the person proved it (`amr`, RFC 8176), between spaces.
    pub methods: Option<String>,
    /// Whether others use the same computer; then it ends sooner.
    pub shared_computer: bool,
    /// The provider that vouched for the person.
    pub issuer: String,
    /// The provider's ID token, sealed: it is sent back as `id_token_hint` at sign-out.
    #[sea_orm(column_type = "Text", nullable)]
    pub sealed_id_token: Option<String>,
    /// Assurance level of this sign-in: 1 or 2.
    pub level: i16,
    /// When the person last proved who they are (`auth_time`).
    pub authenticated_at: DateTimeUtc,
    pub started_at: DateTimeUtc,
    /// Written at most once a minute.
    pub last_used_at: DateTimeUtc,
    #[sea_orm(indexed)]
    pub ended_at: Option<DateTimeUtc>,
    /// Shown to the person, never a key: mobile networks change addresses.
    pub address: String,
    pub user_agent: String,
    /// The business that the person acts for; for themselves if it is absent or no longer theirs.
    pub acting_for: Option<BusinessId>,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

/// By which way someone signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Way {
    #[sea_orm(string_value = "vneid")]
    Vneid,
    #[sea_orm(string_value = "dvcqg")]
    Dvcqg,
    /// With user name, password and a code by SMS.
    #[sea_orm(string_value = "local")]
    Local,
}

/// What a request must know of a session that nobody has ended.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Live {
    pub id: SessionId,
    pub token_hash: Vec<u8>,
    pub citizen_id: CitizenId,
    pub full_name: String,
    pub avatar: Option<String>,
    pub level: i16,
    pub shared_computer: bool,
    pub authenticated_at: DateTimeUtc,
    pub started_at: DateTimeUtc,
    pub last_used_at: DateTimeUtc,
    /// The business that the person acts for.
    pub acting_for: Option<BusinessId>,
    pub acting_for_name: Option<String>,
    pub acting_for_tax_code: Option<String>,
    /// Whether there is a business that they could act for.
    pub has_businesses: bool,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// All of one citizen, also those that are over.
    pub fn of(citizen: CitizenId) -> Select<Self> {
        Self::find().filter(COLUMN.citizen_id.eq(citizen))
    }

    /// Sessions that nobody has ended; whether their time is over is for the caller to judge.
    pub fn not_ended() -> Select<Self> {
        Self::find().filter(COLUMN.ended_at.is_null())
    }

    /// Those of them whose token has one of these hashes and whose citizen is not disabled.
    pub fn live(token_hashes: impl IntoIterator<Item = Vec<u8>>) -> Selector<SelectModel<Live>> {
        Self::not_ended()
            .select_only()
            .columns([
                Column::Id,
                Column::TokenHash,
                Column::CitizenId,
                Column::Level,
                Column::SharedComputer,
                Column::AuthenticatedAt,
                Column::StartedAt,
                Column::LastUsedAt,
            ])
            .columns([super::citizen::Column::FullName, super::citizen::Column::Avatar])
            .column_as(business_link::Column::Id, "acting_for")
            .column_as(business_link::Column::Name, "acting_for_name")
            .column_as(business_link::Column::TaxCode, "acting_for_tax_code")
            .expr_as(has_businesses(), "has_businesses")
            .join(JoinType::InnerJoin, Relation::Citizen.def())
            .join(JoinType::LeftJoin, acting_for())
            .filter(Column::TokenHash.is_in(token_hashes))
            .filter(super::citizen::Column::DisabledAt.is_null())
            .into_model()
    }
}

/// To the business, only while it is the citizen's own.
fn acting_for() -> RelationDef {
    Entity::belongs_to(business_link::Entity)
        .from(Column::ActingFor)
        .to(business_link::Column::Id)
        .on_condition(|session, business| {
            Expr::col((session, Column::CitizenId))
                .equals((business, business_link::Column::CitizenId))
                .into_condition()
        })
        .into()
}

fn has_businesses() -> Expr {
    let theirs = Expr::col((business_link::Entity, business_link::Column::CitizenId))
        .equals((Entity, Column::CitizenId));
    let any = Query::select()
        .expr(Expr::val(1))
        .from(business_link::Entity)
        .and_where(theirs)
        .take();
    Expr::exists(any)
}
