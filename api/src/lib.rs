//! Một Cửa: a province's one-stop portal for administrative procedures.
//!
//! This file is the table of contents: it joins the features' APIs and wraps them, and is the only one
//! that sees every room.

pub mod app;
pub mod audit;
pub mod citizen;
pub mod civil;
pub mod config;
pub mod evidence;
pub mod http;
pub mod outside;
pub mod person;
pub mod policy;
pub mod proof;
pub mod provider;
pub mod retention;
pub mod sandbox;
pub mod secret;
pub mod session;
pub mod staff;

use std::sync::Arc;

use migration::{Migrator, MigratorTrait};
use poem::endpoint::BoxEndpoint;
use poem::{Endpoint, EndpointExt, IntoEndpoint, Response, Route, get};
use poem_openapi::{OpenApi, OpenApiService};

use crate::app::{App, StartError};
use crate::http::{Allow, Document, Shell};
use crate::sandbox::dvcqg::DVCQG;
use crate::sandbox::vneid::VNEID;

/// Why the server can't begin to serve.
#[derive(Debug, thiserror::Error)]
pub enum ReadyError {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("the database can't be migrated: {0}")]
    Migration(#[from] sea_orm::DbErr),
    #[error("the sandbox can't be made ready: {0}")]
    Sandbox(#[from] sandbox::SandboxError),
}

/// Brings the database up to date and makes what is missing.
pub async fn make_ready(app: &App) -> Result<(), ReadyError> {
    Migrator::up(app.db.write(), None).await?;
    staff::fill_in_keys(app).await?;
    audit::begin(app).await?;
    if app.settings.sandbox {
        sandbox::ensure(app).await?;
    }
    Ok(())
}

/// Everything that the server answers.
pub fn endpoint(app: &Arc<App>) -> Arc<BoxEndpoint<'static, Response>> {
    let endpoint = Arc::new(match app.settings.sandbox {
        true => mount(app, (portal(), sandbox_tools())).boxed(),
        false => mount(app, portal()).boxed(),
    });
    app.outside
        .answer_in_process(app.settings.hosts().cloned().collect(), &endpoint);
    carry_messages(app);
    endpoint
}

/// By the configured gateway, or by the sandbox's outbox.
fn carry_messages(app: &Arc<App>) {
    if app.settings.sandbox {
        app.sms.carried_by(sandbox::outbox::carrier(app));
    }
    if !app.sms.has_carrier() {
        tracing::warn!("no SMS gateway is configured (MOTCUA_SMS_URL): contact phones can't be confirmed");
    }
}

/// The OpenAPI document.
pub fn document(sandbox: bool) -> Document {
    match sandbox {
        true => describe(&service((portal(), sandbox_tools()))),
        false => describe(&service(portal())),
    }
}

fn portal() -> impl OpenApi + 'static {
    (
        (http::HealthApi, http::SiteApi, http::SecurityPolicyApi),
        session::SessionApi,
        (
            citizen::SignInApi,
            citizen::CallbackApi,
            citizen::ReauthenticateApi,
            citizen::SignOutApi,
        ),
        (
            citizen::ProfileApi,
            citizen::HistoryApi,
            citizen::ContactPhoneApi,
            citizen::AvatarApi,
            citizen::ExportApi,
        ),
        (citizen::SessionsApi, citizen::ActivityApi, citizen::NoticesApi),
        (
            citizen::LinksApi,
            citizen::BeginLinkApi,
            citizen::PreviewLinkApi,
            citizen::ConfirmLinkApi,
            citizen::RemoveLinkApi,
            citizen::RestoreLinkApi,
        ),
        (citizen::LocalAccountApi, citizen::PasswordApi),
        (
            citizen::BeginLocalApi,
            citizen::LocalOtpApi,
            citizen::ResendLocalApi,
        ),
        (
            citizen::BusinessesApi,
            citizen::LeaveBusinessApi,
            citizen::ActingForApi,
        ),
        staff_side(),
        staff::administration(),
    )
}

fn staff_side() -> impl OpenApi + 'static {
    (
        (
            staff::BeginStaffApi,
            staff::NewPasswordApi,
            staff::EnrolApi,
            staff::CodeApi,
            staff::RecoveryApi,
            staff::ResetCodeApi,
            staff::ExtendStaffApi,
        ),
        (
            staff::StaffVneidApi,
            staff::StaffCallbackApi,
            staff::StaffConfirmApi,
        ),
        (
            staff::StaffReauthenticateApi,
            staff::StaffSessionsApi,
            staff::StaffActivityApi,
            staff::PagesApi,
        ),
        (
            staff::StaffProfileApi,
            staff::StaffAvatarApi,
            staff::EReceiptAccountApi,
        ),
        staff::people(),
        staff::ImportsApi,
    )
}

fn sandbox_tools() -> impl OpenApi + 'static {
    use sandbox::vneid;
    (
        (
            vneid::ViewApi,
            vneid::PasswordApi,
            vneid::OtpApi,
            vneid::ResendApi,
            vneid::SignOutApi,
        ),
        (
            vneid::qr::StartApi,
            vneid::qr::ShowApi,
            vneid::qr::EventsApi,
            vneid::qr::RefuseApi,
        ),
        (
            sandbox::PhoneSessionApi,
            sandbox::PhoneOtpApi,
            sandbox::PasscodeApi,
            sandbox::ScanApi,
            sandbox::DecideApi,
        ),
        (
            sandbox::personas::PersonasApi,
            sandbox::staff::StaffListApi,
            sandbox::outbox::OutboxApi,
            sandbox::ClientsApi,
            sandbox::dvcqg::SaidApi,
            sandbox::e_receipt::EReceiptApi,
        ),
        (sandbox::ControlApi, sandbox::WalkApi, sandbox::ApproveApi),
    )
}

fn service<T: OpenApi + 'static>(apis: T) -> OpenApiService<T, ()> {
    OpenApiService::new(apis, "Một Cửa", env!("CARGO_PKG_VERSION")).description(include_str!("api.md"))
}

fn describe<T: OpenApi + 'static>(service: &OpenApiService<T, ()>) -> Document {
    Document {
        yaml: service.spec_yaml(),
        json: service.spec(),
        swagger_ui: service.swagger_ui_html(),
    }
}

fn mount<T: OpenApi + 'static>(app: &Arc<App>, apis: T) -> impl Endpoint<Output = Response> + 'static {
    let service = service(apis);
    let document = describe(&service);
    let allow = Allow::of(
        &serde_json::from_str(&document.json).unwrap_or_default(),
        &other_paths(),
    );
    let api = Arc::new(service.into_endpoint());
    let mut route = Route::new()
        .nest_no_strip("/api", api.clone())
        .at("/healthz", api.clone())
        .at("/readyz", api.clone())
        .at("/.well-known/security.txt", get(http::security_txt::security_txt))
        .nest_no_strip("/", http::spa::spa);
    route = http::docs(route, document);
    if app.settings.sandbox {
        route = route
            .nest_no_strip("/vneid/api", api.clone())
            .nest_no_strip("/vneid/phone", api.clone())
            .nest_no_strip("/sandbox", api);
        for issuer in [&VNEID, &DVCQG] {
            route = sandbox::oidc::routes(route, issuer);
        }
        route = route.at(sandbox::dvcqg::CALLBACK, get(sandbox::dvcqg::callback));
    }
    Shell::new(route, app.clone(), allow)
}

/// Paths that the document does not describe.
fn other_paths() -> Vec<(String, &'static str)> {
    let pages = [
        "/docs",
        "/openapi.yaml",
        "/openapi.json",
        "/.well-known/security.txt",
    ];
    let plain = pages.iter().map(|path| ((*path).to_owned(), "GET, HEAD"));
    let protocol = [&VNEID, &DVCQG].into_iter().flat_map(|issuer| {
        let paths = sandbox::oidc::PATHS.iter();
        paths.map(|(path, methods)| (format!("{}{path}", issuer.path), *methods))
    });
    let federation = std::iter::once((sandbox::dvcqg::CALLBACK.to_owned(), "GET, HEAD"));
    plain.chain(protocol).chain(federation).collect()
}
