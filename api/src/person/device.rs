use poem_openapi::Object;

use crate::http::Device;

/// What the browser said of itself, in words that its owner would use; nobody has verified it.
#[derive(Object)]
#[oai(rename = "Device", skip_serializing_if_is_none)]
pub struct DeviceView {
    /// Name and major version: `Chrome 156`.
    browser: Option<String>,
    /// `Windows`, `Android 13`, `iOS 18`.
    system: Option<String>,
    /// Of a phone or tablet: `SM-A155F`, `iPhone`.
    model: Option<String>,
}

impl DeviceView {
    pub fn of(user_agent: &str) -> Self {
        let Device {
            browser,
            system,
            model,
        } = Device::of(user_agent);
        Self {
            browser,
            system,
            model,
        }
    }
}
