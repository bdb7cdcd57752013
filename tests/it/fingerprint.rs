//! The number by which a still knows the inputs of its figures.

use reach_estimator::analysis::fit;
use reach_estimator::parameter::Range;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::Past;
use reach_estimator::scenario::Scenario;
use std::collections::HashSet;

#[test]
fn whatever_the_figures_follow_changes_it() {
    let usual = Scenario::default();
    let mut seen = HashSet::from([usual.fingerprint()]);
    for &id in ParameterId::ALL {
        let row = id.row();
        for value in [row.min, row.max] {
            let other = usual.with(id, value);
            assert_eq!(seen.insert(other.fingerprint()), other != usual, "{} at {value}", row.id);
        }
        if let Some(Range { p10, p90 }) = usual.range(id) {
            let mut other = usual;
            other.ranges.set(id, Some(Range { p10, p90: p10 + (p90 - p10) / 2.0 }));
            assert!(seen.insert(other.fingerprint()), "range of {}", row.id);
        }
    }
    let month = Past { sharers: 30.0, shares: 200.0, impressions: 9_000.0, clicks: 60.0, ..Past::NOTHING };
    let mut apart = fit(&usual, &month).inputs;
    assert!(seen.insert(apart.fingerprint()), "as fitted");
    apart.dependence = usual.dependence;
    assert!(seen.insert(apart.fingerprint()), "without what hangs together");
}

#[test]
fn what_was_counted_changes_no_figure_and_no_number() {
    let counted = Scenario { past: Past { clicks: 60.0, ..Past::NOTHING }, ..Scenario::default() };
    assert_eq!(counted.fingerprint(), Scenario::default().fingerprint());
    let minus = Scenario::default().with(ParameterId::ALL[0], -0.0);
    assert_eq!(minus.fingerprint(), Scenario::default().with(ParameterId::ALL[0], 0.0).fingerprint());
}
