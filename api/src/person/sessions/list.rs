use chrono::{DateTime, Utc};
use entity::session::{SessionClass, Way};
use entity::{Person, SessionId, session};
use poem_openapi::{Enum, Object};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::app::App;
use crate::http::{Cursor, Paging};
use crate::person::DeviceView;
use crate::session::Life;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct SessionPage {
    /// Those that live first, the last used before the others; then those that are over, for 30 days.
    pub sessions: Vec<SessionEntry>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

/// One time that the person signed in.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct SessionEntry {
    id: Uuid,
    /// Whether it is the one that asks.
    this_session: bool,
    state: SessionStanding,
    way: SignInWay,
    /// How the provider says that the person proved who they are (`amr`, RFC 8176).
    methods: Vec<String>,
    /// Assurance level: 1 or 2.
    level: i16,
    /// Whether the person said that others use the same computer, or it stands in a public place.
    shared_computer: bool,
    device: DeviceView,
    /// The network address from which the person signed in.
    address: String,
    started_at: DateTime<Utc>,
    /// Written at most once a minute.
    last_used_at: DateTime<Utc>,
    /// When it was over, or will be if nothing more happens.
    over_at: DateTime<Utc>,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
pub enum SessionStanding {
    Live,
    /// Its time was over.
    Expired,
    /// Somebody ended it.
    Ended,
}

/// By which way someone signed in.
#[derive(Enum)]
#[oai(rename_all = "snake_case")]
pub enum SignInWay {
    Vneid,
    /// Through the National Public Service Portal.
    Dvcqg,
    /// With user name, password and a code by SMS.
    Local,
    /// As staff, with user name, password and the code of an authenticator.
    StaffPassword,
}

/// The place of a session in the list: when it is over, and its id among those that are over at the same instant.
pub struct Place(DateTime<Utc>, Uuid);

impl Cursor for Place {
    fn parse(text: &str) -> Option<Self> {
        let (microseconds, id) = text.split_once('.')?;
        let over_at = DateTime::from_timestamp_micros(microseconds.parse().ok()?)?;
        Some(Self(over_at, id.parse().ok()?))
    }

    fn text(&self) -> String {
        format!("{}.{}", self.0.timestamp_micros(), self.1)
    }
}

/// A page of a person's sessions, as the session `asking` sees it.
pub async fn page(
    app: &App,
    db: &impl ConnectionTrait,
    person: impl Into<Person>,
    asking: SessionId,
    paging: &Paging<Place>,
) -> Result<SessionPage, DbErr> {
    let mut live_first = session::Entity::of(person)
        .order_by_desc(session::Column::OverAt)
        .order_by_desc(session::Column::Id)
        .limit(paging.rows());
    if let Some(Place(over_at, id)) = paging.after {
        let place = Expr::tuple([Expr::col(session::Column::OverAt), Expr::col(session::Column::Id)]);
        live_first = live_first.filter(place.lt(Expr::tuple([Expr::value(over_at), Expr::value(id)])));
    }
    let rows = live_first.all(db).await?;
    let (rows, next) = paging.cut(rows, |row| Place(row.over_at, row.id.0));
    let sessions = rows.into_iter().map(|row| SessionEntry::of(app, row, asking));
    Ok(SessionPage {
        sessions: sessions.collect(),
        next,
    })
}

impl SessionEntry {
    pub fn of(app: &App, row: session::Model, asking: SessionId) -> Self {
        let is_over = Life::of(&row).is_over(app.now(), &app.policy);
        let methods = row.methods.unwrap_or_default();
        Self {
            id: row.id.0,
            this_session: row.id == asking,
            state: match row.ended_at {
                Some(_) => SessionStanding::Ended,
                None if is_over => SessionStanding::Expired,
                None => SessionStanding::Live,
            },
            way: match row.way {
                Way::Vneid => SignInWay::Vneid,
                Way::Dvcqg => SignInWay::Dvcqg,
                Way::Local => SignInWay::Local,
                Way::StaffPassword => SignInWay::StaffPassword,
            },
            methods: methods.split_whitespace().map(ToOwned::to_owned).collect(),
            level: row.level,
            shared_computer: row.class == SessionClass::SharedComputer,
            device: DeviceView::of(&row.user_agent),
            address: row.address,
            started_at: row.started_at,
            last_used_at: row.last_used_at,
            over_at: row.over_at,
        }
    }
}
