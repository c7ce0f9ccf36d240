//! *Nhật ký hoạt động* of a citizen.

use std::sync::Arc;

use entity::ActivityId;
use entity::activity::Event;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use uuid::Uuid;

use crate::app::App;
use crate::http::{Caller, Failed, Given, Language, Paging, Tag, cookies};
use crate::person::activity::{self, ActivityDetails, ActivityPage, Doing};
use crate::session::{self, SignedIn};

pub struct ActivityApi;

/// What follows from "that was not me".
#[derive(Object)]
struct NotMe {
    /// How many sessions ended now.
    ended: u64,
    /// What to do next, in this order.
    guidance: Vec<Guidance>,
}

#[derive(Object)]
struct Guidance {
    step: GuidanceStep,
    /// In the caller's language.
    text: String,
}

#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
enum GuidanceStep {
    /// Change the password of the VNeID account.
    ChangePassword,
    /// Look in the VNeID application for devices that are not one's own.
    CheckDevices,
    /// Sign in again and look over contact phone and e-mail.
    CheckContacts,
    /// Give codes to nobody.
    KeepCodesSecret,
    /// Tell the police if it was misused.
    TellPolice,
}

#[derive(ApiResponse)]
enum NotMeAnswer {
    /// All sessions have ended, this one too.
    #[oai(status = 200)]
    Reported(
        Json<NotMe>,
        /// Takes the session's cookie away.
        #[oai(header = "Set-Cookie")]
        String,
        /// `"storage"`
        #[oai(header = "Clear-Site-Data")]
        String,
    ),
}

#[OpenApi]
impl ActivityApi {
    /// What was done in my name
    ///
    /// Every sign-in, failed try, change and export of the last twelve months, the newest first.
    #[oai(
        path = "/api/citizen/activity",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "list_citizen_activity"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<ActivityPage>, Failed> {
        let paging = Paging::read(cursor.0, limit.0)?;
        let page = activity::page(app.db.read(), current.citizen.into(), current.id, &paging).await?;
        Ok(Json(page))
    }

    /// That was not me
    ///
    /// Ends all sessions, this one too, and says what to do next. Said again, it gives the same advice.
    #[oai(
        path = "/api/citizen/activity/:id/not-me",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "report_citizen_activity"
    )]
    async fn not_me(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<NotMeAnswer, Failed> {
        let tx = app.db.begin().await?;
        session::hold_citizen(&tx, current.citizen).await?;
        let is_news = activity::report(app, &tx, current.citizen.into(), ActivityId(id.0)).await?;
        let ended = session::end_all(app, &tx, current.citizen, None).await?;
        let event = if is_news {
            Event::ReportedNotMe
        } else {
            Event::AllSessionsEnded
        };
        if is_news || ended > 0 {
            let details = ActivityDetails {
                entry: Some(id.0),
                ..ActivityDetails::sessions(ended)
            };
            Doing::of(&current, &caller)
                .record(app, &tx, event, &details)
                .await?;
        }
        tx.commit().await?;
        let guidance = GUIDANCE.iter().map(Guidance::of).collect();
        Ok(NotMeAnswer::Reported(
            Json(NotMe { ended, guidance }),
            cookies::expire(app, session::COOKIE),
            "\"storage\"".to_owned(),
        ))
    }
}

/// In Vietnamese and English.
const GUIDANCE: &[(GuidanceStep, &str, &str)] = &[
    (
        GuidanceStep::ChangePassword,
        "Mở ứng dụng VNeID và đổi mật khẩu tài khoản định danh điện tử ngay.",
        "Open the VNeID application and change the password of your electronic identity account at once.",
    ),
    (
        GuidanceStep::CheckDevices,
        "Trong ứng dụng VNeID, kiểm tra thiết bị đang sử dụng; gỡ thiết bị không phải của ông/bà.",
        "In the VNeID application, look at the devices in use and remove any that is not yours.",
    ),
    (
        GuidanceStep::KeepCodesSecret,
        "Không cung cấp mật khẩu hoặc mã xác thực (OTP) cho bất kỳ ai. Cán bộ không bao giờ hỏi các thông tin này.",
        "Give your password and one-time codes to nobody. Officials never ask for them.",
    ),
    (
        GuidanceStep::CheckContacts,
        "Đăng nhập lại, xem lại số điện thoại liên hệ, thư điện tử và nhật ký hoạt động.",
        "Sign in again and look over your contact phone, e-mail address and activity.",
    ),
    (
        GuidanceStep::TellPolice,
        "Nếu thông tin đã bị sử dụng trái phép, hãy báo cho cơ quan Công an nơi gần nhất.",
        "If your information was misused, tell the nearest police office.",
    ),
];

impl Guidance {
    fn of((step, vietnamese, english): &(GuidanceStep, &str, &str)) -> Self {
        Self {
            step: *step,
            text: Language::current().pick(vietnamese, english).to_owned(),
        }
    }
}
