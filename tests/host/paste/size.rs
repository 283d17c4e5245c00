//! Texts of any size are read in one pass.

use token_doctor::paste::{Kind, inspect, redact};

use super::cleaned;
use crate::token::{APP_ID, whole};

/// Ten million characters of each form that could make a rule read the text repeatedly.
#[test]
fn ten_megabytes_of_any_shape_are_read() {
    const SIZE: usize = 10_000_000;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let token = whole(APP_ID);
    let prose = fill("all work and no play makes jack a dull boy ");
    let blanks = "\t\r\n".repeat(500_000);
    let (first, second) = prose.split_at(prose.len() / 2);
    let rows = [
        (fill("\""), Kind::Empty, ""),
        (fill(" "), Kind::Empty, ""),
        (fill("Z"), Kind::Unknown, ""),
        (fill("access_token="), Kind::Unknown, ""),
        (fill("access_token:\""), Kind::Unknown, ""),
        (format!("{first} {token} {second}"), Kind::AccessToken, token.as_str()),
        (format!("{blanks}{token}{blanks}"), Kind::AccessToken, token.as_str()),
    ];
    for (text, kind, found) in rows {
        let inspection = inspect(&text);
        assert_eq!(
            (inspection.kind, cleaned(&inspection)),
            (kind, found),
            "{}",
            &text[..20]
        );
        assert!(
            inspection
                .findings
                .iter()
                .all(|finding| finding.message.to_string().len() < 300)
        );
    }
}

#[test]
fn a_token_in_a_megabyte_of_any_shape_is_redacted() {
    let token = whole(APP_ID);
    for unit in [
        "Malformed access token ",
        "access_token=",
        "access_token:\"",
        "Z",
        "%7C",
        "malformed ",
        "\u{200b}",
        "1|a",
    ] {
        let filling = unit.repeat(500_000 / unit.len());
        let clean = redact(&format!("{filling} {token} {filling}"));
        assert!(!clean.contains(&token[4..20]), "{unit}");
        assert_eq!(redact(&clean), clean, "{unit}");
    }
}
