//! What a JPEG says of itself before it is decoded (ITU-T T.81, annex B). The decoder takes what is missing at the end for
//! grey and gives progressive files the memory that they ask for; this looks first.

/// Files with more passes over the picture than any program writes are made to keep a decoder busy.
const MOST_SCANS: usize = 100;

/// What decides about decoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JpegFacts {
    /// Bytes that the decoder holds beside the pixels.
    pub coefficients: u64,
    /// Whether the file ends as it should, with as many passes as files have.
    pub is_whole: bool,
}

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// `None` if it has no frame.
pub fn look(file: &[u8]) -> Option<JpegFacts> {
    let mut frame: Option<u64> = None;
    let mut scans = 0;
    let mut rest = file.get(2..)?;
    loop {
        let Some((marker, after)) = next_marker(rest) else {
            return frame.map(|coefficients| JpegFacts {
                coefficients,
                is_whole: false,
            });
        };
        match marker {
            END => {
                return frame.map(|coefficients| JpegFacts {
                    coefficients,
                    is_whole: (1..=MOST_SCANS).contains(&scans),
                });
            }
            0x01 | 0xd0..=0xd8 => rest = after,
            _ => {
                let (segment, after) = segment(after)?;
                scans += usize::from(marker == START_OF_SCAN);
                if is_frame(marker) {
                    frame = Some(coefficients(marker, segment)?);
                }
                rest = after;
            }
        }
    }
}

/// The next marker, over what pixels stand between.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = bytes;
    loop {
        let at = rest.iter().position(|byte| *byte == 0xff)?;
        let after = rest.get(at + 1..)?;
        let (marker, after) = after.split_first()?;
        match marker {
            // Fill bytes may stand before a marker.
            0xff => rest = rest.get(at + 1..)?,
            // A byte of pixels.
            0x00 => rest = after,
            _ => return Some((*marker, after)),
        }
    }
}

/// What a segment holds, and what follows it.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, _) = bytes.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length));
    bytes.split_at_checked(length.max(2))
}

const fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

const fn is_progressive(marker: u8) -> bool {
    matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce)
}

/// Two bytes for each sample of each component, which a progressive file needs all at once.
fn coefficients(marker: u8, frame: &[u8]) -> Option<u64> {
    let number = |at: usize| -> Option<u64> {
        let bytes: [u8; 2] = frame.get(at..at + 2)?.try_into().ok()?;
        Some(u64::from(u16::from_be_bytes(bytes)))
    };
    let (height, width) = (number(3)?, number(5)?);
    if !is_progressive(marker) {
        return Some(0);
    }
    let components = frame.get(8..)?.chunks_exact(3);
    let factors = components.filter_map(|component| component.get(1));
    let areas: Vec<_> = factors
        .map(|factor| u64::from(factor >> 4) * u64::from(factor & 0xf))
        .collect();
    let largest = areas.iter().copied().max().filter(|largest| *largest > 0)?;
    let samples = width * height * areas.iter().sum::<u64>() / largest;
    Some(2 * samples)
}

#[cfg(test)]
mod tests {
    use super::{JpegFacts, look};

    /// Start, a frame of 6,000 × 4,000 with colours at half the size, one scan, end.
    fn file(marker: u8) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8, 0xff, marker, 0, 17, 8];
        file.extend_from_slice(&4000_u16.to_be_bytes());
        file.extend_from_slice(&6000_u16.to_be_bytes());
        file.extend_from_slice(&[3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
        file.extend_from_slice(&[
            0xff, 0xda, 0, 2, 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xff, 0xd9,
        ]);
        file
    }

    #[test]
    fn a_progressive_file_needs_its_coefficients() {
        let whole = |coefficients| {
            Some(JpegFacts {
                coefficients,
                is_whole: true,
            })
        };
        assert_eq!(look(&file(0xc0)), whole(0));
        assert_eq!(look(&file(0xc2)), whole(2 * 6000 * 4000 * 3 / 2));
    }

    #[test]
    fn what_is_cut_off_is_not_whole_and_nothing_breaks() {
        let file = file(0xc2);
        for end in 0..file.len() {
            let facts = look(&file[..end]);
            assert!(!facts.is_some_and(|facts| facts.is_whole), "{end}");
        }
    }

    #[test]
    fn a_file_of_a_thousand_scans_is_not_whole() {
        let mut file = file(0xc2);
        let end = file.split_off(file.len() - 2);
        for _ in 0..1000 {
            file.extend_from_slice(&[0xff, 0xda, 0, 2]);
        }
        file.extend(end);
        assert_eq!(look(&file).map(|facts| facts.is_whole), Some(false));
    }
}
