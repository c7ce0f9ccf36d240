//! Text messages: by a province's gateway, or by the sandbox's outbox. Who sends one is in no transaction.

mod gateway;
mod template;

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};

use uuid::Uuid;

pub use gateway::{Gateway, GatewaySettings};
pub use template::{Template, TemplateError};

/// A message to one phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// E.164.
    pub to: String,
    pub text: String,
    /// The code in the text, for whoever shows it apart.
    pub code: String,
    /// The same at each try: a carrier that knows it delivers one message, however often it is asked.
    pub key: Uuid,
}

/// Why a message was not sent, as far as is known: it may arrive all the same.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmsError {
    #[error("nobody carries messages: no gateway is configured and the sandbox is off")]
    NoCarrier,
    #[error("the carrier does not take it: {0}")]
    NotTaken(String),
}

pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<(), SmsError>> + Send + 'a>>;

/// Whoever takes messages to phones.
pub trait Carrier: Send + Sync {
    /// Ready when the message was taken, or will not be.
    fn carry<'a>(&'a self, sms: &'a Sms) -> Carried<'a>;
}

/// Who carries the messages of this installation.
#[derive(Clone, Default)]
pub struct SmsSender(Arc<OnceLock<Arc<dyn Carrier>>>);

impl SmsSender {
    /// From now on messages go there. Only the first call counts.
    pub fn carried_by(&self, carrier: Arc<dyn Carrier>) {
        let _ = self.0.set(carrier);
    }

    pub fn has_carrier(&self) -> bool {
        self.0.get().is_some()
    }

    pub async fn send(&self, sms: &Sms) -> Result<(), SmsError> {
        let carrier = self.0.get().ok_or(SmsError::NoCarrier)?;
        carrier.carry(sms).await
    }
}
