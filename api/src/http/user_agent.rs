//! What a browser says of itself (`User-Agent`, RFC 9110, 10.1.5), in words that its owner would use. It is shown so
//! that people recognise a device, and never decides anything: anyone may say anything here.

use super::Language;

/// A browser and what it runs on, as far as it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Name and major version: `Chrome 156`.
    pub browser: Option<String>,
    /// `Windows`, `Android 13`, `iOS 18`.
    pub system: Option<String>,
    /// Of a phone or tablet: `SM-A155F`, `iPhone`.
    pub model: Option<String>,
}

/// Browsers by the word that names them; one that is built on another comes before it.
const BROWSERS: &[(&str, &str)] = &[
    ("coc_coc_browser/", "Cốc Cốc"),
    ("Zalo/", "Zalo"),
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
];

/// What stands in a model's place and is none: Chrome says `K` for every phone, to keep its owner private.
const NO_MODELS: &[&str] = &["K", "Mobile", "Tablet"];

impl Device {
    pub fn of(user_agent: &str) -> Self {
        let platform = in_brackets(user_agent);
        Self {
            browser: browser(user_agent),
            system: system(platform),
            model: model(platform),
        }
    }

    /// `Chrome 156 trên Windows`.
    pub fn in_words(&self, language: Language) -> String {
        let unknown = language.pick("Không rõ thiết bị", "Unknown device");
        let on = language.pick("trên", "on");
        let place = self.model.as_ref().or(self.system.as_ref());
        match (&self.browser, place) {
            (Some(browser), Some(place)) => format!("{browser} {on} {place}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => unknown.to_owned(),
        }
    }

    /// The thing itself, without its browser: `SM-A155F`, `Android 13`.
    pub fn thing_in_words(&self, language: Language) -> String {
        let known = self.model.as_ref().or(self.system.as_ref());
        known.cloned().unwrap_or_else(|| self.in_words(language))
    }
}

/// What stands in the first brackets: the platform.
fn in_brackets(user_agent: &str) -> &str {
    user_agent
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map_or("", |(platform, _)| platform)
}

fn browser(user_agent: &str) -> Option<String> {
    let found = |(word, name): &(&str, &str)| {
        let (_, version) = user_agent.split_once(word)?;
        Some(
            format!("{name} {}", leading_digits(version))
                .trim_end()
                .to_owned(),
        )
    };
    BROWSERS.iter().find_map(found)
}

fn leading_digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end.min(4)).unwrap_or_default()
}

fn system(platform: &str) -> Option<String> {
    let after = |word: &str| {
        platform
            .split_once(word)
            .map(|(_, version)| leading_digits(version))
    };
    if platform.contains("iPhone") || platform.contains("iPad") {
        let version = after("OS ").unwrap_or_default();
        return Some(format!("iOS {version}").trim_end().to_owned());
    }
    if let Some(version) = after("Android ") {
        return Some(format!("Android {version}").trim_end().to_owned());
    }
    let desktops = [
        ("Windows", "Windows"),
        ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let found = desktops.iter().find(|(word, _)| platform.contains(word));
    found.map(|(_, name)| (*name).to_owned())
}

fn model(platform: &str) -> Option<String> {
    if let Some(apple) = ["iPhone", "iPad"].into_iter().find(|one| platform.contains(one)) {
        return Some(apple.to_owned());
    }
    let mut parts = platform.split(';').map(str::trim);
    parts.find(|part| part.starts_with("Android"))?;
    let named = parts.next()?.split(" Build/").next()?.trim();
    let readable: String = named.chars().filter(|c| !c.is_control()).take(40).collect();
    (!readable.is_empty() && !NO_MODELS.contains(&readable.as_str())).then_some(readable)
}

#[cfg(test)]
mod tests {
    use super::Device;
    use crate::http::Language::Vietnamese;

    #[test]
    fn usual_browsers_are_told_apart() {
        for (user_agent, words) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0",
                "Edge 156 trên Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 13; SM-A155F Build/TP1A) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
                "Samsung Internet 25 trên SM-A155F",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
                "Chrome 156 trên Android 10",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari 18 trên iPhone",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox 145 trên Linux",
            ),
            ("curl/8.5.0", "Không rõ thiết bị"),
            ("", "Không rõ thiết bị"),
        ] {
            assert_eq!(Device::of(user_agent).in_words(Vietnamese), words, "{user_agent}");
        }
    }

    #[test]
    fn a_phone_is_named_by_its_model_or_system() {
        let thing = |user_agent: &str| Device::of(user_agent).thing_in_words(Vietnamese);
        assert_eq!(
            thing("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)"),
            "iPhone"
        );
        assert_eq!(
            thing("Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0"),
            "Android 14"
        );
        assert_eq!(
            thing("Mozilla/5.0 (Linux; Android 10; K) Chrome/156.0.0.0"),
            "Android 10"
        );
    }
}
