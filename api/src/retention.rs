//! Removes what has been kept long enough.

use std::time::Duration;

use chrono::{DateTime, Utc};
use entity::{
    activity, authorization_attempt, citizen_field_change, failed_attempts, link_proposal, local_sign_in,
    oidc_session, one_time_code, phone_confirmation, quota, removed_link, sandbox_phone, sandbox_sign_in,
    sandbox_sms, session, staff_import, staff_sign_in,
};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter};

use crate::app::App;
use crate::audit;

const EVERY: Duration = Duration::from_secs(600);

pub async fn keep_removing(app: &App) {
    loop {
        if let Err(error) = remove(app).await {
            tracing::warn!(%error, "old rows could not be removed");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Removes what the policy keeps no longer.
pub async fn remove(app: &App) -> Result<(), DbErr> {
    let (now, policy) = (app.now(), &app.policy);
    let sign_ins = now - policy.retention.sign_ins;
    sessions(app, now - policy.retention.ended_sessions).await?;
    let db = app.db.write();
    authorization_attempt::Entity::delete_many()
        .filter(authorization_attempt::Column::StartedAt.lt(sign_ins))
        .exec(db)
        .await?;
    sandbox_sign_in::Entity::delete_many()
        .filter(sandbox_sign_in::Column::StartedAt.lt(sign_ins))
        .exec(db)
        .await?;
    local_sign_in::Entity::delete_many()
        .filter(local_sign_in::Column::StartedAt.lt(sign_ins))
        .exec(db)
        .await?;
    staff_sign_in::Entity::delete_many()
        .filter(staff_sign_in::Column::StartedAt.lt(sign_ins))
        .exec(db)
        .await?;
    // It can't be confirmed any more, and holds what a provider said.
    link_proposal::Entity::delete_many()
        .filter(link_proposal::Column::ProposedAt.lt(now - policy.sign_in_lifetime))
        .exec(db)
        .await?;
    removed_link::Entity::delete_many()
        .filter(removed_link::Column::RemovedAt.lt(now - policy.link_restore_window))
        .exec(db)
        .await?;
    // Takes the grants with it.
    oidc_session::Entity::delete_many()
        .filter(oidc_session::Column::AuthenticatedAt.lt(sign_ins))
        .exec(db)
        .await?;
    one_time_code::Entity::delete_many()
        .filter(one_time_code::Column::SentAt.lt(sign_ins))
        .exec(db)
        .await?;
    failed_attempts::Entity::delete_many()
        .filter(failed_attempts::Column::LastAt.lt(sign_ins))
        .exec(db)
        .await?;
    quota::Entity::delete_many()
        .filter(quota::Column::Since.lt(sign_ins))
        .exec(db)
        .await?;
    phones(app, sign_ins).await?;
    phone_confirmation::Entity::delete_many()
        .filter(phone_confirmation::Column::RequestedAt.lt(sign_ins))
        .exec(db)
        .await?;
    logs(app, now - policy.retention.activity).await?;
    audit::forget(app, now - policy.retention.actions).await?;
    // Takes with it what was wrong.
    staff_import::Entity::delete_many()
        .filter(staff_import::Column::BegunAt.lt(now - policy.retention.imports))
        .exec(db)
        .await?;
    let messages = now - policy.retention.sandbox_sms;
    sandbox_sms::Entity::delete_many()
        .filter(sandbox_sms::Column::SentAt.lt(messages))
        .exec(db)
        .await?;
    Ok(())
}

/// Phones that were never registered, or have ended.
async fn phones(app: &App, before: DateTime<Utc>) -> Result<(), DbErr> {
    let never = Condition::all()
        .add(sandbox_phone::Column::RegisteredAt.is_null())
        .add(sandbox_phone::Column::StartedAt.lt(before));
    sandbox_phone::Entity::delete_many()
        .filter(
            Condition::any()
                .add(sandbox_phone::Column::EndedAt.lt(before))
                .add(never),
        )
        .exec(app.db.write())
        .await
        .map(drop)
}

/// What was done, and how information changed, before then.
async fn logs(app: &App, before: DateTime<Utc>) -> Result<(), DbErr> {
    let db = app.db.write();
    activity::Entity::delete_many()
        .filter(activity::Column::At.lt(before))
        .exec(db)
        .await?;
    citizen_field_change::Entity::delete_many()
        .filter(citizen_field_change::Column::At.lt(before))
        .exec(db)
        .await
        .map(drop)
}

/// Sessions that were ended, or whose time was over, before then.
async fn sessions(app: &App, before: DateTime<Utc>) -> Result<(), DbErr> {
    let over = session::Column::LastUsedAt.lt(before - app.policy.citizen_absolute);
    session::Entity::delete_many()
        .filter(
            Condition::any()
                .add(session::Column::EndedAt.lt(before))
                .add(over),
        )
        .exec(app.db.write())
        .await
        .map(drop)
}
