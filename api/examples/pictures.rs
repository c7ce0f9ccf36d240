//! Writes pictures of 24 megapixels and, as a JPEG, some 12 MB into a folder: `pictures FOLDER`. For `make bench`.

use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

const WIDTH: u32 = 6000;
const HEIGHT: u32 = 4000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let folder = Path::new(&folder);
    let picture = noisy(40, 1);
    let mut jpeg = Vec::new();
    for quality in 80..=99 {
        jpeg.clear();
        JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(&picture)?;
        if jpeg.len() >= 12_000_000 {
            break;
        }
    }
    std::fs::write(folder.join("24mp.jpg"), &jpeg)?;
    let calm = noisy(3, 8);
    let mut png = Vec::new();
    PngEncoder::new(&mut png).write_image(&calm, WIDTH, HEIGHT, ExtendedColorType::Rgb8)?;
    std::fs::write(folder.join("24mp.png"), &png)?;
    let mut webp = Vec::new();
    WebPEncoder::new_lossless(&mut webp).encode(&calm, WIDTH, HEIGHT, ExtendedColorType::Rgb8)?;
    std::fs::write(folder.join("24mp.webp"), &webp)?;
    for (name, file) in [("jpeg", &jpeg), ("png", &png), ("webp", &webp)] {
        println!("{name} {}", file.len());
    }
    Ok(())
}

/// Soft colours with as much noise as a camera has in the dark, in one row of so many: what makes files large.
fn noisy(most: u32, rows: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let noise = if y % rows == 0 { state % most } else { 0 };
        let value = |base: u32| u8::try_from((base + noise).min(255)).unwrap_or(255);
        Rgb([value(x * 200 / WIDTH), value(y * 200 / HEIGHT), value(90)])
    })
}
