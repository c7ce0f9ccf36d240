//! Ways in as their owner sees them.

use chrono::{DateTime, Utc};
use entity::{ProviderName, SessionId, identity_link, local_account, removed_link, session};
use poem_openapi::{Enum, Object};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::ways;
use crate::app::App;
use crate::http::Language;
use crate::session::{Current, Life};

/// One way into the account.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct WayIn {
    id: Uuid,
    kind: WayInKind,
    state: WayInState,
    /// The user name, or the *Techid*.
    name: Option<String>,
    linked_at: DateTime<Utc>,
    removed_at: Option<DateTime<Utc>>,
    /// Until when it can be brought back.
    restore_until: Option<DateTime<Utc>>,
    /// Whether this session came in by it.
    this_session: bool,
    can_remove: bool,
    /// Why it can't be removed.
    reason: Option<KeepReason>,
    /// That in the caller's language.
    reason_text: Option<String>,
    /// What makes it possible.
    fix: Option<KeepFix>,
    /// That in the caller's language.
    fix_text: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum WayInKind {
    Vneid,
    /// The National Public Service Portal: *Techid DVCQG*.
    Dvcqg,
    /// User name, password and a code by SMS.
    Local,
}

#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum WayInState {
    Active,
    /// It opens nothing, and can be brought back for a while.
    Removed,
}

#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum KeepReason {
    /// Without it nobody could sign in to the account any more.
    LastWayIn,
    /// It was removed already.
    AlreadyRemoved,
}

#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum KeepFix {
    LinkVneid,
    LinkDvcqg,
    /// No other provider is offered here: it stays.
    AskAnOfficial,
    Restore,
}

/// What else there is to do after a way in changed.
#[derive(Object)]
pub struct Changed {
    /// Other sessions of the person that live; `DELETE /api/citizen/sessions?others=true` ends them.
    other_sessions: u64,
}

impl Changed {
    pub async fn after(app: &App, db: &impl ConnectionTrait, current: &Current) -> Result<Self, DbErr> {
        let rows = session::Entity::of(current.citizen)
            .filter(session::Column::EndedAt.is_null())
            .filter(session::Column::Id.ne(current.id))
            .all(db)
            .await?;
        let live = rows
            .iter()
            .filter(|row| !Life::of(row).is_over(app.now(), &app.policy));
        Ok(Self {
            other_sessions: live.count() as u64,
        })
    }
}

/// What a way in is beside others.
pub struct Beside<'a> {
    pub app: &'a App,
    pub links: &'a [identity_link::Model],
    /// The session that asks.
    pub session: &'a session::Model,
}

impl Beside<'_> {
    /// Of a provider that is configured no longer there is nothing to show.
    pub fn link(&self, link: &identity_link::Model) -> Option<WayIn> {
        let provider = ways::provider_named(self.app, &link.issuer)?;
        let can_remove = ways::may_go(self.app, self.links, link);
        let keep = (!can_remove).then(|| (KeepReason::LastWayIn, self.another(provider.name)));
        let by_it = self.session.issuer == link.issuer && self.session.way != session::Way::Local;
        Some(WayIn {
            this_session: by_it,
            ..WayIn::of(
                link.id.0,
                provider.name.into(),
                link.linked_at,
                link.tech_id.clone(),
                keep,
            )
        })
    }

    pub fn removed(&self, link: &removed_link::Model) -> Option<WayIn> {
        let provider = ways::provider_named(self.app, &link.issuer)?;
        let until = link.removed_at + self.app.policy.link_restore_window;
        let keep = Some((KeepReason::AlreadyRemoved, KeepFix::Restore));
        (self.app.now() < until).then(|| WayIn {
            state: WayInState::Removed,
            removed_at: Some(link.removed_at),
            restore_until: Some(until),
            ..WayIn::of(
                link.id.0,
                provider.name.into(),
                link.linked_at,
                link.tech_id.clone(),
                keep,
            )
        })
    }

    pub fn local(&self, account: &local_account::Model) -> WayIn {
        let name = Some(account.username.clone());
        WayIn {
            this_session: self.session.way == session::Way::Local,
            ..WayIn::of(account.id.0, WayInKind::Local, account.created_at, name, None)
        }
    }

    fn another(&self, than: ProviderName) -> KeepFix {
        let mut others = self
            .app
            .settings
            .providers()
            .filter(|provider| provider.name != than);
        match others.next().map(|provider| provider.name) {
            Some(ProviderName::Vneid) => KeepFix::LinkVneid,
            Some(ProviderName::Dvcqg) => KeepFix::LinkDvcqg,
            None => KeepFix::AskAnOfficial,
        }
    }
}

impl WayIn {
    fn of(
        id: Uuid,
        kind: WayInKind,
        linked_at: DateTime<Utc>,
        name: Option<String>,
        keep: Option<(KeepReason, KeepFix)>,
    ) -> Self {
        let say = |(vietnamese, english)| Language::current().pick(vietnamese, english).to_owned();
        Self {
            id,
            kind,
            state: WayInState::Active,
            name,
            linked_at,
            removed_at: None,
            restore_until: None,
            this_session: false,
            can_remove: keep.is_none(),
            reason: keep.map(|(reason, _)| reason),
            reason_text: keep.map(|(reason, _)| say(reason.text())),
            fix: keep.map(|(_, fix)| fix),
            fix_text: keep.map(|(_, fix)| say(fix.text())),
        }
    }
}

impl KeepReason {
    const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::LastWayIn => (
                "Đây là cách đăng nhập cuối cùng của tài khoản. Nếu xóa, ông/bà sẽ không đăng nhập được nữa.",
                "This is the last way into the account. Without it you could not sign in any more.",
            ),
            Self::AlreadyRemoved => ("Liên kết này đã được xóa.", "This link was removed already."),
        }
    }
}

impl KeepFix {
    const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::LinkVneid => ("Hãy liên kết VNeID trước.", "Link VNeID first."),
            Self::LinkDvcqg => (
                "Hãy liên kết Techid của Cổng Dịch vụ công Quốc gia trước.",
                "Link the Techid of the National Public Service Portal first.",
            ),
            Self::AskAnOfficial => (
                "Nếu cần hỗ trợ, vui lòng liên hệ Bộ phận Một cửa nơi gần nhất.",
                "If you need help, please ask at the nearest one-stop office.",
            ),
            Self::Restore => (
                "Ông/bà có thể khôi phục liên kết trong 7 ngày kể từ khi xóa.",
                "It can be restored within 7 days after it was removed.",
            ),
        }
    }
}

impl From<ProviderName> for WayInKind {
    fn from(name: ProviderName) -> Self {
        match name {
            ProviderName::Vneid => Self::Vneid,
            ProviderName::Dvcqg => Self::Dvcqg,
        }
    }
}

/// The row of the session that asks.
pub async fn session_row(db: &impl ConnectionTrait, id: SessionId) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(id).one(db).await
}
