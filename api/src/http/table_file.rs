//! A table as the one file of a form (`multipart/form-data`). It is read into memory and never into a temporary file: it holds
//! what is known of people.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use poem::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use poem::web::{Field, Multipart};
use poem::{Body, FromRequest, Request, RequestBody};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use tokio::io::AsyncReadExt;
use tokio::sync::OwnedSemaphorePermit;

use super::body::as_error;
use super::bounds::AROUND_FILE;
use super::{Code, Problem, WrongFields, app_of};
use crate::app::App;
use crate::civil;

const FIELD: &str = "file";
const LONGEST_NAME: usize = 120;
/// How long a request waits until it may send its file.
const PATIENCE: Duration = Duration::from_secs(20);
const RETRY_AFTER_SECONDS: u64 = 10;

/// The bytes of a file that is said to be a table, with the memory that was given for them.
pub struct TableFile {
    pub name: Option<String>,
    pub bytes: Vec<u8>,
    /// To be kept as long as the bytes are there.
    pub room: OwnedSemaphorePermit,
}

impl<'a> ApiExtractor<'a> for TableFile {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn register(_: &mut Registry) {}

    fn request_meta() -> Option<MetaRequest> {
        let mut form = MetaSchema::new("object");
        let file = MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary")));
        form.properties.push((FIELD, file));
        form.required.push(FIELD);
        Some(MetaRequest {
            description: None,
            content: vec![MetaMediaType {
                content_type: "multipart/form-data",
                schema: MetaSchemaRef::Inline(Box::new(form)),
            }],
            required: true,
        })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let app = app_of(request)?;
        let body = body.take().map_err(|_| as_error(Problem::new(Code::Malformed)))?;
        receive(app, request, body).await.map_err(as_error)
    }
}

/// Nothing of the form is read before there is room for the file.
async fn receive(app: &App, request: &Request, body: Body) -> Result<TableFile, Problem> {
    // A compressed body is not taken at all, so that a small one can't grow in memory.
    let encoding = request.headers().get(CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| encoding != "identity") {
        return Err(Problem::new(Code::UnsupportedMediaType));
    }
    let longest = app.policy.import.bytes;
    let room = app
        .imports
        .room_for(announced(request).unwrap_or(longest).min(longest));
    let room = match tokio::time::timeout(PATIENCE, room).await {
        Ok(Ok(room)) => room,
        _ => return Err(Problem::new(Code::Unavailable).retry_after(RETRY_AFTER_SECONDS)),
    };
    let (body, read) = counted(body, longest + AROUND_FILE);
    let mut form = <Multipart as FromRequest>::from_request(request, &mut RequestBody::new(body))
        .await
        .map_err(|error| Problem::from_poem(&error))?;
    let cut = || match read.load(Ordering::Relaxed) > longest + AROUND_FILE {
        true => Problem::new(Code::TooLarge),
        false => Problem::new(Code::Malformed),
    };
    while let Some(field) = form.next_field().await.map_err(|_| cut())? {
        if field.name() == Some(FIELD) {
            let name = field.file_name().and_then(file_name);
            let bytes = bytes(field, longest).await.map_err(|_| cut())?;
            let bytes = bytes.ok_or_else(|| Problem::new(Code::TooLarge))?;
            return Ok(TableFile { name, bytes, room });
        }
    }
    let mut missing = WrongFields::default();
    missing.note(FIELD, "required");
    Err(missing.into_problem())
}

/// Breaks off after so many bytes, and says how many there were.
fn counted(body: Body, longest: usize) -> (Body, Arc<AtomicUsize>) {
    let read = Arc::new(AtomicUsize::new(0));
    let counter = read.clone();
    let chunks = body
        .into_bytes_stream()
        .map_err(std::io::Error::other)
        .map(move |chunk| {
            let chunk = chunk?;
            let before = counter.fetch_add(chunk.len(), Ordering::Relaxed);
            match before + chunk.len() > longest {
                true => Err(std::io::Error::other("the form is too long")),
                false => Ok(chunk),
            }
        });
    (Body::from_bytes_stream(chunks), read)
}

/// `None` if there are more.
async fn bytes(field: Field, longest: usize) -> Result<Option<Vec<u8>>, std::io::Error> {
    let mut bytes = Vec::new();
    let most = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(1);
    field.into_async_read().take(most).read_to_end(&mut bytes).await?;
    Ok(Some(bytes).filter(|bytes| bytes.len() <= longest))
}

/// Without the folders that some browsers send.
fn file_name(given: &str) -> Option<String> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or(given);
    let short: String = last.chars().take(LONGEST_NAME).collect();
    civil::line(&short, LONGEST_NAME)
}

fn announced(request: &Request) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
