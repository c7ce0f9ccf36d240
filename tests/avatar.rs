//! *Ảnh đại diện*: what is taken of a file, and what files are not taken.

use std::path::Path;

use futures_util::future::join_all;
use http::Method;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage};

use crate::actors::account::wrong_fields;
use crate::actors::{Browser, Portal};

on_each_database!(
    the_square_that_was_chosen_is_kept,
    a_picture_is_served_to_its_owner_alone,
    no_picture_is_used_any_more,
    what_a_camera_said_is_applied_and_not_kept,
    every_kind_of_file_people_have_is_taken,
    files_that_are_no_pictures_are_refused_each_by_its_reason,
    a_picture_too_long_is_not_read,
    a_small_file_of_huge_pixels_is_refused_at_once,
    a_square_outside_is_named_by_its_parts,
    many_at_once_are_taken_one_after_another,
    a_session_ended_meanwhile_keeps_the_old_picture,
);

/// Red on the left, blue on the right.
pub fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| match x < width / 2 {
        true => Rgb([200, 0, 0]),
        false => Rgb([0, 0, 200]),
    })
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = halves(width, height);
    let mut file = Vec::new();
    PngEncoder::new(&mut file)
        .write_image(&picture, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    file
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 90)
        .encode_image(&halves(width, height))
        .unwrap();
    file
}

fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/pictures")
        .join(name);
    std::fs::read(path).unwrap()
}

async fn signed_in(portal: &Portal) -> Browser<'_> {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
}

async fn kept(citizen: &mut Browser<'_>) -> RgbImage {
    let answer = citizen.get("/api/citizen/profile/avatar").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-type")),
        (200, "image/jpeg")
    );
    image::load_from_memory_with_format(&answer.body, ImageFormat::Jpeg)
        .unwrap()
        .into_rgb8()
}

fn is_red(pixel: &Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 90
}

fn is_blue(pixel: &Rgb<u8>) -> bool {
    pixel.0[2] > 150 && pixel.0[0] < 90
}

async fn the_square_that_was_chosen_is_kept(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    let taken = citizen
        .puts_picture("?x=0&y=100&side=600", "image/png", png(1200, 800))
        .await;
    assert_eq!(taken.status, 200, "{}", taken.text());
    assert_eq!(taken.json()["side"], 512);
    let picture = kept(&mut citizen).await;
    assert_eq!(picture.dimensions(), (512, 512));
    assert!(picture.pixels().all(is_red));
    citizen
        .puts_picture("?x=600&y=0&side=600", "image/jpeg", jpeg(1200, 800))
        .await;
    assert!(kept(&mut citizen).await.pixels().all(is_blue));
    let taken = citizen
        .puts_picture("?x=0&y=0&side=10", "image/png", png(40, 40))
        .await;
    assert_eq!(taken.json()["side"], 10, "it is not made larger");
    // Without a square, the largest in the middle.
    citizen.puts_picture("", "image/png", png(300, 100)).await;
    let picture = kept(&mut citizen).await;
    assert_eq!(picture.dimensions(), (100, 100));
    assert!(is_red(picture.get_pixel(10, 50)) && is_blue(picture.get_pixel(90, 50)));
}

async fn a_picture_is_served_to_its_owner_alone(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    assert_eq!(
        citizen.get("/api/citizen/profile/avatar").await.problem(),
        (404, "not_found".into())
    );
    assert_eq!(citizen.session().await["citizen"].get("avatar"), None);
    let taken = citizen.puts_picture("", "image/png", png(40, 40)).await;
    let tag = taken.json()["avatar"].as_str().unwrap().to_owned();
    assert_eq!(taken.header("etag"), format!("\"{tag}\""));
    let answer = citizen.get("/api/citizen/profile/avatar").await;
    assert_eq!(answer.header("etag"), taken.header("etag"));
    assert_eq!(
        (
            answer.header("cache-control"),
            answer.header("x-content-type-options")
        ),
        ("no-store", "nosniff")
    );
    for (asked, status) in [
        (taken.header("etag"), 304),
        ("\"x\"", 200),
        ("*", 304),
        ("W/\"x\", ", 200),
    ] {
        let answer = citizen
            .send(
                Method::GET,
                "/api/citizen/profile/avatar",
                &[("if-none-match", asked)],
                vec![],
            )
            .await;
        assert_eq!(answer.status, status, "{asked}");
        assert_eq!(answer.body.is_empty(), status == 304);
    }
    assert_eq!(citizen.session().await["citizen"]["avatar"], tag.as_str());
    assert_eq!(citizen.profile().await["avatar"], tag.as_str());
    let second = portal.second_node().await;
    assert_eq!(
        citizen.at(&second).get("/api/citizen/profile/avatar").await.body,
        answer.body
    );
    let mut other = portal.browser();
    other.signs_in("level1").await;
    assert_eq!(other.get("/api/citizen/profile/avatar").await.status, 404);
    assert_eq!(
        portal.browser().get("/api/citizen/profile/avatar").await.status,
        401
    );
}

async fn no_picture_is_used_any_more(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    citizen.puts_picture("", "image/png", png(40, 40)).await;
    assert_eq!(citizen.delete("/api/citizen/profile/avatar").await.status, 204);
    assert_eq!(citizen.get("/api/citizen/profile/avatar").await.status, 404);
    assert_eq!(citizen.session().await["citizen"].get("avatar"), None);
    assert_eq!(citizen.delete("/api/citizen/profile/avatar").await.status, 204);
    assert_eq!(portal.count("SELECT count(*) FROM avatar").await, 0);
}

async fn what_a_camera_said_is_applied_and_not_kept(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    let file = sample("turned.jpg");
    assert!(file.windows(4).any(|bytes| bytes == b"Exif") && file.windows(6).any(|bytes| bytes == b"Camera"));
    // 64 × 48 in the file, 48 × 64 upright: red above, blue below.
    let upper = citizen
        .puts_picture("?x=0&y=0&side=32", "image/jpeg", file.clone())
        .await;
    assert_eq!(upper.status, 200, "{}", upper.text());
    let is_all = |picture: &RgbImage, is: fn(&Rgb<u8>) -> bool| {
        // But for the row where the colours meet, which a JPEG mixes.
        picture
            .enumerate_pixels()
            .filter(|(_, y, _)| (3..29).contains(y))
            .all(|(_, _, pixel)| is(pixel))
    };
    assert!(is_all(&kept(&mut citizen).await, is_red));
    let lower = citizen
        .puts_picture("?x=16&y=32&side=32", "image/jpeg", file.clone())
        .await;
    assert_eq!(lower.status, 200, "{}", lower.text());
    assert!(is_all(&kept(&mut citizen).await, is_blue));
    let outside = citizen
        .puts_picture("?x=30&y=0&side=20", "image/jpeg", file)
        .await;
    assert_eq!(wrong_fields(&outside), ["side: outside"]);
    let bytes = citizen.get("/api/citizen/profile/avatar").await.body;
    for kept in [&b"Exif"[..], b"Camera", b"GPS", b"ICC_PROFILE"] {
        assert!(!bytes.windows(kept.len()).any(|window| window == kept));
    }
}

async fn every_kind_of_file_people_have_is_taken(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    let kinds = [
        ("cmyk.jpg", "image/jpeg"),
        ("progressive.jpg", "image/jpeg"),
        ("lossy.webp", "image/webp"),
        ("palette.png", "image/png"),
        // What the bytes are counts, not what they are said to be.
        ("lossy.webp", "image/png"),
        ("cmyk.jpg", "IMAGE/JPEG; x=y"),
    ];
    for (name, declared) in kinds {
        let taken = citizen.puts_picture("", declared, sample(name)).await;
        assert_eq!(taken.status, 200, "{name}: {}", taken.text());
        let picture = kept(&mut citizen).await;
        assert_eq!(picture.dimensions(), (48, 48), "{name}");
        assert!(
            is_red(picture.get_pixel(4, 24)) && is_blue(picture.get_pixel(44, 24)),
            "{name}: {:?} {:?}",
            picture.get_pixel(4, 24),
            picture.get_pixel(44, 24)
        );
    }
    // Of one that moves, the first picture.
    for (name, declared) in [("moving.webp", "image/webp"), ("moving.png", "image/png")] {
        let taken = citizen.puts_picture("", declared, sample(name)).await;
        assert_eq!(taken.status, 200, "{name}: {}", taken.text());
        assert!(kept(&mut citizen).await.pixels().all(is_red), "{name}");
    }
    // What can be seen through is white beneath.
    citizen.puts_picture("", "image/webp", sample("clear.webp")).await;
    let pixel = *kept(&mut citizen).await.get_pixel(24, 24);
    assert!(pixel.0[0] > 200 && (100..160).contains(&pixel.0[1]), "{pixel:?}");
}

async fn files_that_are_no_pictures_are_refused_each_by_its_reason(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    citizen.puts_picture("", "image/png", png(40, 40)).await;
    let before = kept(&mut citizen).await;
    let (whole_jpeg, whole_png) = (jpeg(200, 200), png(200, 200));
    let webp = sample("lossy.webp");
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec();
    let bytes = [
        ("image/png", Vec::new(), "empty_file"),
        ("image/png", html.clone(), "not_a_picture"),
        ("image/png", svg.clone(), "not_a_picture"),
        ("image/webp", sample("moving.gif"), "not_a_picture"),
        ("image/jpeg", vec![0xff, 0xd8], "not_a_picture"),
        ("image/jpeg", vec![0xff, 0xd8, 0xff, 0xd9], "damaged_picture"),
        (
            "image/jpeg",
            whole_jpeg[..whole_jpeg.len() / 2].to_vec(),
            "damaged_picture",
        ),
        (
            "image/jpeg",
            whole_jpeg[..whole_jpeg.len() - 2].to_vec(),
            "damaged_picture",
        ),
        (
            "image/png",
            whole_png[..whole_png.len() / 2].to_vec(),
            "damaged_picture",
        ),
        ("image/webp", webp[..webp.len() - 20].to_vec(), "damaged_picture"),
        ("image/webp", b"RIFF\x04\0\0\0WEBP".to_vec(), "damaged_picture"),
        ("image/png", b"\x89PNG\r\n\x1a\n".to_vec(), "damaged_picture"),
    ];
    for (declared, file, reason) in bytes {
        let length = file.len();
        let refused = citizen.puts_picture("", declared, file).await;
        assert_eq!(
            refused.problem(),
            (422, reason.into()),
            "{declared} of {length} bytes"
        );
    }
    for declared in [
        "image/svg+xml",
        "image/gif",
        "text/html",
        "application/octet-stream",
        "multipart/form-data",
        "",
    ] {
        let refused = citizen.puts_picture("", declared, svg.clone()).await;
        assert_eq!(
            refused.problem(),
            (415, "unsupported_media_type".into()),
            "{declared}"
        );
    }
    let headers = [
        ("content-type", "image/png"),
        ("content-encoding", "gzip"),
        ("origin", "http://localhost:8080"),
    ];
    let packed = citizen
        .send(Method::PUT, "/api/citizen/profile/avatar", &headers, whole_png)
        .await;
    assert_eq!(packed.problem(), (415, "unsupported_media_type".into()));
    assert_eq!(
        kept(&mut citizen).await,
        before,
        "the picture of before is still there"
    );
}

async fn a_picture_too_long_is_not_read(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    let thirty = vec![0; 30 * 1024 * 1024];
    // Whether or not it says so, or lies.
    let silent = citizen.puts_picture("", "image/png", thirty).await;
    assert_eq!(silent.problem(), (413, "too_large".into()));
    let headers = [
        ("content-type", "image/png"),
        ("content-length", "31457280"),
        ("origin", "http://localhost:8080"),
    ];
    let said = citizen
        .send(Method::PUT, "/api/citizen/profile/avatar", &headers, vec![])
        .await;
    assert_eq!(said.problem(), (413, "too_large".into()));
    let headers = [
        ("content-type", "image/png"),
        ("content-length", "10"),
        ("origin", "http://localhost:8080"),
    ];
    let lied = citizen
        .send(Method::PUT, "/api/citizen/profile/avatar", &headers, png(40, 40))
        .await;
    assert_eq!(lied.problem(), (413, "too_large".into()));
    // The longest that is taken; what follows the picture is no part of it.
    let mut longest = png(40, 40);
    longest.resize(13 * 1024 * 1024, 0);
    assert_eq!(
        citizen
            .puts_picture("", "image/png", longest.clone())
            .await
            .status,
        200
    );
    longest.push(0);
    assert_eq!(
        citizen.puts_picture("", "image/png", longest).await.problem(),
        (413, "too_large".into())
    );
    // Nothing else may be as long.
    let other = [
        ("content-length", "70000"),
        ("content-type", "application/json"),
        ("origin", "http://localhost:8080"),
    ];
    for (method, path) in [
        (Method::POST, "/api/citizen/profile/avatar"),
        (Method::PATCH, "/api/citizen/profile"),
    ] {
        assert_eq!(
            citizen.send(method, path, &other, vec![]).await.problem(),
            (413, "too_large".into())
        );
    }
}

async fn a_small_file_of_huge_pixels_is_refused_at_once(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    // A PNG of a few bytes that says that it is 60,000 × 60,000.
    let mut bomb = png(8, 8);
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let checksum = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&checksum);
    bomb.resize(10_240, 0);
    let began = std::time::Instant::now();
    let refused = citizen.puts_picture("", "image/png", bomb).await;
    assert_eq!(refused.problem(), (422, "too_many_pixels".into()));
    // And a JPEG that says that it is 65,500 × 65,500.
    let mut bomb = jpeg(8, 8);
    let frame = bomb.windows(2).position(|bytes| bytes == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    let refused = citizen.puts_picture("", "image/jpeg", bomb).await;
    assert_eq!(refused.problem(), (422, "too_many_pixels".into()));
    assert!(began.elapsed() < std::time::Duration::from_secs(1));
}

/// ISO 3309, as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                0xedb8_8320 ^ (sum >> 1)
            } else {
                sum >> 1
            };
        }
    }
    !sum
}

async fn a_square_outside_is_named_by_its_parts(portal: Portal) {
    let mut citizen = signed_in(&portal).await;
    for (query, wrong) in [
        ("?x=1&y=1", &["side: required"][..]),
        ("?side=5", &["x: required", "y: required"]),
        ("?x=-1&y=a&side=1.5", &["side: type", "x: type", "y: type"]),
        ("?x=0&y=0&side=0", &["side: outside"]),
        ("?x=0&y=0&side=41", &["side: outside"]),
        ("?x=40&y=40&side=1", &["x: outside", "y: outside"]),
        ("?x=4294967295&y=0&side=4294967295", &["x: outside"]),
        ("?x=99999999999&y=0&side=1", &["x: type"]),
    ] {
        let refused = citizen.puts_picture(query, "image/png", png(40, 40)).await;
        assert_eq!(wrong_fields(&refused), wrong, "{query}");
    }
    assert_eq!(citizen.get("/api/citizen/profile/avatar").await.status, 404);
}

async fn many_at_once_are_taken_one_after_another(portal: Portal) {
    let citizen = signed_in(&portal).await;
    let tabs = (0..24).map(|n: u32| {
        let mut tab = citizen.clone();
        async move {
            tab.puts_picture("", "image/png", png(100 + n, 100))
                .await
                .status
                .as_u16()
        }
    });
    assert_eq!(join_all(tabs).await, [200; 24]);
    assert_eq!(portal.count("SELECT count(*) FROM avatar").await, 1);
    assert_eq!(
        portal.app.pictures.free(),
        52 * 1024 * 1024,
        "all room is free again"
    );
}

async fn a_session_ended_meanwhile_keeps_the_old_picture(portal: Portal) {
    let (mut one, mut other) = (signed_in(&portal).await, signed_in(&portal).await);
    other.puts_picture("", "image/png", png(50, 50)).await;
    let tag = other.session().await["citizen"]["avatar"].clone();
    let (put, ended) = tokio::join!(
        one.puts_picture("", "image/jpeg", jpeg(3000, 2000)),
        other.delete("/api/citizen/sessions?others=true"),
    );
    assert_eq!(ended.status, 200);
    let now = other.session().await["citizen"]["avatar"].clone();
    match put.status.as_u16() {
        200 => assert_ne!(now, tag),
        401 => assert_eq!(now, tag),
        _ => panic!("{}", put.text()),
    }
}
