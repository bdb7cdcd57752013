//! Unique people behind many contact lists and repeated posts: M1 to M9 of `docs/model.md`.

use crate::real::{Real, least, most, one, power, real, root, zero};

/// Employees who share and the contacts of each.
#[derive(Clone, Debug)]
pub struct Sharers {
    /// E_s.
    pub active: Real,
    /// n_s.
    pub contacts: Real,
}

/// M1: psi(L; d), the share of people whom a pressure misses.
pub fn missed(pressure: &Real, dispersion: &Real) -> Real {
    if *dispersion == zero() {
        (-pressure).exp()
    } else {
        power(&(one() + dispersion * pressure), &(-one() / dispersion))
    }
}

/// 1 - psi(L; d).
pub fn exposed(pressure: &Real, dispersion: &Real) -> Real {
    if *pressure <= zero() { zero() } else { one() - missed(pressure, dispersion) }
}

/// 1 - psi(L; d)^(1+d): the share of all contact ends.
pub fn exposed_ends(pressure: &Real, dispersion: &Real) -> Real {
    if *pressure <= zero() {
        return zero();
    }
    one() - power(&missed(pressure, dispersion), &(one() + dispersion))
}

/// M2: the pressure that exposes a share. The share is cut below 1, and the exponent at 700.
pub fn pressure(share: &Real, dispersion: &Real) -> Real {
    if *share <= zero() {
        return zero();
    }
    let logarithm = -(one() - least(share, &real(1.0 - 1e-15))).ln();
    if *dispersion == zero() {
        return logarithm;
    }
    (least(&(dispersion * logarithm), &real(700.0)).exp() - one()) / dispersion
}

/// The overlap that the duplication layer is defined for.
fn cut(overlap: &Real) -> Real {
    least(overlap, &real(0.5))
}

/// M4: the dispersion with which two lists of n contacts among N people share a part of them.
pub fn overlap_dispersion(contacts: &Real, population: &Real, overlap: &Real) -> Real {
    let overlap = cut(overlap);
    if *contacts <= zero() || &overlap * population <= *contacts {
        return zero();
    }
    let share = contacts / population;
    let missed_by_one = (one() - &share).ln();
    let wanted = (one() - &share * (real(2.0) - &overlap)).ln() / &missed_by_one - one();
    if wanted >= one() || wanted <= zero() {
        return zero();
    }
    let condition = |s: &Real| (real(2.0) - (-s).exp()).ln() / s - &wanted;
    let top = one() / &wanted - one();
    let s = root(condition, &top * real(0.5), top);
    -s / missed_by_one
}

/// M6: the overlap of two colleagues picked at random from the whole company.
pub fn company_overlap(overlap: &Real, team_size: &Real, headcount: &Real, fade: &Real) -> Real {
    if *fade <= zero() || headcount <= team_size {
        return overlap.clone();
    }
    overlap * power(&(team_size / headcount), fade)
}

/// M5: different people when every contact is on with probability `on` and one dispersion holds for all.
pub fn union_at(sharers: &[Sharers], population: &Real, dispersion: &Real, on: &Real) -> Real {
    let (mut total, mut gross) = (zero(), zero());
    for group in sharers {
        total += &group.active * pressure(&(on * &group.contacts / population), dispersion);
        gross += &group.active * &group.contacts;
    }
    least(&(population * exposed(&total, dispersion)), &(on * gross))
}

/// The home community and the rest, and the share of ties that stay at home.
#[derive(Clone, Debug)]
pub struct Communities {
    /// N.
    pub population: Real,
    /// N_H; N where there is one community only.
    pub home: Real,
    /// N_R; 0 where there is one community only.
    pub rest: Real,
    /// h.
    pub ties: Real,
    /// d_c.
    pub dispersion: Real,
}

impl Communities {
    /// Cuts the home community to the population, and its ties to what fits into the rest.
    pub fn of(population: &Real, community: &Real, homophily: &Real, dispersion: &Real) -> Self {
        let (population, dispersion) = (population.clone(), dispersion.clone());
        let home = least(community, &population);
        let rest = &population - &home;
        if rest <= real(1e-9) * &population {
            return Communities { home: population.clone(), population, rest: zero(), ties: one(), dispersion };
        }
        let mut ties = most(&zero(), &least(homophily, &one()));
        if (one() - &ties) * &home > rest {
            ties = one() - &rest / &home;
        }
        Communities { population, home, rest, ties, dispersion }
    }

    /// Whether there is one community only.
    pub fn single(&self) -> bool {
        self.rest == zero()
    }

    /// M7: different people when the contacts are drawn at random from the home community and the rest.
    pub fn mixing_ceiling(&self, sharers: &[Sharers], on: &Real) -> Real {
        let people = |size: &Real, ties: &Real| {
            let total = sharers.iter().fold(zero(), |sum, group| {
                sum + &group.active * pressure(&(on * &group.contacts * ties / size), &self.dispersion)
            });
            size * exposed(&total, &self.dispersion)
        };
        let home = people(&self.home, &self.ties);
        if self.single() { home } else { home + people(&self.rest, &(one() - &self.ties)) }
    }
}

/// How colleagues' contacts overlap.
#[derive(Clone, Debug)]
pub struct Overlap {
    /// omega.
    pub close: Real,
    /// T.
    pub team_size: Real,
    /// gamma.
    pub fade: Real,
    /// H: all staff.
    pub headcount: Real,
}

/// A company's dispersions: they depend on who shares, not on how much is seen.
#[derive(Clone, Debug)]
pub struct Duplication {
    /// At the overlap of one team.
    pub team: Real,
    /// At the overlap of the company.
    pub company: Real,
    /// The company's overlap.
    pub overlap: Real,
    several_teams: bool,
}

impl Duplication {
    /// Sets both at the mean number of contacts.
    pub fn of(sharers: &[Sharers], population: &Real, overlap: &Overlap) -> Self {
        let active = sharers.iter().fold(zero(), |sum, group| sum + &group.active);
        let gross = sharers.iter().fold(zero(), |sum, group| sum + &group.active * &group.contacts);
        let close = cut(&overlap.close);
        if active <= zero() {
            return Duplication { team: zero(), company: zero(), overlap: close, several_teams: false };
        }
        let mean = gross / active;
        let random = company_overlap(&close, &overlap.team_size, &overlap.headcount, &overlap.fade);
        Duplication {
            team: overlap_dispersion(&mean, population, &close),
            company: overlap_dispersion(&mean, population, &random),
            several_teams: random < close,
            overlap: random,
        }
    }

    /// M8: different people who have at least one sharer whose contact is on with probability `on`.
    pub fn union(&self, sharers: &[Sharers], communities: &Communities, on: &Real) -> Real {
        if *on <= zero() {
            return zero();
        }
        let population = &communities.population;
        let apart = union_at(sharers, population, &self.company, on);
        if !self.several_teams {
            return apart;
        }
        let ceiling = communities.mixing_ceiling(sharers, on);
        if apart <= ceiling {
            return apart;
        }
        least(&apart, &most(&ceiling, &union_at(sharers, population, &self.team, on)))
    }
}

/// M9: the share of a contact list that sees at least one of several posts.
pub fn post_reach(visibility: &Real, posts: &Real, dispersion: &Real) -> Real {
    if *visibility <= zero() || *posts <= zero() {
        zero()
    } else if *posts <= one() {
        visibility * posts
    } else if *visibility >= one() {
        one()
    } else {
        exposed(&(posts * pressure(visibility, dispersion)), dispersion)
    }
}
