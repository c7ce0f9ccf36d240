//! Members with a name, each good for something else.

use entity::staff_member::{Gender, Role};

use crate::secret::sha256;

/// Everyone has the same password, which is no first one but for those who are to change it.
pub const STAFF_PASSWORD: &str = "Cau-tre-lac-leo-2026";

/// How far a member has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    FirstPassword,
    /// A password of their own, and no authenticator yet.
    NotEnrolled,
    Enrolled,
    Disabled,
}

/// What their record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    Complete,
    /// Number and phone are missing.
    Unfinished,
}

pub struct DemoMember {
    pub key: &'static str,
    /// In `units`.
    pub unit: &'static str,
    pub role: Role,
    pub account: Account,
    pub record: Record,
    pub full_name: &'static str,
    pub gender: Gender,
    pub personal_id: &'static str,
    /// Vietnamese and English.
    pub about: (&'static str, &'static str),
}

const USUAL: DemoMember = DemoMember {
    key: "",
    unit: "MAU.SNV.CC",
    role: Role::Staff,
    account: Account::Enrolled,
    record: Record::Complete,
    full_name: "",
    gender: Gender::Female,
    personal_id: "",
    about: ("", ""),
};

pub const MEMBERS: &[DemoMember] = &[
    DemoMember {
        key: "can.bo",
        full_name: "Nguyễn Thị Mẫu",
        // The persona `level2` has it too: she signs in with VNeID.
        personal_id: "033080000101",
        about: (
            "Cán bộ, hồ sơ đầy đủ; đăng nhập được bằng VNeID (nhân vật level2) sau khi xác nhận mật khẩu. Nên thử người này trước.",
            "Staff with a complete record; can also use VNeID (persona level2) after confirming with the password. Try this one first.",
        ),
        ..USUAL
    },
    DemoMember {
        key: "moi.vao",
        account: Account::FirstPassword,
        record: Record::Unfinished,
        full_name: "Thử Văn Mới",
        gender: Gender::Male,
        personal_id: "033095000901",
        about: (
            "Mật khẩu ban đầu chưa đổi, chưa có ứng dụng xác thực, thông tin còn thiếu.",
            "The first password, no authenticator yet, and a record that lacks fields.",
        ),
        ..USUAL
    },
    DemoMember {
        key: "chua.gan.ma",
        account: Account::NotEnrolled,
        full_name: "Mẫu Thị Ngọc",
        personal_id: "033190000902",
        about: (
            "Đã có mật khẩu riêng, chưa có ứng dụng xác thực.",
            "Has a password of their own and no authenticator yet.",
        ),
        ..USUAL
    },
    DemoMember {
        key: "con.thieu",
        record: Record::Unfinished,
        full_name: "Thử Thị Thiếu",
        personal_id: "033188000903",
        about: (
            "Thông tin còn thiếu, vẫn trong hạn chuẩn hóa.",
            "The record lacks fields, and there is still time.",
        ),
        ..USUAL
    },
    DemoMember {
        key: "qua.han",
        unit: "MAU.TD",
        record: Record::Unfinished,
        full_name: "Mẫu Văn Hạn",
        gender: Gender::Male,
        personal_id: "033085000904",
        about: (
            "Thông tin còn thiếu, đã quá hạn của đợt thí điểm: chỉ còn biểu mẫu, trợ giúp và đăng xuất.",
            "The record lacks fields and the pilot's deadline has passed: the form, help and sign-out remain.",
        ),
        ..USUAL
    },
    DemoMember {
        key: "quan.ly",
        unit: "MAU.SNV",
        role: Role::Manager,
        full_name: "Mẫu Đức Quản",
        gender: Gender::Male,
        personal_id: "033075000905",
        about: (
            "Quản lý một sở và các phòng trực thuộc.",
            "Manages a department and its divisions.",
        ),
        ..USUAL
    },
    DemoMember {
        key: "quan.ly.xa",
        unit: "MAU.XA01",
        role: Role::Manager,
        full_name: "Thử Thu Lý",
        personal_id: "033178000906",
        about: ("Quản lý một xã.", "Manages a commune."),
        ..USUAL
    },
    DemoMember {
        key: "quan.tri",
        unit: "MAU",
        role: Role::Administrator,
        full_name: "Mẫu Minh Trị",
        gender: Gender::Male,
        personal_id: "033070000907",
        about: ("Quản trị hệ thống.", "Administrator."),
        ..USUAL
    },
    DemoMember {
        key: "da.khoa",
        account: Account::Disabled,
        full_name: "Thử Văn Khóa",
        gender: Gender::Male,
        personal_id: "033082000908",
        about: ("Tài khoản đã bị khóa.", "The account is disabled."),
        ..USUAL
    },
    DemoMember {
        key: "quan.tri.hai",
        unit: "MAU",
        role: Role::Administrator,
        full_name: "Thử Thị Hai",
        personal_id: "033172000909",
        about: (
            "Quản trị viên thứ hai: việc tranh chấp danh tính cần hai người cùng quyết định.",
            "A second administrator: two must decide on a disputed identity.",
        ),
        ..USUAL
    },
];

impl DemoMember {
    pub fn named(key: &str) -> Option<&'static Self> {
        MEMBERS.iter().find(|member| member.key == key)
    }

    /// The seed of their authenticator, for those who have one: as public as everything here.
    pub fn seed(&self) -> Option<Vec<u8>> {
        let enrolled = matches!(self.account, Account::Enrolled | Account::Disabled);
        let seed = sha256(format!("sandbox authenticator {}", self.key).as_bytes());
        enrolled.then(|| seed.into_iter().take(20).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::MEMBERS;
    use crate::civil;

    #[test]
    fn everyone_can_be_told_apart_and_could_have_been_typed() {
        let numbers: BTreeSet<_> = MEMBERS.iter().map(|member| member.personal_id).collect();
        assert_eq!(numbers.len(), MEMBERS.len());
        for member in MEMBERS {
            assert_eq!(civil::username(member.key).as_deref(), Some(member.key));
            let number = civil::personal_id(member.personal_id);
            assert_eq!(number.as_deref(), Some(member.personal_id));
        }
    }
}
