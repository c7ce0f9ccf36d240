//! What is kept sealed is in clear nowhere: in no answer, no log, no row. It opens in its own row only, and goes over to a
//! new key.

use std::io::Write;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use entity::staff_credential;
use entity::staff_member::Role;
use motcua::outside::Random;
use motcua::secret::{Sealed, Sealer};
use motcua::staff::sealed::{Rotated, e_receipt_password, rotate, totp_seed};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, Statement};
use serde_json::json;

use crate::actors::Portal;
use crate::actors::staff::Member;

on_each_database!(
    no_secret_is_in_clear_in_a_dump,
    no_secret_is_in_an_answer_or_a_log,
    a_value_moved_to_another_row_does_not_open,
    every_value_goes_over_to_the_first_key,
    a_rotation_that_was_killed_goes_on_where_it_was,
    what_is_saved_during_a_rotation_stays,
    what_can_not_be_opened_is_counted_and_left_alone,
);

const PASSWORD: &str = "Mật-khẩu-biên-lai-4711";
const SEED: &[u8] = b"seed of twenty bytes";
const NEW_KEY: &str = "moi:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Nothing else is sealed.
async fn forget_the_demo(portal: &Portal) {
    portal.execute("DELETE FROM staff_credential").await;
}

/// The seed of an authenticator, as the enrolment keeps it.
async fn enrol(portal: &Portal, member: &Member<'_>) {
    let sealed = portal.app.sealer.seal(totp_seed(member.id), SEED);
    let row = staff_credential::Model {
        staff_id: member.id,
        password_hash: "$argon2id$".into(),
        must_change: false,
        password_changed_at: portal.app.now(),
        totp_sealed: Some(sealed.bytes),
        totp_key_id: Some(sealed.key_id),
        totp_enrolled_at: Some(portal.app.now()),
        totp_last_step: None,
    };
    staff_credential::Entity::insert(row.into_active_model())
        .exec_without_returning(portal.app.db.write())
        .await
        .unwrap();
}

async fn texts(portal: &Portal, sql: &str) -> Vec<String> {
    let db = portal.app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// Every row of every table, bytes as hexadecimal digits.
async fn dump(portal: &Portal) -> String {
    let is_sqlite = portal.app.db.read().get_database_backend() == DbBackend::Sqlite;
    let tables = match is_sqlite {
        true => "SELECT name FROM sqlite_master WHERE type = 'table'",
        false => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
    };
    let mut dump = String::new();
    for table in texts(portal, tables).await {
        let rows = match is_sqlite {
            true => {
                let columns = format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')");
                let columns = texts(portal, &columns).await.join(" || ',' || ");
                texts(portal, &format!("SELECT {columns} FROM \"{table}\"")).await
            }
            false => texts(portal, &format!("SELECT t::text FROM \"{table}\" t")).await,
        };
        dump.push_str(&format!("{table}: {}\n", rows.join("\n")));
    }
    dump.to_lowercase()
}

/// In every spelling in which they could stand somewhere.
fn spellings(secret: &[u8]) -> Vec<String> {
    let plain = String::from_utf8_lossy(secret).into_owned();
    let unpadded = STANDARD.encode(secret).trim_end_matches('=').to_owned();
    let all = [
        plain,
        unpadded,
        HEXLOWER.encode(secret),
        BASE32_NOPAD.encode(secret),
    ];
    all.into_iter().map(|spelling| spelling.to_lowercase()).collect()
}

fn assert_nowhere(text: &str) {
    let text = text.to_lowercase();
    for spelling in [spellings(PASSWORD.as_bytes()), spellings(SEED)].concat() {
        assert!(!text.contains(&spelling), "{spelling} stands in {text}");
    }
}

async fn no_secret_is_in_clear_in_a_dump(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    enrol(&portal, &member).await;
    assert_eq!(member.links_e_receipt("bienlai.thu", PASSWORD).await.status, 200);
    assert_eq!(member.tries_e_receipt().await.status, 200);
    let dump = dump(&portal).await;
    // What is not secret can be found, so what is not found is not there.
    assert!(
        dump.contains("bienlai.thu") && dump.contains("e_receipt_tested"),
        "{dump}"
    );
    assert!(
        dump.contains("staff_credential: ") && dump.contains("$argon2id$"),
        "{dump}"
    );
    assert_nowhere(&dump);
    let second = portal.with(&[("SEALING_KEYS", NEW_KEY)]).await;
    rotate(&second.app).await.unwrap();
    assert_nowhere(&self::dump(&portal).await);
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

async fn no_secret_is_in_an_answer_or_a_log(portal: Portal) {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _kept = tracing::subscriber::set_default(subscriber);
    let mut member = portal.member("CB001", Role::Staff).await;
    enrol(&portal, &member).await;
    let mut answers = vec![
        member.links_e_receipt("bienlai.thu", PASSWORD).await,
        member.tries_e_receipt().await,
        member.get("/api/staff/profile").await,
        member.saves(&json!({"full_name": "Nguyễn Văn Thử"})).await,
        // Wrong in other fields, or altogether.
        member.links_e_receipt("", PASSWORD).await,
        member.links_e_receipt("bienlai.thu", &PASSWORD.repeat(9)).await,
        member
            .puts(
                "/api/staff/profile/e-receipt",
                &json!({"password": PASSWORD, "x": PASSWORD}),
            )
            .await,
        member
            .puts("/api/staff/profile/e-receipt", &json!(PASSWORD))
            .await,
    ];
    let faults = json!({"provider_down": false, "slow_milliseconds": 0, "wrong_signature": false, "user_info_without_claims": false, "e_receipt_down": true});
    portal.browser().put("/sandbox/faults", &faults).await;
    answers.push(member.tries_e_receipt().await);
    portal
        .execute("UPDATE e_receipt_account SET password_key_id = 'lost'")
        .await;
    answers.push(member.tries_e_receipt().await);
    for answer in &answers {
        assert_nowhere(&format!("{answer:?} {}", answer.text()));
    }
    let said = format!(
        "{:?} {:?}",
        portal.app.settings,
        portal.activity_of(&member).await
    );
    assert_nowhere(&said);
    let log = String::from_utf8_lossy(&lines.0.lock().unwrap()).into_owned();
    assert!(
        log.contains("the e-receipt service does not answer as agreed"),
        "{log}"
    );
    assert_nowhere(&log);
}

async fn a_value_moved_to_another_row_does_not_open(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    let mut thief = portal.member("CB002", Role::Staff).await;
    member
        .links_e_receipt("bienlai.thu", motcua::sandbox::e_receipt::PASSWORD)
        .await;
    thief.links_e_receipt("bienlai.trom", "another").await;
    portal
        .execute(
            "UPDATE e_receipt_account SET (password_sealed, password_key_id) = \
             (SELECT password_sealed, password_key_id FROM e_receipt_account WHERE username = 'bienlai.thu') \
             WHERE username = 'bienlai.trom'",
        )
        .await;
    let refused = thief.tries_e_receipt().await;
    assert_eq!(refused.problem(), (409, "password_lost".into()));
    assert_eq!(
        member.tries_e_receipt().await.json(),
        json!({"outcome": "accepted"})
    );
    // Whoever has it types it anew.
    thief
        .links_e_receipt("bienlai.trom", motcua::sandbox::e_receipt::PASSWORD)
        .await;
    assert_eq!(
        thief.tries_e_receipt().await.json(),
        json!({"outcome": "accepted"})
    );
}

/// A server whose first key is a new one.
async fn with_a_new_key(portal: &Portal) -> Portal {
    portal.with(&[("SEALING_KEYS", NEW_KEY)]).await
}

fn sum(rotated: &[(&str, Rotated)]) -> (u64, u64) {
    let sum = |of: fn(&Rotated) -> u64| rotated.iter().map(|(_, rotated)| of(rotated)).sum();
    (sum(|it| it.sealed_anew), sum(|it| it.unopened))
}

async fn under_the_new_key(portal: &Portal) -> i64 {
    let sql = "SELECT (SELECT count(*) FROM e_receipt_account WHERE password_key_id = 'moi') \
               + (SELECT count(*) FROM staff_credential WHERE totp_key_id = 'moi')";
    portal.count(sql).await
}

async fn every_value_goes_over_to_the_first_key(portal: Portal) {
    forget_the_demo(&portal).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    enrol(&portal, &member).await;
    member.links_e_receipt("bienlai.thu", PASSWORD).await;
    let rotating = with_a_new_key(&portal).await;
    let rotated = rotate(&rotating.app).await.unwrap();
    assert_eq!(sum(&rotated), (2, 0));
    assert_eq!(under_the_new_key(&portal).await, 2);
    assert_eq!(
        sum(&rotate(&rotating.app).await.unwrap()),
        (0, 0),
        "nothing is left"
    );
    // The new key alone opens both.
    let alone = Sealer::new(NEW_KEY.parse().unwrap(), [], Random::seeded(1));
    let account = entity::e_receipt_account::Entity::find_by_id(member.id)
        .one(portal.app.db.read())
        .await
        .unwrap()
        .unwrap();
    let sealed = Sealed {
        key_id: account.password_key_id,
        bytes: account.password_sealed,
    };
    let opened = alone.open(e_receipt_password(member.id), &sealed).unwrap();
    assert_eq!(opened.as_slice(), PASSWORD.as_bytes());
    let credential = staff_credential::Entity::find_by_id(member.id)
        .one(portal.app.db.read())
        .await
        .unwrap()
        .unwrap();
    let sealed = Sealed {
        key_id: credential.totp_key_id.unwrap(),
        bytes: credential.totp_sealed.unwrap(),
    };
    assert_eq!(
        alone.open(totp_seed(member.id), &sealed).unwrap().as_slice(),
        SEED
    );
}

async fn a_rotation_that_was_killed_goes_on_where_it_was(portal: Portal) {
    forget_the_demo(&portal).await;
    for n in 0..230 {
        let member = portal.member(&format!("CB{n:03}"), Role::Staff).await;
        enrol(&portal, &member).await;
    }
    let rotating = with_a_new_key(&portal).await;
    let app = rotating.app.clone();
    let killed = tokio::spawn(async move { rotate(&app).await.map(|_| ()) });
    while under_the_new_key(&portal).await == 0 {
        tokio::task::yield_now().await;
    }
    killed.abort();
    let _ = killed.await;
    let done = under_the_new_key(&portal).await;
    assert!(done == 100 || done == 200 || done == 230, "whole batches: {done}");
    let (anew, unopened) = sum(&rotate(&rotating.app).await.unwrap());
    assert_eq!((i64::try_from(anew).unwrap() + done, unopened), (230, 0));
    assert_eq!(under_the_new_key(&portal).await, 230);
}

async fn what_is_saved_during_a_rotation_stays(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    let rotating = with_a_new_key(&portal).await;
    for round in 0..10 {
        member
            .links_e_receipt("bienlai.thu", &format!("old {round}"))
            .await;
        let (rotated, linked) = tokio::join!(
            rotate(&rotating.app),
            member.links_e_receipt("bienlai.thu", motcua::sandbox::e_receipt::PASSWORD),
        );
        assert_eq!((rotated.is_ok(), linked.status.as_u16()), (true, 200));
        let tried = member.at(&rotating).tries_e_receipt().await;
        assert_eq!(tried.json(), json!({"outcome": "accepted"}), "round {round}");
        portal.later(chrono::TimeDelta::seconds(20));
        rotating.later(chrono::TimeDelta::seconds(20));
    }
}

async fn what_can_not_be_opened_is_counted_and_left_alone(portal: Portal) {
    forget_the_demo(&portal).await;
    for n in 0..3 {
        let member = portal.member(&format!("CB{n:03}"), Role::Staff).await;
        enrol(&portal, &member).await;
    }
    let member = portal.member("CB009", Role::Staff).await;
    let row = staff_credential::Model {
        staff_id: member.id,
        password_hash: "$argon2id$".into(),
        must_change: false,
        password_changed_at: portal.app.now(),
        totp_sealed: Some(vec![7; 60]),
        totp_key_id: Some("lost".into()),
        totp_enrolled_at: None,
        totp_last_step: None,
    };
    staff_credential::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(portal.app.db.write())
        .await
        .unwrap();
    let rotating = with_a_new_key(&portal).await;
    assert_eq!(sum(&rotate(&rotating.app).await.unwrap()), (3, 1));
    let kept = staff_credential::Entity::find_by_id(member.id)
        .one(portal.app.db.read())
        .await
        .unwrap();
    assert_eq!(kept, Some(row));
}

/// The command line as people use it, over the demo's authenticators.
#[test]
fn the_command_says_how_many_it_sealed_anew() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = |keys: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_motcua"))
            .args(["keys", "rotate"])
            .env("MOTCUA_SANDBOX", "true")
            .env("MOTCUA_DATA_DIR", folder.path())
            .env("MOTCUA_SEALING_KEYS", keys)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let seeds = said
            .lines()
            .find_map(|line| line.strip_prefix("staff_credential.totp_sealed: "));
        (
            output.status.success(),
            seeds.unwrap_or_default().to_owned(),
            said,
        )
    };
    let none = "0 sealed anew, 0 can't be opened";
    assert_eq!(run("").1, none, "all is under the sandbox's own key");
    let (is_done, seeds, said) = run(NEW_KEY);
    assert!(
        is_done && seeds.ends_with(" sealed anew, 0 can't be opened") && seeds != none,
        "{said}"
    );
    assert_eq!(run(NEW_KEY).1, none, "nothing is left");
    // Without the new key nothing opens, and the command fails.
    let (is_done, seeds, said) = run("");
    assert!(
        !is_done && seeds.starts_with("0 sealed anew, ") && seeds != none,
        "{said}"
    );
}
