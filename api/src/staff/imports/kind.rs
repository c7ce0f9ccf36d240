use entity::staff_import::ImportKind;
use poem_openapi::Enum;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "ImportKind")]
pub enum Kind {
    #[oai(rename = "units")]
    Units,
    #[oai(rename = "members")]
    Members,
    /// The personal numbers that the certification system has for members.
    #[oai(rename = "authorised-numbers")]
    AuthorisedNumbers,
}

impl From<ImportKind> for Kind {
    fn from(kind: ImportKind) -> Self {
        match kind {
            ImportKind::Units => Self::Units,
            ImportKind::Members => Self::Members,
            ImportKind::AuthorisedNumbers => Self::AuthorisedNumbers,
        }
    }
}

impl From<Kind> for ImportKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Units => Self::Units,
            Kind::Members => Self::Members,
            Kind::AuthorisedNumbers => Self::AuthorisedNumbers,
        }
    }
}
