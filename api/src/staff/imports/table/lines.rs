//! Lines as an editor counts them, whoever wrote the file: LF, CRLF, or CR alone.

/// How many lines end in these bytes, after which `next` comes: a CRLF is one end, and counted at its LF.
pub fn ends(bytes: &[u8], next: Option<u8>) -> u32 {
    let following = bytes.iter().skip(1).copied().map(Some).chain([next]);
    let is_end = |(byte, next): &(&u8, Option<u8>)| match **byte {
        b'\n' => true,
        b'\r' => *next != Some(b'\n'),
        _ => false,
    };
    let ends = bytes.iter().zip(following).filter(is_end).count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn each_way_to_end_a_line_counts_once() {
        assert_eq!(ends(b"a\nb\r\nc\rd", None), 3);
        assert_eq!((ends(b"a\r", Some(b'\n')), ends(b"a\r", Some(b'b'))), (0, 1));
        assert_eq!(
            (ends(b"", None), ends(b"\r\r", None), ends(b"\n\r\n", None)),
            (0, 2, 2)
        );
    }
}
