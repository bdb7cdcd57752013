//! Charts: a result becomes a [`Scene`], a short list of marks that have roles instead of colours. The live picture in a
//! page, the exported file and the printed brief are all made from it. Charts draw results; they never compute them.
//!
//! plotters lays out plots, grids, ticks and series on a recorder of our own. [`draw`] asks the question that belongs to
//! a chart and draws the answer:
//!
//! ```
//! use reach_estimator::chart::{ChartName, ChartOptions, English, Theme, draw, svg};
//! use reach_estimator::scenario::Scenario;
//!
//! let scene = draw(ChartName::Reach, &Scenario::default(), &ChartOptions::default(), &English);
//! assert!(svg(&scene, Theme::Light).starts_with("<svg"));
//! ```

mod axis;
mod backend;
mod canvas;
mod clip;
mod fluid;
pub mod hype;
mod ink;
mod inspect;
mod labels;
pub mod matters;
pub mod odds;
mod picture;
pub mod reach;
mod request;
pub mod rounds;
mod rows;
mod scene;
mod spark;
mod still;
mod svg;
mod table;
mod text;
mod theme;
pub mod time;
mod words;

pub use crate::chart_name::{ChartName, ChartUse, UnknownChart};
pub use axis::Axis;
pub use ink::{Ink, Role, Series};
pub use inspect::{At, Reading, inspect, read_answer, read_height, read_reach};
pub use picture::{Caption, captioned};
pub use request::{ChartOptions, Ghost, Hold, KeyFigure, ReachCurves, ReachPicture, draw, draw_reach};
pub use scene::{Handle, Mark, Path, Plot, Point, Rect, Scene, Shape, decimal};
pub use spark::{HEIGHT as SPARK_HEIGHT, Spark, WIDTH as SPARK_WIDTH, spark};
pub use still::{StillOptions, headline_text, still};
pub use svg::svg;
pub use table::{Cell, Column, ColumnUnit, Table, table};
pub use text::{Anchor, Text, from_the_right, text_width};
pub use theme::{COLOURS, Theme};
pub use words::{English, PHRASES, Quantity, SENTENCES, Style, Words};
