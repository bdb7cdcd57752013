//! `Connections.csv`: every variant gives the same list, and several give overlap.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::json;

const HEADING: [&str; 7] = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"];

fn notes() -> Rows {
    vec![
        row!["Notes:"],
        row![
            "When exporting your connection data, you may notice that some of the email addresses are missing. \"Why?\""
        ],
        row![""],
    ]
}

/// People numbered from `from`, all of different companies.
fn people(from: usize, count: usize) -> Rows {
    let mut rows = vec![HEADING.map(C::from).to_vec()];
    rows.extend((from..from + count).map(|n| {
        row![
            format!("Name{n}"),
            format!("Family{n}"),
            format!("https://www.linkedin.com/in/name-{n}"),
            "",
            format!("Company, {n} Ltd"),
            "Engineer",
            format!("{:02} Jan 2024", n % 28 + 1)
        ]
    }));
    rows
}

fn list(from: usize, count: usize) -> Vec<u8> {
    let mut rows = notes();
    rows.extend(people(from, count));
    csv(&rows)
}

fn mapped(rows: Rows, change: impl Fn(usize, usize, &C) -> C) -> Rows {
    let change = &change;
    rows.into_iter()
        .enumerate()
        .map(|(r, row)| row.iter().enumerate().map(|(c, cell)| change(r, c, cell)).collect())
        .collect()
}

#[test]
fn one_list_counts_its_people() {
    let read = answer(&[("Connections.csv", &list(0, 300))], &Options::default());
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 300.0 }));
    assert_eq!(read["overlap"], json!(null));
    assert_eq!(read["past"], json!({}));
    assert_eq!(
        read["files"],
        json!([{
            "name": "Connections.csv", "kind": "linkedin-connections", "period": ["2024-01-01", "2024-01-28"],
            "rows_used": 300, "rows_left_out": []
        }])
    );
}

#[test]
fn every_variant_is_the_same_list() {
    let plain = people(0, 60);
    let with_notes = |lines: usize| {
        let mut text = "Some words\n".repeat(lines);
        text.push_str(&delimited(&plain, ','));
        text
    };
    let without_url: Rows = plain.iter().map(|row| [&row[..2], &row[3..]].concat()).collect();
    let reordered: Rows =
        plain.iter().map(|row| [6, 2, 4, 0, 1].map(|column: usize| row[column].clone()).to_vec()).collect();
    let extra: Rows = plain.iter().map(|row| [&[C::from("more")][..], row].concat()).collect();
    let dates = |write: &dyn Fn(usize) -> String| {
        mapped(
            plain.clone(),
            |r, c, cell| if r > 0 && c == 6 { C::from(write((r - 1) % 28 + 1)) } else { cell.clone() },
        )
    };
    let with_sign = |text: &str| format!("\u{feff}{text}");
    let shouted =
        mapped(plain.clone(), |r, _, cell| if r == 0 { C::from(text_of(cell).to_uppercase()) } else { cell.clone() });
    let variants: Vec<(&str, Vec<u8>)> = vec![
        ("no notes", csv(&plain)),
        ("12 lines of notes", with_notes(12).into_bytes()),
        ("an unbalanced quote in the notes", format!("Notes: 5\" and more\n\n{}", delimited(&plain, ',')).into_bytes()),
        ("mark of UTF-8", with_sign(&delimited(&plain, ',')).into_bytes()),
        ("CRLF", delimited(&plain, ',').replace('\n', "\r\n").into_bytes()),
        ("semicolons", [delimited(&notes(), ';'), delimited(&plain, ';')].concat().into_bytes()),
        ("notes filled up with semicolons", format!("Notes:;;;;;;\n;;;;;;\n{}", delimited(&plain, ';')).into_bytes()),
        ("a line that names the separator", format!("sep=;\n{}", delimited(&plain, ';')).into_bytes()),
        ("tabs", delimited(&plain, '\t').into_bytes()),
        ("UTF-16, little", utf16(&delimited(&plain, '\t'), false, true)),
        ("UTF-16, big", utf16(&delimited(&plain, '\t'), true, true)),
        ("UTF-16 without a mark", utf16(&delimited(&plain, ','), false, false)),
        ("no URL", csv(&without_url)),
        ("reordered", csv(&reordered)),
        ("more columns", csv(&extra)),
        ("other case", csv(&shouted)),
        ("3-Dec-22", csv(&dates(&|day| format!("{day}-Jan-24")))),
        ("ISO", csv(&dates(&|day| format!("2024-01-{day:02}")))),
        ("M/D/Y", csv(&dates(&|day| format!("1/{day}/2024")))),
        ("D/M/Y", csv(&dates(&|day| format!("{day}/1/2024")))),
        ("D.M.Y", csv(&dates(&|day| format!("{day:02}.01.2024")))),
        ("a workbook", xlsx(&vec![("Connections", [notes(), plain.clone()].concat())])),
        ("an old workbook", xls(&vec![("Connections", [notes(), plain.clone()].concat())])),
        ("HTML", html(&plain)),
    ];
    for (variant, bytes) in variants {
        let read = answer(&[("a file.bin", &bytes)], &Options::default());
        assert_eq!(read["files"][0]["kind"], "linkedin-connections", "{variant}: {read}");
        assert_eq!(read["inputs"], json!({ "linkedin_contacts": 60.0 }), "{variant}: {read}");
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-28"]), "{variant}");
    }
}

#[test]
fn a_heading_in_another_language_is_known_by_what_stands_below() {
    let mut rows = people(0, 40);
    rows[0] = ["Vorname", "Nachname", "Adresse", "E-Mail", "Firma", "Position", "Verbunden am"].map(C::from).to_vec();
    let read = answer(&[("Kontakte.csv", &csv(&rows))], &Options::default());
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 40.0 }));
}

#[test]
fn the_same_file_twice_counts_once_and_is_said() {
    let (one, other) = (list(0, 300), list(200, 300));
    let once = answer(&[("a.csv", &one), ("b.csv", &other)], &Options::default());
    let twice = answer(&[("a.csv", &one), ("b.csv", &other), ("copy.csv", &one)], &Options::default());
    assert_eq!(once["inputs"], twice["inputs"]);
    assert_eq!(once["overlap"], twice["overlap"]);
    let notes = twice["notes"].to_string();
    assert!(notes.contains("copy.csv") && notes.contains("counts once"), "{notes}");
    // However a program has wrapped it, and whatever ends its lines.
    let text = String::from_utf8(one.clone()).unwrap();
    let unix = text.replace("\r\n", "\n");
    let wrapped = [
        ("unix.csv", unix.clone().into_bytes()),
        ("windows.csv", unix.replace('\n', "\r\n").into_bytes()),
        ("marked.csv", format!("\u{feff}{unix}").into_bytes()),
        ("export.zip", archive(&[("Connections.csv", &one)])),
    ];
    for (name, bytes) in wrapped {
        let twice = answer(&[("a.csv", &one), ("b.csv", &other), (name, &bytes)], &Options::default());
        assert_eq!(once["inputs"], twice["inputs"], "{name}");
        assert!(twice["notes"].to_string().contains("counts once"), "{name}");
    }
}

#[test]
fn rows_without_a_name_or_twice_are_left_out_and_said() {
    let mut rows = people(0, 50);
    rows.push(row!["", "", "", "", "", "", "02 Jan 2024"]);
    rows.push(row!["", "", "https://www.linkedin.com/in/only-address", "", "", "", "02 Jan 2024"]);
    let mut again = rows[1].clone();
    again[2] = C::from("https://DE.linkedin.com/in/Name-0/?trk=x");
    rows.push(again);
    let read = answer(&[("Connections.csv", &csv(&rows))], &Options::default());
    near(&read["inputs"]["linkedin_contacts"], 51.0);
    assert_eq!(
        read["files"][0]["rows_left_out"],
        json!([{ "why": "no name and no address", "rows": 1 }, { "why": "listed twice", "rows": 1 }])
    );
}

#[test]
fn a_sum_below_the_list_is_nobody_and_an_empty_list_says_nothing() {
    let mut rows = people(0, 50);
    rows.push(row!["Total", "50", "", "", "", "", ""]);
    let full = csv(&rows);
    let empty = csv(&people(0, 0));
    let read = answer(&[("Connections.csv", &full)], &Options::default());
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 50.0 }));
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "a sum of other rows", "rows": 1 }]));
    assert_eq!(read["notes"], json!([]));
    let read = answer(&[("Empty.csv", &empty)], &Options::default());
    assert_eq!(read["inputs"], json!({}));
    assert!(read["notes"].to_string().contains("no row could be used"), "{read}");
    let read = answer(&[("Connections.csv", &full), ("Empty.csv", &empty)], &Options::default());
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 50.0 }));
}

#[test]
fn several_lists_give_overlap_and_a_union_beside_the_model() {
    // 100 people each; neighbours share 20, the ends none.
    let files = [list(0, 100), list(80, 100), list(160, 100)];
    let named: Vec<(&str, &[u8])> = files.iter().map(|bytes| ("Connections.csv", bytes.as_slice())).collect();
    let read = answer(&named, &Options::default());
    let overlap = &read["overlap"];
    assert_eq!(overlap["lists"], 3);
    assert_eq!(overlap["pairs"], 6);
    near(&overlap["mean"], 0.8 / 6.0);
    near(&overlap["union_counted"], 260.0);
    let predicted = overlap["union_predicted"].as_f64().unwrap();
    assert!((predicted - 260.0).abs() < 8.0, "{predicted}");
    near(&read["inputs"]["overlap"], 0.8 / 6.0);
    near(&read["inputs"]["linkedin_contacts"], 100.0);
    assert!(read["inputs"]["ranges"].is_null(), "lists of one length have no spread");
}

#[test]
fn two_lists_are_predicted_exactly() {
    let read = answer(&[("a", &list(0, 100)), ("b", &list(70, 100))], &Options::default());
    near(&read["overlap"]["mean"], 0.3);
    near(&read["overlap"]["union_counted"], 170.0);
    let predicted = read["overlap"]["union_predicted"].as_f64().unwrap();
    assert!((predicted - 170.0).abs() < 0.01, "{predicted}");
}

#[test]
fn three_lists_give_a_range() {
    let read = answer(&[("a", &list(0, 200)), ("b", &list(500, 300)), ("c", &list(1000, 400))], &Options::default());
    near(&read["inputs"]["linkedin_contacts"], 300.0);
    let range = read["inputs"]["ranges"]["linkedin_contacts"].as_array().unwrap();
    let (low, high) = (range[0].as_f64().unwrap(), range[1].as_f64().unwrap());
    assert!((180.0..230.0).contains(&low) && (380.0..460.0).contains(&high), "{low} {high}");
}

#[test]
fn lists_without_addresses_are_compared_by_name_and_company() {
    let without = |from| {
        let rows: Rows = people(from, 50).iter().map(|row| [&row[..2], &row[3..]].concat()).collect();
        csv(&rows)
    };
    let read = answer(&[("a", &list(0, 50)), ("b", &without(25))], &Options::default());
    near(&read["overlap"]["mean"], 0.5);
    let notes = read["notes"].to_string();
    assert!(notes.contains("Rows without a profile address: 50 of 100."), "{notes}");
}

#[test]
fn owners_are_left_out_where_they_can_be_told() {
    let with_owners = |from: usize, own: usize| {
        let mut rows = people(from, 100);
        for owner in (1..=3).filter(|owner| *owner != own) {
            rows.push(row![
                format!("Owner{owner}"),
                "Of a list",
                format!("https://www.linkedin.com/in/owner-{owner}"),
                "",
                "Our firm",
                "",
                "01 Jan 2024"
            ]);
        }
        csv(&rows)
    };
    let files = [with_owners(0, 1), with_owners(80, 2), with_owners(160, 3)];
    let named: Vec<(&str, &[u8])> = files.iter().map(|bytes| ("Connections.csv", bytes.as_slice())).collect();
    let read = answer(&named, &Options::default());
    near(&read["inputs"]["linkedin_contacts"], 100.0);
    near(&read["overlap"]["union_counted"], 260.0);
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "owner of another list", "rows": 2 }]));
    assert!(read["notes"].to_string().contains("The 3 owners of the lists"), "{read}");
}

#[test]
fn no_name_leaves_the_parser() {
    let files = [list(0, 30), list(10, 30)];
    let read = answer(&[("a", &files[0]), ("b", &files[1])], &Options::default()).to_string();
    for piece in ["Name1", "Family", "linkedin.com", "Company"] {
        assert!(!read.contains(piece), "{piece} is in {read}");
    }
}

#[test]
fn the_archive_of_a_member_is_opened() {
    let shares = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-05-07 16:41:18,https://www.linkedin.com/feed/update/1,,,,\n";
    let bytes = archive(&[
        ("Connections.csv", &list(0, 20)),
        ("Profile.csv", b"a,b\n1,2\n"),
        ("Shares.csv", shares.as_bytes()),
    ]);
    let read = answer(&[("export.zip", &bytes)], &Options::default());
    assert_eq!(read["files"].as_array().unwrap().len(), 2);
    near(&read["inputs"]["linkedin_contacts"], 20.0);
    near(&read["inputs"]["posts"], 1.0);
}

#[test]
fn a_list_saved_again_is_no_colleagues() {
    let texts = [people(0, 200), people(180, 200), people(500, 100)];
    let files = texts.each_ref().map(csv);
    let named: Vec<(&str, &[u8])> = files.iter().map(|bytes| ("Connections.csv", bytes.as_slice())).collect();
    let once = answer(&named, &Options::default());
    let european = mapped(people(0, 200), |r, c, cell| {
        if r > 0 && c == 6 { C::from(format!("{:02}.01.2024", (r - 1) % 28 + 1)) } else { cell.clone() }
    });
    let copies = [
        ("semicolons", delimited(&texts[0], ';').into_bytes()),
        ("other dates", delimited(&european, '\t').into_bytes()),
        ("with notes", list(0, 200)),
        ("a workbook", xlsx(&vec![("Connections", texts[0].clone())])),
        ("older", csv(&texts[0][..191].to_vec())),
        ("much older", csv(&texts[0][..81].to_vec())),
        ("newer", csv(&people(0, 205))),
    ];
    for (name, copy) in copies {
        for place in [0, 3] {
            let mut files = named.clone();
            files.insert(place, (name, &copy));
            let read = answer(&files, &Options::default());
            assert_eq!(read["overlap"]["lists"], 3, "{name}: {read}");
            if name != "newer" {
                assert_eq!((&read["inputs"], &read["overlap"]), (&once["inputs"], &once["overlap"]), "{name}");
            }
            assert!(read["notes"].to_string().contains("counts once"), "{name}: {read}");
        }
    }
}

#[test]
fn colleagues_who_know_the_same_people_are_two() {
    let met = |shift: usize, count: usize| {
        let rows = mapped(people(0, count), |r, c, cell| {
            if r > 0 && c == 6 { C::from(format!("{:02} Mar 2023", (r * shift) % 28 + 1)) } else { cell.clone() }
        });
        csv(&rows)
    };
    // All that a newcomer knows, a colleague has met on other days.
    let read = answer(&[("a", &met(1, 300)), ("b", &met(5, 60))], &Options::default());
    assert_eq!(read["overlap"]["lists"], 2, "{read}");
    let read = answer(&[("a", &met(1, 3)), ("b", &met(5, 3))], &Options::default());
    assert_eq!(read["overlap"]["lists"], 2, "{read}");
    // Nobody knows the same hundreds as somebody else.
    let read = answer(&[("a", &met(1, 300)), ("b", &met(5, 290))], &Options::default());
    assert_eq!(read["overlap"], json!(null), "{read}");
    // Who knows few knows the same ones, or is the same.
    let read = answer(&[("a", &list(0, 3)), ("b", &list(0, 4))], &Options::default());
    assert_eq!(read["overlap"]["lists"], 2, "{read}");
    let read = answer(&[("a", &list(0, 3)), ("b", &csv(&people(0, 3)))], &Options::default());
    assert_eq!((&read["overlap"], &read["inputs"]["linkedin_contacts"]), (&json!(null), &json!(3.0)), "{read}");
}

#[test]
fn a_heading_in_another_language_needs_no_addresses() {
    for heading in [
        ["Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verbunden am"],
        ["Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verknüpft am"],
        ["Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verknuepft am"],
        ["Prénom", "Nom", "URL", "E-mail", "Entreprise", "Poste", "Relation établie le"],
        ["Nombre", "Apellidos", "URL", "Correo", "Empresa", "Cargo", "Conectado el"],
        ["Etunimi", "Sukunimi", "Osoite", "Posti", "Yritys", "Tehtävä", "Yhdistetty"],
    ] {
        let mut rows = people(0, 100);
        rows[0] = heading.map(C::from).to_vec();
        let known = heading[0] != "Etunimi";
        for row in rows[1..].iter_mut().step_by(4) {
            row[2] = C::Nil;
        }
        let read = answer(&[("Kontakte.csv", &csv(&rows))], &Options::default());
        assert_eq!(read["inputs"], json!({ "linkedin_contacts": 100.0 }), "{heading:?}: {read}");
        let without: Rows = rows.iter().map(|row| [&row[..2], &row[3..]].concat()).collect();
        let read = answer(&[("Kontakte.csv", &csv(&without))], &Options::default());
        assert_eq!(read["inputs"]["linkedin_contacts"] == 100.0, known, "{heading:?}: {read}");
    }
}

#[test]
fn a_list_of_a_staff_is_no_list_of_contacts() {
    let table = |heading: &str, row: &dyn Fn(usize) -> String, columns: &Options| {
        let rows: String = (1..=25).map(|n| format!("{}\n", row(n))).collect();
        answer(&[("a.csv", format!("{heading}\n{rows}").as_bytes())], columns)
    };
    let none = Options::default();
    let staff = |n: usize| format!("V{n};N{n};Acme GmbH;Referentin;Vertrieb;{n:02}.03.2019");
    for heading in [
        "Vorname;Nachname;Firma;Position;Abteilung;Eintrittsdatum",
        "Vorname;Nachname;Firma;Position;Etage;Eintrittsdatum",
        "Vorname;Nachname;Firma;Position;Etage;Seit wann",
        "Prénom;Nom;Entreprise;Poste;Service;Date d'entrée",
        "Nombre;Apellidos;Empresa;Cargo;Departamento;Fecha de ingreso",
        "Nome;Sobrenome;Empresa;Cargo;Área;Data de admissão",
    ] {
        let read = table(heading, &staff, &none);
        assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})), "{heading}: {read}");
    }
    // A department or a date of a person says so of companies as different as can be.
    let of_firms = |n: usize| format!("V{n};N{n};Firma {n};Referentin;Vertrieb;{n:02}.03.2019");
    for (heading, kind) in [
        ("Vorname;Nachname;Firma;Position;Etage;Eintrittsdatum", "table"),
        ("Vorname;Nachname;Firma;Position;Abteilung;Datum", "table"),
        ("Vorname;Nachname;Firma;Position;Notiz;Verbunden am", "linkedin-connections"),
    ] {
        assert_eq!(table(heading, &of_firms, &none)["files"][0]["kind"], kind, "{heading}");
    }
    let linked = |n: usize| format!("A{n} B,a{n}@x.com,https://www.linkedin.com/in/a{n},Sales,2024-05-{n:02}");
    for heading in ["Name,Email,LinkedIn URL,Team,Last login", "Name,Email,LinkedIn URL,Level,Added"] {
        let read = table(heading, &linked, &mapping(&[(Meaning::Sharers, "Name")]));
        assert_eq!((&read["inputs"], &read["past"]["sharers"]), (&json!({}), &json!(25.0)), "{heading}: {read}");
    }
    assert_eq!(table("Name,Email,LinkedIn URL,Team,Last login", &linked, &none)["inputs"], json!({}));
    // LinkedIn's own layout is one in every language, whoever is on the list.
    for (met, firm) in
        [("Verbunden seit", ""), ("Date de connexion", ""), ("Conectado desde", "Acme"), ("Bağlantı tarihi", "Acme")]
    {
        let heading = format!("Vorname,Nachname,URL,E-Mail,Firma,Position,{met}");
        let row = |n: usize| {
            let firm = if firm.is_empty() { format!("F{n}") } else { firm.into() };
            format!("V{n},N{n},https://www.linkedin.com/in/a{n},,{firm},CEO,{n:02}.01.2024")
        };
        assert_eq!(table(&heading, &row, &none)["inputs"], json!({ "linkedin_contacts": 25.0 }), "{met}");
    }
    // Who knows nobody but colleagues has LinkedIn's own heading.
    let own = |n: usize| format!("V{n},N{n},https://www.linkedin.com/in/a{n},,Acme,CEO,{n:02} Jan 2024");
    let read = table(&HEADING.join(","), &own, &mapping(&[(Meaning::Sharers, "First Name")]));
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 25.0 }), "{read}");
}

#[test]
fn letters_of_an_address_may_be_written_as_bytes() {
    let list = |from: usize, count: usize, letter: &str| {
        csv(&mapped(people(from, count), |r, c, cell| {
            let number = from + r;
            if r > 0 && c == 2 {
                C::from(format!("https://www.linkedin.com/in/j{letter}rg-{number}"))
            } else {
                cell.clone()
            }
        }))
    };
    let overlap = |one: &str, other: &str| {
        let files = [list(0, 100, one), list(50, 100, other)];
        answer(&[("a", &files[0]), ("b", &files[1])], &Options::default())["overlap"].clone()
    };
    assert_eq!(overlap("%C3%B6", "ö"), overlap("ö", "ö"));
    assert_ne!(overlap("%C3%B6", "ö"), overlap("a", "ö"));
}
