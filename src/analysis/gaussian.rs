//! Normal distributions that a few observations narrow: the mode, what is left of the variance, and a square root of it
//! that few vectors describe.
//!
//! Everything is in coordinates x that were independent standard normals before.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// Most steps of Gauss and Newton's method, and halvings of one that leads uphill.
const STEPS_TOP: usize = 20;
const HALVINGS: usize = 12;
/// A step this small is the last.
const STEP_LEAST: f64 = 1e-6;
/// Half the distance between the two places of a central difference: about 1e-3, and exact in binary.
const DIFFERENCE: f64 = 1.0 / 1024.0;
/// Directions in which less than this is known are none.
const KNOWN_LEAST: f64 = 1e-9;

/// What was observed, in units of its error.
pub(super) struct Observations<H: Fn(&DVector<f64>) -> DVector<f64>> {
    /// What the model expects at x.
    pub(super) expected: H,
    /// What was counted.
    pub(super) counted: DVector<f64>,
    /// One standard deviation of each.
    pub(super) errors: DVector<f64>,
}

/// The likeliest x.
pub(super) struct Mode {
    pub(super) x: DVector<f64>,
    /// Slopes of what is expected there, in units of the errors: a row for each observation.
    pub(super) slopes: DMatrix<f64>,
    /// Steps taken.
    pub(super) steps: usize,
    /// Whether it came to rest.
    pub(super) converged: bool,
}

impl<H: Fn(&DVector<f64>) -> DVector<f64>> Observations<H> {
    /// How far what is expected at x is below what was counted, in units of the errors.
    fn misfit(&self, x: &DVector<f64>) -> DVector<f64> {
        (&self.counted - (self.expected)(x)).component_div(&self.errors)
    }

    fn slopes(&self, x: &DVector<f64>) -> DMatrix<f64> {
        let columns: Vec<DVector<f64>> = (0..x.len())
            .map(|place| {
                let moved = |by: f64| {
                    let mut moved = x.clone();
                    moved.iter_mut().skip(place).take(1).for_each(|entry| *entry += by);
                    self.misfit(&moved)
                };
                (moved(-DIFFERENCE) - moved(DIFFERENCE)) / (2.0 * DIFFERENCE)
            })
            .collect();
        DMatrix::from_columns(&columns)
    }

    /// Twice the negative logarithm of the density, but for a constant.
    fn distance(&self, x: &DVector<f64>) -> f64 {
        let distance = x.norm_squared() + self.misfit(x).norm_squared();
        if distance.is_nan() { f64::INFINITY } else { distance }
    }

    /// How far each count lies above what the others leave of it, in standard deviations; a lone one above what was expected
    /// of it. At the mode the count has drawn x to itself, by the share that is missing in the diagonal of (G G^T + I)^-1.
    pub(super) fn departures(&self, Mode { x, slopes, .. }: &Mode) -> DVector<f64> {
        let gram = slopes * slopes.transpose() + DMatrix::identity(slopes.nrows(), slopes.nrows());
        let left =
            gram.cholesky().map_or_else(|| DVector::repeat(slopes.nrows(), 1.0), |factor| factor.inverse().diagonal());
        self.misfit(x).zip_map(&left, |misfit, left| misfit / left.sqrt())
    }

    /// The likeliest x, by Gauss and Newton's method: x <- G^T (G G^T + I)^-1 (misfit + G x). A step that leads uphill is
    /// halved.
    pub(super) fn mode(&self, dimensions: usize) -> Mode {
        let mut x = DVector::zeros(dimensions);
        let mut slopes = self.slopes(&x);
        for step in 1..=STEPS_TOP {
            let gram = &slopes * slopes.transpose() + DMatrix::identity(slopes.nrows(), slopes.nrows());
            let Some(factor) = gram.cholesky() else { break };
            let target = slopes.transpose() * factor.solve(&(self.misfit(&x) + &slopes * &x));
            let here = self.distance(&x);
            let mut change = target - &x;
            for _ in 0..HALVINGS {
                if self.distance(&(&x + &change)) <= here {
                    break;
                }
                change *= 0.5;
            }
            x += &change;
            slopes = self.slopes(&x);
            if change.amax() < STEP_LEAST {
                return Mode { x, slopes, steps: step, converged: true };
            }
        }
        Mode { x, slopes, steps: STEPS_TOP, converged: false }
    }
}

/// What is known of u: its covariance is (I + N^T N)^-1, where N has few rows.
pub(super) struct Known {
    rows: DMatrix<f64>,
}

impl Known {
    /// What is known of u = L x, L = I - W W^T.
    pub(super) fn of_root(root: &DMatrix<f64>) -> Known {
        // W W^T has the directions W q and the eigenvalues of W^T W; L^-2 = I + N^T N.
        let rows = directions(&root.transpose())
            .into_iter()
            .map(|(share, direction)| (direction * ((1.0 - share).powi(-2) - 1.0).sqrt()).transpose())
            .collect::<Vec<_>>();
        Known { rows: stacked(&rows, root.nrows()) }
    }

    /// More rows of N.
    pub(super) fn and(&self, more: &DMatrix<f64>) -> Known {
        let rows: Vec<_> = self.rows.row_iter().chain(more.row_iter()).map(|row| row.into_owned()).collect();
        Known { rows: stacked(&rows, self.rows.ncols().max(more.ncols())) }
    }

    /// W of the symmetric square root L = I - W W^T of the covariance, its longest columns first, `rank` at most.
    pub(super) fn root(&self, rank: usize) -> DMatrix<f64> {
        let columns: Vec<_> = directions(&self.rows)
            .into_iter()
            .take(rank)
            .map(|(size, direction)| direction * (1.0 - 1.0 / (1.0 + size).sqrt()).sqrt())
            .collect();
        if columns.is_empty() { DMatrix::zeros(self.rows.ncols(), 0) } else { DMatrix::from_columns(&columns) }
    }

    /// What is left of the variance of each entry.
    pub(super) fn variances(&self) -> DVector<f64> {
        directions(&self.rows).into_iter().fold(DVector::repeat(self.rows.ncols(), 1.0), |left, (size, direction)| {
            left - direction.component_mul(&direction) * (size / (1.0 + size))
        })
    }
}

fn stacked(rows: &[nalgebra::RowDVector<f64>], columns: usize) -> DMatrix<f64> {
    if rows.is_empty() { DMatrix::zeros(0, columns) } else { DMatrix::from_rows(rows) }
}

/// Eigenvalues, largest first, and eigenvectors of N^T N, those that are not 0: by way of the small N N^T.
fn directions(rows: &DMatrix<f64>) -> Vec<(f64, DVector<f64>)> {
    if rows.is_empty() {
        return Vec::new();
    }
    let Some(eigen) = SymmetricEigen::try_new(rows * rows.transpose(), f64::EPSILON, 1_000) else { return Vec::new() };
    let mut found: Vec<_> = eigen
        .eigenvalues
        .iter()
        .zip(eigen.eigenvectors.column_iter())
        .filter(|(size, _)| **size > KNOWN_LEAST)
        .map(|(&size, vector)| {
            let direction = rows.transpose() * vector / size.sqrt();
            // Of the two signs, the one that the inputs mostly have.
            let sign = if direction.sum() < 0.0 { -1.0 } else { 1.0 };
            (size, direction * sign)
        })
        .collect();
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found
}

/// L x.
pub(super) fn mixed(root: &DMatrix<f64>, x: &DVector<f64>) -> DVector<f64> {
    x - root * (root.transpose() * x)
}

/// M L^-1, L^-1 = I + W (I - W^T W)^-1 W^T.
pub(super) fn unmixed(rows: &DMatrix<f64>, root: &DMatrix<f64>) -> DMatrix<f64> {
    let gram = root.transpose() * root;
    match (DMatrix::identity(gram.nrows(), gram.nrows()) - gram).try_inverse() {
        Some(inner) => rows + rows * root * inner * root.transpose(),
        None => rows.clone(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]
mod tests {
    use super::*;

    const INPUTS: usize = 6;
    const RESULTS: usize = 3;

    /// Slopes, constants, counts and errors of a linear model.
    fn toy() -> (DMatrix<f64>, DVector<f64>, DVector<f64>, DVector<f64>) {
        let slopes =
            DMatrix::from_fn(RESULTS, INPUTS, |row, column| (((row * 7 + column * 5 + 3) % 11) as f64 - 4.0) / 3.0);
        let constants = DVector::from_vec(vec![0.3, -1.0, 2.0]);
        let counted = DVector::from_vec(vec![1.7, 0.4, -0.6]);
        let errors = DVector::from_vec(vec![0.18, 0.5, 0.1]);
        (slopes, constants, counted, errors)
    }

    /// Posterior of the toy by dense inversion.
    fn exact() -> (DVector<f64>, DMatrix<f64>) {
        let (slopes, constants, counted, errors) = toy();
        let weights = DMatrix::from_diagonal(&errors.map(|error| 1.0 / (error * error)));
        let covariance =
            (DMatrix::identity(INPUTS, INPUTS) + slopes.transpose() * &weights * &slopes).try_inverse().unwrap();
        let mean = &covariance * slopes.transpose() * weights * (counted - constants);
        (mean, covariance)
    }

    fn near(found: &DMatrix<f64>, expected: &DMatrix<f64>, tolerance: f64) {
        let off = (found - expected).amax();
        assert!(off < tolerance, "{off:e}: {found} for {expected}");
    }

    fn covariance(root: &DMatrix<f64>) -> DMatrix<f64> {
        let size = root.nrows();
        let root = DMatrix::identity(size, size) - root * root.transpose();
        &root * &root
    }

    #[test]
    fn a_linear_model_has_its_exact_posterior() {
        let (slopes, constants, counted, errors) = toy();
        let expected = |x: &DVector<f64>| &slopes * x + &constants;
        let mode = Observations { expected, counted, errors }.mode(INPUTS);
        let (mean, exact_covariance) = exact();
        assert!(mode.converged && mode.steps <= 3, "{} steps", mode.steps);
        near(&DMatrix::from_columns(&[mode.x]), &DMatrix::from_columns(&[mean]), 1e-12);
        let known = Known { rows: DMatrix::zeros(0, INPUTS) }.and(&mode.slopes);
        near(&covariance(&known.root(RESULTS)), &exact_covariance, 1e-12);
        near(
            &DMatrix::from_columns(&[known.variances()]),
            &DMatrix::from_columns(&[exact_covariance.diagonal()]),
            1e-12,
        );
    }

    /// At the mode of a count that grows as e^x, x = (counted - e^x) e^x / error^2, and the slope is e^x.
    #[test]
    fn a_curved_model_has_the_slopes_of_its_mode() {
        let (counted, error) = (3.0, 0.5);
        let expected = |x: &DVector<f64>| x.map(f64::exp);
        let observations =
            Observations { expected, counted: DVector::repeat(1, counted), errors: DVector::repeat(1, error) };
        let mode = observations.mode(1);
        let (x, slope) = (mode.x[0], mode.slopes[(0, 0)] * error);
        assert!(mode.converged);
        assert!((x - (counted - x.exp()) * x.exp() / (error * error)).abs() < 1e-4, "{x}");
        assert!((slope / x.exp() - 1.0).abs() < 1e-6, "{slope} at {x}");
    }

    /// The second sees what the first left as its prior.
    #[test]
    fn two_updates_of_a_linear_model_are_one() {
        let (slopes, constants, counted, errors) = toy();
        let part = |from: usize, count: usize| {
            let rows = |vector: &DVector<f64>| vector.rows(from, count).into_owned();
            (slopes.rows(from, count).into_owned(), rows(&constants), rows(&counted), rows(&errors))
        };
        for split in 1..RESULTS {
            let mut mean = DVector::zeros(INPUTS);
            let mut root = DMatrix::zeros(INPUTS, 0);
            for (from, count) in [(0, split), (split, RESULTS - split)] {
                let (slopes, constants, counted, errors) = part(from, count);
                let (before, known) = (root.clone(), Known::of_root(&root));
                let expected = |x: &DVector<f64>| &slopes * (&mean + mixed(&before, x)) + &constants;
                let mode = Observations { expected, counted, errors }.mode(INPUTS);
                mean = &mean + mixed(&before, &mode.x);
                root = known.and(&unmixed(&mode.slopes, &before)).root(RESULTS);
            }
            let (exact_mean, exact_covariance) = exact();
            near(&DMatrix::from_columns(&[mean]), &DMatrix::from_columns(&[exact_mean]), 1e-11);
            near(&covariance(&root), &exact_covariance, 1e-11);
        }
    }

    #[test]
    fn the_order_of_the_results_does_not_matter() {
        let (slopes, constants, counted, errors) = toy();
        let backwards = |vector: &DVector<f64>| DVector::from_fn(RESULTS, |row, _| vector[RESULTS - 1 - row]);
        let turned = DMatrix::from_fn(RESULTS, INPUTS, |row, column| slopes[(RESULTS - 1 - row, column)]);
        let (there, back) = (constants.clone(), backwards(&constants));
        let one = Observations {
            expected: |x: &DVector<f64>| &slopes * x + &there,
            counted: counted.clone(),
            errors: errors.clone(),
        }
        .mode(INPUTS);
        let other = Observations {
            expected: |x: &DVector<f64>| &turned * x + &back,
            counted: backwards(&counted),
            errors: backwards(&errors),
        }
        .mode(INPUTS);
        assert!((one.x - other.x).amax() < 1e-12);
    }
}
