//! The columns of each kind of file, and the headings by which they are known.

use poem_openapi::Enum;
use poem_openapi::types::ParseFromJSON;

use super::kind::Kind;
use crate::http::{Language, spelt};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[oai(rename = "ImportColumn", rename_all = "snake_case")]
pub enum Column {
    Code,
    Name,
    Kind,
    ParentCode,
    ValidFrom,
    ValidUntil,
    SuccessorCode,
    StaffCode,
    Username,
    FullName,
    UnitCode,
    Role,
    Gender,
    BirthDate,
    Phone,
    Email,
    Address,
    AuthorisedNumber,
}

impl Column {
    /// Those of a kind, in the order of its template.
    pub const fn all(kind: Kind) -> &'static [Self] {
        use Column::{
            Address, AuthorisedNumber, BirthDate, Code, Email, FullName, Gender, Name, ParentCode, Phone,
            Role, StaffCode, SuccessorCode, UnitCode, Username, ValidFrom, ValidUntil,
        };
        match kind {
            Kind::Units => &[
                Code,
                Name,
                Self::Kind,
                ParentCode,
                ValidFrom,
                ValidUntil,
                SuccessorCode,
            ],
            Kind::Members => &[
                StaffCode, Username, FullName, UnitCode, Role, Gender, BirthDate, Phone, Email, Address,
            ],
            Kind::AuthorisedNumbers => &[StaffCode, AuthorisedNumber],
        }
    }

    /// Those without which nothing can be read.
    pub const fn required(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Units => &[Self::Code],
            Kind::Members => &[Self::StaffCode],
            Kind::AuthorisedNumbers => &[Self::StaffCode, Self::AuthorisedNumber],
        }
    }

    /// What stands above it in a template.
    pub const fn titles(self) -> (&'static str, &'static str) {
        match self {
            Self::Code => ("Mã đơn vị", "Code"),
            Self::Name => ("Tên đơn vị", "Name"),
            Self::Kind => ("Loại", "Kind"),
            Self::ParentCode => ("Mã đơn vị cấp trên", "Parent code"),
            Self::ValidFrom => ("Hiệu lực từ ngày", "Valid from"),
            Self::ValidUntil => ("Hiệu lực đến ngày", "Valid until"),
            Self::SuccessorCode => ("Mã đơn vị kế thừa", "Successor code"),
            Self::StaffCode => ("Mã cán bộ", "Staff code"),
            Self::Username => ("Tên đăng nhập", "Username"),
            Self::FullName => ("Họ và tên", "Full name"),
            Self::UnitCode => ("Mã đơn vị", "Unit code"),
            Self::Role => ("Vai trò", "Role"),
            Self::Gender => ("Giới tính", "Gender"),
            Self::BirthDate => ("Ngày sinh", "Birth date"),
            Self::Phone => ("Số điện thoại", "Phone"),
            Self::Email => ("Thư điện tử", "E-mail"),
            Self::Address => ("Địa chỉ", "Address"),
            Self::AuthorisedNumber => ("Số định danh", "Authorised number"),
        }
    }

    /// The headings that a file of a kind may have.
    pub fn offered(kind: Kind, language: Language) -> String {
        let titles = Self::all(kind).iter().map(|column| column.title(language));
        titles.collect::<Vec<_>>().join(", ")
    }

    pub fn title(self, language: Language) -> &'static str {
        let (vietnamese, english) = self.titles();
        language.pick(vietnamese, english)
    }

    /// Whether what stands in it says who somebody is, so that it is not repeated in lists of errors.
    pub const fn is_private(self) -> bool {
        matches!(
            self,
            Self::AuthorisedNumber | Self::BirthDate | Self::Phone | Self::Email | Self::Address
        )
    }

    /// Other headings that mean the same, folded.
    pub const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Code => &["ma", "unitcode"],
            Self::Name => &["ten", "unitname"],
            Self::Kind => &["loaidonvi", "type", "unitkind"],
            Self::ParentCode => &[
                "macaptren",
                "madonvicha",
                "donvicaptren",
                "parent",
                "parentunitcode",
            ],
            Self::ValidFrom => &["hieuluctu", "tungay", "ngayhieuluc"],
            Self::ValidUntil => &["hieulucden", "denngay", "ngayhethieuluc", "validto"],
            Self::SuccessorCode => &["madonvithaythe", "donvikethua", "successor", "successorunitcode"],
            Self::StaffCode => &["macb", "macanboconchuc", "code"],
            Self::Username => &["tentaikhoan", "login"],
            Self::FullName => &["hoten", "name"],
            Self::UnitCode => &["mdv"],
            Self::Role => &["quyen"],
            Self::Gender => &["phai", "sex"],
            Self::BirthDate => &["ngaythangnamsinh", "dateofbirth", "dob"],
            Self::Phone => &[
                "dienthoai",
                "didong",
                "dienthoaididong",
                "sdt",
                "mobile",
                "phonenumber",
            ],
            Self::Email => &["mail", "diachithudientu"],
            Self::Address => &["diachilienhe"],
            Self::AuthorisedNumber => &[
                "sodinhdanhcanhan",
                "socccd",
                "cccd",
                "socancuoc",
                "authorizednumber",
                "number",
                "personalid",
            ],
        }
    }

    /// Columns of the tables that are given out which say nothing to an import, folded.
    pub const fn passed_over(kind: Kind) -> &'static [&'static str] {
        match kind {
            Kind::Units => &["members"],
            Kind::Members => &[
                "unit",
                "personalid",
                "missingfields",
                "disabledat",
                "lastsignedinat",
            ],
            Kind::AuthorisedNumbers => &[],
        }
    }

    /// As it is spelt in answers and kept in the database.
    pub fn spelt(self) -> String {
        spelt(&self)
    }

    pub fn of(spelt: &str) -> Option<Self> {
        Self::parse_from_json(Some(spelt.into())).ok()
    }
}
