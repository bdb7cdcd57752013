//! Duplication: colleagues share contacts, so the union of their audiences is smaller than the sum.

use super::Real;
use super::survival::Dispersion;

/// Largest pair overlap the duplication model is defined for; it is accurate up to 0.4 (model section 4.4).
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
/// population of `population`.
///
/// 0 when chance alone gives that much overlap. Otherwise, with x = n/N, a = -ln(1-x) and s = d a, it solves
/// ln(2 - e^-s) / s = ln(1 - x(2 - omega)) / ln(1 - x) - 1 by Newton's method from above, which falls to the root
/// monotonically.
pub fn overlap_dispersion<T: Real>(contacts: T, population: T, overlap: T) -> T {
    let overlap = overlap.least(T::of(OVERLAP_TOP));
    let share = contacts / population;
    let chance = !(share.below(overlap) & T::zero().below(contacts));
    T::choose(chance, T::zero, || {
        let log = -(-share).ln_1p();
        let target = (-(share * (T::of(2.0) - overlap))).ln_1p() / -log - T::one();
        let solvable = T::zero().below(target) & target.below(T::one());
        let target = T::select(solvable, target, T::of(0.5));
        T::select(solvable, root(target) / log, T::zero())
    })
}

/// Root s > 0 of ln(2 - e^-s) = `target` s, 0 < target < 1.
fn root<T: Real>(target: T) -> T {
    let mut s = T::one() / target - T::one();
    for _ in 0..30 {
        let exposed = -(-s).exp_m1();
        let value = exposed.ln_1p() - target * s;
        let slope = (T::one() - exposed) / (T::one() + exposed) - target;
        let step = value / slope;
        s = s - step;
        let size = step.most(-step);
        if T::all(!(s * T::of(T::CONVERGED)).below(size)) {
            break;
        }
    }
    s
}

/// Unique people with at least one contact that is "on", when every contact is on with probability `on`.
///
/// U(r) = min{ N [1 - psi( sum_s E_s psi^-1(1 - r n_s/N; d_w); d_w )], r G }: exact for one employee (r n), for two
/// (n (2 - omega) at r = 1) and, at omega = 0, Sainsbury's random duplication.
pub fn union<T: Real>(sharers: &[Sharers<T>], population: T, dispersion: T, on: T) -> T {
    let gross = sharers.iter().fold(T::zero(), |sum, group| sum + group.active * group.contacts);
    let dispersion = Dispersion::of(dispersion);
    let [exposed] = dispersion.exposed_shares(union_growths(sharers, population, &dispersion, [on]));
    (population * exposed).least(on * gross)
}

/// The pressures of the sharers together, sum_s E_s psi^-1(1 - r n_s/N; d_w), for each probability r in `on`; as growth.
pub(super) fn union_growths<T: Real, const N: usize>(
    sharers: &[Sharers<T>],
    population: T,
    dispersion: &Dispersion<T>,
    on: [T; N],
) -> [T; N] {
    let mut sums = [T::zero(); N];
    for group in sharers {
        let reached = group.contacts / population;
        let growths = dispersion.growths_for(on.map(|on| on * reached));
        for (sum, growth) in sums.iter_mut().zip(growths) {
            *sum = *sum + group.active * growth;
        }
    }
    sums
}
