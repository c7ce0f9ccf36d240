//! Of whom the national portal says something else than VNeID.

use serde_json::{Value, json};

/// By the persona's key; `null` takes away what VNeID says.
pub fn said_of(key: &str) -> Option<Value> {
    Some(match key {
        "owner" => json!({
            "LoaiTaiKhoan": "2",
            "DoanhNghiep": [
                {
                    "MaSoThue": "0900000018",
                    "MaSoDoanhNghiep": "0900000018",
                    "TenDoanhNghiep": "Công ty TNHH Nhãn Lồng Thử Nghiệm",
                    "ChucVu": "Giám đốc",
                },
                {
                    "MaSoThue": "0900000025-001",
                    "MaSoDoanhNghiep": "0900000025",
                    "TenDoanhNghiep": "Công ty Cổ phần Thử Nghiệm Phố Hiến",
                    "ChucVu": "Người đại diện theo pháp luật",
                },
            ],
        }),
        "no_techid" => json!({ "TechID": null }),
        "techid_twin" => json!({ "TechID": "techid-level1" }),
        "html_name" => json!({ "HoVaTen": "<b>Lý</b> Thị <script>alert('Mẫu')</script>" }),
        "odd_case" => json!({
            "TECHID": "techid-odd_case",
            "hovaten": "Mai Văn Thử",
            "soDinhDanh": "033094000118",
            "DIACHI": "Phường Mỹ Hào, tỉnh Hưng Yên",
        }),
        "other_number" => json!({ "SoDinhDanh": "033080000101" }),
        _ => return None,
    })
}
