//! A QR code as SVG: rows of strokes, a third of what a square for each module would take.

use std::fmt::Write;

use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};

/// White around the code, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// Black on white in any colour scheme: many cameras don't read it the other way round.
pub fn svg(text: &str) -> Result<String, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let side = code.width() + 2 * QUIET;
    let strokes = strokes(&code.to_colors(), code.width());
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{strokes}"/></svg>"##
    ))
}

fn strokes(modules: &[Color], width: usize) -> String {
    let mut path = String::with_capacity(modules.len() * 2);
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                // Writing to a String can't fail.
                let _ = write!(path, "M{} {}.5h{}", x + QUIET, y + QUIET, run.len());
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn it_is_small_and_has_its_white_around() {
        let drawn = svg("VNEID:1:AHAWP2MNQJ4GHFQZ5K3V7B2XEA:59:ABCDEFGHIJKLMNOP").unwrap();
        assert!(
            drawn.starts_with("<svg ") && drawn.contains(r#"viewBox="0 0 37 37""#),
            "{drawn}"
        );
        assert!(drawn.contains("M4 4.5h7"), "the first finder pattern: {drawn}");
        assert!(drawn.len() < 3500, "{} bytes", drawn.len());
    }
}
