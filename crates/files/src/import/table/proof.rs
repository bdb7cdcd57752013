//! Rows that their figures prove to be the sums of others, whatever they are called: a quarter below its months, a year
//! to date, somebody on all networks.

mod within;

use super::Columns;
use super::label::Label;
use super::row::Row;
use super::tally::Tally;
use crate::import::cell::Cell;
use crate::import::date::{Order, Period};
use std::borrow::Cow;
use std::collections::HashMap;

/// Comparisons of spans beyond which the rest is taken as it is.
const MOST_STEPS: usize = 20_000_000;

/// Rows, their days, and which of them are sums.
struct Proof<'r> {
    rows: &'r [Row],
    periods: Vec<Option<Period>>,
    are_sums: Vec<bool>,
}

/// Leaves out the sums; how many they are. The people that a sum counts stay with the others.
pub(super) fn leave_out_sums(rows: &mut Vec<Row>, order: Order) -> u64 {
    let period = |row: &Row| row.span.or(row.year).and_then(|span| span.period(order)).or(row.of_year);
    let periods = rows.iter().map(period).collect();
    let mut proof = Proof { rows, periods, are_sums: vec![false; rows.len()] };
    proof.find_of_names();
    proof.find_within_days();
    proof.find_of_runs();
    proof.find_of_all_spans();
    proof.find_undated();
    let mut are_sums = proof.are_sums.into_iter();
    let before = rows.len();
    let mut people: Option<f64> = None;
    rows.retain_mut(|row| {
        let is_sum = are_sums.next() == Some(true);
        if is_sum {
            people = people.into_iter().chain(row.people()).reduce(f64::max);
        }
        !is_sum
    });
    if let Some(first) = rows.first_mut() {
        first.count_people(people);
    }
    (before - rows.len()) as u64
}

/// Which rows are sums of those of shorter spans, whatever tables they are from.
pub(super) fn are_sums_of_spans(rows: &[Row], periods: Vec<Option<Period>>) -> Vec<bool> {
    let mut proof = Proof { rows, periods, are_sums: vec![false; rows.len()] };
    proof.find_of_all_spans();
    proof.are_sums
}

/// The rows that are not the sum of those above them, or of all others.
pub(super) fn without_sums<'r, 'a>(below: &[Cow<'r, [Cell<'a>]>], columns: &Columns) -> Vec<Cow<'r, [Cell<'a>]>> {
    let rows: Vec<Option<Row>> = below.iter().map(|cells| Row::read(cells, Label::Other, columns)).collect();
    let (mut whole, mut above) = (Tally::default(), Tally::default());
    rows.iter().flatten().for_each(|row| whole.shift(row, 1.0));
    let is_other = |row: &Option<Row>| {
        let Some(row) = row else { return true };
        let is_sum = above.is_surely(row) || whole.without(row).is_surely(row);
        if !is_sum {
            above.shift(row, 1.0);
        }
        !is_sum
    };
    let are_others: Vec<bool> = rows.iter().map(is_other).collect();
    below.iter().zip(are_others).filter(|(_, is_other)| *is_other).map(|(cells, _)| cells.clone()).collect()
}

/// What the rows of shorter spans inside another add up to.
struct Parts {
    tally: Tally,
    /// Whether they begin and end together with it.
    are_whole: bool,
}

impl Proof<'_> {
    /// Rows that are neither sums by what they are called nor proven to be some.
    fn others(&self) -> impl Iterator<Item = (usize, &Row, Option<Period>)> {
        let proven = self.are_sums.iter().zip(&self.periods);
        let rows = self.rows.iter().zip(proven).enumerate();
        rows.filter(|(_, (row, (is_sum, _)))| !**is_sum && !row.label.is_clear())
            .map(|(place, (row, (_, period)))| (place, row, *period))
    }

    fn mark(&mut self, places: impl IntoIterator<Item = usize>) {
        for place in places {
            if let Some(is_sum) = self.are_sums.get_mut(place) {
                *is_sum = true;
            }
        }
    }

    /// Rows that say beside a name that they are sums: of all rows of that name, or of those of the same days.
    fn find_of_names(&mut self) {
        let says_sum = |row: &Row| row.says_sum || row.says_all;
        if !self.rows.iter().any(says_sum) {
            return;
        }
        let mut tallies: HashMap<(u64, Option<Period>), Tally> = HashMap::new();
        for (_, row, period) in self.others().filter(|(_, row, _)| !says_sum(row)) {
            let Some(name) = row.name else { continue };
            tallies.entry((name, None)).or_default().shift(row, 1.0);
            if period.is_some() {
                tallies.entry((name, period)).or_default().shift(row, 1.0);
            }
        }
        let is_sum = |row: &Row, period: Option<Period>| {
            let Some(name) = row.name else { return false };
            [None, period].into_iter().any(|of| tallies.get(&(name, of)).is_some_and(|tally| tally.is_sum(row)))
        };
        let said = self.others().filter(|(_, row, period)| says_sum(row) && is_sum(row, *period));
        let found: Vec<usize> = said.map(|(place, ..)| place).collect();
        self.mark(found);
    }

    /// The same where nobody has said which column holds the names: of the rows since the last such row.
    fn find_of_runs(&mut self) {
        let mut found = Vec::new();
        let mut run = Tally::default();
        for (place, row, _) in self.others().filter(|(_, row, _)| row.name.is_none()) {
            if !row.says_sum {
                run.shift(row, 1.0);
            } else if std::mem::take(&mut run).is_surely(row) {
                found.push(place);
            }
        }
        self.mark(found);
    }

    /// Rows that sum up shorter ones: of the same texts, or of all that others did.
    fn find_of_all_spans(&mut self) {
        self.find_of_spans(|row| row.key.unwrap_or(0), |parts, row| parts.are_whole || parts.tally.is_surely(row));
        // What somebody did in a quarter is no sum of what others did in its months.
        let is_of_all = |parts: &Parts, row: &Row| row.name.is_none() && parts.tally.is_large();
        self.find_of_spans(
            |_| 0,
            |parts, row| is_of_all(parts, row) && (parts.are_whole || parts.tally.is_surely(row)),
        );
    }

    /// Rows whose days contain those of several others of their group, by which shorter ones are found before longer ones.
    fn find_of_spans(&mut self, group: impl Fn(&Row) -> u64, is_enough: impl Fn(&Parts, &Row) -> bool) {
        let length = |period: Period| period.to.signed_duration_since(period.from);
        let dated = || self.others().filter_map(|(place, row, period)| Some((place, row, period?)));
        let Some(shortest) = dated().map(|(.., period)| length(period)).min() else { return };
        let mut longer: Vec<_> = dated().filter(|(.., period)| length(*period) > shortest).collect();
        if longer.is_empty() {
            return;
        }
        longer.sort_by_key(|(.., period)| length(*period));
        let mut groups: HashMap<u64, HashMap<Period, Tally>> = HashMap::new();
        for (_, row, period) in dated() {
            groups.entry(group(row)).or_default().entry(period).or_default().shift(row, 1.0);
        }
        let mut steps = 0;
        let mut found = Vec::new();
        for (place, row, period) in longer {
            let Some(spans) = groups.get_mut(&group(row)) else { continue };
            steps += spans.len();
            if steps > MOST_STEPS {
                break;
            }
            let parts = Parts::of(period, spans);
            if parts.tally.full >= 2.0 && parts.tally.is_sum(row) && is_enough(&parts, row) {
                found.push(place);
                spans.entry(period).or_default().shift(row, -1.0);
            }
        }
        self.mark(found);
    }

    /// Rows among dated ones whose date is in words: sums of all of these, of those above, or of those since the last such
    /// sum. A row that says nothing where its date would be may be of any day.
    fn find_undated(&mut self) {
        let (mut whole, mut all, mut rest) = (Tally::default(), 0, 0);
        for (_, row, period) in self.others() {
            all += 1;
            match period {
                Some(_) => whole.shift(row, 1.0),
                None => rest += 1,
            }
        }
        if rest == 0 || rest * 2 > all {
            return;
        }
        let (mut above, mut run) = (Tally::default(), Tally::default());
        let mut found = Vec::new();
        for (place, row, period) in self.others() {
            if period.is_some() {
                above.shift(row, 1.0);
                run.shift(row, 1.0);
            } else if row.is_worded {
                // "May 2026 Total", of however few rows since the last.
                let is_said = row.label == Label::LikeTotal && run.is_sum(row);
                if is_said || [&whole, &above, &run].into_iter().any(|tally| tally.is_surely(row)) {
                    found.push(place);
                    run = Tally::default();
                }
            }
        }
        self.mark(found);
    }
}

impl Parts {
    fn of(whole: Period, spans: &HashMap<Period, Tally>) -> Parts {
        let mut tally = Tally::default();
        let mut around: Option<Period> = None;
        for (&period, of_period) in spans {
            if period != whole && whole.from <= period.from && period.to <= whole.to && of_period.rows > 0.0 {
                tally.add(of_period);
                around = Period::around(around.into_iter().chain([period]));
            }
        }
        Parts { tally, are_whole: around == Some(whole) }
    }
}
