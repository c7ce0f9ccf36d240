/// A Vietnamese fax number in any usual spelling, as E.164: a landline with its area code, such as `0221 3863 456` or
/// `(024) 3825 5500`, or a mobile number.
pub fn fax(typed: &str) -> Option<String> {
    let without_brackets: String = typed.chars().filter(|c| !matches!(c, '(' | ')' | '/')).collect();
    super::phone(&without_brackets).or_else(|| landline(&without_brackets))
}

fn landline(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let digits = super::digits(typed.strip_prefix('+').unwrap_or(typed))?;
    let national = match digits.strip_prefix("84") {
        Some(rest) => rest.strip_prefix('0').unwrap_or(rest),
        None => digits.strip_prefix('0')?,
    };
    let known = (9..=10).contains(&national.len()) && national.starts_with('2');
    known.then(|| format!("+84{national}"))
}

#[cfg(test)]
mod tests {
    use super::fax;

    #[test]
    fn usual_spellings_are_taken() {
        for typed in [
            "02213863456",
            "0221 3863 456",
            "(0221) 3.863.456",
            "+84 221 3863456",
            "84 221-3863-456",
            "+84 (0)221 3863 456",
        ] {
            assert_eq!(fax(typed).as_deref(), Some("+842213863456"), "{typed}");
        }
        assert_eq!(fax("(024) 3825 5500").as_deref(), Some("+842438255500"));
        assert_eq!(fax("0912 345 678").as_deref(), Some("+84912345678"));
    }

    #[test]
    fn what_has_no_area_code_or_is_no_number_is_refused() {
        for typed in ["", "3863456", "0123", "022138634567890", "fax", "+1 202 555 0100"] {
            assert_eq!(fax(typed), None, "{typed}");
        }
    }
}
