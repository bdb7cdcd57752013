//! Weeks that are called by one of their days: `Week of 1/1/2024`.

use super::headings::{WEEKLY, is_end};
use super::period::Period;
use super::span::{Span, one};
use super::{Order, Written, plain, words_of};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Words between the one for a week and its day.
const BETWEEN: [&str; 20] = [
    "beginning",
    "starting",
    "commencing",
    "ending",
    "from",
    "vom",
    "ab",
    "beginnend",
    "bis",
    "endend",
    "du",
    "au",
    "commençant",
    "desde",
    "hasta",
    "da",
    "do",
    "até",
    "من",
    "حتى",
];

/// Reads one. Where either number of its day may be the month, weeks begin on a Monday or on a Sunday, and the language
/// tells which is usual.
pub(crate) fn read_week(text: &str) -> Option<Span> {
    let text = plain(text)?;
    let words = words_of(&text);
    let (week, rest) = words.split_first()?;
    let first = rest.iter().find(|word| !BETWEEN.contains(*word))?;
    let day = text.split_once(*week)?.1;
    let day = one(day.get(day.find(*first)?..)?).filter(|day| WEEKLY.contains(week) && !day.is_long())?;
    let mut orders = [Order::DayFirst, Order::MonthFirst];
    if *week == "week" {
        orders.reverse();
    }
    let days: Vec<NaiveDate> = orders.into_iter().filter_map(|order| day.from.day(order)).collect();
    let ends = is_end(&text);
    let edges = if ends { [Weekday::Sun, Weekday::Sat] } else { [Weekday::Mon, Weekday::Sun] };
    let day = *days.iter().find(|day| edges.contains(&day.weekday())).or(days.first())?;
    let week = Period::week(if ends { day.checked_sub_days(Days::new(6))? } else { day })?;
    Some(Span { from: Written::Day(week.from), to: Written::Day(week.to) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_called_by_its_first_or_its_last_day() {
        for (text, from, to) in [
            ("Week of 1/1/2024", "2024-01-01", "2024-01-07"),
            ("Week of 8/1/2024", "2024-01-08", "2024-01-14"),
            ("Week of 1/7/2024", "2024-01-07", "2024-01-13"),
            ("Week of Jan 3, 2024", "2024-01-03", "2024-01-09"),
            ("Week ending 2024-01-07", "2024-01-01", "2024-01-07"),
            ("Woche vom 01.01.2024", "2024-01-01", "2024-01-07"),
            ("Semaine du 08/01/2024", "2024-01-08", "2024-01-14"),
            ("Semana del 8/1/2024", "2024-01-08", "2024-01-14"),
        ] {
            let read = read_week(text).and_then(|span| span.period(Order::MonthFirst));
            assert_eq!(read.map(Period::iso), Some([from, to].map(str::to_owned)), "{text}");
        }
        for text in ["Week 7, 2024", "Exported in the week of 1/1/2024", "Week", "Weekly report", "1/1/2024"] {
            assert_eq!(read_week(text), None, "{text}");
        }
    }
}
