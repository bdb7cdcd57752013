//! What a posterior's own mean and covariance add to its mode: importance weights on draws about the mode. Where the model
//! bends, the normal that touches the posterior at its mode is off; the one with its mean and covariance is nearest to it
//! of all normals.
//!
//! Everything is in coordinates x that were independent standard normals before.

use super::gaussian::{Known, Mode, directions, mixed};
use crate::dependence::RANK;
use libm::{exp, sqrt};
use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// Draws that are weighed.
pub(super) const DRAWS: usize = 8_192;
/// Draws at which slopes are taken, to know in which directions anything is learned.
const PLACES: usize = 16;
/// As many equal weights as these must be worth: with fewer, the mode says more.
const WORTH_LEAST: f64 = 64.0;
/// A direction is not known more exactly than this variance.
const VARIANCE_LEAST: f64 = 1e-6;

/// A normal: its mean, and the rows of an N for which its covariance is (I + N^T N)^-1.
pub(super) struct Normal {
    pub(super) mean: DVector<f64>,
    pub(super) rows: DMatrix<f64>,
}

/// The normal of a mode: its curvature is that of the posterior there.
fn at(mode: &Mode) -> Normal {
    Normal { mean: mode.x.clone(), rows: mode.slopes.clone() }
}

/// The normal with mean and covariance of the posterior whose mode is given, as far as draws about the mode show them.
///
/// `draw` gives a standard normal draw; `slopes` those of what is expected in units of the errors, at x; `misfits` the sums
/// of squared misfits of several x, in the same units.
pub(super) fn matched(
    mode: &Mode,
    draw: impl Fn(usize) -> DVector<f64>,
    slopes: impl Fn(&DVector<f64>) -> DMatrix<f64>,
    misfits: impl FnOnce(&[DVector<f64>]) -> Vec<f64>,
) -> Normal {
    let known = Known::from_rows(mode.slopes.clone());
    let root = known.root(mode.slopes.nrows());
    let place = |draw: &DVector<f64>| &mode.x + mixed(&root, draw);
    // Draws are balanced in groups; places far apart in the sequence are as good as independent.
    let steps = DRAWS / PLACES;
    let all: Vec<DMatrix<f64>> =
        (0..PLACES).map(|number| slopes(&place(&draw(number * steps)))).chain([mode.slopes.clone()]).collect();
    let stacked: Vec<_> = all.iter().flat_map(|slopes| slopes.row_iter()).map(|row| row.into_owned()).collect();
    let basis: Vec<DVector<f64>> =
        directions(&DMatrix::from_rows(&stacked)).into_iter().take(RANK).map(|(_, direction)| direction).collect();
    if basis.is_empty() {
        return at(mode);
    }
    let basis = DMatrix::from_columns(&basis);

    let draws: Vec<DVector<f64>> = (0..DRAWS).map(draw).collect();
    let places: Vec<DVector<f64>> = draws.iter().map(place).collect();
    let logs: Vec<f64> = misfits(&places)
        .iter()
        .zip(places.iter().zip(&draws))
        .map(|(misfit, (place, draw))| 0.5 * (draw.norm_squared() - place.norm_squared() - misfit))
        .collect();
    let Some(weights) = weights(&logs) else { return at(mode) };

    // Sums over draws in the basis, each less what equal weights would give: where the model is linear all weights are
    // equal, and nothing is added to what the mode says.
    const EQUAL: f64 = 1.0 / DRAWS as f64;
    let middle = basis.transpose() * &mode.x;
    let root = basis.transpose() * (DMatrix::identity(root.nrows(), root.nrows()) - &root * root.transpose());
    let mut shift = DVector::zeros(basis.ncols());
    let mut spread = &root * root.transpose();
    for (weight, place) in weights.iter().zip(&places) {
        let from_middle = basis.transpose() * place - &middle;
        shift += &from_middle * (weight - EQUAL);
        spread += &from_middle * from_middle.transpose() * (weight - EQUAL);
    }
    spread -= &shift * shift.transpose();
    let Some(eigen) = SymmetricEigen::try_new(spread, f64::EPSILON, 1_000) else { return at(mode) };
    let rows: Vec<_> = eigen
        .eigenvalues
        .iter()
        .zip(eigen.eigenvectors.column_iter())
        .filter(|(variance, _)| **variance < 1.0)
        .map(|(variance, vector)| (&basis * vector * sqrt(1.0 / variance.max(VARIANCE_LEAST) - 1.0)).transpose())
        .collect();
    let mean = &mode.x + &basis * shift;
    if rows.is_empty() || rows.iter().any(|row| row.iter().any(|entry| !entry.is_finite())) {
        return at(mode);
    }
    Normal { mean, rows: DMatrix::from_rows(&rows) }
}

/// Weights that add up to 1, from their logarithms. None is more than the mean of all times the root of their number, which
/// keeps one far draw from deciding (Ionides 2008). `None` when few draws say all.
fn weights(logs: &[f64]) -> Option<Vec<f64>> {
    let top = logs.iter().copied().filter(|log| log.is_finite()).fold(f64::NEG_INFINITY, f64::max);
    let sizes: Vec<f64> = logs.iter().map(|log| if log.is_finite() { exp(log - top) } else { 0.0 }).collect();
    #[allow(clippy::cast_precision_loss, reason = "thousands")]
    let most = sizes.iter().sum::<f64>() / sqrt(logs.len() as f64);
    let sizes: Vec<f64> = sizes.into_iter().map(|size| size.min(most)).collect();
    let (sum, squares) = sizes.iter().fold((0.0, 0.0), |(sum, squares), size| (sum + size, squares + size * size));
    let usable = sum.is_finite() && sum * sum > WORTH_LEAST * squares;
    usable.then(|| sizes.into_iter().map(|size| size / sum).collect())
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a failing test panics")]
mod tests {
    use super::super::gaussian::Observations;
    use super::super::normal::normal_quantile;
    use super::*;

    const INPUTS: usize = 3;

    /// A sequence of Kronecker's that fills the cube evenly.
    fn draw(index: usize) -> DVector<f64> {
        let share = |step: f64| ((index + 1) as f64 * step).fract().clamp(1e-9, 1.0 - 1e-9);
        let steps = [0.819_172_513_396_164_4, 0.671_043_606_703_789_2, 0.549_700_477_901_970_3];
        DVector::from_iterator(INPUTS, steps.map(|step| normal_quantile(share(step))))
    }

    fn posterior(expected: impl Fn(&DVector<f64>) -> DVector<f64>) -> (Mode, Normal) {
        let (counted, errors) = (DVector::from_vec(vec![0.7, -0.4]), DVector::from_vec(vec![0.3, 0.8]));
        let observations = Observations { expected, counted: counted.clone(), errors: errors.clone() };
        let mode = observations.mode(INPUTS);
        let misfit = |x: &DVector<f64>| (&counted - (observations.expected)(x)).component_div(&errors).norm_squared();
        let found = matched(&mode, draw, |x| observations.slopes(x), |places| places.iter().map(misfit).collect());
        (mode, found)
    }

    fn covariance(rows: &DMatrix<f64>) -> DMatrix<f64> {
        let inverse = (DMatrix::identity(INPUTS, INPUTS) + rows.transpose() * rows).try_inverse();
        inverse.unwrap_or_else(|| DMatrix::zeros(INPUTS, INPUTS))
    }

    #[test]
    fn a_linear_model_keeps_what_its_mode_says() {
        let slopes = DMatrix::from_row_slice(2, INPUTS, &[0.9, 0.5, -0.2, 0.1, -0.7, 0.4]);
        let (mode, found) = posterior(|x| &slopes * x);
        assert!((&mode.x - &found.mean).amax() < 1e-9);
        assert!((covariance(&mode.slopes) - covariance(&found.rows)).amax() < 1e-9);
    }

    /// Of a model that bends, against the sums over a fine grid.
    #[test]
    fn a_bent_model_has_the_mean_and_variance_of_its_posterior() {
        let bent = |x: f64| 2.0 * (exp(0.5 * x) - 1.0);
        let (mode, found) = posterior(|x| DVector::from_vec(vec![bent(x[0]), x[1]]));
        let density = |x: f64| exp(-0.5 * (x * x + ((0.7 - bent(x)) / 0.3).powi(2)));
        let sum = |power: i32| {
            (-60_000..60_000).map(|step| f64::from(step) / 1e4).map(|x| density(x) * x.powi(power)).sum::<f64>()
        };
        let mean = sum(1) / sum(0);
        let variance = sum(2) / sum(0) - mean * mean;
        let off = |normal: &DVector<f64>, rows: &DMatrix<f64>| {
            ((normal[0] - mean).abs(), (covariance(rows)[(0, 0)] / variance - 1.0).abs())
        };
        let (before, after) = (off(&mode.x, &mode.slopes), off(&found.mean, &found.rows));
        assert!(after.0 < 0.01 && after.1 < 0.06, "{after:?}");
        assert!(before.0 > 2.0 * after.0 && before.1 > after.1, "{before:?} before, {after:?} after");
    }
}
