//! The copula at work: independent standard normals to scores that hang together, and back.
//!
//! With L = I - W W^T the scores are z = D L x, where D makes each variance 1. L^-1 = I + W (I - W^T W)^-1 W^T.

use crate::dependence::{Dependence, RANK};
use crate::model::{Lanes, Number};
use crate::parameters::ParameterId;
use nalgebra::{Matrix4, Vector4};

/// The inputs that hang together.
#[derive(Clone, Debug)]
pub(crate) struct Coupling {
    members: Vec<Member>,
    /// W^T W.
    gram: Matrix4<f64>,
}

#[derive(Clone, Debug)]
struct Member {
    id: ParameterId,
    /// Its row of W.
    row: Vector4<f64>,
    /// 1 over the standard deviation of (L x)_i.
    scale: f64,
}

impl Coupling {
    /// `None` where inputs are independent.
    pub(crate) fn of(dependence: &Dependence) -> Option<Coupling> {
        if dependence.is_none() {
            return None;
        }
        let gram = dependence.gram();
        let members = dependence.members().map(|id| {
            let row = dependence.row(id);
            Member { id, row, scale: scale(&row, &gram) }
        });
        Some(Coupling { members: members.collect(), gram })
    }

    /// The inputs, in the order in which scores stand here.
    pub(crate) fn ids(&self) -> impl Iterator<Item = ParameterId> {
        self.members.iter().map(|member| member.id)
    }

    /// Place of an input among them.
    pub(crate) fn place(&self, id: ParameterId) -> Option<usize> {
        self.members.iter().position(|member| member.id == id)
    }

    /// Scores of independent normals: D L x.
    pub(crate) fn scores(&self, normals: &[Lanes], scores: &mut Vec<Lanes>) {
        let sums = self.sums(normals);
        scores.clear();
        scores.extend(
            self.members
                .iter()
                .zip(normals)
                .map(|(member, &normal)| (normal - weighted(&member.row, &sums)) * Lanes::of(member.scale)),
        );
    }

    /// Correlation of two scores.
    pub(crate) fn correlation(&self, left: usize, right: usize) -> f64 {
        let (Some(a), Some(b)) = (self.members.get(left), self.members.get(right)) else { return 0.0 };
        if left == right {
            return 1.0;
        }
        a.scale * b.scale * (a.row.dot(&(self.gram * b.row)) - 2.0 * a.row.dot(&b.row))
    }

    /// W^T x.
    fn sums(&self, normals: &[Lanes]) -> [Lanes; RANK] {
        let mut sums = [Lanes::zero(); RANK];
        for (member, &normal) in self.members.iter().zip(normals) {
            for (sum, &weight) in sums.iter_mut().zip(&member.row) {
                *sum = *sum + normal * Lanes::of(weight);
            }
        }
        sums
    }
}

/// 1 over the standard deviation of (L x)_i, from row i of W and W^T W; 0 where L leaves nothing.
pub(super) fn scale(row: &Vector4<f64>, gram: &Matrix4<f64>) -> f64 {
    let variance = 1.0 - 2.0 * row.dot(row) + row.dot(&(gram * row));
    if variance > 0.0 { 1.0 / variance.sqrt() } else { 0.0 }
}

/// What each input may be when all others are known.
#[derive(Clone, Debug)]
pub(crate) struct Conditional<'a> {
    coupling: &'a Coupling,
    /// (I - W^T W)^-1, which makes L^-1.
    inner: Matrix4<f64>,
}

impl Conditional<'_> {
    /// `None` when L has no inverse.
    pub(crate) fn of(coupling: &Coupling) -> Option<Conditional<'_>> {
        let inner = (Matrix4::identity() - coupling.gram).try_inverse()?;
        Some(Conditional { coupling, inner })
    }

    /// The score of one input drawn again, with all the others as they are: `fresh` is a standard normal. 1 over the
    /// variance that is left of (L x)_i is (L^-2)_ii.
    pub(crate) fn redrawn(&self, place: usize, normals: &[Lanes], fresh: Lanes) -> Lanes {
        let (Some(member), Some(&normal)) = (self.coupling.members.get(place), normals.get(place)) else {
            return fresh;
        };
        let inverse_row = self.inner * member.row;
        let precision = 1.0 + 2.0 * member.row.dot(&inverse_row) + inverse_row.dot(&(self.coupling.gram * inverse_row));
        let sums = self.coupling.sums(normals);
        let mixed = normal - weighted(&member.row, &sums);
        let unmixed = normal + weighted(&inverse_row, &sums);
        let left = Lanes::of(1.0 / precision);
        (mixed - unmixed * left + fresh * Lanes::of((1.0 / precision).sqrt())) * Lanes::of(member.scale)
    }
}

fn weighted(weights: &Vector4<f64>, sums: &[Lanes; RANK]) -> Lanes {
    weights.iter().zip(sums).fold(Lanes::zero(), |total, (&weight, &sum)| total + sum * Lanes::of(weight))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]
mod tests {
    use super::*;
    use crate::analysis::draws::lanes_of;
    use crate::model::LANES;

    /// Three inputs, two directions in which something is known.
    fn coupling() -> Coupling {
        let dependence = Dependence::of(|id| match id {
            ParameterId::Visibility => [0.5, 0.1, 0.0, 0.0],
            ParameterId::Ctr => [0.6, -0.4, 0.0, 0.0],
            ParameterId::Engagement => [0.2, 0.7, 0.0, 0.0],
            _ => [0.0; RANK],
        });
        Coupling::of(&dependence.unwrap()).unwrap()
    }

    /// Means of products of all pairs of scores over 16,384 draws.
    fn covariances(scores: impl Fn(&Coupling, &[Lanes], Lanes) -> Vec<Lanes>) -> [[f64; 3]; 3] {
        let coupling = coupling();
        let mut sums = [[0.0; 3]; 3];
        let blocks = 16_384 / LANES;
        for block in 0..blocks {
            let normals: Vec<Lanes> = coupling.ids().map(|id| lanes_of(id.row().dimension, block)).collect();
            let found = scores(&coupling, &normals, lanes_of(60, block));
            let found: Vec<[f32; LANES]> = found.into_iter().map(Into::into).collect();
            for (row, left) in sums.iter_mut().zip(&found) {
                for (sum, right) in row.iter_mut().zip(&found) {
                    *sum += left.iter().zip(right).map(|(a, b)| f64::from(a * b)).sum::<f64>();
                }
            }
        }
        sums.map(|row| row.map(|sum| sum / (blocks * LANES) as f64))
    }

    fn plain(coupling: &Coupling, normals: &[Lanes]) -> Vec<Lanes> {
        let mut scores = Vec::new();
        coupling.scores(normals, &mut scores);
        scores
    }

    #[test]
    fn scores_have_variance_one_and_the_correlations_that_are_said() {
        let coupling = coupling();
        for (left, row) in covariances(|coupling, normals, _| plain(coupling, normals)).iter().enumerate() {
            for (right, found) in row.iter().enumerate() {
                let expected = coupling.correlation(left, right);
                assert!((found - expected).abs() < 0.01, "{left} {right}: {found} for {expected}");
            }
        }
        assert!(coupling.correlation(0, 2) < -0.2);
    }

    /// Drawing one again given the others leaves the distribution of all as it was, and changes that one.
    #[test]
    fn an_input_drawn_again_fits_the_others() {
        let coupling = coupling();
        for place in 0..3 {
            let again = covariances(|coupling, normals, fresh| {
                let mut scores = plain(coupling, normals);
                scores[place] = Conditional::of(coupling).unwrap().redrawn(place, normals, fresh);
                scores
            });
            for (left, row) in again.iter().enumerate() {
                for (right, found) in row.iter().enumerate() {
                    let expected = coupling.correlation(left, right);
                    assert!((found - expected).abs() < 0.02, "{place}, {left} {right}: {found} for {expected}");
                }
            }
        }
    }
}
