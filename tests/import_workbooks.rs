//! Workbooks: what stands in them is understood or named at its place, and none of them takes the server with it.

use motcua::staff::imports::Kind;

use crate::actors::Portal;
use crate::actors::workbook::{Workbook, rows, text_cell};

on_each_database!(
    a_workbook_is_read_as_a_table,
    what_can_not_be_trusted_in_a_workbook_is_named_at_its_place,
    the_first_visible_sheet_with_something_in_it_is_read,
    workbooks_that_are_too_much_are_refused,
    damaged_workbooks_are_refused,
);

const HEADINGS: &[&str] = &["Mã", "Tên", "Loại", "Hiệu lực từ ngày"];

async fn wrong(portal: &Portal, book: &Workbook) -> Vec<String> {
    portal.imports(Kind::Units, book.bytes()).await.unwrap_err()
}

/// With the headings before these rows.
fn below_headings(data: &str) -> String {
    format!("{}{data}", rows(&[HEADINGS]))
}

fn shared(text: &str, promise: &str) -> String {
    format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {promise}>{text}</sst>"#
    )
}

async fn a_workbook_is_read_as_a_table(portal: Portal) {
    let code = r#"<c><v>123</v></c>"#;
    let name = r#"<c t="s"><v>0</v></c>"#;
    // A date, a number where a date is wanted, a text, a date with its time.
    let dates = [
        r#"<c s="1"><v>45839</v></c>"#.to_owned(),
        "<c><v>45839</v></c>".to_owned(),
        text_cell("01/07/2025"),
        r#"<c t="d"><v>2025-07-01T00:00:00</v></c>"#.to_owned(),
    ];
    let data: String = dates
        .iter()
        .enumerate()
        .map(|(number, date)| {
            let code = code.replace("123", &format!("12{number}"));
            format!("<row>{code}{name}{}{date}</row>", text_cell("Sở"))
        })
        .collect();
    let strings = shared(
        "<si><r><t>Sở</t></r><r><t xml:space=\"preserve\"> Mẫu &amp; Một</t></r></si>",
        "uniqueCount=\"1\"",
    );
    let book = Workbook::of(&below_headings(&data)).part("xl/sharedStrings.xml", strings);
    assert_eq!(portal.imports(Kind::Units, book.bytes()).await.unwrap().new, 4);
    let right = "SELECT count(*) FROM unit WHERE code IN ('120', '121', '122', '123') AND name = 'Sở Mẫu & Một' AND valid_from = '2025-07-01'";
    assert_eq!(portal.count(right).await, 4);
}

async fn what_can_not_be_trusted_in_a_workbook_is_named_at_its_place(portal: Portal) {
    let kind = text_cell("Sở");
    let data = format!(
        "<row><c><f>1+1</f><v>2</v></c>{b}{kind}</row>\
         <row>{a}<c t=\"e\"><v>#REF!</v></c>{kind}</row>\
         <row><c><v>1.5</v></c>{b}{kind}<c><v>2025</v></c></row>\
         <row>{a}{b}{kind}<c s=\"1\"><v>99999999</v></c></row>\
         <row><c t=\"b\"><v>1</v></c>{b}{kind}</row>\
         <row>{a}{long}{kind}</row>\
         <row><c><f t=\"shared\" si=\"0\"/><v>2</v></c>{b}{kind}</row>",
        a = text_cell("A"),
        b = text_cell("B"),
        long = text_cell(&"x".repeat(40_000)),
    );
    let book = Workbook::of(&below_headings(&data));
    assert_eq!(
        wrong(&portal, &book).await,
        [
            "2 code formula",
            "3 name error_value",
            "4 code number_spoilt",
            "4 valid_from bad_date",
            "5 valid_from bad_date",
            "5 code duplicate",
            "6 code text",
            "7 name too_long",
            "7 code duplicate",
            "8 code formula",
        ]
    );
    let merged = r#"<mergeCells><mergeCell ref="A2:B3"/></mergeCells>"#;
    let data = rows(&[HEADINGS, &["A", "", "Sở"], &["", "B", "Sở"]]);
    let book = Workbook::empty().sheet("Trang", "visible", &data, merged);
    assert_eq!(
        wrong(&portal, &book).await,
        ["2 merged", "2 name required", "3 code required"]
    );
    assert_eq!(
        portal
            .count("SELECT count(*) FROM staff_import_error WHERE detail = 'A2–B3'")
            .await,
        1
    );
    // A leading zero that a number can't have.
    let number = format!("<row>{}<c><v>1080000101</v></c></row>", text_cell("CB1"));
    let data = format!("{}{number}", rows(&[&["Mã cán bộ", "Số CCCD"]]));
    let wrong = portal
        .imports(Kind::AuthorisedNumbers, Workbook::of(&data).bytes())
        .await;
    assert_eq!(wrong.unwrap_err(), ["2 authorised_number number_spoilt"]);
}

async fn the_first_visible_sheet_with_something_in_it_is_read(portal: Portal) {
    let of = |code: &str| rows(&[HEADINGS, &[code, code, "Sở"]]);
    let book = Workbook::empty()
        .sheet("Ẩn", "hidden", &of("AN"), "")
        .sheet("Ẩn hẳn", "veryHidden", &of("ANHAN"), "")
        .sheet("Trống", "visible", "<row><c/></row>", "")
        .sheet("Đơn vị", "visible", &of("DUNG"), "")
        .sheet("Khác", "visible", &of("KHAC"), "");
    assert_eq!(portal.imports(Kind::Units, book.bytes()).await.unwrap().new, 1);
    assert_eq!(
        portal
            .count("SELECT count(*) FROM unit WHERE code = 'DUNG'")
            .await,
        1
    );
    let told = "SELECT count(*) FROM staff_import WHERE sheet = 'Đơn vị' AND other_sheets = 1";
    assert_eq!(portal.count(told).await, 1);
    let book = Workbook::empty()
        .sheet("Ẩn", "hidden", &of("AN"), "")
        .sheet("Trống", "visible", "", "");
    assert_eq!(wrong(&portal, &book).await, ["no_visible_sheet"]);
}

async fn workbooks_that_are_too_much_are_refused(portal: Portal) {
    let row = rows(&[&["A", "B", "Sở"]]);
    // 1 GB of zipped zeros, beside a table that is right.
    let bomb = Workbook::of(&below_headings(&row)).part("xl/media/image1.png", vec![0; 1 << 30]);
    let bytes = bomb.bytes();
    assert!(bytes.len() < 2 << 20, "{}", bytes.len());
    assert_eq!(
        portal.imports(Kind::Units, bytes).await.unwrap_err(),
        ["too_large_inside"]
    );
    for (name, part) in [
        // Room for as many texts as there are not.
        (
            "xl/sharedStrings.xml",
            shared("<si/>", "uniqueCount=\"999999999999\""),
        ),
        ("xl/sharedStrings.xml", shared(&"<si/>".repeat(2_000_001), "")),
        (
            "xl/sharedStrings.xml",
            shared(&format!("<si><t>{}</t></si>", "x".repeat(300_000)), ""),
        ),
    ] {
        let book = Workbook::of(&below_headings(&row)).part(name, part);
        assert_eq!(wrong(&portal, &book).await, ["too_large_inside"]);
    }
    // One long text in a hundred thousand rows takes two gigabytes when it stands everywhere.
    let text = shared(&format!("<si><t>{}</t></si>", "x".repeat(2_000)), "");
    let data = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>".repeat(99_999);
    let book = Workbook::of(&below_headings(&data)).part("xl/sharedStrings.xml", text);
    assert_eq!(wrong(&portal, &book).await, ["too_large_inside"]);
    let wide = format!("<row>{}</row>", text_cell("x").repeat(65));
    assert_eq!(
        wrong(&portal, &Workbook::of(&below_headings(&wide))).await,
        ["2 too_many_columns"]
    );
    let far = r#"<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>"#;
    assert_eq!(
        wrong(&portal, &Workbook::of(&below_headings(far))).await,
        ["2 too_many_columns"]
    );
    let long = "<row><c><v>1</v></c></row>".repeat(100_001);
    assert_eq!(
        wrong(&portal, &Workbook::of(&below_headings(&long))).await,
        ["too_many_rows"]
    );
    let many = (0..3_000).fold(Workbook::of(&below_headings(&row)), |book, number| {
        book.part(&format!("xl/media/{number}"), *b"")
    });
    assert_eq!(wrong(&portal, &many).await, ["too_large_inside"]);
}

async fn damaged_workbooks_are_refused(portal: Portal) {
    let good = Workbook::of(&rows(&[HEADINGS, &["A", "B", "Sở"]])).bytes();
    let cut = good[..good.len() / 2].to_vec();
    assert_eq!(portal.imports(Kind::Units, cut).await.unwrap_err(), ["damaged"]);
    let mut turned = good.clone();
    for byte in turned.iter_mut().skip(good.len() / 2).take(20) {
        *byte ^= 0x55;
    }
    assert_eq!(
        portal.imports(Kind::Units, turned).await.unwrap_err(),
        ["damaged"]
    );
    // A package that is none of a workbook.
    let other = Workbook::empty().part("content.xml", *b"<x/>").bytes();
    let other = String::from_utf8_lossy(&other).contains("workbook.xml");
    assert!(other, "the actor writes one");
    // Entities are not expanded.
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst><si><t>&b;&b;</t></si></sst>";
    let data = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>";
    let book = Workbook::of(&below_headings(data)).part("xl/sharedStrings.xml", entities);
    let refused = wrong(&portal, &book).await;
    assert!(
        refused == ["damaged"] || refused == ["2 kind required"],
        "{refused:?}"
    );
    // Cells before those that came before, ranges that end before they begin, references to nothing.
    let backwards = r#"<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#;
    let nothing = r#"<row><c t="s"><v>7</v></c></row>"#;
    for data in [backwards, nothing] {
        assert_eq!(
            wrong(&portal, &Workbook::of(&below_headings(data))).await,
            ["damaged"]
        );
    }
    let turned = r#"<mergeCells><mergeCell ref="B9:A2"/></mergeCells>"#;
    let data = rows(&[HEADINGS, &["A", "B", "Sở"]]);
    let refused = wrong(&portal, &Workbook::empty().sheet("T", "visible", &data, turned)).await;
    assert!(refused == ["damaged"] || refused == ["9 merged"], "{refused:?}");
}
