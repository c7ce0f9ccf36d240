use crate::app::App;
pub use crate::outside::Faults;

/// The faults that are on now.
pub fn current(app: &App) -> Faults {
    app.faults.current()
}
