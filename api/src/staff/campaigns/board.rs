//! *Bảng theo dõi*: units by required fields, who lacks what, and how it went day by day.

mod api;
mod csv;
mod hours;
mod lacking;
mod missing;
mod rollup;
mod standings;
mod trend;
mod view;

pub use api::BoardApi;
pub use csv::BoardCsvApi;
pub use lacking::{Asked, lacking, now, people};
pub use missing::MissingApi;
pub use standings::standings;
pub use trend::TrendApi;
pub use view::{BoardCounts, MissingPage};
