//! The numbers of the certification system, brought in from a file: all of it or nothing.

use std::process::Command;

use entity::staff_member::Role;
use motcua::staff::imports::{Counts, Kind};

use crate::actors::Portal;

on_each_database!(
    a_file_is_brought_in_and_brought_up_to_date,
    a_file_with_a_wrong_row_changes_nothing,
    a_long_file_is_brought_in_whole,
);

const KIND: Kind = Kind::AuthorisedNumbers;

async fn a_file_is_brought_in_and_brought_up_to_date(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    let file = "\u{feff}Mã cán bộ;Số định danh\r\nCB001;001080000101\r\nCB002;\"001 080 000 102\"\r\n";
    let expected = Counts {
        new: 2,
        of_nobody: 1,
        ..Counts::default()
    };
    assert_eq!(portal.imports(KIND, file).await, Ok(expected));
    let saved = member
        .saves(&serde_json::json!({"personal_id": "001080000101"}))
        .await;
    assert_eq!(saved.json()["number_check"], "authorised");
    // Without headings, as such lists were always taken.
    let file = "CB001,001080000101\nCB002,001080000103\nCB003,001080000104\n";
    let brought = portal.imports(KIND, file).await.unwrap();
    assert_eq!((brought.new, brought.changed, brought.unchanged), (1, 1, 1));
    let zeros = "SELECT count(*) FROM authorised_number WHERE number LIKE '001080000%'";
    assert_eq!(portal.count(zeros).await, 3);
}

async fn a_file_with_a_wrong_row_changes_nothing(portal: Portal) {
    portal.imports(KIND, "CB001,001080000101\n").await.unwrap();
    let file = "CB001,001080000109\nCB002,1080000102\nCB003,\nCB002,001080000103\nCB004,12\nCB005,001080000109\nCB006,1.08E+09\n";
    assert_eq!(
        portal.imports(KIND, file).await.unwrap_err(),
        [
            "2 authorised_number number_spoilt",
            "3 authorised_number required",
            "4 staff_code duplicate",
            "5 authorised_number bad_number",
            "6 authorised_number duplicate",
            "7 authorised_number number_spoilt",
        ]
    );
    let kept = "SELECT count(*) FROM authorised_number WHERE number = '001080000101'";
    assert_eq!(portal.count(kept).await, 1);
    assert_eq!(portal.count("SELECT count(*) FROM authorised_number").await, 1);
}

async fn a_long_file_is_brought_in_whole(portal: Portal) {
    let rows = (0..2_345).map(|n| format!("NV{n:05},{:012}\n", 1_080_000_000_u64 + n));
    let file: String = rows.collect();
    let brought = portal.imports(KIND, file.as_str()).await.unwrap();
    assert_eq!((brought.new, brought.of_nobody), (2_345, 2_345));
    assert_eq!(
        portal.count("SELECT count(*) FROM authorised_number").await,
        2_345
    );
    let again = portal.imports(KIND, file.as_str()).await.unwrap();
    assert_eq!(again.unchanged, 2_345);
}

/// The command line as people use it.
#[test]
fn the_command_names_every_wrong_row_and_fails() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = |text: &str, options: &[&str]| {
        let file = folder.path().join("numbers.csv");
        std::fs::write(&file, text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_motcua"))
            .args(["import", "authorised-numbers"])
            .arg(&file)
            .args(options)
            .env("MOTCUA_SANDBOX", "true")
            .env("MOTCUA_DATA_DIR", folder.path())
            .output()
            .unwrap();
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.success(),
            said(&output.stdout),
            said(&output.stderr),
        )
    };
    let (is_done, said, complaint) = run("CB001,001080000101\nCB002,1080000102\n,001080000103\n", &[]);
    assert!(!is_done && said.is_empty());
    assert!(
        complaint.contains("row 2, authorised_number: A spreadsheet took the leading zero off"),
        "{complaint}"
    );
    assert!(
        complaint.contains("row 3, staff_code: This must be filled in"),
        "{complaint}"
    );
    assert!(!complaint.contains("1080000102"), "{complaint}");
    let (is_done, said, _) = run("CB001,001080000101\n", &["--dry-run"]);
    assert!(
        is_done && said.ends_with("of codes that no member has; nothing was kept\n"),
        "{said}"
    );
    let (is_done, said, complaint) = run("CB001,001080000101\n", &[]);
    assert!(is_done, "{complaint}");
    assert_eq!(
        said,
        "1 new, 0 changed, 0 unchanged; 1 of codes that no member has\n"
    );
}
