//! Where a person may be sent after signing in: a page of ours, and nowhere else (CWE-601).

/// A path of our own pages, such as `/dich-vu-cong/cong-dan/tai-khoan?tab=ho-so`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPath(String);

const LONGEST: usize = 2000;

impl OwnPath {
    /// Takes what is plainly a path: one slash and then no slash or backslash; only visible ASCII,
    /// since browsers drop tabs and line feeds before they look; no `.` or `..` segment, also when
    /// percent-encoded, which browsers resolve and so could make `//` of `/.//`.
    pub fn parse(given: &str) -> Option<Self> {
        let visible = given.bytes().all(|byte| (0x21..0x7f).contains(&byte));
        let path = given.split(['?', '#']).next().unwrap_or_default();
        let plain = path.starts_with('/') && !path.contains("//") && !given.contains('\\');
        let dotted = path.split('/').any(is_dots);
        let ours = plain && visible && !dotted && given.len() <= LONGEST && !is_protocol(path);
        ours.then(|| Self(given.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_dots(segment: &str) -> bool {
    matches!(
        segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
        "." | ".."
    )
}

/// Endpoints that act or belong to the protocol are no pages to come back to.
fn is_protocol(path: &str) -> bool {
    ["/api/", "/vneid/", "/dvcqg/", "/sandbox/"]
        .iter()
        .any(|prefix| path.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::OwnPath;

    #[test]
    fn pages_of_ours_are_taken() {
        for path in [
            "/",
            "/dich-vu-cong/cong-dan/tai-khoan",
            "/a?x=1&y=//b#z",
            "/a%20b",
        ] {
            assert!(OwnPath::parse(path).is_some(), "{path}");
        }
    }

    #[test]
    fn no_spelling_leads_to_another_host() {
        let spellings = [
            "",
            "a",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "HTTPS:evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            " //evil.example",
            "/.//evil.example",
            "/%2e//evil.example",
            "/a/..//evil.example",
            "/..//evil.example",
            "/a/%2E%2e/x",
            "//evil.example/%2f..",
            "/\u{0}/evil.example",
            "/ /evil.example",
            "?next=//evil.example",
            "/a\\..\\b",
            "/\u{ff0f}evil.example",
            "/api/citizen/sign-in",
            "/vneid/logout",
        ];
        for spelling in spellings {
            assert_eq!(OwnPath::parse(spelling), None, "{spelling:?}");
        }
    }
}
