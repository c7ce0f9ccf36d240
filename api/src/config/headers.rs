use http::{HeaderName, HeaderValue};

use super::read::Reader;

/// `Authorization: Bearer abc | X-Sender: motcua`
pub(super) fn headers(read: &mut Reader<'_>, name: &str) -> Vec<(HeaderName, HeaderValue)> {
    let text = read.text(name, "");
    let parts = text.split('|').map(str::trim).filter(|part| !part.is_empty());
    let header = |part: &str| {
        let (name, value) = part.split_once(':')?;
        let mut value: HeaderValue = value.trim().parse().ok()?;
        value.set_sensitive(true);
        Some((name.trim().parse().ok()?, value))
    };
    let headers: Option<Vec<_>> = parts.map(header).collect();
    headers.unwrap_or_else(|| {
        read.wrong(
            name,
            "has a part that is not a header such as Authorization: Bearer abc",
        );
        Vec::new()
    })
}
