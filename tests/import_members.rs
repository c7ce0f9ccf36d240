//! Members from a file: what the administration says, and what stays theirs.

use entity::staff_member::{self, Role};
use motcua::staff::imports::{Counts, Kind};
use sea_orm::{ConnectionTrait, DbBackend};
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    members_come_in_without_a_password,
    a_members_own_record_goes_before_the_file,
    what_a_member_saves_meanwhile_is_not_overwritten,
    another_role_ends_the_sessions,
    whatever_is_wrong_among_members_is_named,
    an_import_makes_and_unmakes_no_administrator,
);

const HEADINGS: &str = "Mã cán bộ,Tên đăng nhập,Họ và tên,Mã đơn vị,Vai trò,Giới tính,Ngày sinh,Số điện thoại,Thư điện tử,Địa chỉ\n";

async fn a_unit(portal: &Portal) {
    portal
        .imports(
            Kind::Units,
            "code,name,kind,valid_from,valid_until\nSO,Sở,Sở,,\nCU,Huyện cũ,Xã,1997-01-01,2025-06-30\n",
        )
        .await
        .unwrap_or_else(|wrong| panic!("{wrong:?}"));
}

async fn bring(portal: &Portal, rows: &str) -> Result<Counts, Vec<String>> {
    portal.imports(Kind::Members, format!("{HEADINGS}{rows}")).await
}

async fn members_come_in_without_a_password(portal: Portal) {
    a_unit(&portal).await;
    let rows = "NV1,Nguyen.An,nguyê\u{303}n  văn An,SO,Quản lý,Nam,2/9/1980,912345678,An@Example.VN,\"Số 1,\nphố A\"\nNV2,tran.binh,Trần Bình,SO,,,,,,\n";
    let wrong = bring(&portal, rows).await.unwrap_err();
    assert_eq!(wrong, ["2 phone number_spoilt"]);
    let brought = bring(&portal, &rows.replace(",912345678", ",0912345678"))
        .await
        .unwrap();
    assert_eq!(
        brought,
        Counts {
            new: 2,
            ..Counts::default()
        }
    );
    let first = "SELECT count(*) FROM staff_member WHERE staff_code = 'NV1' AND username = 'nguyen.an' AND full_name = 'nguyễn văn An' AND role = 'manager' \
                 AND gender = 'male' AND birth_date = '1980-09-02' AND phone = '+84912345678' AND email = 'An@example.vn' AND address = 'Số 1, phố A' AND version = 1";
    assert_eq!(portal.count(first).await, 1);
    let second =
        "SELECT count(*) FROM staff_member WHERE staff_code = 'NV2' AND role = 'staff' AND phone IS NULL";
    assert_eq!(portal.count(second).await, 1);
    // The way in is the code that an administrator hands over.
    let begun = portal.browser().begins_as_staff("nguyen.an", "nguyen.an").await;
    assert_eq!(begun.status, 403);
    let id = staff_member::Entity::find_by_staff_code("NV1")
        .one(portal.app.db.read())
        .await
        .unwrap()
        .unwrap()
        .id;
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let path = format!("/api/staff/members/{id}/password-reset");
    let reset = administrator.sends(http::Method::POST, &path, &[], vec![]).await;
    assert_eq!(reset.status, 200, "{}", reset.text());
}

async fn a_members_own_record_goes_before_the_file(portal: Portal) {
    a_unit(&portal).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    let saved = member
        .saves(&json!({"full_name": "Lê Thị Mẫu", "phone": "0912345678", "gender": "female"}))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let rows = "CB001,,Lê Thị Mẫu Mới,SO,,Nữ,1990-01-02,0987654321,,\n";
    let brought = bring(&portal, rows).await.unwrap();
    assert_eq!((brought.changed, brought.kept), (1, 1));
    let record = member.record().await;
    assert_eq!(record["full_name"], "Lê Thị Mẫu Mới");
    assert_eq!(record["phone"], "+84912345678");
    assert_eq!(record["birth_date"], "1990-01-02");
    assert_eq!(record["unit"], "Sở");
    // Whoever has the form open is told.
    assert_eq!(
        member
            .saves_over("\"2\"", &json!({"full_name": "X"}))
            .await
            .status,
        412
    );
    let again = bring(&portal, rows).await.unwrap();
    assert_eq!((again.changed, again.unchanged, again.kept), (0, 1, 1));
    let blank = bring(&portal, "CB001,,,,,,,,,\n").await.unwrap();
    assert_eq!((blank.changed, blank.unchanged), (0, 1));
}

/// Saved after the file was checked and before it is written. On SQLite nobody can be stopped at that point.
async fn what_a_member_saves_meanwhile_is_not_overwritten(portal: Portal) {
    if portal.app.db.read().get_database_backend() == DbBackend::Sqlite {
        return;
    }
    portal.member("CB001", Role::Staff).await;
    let saving = portal.app.db.begin().await.unwrap();
    let saved =
        "UPDATE staff_member SET full_name = 'Tự Lưu', version = version + 1 WHERE staff_code = 'CB001'";
    saving.execute_unprepared(saved).await.unwrap();
    let saves = async {
        while portal
            .count("SELECT count(*) FROM staff_import WHERE state = 'writing'")
            .await
            == 0
        {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        saving.commit().await.unwrap();
    };
    let (brought, ()) = tokio::join!(bring(&portal, "CB001,,Trong Tệp,,,,,,,\n"), saves);
    assert_eq!(brought.unwrap_err(), ["2 changed_meanwhile"]);
    let kept = "SELECT count(*) FROM staff_member WHERE full_name = 'Tự Lưu'";
    assert_eq!(portal.count(kept).await, 1);
}

async fn another_role_ends_the_sessions(portal: Portal) {
    let mut promoted = portal.member("CB001", Role::Staff).await;
    let mut other = portal.member("CB002", Role::Staff).await;
    let brought = bring(&portal, "CB001,,,,manager,,,,,\nCB002,,,,staff,,,,,\n")
        .await
        .unwrap();
    assert_eq!((brought.changed, brought.unchanged), (1, 1));
    assert_eq!(promoted.get("/api/staff/profile").await.status, 401);
    assert_eq!(other.get("/api/staff/profile").await.status, 200);
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let written = admin
        .get("/api/staff/audit?action=member_role_changed")
        .await
        .json();
    let entries = written["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 1, "{written}");
    assert_eq!(
        entries[0]["subject"]["id"],
        json!(promoted.id.to_string()),
        "{written}"
    );
    let expected = json!([{"field": "role", "before": "staff", "after": "manager"}]);
    assert_eq!(entries[0]["changes"], expected, "{written}");
}

async fn whatever_is_wrong_among_members_is_named(portal: Portal) {
    a_unit(&portal).await;
    portal.member("CB001", Role::Staff).await;
    let gone = portal.member("CB009", Role::Staff).await;
    motcua::staff::disable(&portal.app, gone.id).await.unwrap();
    let members = "SELECT count(*) FROM staff_member";
    let before = portal.count(members).await;
    let rows = "NV1,cb001,A B,SO,,,,,,\n\
                NV2,ten.hai,A B,KHONGCO,Giám đốc,Khác,31/02/1990,123,x,\n\
                NV3,ten.hai,A B,CU,,,01/01/2030,,,\n\
                NV3,ten.ba,A B,SO,,,,,,\n\
                ,ten.bon,A B,SO,,,,,,\n\
                NV5,,,,,,,,,\n\
                NV6,ab,A B,SO,,,,,,\n\
                CB001,ten.khac,,,,,,,,\n\
                CB009,,Tên Mới,,,,,,,\n";
    let wrong = bring(&portal, rows).await.unwrap_err();
    assert_eq!(
        wrong,
        [
            "2 username username_taken",
            "3 role bad_role",
            "3 gender bad_gender",
            "3 birth_date bad_date",
            "3 phone bad_phone",
            "3 email bad_email",
            "3 unit_code unknown_unit",
            "4 birth_date future",
            "4 username duplicate",
            "4 unit_code unit_over",
            "5 staff_code duplicate",
            "6 staff_code required",
            "7 username required",
            "7 full_name required",
            "7 unit_code required",
            "8 username bad_username",
            "9 username username_differs",
            "10 staff_code member_disabled",
        ]
    );
    assert_eq!(portal.count(members).await, before);
}

async fn an_import_makes_and_unmakes_no_administrator(portal: Portal) {
    a_unit(&portal).await;
    portal.member("QT001", Role::Administrator).await;
    portal.member("CB001", Role::Staff).await;
    let rows = "QT001,,,,staff,,,,,\nCB001,,,,administrator,,,,,\nNV1,ten.moi,A B,SO,Quản trị,,,,,\n";
    let wrong = bring(&portal, rows).await.unwrap_err();
    assert_eq!(
        wrong,
        [
            "2 role administrator",
            "3 role administrator",
            "4 role administrator"
        ]
    );
    // What is said of an administrator besides is taken.
    let brought = bring(&portal, "QT001,,Tên Mới,SO,administrator,,,,,\n")
        .await
        .unwrap();
    assert_eq!(brought.changed, 1);
}
