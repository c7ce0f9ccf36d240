//! A picture of a person, made anew from a file that anyone may have sent. Its header is held against the limits before
//! anything is decoded, and of the file nothing is left: no information about where it was taken, no bytes that are no
//! pixels (CWE-409, CWE-434). Pure.

mod crop;
mod file;
mod jpeg;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, Rgb, RgbImage, RgbaImage};

pub use crop::{Crop, Outside};

use crate::policy::PicturePolicy;
use crate::secret::sha256;

const QUALITY: u8 = 88;
const WHITE: u8 = 255;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub jpeg: Vec<u8>,
    /// Pixels along each side.
    pub side: u32,
    /// Names these bytes and no others: 32 hexadecimal digits.
    pub tag: String,
}

/// Why a file can't be made a picture of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureProblem {
    Empty,
    /// No JPEG, PNG or WebP.
    NotAPicture,
    Damaged,
    TooManyPixels,
    Outside(Outside),
}

/// Cuts a square out of the upright picture, the largest one in its middle if none is given, and makes it small.
pub fn make(file: Vec<u8>, crop: Option<Crop>, policy: &PicturePolicy) -> Result<Picture, PictureProblem> {
    let opened = file::open(file, policy.memory)?;
    let (width, height) = opened.size();
    let turn = opened.orientation;
    let (upright_width, upright_height) = crop::upright(turn, width, height);
    let crop = match crop {
        Some(crop) => crop.within(upright_width, upright_height)?,
        None => Crop::middle(upright_width, upright_height),
    };
    let stored = crop.as_stored(turn, width, height);
    let pixels = opened.decode()?;
    let small = reduce(&pixels, stored, policy.side);
    drop(pixels);
    encode(&upright_on_white(small, turn))
}

/// Averages large squares before the finer filter does the rest; small ones stay as they are.
fn reduce(pixels: &DynamicImage, square: Crop, side: u32) -> RgbaImage {
    let view = pixels.view(square.x, square.y, square.side, square.side);
    if square.side <= side {
        return view.to_image();
    }
    if square.side <= 2 * side {
        return imageops::resize(&*view, side, side, FilterType::Lanczos3);
    }
    let halfway = imageops::thumbnail(&*view, 2 * side, 2 * side);
    imageops::resize(&halfway, side, side, FilterType::Lanczos3)
}

/// A JPEG can't be seen through.
fn upright_on_white(small: RgbaImage, turn: Orientation) -> RgbImage {
    let mut upright = DynamicImage::ImageRgba8(small);
    upright.apply_orientation(turn);
    let seen_through = upright.into_rgba8();
    RgbImage::from_fn(seen_through.width(), seen_through.height(), |x, y| {
        let [red, green, blue, alpha] = seen_through.get_pixel(x, y).0;
        let on_white = |value: u8| {
            let (value, alpha) = (u32::from(value), u32::from(alpha));
            let mixed = (value * alpha + u32::from(WHITE) * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(WHITE)
        };
        Rgb([red, green, blue].map(on_white))
    })
}

fn encode(picture: &RgbImage) -> Result<Picture, PictureProblem> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(picture)
        .map_err(|_| PictureProblem::Damaged)?;
    let digest = sha256(&jpeg);
    let tag = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    Ok(Picture {
        jpeg,
        side: picture.width(),
        tag,
    })
}

#[cfg(test)]
mod tests;
