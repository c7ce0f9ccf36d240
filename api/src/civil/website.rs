use url::{Host, Url};

const LONGEST: usize = 500;

/// The address of a website as its owner spells it, with `https://` before it if no scheme is. Only what a person may
/// safely be sent to: http or https, a host with a dot, no user name.
pub fn website(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let address = match typed.contains("://") {
        true => typed.to_owned(),
        false => format!("https://{typed}"),
    };
    let (_, from_host) = address.split_once("://")?;
    let plain =
        !address.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\' || super::is_hidden(c));
    let url = Url::parse(&address).ok()?;
    let usable = plain
        && !from_host.starts_with('/')
        && address.chars().count() <= LONGEST
        && matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && url.host().as_ref().is_some_and(is_public);
    usable.then_some(address)
}

fn is_public(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => {
            let mut labels = name.trim_end_matches('.').split('.');
            name.contains('.') && labels.all(|label| !label.is_empty())
        }
        Host::Ipv4(_) | Host::Ipv6(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::website;

    #[test]
    fn addresses_of_websites_are_taken_as_they_are_spelt() {
        for typed in [
            "https://example.vn",
            "http://www.example.vn/a/b?c=d#e",
            "https://example.vn:8443/",
            "https://hưngyên.example.vn/giới-thiệu",
        ] {
            assert_eq!(website(typed).as_deref(), Some(typed), "{typed}");
        }
        assert_eq!(website(" example.vn ").as_deref(), Some("https://example.vn"));
    }

    #[test]
    fn what_is_none_or_leads_astray_is_refused() {
        for typed in [
            "",
            "example",
            "javascript:alert(1)",
            "javascript://example.vn/%0aalert(1)",
            "data:text/html,x",
            "ftp://example.vn",
            "https://",
            "https://user:secret@example.vn",
            "https://127.0.0.1",
            "https://[::1]/",
            "https://example..vn",
            "https://exa mple.vn",
            "https://example.vn\\@evil.example",
            "https://exam\u{202e}ple.vn",
            "//example.vn",
        ] {
            assert_eq!(website(typed), None, "{typed}");
        }
    }
}
