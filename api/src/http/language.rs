//! Vietnamese, or English for those who ask for it.

use std::future::Future;

use poem::Request;
use poem::http::header::ACCEPT_LANGUAGE;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Vietnamese,
    English,
}

tokio::task_local! {
    static CURRENT: Language;
}

impl Language {
    /// `Accept-Language` (RFC 9110, 12.5.4): English only if it is preferred to Vietnamese.
    pub fn of(request: &Request) -> Self {
        let header = request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        header.map_or(Self::Vietnamese, Self::preferred)
    }

    fn preferred(header: &str) -> Self {
        let best = |tag: &str| {
            let matching = header
                .split(',')
                .filter_map(weighted)
                .filter(|(name, _)| name.starts_with(tag));
            matching.map(|(_, weight)| weight).fold(0.0, f32::max)
        };
        if best("en") > best("vi") {
            Self::English
        } else {
            Self::Vietnamese
        }
    }

    /// The language of the request that is being answered.
    pub fn current() -> Self {
        CURRENT.try_with(|language| *language).unwrap_or(Self::Vietnamese)
    }

    /// Answers a request in this language.
    pub async fn scope<T>(self, answer: impl Future<Output = T>) -> T {
        CURRENT.scope(self, answer).await
    }

    /// One of two twins.
    pub fn pick<'a>(self, vietnamese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Vietnamese => vietnamese,
            Self::English => english,
        }
    }
}

fn weighted(part: &str) -> Option<(String, f32)> {
    let mut pieces = part.split(';');
    let tag = pieces.next()?.trim().to_ascii_lowercase();
    let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok());
    Some((tag, weight.unwrap_or(1.0)))
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn english_must_be_preferred() {
        for header in ["en", "en-GB,en;q=0.9", "fr, en;q=0.5", "vi;q=0.3, en;q=0.4"] {
            assert_eq!(Language::preferred(header), Language::English, "{header}");
        }
        for header in ["", "vi", "fr", "en;q=0", "vi,en;q=0.9", "en,vi", ";;q=,,"] {
            assert_eq!(Language::preferred(header), Language::Vietnamese, "{header}");
        }
    }
}
