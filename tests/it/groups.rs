//! Groups of employees and networks as rows: there and back, sums that hold, and the same company in other words.

use proptest::prelude::*;
use reach_estimator::error::ProblemCode;
use reach_estimator::model::{cascade, unwatched};
use reach_estimator::parameters::{Inputs, ParameterId};
use reach_estimator::presets::PRESETS;
use reach_estimator::query::{parse, write};
use reach_estimator::scenario::{
    Group, KNOWN_NETWORKS, Network, NetworkRow, Scenario, Segment, Setting, evaluate, groups, network_channel,
    network_sharers, networks, new_group, new_network, with_group, with_network, without_group, without_network,
};
use reach_estimator::sources::Source;
use reach_estimator::view::{Allowed, NAME, SETTINGS};

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-8 * a.abs().max(b.abs()).max(1.0)
}

fn alike(a: &Group, b: &Group) -> bool {
    a.id == b.id && near(a.heads, b.heads) && near(a.contacts, b.contacts) && near(a.participation, b.participation)
}

fn row(scenario: &Scenario, id: Segment) -> Group {
    *groups(&scenario.values).iter().find(|row| row.id == id).unwrap()
}

#[test]
fn the_table_has_the_groups_of_its_help() {
    let rows = groups(&Inputs::defaults());
    let expected = [(Segment::Sales, 40.0, 600.0), (Segment::Technical, 60.0, 400.0), (Segment::Others, 100.0, 400.0)];
    assert_eq!(rows, expected.map(|(id, heads, contacts)| Group { id, heads, contacts, participation: 0.1 }));
    let linkedin = NetworkRow { id: Network::Linkedin, contacts: 400.0, visibility: 0.1, clicks: 0.006 };
    assert_eq!(networks(&Inputs::defaults()), [linkedin]);
}

/// What a reader calls it travels with the link, and stays in one piece.
#[test]
fn every_place_has_a_name_that_travels() {
    let places = Segment::ALL.map(Segment::id).into_iter().chain(Network::ALL.map(Network::id));
    let keys: Vec<String> = places.map(|id| format!("{id}{NAME}")).collect();
    let named = SETTINGS.iter().filter(|setting| setting.allowed == Allowed::Name).map(|setting| setting.key);
    assert_eq!(named.collect::<Vec<_>>(), keys);
    for name in ["Field force (DACH)", "فريق المبيعات", "R&D = 50%", "a~b:c."] {
        for key in &keys {
            let text = write(&Scenario::default(), [(key.as_str(), name)]);
            assert_eq!(parse(&text).view, [(key.clone(), name.to_owned())], "{text}");
        }
    }
    let long = parse(&format!("sales-name={}", "x".repeat(200)));
    assert_eq!(long.view[0].1.len(), 40);
}

#[test]
fn forty_in_sales_and_twenty_engineers_are_what_was_said() {
    let nobody = [Segment::Sales, Segment::Technical]
        .into_iter()
        .fold(Scenario::default(), |scenario, id| without_group(&scenario, id));
    assert_eq!(groups(&nobody.values).len(), 1);
    let sales = Group { id: Segment::Sales, heads: 40.0, contacts: 1_500.0, participation: 0.2 };
    let one = with_group(&nobody, sales, true);
    assert_eq!(row(&one, Segment::Others).heads, 160.0, "a group of 40 leaves 160 others");
    let engineers = Group { id: Segment::Third, heads: 20.0, contacts: 300.0, participation: 0.05 };
    let two = with_group(&one, engineers, true);
    assert_eq!(two.values.employees, 200.0);
    assert_eq!(row(&two, Segment::Sales), sales);
    assert_eq!(row(&two, Segment::Third), engineers);
    assert_eq!(
        row(&two, Segment::Others),
        Group { id: Segment::Others, heads: 140.0, contacts: 400.0, participation: 0.1 }
    );
    // 8 of sales, 1 engineer and 14 others.
    assert!(near(evaluate(&two.values).active_employees, 23.0));
}

#[test]
fn a_group_that_is_larger_than_the_rest_makes_the_company_grow_or_stays_smaller() {
    let sales = Group { id: Segment::Sales, heads: 500.0, contacts: 600.0, participation: 0.1 };
    let grown = with_group(&Scenario::default(), sales, true);
    assert_eq!((grown.values.employees, row(&grown, Segment::Others).heads), (560.0, 0.0));
    let held = with_group(&Scenario::default(), sales, false);
    assert_eq!((held.values.employees, row(&held, Segment::Sales).heads), (200.0, 140.0));
}

#[test]
fn a_new_group_takes_the_first_free_place_until_there_is_none() {
    let mut scenario = Scenario::default();
    for id in [Segment::Third, Segment::Fourth] {
        let group = new_group(&scenario.values).unwrap();
        assert_eq!(group.id, id);
        scenario = with_group(&scenario, group, true);
        assert!(alike(&row(&scenario, id), &group));
        assert_eq!(scenario.values.employees, 200.0);
    }
    assert_eq!(new_group(&scenario.values), None);
}

#[test]
fn without_what_was_added_the_company_is_as_before() {
    let start = Scenario::default();
    let added = with_group(&start, new_group(&start.values).unwrap(), true);
    assert_eq!(without_group(&added, Segment::Third), start);
    let added = with_network(&start, new_network(&start.values, "Facebook").unwrap());
    assert_eq!(without_network(&added, Network::Other), start);
}

#[test]
fn nobody_shares_twice() {
    let sales = Group { id: Segment::Sales, heads: 10.0, contacts: 600.0, participation: 1.0 };
    let scenario = with_group(&Scenario::default(), sales, true);
    assert!(scenario.notes().iter().all(|note| note.code != ProblemCode::GroupCapped));
    let more = scenario.with(ParameterId::Participation, 0.5);
    assert_eq!(row(&more, Segment::Sales).participation, 1.0);
    assert!(more.notes().iter().any(|note| note.code == ProblemCode::GroupCapped));
    assert!(evaluate(&more.values).active_employees < 100.0);
}

#[test]
fn known_networks_are_named_once_and_rest_on_sources() {
    for (index, known) in KNOWN_NETWORKS.iter().enumerate() {
        assert!(KNOWN_NETWORKS.iter().skip(index + 1).all(|other| other.name != known.name));
        assert!(known.sources.iter().all(|id| Source::find(id).is_some()), "{}", known.name);
        let says = known.contacts.is_some() || known.visibility.is_some() || known.clicks.is_some();
        assert_eq!(says, !known.sources.is_empty(), "{}", known.name);
    }
    let start = Inputs::defaults();
    let instagram = new_network(&start, "instagram").unwrap();
    assert_eq!(instagram, NetworkRow { id: Network::Other, contacts: 400.0, visibility: 0.1, clicks: 0.006 });
    assert_eq!(new_network(&start, "X").unwrap().id, Network::X);
    let mut scenario = Scenario::default();
    for name in ["Instagram", "Xing", "WhatsApp", "Bluesky"] {
        scenario = with_network(&scenario, new_network(&scenario.values, name).unwrap());
    }
    assert_eq!(networks(&scenario.values).len(), Network::COUNT);
    assert_eq!(new_network(&scenario.values, "Mastodon"), None);
}

/// Every network has its own visibility and click rate, and they act as if it were alone.
#[test]
fn a_network_is_seen_and_clicked_at_its_own_rates() {
    let given = NetworkRow { id: Network::Fourth, contacts: 250.0, visibility: 0.3, clicks: 0.02 };
    let both = with_network(&Scenario::default(), given);
    assert_eq!(networks(&both.values)[1], given);
    let alone = without_network(&both, Network::Linkedin);
    let direct = {
        let linkedin = NetworkRow { id: Network::Linkedin, ..given };
        evaluate(&with_network(&Scenario::default(), linkedin).values)
    };
    let figures = evaluate(&alone.values);
    assert!(near(figures.employees.reach, direct.employees.reach));
    assert!(near(figures.employees.clicks, direct.employees.clicks));
    let linkedin_only = evaluate(&Inputs::defaults()).employees;
    assert!(near(evaluate(&both.values).employees.clicks, linkedin_only.clicks + figures.employees.clicks));
}

#[test]
fn curves_of_participation_follow_groups_that_become_whole() {
    use reach_estimator::analysis::{CurveOptions, curve};
    use reach_estimator::outputs::OutputId;
    let sales = Group { id: Segment::Sales, heads: 10.0, contacts: 3_000.0, participation: 1.0 };
    let scenario = with_group(&Scenario::default(), sales, true);
    let options = CurveOptions {
        parameter: ParameterId::Participation,
        output: OutputId::EmployeesImpressions,
        from: Some(0.1),
        to: Some(1.0),
        points: Some(10),
        draws: 64,
    };
    let swept = curve(&scenario, &options);
    let last = evaluate(&scenario.with(ParameterId::Participation, 1.0).values).employees.impressions;
    let point = swept.value.last().copied().unwrap().unwrap();
    assert!(near(point, last), "{point} {last}");
    // All draws of the last place have everybody in, whatever the groups weigh.
    let single = CurveOptions { from: Some(1.0), to: Some(1.0), points: Some(2), ..options };
    let there = curve(&scenario, &single);
    assert_eq!(swept.p50.last(), there.p50.last());
}

prop_compose! {
    fn group(id: Segment)(heads in 0.0_f64..5_000.0, contacts in 1.0_f64..1.0e3, participation in 0.0_f64..1.0) -> Group {
        Group { id, heads: heads.round(), contacts: 200.0 + contacts.round(), participation: (1e3 * participation).round() / 1e3 }
    }
}

fn any_segment() -> impl Strategy<Value = Segment> {
    prop::sample::select(Segment::ALL.to_vec())
}

proptest! {
    #[test]
    fn a_group_that_was_typed_is_shown_as_it_was_typed(
        edits in prop::collection::vec(any_segment().prop_flat_map(group), 1..8),
        preset in prop::sample::select((0..PRESETS.len()).collect::<Vec<_>>()),
    ) {
        let mut scenario = PRESETS[preset].scenario();
        for edit in edits {
            let before = groups(&scenario.values);
            let employees = scenario.values.employees;
            scenario = with_group(&scenario, edit, true);
            let after = groups(&scenario.values);
            let total: f64 = after.iter().map(|row| row.heads).sum();
            prop_assert!(near(total, scenario.values.employees), "{total} of {}", scenario.values.employees);
            if edit.heads > 0.0 {
                prop_assert!(alike(&row(&scenario, edit.id), &edit), "{edit:?} became {:?}", row(&scenario, edit.id));
            }
            let others = before.last().unwrap().heads;
            let gone = before.iter().find(|row| row.id == edit.id).map_or(0.0, |row| row.heads);
            if edit.id != Segment::Others && edit.heads - gone <= others {
                prop_assert!(near(employees, scenario.values.employees));
            }
            for kept in before.iter().filter(|kept| kept.id != edit.id && kept.id != Segment::Others) {
                prop_assert!(after.iter().any(|row| alike(row, kept)), "{kept:?} changed: {after:?}");
            }
            let sharing: f64 = after.iter().map(|row| row.heads * row.participation).sum();
            prop_assert!(near(sharing, scenario.values.employees * scenario.values.participation));
        }
    }

    /// Rows say what the model runs: so many active people with so many contacts each.
    #[test]
    fn the_model_runs_the_rows(sales in group(Segment::Sales), third in group(Segment::Third), others in group(Segment::Others)) {
        let scenario = [others, sales, third].into_iter().fold(Scenario::default(), |scenario, row| with_group(&scenario, row, true));
        let values = &scenario.values;
        let sharers = network_sharers(values, &Setting::steady(), Network::Linkedin).unwrap();
        let active: f64 = groups(values).iter().map(|row| row.heads * row.participation).sum();
        let contacts: f64 = groups(values).iter().map(|row| row.heads * row.participation * row.contacts).sum();
        prop_assert!(near(sharers.iter().map(|sharers| sharers.active).sum(), active));
        prop_assert!(near(sharers.iter().map(|sharers| sharers.active * sharers.contacts).sum(), contacts));
        let result = cascade(&network_channel(values, Network::Linkedin), &sharers, values.employees, unwatched);
        let figures = evaluate(values).employees;
        prop_assert!(near(result.reach, figures.reach) && near(result.clicks, figures.clicks));
    }

    #[test]
    fn networks_go_there_and_back(contacts in 1.0_f64..1e4, visibility in 0.01_f64..1.0, clicks in 0.001_f64..0.5, at in 0_usize..5) {
        let id = Network::ALL[at];
        let given = NetworkRow { id, contacts, visibility, clicks };
        let start = with_network(&Scenario::default(), NetworkRow { id: Network::X, contacts: 60.0, visibility: 0.05, clicks: 0.01 });
        let changed = with_network(&start, given);
        let rows = networks(&changed.values);
        let found = rows.iter().find(|row| row.id == id).unwrap();
        prop_assert!(near(found.contacts, contacts) && near(found.visibility, visibility) && near(found.clicks, clicks));
        for kept in networks(&start.values).iter().filter(|row| row.id != id) {
            let found = rows.iter().find(|row| row.id == kept.id).unwrap();
            prop_assert!(near(found.visibility, kept.visibility) && near(found.clicks, kept.clicks));
        }
    }
}

#[test]
fn the_smallest_share_there_is_has_its_heads() {
    let tiny = Scenario::default().with(ParameterId::TechnicalShare, 5e-324);
    assert!(groups(&tiny.values).iter().all(|group| group.heads.is_finite() && group.contacts.is_finite()));
}

#[test]
fn a_group_takes_no_more_than_the_largest_company_has_room_for() {
    for id in [Segment::Sales, Segment::Others] {
        let asked = Group { heads: 1e9, ..row(&Scenario::default(), id) };
        let full = with_group(&Scenario::default(), asked, true);
        assert_eq!(full.values.employees, ParameterId::Employees.row().max);
        assert_eq!(row(&full, Segment::Technical).heads, 60.0, "technical staff stay when {id:?} grow");
    }
}

/// Heads that are no whole numbers, and shares that are more than all together.
#[test]
fn an_edit_leaves_no_trace_in_what_it_does_not_edit() {
    let more_than_all =
        [(ParameterId::SalesShare, 0.6), (ParameterId::TechnicalShare, 0.7), (ParameterId::ThirdGroupShare, 0.5)]
            .into_iter()
            .fold(Scenario::default(), |scenario, (id, value)| scenario.with(id, value));
    let edited = with_group(&more_than_all, Group { contacts: 500.0, ..row(&more_than_all, Segment::Sales) }, true);
    assert_eq!(edited.values.employees, 200.0);
    assert_eq!(row(&edited, Segment::Sales).heads, row(&more_than_all, Segment::Sales).heads);
    let pair = Scenario::default().with(ParameterId::Employees, 2.0);
    let grown = with_group(&pair, Group { heads: 10.0, ..row(&pair, Segment::Sales) }, true);
    assert_eq!((grown.values.employees, row(&grown, Segment::Others).heads), (10.6, 0.0));
}

#[test]
fn contacts_on_no_network_yet_are_taken_as_they_were_typed() {
    let alone = without_network(&Scenario::default(), Network::Linkedin);
    let technical = Group { contacts: 300.0, ..row(&alone, Segment::Technical) };
    assert_eq!(row(&with_group(&alone, technical, true), Segment::Technical).contacts, 300.0);
}

#[test]
fn a_network_that_is_not_seen_for_a_while_takes_no_other_along() {
    let network =
        |scenario: &Scenario, id: Network| networks(&scenario.values).into_iter().find(|row| row.id == id).unwrap();
    let both = with_network(&Scenario::default(), new_network(&Scenario::default().values, "X").unwrap());
    let both = with_network(&both, NetworkRow { visibility: 0.05, clicks: 0.01, ..network(&both, Network::X) });
    let linkedin = network(&both, Network::Linkedin);
    let unseen = with_network(&both, NetworkRow { visibility: 0.0, clicks: 0.0, ..linkedin });
    let seen = with_network(&unseen, linkedin);
    assert_eq!(network(&seen, Network::X), network(&both, Network::X));
}

/// Also where none of the groups takes part as the company does.
#[test]
fn those_who_take_part_more_often_are_more_of_those_who_share() {
    let company = |weights: [f64; 3]| {
        let mut values = Scenario::default().values;
        for (id, weight) in [Segment::Sales, Segment::Technical, Segment::Others].into_iter().zip(weights) {
            values.set(id.participation(), weight);
        }
        for id in [Segment::Third, Segment::Fourth] {
            values.set(id.participation(), 5.0);
        }
        values
    };
    // Sales know 600 people each, the others 400: of 20 who share, 12 or 2.
    let [sales, others] = [[6.0, 2.0, 2.0], [0.5, 2.0, 2.0]].map(|weights| evaluate(&company(weights)).employees.reach);
    let equal = evaluate(&company([2.0, 2.0, 2.0])).employees.reach;
    assert!(near(equal, evaluate(&Scenario::default().values).employees.reach));
    assert!(sales > equal && equal > others, "{sales}, {equal}, {others}");
}
