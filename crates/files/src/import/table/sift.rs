//! Rows of people apart from rows about other rows. Where it is not clear which a row is, it is kept.

use super::extremes;
use super::label::Label;
use super::meaning::Meaning;
use super::outline;
use super::proof;
use super::row::Row;
use super::tally::{MATCHED, Tally};
use crate::import::answer::FileReport;
use crate::import::date::Order;
use std::collections::HashMap;

/// Groups that are looked through for those that a row sums up.
const MOST_GROUPS: usize = 200;

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
            Label::Total | Label::Forwarded => self.totals += 1,
            Label::Average => self.averages += 1,
            Label::Extreme(_) | Label::Statistic => self.extremes += 1,
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

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Leaves out rows whose figures are shares of what others count.
    pub(super) fn leave_out_shares(&mut self, rates: &[Meaning]) {
        let before = self.rows.len();
        self.rows.retain(|row| !row.is_of_shares(rates));
        self.extremes += (before - self.rows.len()) as u64;
    }

    /// Forgets what the rows say in a column that holds no counts.
    pub(super) fn forget(&mut self, meaning: Meaning) {
        self.rows.iter_mut().for_each(|row| row.forget(meaning));
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
    pub(super) fn finish(mut self, order: Order, report: &mut FileReport) -> Vec<Row> {
        let mut rows = std::mem::take(&mut self.rows);
        let compared = leave_out_comparisons(&mut rows);
        let all = rows.len();
        self.totals += outline::leave_out_heads(&mut rows);
        self.totals += proof::leave_out_sums(&mut rows, order);
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
        let (mut above, mut people) = (None, None);
        rows.retain_mut(|row| {
            let is_head = heads.next_if_eq(&place).is_some();
            place += 1;
            if is_head {
                above = row.span;
                people = row.people();
                self.totals += 1;
                self.all.shift(row, -1.0);
            } else {
                row.count_people(people.take());
            }
            row.span = row.span.or(above);
            !is_head
        });
        self.rows = rows;
        let _ = self.leave_out_end(true) || self.leave_out_end(false);
        report.leave_out("total", self.totals);
        report.leave_out("average", self.averages);
        report.leave_out("extreme", self.extremes);
        report.leave_out("comparison", compared);
        self.rows
    }
}

/// Leaves out what stands below a table to compare it with: what nobody is called, and what may be a name beside that or
/// a sum, or about as large as all of it; how many rows. Elsewhere they are called so by chance.
fn leave_out_comparisons(rows: &mut Vec<Row>) -> u64 {
    let is_comparison = |row: &Row| matches!(row.label, Label::Comparison(_));
    let may_follow = |row: &Row| is_comparison(row) || row.label.is_clear() || row.label.may_be_statistic();
    let below = rows.iter().rposition(|row| !may_follow(row)).map_or(0, |last| last + 1);
    let mut whole = Tally::default();
    rows.iter().take(below).for_each(|row| whole.shift(row, 1.0));
    let is_sure = |row: &Row| row.label == Label::Comparison(true);
    let is_beside = rows.iter().skip(below).any(|row| row.label.is_clear() || is_sure(row));
    // A sum of all that holds them too says that they belong to it.
    let mut all = whole;
    rows.iter().skip(below).filter(|row| is_comparison(row)).for_each(|row| all.shift(row, 1.0));
    let belong = rows.iter().skip(below).any(|row| row.label == Label::Total && all.is_sum(row) && !whole.is_sum(row));
    let compares = |row: &Row| {
        !belong && row.is_terse && row.span.is_none() && (is_beside || is_sure(row) || whole.is_compared(row))
    };
    for (place, row) in rows.iter_mut().enumerate() {
        if is_comparison(row) && !(place >= below && compares(row)) {
            row.label = Label::Other;
        }
    }
    let before = rows.len();
    rows.retain(|row| !is_comparison(row));
    (before - rows.len()) as u64
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
        larger += usize::from(group.is_large());
        surer += usize::from(group.full >= 2.0 && group.summed(head) >= 2);
        let idle = below.iter().skip(most + 1).take_while(|row| is_blank(row)).count();
        heads.push(rows.len() - rest.len());
        rest = below.get(most + 1 + idle..).unwrap_or_default();
    }
    if surer >= 2 || larger >= 3 { heads } else { Vec::new() }
}
