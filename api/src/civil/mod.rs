//! Numbers, names and dates of people in Viet Nam: what is right, how it is kept, how it is
//! hidden. Pure.

mod birth_date;
mod code;
mod day;
mod email;
mod fax;
mod keys;
mod line;
mod masked;
mod name;
mod number_says;
mod past_date;
mod personal_id;
mod phone;
mod search_key;
mod sort_key;
mod typed;
mod username;
mod website;

pub use birth_date::birth_date;
pub use code::code_key;
pub use day::{day, is_of_our_centuries, today};
pub use email::email;
pub use fax::fax;
pub use keys::{Keys, person_keys, unit_keys};
pub use line::{is_hidden, line};
pub use masked::masked_name;
pub use name::name;
pub use number_says::{NumberSays, number_says};
pub use past_date::{WrongDate, past_date};
pub use personal_id::{masked_personal_id, old_id_number, personal_id};
pub use phone::{masked_phone, phone};
pub use search_key::words;
pub use typed::digits;
pub use username::{username, username_look};
pub use website::website;
