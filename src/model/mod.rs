//! The equations, a file each. They take plain structs of their own and know nothing of the product: no table, no
//! text, no I/O. Symbols in the doc comments are those of the method page.

mod adoption;
mod cascade;
mod channels;
mod communities;
mod company;
mod envelope;
mod exposure;
mod first_round;
mod frequency;
mod lanes;
mod money;
mod number;
mod overlap;
mod real;
mod survival;

pub use adoption::bass_adoption;
pub use cascade::{Campaign, Cascade, Round, cascade, unwatched};
pub use channels::{Channel, combine_channels};
pub use company::{Company, company_overlap, company_union, kept_by_niche, mixing_ceiling};
pub use envelope::{Envelope, EnvelopeInputs, envelope};
pub use frequency::post_reach;
pub use lanes::{LANES, Lanes};
pub use money::{Money, MoneyInputs, money, payback_months};
pub use number::Number;
pub use overlap::{OVERLAP_TOP, Sharers, overlap_dispersion, union};
pub use real::Real;
pub use survival::{exposed_contact_share, exposed_share, pressure_for};
