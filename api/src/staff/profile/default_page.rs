//! A chosen page that the role may not open any more.

use entity::staff_member::Role;
use poem_openapi::Object;

use crate::http::Language;
use crate::staff::pages;

/// It was chosen when the role could open it. Until another one is chosen, the nearest opens in its place.
#[derive(Object)]
#[oai(rename = "StaffDefaultPageLost")]
pub struct DefaultPageLost {
    /// The one that was chosen.
    page: String,
    /// The one that opens in its place.
    nearest: String,
    /// For people.
    message: String,
}

impl DefaultPageLost {
    /// `None` if none was chosen, or it can be opened.
    pub fn of(role: Role, chosen: Option<&str>) -> Option<Self> {
        let page = chosen.filter(|page| !pages::is_offered(role, page))?;
        let message = Language::current().pick(
            "Trang mặc định đã chọn không còn mở được với vai trò hiện nay của ông/bà. Hệ thống mở trang gần nhất; ông/bà có thể chọn trang khác.",
            "Your role can no longer open the default page that you chose. The nearest page opens instead; you can choose another one.",
        );
        Some(Self {
            page: page.to_owned(),
            nearest: pages::nearest(role, page).to_owned(),
            message: message.to_owned(),
        })
    }
}
