//! Confirm a link whose account was proved.

use std::sync::Arc;

use entity::ProviderName;
use entity::citizen_field::FieldName;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};

use super::linking::Linking;
use super::proposal::{said, take, waiting};
use super::view::Changed;
use crate::app::App;
use crate::evidence::turn;
use crate::http::{Caller, FailedOr, Reason, Tag};
use crate::session::{self, Current, RecentlyProven, SignedIn};

pub struct ConfirmLinkApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ConfirmLinkRefusal {
    /// No account waits to be confirmed in this browser: none was proved, it was too long ago, or it is confirmed already.
    NothingToConfirm,
    AlreadyLinked,
    IdentityConflict,
    OtherPerson,
    NoTechid,
}

impl Reason for ConfirmLinkRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NothingToConfirm => (
                "Hiện không có liên kết nào đang chờ xác nhận. Vui lòng thực hiện liên kết lại từ đầu.",
                "No link is waiting to be confirmed. Please begin to link once more.",
            ),
            Self::AlreadyLinked => (
                "Tài khoản của ông/bà đã có liên kết này. Nếu muốn thay đổi, vui lòng xóa liên kết hiện có trước.",
                "Your account has such a link already. To change it, please remove the present one first.",
            ),
            Self::IdentityConflict => (
                "Chưa thể liên kết vì thông tin trùng với một tài khoản khác. Yêu cầu đã được ghi nhận; vui lòng mang giấy tờ tùy thân đến Bộ phận Một cửa nơi gần nhất để được hỗ trợ.",
                "This can't be linked yet, because the information is the same as another account's. It was recorded; please take your identity papers to the nearest one-stop office.",
            ),
            Self::OtherPerson => (
                "Tài khoản vừa đăng nhập có số định danh cá nhân khác với tài khoản này.",
                "The account you signed in to has another personal number than this one.",
            ),
            Self::NoTechid => (
                "Cổng Dịch vụ công Quốc gia chưa cung cấp Techid của tài khoản này. Vui lòng thử lại sau.",
                "The National Public Service Portal gives no Techid of this account yet. Please try again later.",
            ),
        }
    }
}

#[OpenApi]
impl ConfirmLinkApi {
    /// Confirm the link to the national portal
    ///
    /// From now on the account that was proved is a way in. A conflict links nothing and opens a case. 401 `reauthenticate`
    /// unless the person proved within 10 minutes who they are.
    #[oai(
        path = "/api/citizen/links/dvcqg/confirm",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "confirm_citizen_dvcqg_link"
    )]
    async fn confirm_dvcqg(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<Changed>, FailedOr<ConfirmLinkRefusal>> {
        confirm(app, &current, request, &caller, ProviderName::Dvcqg).await
    }

    /// Confirm the link to VNeID
    ///
    /// As for the national portal.
    #[oai(
        path = "/api/citizen/links/vneid/confirm",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "confirm_citizen_vneid_link"
    )]
    async fn confirm_vneid(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<Changed>, FailedOr<ConfirmLinkRefusal>> {
        confirm(app, &current, request, &caller, ProviderName::Vneid).await
    }
}

async fn confirm(
    app: &App,
    current: &Current,
    request: &Request,
    caller: &Caller,
    provider: ProviderName,
) -> Result<Json<Changed>, FailedOr<ConfirmLinkRefusal>> {
    RecentlyProven::of(app, current)?;
    let nothing = || FailedOr::from(ConfirmLinkRefusal::NothingToConfirm);
    let tx = app.db.begin().await?;
    let proposal = waiting(app, &tx, request, current, provider).await?;
    let proposal = proposal.ok_or_else(nothing)?;
    let said = said(&proposal);
    if let Some(number) = said.get(&FieldName::PersonalId) {
        turn::take(app, &tx, number).await?;
    }
    let citizen = session::hold(&tx, current).await?;
    if !take(&tx, &proposal).await? {
        return Err(nothing());
    }
    let linking = Linking {
        current,
        caller,
        proposal: &proposal,
        said: &said,
    };
    let linked = linking.link(app, &tx, citizen).await?;
    tx.commit().await?;
    linked?;
    Ok(Json(Changed::after(app, app.db.read(), current).await?))
}
