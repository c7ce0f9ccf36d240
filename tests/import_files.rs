//! Files that are no table, or not the one that was meant: each is named and changes nothing.

use motcua::staff::imports::Kind;

use crate::actors::Portal;

on_each_database!(
    files_that_are_no_table_are_named,
    headings_are_named_if_they_are_unknown_twice_or_missing,
    a_table_is_bounded_in_every_direction,
    other_encodings_are_named_and_not_guessed,
);

async fn wrong(portal: &Portal, file: impl Into<Vec<u8>>) -> Vec<String> {
    portal.imports(Kind::Units, file).await.unwrap_err()
}

async fn files_that_are_no_table_are_named(portal: Portal) {
    let units = portal.count("SELECT count(*) FROM unit").await;
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook".to_vec();
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let locked: Vec<u8> = old.iter().copied().chain(name).collect();
    for (file, code) in [
        (b"".to_vec(), "empty_file"),
        (b"\n \r\n".to_vec(), "empty_file"),
        ("\u{feff}\r\n;;\r\n".into(), "empty_file"),
        ("Mã,Tên\r\n,\r\n".into(), "no_rows"),
        (
            b"<html><table><tr><td>M\xc3\xa3</td></tr></table>".to_vec(),
            "web_page",
        ),
        (b"\n<?xml version=\"1.0\"?><Workbook/>".to_vec(), "web_page"),
        (b"%PDF-1.7".to_vec(), "unknown_format"),
        (old, "old_workbook"),
        (locked, "locked"),
        (b"PK\x03\x04 and no more of it".to_vec(), "damaged"),
        (
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(),
            "damaged",
        ),
    ] {
        assert_eq!(wrong(&portal, file.clone()).await, [code], "{file:?}");
    }
    assert_eq!(portal.count("SELECT count(*) FROM unit").await, units);
}

async fn headings_are_named_if_they_are_unknown_twice_or_missing(portal: Portal) {
    assert_eq!(
        wrong(&portal, "Tên,Lương,name\nA,1,B\n").await,
        ["1 unknown_heading", "1 double_heading", "1 code missing_heading"]
    );
    let text = "SELECT count(*) FROM staff_import_error WHERE text = 'Lương'";
    assert_eq!(portal.count(text).await, 1);
    // A list of members is none of units.
    assert!(
        wrong(&portal, "Mã cán bộ,Họ và tên\nA,1\n")
            .await
            .contains(&"1 unknown_heading".to_owned())
    );
    assert_eq!(
        wrong(&portal, "\nA,Sở\n").await,
        ["2 unknown_heading", "2 unknown_heading", "2 code missing_heading"]
    );
}

async fn a_table_is_bounded_in_every_direction(portal: Portal) {
    let wide = format!("Mã{}\n", ",".repeat(10_000_000));
    assert_eq!(wrong(&portal, wide).await, ["1 too_many_columns"]);
    let wide = format!("Mã,Tên\nA,{}\n", ",".repeat(100));
    assert_eq!(wrong(&portal, wide).await, ["2 too_many_columns"]);
    let long = format!("Mã\n{}", "A\n".repeat(100_001));
    assert_eq!(wrong(&portal, long).await, ["too_many_rows"]);
    // A quotation mark that nobody closed.
    let open = format!("Mã,Tên,Loại\nA,\"{}", "B,C,D\n".repeat(10_000));
    assert_eq!(wrong(&portal, open).await, ["2 open_quote"]);
    let one_column = "x".repeat(1_000_000);
    assert_eq!(
        wrong(&portal, one_column).await,
        ["1 unknown_heading", "1 code missing_heading"]
    );
}

async fn other_encodings_are_named_and_not_guessed(portal: Portal) {
    let windows_1258 = b"code,name,kind\nA,S\xf5\xec,department\n".to_vec();
    assert_eq!(wrong(&portal, windows_1258).await, ["2 not_utf8"]);
    let unmarked: Vec<u8> = "code,name,kind\nA,B,department\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(wrong(&portal, unmarked).await, ["1 not_utf8"]);
    let marked: Vec<u8> = "\u{feff}code\tname\tkind\r\nA\tSở Một\tSở\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(portal.imports(Kind::Units, marked).await.unwrap().new, 1);
    assert_eq!(
        portal
            .count("SELECT count(*) FROM unit WHERE name = 'Sở Một'")
            .await,
        1
    );
}
