//! Content Security Policies of documents that run scripts: inline scripts are named by their hash.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// `'sha256-…'` of every inline script of an HTML document, joined by spaces (CSP 3, 2.3.1).
pub fn script_hashes(html: &str) -> String {
    let scripts = html.split("<script").skip(1).filter_map(inline_script);
    let hash = |script: &str| {
        format!(
            "'sha256-{}'",
            STANDARD.encode(crate::secret::sha256(script.as_bytes()))
        )
    };
    scripts.map(hash).collect::<Vec<_>>().join(" ")
}

fn inline_script(after_name: &str) -> Option<&str> {
    let (attributes, rest) = after_name.split_once('>')?;
    let (script, _) = rest.split_once("</script>")?;
    (!attributes.contains("src=")).then_some(script)
}

#[cfg(test)]
mod tests {
    use super::script_hashes;

    #[test]
    fn inline_scripts_are_hashed_and_others_are_not() {
        let html = r#"<script src="/a.js"></script><script type="module">alert(1)</script>"#;
        assert_eq!(
            script_hashes(html),
            "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
        );
    }
}
