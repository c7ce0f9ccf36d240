use std::sync::Arc;
use std::time::Duration;

use entity::phone_confirmation::{Column, SmsState};
use entity::{PhoneConfirmationId, phone_confirmation};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::Outgoing;
use crate::app::App;

/// How long whoever asked for it waits to be told what became of a message.
const PATIENCE: Duration = Duration::from_secs(10);

/// What became of a message, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    Sent,
    Failed,
    /// Whoever carries it has not answered yet.
    UnderWay,
}

/// Sends a message after its transaction. It is sent to its end even if whoever asked for it has gone.
pub async fn send(app: &Arc<App>, outgoing: Outgoing) -> Result<Delivery, DbErr> {
    let app = app.clone();
    let sending = tokio::spawn(async move {
        let state = match app.sms.send(&outgoing.sms).await {
            Ok(()) => SmsState::Sent,
            Err(error) => {
                tracing::warn!(%error, "an SMS could not be sent");
                SmsState::Failed
            }
        };
        note(&app, outgoing.confirmation, state).await.map(|()| state)
    });
    match tokio::time::timeout(PATIENCE, sending).await {
        Ok(Ok(Ok(SmsState::Sent))) => Ok(Delivery::Sent),
        Ok(Ok(Ok(_)) | Err(_)) => Ok(Delivery::Failed),
        Ok(Ok(Err(error))) => Err(error),
        Err(_elapsed) => Ok(Delivery::UnderWay),
    }
}

async fn note(app: &App, id: PhoneConfirmationId, state: SmsState) -> Result<(), DbErr> {
    phone_confirmation::Entity::update_many()
        .col_expr(Column::Sms, Expr::value(state))
        .filter(Column::Id.eq(id))
        .exec(app.db.write())
        .await
        .map(drop)
}
