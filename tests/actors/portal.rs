//! A portal with its sandbox, each with a database of its own, copied from one that is made once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, TimeDelta};
use entity::identity_link;
use motcua::app::App;
use motcua::config::{Settings, Source};
use motcua::outside::{Clock, ClockSetting, Random};
use motcua::policy::{Argon2Policy, Policy};
use poem::Response;
use poem::endpoint::BoxEndpoint;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, Database, EntityTrait};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::Browser;

const SECRET: &str = "a secret for tests that is long enough to be one";

pub struct Portal {
    pub app: Arc<App>,
    pub endpoint: Arc<BoxEndpoint<'static, Response>>,
    /// Where its files are, as long as it lives.
    _folder: Arc<TempDir>,
}

static COUNT: AtomicU32 = AtomicU32::new(0);
static SQLITE: OnceCell<(Arc<TempDir>, String)> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();

impl Portal {
    pub async fn on_sqlite() -> Self {
        let (_, template) = SQLITE.get_or_init(make_sqlite_template).await;
        let folder = Arc::new(TempDir::new().unwrap());
        let file = folder.path().join("motcua.sqlite");
        std::fs::copy(template, &file).unwrap();
        Self::open(&format!("sqlite://{}", file.display()), folder, &[]).await
    }

    /// `None` if no server is named.
    pub async fn on_postgres() -> Option<Self> {
        let server = std::env::var("MOTCUA_TEST_POSTGRES").ok()?;
        let template = POSTGRES
            .get_or_init(|| make_postgres_template(server.clone()))
            .await;
        let name = unique("motcua_test");
        execute(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let folder = Arc::new(TempDir::new().unwrap());
        Some(Self::open(&database(&server, &name), folder, &[]).await)
    }

    /// A second server on the same database.
    pub async fn second_node(&self) -> Self {
        self.with(&[]).await
    }

    /// A second server on the same database, with further settings.
    pub async fn with(&self, settings: &[(&str, &str)]) -> Self {
        let url = &self.app.settings.database_url;
        Self::open(url, self._folder.clone(), settings).await
    }

    async fn open(url: &str, folder: Arc<TempDir>, settings: &[(&str, &str)]) -> Self {
        let app = Arc::new(app(url, folder.path(), settings).await);
        stop_clock(&app);
        let endpoint = motcua::endpoint(&app);
        Self {
            app,
            endpoint,
            _folder: folder,
        }
    }

    pub fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }

    /// Lets time pass.
    pub fn later(&self, by: TimeDelta) {
        let setting = self.app.clock.setting();
        let frozen_at = setting.frozen_at.map(|at| at + by);
        self.app.clock.set(ClockSetting { frozen_at, ..setting });
    }

    /// Rows in the answer to a query for one number.
    pub async fn count(&self, sql: &str) -> i64 {
        let backend = self.app.db.read().get_database_backend();
        let statement = sea_orm::Statement::from_string(backend, sql);
        let row = self
            .app
            .db
            .read()
            .query_one_raw(statement)
            .await
            .unwrap()
            .unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// As if VNeID had had another address until now: nobody can prove an account of before.
    pub async fn vneid_moves(&self) {
        let before = Expr::value("https://before.example");
        identity_link::Entity::update_many()
            .col_expr(identity_link::Column::Issuer, before)
            .exec(self.app.db.write())
            .await
            .unwrap();
    }

    pub async fn execute(&self, sql: &str) {
        self.app.db.write().execute_unprepared(sql).await.unwrap();
    }
}

async fn app(url: &str, folder: &std::path::Path, settings: &[(&str, &str)]) -> App {
    let data_dir = folder.display().to_string();
    let usual = [
        ("SANDBOX", "true"),
        ("PUBLIC_URL", "http://localhost:8080"),
        ("DATABASE_URL", url),
        ("DATA_DIR", &data_dir),
        ("SECRET_KEY", SECRET),
        ("TRUSTED_PROXIES", "127.0.0.0/8"),
    ];
    let source = Source::from_pairs(usual.into_iter().chain(settings.iter().copied()));
    let policy = Policy {
        argon2: Argon2Policy::for_tests(),
        ..Policy::standard()
    };
    let seed = u64::from(COUNT.fetch_add(1, Ordering::Relaxed));
    App::new(
        Settings::read(&source).unwrap(),
        policy,
        Clock::default(),
        Random::seeded(seed),
    )
    .await
    .unwrap()
}

/// At whole seconds, so that a test can say how much later it is to the millisecond.
fn stop_clock(app: &App) {
    let start = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
    app.clock.set(ClockSetting {
        offset_seconds: 0,
        frozen_at: Some(start),
    });
}

async fn make_sqlite_template() -> (Arc<TempDir>, String) {
    let folder = Arc::new(TempDir::new().unwrap());
    let file = folder.path().join("template.sqlite").display().to_string();
    let app = app(&format!("sqlite://{file}"), folder.path(), &[]).await;
    stop_clock(&app);
    motcua::make_ready(&app).await.unwrap();
    app.db.close().await.unwrap();
    (folder, file)
}

async fn make_postgres_template(server: String) -> String {
    let name = unique("motcua_template");
    execute(&server, &format!("CREATE DATABASE {name}")).await;
    let folder = TempDir::new().unwrap();
    let app = app(&database(&server, &name), folder.path(), &[]).await;
    stop_clock(&app);
    motcua::make_ready(&app).await.unwrap();
    app.db.close().await.unwrap();
    name
}

fn unique(name: &str) -> String {
    format!(
        "{name}_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    )
}

async fn execute(server: &str, sql: &str) {
    let connection = Database::connect(server).await.unwrap();
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}

/// The same server, another database.
fn database(server: &str, name: &str) -> String {
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(name);
    url.into()
}
