//! Duplication: colleagues share contacts, so the union of their audiences is smaller than the sum.

use super::Real;
use super::survival::Dispersion;

/// Largest pair overlap the duplication model is defined for; it is accurate up to 0.4 (M32).
pub const OVERLAP_TOP: f64 = 0.5;

/// One kind of employee on one channel: how many are active, and how many contacts each of them has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sharers<T> {
    /// Active employees, E_s; need not be whole.
    pub active: T,
    /// Contacts of each, n_s, below the population.
    pub contacts: T,
}

/// Dispersion d_w with which two colleagues of `contacts` contacts each share the proportion `overlap` of them in a
/// population of `population`; 0 when chance alone gives that much overlap.
pub fn overlap_dispersion<T: Real>(contacts: T, population: T, overlap: T) -> T {
    ContactList::of(contacts, population).dispersion_for(overlap)
}

/// A contact list as a share of the population.
#[derive(Clone, Copy, Debug)]
pub(super) struct ContactList<T> {
    /// x = n/N.
    share: T,
    /// a = -ln(1 - x).
    depth: T,
}

/// (1 - g) s / g as a polynomial of g, highest power first, for g up to 1/2, where s is the root of
/// [`ContactList::dispersion_for`]; to 1e-7.
const ROOT: [f64; 8] = [
    -0.063_576_919_624_4,
    -0.005_837_253_653_91,
    -0.054_739_160_519_4,
    -0.064_366_013_572_9,
    -0.083_373_051_815_2,
    -0.083_333_056_646_6,
    0.0,
    1.0,
];

/// Less than anything that counts: divides where there is nothing.
const LITTLE: f64 = 1e-30;

impl<T: Real> ContactList<T> {
    pub(super) fn of(contacts: T, population: T) -> Self {
        let share = contacts / population;
        ContactList { share, depth: -(-share).ln_1p() }
    }

    /// See [`overlap_dispersion`].
    ///
    /// With s = d a, the condition is ln(2 - e^-s) / s = ln(1 - x(2 - omega)) / ln(1 - x) - 1. Both sides are near 1 where
    /// little is shared, so it is solved for what they lack: g = -ln(1 - q) / a with q = x(omega - x) / (1 - x(2 - omega)),
    /// and -ln(1 - u^2) = g s with u = 1 - e^-s.
    pub(super) fn dispersion_for(&self, overlap: T) -> T {
        let (one, little) = (T::one(), T::of(LITTLE));
        let overlap = overlap.least(T::of(OVERLAP_TOP));
        let excess = (overlap - self.share).most(T::zero());
        let apart = (one - self.share * (T::of(2.0) - overlap)).most(little);
        let depth = self.depth.most(little);
        let lack = (-(-(self.share * excess / apart)).ln_1p() / depth).most(little);
        let series = ROOT.iter().fold(T::zero(), |sum, &coefficient| sum * lack + T::of(coefficient));
        let mut root = lack / (one - lack) * series;
        if T::NEEDS_POLISH {
            let exposed = -(-root).exp_m1();
            let value = (-(exposed * exposed)).ln_1p() + lack * root;
            root = root - value / (lack - T::of(2.0) * exposed / (one + exposed));
        }
        let shared = self.share.below(overlap) & T::zero().below(self.share);
        T::select(shared, root / depth, T::zero())
    }
}

/// Unique people with at least one contact that is "on", when every contact is on with probability `on`.
///
/// U(r) = min{ N [1 - psi( sum_s E_s psi^-1(1 - r n_s/N; d_w); d_w )], r G }: exact for one employee (r n), for two
/// (n (2 - omega) at r = 1) and, at omega = 0, Sainsbury's random duplication.
pub fn union<T: Real>(sharers: &[Sharers<T>], population: T, dispersion: T, on: T) -> T {
    let (_, contacts) = totals(sharers);
    let dispersion = Dispersion::of(dispersion);
    let [exposed] = dispersion.exposed_shares(union_growths(sharers, &dispersion, [on / population]));
    (population * exposed).least(on * contacts)
}

/// Active sharers, and their contacts counted with duplicates.
pub(super) fn totals<T: Real>(sharers: &[Sharers<T>]) -> (T, T) {
    let nobody = (T::zero(), T::zero());
    sharers
        .iter()
        .fold(nobody, |(active, contacts), group| (active + group.active, contacts + group.active * group.contacts))
}

/// The pressures of the sharers together, sum_s E_s psi^-1(1 - q n_s; d), for each probability q in `met` that a contact is
/// a certain person; as growth.
pub(super) fn union_growths<T: Real, const N: usize>(
    sharers: &[Sharers<T>],
    dispersion: &Dispersion<T>,
    met: [T; N],
) -> [T; N] {
    let mut sums = [T::zero(); N];
    for group in sharers {
        let growths = dispersion.growths_for(met.map(|met| met * group.contacts));
        for (sum, growth) in sums.iter_mut().zip(growths) {
            *sum = *sum + group.active * growth;
        }
    }
    sums
}
