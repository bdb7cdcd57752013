//! Addresses as forms, redirects and people's hands leave them.

use reach_estimator::parameter::Range;
use reach_estimator::parameters::ParameterId;
use reach_estimator::query::{concerns, foreign, parse};

/// PHP, and what is written in it, turns the dots of keys into underscores.
#[test]
fn a_dot_in_a_key_may_have_become_another_sign() {
    for sign in [".", "_", " ", "+", "%20", "-", "\u{2011}", "%5F", "\\_", ""] {
        for id in ParameterId::ALL.iter().filter(|id| id.row().range_at(id.row().default).is_some()) {
            let row = id.row();
            let range = row.within(row.range_at(row.default).unwrap()).unwrap();
            let text = format!("{}{sign}range={}..{}&posts=6", row.id.replace('-', "_"), range.p10, range.p90);
            let query = parse(&text);
            assert_eq!((query.scenario.ranges.get(*id), query.problems.len()), (Some(range), 0), "{text}");
        }
    }
    let wide = Some(Range { p10: 0.1, p90: 0.3 });
    for text in [
        "PARTICIPATION_RANGE=0.1..0.3",
        "participation_range%3D0.1..0.3",
        "employees=400\u{2202}icipation_range=0.1..0.3",
    ] {
        assert_eq!(parse(text).scenario.range(ParameterId::Participation), wide, "{text}");
    }
    assert_eq!(parse("participation_range=many").problems.len(), 1);
    assert_eq!(parse("participations_range=0.1..0.2").problems.len(), 1);
    for sign in [".", "_", "-", "+", "%20", "%5F", "\\_"] {
        for value in ["employees:300", "v%3A2~employees%3A300", "preset:small~posts:4", "participation.range:0.1..0.3"]
        {
            let query = parse(&format!("Scenario{sign}Plan_B={value}&posts=6"));
            let expected = [("scenario.Plan_B".to_owned(), value.replace("%3A", ":"))];
            assert_eq!((query.view.as_slice(), query.problems.len()), (expected.as_slice(), 0), "{sign} {value}");
        }
    }
    assert!(concerns("scenario_A=employees:300") && concerns("participation_range=0.1..0.3"));
    assert_eq!(parse("employees=400%26scenario_A=employees:300"), parse("employees=400&scenario.A=employees:300"));
    for others in
        ["scenario_id=3", "scenario-a=time:12", "scenario_=employees:300", "price_range=1..2", "range=1..2", "orange=1"]
    {
        assert_eq!(parse(others), parse(""), "{others}");
        assert_eq!(foreign(others).len(), 1, "{others}");
    }
}
