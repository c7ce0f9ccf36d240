//! The staff's side may have a host of its own (`MOTCUA_STAFF_PUBLIC_URL`), as in the official guide.

use url::Url;

use super::Settings;
use super::read::Reader;

/// What lies on the staff's side.
const ROOTS: [&str; 2] = ["/hethong", "/api/staff"];

pub fn public_url(read: &mut Reader<'_>, public_url: &Url) -> Option<Url> {
    let given = read.optional("STAFF_PUBLIC_URL")?;
    let Ok(url) = Url::parse(&given) else {
        read.wrong(
            "STAFF_PUBLIC_URL",
            "is not an address such as https://canbo.example.vn",
        );
        return None;
    };
    let bare =
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if url.host().is_none() || !bare {
        read.wrong(
            "STAFF_PUBLIC_URL",
            "must be a scheme, a host and nothing behind it",
        );
    }
    // Cookies of both are made alike.
    if url.scheme() != public_url.scheme() {
        read.wrong("STAFF_PUBLIC_URL", "must have the scheme of PUBLIC_URL");
    }
    (url != *public_url).then_some(url)
}

/// Whether a path is of the staff's side.
pub fn is_of_staff(path: &str) -> bool {
    ROOTS.iter().any(|root| {
        let rest = path.strip_prefix(root);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    })
}

impl Settings {
    /// Under which address of ours a path is served.
    pub fn host_of(&self, path: &str) -> &Url {
        let staff = self.staff_public_url.as_ref();
        staff.filter(|_| is_of_staff(path)).unwrap_or(&self.public_url)
    }

    /// All addresses of ours.
    pub fn hosts(&self) -> impl Iterator<Item = &Url> {
        std::iter::once(&self.public_url).chain(&self.staff_public_url)
    }
}

#[cfg(test)]
mod tests {
    use super::is_of_staff;

    #[test]
    fn only_what_lies_below_the_staff_s_roots_is_theirs() {
        for path in [
            "/hethong",
            "/hethong/login?a=b",
            "/api/staff/session",
            "/hethong#x",
        ] {
            assert!(is_of_staff(path), "{path}");
        }
        for path in [
            "/",
            "/hethong-khac",
            "/api/staffing",
            "/api/session",
            "/x/hethong",
        ] {
            assert!(!is_of_staff(path), "{path}");
        }
    }
}
