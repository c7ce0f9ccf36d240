//! Units from a file: in any order, all of it or nothing.

use entity::staff_member::Role;
use motcua::staff::imports::{Counts, Kind};

use crate::actors::Portal;

on_each_database!(
    units_come_in_in_any_order_and_are_brought_up_to_date,
    days_and_codes_are_taken_as_from_forms,
    a_unit_takes_all_below_it_along,
    whatever_is_wrong_among_units_is_named,
    circles_with_what_is_there_are_seen,
    the_rules_for_units_hold_for_files_too,
    a_dry_run_says_the_same_and_keeps_nothing,
);

const HEADINGS: &str =
    "Mã đơn vị;Tên đơn vị;Loại;Mã đơn vị cấp trên;Hiệu lực từ ngày;Hiệu lực đến ngày;Mã đơn vị kế thừa\n";

fn file(rows: &str) -> String {
    format!("{HEADINGS}{rows}")
}

/// How many units lie below the one with this code, itself included.
async fn below(portal: &Portal, code: &str) -> i64 {
    portal
        .count(&format!(
            "SELECT count(*) FROM unit u JOIN unit above ON above.code = '{code}' WHERE u.path LIKE above.path || '%'"
        ))
        .await
}

async fn units_come_in_in_any_order_and_are_brought_up_to_date(portal: Portal) {
    let rows = "K.A.1;Phòng Một;Phòng;K.A;;;\nK.A;Sở A;Sở;K;01/07/2025;;\nK;Tỉnh K;province;;2025-07-01;;\nK.OLD;Huyện cũ;Xã;K;1/1/1997;30/06/2025;K.A\n";
    let brought = portal.imports(Kind::Units, file(rows)).await.unwrap();
    assert_eq!(
        brought,
        Counts {
            new: 4,
            ..Counts::default()
        }
    );
    assert_eq!(below(&portal, "K").await, 4);
    let successor = "SELECT count(*) FROM unit u JOIN unit s ON s.id = u.successor_id WHERE u.code = 'K.OLD' AND s.code = 'K.A' AND u.valid_until = '2025-06-30'";
    assert_eq!(portal.count(successor).await, 1);
    // Blank cells, and columns that are not there, change nothing.
    let again = "name,CODE\nSở A mới,K.A\n,K\n";
    let brought = portal.imports(Kind::Units, again).await.unwrap();
    assert_eq!((brought.new, brought.changed, brought.unchanged), (0, 1, 1));
    let renamed = "SELECT count(*) FROM unit WHERE code = 'K.A' AND name = 'Sở A mới' AND valid_from = '2025-07-01' AND kind = 'department'";
    assert_eq!(portal.count(renamed).await, 1);
    // The record of actions says of which unit, and what.
    let written = "SELECT count(*) FROM action_record WHERE action = 'unit_changed' AND subject_kind = 'unit' AND after LIKE '%Sở A mới%'";
    assert_eq!(portal.count(written).await, 1);
}

async fn days_and_codes_are_taken_as_from_forms(portal: Portal) {
    let rows = "D1;D;Sở;;31/12/9999;;\nD2;D;Sở;;1700-01-01;;\nD3;\u{3164};Sở;;;;\n";
    let wrong = portal.imports(Kind::Units, file(rows)).await.unwrap_err();
    assert_eq!(
        wrong,
        ["2 valid_from bad_date", "3 valid_from bad_date", "4 name text"]
    );
    // Decomposed here, composed there: the same code.
    let composed = portal.imports(Kind::Units, file("SỞ;S;Sở;;;;\n")).await.unwrap();
    let decomposed = file("SO\u{31b}\u{309};T;Sở;;;;\n");
    let again = portal.imports(Kind::Units, decomposed).await.unwrap();
    assert_eq!((composed.new, again.new, again.changed), (1, 0, 1));
}

async fn a_unit_takes_all_below_it_along(portal: Portal) {
    let rows = "K;K;Tỉnh;;;;\nL;L;Tỉnh;;;;\nK.A;A;Sở;K;;;\nK.A.1;1;Phòng;K.A;;;\nK.A.1.X;X;Phòng;K.A.1;;;\n";
    portal.imports(Kind::Units, file(rows)).await.unwrap();
    assert_eq!((below(&portal, "K").await, below(&portal, "L").await), (4, 1));
    let brought = portal.imports(Kind::Units, file("K.A;;;L;;;\n")).await.unwrap();
    assert_eq!((brought.changed, brought.unchanged), (1, 0));
    assert_eq!((below(&portal, "K").await, below(&portal, "L").await), (1, 4));
}

async fn whatever_is_wrong_among_units_is_named(portal: Portal) {
    portal
        .imports(Kind::Units, file("T;Tỉnh;Tỉnh;;01/07/2025;;\n"))
        .await
        .unwrap();
    let before = portal.count("SELECT count(*) FROM unit").await;
    let rows = "A;A;Sở;T;01/07/2025;30/06/2025;\n\
                A;A;Sở;T;;;\n\
                B;;Huyện;KHONGCO;31/06/2025;;KHONGCO\n\
                C;C;Sở;D;;;\n\
                D;D;Sở;E;;;\n\
                E;E;Sở;C;;;\n\
                F;F;Sở;F;;;F\n\
                ;G;Sở;;;;\n\
                T;;;;;01/01/2020;\n\
                \"x  y\";X;Sở;;;;\n\
                H;H;Sở;;;;;;thừa\n";
    let wrong = portal.imports(Kind::Units, file(rows)).await.unwrap_err();
    let expected = [
        "2 valid_until ends_before_it_begins",
        "3 code duplicate",
        "4 kind bad_kind",
        "4 valid_from bad_date",
        "4 parent_code unknown_unit",
        "4 successor_code unknown_successor",
        "4 name required",
        "5 parent_code unit_cycle",
        "6 parent_code unit_cycle",
        "7 parent_code unit_cycle",
        "8 parent_code unit_cycle",
        "8 successor_code successor_cycle",
        "9 code required",
        "10 valid_until ends_before_it_begins",
        "10 valid_until unit_in_use",
        "11 code bad_code",
        "12 without_heading",
    ];
    assert_eq!(wrong, expected);
    assert_eq!(portal.count("SELECT count(*) FROM unit").await, before);
}

async fn circles_with_what_is_there_are_seen(portal: Portal) {
    portal
        .imports(
            Kind::Units,
            file("A;A;Tỉnh;;;;\nB;B;Sở;A;01/01/2000;;\nC;C;Sở;B;01/01/2000;01/01/2020;B\n"),
        )
        .await
        .unwrap();
    let wrong = portal.imports(Kind::Units, file("A;;;C;;;\nB;;;;;;C\n")).await;
    assert_eq!(
        wrong.unwrap_err(),
        ["2 parent_code unit_cycle", "3 successor_code successor_cycle"]
    );
}

async fn the_rules_for_units_hold_for_files_too(portal: Portal) {
    let chain: String = (1..=13)
        .map(|n| {
            format!(
                "K{n};K;Sở;{};;;\n",
                if n == 1 {
                    String::new()
                } else {
                    format!("K{}", n - 1)
                }
            )
        })
        .collect();
    let wrong = portal.imports(Kind::Units, file(&chain)).await.unwrap_err();
    assert_eq!(wrong, ["14 parent_code too_deep"]);
    let chain = chain.replace("K13;K;Sở;K12;;;\n", "");
    assert_eq!(portal.imports(Kind::Units, file(&chain)).await.unwrap().new, 12);
    // Somebody works in it; what goes on lies below it; what it would lie below is over.
    portal.member("CB001", Role::Staff).await;
    let workplace = "SELECT count(*) FROM unit WHERE name = 'Sở Thử nghiệm'";
    assert_eq!(portal.count(workplace).await, 1);
    portal
        .execute("UPDATE unit SET code = 'LAM' WHERE name = 'Sở Thử nghiệm'")
        .await;
    let rows = "LAM;;;;;30/06/2026;\nK11;;;;;30/06/2027;\nCU;Cũ;Xã;;01/01/2000;30/06/2025;\nMOI;Mới;Xã;CU;;;\n\
                X;X;Xã;;01/01/2000;30/06/2025;CU\nY;Y;Xã;;01/01/2000;;K1\n";
    let wrong = portal.imports(Kind::Units, file(rows)).await.unwrap_err();
    assert_eq!(
        wrong,
        [
            "2 valid_until unit_in_use",
            "3 valid_until unit_in_use",
            "4 valid_until unit_in_use",
            "5 parent_code unit_over",
            "6 successor_code unit_over",
            "7 valid_until required",
        ]
    );
    // All that lies below ends with it.
    let rows = "K11;;;;;30/06/2027;\nK12;;;;;30/06/2027;\n";
    assert_eq!(portal.imports(Kind::Units, file(rows)).await.unwrap().changed, 2);
}

async fn a_dry_run_says_the_same_and_keeps_nothing(portal: Portal) {
    let before = portal.count("SELECT count(*) FROM unit").await;
    let rows = file("A;A;Tỉnh;;;;\nB;B;Sở;A;;;\n");
    let tried = portal.tries_import(Kind::Units, rows.clone()).await.unwrap();
    assert_eq!(portal.count("SELECT count(*) FROM unit").await, before);
    assert_eq!(portal.imports(Kind::Units, rows).await.unwrap(), tried);
    assert_eq!(portal.count("SELECT count(*) FROM unit").await, before + 2);
}
