//! Takes connections. The framework's own server never closes a connection whose headers don't
//! end, so this one talks to hyper itself.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use poem::http::uri::Scheme;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Endpoint, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::lingering::Lingering;

/// How long the headers of a request may take to come, and how long a connection may idle.
const HEADERS_TIMEOUT: Duration = Duration::from_secs(8);
/// How long requests may go on after the signal to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);
/// Browsers that wait for a phone hold one each.
const CONNECTIONS: usize = 8192;
/// Files that are open beside connections: the database's, and those of requests to elsewhere.
const OTHER_FILES: u64 = 256;
/// A pause after the system had no connection left to give.
const BREATH: Duration = Duration::from_millis(50);

/// Serves until `stop` is ready, then lets running requests end.
pub async fn serve<E>(
    listener: TcpListener,
    endpoint: Arc<E>,
    stop: impl Future<Output = ()>,
) -> io::Result<()>
where
    E: Endpoint<Output = Response> + 'static,
{
    let local = listener.local_addr()?;
    make_room();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let place = tokio::select! {
            Ok(place) = places.clone().acquire_owned() => place,
            () = &mut stop => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let connection = graceful.watch(connection(stream, endpoint.clone(), local, peer));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST_REQUESTS, graceful.shutdown()).await;
    Ok(())
}

/// Each connection is an open file, and systems grant a thousand unless asked for more (`ulimit -n`).
fn make_room() {
    let wanted = CONNECTIONS as u64 + OTHER_FILES;
    match rlimit::increase_nofile_limit(wanted) {
        Ok(granted) if granted < wanted => {
            tracing::warn!(
                granted,
                wanted,
                "the system grants few open files: raise the limit for this service"
            );
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the limit of open files is not known"),
    }
}

fn connection<E>(
    stream: TcpStream,
    endpoint: Arc<E>,
    local: SocketAddr,
    peer: SocketAddr,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send
where
    E: Endpoint<Output = Response> + 'static,
{
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let endpoint = endpoint.clone();
        let request = (
            request,
            LocalAddr(local.into()),
            RemoteAddr(peer.into()),
            Scheme::HTTP,
        );
        async move {
            let response: hyper::Response<_> = endpoint.get_response(request.into()).await.into();
            Ok::<_, std::convert::Infallible>(response)
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_TIMEOUT)
        .serve_connection(TokioIo::new(Lingering::new(stream)), answer)
}
