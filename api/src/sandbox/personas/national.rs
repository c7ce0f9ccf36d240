//! People who are good for trying the national portal: it says something else of them than VNeID.

use super::Persona;

const PLAIN: Persona = Persona {
    key: "",
    personal_id: "",
    phone: "",
    full_name: "",
    level: 2,
    locked: false,
    about: ("", ""),
    birth: "",
    email: None,
    address: Some("Phường Phố Hiến, tỉnh Hưng Yên"),
    more: &[],
};

pub const PERSONAS: &[Persona] = &[
    Persona {
        key: "owner",
        personal_id: "033078000114",
        phone: "+84900000114",
        full_name: "Đinh Thị Mẫu",
        about: (
            "Đại diện hai doanh nghiệp tại Cổng DVCQG.",
            "May act for two businesses at the national portal.",
        ),
        birth: "19781020",
        ..PLAIN
    },
    Persona {
        key: "no_techid",
        personal_id: "033086000115",
        phone: "+84900000115",
        full_name: "Hồ Văn Thử",
        about: (
            "Cổng DVCQG không cung cấp Techid.",
            "The national portal gives no Techid.",
        ),
        birth: "19860214",
        ..PLAIN
    },
    Persona {
        key: "techid_twin",
        personal_id: "033087000116",
        phone: "+84900000116",
        full_name: "Trịnh Văn Mẫu",
        about: (
            "Cổng DVCQG cung cấp Techid của người khác (Trần Văn Thử).",
            "The national portal gives the Techid of someone else (Trần Văn Thử).",
        ),
        birth: "19870630",
        ..PLAIN
    },
    Persona {
        key: "html_name",
        personal_id: "033193000117",
        phone: "+84900000117",
        full_name: "Lý Thị Mẫu",
        about: (
            "Họ tên tại Cổng DVCQG có mã HTML.",
            "The name at the national portal holds HTML.",
        ),
        birth: "19930909",
        ..PLAIN
    },
    Persona {
        key: "odd_case",
        personal_id: "033094000118",
        phone: "+84900000118",
        full_name: "Mai Văn Thử",
        about: (
            "Cổng DVCQG viết tên trường bằng chữ hoa, chữ thường khác.",
            "The national portal spells names of claims in another letter case.",
        ),
        birth: "19940101",
        ..PLAIN
    },
    Persona {
        key: "other_number",
        personal_id: "033189000119",
        phone: "+84900000119",
        full_name: "Phan Thị Thử",
        about: (
            "Cổng DVCQG cung cấp số định danh của người khác (Nguyễn Thị Mẫu).",
            "The national portal gives the number of someone else (Nguyễn Thị Mẫu).",
        ),
        birth: "19890808",
        ..PLAIN
    },
];
