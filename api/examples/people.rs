//! Fills a migrated database with 1,500 units and 50,000 members, and says how long the lists of them take at the server:
//! `people DATABASE_URL [ROUNDS]`. For `make bench`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use entity::session::Way;
use entity::staff_member::{Gender, Role};
use entity::unit::UnitKind;
use entity::{PersonKind, SessionId, StaffId, UnitId, session, staff_member, unit};
use motcua::app::App;
use motcua::civil;
use motcua::config::{Settings, Source};
use motcua::outside::{Clock, Random};
use motcua::policy::Policy;
use motcua::secret::sha256;
use poem::http::header::AUTHORIZATION;
use poem::{Endpoint, Request};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, Set};

const DEPARTMENTS: usize = 30;
const DIVISIONS: usize = 49;
const MEMBERS: usize = 50_000;
const PIECE: usize = 500;
const TOKEN: &str = "a token for measuring alone";

const FAMILIES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Bùi", "Vũ"];
const MIDDLES: [&str; 7] = ["Văn", "Thị", "Đức", "Ngọc", "Minh", "Thu", "Hồng"];
const GIVEN: [&str; 20] = [
    "An", "Ân", "Bình", "Cường", "Dung", "Đạt", "Giang", "Hà", "Hòa", "Khánh", "Lan", "Mai", "Nam", "Oanh",
    "Phúc", "Quân", "Sơn", "Tâm", "Uyên", "Yến",
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let (url, rounds) = match arguments.as_slice() {
        [url] => (url, 20),
        [url, rounds] => (url, rounds.parse()?),
        _ => return Err("people DATABASE_URL [ROUNDS]".into()),
    };
    let app = Arc::new(app(url).await?);
    motcua::make_ready(&app).await?;
    let root = fill(&app).await?;
    let endpoint = motcua::endpoint(&app);
    for query in queries(root) {
        let mut times = Vec::new();
        let mut bytes = 0;
        for _ in 0..rounds {
            let request = Request::builder()
                .uri_str(&query)
                .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
                .header("host", "localhost:8080")
                .finish();
            let begun = Instant::now();
            let answer = endpoint.get_response(request).await;
            let status = answer.status();
            bytes = answer.into_body().into_vec().await?.len();
            times.push(begun.elapsed());
            if !status.is_success() {
                return Err(format!("{query}: {status}").into());
            }
        }
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or(Duration::ZERO);
        println!(
            "{:>8.1} ms  {bytes:>6} bytes  {query}",
            median.as_secs_f64() * 1000.0
        );
    }
    app.db.close().await?;
    Ok(())
}

async fn app(url: &str) -> Result<App, Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().display().to_string();
    let settings = [
        ("SANDBOX", "true"),
        ("PUBLIC_URL", "http://localhost:8080"),
        ("DATABASE_URL", url),
        ("DATA_DIR", &folder),
        ("SECRET_KEY", "a key for measuring alone, long enough"),
    ];
    let settings = Settings::read(&Source::from_pairs(settings));
    let settings = settings.map_err(|wrong| format!("{wrong:?}"))?;
    Ok(App::new(
        settings,
        Policy::standard(),
        Clock::default(),
        Random::from_system(),
    )
    .await?)
}

/// One page of each kind: early, late, frequent, rare.
fn queries(root: UnitId) -> Vec<String> {
    let department = unit_id(1);
    let division = unit_id(1 + DEPARTMENTS);
    let list = "/api/staff/members?limit=20";
    [
        String::new(),
        "&sort=staff_code".into(),
        "&sort=unit".into(),
        "&q=nguyen".into(),
        "&q=nguyen%20van%20an".into(),
        "&q=zzz".into(),
        "&q=cb049999".into(),
        "&role=administrator".into(),
        "&role=manager&sort=unit".into(),
        "&disabled=true".into(),
        "&complete=false".into(),
        "&complete=true&q=tran".into(),
        format!("&unit={root}"),
        format!("&unit={root}&q=zzz"),
        format!("&unit={department}"),
        format!("&unit={department}&q=lan"),
        format!("&unit={division}&direct=true"),
        format!("&unit={department}&sort=unit"),
    ]
    .into_iter()
    .map(|filter| format!("{list}{filter}"))
    .chain([
        "/api/staff/units?limit=20".to_owned(),
        "/api/staff/units?limit=100&q=phong%2012".to_owned(),
        format!("/api/staff/units?limit=100&parent={root}"),
    ])
    .collect()
}

async fn fill(app: &App) -> Result<UnitId, DbErr> {
    let root = unit_id(0);
    let db = app.db.write();
    if unit::Entity::find_by_id(root).count(db).await? == 0 {
        let rows: Vec<_> = units().collect();
        for piece in rows.chunks(PIECE) {
            unit::Entity::insert_many(piece.to_vec())
                .exec_without_returning(db)
                .await?;
        }
        let tx = app.db.begin().await?;
        let rows: Vec<_> = (0..MEMBERS).map(|number| member(number, app.now())).collect();
        for piece in rows.chunks(PIECE) {
            staff_member::Entity::insert_many(piece.to_vec())
                .exec_without_returning(&tx)
                .await?;
        }
        tx.commit().await?;
    }
    db.execute_unprepared("DELETE FROM session").await?;
    session::Entity::insert(asking(app.now()))
        .exec_without_returning(db)
        .await?;
    if std::env::var_os("ANALYZE").is_some() {
        db.execute_unprepared("ANALYZE").await?;
    }
    Ok(root)
}

fn unit_id(number: usize) -> UnitId {
    UnitId(uuid::Uuid::from_u128(0x7000_0000_0000_0000 + number as u128))
}

fn staff_id(number: usize) -> StaffId {
    StaffId(uuid::Uuid::from_u128(0x7100_0000_0000_0000 + number as u128))
}

fn units() -> impl Iterator<Item = unit::ActiveModel> {
    let root = std::iter::once((0, None));
    let departments = (1..=DEPARTMENTS).map(|number| (number, Some(0)));
    let divisions =
        (0..DEPARTMENTS * DIVISIONS).map(|number| (1 + DEPARTMENTS + number, Some(1 + number % DEPARTMENTS)));
    root.chain(departments).chain(divisions).map(|(number, parent)| {
        let path = match parent {
            None => format!("{}/", unit_id(0)),
            Some(0) => format!("{}/{}/", unit_id(0), unit_id(number)),
            Some(parent) => format!("{}/{}/{}/", unit_id(0), unit_id(parent), unit_id(number)),
        };
        let (name, code) = (format!("Phòng {number}"), format!("BENCH.{number}"));
        let keys = civil::unit_keys(&name, &code);
        unit::ActiveModel {
            id: Set(unit_id(number)),
            parent_id: Set(parent.map(unit_id)),
            path: Set(path),
            code: Set(code),
            name: Set(name),
            kind: Set(UnitKind::Division),
            valid_from: Set(DateTime::<Utc>::UNIX_EPOCH.date_naive()),
            valid_until: Set(None),
            successor_id: Set(None),
            sort_key: Set(keys.sort),
            search_key: Set(keys.search),
            version: Set(1),
        }
    })
}

fn of<'a>(list: &[&'a str], number: usize) -> &'a str {
    list.get(number % list.len()).copied().unwrap_or_default()
}

fn member(number: usize, now: DateTime<Utc>) -> staff_member::ActiveModel {
    let mixed = number * 7919 % MEMBERS;
    let name = format!(
        "{} {} {}",
        of(&FAMILIES, mixed),
        of(&MIDDLES, mixed / 8),
        of(&GIVEN, mixed / 56)
    );
    let (username, code) = (format!("bench{number}"), format!("CB{number:06}"));
    let keys = civil::person_keys(Some(&name), &username, &code);
    let whole = !number.is_multiple_of(3);
    staff_member::ActiveModel {
        id: Set(staff_id(number)),
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        account_version: Set(1),
        staff_code: Set(code),
        username: Set(username),
        role: Set(match number % 1000 {
            0 => Role::Administrator,
            1..=20 => Role::Manager,
            _ => Role::Staff,
        }),
        unit_id: Set(unit_id(1 + mixed % (DEPARTMENTS * (1 + DIVISIONS)))),
        created_at: Set(now),
        disabled_at: Set((number % 500 == 7).then_some(now)),
        full_name: Set(Some(name)),
        gender: Set(Some(Gender::Female)),
        birth_date: Set(Some("1980-01-01".to_owned())),
        personal_id: Set(whole.then(|| format!("{:012}", 99_000_000_000 + number))),
        phone: Set(whole.then(|| format!("+8496{number:07}"))),
        address: Set(Some("Số 1 đường Thử nghiệm".to_owned())),
        email: Set(None),
        default_page: Set(None),
        avatar: Set(None),
        version: Set(1),
        updated_at: Set(now),
    }
}

/// Of a member who is an administrator and not disabled.
fn asking(now: DateTime<Utc>) -> session::ActiveModel {
    session::ActiveModel {
        person_kind: Set(PersonKind::Staff),
        person_id: Set(staff_id(1000).0),
        over_at: Set(now + TimeDelta::hours(1)),
        id: Set(SessionId(uuid::Uuid::from_u128(1))),
        token_hash: Set(sha256(TOKEN.as_bytes())),
        way: Set(Way::StaffPassword),
        methods: Set(None),
        class: Set(session::SessionClass::Administrator),
        issuer: Set(String::new()),
        sealed_id_token: Set(None),
        level: Set(2),
        authenticated_at: Set(now),
        started_at: Set(now),
        last_used_at: Set(now),
        ended_at: Set(None),
        address: Set(String::new()),
        user_agent: Set(String::new()),
        acting_for: Set(None),
    }
}
