//! Rows of people apart from rows about other rows. Where it is not clear which a row is, it is kept.

use super::below::{Below, Closed};
use super::chance;
use super::claim::{Claim, Claims};
use super::comparison;
use super::extremes;
use super::label::Label;
use super::meaning::Meaning;
use super::metric::Metric;
use super::outline;
use super::proof;
use super::row::{Row, SUMMED};
use super::tally::Tally;
use super::tree::{self, Head};
use crate::import::answer::FileReport;
use crate::import::date::{Order, Span};
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
    /// How many rows say who they are about.
    named: usize,
    totals: u64,
    /// Totals that are not the sums of what stands above them.
    claims: Claims,
    closed: Closed,
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

    /// Leaves out rows that count nothing of what is meant, and what others say of that; how many rows.
    pub(super) fn leave_out_others(&mut self, meant: &[Meaning]) -> u64 {
        let before = self.rows.len();
        self.rows.retain_mut(|row| {
            let Some(metric) = row.metric else { return true };
            let others = meant.iter().filter(|meaning| metric != Metric::Meant(**meaning));
            others.for_each(|&meaning| row.forget(meaning));
            SUMMED.into_iter().any(|meaning| row.figure(meaning).is_some())
        });
        (before - self.rows.len()) as u64
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

    /// Whether a row is the sum of the last groups, or of what follows the last sum.
    fn closes_some(&self, row: &Row) -> bool {
        let mut whole = self.group;
        let sums = self.groups.iter().rev().take(MOST_GROUPS).map(|group| whole.add(group));
        self.group.is_sum(row) || sums.into_iter().any(|whole| whole.is_sum(row))
    }

    /// Whether a row is kept, when it is compared with those before it.
    fn keeps(&mut self, row: &Row) -> bool {
        // Where most rows have no label, it says nothing that one is missing.
        let is_blank = row.label == Label::Empty && self.labelled * 2 > self.kept && !row.is_dated;
        let is_like = matches!(row.label, Label::LikeTotal | Label::Everybody);
        // "Finance Total", and nobody beside it where all others have a name.
        let is_nameless = row.name.is_none() && self.kept > 0 && self.named == self.kept;
        let is_total = [self.all, self.group].iter().any(|tally| {
            let least = if is_like && (self.totals > 0 || is_nameless) { 1.0 } else { 2.0 };
            tally.rows >= least && tally.is_sum(row)
        });
        let is_outer = row.label == Label::LikeTotal && self.closes_groups(row);
        if row.label == Label::Total || is_outer || ((is_like || is_blank) && is_total) {
            if !is_total && !is_outer && !self.closes_some(row) {
                self.claims.take(row, self.kept);
            }
            match row.label {
                Label::Total => self.closed.take(row, self.kept, &self.all),
                _ => self.closed.forget(),
            }
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
        self.named += usize::from(row.name.is_some());
        self.all.shift(row, 1.0);
        self.group.shift(row, 1.0);
        self.kept += 1;
        true
    }

    /// All rows but the last, or but the first.
    fn others(&self, is_last: bool) -> &[Row] {
        let others = if is_last { self.rows.split_last() } else { self.rows.split_first() };
        others.map_or(&[], |(_, others)| others)
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
                _ => (is_last && tally.is_unsaid_sum(row)) || chance::is_surely_sum(row, self.others(is_last)),
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

    /// Leaves out rows that sum up those that follow. Their time is that of these, and the people that they count stay. Above
    /// months stands who they are about.
    fn leave_out_heads(&mut self, rows: &mut Vec<Row>, heads: &[Head]) {
        for head in heads {
            let name = rows.get(head.place).filter(|row| !row.is_called_time).and_then(|row| row.name);
            let months = rows.get_mut(head.place + 1..head.end).unwrap_or_default();
            if name.is_some() && months.iter().all(|row| row.is_called_time) {
                months.iter_mut().for_each(|row| row.name = name);
            }
        }
        let mut heads = heads.iter().peekable();
        let mut place = 0;
        let mut around: Vec<(usize, Option<Span>)> = Vec::new();
        let mut people = None;
        rows.retain_mut(|row| {
            around.retain(|(end, _)| place < *end);
            let head = heads.next_if(|head| head.place == place);
            place += 1;
            if let Some(head) = head {
                around.push((head.end, row.span));
                people = row.people().into_iter().chain(people).reduce(f64::max);
                self.totals += 1;
                self.all.shift(row, -1.0);
            } else {
                row.count_people(people.take());
            }
            row.span = row.span.or(around.iter().rev().find_map(|(_, span)| *span));
            head.is_none()
        });
    }

    /// The same of those that stand below what they sum up.
    fn leave_out_feet(&mut self, rows: &mut Vec<Row>, feet: &[usize]) {
        let mut feet = feet.iter().peekable();
        let mut place = 0;
        rows.retain(|row| {
            let is_foot = feet.next_if_eq(&&place).is_some();
            place += 1;
            if is_foot {
                self.totals += 1;
                self.all.shift(row, -1.0);
            }
            !is_foot
        });
    }

    /// The rows that are left, and the total that the table says of them.
    pub(super) fn finish(mut self, order: Order, report: &mut FileReport) -> (Vec<Row>, Option<Claim>) {
        let mut rows = std::mem::take(&mut self.rows);
        let compared = comparison::leave_out(&mut rows);
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
        let mut total = self.claims.of_whole(rows.len());
        match self.closed.below(&rows) {
            Below::Rest => {}
            Below::Doubtful(claim) => total = total.or(Some(claim)),
            Below::Other(end) => {
                let below = rows.split_off(end);
                below.iter().for_each(|row| self.all.shift(row, -1.0));
                report.leave_out("below-total", below.len() as u64);
            }
        }
        let heads = tree::find(&rows.iter().collect::<Vec<_>>(), total.as_ref(), false);
        self.leave_out_heads(&mut rows, &heads);
        if heads.is_empty() {
            let reversed: Vec<&Row> = rows.iter().rev().collect();
            let last = reversed.len().saturating_sub(1);
            let feet = tree::find(&reversed, total.as_ref(), true);
            let mut feet: Vec<usize> = feet.into_iter().map(|foot| last.saturating_sub(foot.place)).collect();
            feet.sort_unstable();
            self.leave_out_feet(&mut rows, &feet);
        }
        self.rows = rows;
        let _ = self.leave_out_end(true) || self.leave_out_end(false);
        report.leave_out("total", self.totals);
        report.leave_out("average", self.averages);
        report.leave_out("extreme", self.extremes);
        report.leave_out("comparison", compared);
        (self.rows, total)
    }
}
