//! Files as people and programs spoil them: what is wrong is told row by row, all of it at once, and nothing is guessed.

use motcua::staff::imports::{Counts, Kind};

use crate::actors::Portal;
use crate::actors::workbook::{Workbook, rows, text_cell};

on_each_database!(
    one_odd_row_hides_no_other,
    quotation_marks_that_stay_open_swallow_no_rows,
    lines_are_counted_as_an_editor_does_however_they_end,
    what_a_spreadsheet_made_a_date_of_is_no_code,
    codes_that_differ_in_case_alone_are_one,
    a_number_is_one_persons_in_the_file_and_in_the_database,
    a_workbook_that_names_one_sheet_without_end_is_refused,
    formulas_of_every_sort_are_named_and_never_taken,
    letters_that_were_lost_before_are_not_taken,
);

async fn units(portal: &Portal, file: impl Into<Vec<u8>>) -> Vec<String> {
    portal.imports(Kind::Units, file).await.unwrap_err()
}

async fn one_odd_row_hides_no_other(portal: Portal) {
    let wide = format!("W,W,Sở{}", ",x".repeat(100));
    let file = format!("Mã,Tên,Loại\nA,A,Huyện\n{wide}\nB,B,Sở,thừa\nC,,Sở\n{wide}\nA,A,Sở\n");
    assert_eq!(
        units(&portal, file).await,
        [
            "2 kind bad_kind",
            "3 too_many_columns",
            "4 without_heading",
            "5 name required",
            "6 too_many_columns",
            "7 code duplicate",
        ]
    );
    let merged = r#"<mergeCells><mergeCell ref="C2:D2"/></mergeCells>"#;
    let far = r#"<row r="4"><c r="A4" t="inlineStr"><is><t>F</t></is></c><c r="XFD4"><v>1</v></c></row>"#;
    let data = format!(
        "{}{far}{}",
        rows(&[&["Mã", "Tên", "Loại"], &["A", "A", "Sở"], &["B", "B", "Huyện"]]),
        r#"<row r="1048576"><c r="A1048576"><v>1.5</v></c></row>"#,
    );
    let book = Workbook::empty().sheet("T", "visible", &data, merged).bytes();
    assert_eq!(
        units(&portal, book).await,
        [
            "2 merged",
            "3 kind bad_kind",
            "4 too_many_columns",
            "1048576 code number_spoilt",
        ]
    );
}

/// Without a word a unit would come to be called "Sở Y tế,Sở B,Sở Nội vụ,Sở" and the next one be left out.
async fn quotation_marks_that_stay_open_swallow_no_rows(portal: Portal) {
    portal
        .imports(Kind::Units, "Mã,Tên,Loại\nA,Sở Y tế,Sở\nB,Sở Nội vụ,Sở\n")
        .await
        .unwrap();
    let open = "Mã,Tên,Loại\nA,\"Sở Y tế,Sở\nB,Sở Nội vụ mới,Sở\n";
    assert_eq!(units(&portal, open).await, ["2 open_quote"]);
    let closed_by_another = "Mã,Tên\nA,\"Sở Y tế\nB,\"Sở Nội vụ mới\"\n";
    assert_eq!(units(&portal, closed_by_another).await, ["2 open_quote"]);
    let as_they_were = "SELECT count(*) FROM unit WHERE name IN ('Sở Y tế', 'Sở Nội vụ')";
    assert_eq!(portal.count(as_they_were).await, 2);
    let right = "Mã,Tên\r\nA,\"Sở \"\"Y\"\"\r\ntế\" \r\nB,Sở 5\" mới\r\n";
    assert_eq!(portal.imports(Kind::Units, right).await.unwrap().changed, 2);
    let read = "SELECT count(*) FROM unit WHERE name IN ('Sở \"Y\" tế', 'Sở 5\" mới')";
    assert_eq!(portal.count(read).await, 2);
}

async fn lines_are_counted_as_an_editor_does_however_they_end(portal: Portal) {
    for end in ["\n", "\r\n", "\r"] {
        let file = [
            "Mã,Tên,Loại",
            "A,A,Sở",
            "",
            "B,\"B",
            "b\",Huyện",
            "C,C,Xã",
            "D,D,Huyện",
            "",
        ]
        .join(end);
        assert_eq!(
            units(&portal, file).await,
            ["4 kind bad_kind", "7 kind bad_kind"],
            "{end:?}"
        );
        let latin = [&b"code,name"[..], b"A,A", b"B,S\xf4"].join(end.as_bytes());
        assert_eq!(units(&portal, latin).await, ["3 not_utf8"], "{end:?}");
    }
}

async fn what_a_spreadsheet_made_a_date_of_is_no_code(portal: Portal) {
    let data = format!(
        "{}<row><c s=\"1\"><v>45839</v></c>{name}{kind}</row><row>{code}<c s=\"1\"><v>45839</v></c>{kind}</row>",
        rows(&[&["Mã", "Tên", "Loại"]]),
        code = text_cell("A"),
        name = text_cell("A"),
        kind = text_cell("Sở"),
    );
    assert_eq!(
        units(&portal, Workbook::of(&data).bytes()).await,
        ["2 code became_date", "3 name became_date"]
    );
}

async fn codes_that_differ_in_case_alone_are_one(portal: Portal) {
    portal
        .imports(Kind::Units, "Mã,Tên,Loại\nQM01,Sở,Sở\n")
        .await
        .unwrap();
    let twice = "Mã,Tên,Loại\nSở.a,A,Sở\nSỞ.A,A,Sở\n";
    assert_eq!(units(&portal, twice).await, ["3 code duplicate"]);
    let file = "Mã,Tên,Loại,Mã cấp trên\nqm01,Sở mới,,\nqm01.1,Phòng,Phòng,Qm01\nX,Phòng,Phòng,QM01.1\n";
    let brought = portal.imports(Kind::Units, file).await.unwrap();
    assert_eq!((brought.new, brought.changed), (2, 1));
    let one = "SELECT count(*) FROM unit u JOIN unit p ON p.id = u.parent_id WHERE u.code = 'qm01.1' AND p.code = 'QM01' AND p.name = 'Sở mới'";
    assert_eq!(portal.count(one).await, 1);

    let members = "Mã cán bộ,Tên đăng nhập,Họ và tên,Mã đơn vị\n";
    let file = format!("{members}NV01,nguoi.mot,Người Một,qm01\n");
    assert_eq!(portal.imports(Kind::Members, file).await.unwrap().new, 1);
    let file = format!(
        "{members}nv01,,Người Một Mới,\nnv02,nguoi.hai,Người Hai,QM01\nNV02,nguoi.ba,Người Ba,QM01\n"
    );
    let wrong = portal.imports(Kind::Members, file.clone()).await.unwrap_err();
    assert_eq!(wrong, ["4 staff_code duplicate"]);
    let file = file.lines().take(3).collect::<Vec<_>>().join("\n");
    let brought = portal.imports(Kind::Members, file).await.unwrap();
    assert_eq!((brought.new, brought.changed), (1, 1));
    let kept = "SELECT count(*) FROM staff_member WHERE staff_code = 'NV01' AND full_name = 'Người Một Mới'";
    assert_eq!(portal.count(kept).await, 1);

    let brought = portal
        .imports(Kind::AuthorisedNumbers, "nv01,001080000101\n")
        .await
        .unwrap();
    assert_eq!((brought.new, brought.of_nobody), (1, 0));
    let found = "SELECT count(*) FROM authorised_number n JOIN staff_member m ON m.staff_code = n.staff_code";
    assert_eq!(portal.count(found).await, 1);
}

async fn a_number_is_one_persons_in_the_file_and_in_the_database(portal: Portal) {
    const KIND: Kind = Kind::AuthorisedNumbers;
    portal.member("CB001", entity::staff_member::Role::Staff).await;
    portal.member("CB002", entity::staff_member::Role::Staff).await;
    let first = "CB001,001080000101\nCB002,001080000102\nCB009,001080000109\n";
    portal.imports(KIND, first).await.unwrap();
    let wrong = portal.imports(KIND, "CB003,001080000101\n").await.unwrap_err();
    assert_eq!(wrong, ["1 authorised_number number_taken"]);
    let told = "SELECT count(*) FROM staff_import_error WHERE detail = 'CB001' AND text = '…101'";
    assert_eq!(portal.count(told).await, 1);
    // Two who were mistaken for each other; and a code that was never anybody's.
    let file = "CB001,001080000102\nCB002,001080000101\nCB010,001080000109\n";
    let brought = portal.imports(KIND, file).await.unwrap();
    let expected = Counts {
        new: 1,
        changed: 2,
        of_nobody: 1,
        ..Counts::default()
    };
    assert_eq!(brought, expected);
    let twice = "SELECT count(*) - count(DISTINCT number) FROM authorised_number";
    assert_eq!(portal.count(twice).await, 0);
    assert_eq!(portal.count("SELECT count(*) FROM authorised_number").await, 3);
}

async fn a_workbook_that_names_one_sheet_without_end_is_refused(portal: Portal) {
    let data = rows(&[&["Mã", "Tên", "Loại"], &["A", "A", "Sở"]]);
    let many = (0..100).fold(Workbook::empty(), |book, number| {
        book.sheet(&format!("T{number}"), "visible", &data, "")
    });
    assert_eq!(units(&portal, many.bytes()).await, ["too_large_inside"]);
}

async fn formulas_of_every_sort_are_named_and_never_taken(portal: Portal) {
    let (name, kind) = (text_cell("A"), text_cell("Sở"));
    let formulas = [
        r#"<c><f>1+1</f></c>"#,
        r#"<c t="str"><f>"A"</f><v>A</v></c>"#,
        r#"<c><f t="array" ref="A4">1+1</f><v>2</v></c>"#,
        r#"<c t="str"><f>HYPERLINK("http://x")</f><v></v></c>"#,
        r#"<c t="e"><f>1/0</f><v>#DIV/0!</v></c>"#,
    ];
    let data: String = formulas
        .iter()
        .map(|formula| format!("<row>{formula}{name}{kind}</row>"))
        .collect();
    let book = Workbook::of(&format!("{}{data}", rows(&[&["Mã", "Tên", "Loại"]])));
    let expected: Vec<_> = (2..7).map(|row| format!("{row} code formula")).collect();
    assert_eq!(units(&portal, book.bytes()).await, expected);
}

/// A file that some program has read in a wrong encoding and saved as UTF-8.
async fn letters_that_were_lost_before_are_not_taken(portal: Portal) {
    let file = "Mã,Tên,Loại\nA,S\u{fffd} Y t\u{fffd},Sở\nB,B,Sở\n";
    assert_eq!(units(&portal, file).await, ["2 name text"]);
}
