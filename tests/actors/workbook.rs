//! Small workbooks (XLSX), also such as no spreadsheet would write.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

pub struct Workbook {
    /// Name, state, markup inside `sheetData`, markup after it.
    sheets: Vec<(String, &'static str, String, String)>,
    parts: Vec<(String, Vec<u8>)>,
}

/// A sheet's cells, row by row, as texts in the cells themselves.
pub fn rows(rows: &[&[&str]]) -> String {
    let cells = |row: &&[&str]| row.iter().map(|text| text_cell(text)).collect::<String>();
    rows.iter()
        .map(|row| format!("<row>{}</row>", cells(row)))
        .collect()
}

pub fn text_cell(text: &str) -> String {
    match text {
        "" => "<c/>".to_owned(),
        text => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
    }
}

impl Workbook {
    /// With one visible sheet.
    pub fn of(data: &str) -> Self {
        Self::empty().sheet("Trang 1", "visible", data, "")
    }

    pub fn empty() -> Self {
        Self {
            sheets: Vec::new(),
            parts: Vec::new(),
        }
    }

    pub fn sheet(mut self, name: &str, state: &'static str, data: &str, after: &str) -> Self {
        self.sheets.push((name.into(), state, data.into(), after.into()));
        self
    }

    /// Another part of the package.
    pub fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.into(), bytes.into()));
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, bytes: &[u8]| {
            package.start_file(name, SimpleFileOptions::default()).unwrap();
            package.write_all(bytes).unwrap();
        };
        put("[Content_Types].xml", format!("{HEAD}<Types/>").as_bytes());
        let root = format!(
            r#"{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        );
        put("_rels/.rels", root.as_bytes());
        put("xl/workbook.xml", self.workbook().as_bytes());
        put("xl/_rels/workbook.xml.rels", self.relations().as_bytes());
        // Style 1 is a date.
        let styles = format!(
            r#"{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
        );
        put("xl/styles.xml", styles.as_bytes());
        for (number, (_, _, data, after)) in self.sheets.iter().enumerate() {
            let sheet = format!(
                r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>"#
            );
            put(&format!("xl/worksheets/sheet{number}.xml"), sheet.as_bytes());
        }
        for (name, bytes) in &self.parts {
            put(name, bytes);
        }
        package.finish().unwrap().into_inner()
    }

    fn workbook(&self) -> String {
        let sheets: String = self
            .sheets
            .iter()
            .enumerate()
            .map(|(number, (name, state, ..))| {
                format!(
                    r#"<sheet name="{name}" sheetId="{}" state="{state}" r:id="s{number}"/>"#,
                    number + 1
                )
            })
            .collect();
        format!(
            r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>"#
        )
    }

    fn relations(&self) -> String {
        let sheets: String = (0..self.sheets.len())
            .map(|number| {
                format!(
                    r#"<Relationship Id="s{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
                )
            })
            .collect();
        format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}">{sheets}</Relationships>"#)
    }
}
