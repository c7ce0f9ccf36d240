/// A Vietnamese mobile number in any usual spelling, as E.164.
pub fn phone(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let digits = super::digits(typed.strip_prefix('+').unwrap_or(typed))?;
    let national = match digits.strip_prefix("84") {
        Some(rest) if rest.len() == 9 => rest,
        _ => digits.strip_prefix('0')?,
    };
    let mobile = national.len() == 9 && national.starts_with(['3', '5', '7', '8', '9']);
    mobile.then(|| format!("+84{national}"))
}

/// For showing where a code went: the last three digits.
pub fn masked_phone(e164: &str) -> String {
    let shown = e164.len().saturating_sub(3);
    format!("•••• ••• {}", e164.get(shown..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{masked_phone, phone};

    #[test]
    fn usual_spellings_are_one_number() {
        for typed in [
            "0912345678",
            "84912345678",
            "+84 912 345 678",
            "0912.345.678",
            " 091-234-5678 ",
        ] {
            assert_eq!(phone(typed).as_deref(), Some("+84912345678"), "{typed}");
        }
    }

    #[test]
    fn what_is_no_mobile_number_is_refused() {
        for typed in [
            "",
            "0212345678",
            "091234567",
            "09123456789",
            "+1 912345678",
            "84 9123",
        ] {
            assert_eq!(phone(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_masked_number_shows_three_digits() {
        assert_eq!(masked_phone("+84912345678"), "•••• ••• 678");
    }
}
