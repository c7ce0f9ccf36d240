use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage};

use super::{Crop, PictureProblem, make};
use crate::policy::{PicturePolicy, Policy};

const POLICY: PicturePolicy = Policy::standard().picture;

/// Red on the left, blue on the right.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| match x < width / 2 {
        true => Rgb([200, 0, 0]),
        false => Rgb([0, 0, 200]),
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Jpeg).unwrap();
    file.into_inner()
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    PngEncoder::new(&mut file)
        .write_image(
            picture,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    file
}

fn webp(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    WebPEncoder::new_lossless(&mut file)
        .encode(
            picture,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    file
}

fn decoded(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg)
        .unwrap()
        .into_rgb8()
}

fn is_red(pixel: Rgb<u8>) -> bool {
    let [red, green, blue] = pixel.0;
    red > 150 && green < 60 && blue < 60
}

#[test]
fn the_square_that_was_chosen_is_kept_in_every_format() {
    let picture = halves(2000, 1000);
    for file in [jpeg(&picture), png(&picture), webp(&picture)] {
        let crop = Crop {
            x: 100,
            y: 50,
            side: 900,
        };
        let made = make(file.clone(), Some(crop), &POLICY).unwrap();
        let kept = decoded(&made.jpeg);
        assert_eq!((kept.width(), kept.height(), made.side), (512, 512, 512));
        assert!(kept.pixels().all(|pixel| is_red(*pixel)));
        let middle = decoded(&make(file, None, &POLICY).unwrap().jpeg);
        assert!(is_red(*middle.get_pixel(5, 5)) && !is_red(*middle.get_pixel(506, 5)));
    }
}

#[test]
fn a_small_picture_is_not_made_larger() {
    let made = make(png(&halves(40, 30)), None, &POLICY).unwrap();
    assert_eq!(made.side, 30);
    let one = make(png(&halves(1, 1)), None, &POLICY).unwrap();
    assert_eq!(one.side, 1);
}

#[test]
fn what_can_be_seen_through_is_white() {
    let clear = DynamicImage::ImageRgba8(image::RgbaImage::new(20, 20));
    let mut file = std::io::Cursor::new(Vec::new());
    clear.write_to(&mut file, ImageFormat::Png).unwrap();
    let kept = decoded(&make(file.into_inner(), None, &POLICY).unwrap().jpeg);
    assert!(
        kept.pixels()
            .all(|pixel| pixel.0.iter().all(|value| *value > 250))
    );
}

#[test]
fn colours_of_sixteen_bits_and_grey_are_taken() {
    let picture = DynamicImage::ImageRgb8(halves(30, 30));
    let kinds = [
        DynamicImage::ImageRgb16(picture.to_rgb16()),
        DynamicImage::ImageRgba16(picture.to_rgba16()),
        DynamicImage::ImageLuma8(picture.to_luma8()),
        DynamicImage::ImageLumaA8(picture.to_luma_alpha8()),
        DynamicImage::ImageLuma16(picture.to_luma16()),
    ];
    for kind in kinds {
        let mut file = std::io::Cursor::new(Vec::new());
        kind.write_to(&mut file, ImageFormat::Png).unwrap();
        assert!(make(file.into_inner(), None, &POLICY).is_ok());
    }
}

#[test]
fn no_file_breaks_anything_wherever_it_is_cut_or_wrong() {
    let picture = halves(64, 48);
    for file in [jpeg(&picture), png(&picture), webp(&picture)] {
        for end in 0..file.len() {
            let cut = make(file[..end].to_vec(), None, &POLICY);
            assert!(cut.is_err() || end + 12 >= file.len(), "{end} of {}", file.len());
        }
        for at in (0..file.len()).step_by(3) {
            let mut wrong = file.clone();
            wrong[at] ^= 0x5a;
            let _ = make(wrong, None, &POLICY);
        }
    }
}

#[test]
fn limits_are_held_before_anything_is_decoded() {
    let tight = PicturePolicy {
        memory: 64 * 48 * 3 - 1,
        ..POLICY
    };
    let picture = halves(64, 48);
    for file in [jpeg(&picture), png(&picture), webp(&picture)] {
        assert_eq!(make(file, None, &tight), Err(PictureProblem::TooManyPixels));
    }
}
