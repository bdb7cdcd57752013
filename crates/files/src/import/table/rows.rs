//! The rows of a sheet that count, in blocks where its headings are repeated.

use super::blocks::{Blocks, Turn};
use super::claim::{self, Gap};
use super::figures::Figures;
use super::label::Label;
use super::meaning::Meaning;
use super::metric::Metrics;
use super::row::Row;
use super::sift::Sift;
use super::whole::{self, Part};
use super::{Columns, Sheet, best, preamble};
use crate::import::answer::FileReport;
use crate::import::cell::{Cell, at};
use crate::import::date::{Order, Span};
use crate::import::document::Damage;
use crate::import::words;
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
    /// Whether what stands below each row of headings is called all.
    are_all: Vec<bool>,
    /// Of what is meant, that of which some rows say that they count it where its column does not.
    meant: Vec<Meaning>,
    /// What rows of such columns count that are all added up.
    pub(super) mixed: Vec<String>,
    /// Rows with a figure behind the last heading.
    pub(super) wide: u64,
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
    pub(super) fn sift(
        mut self,
        rates: &[Meaning],
        columns: &Columns,
        report: &mut FileReport,
    ) -> (Vec<Row>, Vec<Gap>) {
        let spans: Vec<Span> = self.rows().filter_map(|row| row.span.or(row.year)).collect();
        let order = columns.dates.order(&spans);
        let others: u64 = self.blocks.iter_mut().map(|block| block.sift.leave_out_others(&self.meant)).sum();
        report.leave_out("other-figure", others);
        let finish = |mut block: Block| {
            block.sift.leave_out_shares(rates);
            rates.iter().for_each(|&meaning| block.sift.forget(meaning));
            let (rows, total) = block.sift.finish(order, report);
            (rows, total, block.is_best)
        };
        let blocks: Vec<_> = self.blocks.into_iter().map(finish).collect();
        let gaps = claim::gaps(&blocks.iter().map(|(rows, total, _)| (rows.as_slice(), *total)).collect::<Vec<_>>());
        let mut blocks: Vec<(Vec<Row>, bool)> = blocks.into_iter().map(|(rows, _, is_best)| (rows, is_best)).collect();
        report.leave_out("total", leave_out_whole(&mut blocks, &self.are_all, order));
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
        (rows, gaps)
    }
}

/// Empties what stands below the headings of all, beside the parts of it; how many rows.
fn leave_out_whole(blocks: &mut [(Vec<Row>, bool)], are_all: &[bool], order: Order) -> u64 {
    let mut parts: Vec<Part> = are_all.iter().map(|&is_all| Part::called(is_all)).collect();
    for row in blocks.iter().flat_map(|(rows, _)| rows) {
        if let Some(part) = parts.get_mut(row.block) {
            part.take(row, row.period(order));
        }
    }
    let Some(whole) = whole::find(&parts) else { return 0 };
    let rows = |blocks: &[(Vec<Row>, bool)]| blocks.iter().map(|(rows, _)| rows.len() as u64).sum::<u64>();
    let before = rows(blocks);
    blocks.iter_mut().for_each(|(rows, _)| rows.retain(|row| row.block != whole));
    before - rows(blocks)
}

/// Whether a line calls all that stands below it so.
fn is_all(text: &str) -> bool {
    matches!(Label::of_cell(&Cell::Text(text.into())), Label::Total | Label::Everybody | Label::LikeTotal)
        || words::says(text, SUMMARIES)
}

/// Words for a table of all, without accents.
const SUMMARIES: &[&str] =
    &["summary", "overview", "zusammenfassung", "ubersicht", "resume", "synthese", "resumen", "resumo", "ملخص"];

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
    let mut above = sheet
        .above
        .iter()
        .flat_map(|(_, cells)| cells)
        .map(Cell::text)
        .chain(sheet.heading.names.first().map(String::as_str));
    read.are_all.push(above.any(is_all));
    let mut metrics = Metrics::new(sheet, &columns.places);
    let width = sheet.heading.names.len();
    // What a line says above headings that are repeated.
    let mut around: Option<Span> = None;
    sheet.table.rows_below(sheet.heading.row, &mut |cells| {
        let turn = blocks.turn(&sheet.heading, cells);
        if let Some(turn) = turn {
            blocks.begin(turn, &sheet.heading, cells);
            columns.carried.forget();
            let between = mem::take(&mut read.below);
            around = between.span(shift).or(around);
            read.are_all.push(between.lines().chain(cells.first().map(Cell::text)).any(is_all));
            metrics.begin(between.lines().last());
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
        let is_wide = width > 0 && sheet.table.name.is_empty() && at(cells, width).is_figure();
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
                read.wide += u64::from(is_wide);
                row.block = read.are_all.len().saturating_sub(1);
                row.span = row.span.or(around.filter(|_| columns.dates.may_be_around()));
                if !label.is_clear() {
                    read.figures.take(&whole, columns);
                    // A list of the best says again what stands elsewhere.
                    if !block.is_best {
                        read.figures.miss(blocks.missing(), columns);
                    }
                }
                row.metric = metrics.of_row(&whole);
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
    (read.meant, read.mixed) = metrics.conclude(columns, &sheet.heading.names);
    Ok(read)
}
