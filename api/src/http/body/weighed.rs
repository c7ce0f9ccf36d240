use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaRequest, Registry};
use poem_openapi::types::ParseFromJSON;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::{Rules, as_error, meta, read, weigh};
use crate::http::{WrongFields, app_of};

/// A body with what is wrong with it by its schema and its rules. It is for the handler to refuse it, together with what
/// only the database knows, so that all of it is named at once.
pub struct Weighed<T> {
    pub body: T,
    pub wrong: WrongFields,
}

impl<'a, T: ParseFromJSON + Rules> ApiExtractor<'a> for Weighed<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        Some(meta::<T>())
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let value = read(request, body).await.map_err(as_error)?;
        let (body, errors) = weigh(value, app_of(request)?.now()).map_err(as_error)?;
        Ok(Self {
            body,
            wrong: errors.into(),
        })
    }
}
