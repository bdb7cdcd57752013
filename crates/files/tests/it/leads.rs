//! Lists of customers, leads and guests: they have names, firms, days and profiles as contacts have, and are none.

use crate::build::*;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

fn table(heading: &str, row: &dyn Fn(usize) -> String) -> Value {
    let rows: String = (1..=40).map(|n| format!("{}\n", row(n))).collect();
    answer(&[("a.csv", format!("{heading}\n{rows}").as_bytes())], &Options::default())
}

fn day(n: usize) -> String {
    format!("{:02}.03.2024", n % 28 + 1)
}

#[test]
fn a_day_of_something_else_makes_no_contacts() {
    let person = |n: usize| format!("V{n};N{n};Firma {n};CEO;a{n}@x.com;{}", day(n));
    for date in ["Erstellt am", "Geändert am", "Startdatum", "Vertragsbeginn", "Datum", "Letzte Verbindung"] {
        let read = table(&format!("Vorname;Nachname;Firma;Position;E-Mail;{date}"), &person);
        assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})), "{date}: {read}");
    }
    for heading in [
        "Prénom;Nom;Société;Poste;Email;Date de création",
        "Prénom;Nom;Société;Poste;Email;Dernière connexion",
        "Nombre;Apellidos;Empresa;Cargo;Correo;Última conexión",
        "Nome;Sobrenome;Empresa;Cargo;E-mail;Data de criação",
        "First Name;Last Name;Company;Position;Email;Created",
    ] {
        let read = table(heading, &person);
        assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})), "{heading}: {read}");
    }
}

#[test]
fn profiles_beside_a_day_make_no_contacts() {
    let profile = |n: usize| format!("https://www.linkedin.com/in/name-{n}");
    let apollo =
        |n: usize| format!("V{n},N{n},CEO,Firm {n},a{n}@x.com,{},https://x.com,2024-03-{:02}", profile(n), n % 28 + 1);
    let guest = |n: usize| format!("Name {n},Firm {n},{},2024-03-{:02}", profile(n), n % 28 + 1);
    let scraped = |n: usize| format!("{},Name {n},CEO,Firm {n},2024-03-{:02}T10:00:00Z", profile(n), n % 28 + 1);
    let customer = |n: usize| format!("V{n},N{n},{},a{n}@x.com,Firm {n},CEO,2024-03-{:02}", profile(n), n % 28 + 1);
    let cases: [(&str, &dyn Fn(usize) -> String); 6] = [
        ("First Name,Last Name,Title,Company,Email,Person Linkedin Url,Website,Created At", &apollo),
        ("Name,Company,LinkedIn,Date", &guest),
        ("profileUrl,fullName,title,company,timestamp", &scraped),
        // In LinkedIn's own order.
        ("First Name,Last Name,LinkedIn URL,Email,Company,Position,Created At", &customer),
        ("Vorname,Nachname,Profil,E-Mail,Firma,Position,Erstellt am", &customer),
        ("Etunimi,Sukunimi,LinkedIn,Posti,Yritys,Tehtävä,Luotu", &customer),
    ];
    for (heading, row) in cases {
        let read = table(heading, row);
        assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})), "{heading}: {read}");
    }
}

#[test]
fn the_day_may_be_called_otherwise_in_the_layout_of_linkedin() {
    let person = |n: usize| format!("V{n},N{n},https://www.linkedin.com/in/name-{n},a{n}@x.com,Firm,CEO,{}", day(n));
    for heading in [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Kontakt seit",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,En relation depuis",
        "Nombre,Apellidos,URL,Correo,Empresa,Cargo,Contacto desde",
        "Nome,Cognome,URL,Indirizzo,Azienda,Posizione,Data di collegamento",
        "Imię,Nazwisko,URL,E-mail,Firma,Stanowisko,Data nawiązania kontaktu",
    ] {
        let read = table(heading, &person);
        assert_eq!(read["files"][0]["kind"], "linkedin-connections", "{heading}: {read}");
    }
}

#[test]
fn a_day_of_meeting_makes_contacts_in_every_order() {
    let person = |n: usize| format!("V{n};N{n};Firma {n};CEO;{}", day(n));
    for heading in [
        "Vorname;Nachname;Unternehmen;Position;Verbunden seit",
        "Prénom;Nom;Entreprise;Poste;Relation établie le",
        "Nombre;Apellidos;Empresa;Cargo;Fecha de conexión",
        "Nome;Sobrenome;Empresa;Cargo;Conectado em",
        "Nome;Cognome;Azienda;Posizione;Collegato il",
        "Voornaam;Achternaam;Bedrijf;Functie;Verbonden op",
    ] {
        let read = table(heading, &person);
        assert_eq!(read["inputs"], json!({ "linkedin_contacts": 40.0 }), "{heading}: {read}");
    }
    // The same word stands over a telephone number.
    let called = |n: usize| format!("V{n};N{n};Firma {n};CEO;tel {n};{}", day(n));
    let read = table("الاسم الأول;اسم العائلة;الشركة;المنصب;رقم الاتصال;تاريخ الاتصال", &called);
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 40.0 }), "{read}");
    let profile = |n: usize| format!("https://www.linkedin.com/in/name-{n},Name {n},CEO,2024-03-{:02}", n % 28 + 1);
    let read = table("profileUrl,fullName,title,connectedOn", &profile);
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 40.0 }), "{read}");
}

#[test]
fn figures_beside_people_make_no_contacts() {
    let sharer = |n: usize| format!("V{n};N{n};Firma {n};CEO;{n};{}", day(n));
    let read = table("Vorname;Nachname;Unternehmen;Position;Beiträge;Verbunden am", &sharer);
    assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})), "{read}");
}

#[test]
fn a_list_in_any_language_is_one_where_its_names_are_asked_for() {
    let person = |n: usize| format!("V{n},N{n},https://www.linkedin.com/in/name-{n},,Firm {n},CEO,{}\n", day(n));
    for heading in [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Ad,Soyad,URL,E-posta,Şirket,Pozisyon,Bağlantı tarihi",
    ] {
        let text = format!("{heading}\n{}", (1..=40).map(person).collect::<String>());
        let (name, _) = heading.split_once(',').unwrap();
        let read = answer(&[("a.csv", text.as_bytes())], &mapping(&[(Meaning::Sharers, name)]));
        assert_eq!(read["inputs"], json!({ "linkedin_contacts": 40.0 }), "{heading}: {read}");
    }
}

#[test]
fn names_that_are_asked_for_in_another_table_make_no_table_of_a_list() {
    let rows: String = (1..=5).map(|n| format!("V{n},N{n},Firma {n},CEO,{}\n", day(n))).collect();
    let list = format!("Vorname,Nachname,Unternehmen,Position,Verbunden am\n{rows}");
    let results = "Vorname;Nachname;Shares;Clicks\nAnna;Meier;3;30\nBen;Kurz;4;45\n";
    let columns = mapping(&[(Meaning::Sharers, "Vorname"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
    let read = answer(&[("c.csv", list.as_bytes()), ("t.csv", results.as_bytes())], &columns);
    assert_eq!(read["files"][0]["kind"], "linkedin-connections", "{read}");
    assert_eq!((&read["past"]["sharers"], &read["past"]["clicks"]), (&json!(2.0), &json!(75.0)), "{read}");
}
