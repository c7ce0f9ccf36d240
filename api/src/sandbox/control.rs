//! Clock, faults and reset, for people and tests.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{
    failed_attempts, known_address, oidc_client, oidc_session, one_time_code, phone_confirmation, quota,
    sandbox_account, sandbox_sign_in, sandbox_sms,
};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use validator::Validate;

use super::{clients, personas, staff, switches};
use crate::app::App;
use crate::http::{Checked, Failed, Tag};
use crate::outside::Faults;

/// Ten years either way.
const FARTHEST_SECONDS: i64 = 315_360_000;
const SLOWEST_MILLISECONDS: i64 = 60_000;

pub struct ControlApi;

/// The one clock of portal and provider.
#[derive(Object)]
struct ClockView {
    offset_seconds: i64,
    frozen: bool,
    /// What the clock says.
    now: DateTime<Utc>,
}

#[derive(Object, Validate)]
struct ClockInput {
    /// Seconds from the real time; for a clock that stands, from the moment at which it was stopped.
    #[oai(validator(minimum(value = "-315360000"), maximum(value = "315360000")))]
    #[validate(range(min = -FARTHEST_SECONDS, max = FARTHEST_SECONDS))]
    offset_seconds: i64,
    frozen: bool,
}

/// Faults of the provider and the e-receipt service.
#[derive(Object, Validate)]
#[oai(skip_serializing_if_is_none)]
struct FaultSwitches {
    /// It answers 503 to everything.
    provider_down: bool,
    /// It, and the e-receipt service, wait so long before they answer the portal.
    #[oai(validator(minimum(value = "0"), maximum(value = "60000")))]
    #[validate(range(min = 0, max = SLOWEST_MILLISECONDS))]
    slow_milliseconds: i64,
    /// Its ID tokens carry a signature that is not theirs.
    wrong_signature: bool,
    /// User info gives `sub` and the name alone.
    user_info_without_claims: bool,
    /// User info is about someone else than the ID token; off if absent.
    user_info_of_another: Option<bool>,
    /// The e-receipt service answers 503 to everything; off if absent.
    e_receipt_down: Option<bool>,
}

#[derive(ApiResponse)]
enum ResetAnswer {
    /// Everything is as at the start.
    #[oai(status = 204)]
    Done,
}

#[OpenApi]
impl ControlApi {
    /// The clock
    #[oai(
        path = "/sandbox/clock",
        method = "get",
        tag = "Tag::Sandbox",
        operation_id = "get_sandbox_clock"
    )]
    async fn clock(&self, Data(app): Data<&Arc<App>>) -> Result<Json<ClockView>, Failed> {
        Ok(Json(ClockView::of(app)))
    }

    /// Move or stop the clock
    ///
    /// At once on the node that is asked, within a second on others.
    #[oai(
        path = "/sandbox/clock",
        method = "put",
        tag = "Tag::Sandbox",
        operation_id = "set_sandbox_clock"
    )]
    async fn set_clock(
        &self,
        Data(app): Data<&Arc<App>>,
        Checked(input): Checked<ClockInput>,
    ) -> Result<Json<ClockView>, Failed> {
        switches::set_clock(app, input.offset_seconds, input.frozen).await?;
        Ok(Json(ClockView::of(app)))
    }

    /// The faults that are on
    #[oai(
        path = "/sandbox/faults",
        method = "get",
        tag = "Tag::Sandbox",
        operation_id = "get_sandbox_faults"
    )]
    async fn faults(&self, Data(app): Data<&Arc<App>>) -> Result<Json<FaultSwitches>, Failed> {
        Ok(Json(app.faults.current().into()))
    }

    /// Switch faults on or off
    #[oai(
        path = "/sandbox/faults",
        method = "put",
        tag = "Tag::Sandbox",
        operation_id = "set_sandbox_faults"
    )]
    async fn set_faults(
        &self,
        Data(app): Data<&Arc<App>>,
        Checked(input): Checked<FaultSwitches>,
    ) -> Result<Json<FaultSwitches>, Failed> {
        switches::set_faults(app, input.into()).await?;
        Ok(Json(app.faults.current().into()))
    }

    /// Back to the start
    ///
    /// Sign-ins, messages, counters, clients, clock and faults of the sandbox, and its named members of the staff; what the portal knows of citizens stays.
    #[oai(
        path = "/sandbox/reset",
        method = "post",
        tag = "Tag::Sandbox",
        operation_id = "reset_sandbox"
    )]
    async fn reset(&self, Data(app): Data<&Arc<App>>) -> Result<ResetAnswer, Failed> {
        switches::reset(app).await?;
        clear(app).await?;
        personas::ensure(app).await?;
        staff::ensure(app).await?;
        clients::ensure_built_in(app).await?;
        Ok(ResetAnswer::Done)
    }
}

/// Accounts take their sessions, sign-ins, grants and phones with them.
async fn clear(app: &App) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    sandbox_sign_in::Entity::delete_many().exec(&tx).await?;
    quota::Entity::delete_many().exec(&tx).await?;
    oidc_session::Entity::delete_many().exec(&tx).await?;
    sandbox_account::Entity::delete_many().exec(&tx).await?;
    staff::forget(&tx).await?;
    sandbox_sms::Entity::delete_many().exec(&tx).await?;
    one_time_code::Entity::delete_many().exec(&tx).await?;
    // Phones that wait for such a code could never be confirmed.
    phone_confirmation::Entity::delete_many().exec(&tx).await?;
    failed_attempts::Entity::delete_many().exec(&tx).await?;
    known_address::Entity::delete_many().exec(&tx).await?;
    oidc_client::Entity::delete_many()
        .filter(oidc_client::Column::BuiltIn.eq(false))
        .exec(&tx)
        .await?;
    tx.commit().await
}

impl ClockView {
    fn of(app: &App) -> Self {
        let setting = app.clock.setting();
        Self {
            offset_seconds: setting.offset_seconds,
            frozen: setting.frozen_at.is_some(),
            now: app.now(),
        }
    }
}

impl From<Faults> for FaultSwitches {
    fn from(faults: Faults) -> Self {
        let Faults {
            provider_down,
            slow_milliseconds,
            wrong_signature,
            user_info_without_claims,
            user_info_of_another,
            e_receipt_down,
        } = faults;
        Self {
            provider_down,
            slow_milliseconds: slow_milliseconds.into(),
            wrong_signature,
            user_info_without_claims,
            user_info_of_another: user_info_of_another.then_some(true),
            e_receipt_down: e_receipt_down.then_some(true),
        }
    }
}

impl From<FaultSwitches> for Faults {
    fn from(switches: FaultSwitches) -> Self {
        let FaultSwitches {
            provider_down,
            slow_milliseconds,
            wrong_signature,
            user_info_without_claims,
            user_info_of_another,
            e_receipt_down,
        } = switches;
        let slow_milliseconds = u32::try_from(slow_milliseconds).unwrap_or(0);
        Self {
            provider_down,
            slow_milliseconds,
            wrong_signature,
            user_info_without_claims,
            user_info_of_another: user_info_of_another == Some(true),
            e_receipt_down: e_receipt_down == Some(true),
        }
    }
}
