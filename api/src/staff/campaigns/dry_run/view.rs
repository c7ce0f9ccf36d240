use poem_openapi::{Enum, Object};
use uuid::Uuid;

use super::super::board::MissingPage;
use crate::http::Language;
use crate::session::StaffField;

/// What a campaign does, or would do. Members who are disabled don't count.
#[derive(Object)]
pub struct CampaignDryRun {
    /// For how many it is.
    pub total: u64,
    /// How many of them lack something now.
    pub lacking: u64,
    /// How many may do nothing else at once: none before the deadline.
    pub blocked_now: u64,
    /// How many from the deadline on, if nobody completes anything until then.
    pub blocked_at_deadline: u64,
    /// Administrators for whom it is, and how many of them lack something.
    pub administrators: u64,
    pub administrators_lacking: u64,
    /// What the caller's own record lacks of it, if it is for the caller.
    pub you_lack: Vec<StaffField>,
    /// Units whose own members lack something.
    pub units: Vec<DryRunUnit>,
    /// Who lack something, page by page.
    pub people: MissingPage,
    pub warnings: Vec<DryRunWarning>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct DryRunUnit {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    /// The name of the unit above it, which tells units of one name apart; absent if there is none.
    pub parent_unit: Option<String>,
    pub total: u64,
    pub lacking: u64,
}

/// Something to think about before it is opened.
#[derive(Object)]
pub struct DryRunWarning {
    pub code: DryRunWarningCode,
    /// For people.
    pub message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum DryRunWarningCode {
    /// The caller will be among those who are blocked.
    BlocksYou,
    /// No administrator will be left who is not.
    BlocksAllAdministrators,
    /// It is for nobody.
    ForNobody,
    /// Nobody lacks anything.
    NothingMissing,
    /// The deadline is within a day.
    ShortNotice,
    /// Another campaign runs for some of the same members.
    AnotherRuns,
}

impl From<DryRunWarningCode> for DryRunWarning {
    fn from(code: DryRunWarningCode) -> Self {
        let (vietnamese, english) = code.message();
        Self {
            code,
            message: Language::current().pick(vietnamese, english).to_owned(),
        }
    }
}

impl DryRunWarningCode {
    const fn message(self) -> (&'static str, &'static str) {
        match self {
            Self::BlocksYou => (
                "Hồ sơ của chính ông/bà còn thiếu thông tin mà đợt này yêu cầu. Đến hạn, ông/bà sẽ chỉ mở được biểu mẫu. Hãy bổ sung trước.",
                "Your own record lacks what this campaign requires. From the deadline on you could only open the form. Complete it first.",
            ),
            Self::BlocksAllAdministrators => (
                "Đến hạn sẽ không còn quản trị viên nào làm việc được, trừ khi có người bổ sung hồ sơ.",
                "From the deadline on no administrator could work, unless one of them completes their record.",
            ),
            Self::ForNobody => (
                "Không có cán bộ nào đang hoạt động trong phạm vi này.",
                "There is no active member in this range.",
            ),
            Self::NothingMissing => (
                "Không cán bộ nào trong phạm vi này còn thiếu thông tin.",
                "No member in this range lacks anything.",
            ),
            Self::ShortNotice => (
                "Hạn chót chỉ còn trong vòng 24 giờ.",
                "The deadline is less than 24 hours away.",
            ),
            Self::AnotherRuns => (
                "Đang có một đợt khác áp dụng cho một phần cán bộ này. Hạn đến trước sẽ được tính.",
                "Another campaign runs for some of these members. The earlier deadline counts.",
            ),
        }
    }
}
