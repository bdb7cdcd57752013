//! Formats of cells, and what sheets have in common.

use super::Options;
use reach_estimator::outputs::OutputUnit;
use reach_estimator::parameter::Unit;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Formats of one workbook.
pub(super) struct Style {
    money: String,
    from_the_right: bool,
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) text: Format,
    pub(super) quiet: Format,
    pub(super) link: Format,
}

/// Ground of cells that may be changed, and of those that only the model can work out.
const INPUT: Color = Color::RGB(0xFFF8DC);
const MODEL: Color = Color::RGB(0xE6E9EF);
/// Colours of the chart.
pub(super) const LINE: Color = Color::RGB(0x1F5FBF);
pub(super) const BAND: Color = Color::RGB(0xC9DAF3);
pub(super) const PAGE: Color = Color::RGB(0x8A8F98);

/// What a number is to the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// May be changed.
    Input,
    /// Worked out by the model.
    Model,
    /// Anything else.
    Plain,
}

impl Style {
    pub(super) fn new(options: &Options<'_>) -> Style {
        Style {
            money: options.money.to_owned(),
            from_the_right: options.from_the_right,
            title: Format::new().set_bold().set_font_size(16),
            heading: Format::new()
                .set_bold()
                .set_border_bottom(FormatBorder::Thin)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            quiet: Format::new().set_font_color(Color::RGB(0x5A6069)).set_text_wrap().set_align(FormatAlign::Top),
            link: Format::new().set_font_color(LINE).set_align(FormatAlign::Top),
        }
    }

    /// The format of an input's value.
    pub(super) fn of_input(&self, unit: Unit, role: Role) -> Format {
        let number = match unit {
            Unit::Share => "0.0##%",
            Unit::People | Unit::Rounds | Unit::Months | Unit::MinutesPerMonth => "#,##0",
            Unit::Money | Unit::MoneyPerMonth => &self.money,
            Unit::MoneyPerThousand | Unit::MoneyPerClick | Unit::MoneyPerHour => {
                return Style::ground(&self.cents(), role);
            }
            _ => "#,##0.0##",
        };
        Style::ground(number, role)
    }

    /// The format of a figure.
    pub(super) fn of_output(&self, unit: OutputUnit, role: Role) -> Format {
        let number = match unit {
            OutputUnit::Money => &self.money,
            OutputUnit::Percent => "#,##0\"%\"",
            OutputUnit::Ratio => "#,##0.00",
            OutputUnit::Months | OutputUnit::Leads | OutputUnit::Customers => "#,##0.0",
            _ => "#,##0",
        };
        Style::ground(number, role)
    }

    /// Money with its smaller unit.
    pub(super) fn cents(&self) -> String {
        self.money.replace("#,##0", "#,##0.00")
    }

    fn ground(number: &str, role: Role) -> Format {
        let format = Format::new().set_num_format(number).set_align(FormatAlign::Top);
        match role {
            Role::Input => format.set_background_color(INPUT),
            Role::Model => format.set_background_color(MODEL),
            Role::Plain => format,
        }
    }

    /// A new sheet with its title, and columns so wide.
    pub(super) fn sheet<'b>(
        &self,
        book: &'b mut Workbook,
        name: &str,
        widths: &[f64],
    ) -> Result<&'b mut Worksheet, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(name))?;
        sheet.set_right_to_left(self.from_the_right);
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        sheet.write_string_with_format(0, 0, name, &self.title)?;
        Ok(sheet)
    }

    /// A row of headings, below which the sheet scrolls.
    pub(super) fn headings(&self, sheet: &mut Worksheet, row: u32, names: &[String]) -> Result<(), XlsxError> {
        for (column, name) in (0_u16..).zip(names) {
            sheet.write_string_with_format(row, column, name, &self.heading)?;
        }
        Ok(())
    }
}

/// The name of a sheet, without what spreadsheets do not allow.
pub(super) fn sheet_name(name: &str) -> String {
    name.chars().filter(|sign| !matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).take(31).collect()
}
