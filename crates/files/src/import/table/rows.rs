//! The rows of a sheet that count, in blocks where its headings are repeated.

use super::blocks::{Blocks, Turn};
use super::figures::Figures;
use super::label::Label;
use super::meaning::Meaning;
use super::row::Row;
use super::sift::Sift;
use super::{Columns, Sheet, best, preamble};
use crate::import::answer::FileReport;
use crate::import::cell::at;
use crate::import::date::Span;
use crate::import::document::Damage;
use std::borrow::Cow;
use std::collections::HashSet;
use std::mem;

/// The rows of a sheet before it is known which of them are sums.
#[derive(Default)]
pub(super) struct Read {
    blocks: Vec<Block>,
    pub(super) figures: Figures,
    unreadable: u64,
    /// The lines below the last row.
    below: preamble::Below,
    /// Added to serials.
    shift: f64,
    /// Rows of other views of the same.
    twice: u64,
}

/// Rows below one row of headings, or below several of the same.
#[derive(Default)]
struct Block {
    sift: Sift,
    /// Whether it is said to be a list of the best.
    is_best: bool,
}

impl Read {
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> + Clone {
        self.blocks.iter().flat_map(|block| block.sift.rows())
    }

    /// The one span that lines below the table say.
    pub(super) fn said_below(&self) -> Option<Span> {
        self.below.span(self.shift)
    }

    /// The rows that count: no sums of others, no rates, and nothing that another block says too.
    pub(super) fn sift(self, rates: &[Meaning], columns: &Columns, report: &mut FileReport) -> Vec<Row> {
        let spans: Vec<Span> = self.rows().filter_map(|row| row.span.or(row.year)).collect();
        let order = columns.dates.order(&spans);
        let finish = |mut block: Block| {
            block.sift.leave_out_shares(rates);
            rates.iter().for_each(|&meaning| block.sift.forget(meaning));
            (block.sift.finish(order, report), block.is_best)
        };
        let mut blocks: Vec<(Vec<Row>, bool)> = self.blocks.into_iter().map(finish).collect();
        report.leave_out("twice", best::leave_out(&mut blocks));
        let mut rows: Vec<Row> = Vec::new();
        for (block, _) in blocks {
            // Below a table by people another may say the same by team.
            if says_same(&block, &rows) {
                report.leave_out("twice", block.len() as u64);
            } else {
                rows.extend(block);
            }
        }
        report.leave_out("twice", self.twice);
        report.leave_out("unreadable", self.unreadable);
        rows
    }
}

/// Whether two blocks add up to the same, of the same time: two rows may be alike by chance.
fn says_same(one: &[Row], other: &[Row]) -> bool {
    fn spans(rows: &[Row]) -> HashSet<Span> {
        rows.iter().filter_map(|row| row.span).collect()
    }
    let are_apart = || {
        let (one, other) = (spans(one), spans(other));
        !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
    };
    one.len() + other.len() > 2
        && !other.is_empty()
        && super::row::sums_of(one) == super::row::sums_of(other)
        && !are_apart()
}

pub(super) fn read(sheet: &Sheet<'_, '_>, columns: &mut Columns) -> Result<Read, Damage> {
    let shift = sheet.table.serial_shift;
    let mut read = Read { shift, ..Read::default() };
    let mut block = Block { sift: Sift::default(), is_best: best::is_called_so(sheet) };
    let mut blocks = Blocks::new(&sheet.heading, &columns.places);
    // What a line says above headings that are repeated.
    let mut around: Option<Span> = None;
    sheet.table.rows_below(sheet.heading.row, &mut |cells| {
        let turn = blocks.turn(&sheet.heading, cells);
        if let Some(turn) = turn {
            blocks.begin(turn, &sheet.heading, cells);
            columns.carried.forget();
            let between = mem::take(&mut read.below);
            around = between.span(shift).or(around);
            let is_best = between.lines().any(best::says) || best::says_more(cells, &sheet.heading);
            // A list goes on below headings that are repeated on each page.
            if turn == Turn::Group || is_best || (block.is_best && between.lines().next().is_some()) {
                read.blocks.push(mem::replace(&mut block, Block { sift: Sift::default(), is_best }));
            }
        }
        if blocks.is_view() {
            read.twice += u64::from(turn.is_none());
            return;
        }
        let cells = &*blocks.arrange(cells);
        let whole = columns.carried.fill(cells);
        // A sum says so in its own cells; what is carried down only says whose a row is.
        let (label, text) = match Label::of(cells, columns.who(cells)) {
            (Label::Empty, _) if matches!(whole, Cow::Owned(_)) => (Label::Other, String::new()),
            own => own,
        };
        // Studies and campaigns are called so; nobody is.
        let label = if label == Label::Comparison(true) && !blocks.are_of_people(&sheet.heading) {
            Label::Comparison(false)
        } else {
            label
        };
        let row = if preamble::is_day(cells, shift) { None } else { Row::read(&whole, label, columns) };
        match row {
            Some(mut row) => {
                read.below = preamble::Below::default();
                row.span = row.span.or(around.filter(|_| columns.dates.may_be_around()));
                if !label.is_clear() {
                    read.figures.take(&whole, columns);
                    // A list of the best says again what stands elsewhere.
                    if !block.is_best {
                        read.figures.miss(blocks.missing(), columns);
                    }
                }
                row.level = columns.carried.level(cells);
                row.says_sum = label == Label::Other && columns.carried.says_sum(cells);
                row.says_all = label == Label::Other && columns.carried.says_all(cells);
                row.is_dated &= columns.dates.at.is_some_and(|column| !at(cells, column).is_empty());
                block.sift.take(row, text);
            }
            None => {
                if turn.is_none() {
                    read.below.take(cells);
                }
                read.unreadable += u64::from(!block.sift.refuses(label));
            }
        }
    })?;
    read.blocks.push(block);
    Ok(read)
}
