//! The pages as the server sends them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use http::Method;

use crate::actors::Portal;

on_each_database!(
    every_page_of_the_build_is_served_with_200,
    a_page_asked_for_again_keeps_its_policy,
    what_is_not_there_is_told_with_404_and_a_page,
    files_of_the_build_are_kept_for_ever_and_sent_compressed,
    a_page_is_sent_compressed_and_names_what_it_will_load,
);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Addresses of the pages in `frontend/src/routes`: groups in brackets are no part of an address.
fn routes(folder: &Path, address: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            let group = name.starts_with('(');
            let below = if group {
                address.into()
            } else {
                format!("{address}/{name}")
            };
            routes(&entry.path(), &below, found);
        } else if name == "+page.svelte" {
            found.insert(if address.is_empty() {
                "/".into()
            } else {
                address.into()
            });
        }
    }
}

async fn every_page_of_the_build_is_served_with_200(portal: Portal) {
    let mut written = BTreeSet::new();
    routes(&root().join("frontend/src/routes"), "", &mut written);
    let served: BTreeSet<String> = motcua::http::paths::PORTAL_PAGES
        .iter()
        .chain(motcua::http::paths::SANDBOX_PAGES)
        .map(ToString::to_string)
        .collect();
    let by_others = [
        "/vneid/authorize",
        "/vneid/logout",
        "/dvcqg/authorize",
        "/[...missing]",
        "/hethong/[...missing]",
    ]
    .map(String::from);
    written.retain(|page| !by_others.contains(page));
    assert_eq!(written, served);
    for page in served {
        assert_eq!(portal.browser().get(&page).await.status, 200, "{page}");
    }
}

async fn a_page_asked_for_again_keeps_its_policy(portal: Portal) {
    let mut browser = portal.browser();
    for page in ["/", "/vneid/dang-nhap", "/dich-vu-cong/cong-dan/tai-khoan"] {
        let first = browser.get(page).await;
        let policy = first.header("content-security-policy");
        assert!(policy.contains("script-src 'self' 'sha256-"), "{policy}");
        let tag = first.header("etag").to_owned();
        let again = browser
            .send(Method::GET, page, &[("if-none-match", &tag)], Vec::new())
            .await;
        assert_eq!(again.status, 304);
        assert!(again.body.is_empty());
        assert_eq!(again.header("content-security-policy"), policy);
        assert_eq!(again.header("etag"), tag);
    }
}

async fn what_is_not_there_is_told_with_404_and_a_page(portal: Portal) {
    let mut browser = portal.browser();
    for path in [
        "/khong/co",
        "/vneid/khong-co",
        "/index.html",
        "/_app/immutable/none.js",
        "/%2e%2e/Cargo.toml",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
    }
}

async fn files_of_the_build_are_kept_for_ever_and_sent_compressed(portal: Portal) {
    let mut browser = portal.browser();
    let shell = browser.get("/").await.text();
    let script = shell
        .split('"')
        .find(|part| part.ends_with(".js"))
        .unwrap()
        .to_owned();
    let script = if script.starts_with('/') {
        script
    } else {
        format!("/{script}")
    };
    for (accepted, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let headers = [("accept-encoding", accepted)];
        let answer = browser.send(Method::GET, &script, &headers, Vec::new()).await;
        assert_eq!(answer.status, 200, "{script}");
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.header("cache-control").contains("immutable"));
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        let headers = [
            ("accept-encoding", accepted),
            ("if-none-match", answer.header("etag")),
        ];
        let again = browser.send(Method::GET, &script, &headers, Vec::new()).await;
        assert_eq!(again.status, 304);
    }
}

async fn a_page_is_sent_compressed_and_names_what_it_will_load(portal: Portal) {
    let mut browser = portal.browser();
    let pages = motcua::http::paths::PORTAL_PAGES.iter();
    for page in pages.chain(motcua::http::paths::SANDBOX_PAGES) {
        let plain = browser.get(page).await;
        let headers = [("accept-encoding", "br")];
        let compressed = browser.send(Method::GET, page, &headers, Vec::new()).await;
        assert_eq!(compressed.header("content-encoding"), "br");
        assert!(compressed.body.len() < plain.body.len() / 2, "{page}");
        assert_ne!(compressed.header("etag"), plain.header("etag"));
        assert_eq!(compressed.header("vary"), "Accept-Encoding");
        let links: Vec<_> = compressed.header("link").split(", ").collect();
        assert!(links.len() > 2, "{page}: {links:?}");
        for link in links {
            let file = link.split(['<', '>']).nth(1).unwrap();
            assert_eq!(browser.get(file).await.status, 200, "{file}");
        }
    }
    assert_eq!(browser.get("/khong/co").await.header("link"), "");
    assert_eq!(browser.get("/preloads.txt").await.status, 404);
}
