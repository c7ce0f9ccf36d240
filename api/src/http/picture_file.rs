//! A picture as the body of a request: longer than any other body, and so with limits of its own.

use std::time::Duration;

use futures_util::TryStreamExt;
use poem::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use poem::{Body, Request, RequestBody};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use tokio::sync::OwnedSemaphorePermit;

use super::body::as_error;
use super::{Code, Problem, app_of};
use crate::app::App;

/// The media types that are taken. What the file really is, its bytes say.
const MEDIA_TYPES: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];
/// How long a request waits until it may send its file.
const PATIENCE: Duration = Duration::from_secs(20);
const RETRY_AFTER_SECONDS: u64 = 10;

/// The bytes of a file that is said to be a picture, with the memory that was given for them.
pub struct PictureFile {
    bytes: Vec<u8>,
    room: OwnedSemaphorePermit,
}

impl PictureFile {
    /// The bytes, and the room that is to be kept as long as they are there.
    pub fn into_parts(self) -> (Vec<u8>, OwnedSemaphorePermit) {
        (self.bytes, self.room)
    }
}

impl<'a> ApiExtractor<'a> for PictureFile {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn register(_: &mut Registry) {}

    fn request_meta() -> Option<MetaRequest> {
        let content = MEDIA_TYPES.map(|content_type| MetaMediaType {
            content_type,
            schema: MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary"))),
        });
        Some(MetaRequest {
            description: None,
            content: content.into(),
            required: true,
        })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let app = app_of(request)?;
        check_type(request).map_err(as_error)?;
        let body = body.take().map_err(|_| as_error(Problem::new(Code::Malformed)))?;
        receive(app, request, body).await.map_err(as_error)
    }
}

fn check_type(request: &Request) -> Result<(), Problem> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let declared = header(CONTENT_TYPE).and_then(|value| value.split(';').next());
    let is_taken = declared.is_some_and(|declared| {
        MEDIA_TYPES
            .iter()
            .any(|taken| declared.trim().eq_ignore_ascii_case(taken))
    });
    // A compressed body is not taken at all, so that a small one can't grow in memory.
    let is_plain = header(CONTENT_ENCODING).is_none_or(|encoding| encoding == "identity");
    match is_taken && is_plain {
        true => Ok(()),
        false => Err(Problem::new(Code::UnsupportedMediaType)),
    }
}

/// Nothing of the file is read before there is room for it: for as much as it is said to have, or for the longest.
async fn receive(app: &App, request: &Request, body: Body) -> Result<PictureFile, Problem> {
    let longest = app.policy.picture.bytes;
    let longest = announced(request).map_or(longest, |announced| announced.min(longest));
    let room = match tokio::time::timeout(PATIENCE, app.pictures.room_for(longest)).await {
        Ok(Ok(room)) => room,
        _ => return Err(Problem::new(Code::Unavailable).retry_after(RETRY_AFTER_SECONDS)),
    };
    let mut bytes = Vec::with_capacity(longest);
    let mut chunks = body.into_bytes_stream();
    while let Some(chunk) = chunks
        .try_next()
        .await
        .map_err(|_| Problem::new(Code::Malformed))?
    {
        if bytes.len() + chunk.len() > longest {
            return Err(Problem::new(Code::TooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(PictureFile { bytes, room })
}

fn announced(request: &Request) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
