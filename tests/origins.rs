//! Requests that change something come from our own pages, or from programs without our cookies.

use http::Method;

use crate::actors::Portal;

/// Headers, and the status and name of the problem that they earn.
type Case<'a> = (&'a [(&'a str, &'a str)], u16, &'a str);

on_each_database!(
    requests_of_other_sites_change_nothing,
    answers_carry_the_headers_that_protect_people
);

async fn requests_of_other_sites_change_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let cases: &[Case] = &[
        (&[("sec-fetch-site", "cross-site")], 403, "forbidden"),
        (&[("sec-fetch-site", "same-site")], 403, "forbidden"),
        (
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://localhost:8080"),
            ],
            403,
            "forbidden",
        ),
        (&[("origin", "http://evil.example")], 403, "forbidden"),
        (&[("origin", "null")], 403, "forbidden"),
        (
            &[("origin", "http://localhost:8080.evil.example")],
            403,
            "forbidden",
        ),
        (&[("origin", "https://localhost:8080")], 403, "forbidden"),
        // Silent, as programs are: served without the cookie.
        (&[], 401, "not_signed_in"),
    ];
    for (headers, status, name) in cases {
        let answer = citizen
            .send(Method::POST, "/api/session/extend", headers, vec![])
            .await;
        assert_eq!(answer.problem(), (*status, (*name).to_owned()), "{headers:?}");
    }
    for headers in [
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
        ("origin", "http://localhost:8080"),
    ] {
        let answer = citizen
            .send(Method::POST, "/api/session/extend", &[headers], vec![])
            .await;
        assert_eq!(answer.status, 200, "{headers:?}");
    }
    // Reading is not guarded, and a token makes its bearer responsible.
    assert_eq!(
        citizen
            .send(
                Method::GET,
                "/api/session",
                &[("sec-fetch-site", "cross-site")],
                vec![]
            )
            .await
            .status,
        200
    );
    let token = format!("Bearer {}", citizen.jar["motcua-session"]);
    let headers = [
        ("origin", "http://evil.example"),
        ("authorization", token.as_str()),
    ];
    assert_eq!(
        citizen
            .send(Method::POST, "/api/session/extend", &headers, vec![])
            .await
            .status,
        200
    );
}

async fn answers_carry_the_headers_that_protect_people(portal: Portal) {
    let mut citizen = portal.browser();
    for path in [
        "/",
        "/api/session",
        "/docs",
        "/no/such/page",
        "/vneid/jwks",
        "/api/nothing",
    ] {
        let answer = citizen.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(
            answer.headers.get_all("content-security-policy").iter().count(),
            1,
            "{path}"
        );
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        let scripts = policy
            .split(';')
            .find(|part| part.trim().starts_with("script-src"))
            .unwrap_or_default();
        assert!(!scripts.contains("unsafe"), "{path}: {policy}");
    }
    citizen.signs_in("level2").await;
    assert_eq!(
        citizen.get("/api/citizen/profile").await.header("cache-control"),
        "no-store"
    );
    assert_eq!(
        citizen.get("/api/session").await.header("cache-control"),
        "no-store"
    );
}
