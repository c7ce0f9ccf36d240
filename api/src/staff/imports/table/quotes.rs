//! Quotation marks that open a cell and do not close it where it ends. What reads a table goes on over them: it would take
//! all that follows, up to the next such mark or the end, for one cell.

use super::lines::ends;

#[derive(Clone, Copy)]
enum At {
    Start,
    Plain,
    Quoted,
    /// After a mark that closes the cell, or is the first of two that stand for one.
    Closed,
}

/// The lines in which such cells begin.
pub fn unclosed(text: &str, separator: u8) -> Vec<u32> {
    let bytes = text.as_bytes();
    let (mut lines, mut at, mut line, mut opened) = (Vec::new(), At::Start, 1, 1);
    let following = bytes.iter().skip(1).copied().map(Some).chain([None]);
    for (byte, next) in bytes.iter().copied().zip(following) {
        let ends_cell = byte == separator || matches!(byte, b'\n' | b'\r');
        at = match (at, byte) {
            (At::Start, b'"') => {
                opened = line;
                At::Quoted
            }
            (At::Quoted, b'"') => At::Closed,
            (At::Closed, b'"') | (At::Quoted, _) => At::Quoted,
            (At::Closed, b' ') => At::Closed,
            _ if ends_cell => At::Start,
            (At::Closed, _) => {
                lines.push(opened);
                At::Plain
            }
            (At::Start | At::Plain, _) => At::Plain,
        };
        line += ends(&[byte], next);
    }
    if matches!(at, At::Quoted) {
        lines.push(opened);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    #[test]
    fn marks_that_close_are_left_alone() {
        for text in [
            "a,b\n\"1\",\"2\"\n",
            "a\n\"say \"\"no\"\"\"\r\n",
            "a\n\"two\nlines\" ,b",
            "5\" pipe,b\"\n",
            "\"\",\"\"",
            "",
        ] {
            assert_eq!(unclosed(text, b','), Vec::<u32>::new(), "{text:?}");
        }
    }

    #[test]
    fn those_that_do_not_are_told_by_the_line_where_they_open() {
        assert_eq!(unclosed("a,b\nx,\"1\ny,2\n", b','), [2]);
        assert_eq!(unclosed("a,b\nx,\"1\ny,\"2\"\n", b','), [2]);
        assert_eq!(unclosed("a\r\"b\rc", b','), [2]);
        assert_eq!(unclosed("\"a\" b,\"c\" ;\"d", b';'), [1, 1]);
    }
}
