//! Who calls: the address behind trusted proxies, and the browser's name for itself.

use std::net::IpAddr;

use ipnet::IpNet;
use poem::http::HeaderMap;
use poem::http::header::{FORWARDED, USER_AGENT};
use poem::{FromRequest, Request, RequestBody};

use crate::app::App;

const LONGEST_USER_AGENT: usize = 300;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub address: IpAddr,
    /// The port at their end; absent if a proxy stands between that does not say it.
    pub port: Option<u16>,
    pub user_agent: String,
}

impl Caller {
    pub fn of(request: &Request, app: &App) -> Self {
        let peer = request.remote_addr().as_socket_addr();
        let peer = Hop {
            address: peer.map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.ip().to_canonical()),
            port: peer.map(std::net::SocketAddr::port),
        };
        let seen = behind_proxies(peer, request.headers(), &app.settings.trusted_proxies);
        let user_agent = request
            .headers()
            .get(USER_AGENT)
            .map(|value| String::from_utf8_lossy(value.as_bytes()));
        Self {
            address: seen.address,
            port: seen.port,
            user_agent: user_agent
                .unwrap_or_default()
                .chars()
                .take(LONGEST_USER_AGENT)
                .collect(),
        }
    }

    /// For what the portal does by itself in somebody's name.
    pub fn nobody() -> Self {
        Self {
            address: IpAddr::from([0, 0, 0, 0]),
            port: None,
            user_agent: String::new(),
        }
    }

    /// Whether an address that was written down is that of nobody.
    pub fn is_nobody(address: &str) -> bool {
        address
            .parse()
            .is_ok_and(|address: IpAddr| address.is_unspecified())
    }

    /// What wrong tries are counted by: one address, or the /64 that one IPv6 user may roam in.
    pub fn neighbourhood(&self) -> String {
        match self.address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

impl<'a> FromRequest<'a> for Caller {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::of(request, super::app_of(request)?))
    }
}

/// One end of a connection, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hop {
    address: IpAddr,
    port: Option<u16>,
}

/// Goes back from the nearest hop while it is one of ours; what a stranger wrote is never believed.
fn behind_proxies(peer: Hop, headers: &HeaderMap, trusted: &[IpNet]) -> Hop {
    let is_ours = |hop: &Hop| trusted.iter().any(|net| net.contains(&hop.address));
    let mut nearest = peer;
    for hop in hops(headers).into_iter().rev() {
        if !is_ours(&nearest) {
            break;
        }
        match hop {
            Some(hop) => nearest = hop,
            None => break,
        }
    }
    nearest
}

/// `X-Forwarded-For`, or `Forwarded` (RFC 7239), from the farthest hop to the nearest.
fn hops(headers: &HeaderMap) -> Vec<Option<Hop>> {
    let texts = |name: &str| -> Vec<String> {
        let values = headers
            .get_all(name)
            .iter()
            .filter_map(|value| value.to_str().ok());
        values
            .flat_map(|value| value.split(','))
            .map(|part| part.trim().to_owned())
            .collect()
    };
    let plain = texts("x-forwarded-for");
    if !plain.is_empty() {
        return plain.iter().map(|hop| read(hop)).collect();
    }
    texts(FORWARDED.as_str())
        .iter()
        .map(|hop| forwarded_for(hop))
        .collect()
}

fn forwarded_for(hop: &str) -> Option<Hop> {
    hop.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        name.eq_ignore_ascii_case("for").then(|| read(value))?
    })
}

/// `192.0.2.1`, `192.0.2.1:4711`, `"[2001:db8::1]:4711"`.
fn read(text: &str) -> Option<Hop> {
    let bare = text.trim().trim_matches('"');
    let (address, port) = match bare.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, rest)) => (address, rest.strip_prefix(':')),
        None if bare.parse::<IpAddr>().is_ok() => (bare, None),
        None => bare
            .rsplit_once(':')
            .map(|(address, port)| (address, Some(port)))?,
    };
    let address: IpAddr = address.parse().ok()?;
    Some(Hop {
        address: address.to_canonical(),
        // An obfuscated one (RFC 7239, 6.3) is none.
        port: port.and_then(|port| port.parse().ok()),
    })
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use poem::http::{HeaderMap, HeaderName};

    use super::{Hop, behind_proxies};

    fn hop(peer: &str, header: (&str, &str), trusted: &[&str]) -> Hop {
        let mut headers = HeaderMap::new();
        headers.insert(HeaderName::try_from(header.0).unwrap(), header.1.parse().unwrap());
        let trusted: Vec<_> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        let peer = Hop {
            address: peer.parse::<IpAddr>().unwrap(),
            port: Some(1024),
        };
        behind_proxies(peer, &headers, &trusted)
    }

    fn seen(peer: &str, header: (&str, &str), trusted: &[&str]) -> String {
        hop(peer, header, trusted).address.to_string()
    }

    #[test]
    fn the_port_is_that_of_the_same_hop_or_absent() {
        let port = |header| hop("10.0.0.1", header, &["10.0.0.0/8"]).port;
        assert_eq!(port(("x-forwarded-for", "203.0.113.9:4711")), Some(4711));
        assert_eq!(port(("x-forwarded-for", "203.0.113.9")), None);
        assert_eq!(port(("x-forwarded-for", "2001:db8::1")), None);
        assert_eq!(port(("forwarded", "for=\"[2001:db8::1]:80\"")), Some(80));
        assert_eq!(port(("forwarded", "for=\"[2001:db8::1]:_x\"")), None);
        let strangers = hop("203.0.113.9", ("x-forwarded-for", "6.6.6.6:1"), &["10.0.0.0/8"]);
        assert_eq!(strangers.port, Some(1024));
    }

    #[test]
    fn a_strangers_header_is_not_believed() {
        assert_eq!(
            seen("203.0.113.9", ("x-forwarded-for", "10.0.0.1"), &[]),
            "203.0.113.9"
        );
        assert_eq!(
            seen("203.0.113.9", ("x-forwarded-for", "10.0.0.1"), &["10.0.0.0/8"]),
            "203.0.113.9"
        );
    }

    #[test]
    fn the_last_hop_that_is_not_ours_counts() {
        let trusted = &["10.0.0.0/8"];
        assert_eq!(
            seen(
                "10.0.0.1",
                ("x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.0.0.2"),
                trusted
            ),
            "203.0.113.9"
        );
        assert_eq!(
            seen(
                "10.0.0.1",
                ("forwarded", "for=6.6.6.6, for=\"[2001:db8::1]:80\";proto=https"),
                trusted
            ),
            "2001:db8::1"
        );
        assert_eq!(
            seen("10.0.0.1", ("x-forwarded-for", "nonsense"), trusted),
            "10.0.0.1"
        );
    }
}
