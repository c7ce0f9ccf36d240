//! What a test replaces: time, chance, the network and its faults. Nothing else in the crate reaches for them.

mod clock;
mod e_receipt;
mod faults;
mod http_client;
mod protected;
mod random;
mod sms;

pub use clock::{Clock, ClockSetting};
pub use e_receipt::{AccountCheck, EReceiptService, EReceiptSettings};
pub use faults::{FaultSwitch, Faults};
pub use http_client::{Answer, HttpClient, OutsideError};
pub use protected::is_protected;
pub use random::Random;
pub use sms::{
    Carried, Carrier, Gateway, GatewaySettings, Sms, SmsError, SmsSender, Template, TemplateError,
};
