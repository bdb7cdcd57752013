//! Rows of people apart from rows about other rows. Where it is not clear which a row is, it is kept.

use super::extremes;
use super::label::Label;
use super::meaning::Meaning;
use super::row::Row;
use crate::import::answer::FileReport;
use std::collections::HashMap;

/// Figures that a sum of rows has to match. People reached are not added up, so they are none.
const MATCHED: [Meaning; 4] = [Meaning::Shares, Meaning::Impressions, Meaning::Clicks, Meaning::Engagements];

/// What it takes to tell a sum by its figures alone: so many rows, and so much in each column, do not meet by chance.
const LEAST_ROWS: f64 = 8.0;
const LEAST_SUM: f64 = 30.0;
/// Groups that are looked through for those that a row sums up.
const MOST_GROUPS: usize = 200;

/// Sums of some rows.
#[derive(Clone, Copy, Default)]
struct Tally {
    rows: f64,
    /// Those with a figure that is not 0.
    full: f64,
    sums: [f64; MATCHED.len()],
}

impl Tally {
    fn shift(&mut self, row: &Row, by: f64) {
        self.rows += by;
        self.full += if MATCHED.iter().any(|&meaning| row.number(meaning) != 0.0) { by } else { 0.0 };
        for (sum, meaning) in self.sums.iter_mut().zip(MATCHED) {
            *sum += by * row.number(meaning);
        }
    }

    /// Takes the rows of another; all of them.
    fn add(&mut self, other: &Tally) -> Tally {
        self.rows += other.rows;
        self.full += other.full;
        for (sum, more) in self.sums.iter_mut().zip(other.sums) {
            *sum += more;
        }
        *self
    }

    fn without(mut self, row: &Row) -> Tally {
        self.shift(row, -1.0);
        self
    }

    /// Columns of a row that have a figure and a sum that is not 0, when `fits` holds for each that has a figure.
    fn fitting(&self, row: &Row, fits: impl Fn(f64, f64) -> bool) -> usize {
        let pairs = || MATCHED.iter().zip(self.sums).filter_map(|(&meaning, sum)| Some((row.figure(meaning)?, sum)));
        if pairs().all(|(figure, sum)| fits(figure, sum)) { pairs().filter(|(_, sum)| *sum != 0.0).count() } else { 0 }
    }

    fn is_sum(&self, row: &Row) -> bool {
        self.summed(row) > 0
    }

    /// Columns in which a row is the sum.
    fn summed(&self, row: &Row) -> usize {
        self.fitting(row, |figure, sum| (figure - sum).abs() <= 1e-3 * sum.abs() + 1e-6)
    }

    /// A row in a table of the best few may sum up the others too.
    fn is_exceeded(&self, row: &Row) -> bool {
        self.rows >= 2.0 && self.fitting(row, |figure, sum| figure >= sum) > 0
    }

    /// As near as the figure is written.
    fn is_mean(&self, row: &Row) -> bool {
        let is_near = |figure: f64, sum: f64| (figure - sum / self.rows).abs() <= rounding(figure);
        self.rows >= 2.0 && self.fitting(row, is_near) > 0
    }

    /// Whether a row is the sum though its label does not say so.
    fn is_unsaid_sum(&self, row: &Row) -> bool {
        let large = self.sums.iter().filter(|sum| **sum >= LEAST_SUM).count();
        self.full >= LEAST_ROWS && large >= 2 && self.summed(row) >= 2
    }
}

/// Half of the last place that a figure is written with.
fn rounding(figure: f64) -> f64 {
    let written = figure.to_string();
    let places = written.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(9));
    0.5 * 0.1_f64.powi(i32::try_from(places).unwrap_or(0)) + 1e-9 * figure.abs()
}

/// Keeps rows that are nobody's sum.
#[derive(Default)]
pub(super) struct Sift {
    rows: Vec<Row>,
    /// How many rows bear a label that might say that they are about others.
    borne: HashMap<Box<str>, usize>,
    kept: usize,
    all: Tally,
    /// Since the last sum.
    group: Tally,
    /// What sums have closed, those that another sum is of together.
    groups: Vec<Tally>,
    labelled: usize,
    totals: u64,
    averages: u64,
    extremes: u64,
}

impl Sift {
    /// Leaves out a row whose label says enough; whether it did.
    pub(super) fn refuses(&mut self, label: Label) -> bool {
        match label {
            Label::Total => self.totals += 1,
            Label::Average => self.averages += 1,
            Label::Extreme => self.extremes += 1,
            _ => return false,
        }
        true
    }

    /// Takes a row and what its label says.
    pub(super) fn take(&mut self, mut row: Row, text: String) {
        if !matches!(row.label, Label::Empty | Label::Other) {
            let text = text.into_boxed_str();
            *self.borne.entry(text.clone()).or_default() += 1;
            row.said = Some(text);
        }
        self.rows.push(row);
    }

    /// What many rows are called tells none of them from the others.
    fn is_common(&self, row: &Row, rows: usize) -> bool {
        let borne = row.said.as_ref().and_then(|text| self.borne.get(text)).copied().unwrap_or(0);
        let most = if row.label.is_clear() { 2 } else { 3 };
        borne >= 2 && borne * most > rows
    }

    fn leave_out_total(&mut self) {
        self.totals += 1;
        let group = std::mem::take(&mut self.group);
        self.groups.extend(Some(group).filter(|group| group.rows > 0.0));
    }

    /// Closes what a row sums up of the groups above it, when they have sums of their own; whether it does.
    fn closes_groups(&mut self, row: &Row) -> bool {
        let mut whole = Tally::default();
        let last = self.groups.iter().enumerate().rev().take(MOST_GROUPS).filter(|_| self.group.rows == 0.0);
        let found = last.map(|(place, group)| (place, whole.add(group))).find(|(_, whole)| whole.is_sum(row));
        let Some((place, whole)) = found else { return false };
        self.groups.truncate(place);
        self.groups.push(whole);
        true
    }

    /// Whether a row is kept, when it is compared with those before it.
    fn keeps(&mut self, row: &Row) -> bool {
        // Where most rows have no label, it says nothing that one is missing.
        let is_blank = row.label == Label::Empty && self.labelled * 2 > self.kept && !row.is_dated;
        let is_like = matches!(row.label, Label::LikeTotal | Label::Everybody);
        let is_total = [self.all, self.group].iter().any(|tally| {
            let least = if is_like && self.totals > 0 { 1.0 } else { 2.0 };
            tally.rows >= least && tally.is_sum(row)
        });
        let is_outer = row.label == Label::LikeTotal && self.closes_groups(row);
        if row.label == Label::Total || is_outer || ((is_like || is_blank) && is_total) {
            self.leave_out_total();
            return false;
        }
        let last = self.groups.last().filter(|_| self.group.rows == 0.0).unwrap_or(&self.group);
        // One word may be a name as well: an average stands below a sum.
        let is_below = self.group.rows == 0.0 || row.said.as_ref().is_some_and(|said| said.contains(' '));
        let is_mean = row.label == Label::LikeAverage && is_below && last.is_mean(row);
        if self.refuses(if is_mean { Label::Average } else { row.label }) {
            return false;
        }
        self.labelled += usize::from(row.label != Label::Empty);
        self.all.shift(row, 1.0);
        self.group.shift(row, 1.0);
        self.kept += 1;
        true
    }

    /// Leaves out the first or the last row when it is about all the others; whether it did.
    fn leave_out_end(&mut self, is_last: bool) -> bool {
        let Some(row) = (if is_last { self.rows.last() } else { self.rows.first() }) else { return false };
        let tally = self.all.without(row);
        let is_average = row.label == Label::LikeAverage && tally.is_mean(row);
        let is_total = !row.is_dated
            && match row.label {
                Label::Everybody => tally.is_exceeded(row),
                Label::LikeTotal => tally.rows >= 2.0 && tally.is_sum(row),
                Label::Empty => self.labelled * 2 > self.kept && tally.rows >= 2.0 && tally.is_sum(row),
                _ => is_last && tally.is_unsaid_sum(row),
            };
        if !is_average && !is_total {
            return false;
        }
        self.averages += u64::from(is_average);
        self.totals += u64::from(!is_average);
        if is_last {
            self.rows.pop();
        } else {
            self.rows.remove(0);
        }
        true
    }

    /// The rows that are left.
    pub(super) fn finish(mut self, report: &mut FileReport) -> Vec<Row> {
        let mut rows = std::mem::take(&mut self.rows);
        let all = rows.len();
        extremes::tell(&mut rows);
        rows.retain_mut(|row| {
            if self.is_common(row, all) {
                row.label = Label::Other;
            }
            let is_kept = self.keeps(row);
            row.said = None;
            is_kept
        });
        let mut heads = heads(&rows).into_iter().peekable();
        let mut place = 0;
        let mut above = None;
        rows.retain_mut(|row| {
            let is_head = heads.next_if_eq(&place).is_some();
            place += 1;
            if is_head {
                above = row.span;
                self.totals += 1;
                self.all.shift(row, -1.0);
            }
            row.span = row.span.or(above);
            !is_head
        });
        self.rows = rows;
        let _ = self.leave_out_end(true) || self.leave_out_end(false);
        report.leave_out("total", self.totals);
        report.leave_out("average", self.averages);
        report.leave_out("extreme", self.extremes);
        self.rows
    }
}

/// Rows that sum up those below them, as pivot tables write their groups: when the whole table falls into such groups, and
/// not by chance. A day is nobody's sum but of rows without one, for which it counts.
fn heads(rows: &[Row]) -> Vec<usize> {
    let (mut heads, mut larger, mut surer) = (Vec::new(), 0, 0);
    let mut rest = rows;
    let is_blank = |row: &Row| MATCHED.iter().all(|&meaning| row.number(meaning) == 0.0);
    while let Some((head, below)) = rest.split_first() {
        let mut group = Tally::default();
        let most = below.iter().position(|row| {
            group.shift(row, 1.0);
            group.is_sum(head)
        });
        let is_days = |most: usize| head.is_dated && below.iter().take(most + 1).any(|row| row.is_dated);
        let Some(most) = most.filter(|&most| !is_days(most)) else { return Vec::new() };
        let is_large = group.full >= 2.0 && group.sums.iter().any(|sum| *sum >= LEAST_SUM);
        larger += usize::from(is_large);
        surer += usize::from(group.full >= 2.0 && group.summed(head) >= 2);
        let idle = below.iter().skip(most + 1).take_while(|row| is_blank(row)).count();
        heads.push(rows.len() - rest.len());
        rest = below.get(most + 1 + idle..).unwrap_or_default();
    }
    if surer >= 2 || larger >= 3 { heads } else { Vec::new() }
}
