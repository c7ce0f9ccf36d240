use super::{Settings, Source};

const SEALING_KEY: &str = "first:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

fn read(pairs: &[(&str, &str)]) -> Result<Settings, String> {
    let source = Source::from_pairs(pairs.iter().copied());
    Settings::read(&source).map_err(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

#[test]
fn the_sandbox_needs_no_setting_at_all() {
    let settings = read(&[("SANDBOX", "true")]).unwrap();
    assert_eq!(settings.at("/docs"), "http://localhost:8080/docs");
    assert_eq!(settings.vneid.issuer, "http://localhost:8080/vneid");
}

#[test]
fn every_wrong_setting_is_named_at_once() {
    let wrong = read(&[
        ("LISTEN", "nowhere"),
        ("PUBLIC_URL", "ftp://x"),
        ("VNEID_USERINFO", "put"),
        ("SMS_URL", "http://sms.example.vn/"),
        ("SMS_BODY", "{to}"),
        ("SMS_HEADERS", "nonsense"),
        ("SMS_TRIES", "0"),
        ("E_RECEIPT_URL", "http://bienlai.example.vn/"),
    ])
    .unwrap_err();
    for name in [
        "LISTEN",
        "PUBLIC_URL",
        "SECRET_KEY",
        "SEALING_KEYS",
        "VNEID_ISSUER",
        "VNEID_CLIENT_ID",
        "VNEID_USERINFO",
        "SMS_URL",
        "SMS_BODY",
        "SMS_HEADERS",
        "SMS_TRIES",
        "E_RECEIPT_URL",
    ] {
        assert!(
            wrong.contains(&format!("MOTCUA_{name} ")),
            "{name} is not named in:\n{wrong}"
        );
    }
}

#[test]
fn a_public_https_sandbox_is_refused_unless_on_purpose() {
    let https = ("PUBLIC_URL", "https://dichvucong.example.vn");
    assert!(
        read(&[("SANDBOX", "true"), https])
            .unwrap_err()
            .contains("SANDBOX_PUBLIC")
    );
    assert!(read(&[("SANDBOX", "true"), https, ("SANDBOX_PUBLIC", "true")]).is_ok());
}

#[test]
fn a_plain_http_issuer_is_taken_on_loopback_only() {
    let base = |issuer| {
        read(&[
            ("SECRET_KEY", "0123456789012345678901234567890123456789"),
            ("SEALING_KEYS", SEALING_KEY),
            ("VNEID_CLIENT_ID", "p"),
            ("VNEID_CLIENT_AUTH", "none"),
            ("VNEID_ISSUER", issuer),
        ])
    };
    assert!(base("http://127.0.0.1:9000/x").is_ok());
    assert!(base("http://[::1]:9000").is_ok());
    assert!(base("https://vneid.example.vn").is_ok());
    assert!(base("http://vneid.example.vn").unwrap_err().contains("loopback"));
}

#[test]
fn sealing_keys_have_ids_of_their_own() {
    let read = |keys: &str| read(&[("SANDBOX", "true"), ("SEALING_KEYS", keys)]);
    let ring = read(&format!(
        "{SEALING_KEY}, {}",
        SEALING_KEY.replace("first", "second")
    ))
    .unwrap();
    let ids: Vec<_> = ring.sealing_keys.iter().map(|key| key.id()).collect();
    assert_eq!(ids, ["first", "second"]);
    assert!(
        read(&format!("{SEALING_KEY},{SEALING_KEY}"))
            .unwrap_err()
            .contains("one id")
    );
    assert!(read("first:AAAA").unwrap_err().contains("32 bytes"));
    assert!(!format!("{ring:?}").contains("AAEC"));
}
