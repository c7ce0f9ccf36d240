//! Where in a picture: as it is seen upright, and as its file stores it.

use image::metadata::Orientation;

use super::PictureProblem;

/// A square: its upper left corner and its side, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crop {
    pub x: u32,
    pub y: u32,
    pub side: u32,
}

/// In which parts a square lies outside of its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    pub x: bool,
    pub y: bool,
    pub side: bool,
}

impl Crop {
    /// The largest square in the middle.
    pub fn middle(width: u32, height: u32) -> Self {
        let side = width.min(height);
        Self {
            x: (width - side) / 2,
            y: (height - side) / 2,
            side,
        }
    }

    /// The square, if it has pixels and all of them are in the picture.
    pub fn within(self, width: u32, height: u32) -> Result<Self, PictureProblem> {
        let ends_within = |from: u32, end: u32| from.checked_add(self.side).is_some_and(|to| to <= end);
        let outside = Outside {
            x: self.x >= width,
            y: self.y >= height,
            side: self.side == 0 || !ends_within(self.x, width) || !ends_within(self.y, height),
        };
        match outside {
            Outside {
                x: false,
                y: false,
                side: false,
            } => Ok(self),
            // Where a corner is wrong, nothing can be said of the side.
            outside => Err(PictureProblem::Outside(Outside {
                side: self.side == 0 || (outside.side && !outside.x && !outside.y),
                ..outside
            })),
        }
    }

    /// The same pixels in the file, whose picture of `width` × `height` is turned to be upright.
    pub fn as_stored(self, turn: Orientation, width: u32, height: u32) -> Self {
        let Self { x, y, side } = self;
        let from_right = |at: u32| width - at - side;
        let from_below = |at: u32| height - at - side;
        let (x, y) = match turn {
            Orientation::NoTransforms => (x, y),
            Orientation::FlipHorizontal => (from_right(x), y),
            Orientation::FlipVertical => (x, from_below(y)),
            Orientation::Rotate180 => (from_right(x), from_below(y)),
            Orientation::Rotate90 => (y, from_below(x)),
            Orientation::Rotate270 => (from_right(y), x),
            Orientation::Rotate90FlipH => (y, x),
            Orientation::Rotate270FlipH => (from_right(y), from_below(x)),
        };
        Self { x, y, side }
    }
}

/// Width and height of the picture once it is upright.
pub fn upright(turn: Orientation, width: u32, height: u32) -> (u32, u32) {
    match turn {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        Orientation::NoTransforms
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical
        | Orientation::Rotate180 => (width, height),
    }
}

#[cfg(test)]
mod tests {
    use image::metadata::Orientation;
    use image::{DynamicImage, GenericImageView, Rgb, RgbImage};

    use super::{Crop, Outside, upright};
    use crate::person::picture::PictureProblem;

    const TURNS: [Orientation; 8] = [
        Orientation::NoTransforms,
        Orientation::FlipHorizontal,
        Orientation::FlipVertical,
        Orientation::Rotate180,
        Orientation::Rotate90,
        Orientation::Rotate270,
        Orientation::Rotate90FlipH,
        Orientation::Rotate270FlipH,
    ];

    /// Every pixel differs.
    fn stored() -> DynamicImage {
        let pixel = |x: u32, y: u32| Rgb([u8::try_from(x).unwrap(), u8::try_from(y).unwrap(), 0]);
        DynamicImage::ImageRgb8(RgbImage::from_fn(7, 5, pixel))
    }

    #[test]
    fn the_same_pixels_are_cut_before_and_after_turning() {
        for turn in TURNS {
            let mut turned = stored();
            turned.apply_orientation(turn);
            assert_eq!(turned.dimensions(), upright(turn, 7, 5), "{turn:?}");
            let crop = Crop { x: 1, y: 2, side: 3 };
            let expected = turned.crop_imm(crop.x, crop.y, crop.side, crop.side);
            let cut = crop.as_stored(turn, 7, 5);
            let mut found = stored().crop_imm(cut.x, cut.y, cut.side, cut.side);
            found.apply_orientation(turn);
            assert_eq!(found, expected, "{turn:?}");
        }
    }

    #[test]
    fn a_square_that_leaves_the_picture_is_named_by_what_is_wrong() {
        let wrong = |x, y, side| match (Crop { x, y, side }).within(7, 5) {
            Err(PictureProblem::Outside(Outside { x, y, side })) => (x, y, side),
            other => panic!("{other:?}"),
        };
        assert_eq!(wrong(0, 0, 0), (false, false, true));
        assert_eq!(wrong(0, 0, 6), (false, false, true));
        assert_eq!(wrong(3, 0, 5), (false, false, true));
        assert_eq!(wrong(7, 5, 1), (true, true, false));
        assert_eq!(wrong(u32::MAX, 0, u32::MAX), (true, false, false));
        assert_eq!(wrong(1, 1, u32::MAX), (false, false, true));
        assert!(Crop { x: 2, y: 0, side: 5 }.within(7, 5).is_ok());
        assert_eq!(Crop::middle(7, 5), Crop { x: 1, y: 0, side: 5 });
    }
}
