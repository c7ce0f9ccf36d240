use unicode_normalization::UnicodeNormalization;
use validator::ValidateEmail;

/// An e-mail address as its owner spells it, but for the host, which has no capitals. Without a name before it, and with
/// a host that can be on the Internet: RFC 5321 allows more than anybody uses and every service takes.
pub fn email(typed: &str) -> Option<String> {
    let typed: String = typed.trim().nfc().collect();
    let (local, host) = typed.rsplit_once('@')?;
    let dotted_well = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    let host_has_a_dot = host.contains('.') && !host.starts_with('[');
    let usable = dotted_well && host_has_a_dot && typed.len() <= 254 && typed.validate_email();
    usable.then(|| format!("{local}@{}", host.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::email;

    #[test]
    fn odd_but_right_addresses_are_taken() {
        for typed in [
            "an@example.vn",
            "nguyen.van+motcua@mail.example.vn",
            "o'brien_1@example-mot.vn",
            "a@b.co",
            "x@xn--1lqs71d.vn",
            "!#$%&'*/=?^`{|}~@example.vn",
        ] {
            assert_eq!(email(typed).as_deref(), Some(typed), "{typed}");
        }
        assert_eq!(email(" An@Example.VN\n").as_deref(), Some("An@example.vn"));
    }

    #[test]
    fn wrong_ones_are_refused() {
        let long = format!("{}@example.vn", "a".repeat(300));
        for typed in [
            "",
            "an",
            "an@",
            "@example.vn",
            "an@example",
            "an@@example.vn",
            "an an@example.vn",
            ".an@example.vn",
            "an.@example.vn",
            "a..n@example.vn",
            "An <an@example.vn>",
            "an@example..vn",
            "an@-example.vn",
            "an@[127.0.0.1]",
            "an@example.vn, binh@example.vn",
            "an@exa\u{202e}mple.vn",
            "an\u{0}@example.vn",
            "mailto:an@example.vn@",
            &long,
        ] {
            assert_eq!(email(typed), None, "{typed}");
        }
    }
}
