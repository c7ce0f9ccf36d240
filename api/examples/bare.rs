//! The yardstick of `make bench`: a poem handler with nothing around it. Takes the address to listen on.

use poem::listener::TcpListener;
use poem::{Route, Server, get, handler};

#[handler]
fn hello() -> &'static str {
    "ok"
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "127.0.0.1:8081".to_owned());
    let app = Route::new().at("/", get(hello));
    Server::new(TcpListener::bind(address)).run(app).await
}
