//! Someone with a browser: it keeps cookies, says where its requests come from, and goes where it is sent
//! only when told to.

use std::collections::BTreeMap;

use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use http::{HeaderMap, HeaderName, Method, StatusCode};
use motcua::sandbox::personas::PERSONAS;
use poem::{Body, Endpoint, Request};
use serde_json::{Value, json};

use super::{PASSWORD, Portal};

pub const ORIGIN: &str = "http://localhost:8080";

#[derive(Clone)]
pub struct Browser<'a> {
    portal: &'a Portal,
    pub jar: BTreeMap<String, String>,
    /// The address it comes from.
    address: String,
    language: &'static str,
    user_agent: &'static str,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// An answer that is read bit by bit; dropping it is going away.
pub struct Stream {
    pub headers: HeaderMap,
    chunks: BoxStream<'static, String>,
}

impl Stream {
    /// `None` at the end.
    pub async fn next_chunk(&mut self) -> Option<String> {
        self.chunks.next().await
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// `code` and, if there is one, `reason` of a problem.
    pub fn problem(&self) -> (u16, String) {
        assert!(
            self.header("content-type")
                .starts_with("application/problem+json"),
            "{self:?}"
        );
        let body = self.json();
        assert_eq!(body["status"], self.status.as_u16());
        let name = body.get("reason").unwrap_or(&body["code"]);
        (self.status.as_u16(), name.as_str().unwrap().to_owned())
    }
}

pub fn persona(key: &str) -> &'static motcua::sandbox::personas::Persona {
    PERSONAS
        .iter()
        .copied()
        .find(|persona| persona.key == key)
        .unwrap()
}

impl<'a> Browser<'a> {
    pub fn new(portal: &'a Portal) -> Self {
        Self {
            portal,
            jar: BTreeMap::new(),
            address: "203.0.113.7".into(),
            language: "vi",
            user_agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
        }
    }

    pub fn at_address(mut self, address: &str) -> Self {
        self.address = address.into();
        self
    }

    pub fn saying(mut self, user_agent: &'static str) -> Self {
        self.user_agent = user_agent;
        self
    }

    pub fn in_english(mut self) -> Self {
        self.language = "en";
        self
    }

    /// The same browser at another server of the same portal.
    pub fn at<'b>(&self, portal: &'b Portal) -> Browser<'b> {
        Browser {
            portal,
            jar: self.jar.clone(),
            address: self.address.clone(),
            language: self.language,
            user_agent: self.user_agent,
        }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.with_json(Method::POST, path, body).await
    }

    pub async fn put(&mut self, path: &str, body: &Value) -> Answer {
        self.with_json(Method::PUT, path, body).await
    }

    pub async fn delete(&mut self, path: &str) -> Answer {
        self.send(
            Method::DELETE,
            path,
            &[("sec-fetch-site", "same-origin")],
            Vec::new(),
        )
        .await
    }

    async fn with_json(&mut self, method: Method, path: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json"), ("origin", ORIGIN)];
        self.send(method, path, &headers, body.to_string().into_bytes())
            .await
    }

    /// Begins to read an answer that goes on and on.
    pub async fn opens(&mut self, path: &str) -> Stream {
        let request = self.request(Method::GET, path, &[], Vec::new());
        let (head, body) = self.portal.endpoint.get_response(request).await.into_parts();
        assert_eq!(head.status, 200, "{path}");
        let chunks = body.into_bytes_stream();
        let text = chunks.map(|chunk| String::from_utf8(chunk.unwrap().to_vec()).unwrap());
        Stream {
            headers: head.headers,
            chunks: text.boxed(),
        }
    }

    /// Sends what it is told, with the cookies it has.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let request = self.request(method, path, headers, body);
        let (head, body) = self.portal.endpoint.get_response(request).await.into_parts();
        let answer = Answer {
            status: head.status,
            headers: head.headers,
            body: body.into_vec().await.unwrap(),
        };
        self.keep_cookies(&answer);
        answer
    }

    fn request(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Request {
        let path = path.strip_prefix(ORIGIN).unwrap_or(path);
        let cookies: Vec<_> = self
            .jar
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder()
            .method(method)
            .uri_str(path)
            .body(Body::from(body));
        let mut all = vec![
            ("host", "localhost:8080"),
            ("x-forwarded-for", self.address.as_str()),
            ("accept-language", self.language),
            ("user-agent", self.user_agent),
        ];
        let cookies = cookies.join("; ");
        if !cookies.is_empty() {
            all.push(("cookie", &cookies));
        }
        all.extend_from_slice(headers);
        for (name, value) in all {
            request
                .headers_mut()
                .insert(HeaderName::try_from(name).unwrap(), value.parse().unwrap());
        }
        request
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all("set-cookie") {
            let text = cookie.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            if text.contains("Max-Age=0") {
                self.jar.remove(name);
            } else {
                self.jar.insert(name.into(), value.into());
            }
        }
    }

    /// From the portal to VNeID's page.
    pub async fn begins_to_sign_in(&mut self, return_to: &str) {
        let query: String = url::form_urlencoded::byte_serialize(return_to.as_bytes()).collect();
        let to_provider = self.get(&format!("/api/citizen/sign-in?return_to={query}")).await;
        assert_eq!(to_provider.status, 303, "{to_provider:?}");
        let to_page = self.get(to_provider.location()).await;
        assert_eq!(
            (to_page.status.as_u16(), to_page.location()),
            (303, "/vneid/dang-nhap")
        );
    }

    pub async fn gives_password(&mut self, key: &str) -> Answer {
        self.gives(persona(key).personal_id, PASSWORD).await
    }

    pub async fn gives(&mut self, personal_id: &str, password: &str) -> Answer {
        self.post(
            "/vneid/api/sign-in/password",
            &json!({"personal_id": personal_id, "password": password}),
        )
        .await
    }

    pub async fn reads_code(&mut self, key: &str) -> String {
        let messages = self.messages(key).await;
        messages[0]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("no message for {key}"))
            .to_owned()
    }

    pub async fn messages(&mut self, key: &str) -> Vec<Value> {
        let to = persona(key).phone.replace('+', "%2B");
        self.get(&format!("/sandbox/sms?to={to}"))
            .await
            .json()
            .as_array()
            .unwrap()
            .clone()
    }

    pub async fn gives_code(&mut self, code: &str) -> Answer {
        self.post("/vneid/api/sign-in/otp", &json!({ "code": code }))
            .await
    }

    /// To where a code can be given.
    pub async fn comes_to_the_code(&mut self, key: &str) -> String {
        self.begins_to_sign_in("/").await;
        let answer = self.gives_password(key).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        self.reads_code(key).await
    }

    /// To the address of the callback, without going there.
    pub async fn comes_to_the_callback(&mut self, key: &str) -> String {
        let code = self.comes_to_the_code(key).await;
        let answer = self.gives_code(&code).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()["redirect_to"].as_str().unwrap().to_owned()
    }

    /// All the way.
    pub async fn signs_in(&mut self, key: &str) {
        let callback = self.comes_to_the_callback(key).await;
        let answer = self.get(&callback).await;
        assert_eq!(
            (answer.status.as_u16(), answer.location()),
            (303, "/"),
            "{answer:?}"
        );
    }

    pub async fn session(&mut self) -> Value {
        self.get("/api/session").await.json()
    }

    pub async fn is_signed_in(&mut self) -> bool {
        self.session().await.get("citizen").is_some()
    }

    pub async fn profile(&mut self) -> Value {
        self.get("/api/citizen/profile").await.json()
    }
}
