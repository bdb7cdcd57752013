//! The programme month by month.

use reach_estimator::analysis::{DRAWS_MOVING, DistributionOptions, Percentiles, distribution, timeline};
use reach_estimator::model::payback_months;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::Range;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::Preset;
use reach_estimator::scenario::Scenario;

fn ends(range: &Percentiles) -> [f64; 3] {
    [range.p10, range.p50, range.p90].map(|end| end.unwrap())
}

/// Everybody from the first day: a month is a steady month, and its cost over the draws that of the distribution.
#[test]
fn every_column_has_the_range_of_its_figure() {
    let scenario = Preset::find("mid-size").unwrap().scenario();
    let months = timeline(&scenario, DRAWS_MOVING, true);
    let wanted = [OutputId::ActiveEmployees, OutputId::Cost, OutputId::GrossProfit];
    let options = DistributionOptions { draws: DRAWS_MOVING, outputs: wanted.to_vec(), goals: Vec::new(), dots: None };
    let figures = distribution(&scenario, &options).outputs;
    let columns = [&months.active_range, &months.cost_range, &months.gross_profit_range];
    let setup_cost = scenario.values.setup_cost;
    for (((output, expected), column), start) in figures.iter().zip(columns).zip([0.0, setup_cost, 0.0]) {
        for (found, expected) in ends(&column[0]).into_iter().zip(ends(expected)) {
            assert!((found / (start + expected) - 1.0).abs() < 1e-4, "{}: {found}", output.name());
        }
        assert_eq!(column.len(), months.month.len());
    }
    assert!(months.adoption_range.iter().all(|range| ends(range) == [1.0; 3]));
}

/// With nothing uncertain the medians are the answer at exactly these inputs.
#[test]
fn without_uncertainty_the_medians_are_the_point_answer() {
    let mut scenario =
        Scenario::default().with(ParameterId::SetupCost, 500.0).with(ParameterId::RevenuePerCustomer, 2e6);
    for &id in ParameterId::ALL {
        let value = scenario.values.get(id);
        scenario.ranges.set(id, Some(Range { p10: value, p90: value }));
    }
    let months = timeline(&scenario, 16, false);
    for (points, ranges) in [
        (&months.adoption, &months.adoption_range),
        (&months.active, &months.active_range),
        (&months.reach, &months.reach_range),
        (&months.cost, &months.cost_range),
        (&months.gross_profit, &months.gross_profit_range),
    ] {
        for (point, range) in points.iter().zip(ranges) {
            assert!((range.p50.unwrap() / point - 1.0).abs() < 1e-4, "{point}: {range:?}");
        }
    }
    let met = months.break_even.unwrap();
    assert!((months.break_even_range.p50.unwrap() / met - 1.0).abs() < 1e-3, "{met}: {:?}", months.break_even_range);
    assert_eq!(payback_months(500.0, [0.0]), None);
}
