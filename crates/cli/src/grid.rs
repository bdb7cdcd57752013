//! Rows and columns, as CSV, as a table for the terminal, or as markdown.

use super::failure::Failure;
use clap::ValueEnum;
use comfy_table::{Cell as Printed, CellAlignment, Table, presets};

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON object a line
    Json,
    /// Comma-separated values, every digit
    Csv,
    /// Columns for reading
    Table,
}

/// One entry of a grid.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
    Absent,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        Cell::Number(number)
    }
}

impl From<Option<f64>> for Cell {
    fn from(number: Option<f64>) -> Cell {
        number.map_or(Cell::Absent, Cell::Number)
    }
}

/// A header and rows of the same length.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grid {
    header: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Grid {
    pub(crate) fn new<'a>(header: impl IntoIterator<Item = &'a str>) -> Grid {
        Grid { header: header.into_iter().map(str::to_owned).collect(), rows: Vec::new() }
    }

    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        self.rows.push(row.into_iter().collect());
    }

    /// The grids of several scenarios as one; a first column tells them apart where there is more than one.
    pub(crate) fn stacked(grids: Vec<Grid>) -> Grid {
        let several = grids.len() > 1;
        let mut all = Grid { header: Vec::new(), rows: Vec::new() };
        for (scenario, grid) in (1_u32..).zip(grids) {
            let number = several.then(|| Cell::from(f64::from(scenario)));
            all.header = several.then(|| "scenario".to_owned()).into_iter().chain(grid.header).collect();
            all.rows.extend(grid.rows.into_iter().map(|row| number.iter().cloned().chain(row).collect::<Vec<_>>()));
        }
        all
    }

    /// Comma-separated values; numbers read back to the same bits, absent ones are empty.
    pub(crate) fn csv(&self) -> Result<String, Failure> {
        let failed = |error: String| Failure::new("answer", error, "text that CSV can hold");
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.header).map_err(|error| failed(error.to_string()))?;
        for row in &self.rows {
            let record = row.iter().map(|cell| match cell {
                Cell::Text(text) => text.clone(),
                Cell::Number(number) => number.to_string(),
                Cell::Absent => String::new(),
            });
            writer.write_record(record).map_err(|error| failed(error.to_string()))?;
        }
        let bytes = writer.into_inner().map_err(|error| failed(error.to_string()))?;
        String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
    }

    /// Aligned columns with numbers rounded for reading.
    pub(crate) fn table(&self) -> String {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(&self.header);
        for row in &self.rows {
            table.add_row(row.iter().map(|cell| match cell {
                Cell::Text(text) => Printed::new(text),
                Cell::Number(number) => Printed::new(readable(*number)).set_alignment(CellAlignment::Right),
                Cell::Absent => Printed::new("-").set_alignment(CellAlignment::Right),
            }));
        }
        // Cells are padded on both sides; the outer padding goes.
        table.lines().map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(&line).trim_end())).collect()
    }

    /// A markdown table.
    pub(crate) fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let rule = line(self.header.iter().map(|_| "---".to_owned()).collect());
        let body = self.rows.iter().map(|row| {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => text.replace('|', "\\|"),
                Cell::Number(number) => number.to_string(),
                Cell::Absent => String::new(),
            });
            line(cells.collect())
        });
        [line(self.header.clone()), rule].into_iter().chain(body).collect()
    }
}

/// Three significant digits below 1,000, whole numbers in groups of three above.
fn readable(number: f64) -> String {
    let size = number.abs();
    if size >= 999.5 {
        return grouped(number);
    }
    if size == 0.0 || !size.is_finite() {
        return number.to_string();
    }
    let decimals = (2.0 - size.log10().floor()).clamp(0.0, 12.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 12")]
    let rounded = format!("{number:.*}", decimals as usize);
    if rounded.contains('.') { rounded.trim_end_matches('0').trim_end_matches('.').to_owned() } else { rounded }
}

fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0.0 { format!("-{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn numbers_are_rounded_for_reading() {
        let written = [0.0, 0.006, 0.0149, 1.0, 12.345, 999.4, 999.6, 1_234.5, -1_234_567.0].map(readable);
        assert_eq!(written, ["0", "0.006", "0.0149", "1", "12.3", "999", "1,000", "1,234", "-1,234,567"]);
    }
}
