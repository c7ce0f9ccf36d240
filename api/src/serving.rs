//! `motcua serve`: until it is told to stop.

use std::sync::Arc;

use motcua::app::App;
use motcua::config::Settings;
use motcua::sandbox::personas::{PASSWORD, PERSONAS};
use motcua::{http, retention, sandbox};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::Failure;

pub async fn serve(app: Arc<App>) -> Result<(), Failure> {
    let listener = TcpListener::bind(app.settings.listen).await?;
    let endpoint = motcua::endpoint(&app);
    greet(&app.settings);
    let background = app.clone();
    tokio::spawn(async move { retention::keep_removing(&background).await });
    if app.settings.sandbox {
        let background = app.clone();
        tokio::spawn(async move { sandbox::keep_obeying(&background).await });
    }
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stopping = app.stopping.clone();
    let stop = async move {
        tokio::select! {
            _ = terminate.recv() => {},
            _ = interrupt.recv() => {},
        }
        stopping.cancel();
    };
    http::serve(listener, endpoint, stop).await?;
    Ok(app.db.close().await?)
}

fn greet(settings: &Settings) {
    println!("{}", settings.site_name);
    println!("  {:<44} trang chủ", settings.at("/"));
    println!("  {:<44} Swagger UI", settings.at("/docs"));
    if !settings.sandbox {
        return;
    }
    println!(
        "  {:<44} môi trường thử nghiệm: nhân vật, tin nhắn SMS, đồng hồ, lỗi",
        settings.at("/thu-nghiem")
    );
    println!("\nNhân vật thử nghiệm (không có thật), mật khẩu {PASSWORD}:");
    for persona in PERSONAS.iter() {
        println!(
            "  {}  {:<12} {}",
            persona.personal_id, persona.key, persona.about.0
        );
    }
}
