use poem_openapi::ApiResponse;

/// Sends a browser on, with a GET.
#[derive(ApiResponse)]
pub enum Redirect {
    /// Go there.
    #[oai(status = 303)]
    SeeOther(
        /// Where to go.
        #[oai(header = "Location")]
        String,
        /// A cookie of ours, if one changes.
        #[oai(header = "Set-Cookie")]
        Option<String>,
    ),
}

impl Redirect {
    pub fn to(location: impl Into<String>) -> Self {
        Self::SeeOther(location.into(), None)
    }

    pub fn with_cookie(self, cookie: String) -> Self {
        match self {
            Self::SeeOther(location, _) => Self::SeeOther(location, Some(cookie)),
        }
    }
}
