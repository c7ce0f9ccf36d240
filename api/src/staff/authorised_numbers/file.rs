//! A table as spreadsheets save it: UTF-8 with or without a byte order mark, lines that end with CRLF or LF, fields between
//! commas, semicolons or tabs, quoted where need be (RFC 4180). A field does not go over lines.

const MARK: char = '\u{feff}';

/// One line with its number, as an editor counts them.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub number: usize,
    pub fields: Vec<String>,
}

/// The first line that is no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8(pub usize);

/// The lines that say something.
pub fn lines(bytes: &[u8]) -> Result<Vec<Line>, NotUtf8> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        NotUtf8(1 + before.iter().filter(|byte| **byte == b'\n').count())
    })?;
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let separator = separator(text);
    let lines = text.lines().enumerate().map(|(place, line)| Line {
        number: place + 1,
        fields: fields(line, separator),
    });
    Ok(lines
        .filter(|line| line.fields.iter().any(|field| !field.is_empty()))
        .collect())
}

/// By the first line that has one.
fn separator(text: &str) -> char {
    let known = |c: &char| matches!(c, ',' | ';' | '\t');
    text.chars().find(known).unwrap_or(',')
}

fn fields(line: &str, separator: char) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted || field.trim().is_empty() => quoted = !quoted,
            letter if letter == separator && !quoted => fields.push(std::mem::take(&mut field)),
            letter => field.push(letter),
        }
    }
    fields.push(field);
    fields.into_iter().map(|field| field.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{NotUtf8, lines};

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        let lines = lines(text.as_bytes()).unwrap();
        lines.into_iter().map(|line| (line.number, line.fields)).collect()
    }

    fn row(number: usize, fields: &[&str]) -> (usize, Vec<String>) {
        (number, fields.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn spreadsheets_save_in_several_ways() {
        let expected = [row(1, &["a", "012"]), row(3, &["b", "034"])];
        for text in [
            "a,012\n\nb,034\n",
            "\u{feff}a;012\r\n;\r\nb;034",
            "a\t012\r\n\t\r\nb\t034\r\n",
            "\"a\", \"012\"\n,\nb ,034",
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
        assert_eq!(read("\"a;\"\"b\";1"), [row(1, &["a;\"b", "1"])]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn the_line_that_is_no_utf_8_is_named() {
        assert_eq!(lines(b"a,1\nb,2\n\xff\xfe,3"), Err(NotUtf8(3)));
    }
}
