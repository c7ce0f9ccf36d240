//! An import as an administrator's browser sees it: it goes on after the answer, on every server.

use chrono::TimeDelta;
use entity::staff_member::Role;
use http::Method;
use motcua::staff::imports::Kind;

use crate::actors::Portal;

on_each_database!(
    an_import_is_begun_watched_and_seen_by_every_server,
    what_is_wrong_is_told_in_both_languages_page_by_page_and_as_a_table,
    a_table_of_errors_is_safe_to_open,
    wrong_requests_are_told_what_is_wrong,
    an_import_whose_server_died_has_failed,
    how_far_it_is_is_seen_while_it_is_written,
    who_only_reads_does_not_wait_for_the_writer,
    imports_at_the_same_time_take_turns,
    templates_can_be_brought_in_again,
    tables_that_are_given_out_can_be_brought_in_again,
    an_import_stands_in_the_record_of_actions,
);

const UNITS: &str = "Mã,Tên,Loại,Mã cấp trên\nA.1,Phòng,Phòng,A\nA,Sở,Sở,\n";

async fn an_import_is_begun_watched_and_seen_by_every_server(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let tried = administrator
        .uploads("kind=units&dry_run=true", "đơn vị.csv", UNITS.as_bytes())
        .await;
    let tried = administrator.sees_the_end(&tried).await;
    assert_eq!(
        (tried["state"].as_str(), tried["dry_run"].as_bool()),
        (Some("done"), Some(true))
    );
    assert_eq!(
        portal.count("SELECT count(*) FROM unit WHERE code = 'A'").await,
        0
    );
    let begun = administrator
        .uploads("kind=units", "C:\\ban\\đơn vị.csv", UNITS.as_bytes())
        .await;
    let done = administrator.sees_the_end(&begun).await;
    assert_eq!(done["summary"], tried["summary"]);
    assert_eq!(done["summary"]["new"], 2);
    assert_eq!(
        (done["rows"].as_i64(), done["rows_done"].as_i64()),
        (Some(2), Some(2))
    );
    assert_eq!(done["file_name"], "đơn vị.csv");
    assert_eq!(done["begun_by"], "qt001");
    assert_eq!(done["file_sha256"].as_str().unwrap().len(), 64);
    assert_eq!(
        portal.count("SELECT count(*) FROM unit WHERE code = 'A'").await,
        1
    );
    let node = portal.second_node().await;
    let list = administrator
        .at(&node)
        .get("/api/staff/imports?limit=1")
        .await
        .json();
    assert_eq!(list["imports"][0]["id"], done["id"]);
    let path = format!("/api/staff/imports?cursor={}", list["next"].as_str().unwrap());
    let rest = administrator.at(&node).get(&path).await.json();
    assert_eq!(rest["imports"].as_array().unwrap().len(), 1);
    assert!(rest.get("next").is_none());
}

async fn what_is_wrong_is_told_in_both_languages_page_by_page_and_as_a_table(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let rows: String = (0..1_500).map(|n| format!("NV{n},12345678{n}x\n")).collect();
    let file = format!("Mã cán bộ,Số định danh\nNV,001080000101\n{rows},001080000102\n");
    let begun = administrator
        .uploads("kind=authorised-numbers", "a.csv", file.as_bytes())
        .await;
    let ended = administrator.sees_the_end(&begun).await;
    assert_eq!(
        (ended["state"].as_str(), ended["error_count"].as_i64()),
        (Some("rejected"), Some(1_501))
    );
    let (mut count, mut cursor) = (0, String::new());
    loop {
        let path = format!("{}?limit=100&cursor={cursor}", begun.location());
        let part = administrator.get(&path).await.json();
        count += part["errors"].as_array().unwrap().len();
        match part["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(count, 1_501);
    let first = &ended["errors"][0];
    assert_eq!(
        (first["row"].as_i64(), first["code"].as_str()),
        (Some(3), Some("bad_number"))
    );
    assert_eq!(
        (first["column"].as_str(), first["text"].as_str()),
        (Some("authorised_number"), Some("…80x"))
    );
    assert_eq!(first["column_title"], "Số định danh");
    assert_eq!(first["message"], "Số định danh gồm đúng 12 chữ số.");
    let mut english = administrator.tab().in_english();
    let part = english.get(begun.location()).await.json();
    assert_eq!(
        part["errors"][0]["message"],
        "A personal number has twelve digits."
    );
    let table = english.get(&format!("{}/errors.csv", begun.location())).await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<_> = table.text().lines().map(ToOwned::to_owned).collect();
    assert_eq!(lines.len(), 1_502);
    assert_eq!(
        lines[1],
        "3,Authorised number,…80x,bad_number,A personal number has twelve digits."
    );
}

/// What somebody called a column is not run by the spreadsheet that shows it.
async fn a_table_of_errors_is_safe_to_open(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let begun = administrator.uploads("kind=units", "a.csv", b"code,=1+1\n").await;
    administrator.sees_the_end(&begun).await;
    let table = administrator
        .get(&format!("{}/errors.csv", begun.location()))
        .await
        .text();
    assert!(
        table.starts_with('\u{feff}') && table.contains(",'=1+1,"),
        "{table}"
    );
}

async fn wrong_requests_are_told_what_is_wrong(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let mut uploaded =
        async |query: &str, name: &str| administrator.uploads(query, name, UNITS.as_bytes()).await;
    assert_eq!(
        uploaded("", "a.csv").await.problem(),
        (422, "invalid_fields".into())
    );
    let answer = uploaded("kind=people&dry_run=maybe", "a.csv").await;
    let fields: Vec<_> = answer.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["field"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(fields, ["kind", "dry_run"]);
    let path = "/api/staff/imports?kind=units";
    let form = [("content-type", "multipart/form-data; boundary=x")];
    let mut sent = async |headers: &[(&str, &str)], body: &[u8]| {
        administrator
            .sends(Method::POST, path, headers, body.to_vec())
            .await
            .problem()
    };
    let other = b"--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n";
    assert_eq!(sent(&form, other).await, (422, "invalid_fields".into()));
    assert_eq!(sent(&form, b"--x\r\nContent").await, (400, "malformed".into()));
    assert_eq!(
        sent(&form, &vec![b'-'; 21 << 20]).await,
        (413, "too_large".into())
    );
    assert_eq!(
        sent(&[("content-type", "text/csv")], b"a").await,
        (415, "unsupported_media_type".into())
    );
    let long = vec![b'a'; (20 << 20) + 1];
    assert_eq!(
        administrator
            .uploads("kind=units", "a.csv", &long)
            .await
            .problem(),
        (413, "too_large".into())
    );
    let unknown = format!("/api/staff/imports/{}", uuid::Uuid::nil());
    assert_eq!(
        administrator.get(&unknown).await.problem(),
        (404, "not_found".into())
    );
    assert_eq!(portal.count("SELECT count(*) FROM staff_import").await, 0);
}

async fn an_import_whose_server_died_has_failed(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let begun = administrator
        .uploads("kind=units", "a.csv", UNITS.as_bytes())
        .await;
    administrator.sees_the_end(&begun).await;
    portal
        .execute("UPDATE staff_import SET state = 'writing', ended_at = NULL")
        .await;
    portal.later(TimeDelta::seconds(60));
    assert_eq!(
        administrator.get(begun.location()).await.json()["state"],
        "writing"
    );
    portal.later(TimeDelta::seconds(1));
    let seen = administrator.get(begun.location()).await.json();
    assert_eq!(seen["state"], "failed");
    assert!(seen.get("ended_at").is_some() && seen.get("summary").is_none());
    let failed = "SELECT count(*) FROM action_record WHERE action = 'import_failed' AND actor = 'portal'";
    assert_eq!(portal.count(failed).await, 1);
}

/// Also on SQLite, where nobody else can write anything down meanwhile.
async fn how_far_it_is_is_seen_while_it_is_written(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let rows = (0..20_000).map(|n| format!("NV{n},{:012}\n", 1_080_000_000_u64 + n));
    let file = rows.collect::<String>();
    let begun = administrator
        .uploads("kind=authorised-numbers", "a.csv", file.as_bytes())
        .await;
    let mut seen = Vec::new();
    loop {
        let import = administrator.get(begun.location()).await.json();
        match import["state"].as_str().unwrap() {
            "writing" => seen.push(import["rows_done"].as_i64().unwrap()),
            "reading" | "checking" => {}
            _ => break,
        }
        tokio::time::sleep(std::time::Duration::from_millis(3)).await;
    }
    assert!(seen.is_sorted(), "{seen:?}");
    assert!(seen.iter().any(|rows| (1..20_000).contains(rows)), "{seen:?}");
}

/// As long as a large file is written on SQLite.
async fn who_only_reads_does_not_wait_for_the_writer(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let writing = portal.app.db.begin().await.unwrap();
    // So late that the use of the session is to be written down.
    portal.later(TimeDelta::seconds(20));
    let begun = std::time::Instant::now();
    assert_eq!(administrator.get("/api/staff/imports").await.status, 200);
    assert!(begun.elapsed() < std::time::Duration::from_secs(3));
    writing.rollback().await.unwrap();
    administrator.get("/api/staff/imports").await;
    portal.later(TimeDelta::seconds(290));
    assert_eq!(
        administrator.get("/api/staff/imports").await.status,
        200,
        "said later"
    );
}

async fn imports_at_the_same_time_take_turns(portal: Portal) {
    let node = portal.second_node().await;
    let file = |from: u32| {
        let rows = (from..from + 1_000).map(|n| format!("NV{n},{:012}\n", 1_080_000_000 + n));
        rows.collect::<String>()
    };
    let kind = Kind::AuthorisedNumbers;
    let (one, other, third) = tokio::join!(
        portal.imports(kind, file(0)),
        node.imports(kind, file(500)),
        portal.imports(kind, file(250)),
    );
    let brought: Vec<_> = [one, other, third].map(Result::unwrap).into();
    assert_eq!(brought.iter().map(|counts| counts.new).sum::<usize>(), 1_500);
    assert_eq!(
        brought.iter().map(|counts| counts.unchanged).sum::<usize>(),
        1_500
    );
}

async fn templates_can_be_brought_in_again(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    for kind in ["units", "members", "authorised-numbers"] {
        for mut browser in [administrator.tab(), administrator.tab().in_english()] {
            let template = browser
                .get(&format!("/api/staff/imports/template.csv?kind={kind}"))
                .await;
            assert!(
                template
                    .header("content-disposition")
                    .starts_with("attachment; filename=\"mau-")
            );
            let begun = administrator
                .uploads(&format!("kind={kind}"), "a.csv", &template.body)
                .await;
            let ended = administrator.sees_the_end(&begun).await;
            assert_eq!(ended["errors"][0]["code"], "no_rows", "{kind}");
        }
    }
}

async fn tables_that_are_given_out_can_be_brought_in_again(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    for kind in ["units", "members"] {
        let table = administrator.get(&format!("/api/staff/{kind}.csv")).await;
        assert_eq!(table.status, 200);
        let begun = administrator
            .uploads(&format!("kind={kind}"), "a.csv", &table.body)
            .await;
        let ended = administrator.sees_the_end(&begun).await;
        assert_eq!(ended["state"], "done", "{ended}");
        let rows = ended["rows"].as_i64().unwrap();
        assert!(rows > 50, "{kind}: {rows}");
        assert_eq!(ended["summary"]["unchanged"], rows, "{ended}");
    }
}

async fn an_import_stands_in_the_record_of_actions(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let begun = administrator
        .uploads("kind=units", "a.csv", UNITS.as_bytes())
        .await;
    let done = administrator.sees_the_end(&begun).await;
    let written = format!(
        "SELECT count(*) FROM action_record WHERE action = 'units_imported' AND after LIKE '%{}%' AND after LIKE '%\"new\":2%'",
        done["file_sha256"].as_str().unwrap()
    );
    assert_eq!(portal.count(&written).await, 1);
    portal.imports(Kind::Units, "Mã\nX\n").await.unwrap_err();
    let failed = "SELECT count(*) FROM action_record WHERE action = 'import_failed' AND actor = 'command_line' AND after LIKE '%\"errors\":2%'";
    assert_eq!(portal.count(failed).await, 1);
    assert_eq!(
        portal
            .count("SELECT count(*) FROM action_record WHERE action = 'import_started'")
            .await,
        2
    );
}
