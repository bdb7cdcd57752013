//! Files that come in and go out: what people have (LinkedIn and X exports, spreadsheets) is read into proposals for
//! inputs, and a scenario is written as a workbook that recalculates. Bytes in, answers out: nothing here opens a file,
//! asks the clock or knows JavaScript.

pub mod import;
mod words;
pub mod workbook;

pub use words::Words;
