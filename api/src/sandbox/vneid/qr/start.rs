//! The browser asks for a code to scan, or for the next window of codes.

use std::sync::Arc;

use entity::quota::QuotaKind;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};

use super::view::QrView;
use super::window;
use crate::app::App;
use crate::evidence::quota;
use crate::http::{Caller, Code, FailedOr, Problem, Reason, Tag};
use crate::proof::{QrStart, Stage};
use crate::sandbox::vneid::sign_in::{self, Loaded};
use crate::sandbox::vneid::words;

pub struct StartApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum QrStartRefusal {
    WrongStage,
    SignInExpired,
}

impl Reason for QrStartRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongStage => StatusCode::CONFLICT,
            Self::SignInExpired => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongStage => words::WRONG_STAGE,
            Self::SignInExpired => words::SIGN_IN_EXPIRED,
        }
    }
}

type Refused = FailedOr<QrStartRefusal>;

#[OpenApi]
impl StartApi {
    /// Ask for a QR code
    ///
    /// Starts a window of codes, or answers the one that runs. After its end the same call renews it: twice without
    /// counting, then it counts as a start. Starts are limited per address and minute.
    #[oai(
        path = "/vneid/api/sign-in/qr",
        method = "post",
        tag = "Tag::SandboxSignIn",
        operation_id = "start_vneid_qr"
    )]
    async fn start(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<QrView>, Refused> {
        let tx = app.db.begin().await?;
        let mut loaded = sign_in::hold(app, &tx, request).await?;
        let start = loaded.machine.start_qr(app.now(), &app.policy);
        match start {
            QrStart::NotNow(Stage::Expired) => return Err(QrStartRefusal::SignInExpired.into()),
            QrStart::NotNow(_) => return Err(QrStartRefusal::WrongStage.into()),
            QrStart::Begin => count(app, &tx, &caller).await?,
            QrStart::Renew | QrStart::Running => {}
        }
        if start != QrStart::Running {
            begin(app, &tx, &mut loaded, &caller).await?;
        }
        let view = QrView::of(app, &tx, &loaded).await?;
        tx.commit().await?;
        if start != QrStart::Running {
            loaded.ring(app).await;
        }
        let view = view.ok_or_else(|| Problem::new(Code::Broken))?;
        Ok(Json(view))
    }
}

async fn count(app: &App, tx: &sea_orm::DatabaseTransaction, caller: &Caller) -> Result<(), Refused> {
    let limit = app.settings.qr_starts_per_minute;
    let wait = quota::count(app, tx, QuotaKind::QrStart, &caller.neighbourhood(), limit).await?;
    match wait {
        Some(seconds) => Err(Problem::new(Code::TooMany).retry_after(seconds).into()),
        None => Ok(()),
    }
}

async fn begin(
    app: &App,
    tx: &sea_orm::DatabaseTransaction,
    loaded: &mut Loaded,
    caller: &Caller,
) -> Result<(), Refused> {
    if let Some(machine) = &loaded.machine.qr {
        loaded.window = Some(window::insert(app, tx, &loaded.row, machine, caller).await?);
    }
    Ok(())
}
