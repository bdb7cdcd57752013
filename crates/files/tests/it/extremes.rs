//! Minimum, maximum, average, median and other statistics below a table of people.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

fn read(below: Rows) -> Value {
    let columns = [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];
    answer(&[("a.csv", &csv(&people(below)))], &mapping(&columns))
}

/// Programs put them below the sum; in every language, and in any order.
#[test]
fn extremes_and_averages_below_a_table_are_nobody() {
    let alone = json!({ "sharers": 11.0, "shares": 49.0, "clicks": 102.0 });
    let ann = row!["Ann", 9.0, 2.0];
    for [min, max, average, median] in [
        ["Min", "Max", "Avg", "Median"],
        ["Minimum:", "Maximum:", "Average", "Median"],
        ["Min.", "Max.", "Mittelwert", "Medianwert"],
        ["Min", "Max", "Mittel", "Median"],
        ["Minimalwert", "Maximalwert", "Durchschnitt", "Median"],
        ["Mínimo", "Máximo", "Promedio", "Mediana"],
        ["Mín.", "Máx.", "Prom.", "Mediana"],
        ["Menor", "Maior", "Méd.", "Mediana"],
        ["Valor más bajo", "Valor más alto", "Promedio", "Mediana"],
        ["Le plus bas", "Le plus élevé", "Moyenne", "Médiane"],
        ["Niedrigster", "Höchster", "Schnitt", "Median"],
        ["الأدنى", "الأعلى", "المتوسّط", "الوسيط"],
        ["Minimum", "Maximum", "Moyenne", "Médiane"],
        ["Valor mínimo", "Valor máximo", "Média", "Mediana"],
        ["الحد الأدنى", "الحد الأقصى", "المتوسط", "الوسيط"],
    ] {
        let [least, most] = [row![min, 4.0, 2.0], row![max, 9.0, 10.0]];
        let [total, mean] = [row!["Total", 49.0, 102.0], row![average, 4.45, 9.27]];
        let middle = row![median, 4.0, 10.0];
        for below in [
            vec![ann.clone(), least.clone(), most.clone(), mean.clone(), middle.clone()],
            vec![ann.clone(), total.clone(), mean.clone(), middle.clone(), most.clone(), least.clone()],
            vec![ann.clone(), total.clone(), most.clone(), least.clone()],
            vec![row!["Sales Total", 40.0, 100.0], ann.clone(), total.clone(), most.clone(), least.clone()],
            vec![ann.clone(), mean, middle, least],
        ] {
            assert_eq!(read(below)["past"], alone, "{min}");
        }
    }
    // Whatever stands between them.
    for [deviation, count] in [
        ["Std. Dev.", "Count"],
        ["Standardabweichung", "Anzahl"],
        ["Écart-type", "Nombre"],
        ["Desv. est.", "Recuento"],
        ["Desvio padrão", "Contagem"],
        ["الانحراف المعياري", "العدد"],
    ] {
        let [least, most, total] = [row!["Min", 4.0, 2.0], row!["Max", 9.0, 10.0], row!["Total", 49.0, 102.0]];
        let [deviation, count] = [row![deviation, 1.5, 2.4], row![count, 11.0, 11.0]];
        for below in [
            vec![ann.clone(), least.clone(), deviation.clone(), most.clone(), count.clone()],
            vec![ann.clone(), count, total, deviation, most, least],
        ] {
            assert_eq!(read(below)["past"], alone);
        }
    }
    // Also of a word that nobody knows, where the least and the most stand among the others.
    for unknown in ["Range", "Spannweite", "STD", "25%", "Varianza"] {
        let [least, most] = [row!["Min", 4.0, 2.0], row!["Max", 9.0, 10.0]];
        for rest in [
            vec![least.clone(), most.clone(), row![unknown, 5.0, 8.0]],
            vec![row!["Mean", 4.45, 9.27], row![unknown, 5.0, 8.0], least, most],
        ] {
            assert_eq!(read([vec![ann.clone()], rest].concat())["past"], alone, "{unknown}");
        }
    }
    let read = read(vec![ann, row!["Min", 4.0, 2.0], row!["Max", 9.0, 10.0]]);
    let why = "a minimum, maximum or other statistic of other rows";
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": why, "rows": 2 }]));
}

#[test]
fn who_is_called_max_is_somebody() {
    let shared = |below: Rows| read(below)["past"]["shares"].clone();
    // Alone, though he shared most; above others; beside Min, with figures of their own; with no more than others.
    assert_eq!(shared(vec![row!["Max", 4.0, 10.0]]), 44.0);
    assert_eq!(shared(vec![row!["Max", 4.0, 10.0], row!["Total", 44.0, 110.0]]), 44.0);
    assert_eq!(shared(vec![row!["Min", 4.0, 10.0], row!["Max", 4.0, 10.0], row!["Zoe", 1.0, 1.0]]), 49.0);
    assert_eq!(shared(vec![row!["Min", 3.0, 10.0], row!["Max", 7.0, 10.0]]), 50.0);
    assert_eq!(shared(vec![row!["Total", 40.0, 100.0], row!["Max", 7.0, 10.0]]), 47.0);
    assert_eq!(shared(vec![row!["Average Joe", 1.0, 1.0], row!["Max", 4.0, 10.0]]), 45.0);
    assert_eq!(shared(vec![row!["Maximum Impact", 4.0, 10.0]]), 44.0);
    // Groups, and those who shared least or most, whatever their name means.
    for name in ["Dev Est", "STD", "Std users", "Variance", "Low", "High", "MED", "أكبر", "Mayor", "Menor"] {
        assert_eq!(shared(vec![row![name, 4.0, 10.0]]), 44.0, "{name}");
        assert_eq!(shared(vec![row!["Zoe", 9.0, 9.0], row![name, 9.0, 9.0]]), 58.0, "{name}");
    }
    let named = [("García", 9.0), ("Menor", 4.0), ("López", 4.0), ("Menor", 4.0), ("Mayor", 9.0)];
    assert_eq!(shared(named.map(|(name, shares)| row![name, shares, shares]).to_vec()), 70.0);
    assert_eq!(shared(vec![row!["Highest", 4.0, 10.0], row!["Lowest", 4.0, 10.0]]), 40.0);
    assert_eq!(shared(vec![row!["Total", 40.0, 100.0], row!["Highest", 3.0, 9.0], row!["Lowest", 5.0, 11.0]]), 48.0);
    assert_eq!(shared(vec![row!["Count", 4.0, 10.0]]), 44.0);
    assert_eq!(shared(vec![row!["Deviation", 6.0, 10.0], row!["Zoe", 1.0, 1.0]]), 47.0);
}

/// Words that mean an extreme elsewhere: priorities, names, campaigns.
#[test]
fn a_word_alone_leaves_nothing_out() {
    let shared = |below: Rows| read(below)["past"]["shares"].clone();
    let priorities = [("Highest", 6.0), ("High", 7.0), ("Lowest", 7.0), ("Lowest", 7.0)];
    let rows = || priorities.into_iter().map(|(name, shares)| row![name, shares, 12.0]);
    assert_eq!(shared(rows().collect()), 67.0);
    assert_eq!(shared(rows().rev().collect()), 67.0);
    for name in ["Max Le", "Prom 2024", "Moy", "Min de"] {
        assert_eq!(shared(vec![row![name, 6.0, 60.0], row!["Zoe", 1.0, 1.0]]), 47.0, "{name}");
    }
    // A department whose figure is near the mean of those above.
    let rows =
        vec![row!["Department", "Shares"], row!["Sales", 4.0], row!["IT", 6.0], row!["Media", 5.0], row!["HR", 9.0]];
    assert_eq!(answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]))["past"]["shares"], 24.0);
}

#[test]
fn an_average_of_a_group_is_nobody() {
    let group = |name: &str, sum: bool| {
        let mut rows = vec![row![format!("{name} A"), 3.0, 10.0], row![format!("{name} B"), 8.0, 40.0]];
        rows.extend(sum.then(|| row![format!("{name} Total"), 11.0, 50.0]));
        rows.push(row![format!("{name} Average"), 5.5, 25.0]);
        rows
    };
    for sum in [false, true] {
        let mut rows = group("Sales", sum);
        rows.insert(0, row!["Others Total", 40.0, 100.0]);
        rows.extend(group("IT", sum));
        assert_eq!(read(rows)["past"], json!({ "sharers": 14.0, "shares": 62.0, "clicks": 200.0 }), "{sum}");
    }
    // Who is called so, with figures of their own.
    assert_eq!(read(vec![row!["Joe Average", 3.0, 10.0], row!["Zoe", 1.0, 1.0]])["past"]["sharers"], 12.0);
}
