//! A session of someone who signed in to the portal.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, IntoCondition, Query};
use sea_orm::{FromQueryResult, JoinType, QueryFilter, QuerySelect, SelectModel, Selector};

use crate::staff_member::Role;
use crate::{
    BusinessId, CitizenId, Person, PersonKind, SessionId, StaffId, UnitId, business_link, citizen,
    staff_member,
};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    // The four of the list, in its order.
    #[sea_orm(unique_key = "list")]
    pub person_kind: PersonKind,
    #[sea_orm(unique_key = "list")]
    pub person_id: Uuid,
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
    /// Says how long it lasts.
    pub class: SessionClass,
    /// Who vouched for the person: a provider, or this portal itself.
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
}

/// Whose it is and where it is used say how long it may rest and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum SessionClass {
    #[sea_orm(string_value = "citizen")]
    Citizen,
    /// A citizen's on a computer that others use too.
    #[sea_orm(string_value = "shared_computer")]
    SharedComputer,
    #[sea_orm(string_value = "staff")]
    Staff,
    #[sea_orm(string_value = "administrator")]
    Administrator,
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
    /// A member of the staff, with user name, password and the code of an authenticator.
    #[sea_orm(string_value = "staff_password")]
    StaffPassword,
}

/// What a request must know of a citizen's session that nobody has ended.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Live {
    pub id: SessionId,
    pub token_hash: Vec<u8>,
    pub citizen_id: CitizenId,
    pub full_name: String,
    pub avatar: Option<String>,
    pub level: i16,
    pub class: SessionClass,
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

/// The same of a member of the staff.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct StaffLive {
    pub id: SessionId,
    pub token_hash: Vec<u8>,
    pub way: Way,
    pub level: i16,
    pub authenticated_at: DateTimeUtc,
    pub started_at: DateTimeUtc,
    pub last_used_at: DateTimeUtc,
    pub staff_id: StaffId,
    pub username: String,
    pub full_name: Option<String>,
    pub avatar: Option<String>,
    pub role: Role,
    pub unit_id: UnitId,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// All of one person, also those that are over.
    pub fn of(person: impl Into<Person>) -> Select<Self> {
        let person = person.into();
        Self::find()
            .filter(COLUMN.person_kind.eq(person.kind))
            .filter(COLUMN.person_id.eq(person.id))
    }

    /// Sessions that nobody has ended; whether their time is over is for the caller to judge.
    pub fn not_ended() -> Select<Self> {
        Self::find().filter(COLUMN.ended_at.is_null())
    }

    /// Citizens' among them whose token has one of these hashes and whose citizen is not disabled.
    pub fn live(token_hashes: impl IntoIterator<Item = Vec<u8>>) -> Selector<SelectModel<Live>> {
        Self::held(PersonKind::Citizen, token_hashes)
            .column(Column::Class)
            .column_as(Column::PersonId, "citizen_id")
            .columns([citizen::Column::FullName, citizen::Column::Avatar])
            .column_as(business_link::Column::Id, "acting_for")
            .column_as(business_link::Column::Name, "acting_for_name")
            .column_as(business_link::Column::TaxCode, "acting_for_tax_code")
            .expr_as(has_businesses(), "has_businesses")
            .join(JoinType::InnerJoin, holder(citizen::Entity, citizen::Column::Id))
            .join(JoinType::LeftJoin, acting_for())
            .filter(citizen::Column::DisabledAt.is_null())
            .into_model()
    }

    /// The staff's among them whose token has one of these hashes and whose member is not disabled.
    pub fn staff_live(token_hashes: impl IntoIterator<Item = Vec<u8>>) -> Selector<SelectModel<StaffLive>> {
        use staff_member::Column as Member;
        Self::held(PersonKind::Staff, token_hashes)
            .column(Column::Way)
            .column_as(Column::PersonId, "staff_id")
            .columns([
                Member::Username,
                Member::FullName,
                Member::Avatar,
                Member::Role,
                Member::UnitId,
            ])
            .join(JoinType::InnerJoin, holder(staff_member::Entity, Member::Id))
            .filter(Member::DisabledAt.is_null())
            .into_model()
    }

    fn held(kind: PersonKind, token_hashes: impl IntoIterator<Item = Vec<u8>>) -> Select<Self> {
        Self::not_ended()
            .select_only()
            .columns([
                Column::Id,
                Column::TokenHash,
                Column::Level,
                Column::AuthenticatedAt,
                Column::StartedAt,
                Column::LastUsedAt,
            ])
            .filter(Column::TokenHash.is_in(token_hashes))
            .filter(Column::PersonKind.eq(kind))
    }
}

/// To whose it is.
fn holder<E: EntityTrait>(people: E, id: E::Column) -> RelationDef {
    Entity::belongs_to(people).from(Column::PersonId).to(id).into()
}

/// To the business, only while it is the citizen's own.
fn acting_for() -> RelationDef {
    Entity::belongs_to(business_link::Entity)
        .from(Column::ActingFor)
        .to(business_link::Column::Id)
        .on_condition(|session, business| {
            Expr::col((session, Column::PersonId))
                .equals((business, business_link::Column::CitizenId))
                .into_condition()
        })
        .into()
}

fn has_businesses() -> Expr {
    let theirs = Expr::col((business_link::Entity, business_link::Column::CitizenId))
        .equals((Entity, Column::PersonId));
    let any = Query::select()
        .expr(Expr::val(1))
        .from(business_link::Entity)
        .and_where(theirs)
        .take();
    Expr::exists(any)
}
