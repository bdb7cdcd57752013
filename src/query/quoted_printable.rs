//! What quoted-printable mail writes for signs, where a reader has not undone it: `=3D` for `=`, `=20` for a space.

/// The sign `=` itself.
const EQUALS: &str = "3D";

/// A value, which holds no `=` of its own, with such signs as addresses write them.
pub(super) fn undone(value: &str) -> String {
    let value = without_doubled(value);
    // The `=` between key and value.
    let mut parts = value.strip_prefix(EQUALS).unwrap_or(value).split('=');
    let mut undone = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|code| Some((code, u8::from_str_radix(code, 16).ok()?)));
        match code.filter(|&(_, byte)| is_written(byte)) {
            // At the end it is none that shows a value cut off.
            Some((EQUALS, _)) if part == EQUALS => {}
            Some((code, _)) => {
                undone.push('%');
                undone.push_str(code);
                undone.push_str(part.get(2..).unwrap_or_default());
            }
            None => {
                undone.push('=');
                undone.push_str(part);
            }
        }
    }
    undone
}

/// A value without further signs `=` that were typed before it. Mail writes the sign between key and value as its code too,
/// so that a plain one begins no code, `=40`, but for signs of several bytes: no number and no word begins like these.
fn without_doubled(value: &str) -> &str {
    let typed = value.trim_start_matches('=');
    let several =
        typed.starts_with(|sign| matches!(sign, 'A'..='F')) && typed.get(2..).is_some_and(|rest| rest.starts_with('='));
    if typed.starts_with(char::is_alphanumeric) && !several { typed } else { value }
}

/// Whether mail writes a byte as its code: letters and digits stay.
fn is_written(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && (byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'))
}
