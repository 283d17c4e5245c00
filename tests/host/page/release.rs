//! The release in the footer of the page, and from when the page says that it is old.

use super::rendered::Rendered;
use time::{Date, Month};
use token_doctor::graph::{GraphVersion, VersionEnd};
use token_doctor::ui::{OLD_FROM, RELEASE, VERSION};

const MONTHS_UNTIL_OLD: u8 = 6;

/// A day such as `2026-11-27`.
fn day(written: &str) -> Date {
    let numbers: Vec<i32> = written.split('-').map(|part| part.parse().unwrap()).collect();
    let [year, month, day] = numbers[..] else {
        panic!("{written}")
    };
    let month = Month::try_from(u8::try_from(month).unwrap()).unwrap();
    Date::from_calendar_date(year, month, u8::try_from(day).unwrap()).unwrap()
}

#[tokio::test(flavor = "current_thread")]
async fn the_footer_names_the_version_and_hides_that_it_is_old() {
    let page = Rendered::page().await;
    let footer = page.elements.iter().find(|element| element.tag == "footer").unwrap();
    assert_eq!(VERSION, concat!("v", env!("CARGO_PKG_VERSION")));
    assert!(footer.text.contains(VERSION), "{}", footer.text);
    let old = page.one("id", "release-old");
    assert!(old.attribute("hidden").is_some());
    assert_eq!(old.attribute("data-from"), Some(OLD_FROM));
    assert!(footer.text.contains(&old.text));
}

#[test]
fn the_release_has_the_day_of_this_version() {
    let (version, _) = RELEASE;
    assert_eq!(
        version,
        env!("CARGO_PKG_VERSION"),
        "enter the day of the new release too"
    );
}

#[test]
fn a_release_is_old_half_a_year_after_its_day_and_before_its_graph_version_expires() {
    let (_, released) = RELEASE;
    let (released, old) = (day(released), day(OLD_FROM));
    let months = |date: Date| date.year() * 12 + i32::from(u8::from(date.month()));
    assert_eq!(months(old) - months(released), i32::from(MONTHS_UNTIL_OLD));
    assert!(old.day() <= released.day(), "the month may be shorter");
    let VersionEnd::On(end) = GraphVersion::default().end() else {
        panic!("Meta has announced until when it answers the default version");
    };
    assert!(
        day(end) >= old,
        "the page says \"half a year\", so no other reason may come first"
    );
}
