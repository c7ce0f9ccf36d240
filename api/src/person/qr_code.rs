//! A QR code as SVG: rows of strokes, a third of what a square for each module would take.

use std::fmt::Write;

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::types::QrResult;
use qrcode::{Color, EcLevel, Version, bits, ec};

/// White around the code, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// Black on white in any colour scheme: many cameras don't read it the other way round.
pub fn svg(text: &str) -> QrResult<String> {
    let (modules, width) = modules(text)?;
    let side = width + 2 * QUIET;
    let strokes = strokes(&modules, width);
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{strokes}"/></svg>"##
    ))
}

/// With one mask for all: what a code says ends in a MAC and looks like noise under any. Trying all eight for the best
/// (ISO/IEC 18004, 7.8.3) takes twenty times as long, once a second for every browser that waits.
fn modules(text: &str) -> QrResult<(Vec<Color>, usize)> {
    const LEVEL: EcLevel = EcLevel::M;
    let encoded = bits::encode_auto(text.as_bytes(), LEVEL)?;
    let version: Version = encoded.version();
    let (data, correction) = ec::construct_codewords(&encoded.into_bytes(), version, LEVEL)?;
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::Checkerboard);
    let width = usize::try_from(version.width()).unwrap_or_default();
    Ok((canvas.into_colors(), width))
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
