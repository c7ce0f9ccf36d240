//! Opening a file by what its bytes say, and holding its header against the limits.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageResult, Limits};

use super::PictureProblem;
use super::jpeg;

/// For what PNGs carry beside pixels, such as colour profiles.
const PNG_EXTRAS: u64 = 16 * 1024 * 1024;
/// Bytes for each pixel that a WebP takes while it is decoded, beside what comes of it.
const WEBP_PLAIN: u64 = 4;
const WEBP_SEEN_THROUGH: u64 = 7;
const WEBP_MOVING: u64 = 12;

/// A file whose header was read; nothing of it is decoded yet.
pub struct Opened {
    decoder: Box<dyn ImageDecoder>,
    pub orientation: Orientation,
}

/// Refuses what decoding would take more than `memory` bytes for.
pub fn open(file: Vec<u8>, memory: usize) -> Result<Opened, PictureProblem> {
    let (decoder, beside) = match file.as_slice() {
        [] => return Err(PictureProblem::Empty),
        [0xff, 0xd8, 0xff, ..] => jpeg(file)?,
        [0x89, b'P', b'N', b'G', ..] => png(file)?,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(file)?,
        _ => return Err(PictureProblem::NotAPicture),
    };
    let needed = decoder.total_bytes().saturating_add(beside);
    if needed > u64::try_from(memory).unwrap_or(u64::MAX) {
        return Err(PictureProblem::TooManyPixels);
    }
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PictureProblem::Damaged);
    }
    let mut decoder = decoder;
    // What a camera says wrongly of how it was held does not spoil the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok(Opened { decoder, orientation })
}

impl Opened {
    pub fn size(&self) -> (u32, u32) {
        self.decoder.dimensions()
    }

    pub fn decode(self) -> Result<DynamicImage, PictureProblem> {
        DynamicImage::from_decoder(self.decoder).map_err(|_| PictureProblem::Damaged)
    }
}

type Readable = (Box<dyn ImageDecoder>, u64);

fn jpeg(file: Vec<u8>) -> Result<Readable, PictureProblem> {
    let facts = jpeg::look(&file).ok_or(PictureProblem::Damaged)?;
    if !facts.is_whole {
        return Err(PictureProblem::Damaged);
    }
    let decoder = readable(JpegDecoder::new(Cursor::new(file)))?;
    Ok((Box::new(decoder), facts.coefficients))
}

fn png(file: Vec<u8>) -> Result<Readable, PictureProblem> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(PNG_EXTRAS);
    limits.max_image_width = None;
    limits.max_image_height = None;
    let decoder = readable(PngDecoder::with_limits(Cursor::new(file), limits))?;
    Ok((Box::new(decoder), 0))
}

fn webp(file: Vec<u8>) -> Result<Readable, PictureProblem> {
    let decoder = readable(WebPDecoder::new(Cursor::new(file)))?;
    let (width, height) = decoder.dimensions();
    let of_pixel = match (decoder.has_animation(), decoder.color_type().has_alpha()) {
        (true, _) => WEBP_MOVING,
        (false, true) => WEBP_SEEN_THROUGH,
        (false, false) => WEBP_PLAIN,
    };
    let beside = u64::from(width) * u64::from(height) * of_pixel;
    Ok((Box::new(decoder), beside))
}

fn readable<T>(opened: ImageResult<T>) -> Result<T, PictureProblem> {
    opened.map_err(|_| PictureProblem::Damaged)
}
