//! Files that are not what they should be: a sentence each, and nothing lost of the others.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::json;
use std::io::{Cursor, Write};

fn table() -> Rows {
    let mut rows = vec![row!["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]];
    rows.extend(
        (0..2_000).map(|n| {
            row![format!("N{n}"), "L", format!("https://www.linkedin.com/in/n{n}"), "", "C", "P", "15 Jan 2024"]
        }),
    );
    rows
}

fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/workbook.xml", options).unwrap();
    archive.write_all(b"<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>").unwrap();
    archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..200 {
        archive.write_all(&blank).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Says that a part holds less than it does.
fn lying(mut bytes: Vec<u8>, size: u32) -> Vec<u8> {
    for place in 0..bytes.len() - 46 {
        if bytes[place..place + 4] == *b"PK\x01\x02" {
            bytes[place + 24..place + 28].copy_from_slice(&size.to_le_bytes());
        }
    }
    bytes
}

#[test]
fn each_gets_a_sentence_and_the_others_are_read() {
    let whole_xlsx = xlsx(&vec![("a", table())]);
    let whole_xls = xls(&vec![("a", table())]);
    let mut protected = whole_xls.clone();
    // The first record after the opening one becomes that of a password.
    let place = protected.windows(4).position(|bytes| bytes == [0x85, 0x00, 0x09, 0x00]).unwrap();
    protected[place] = 0x2F;
    let count_of_strings = archive(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>"),
        ("xl/sharedStrings.xml", b"<sst uniqueCount=\"4000000000000\"><si><t>a</t></si>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r=\"99999999999\"><c r=\"ZZZZ9\" t=\"s\"><v>99999999</v></c></row></sheetData></worksheet>"),
    ]);
    let names: Vec<String> = (0..=20_000).map(|n| format!("xl/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "empty"),
        ("blanks", b" \n\r\n\t ".to_vec(), "empty"),
        ("a mark alone", b"\xEF\xBB\xBF".to_vec(), "empty"),
        ("zeros", vec![0; 4_096], "empty"),
        ("half a workbook", whole_xlsx[..whole_xlsx.len() / 2].to_vec(), "damaged"),
        ("half an old workbook", whole_xls[..whole_xls.len() / 2].to_vec(), "damaged"),
        ("start of a container", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "damaged"),
        ("start of an archive", b"PK\x03\x04".to_vec(), "damaged"),
        ("password, new", ole(&[("/EncryptedPackage", b"x"), ("/EncryptionInfo", b"y")]), "password"),
        ("password, old", protected, "password"),
        ("zip bomb", bomb(), "unpacks to more"),
        ("a zip bomb that lies", lying(bomb(), 1_000), "damaged"),
        ("more parts than any workbook has", archive(&parts), "unpacks to more"),
        ("monstrous counts", count_of_strings, "empty"),
        ("Word", ole(&[("/WordDocument", b"x")]), "Office document"),
        ("OpenDocument", archive(&[("mimetype", b"x"), ("content.xml", b"<a/>")]), "another program"),
        ("binary workbook", archive(&[("xl/workbook.bin", b"x")]), "binary workbook"),
        ("archive", archive(&[("a.txt", b"x")]), "archive"),
        ("PDF", b"%PDF-1.7 ...".to_vec(), "PDF"),
        ("PNG", b"\x89PNG\r\n\x1a\n".to_vec(), "picture"),
        ("JSON", b"{\"a\": 1}".to_vec(), "JSON"),
        ("sign in", b"<!doctype html><html><body><h1>Sign in</h1><form></form></body></html>".to_vec(), "web page"),
        ("prose", b"Dear all\nthis is a letter\nwithout columns\n".to_vec(), "without columns"),
        (
            "noise",
            (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect(),
            "neither text nor a workbook",
        ),
    ];
    let good = csv(&table());
    for (case, bytes, word) in cases {
        let read = answer(&[("bad.xls", &bytes), ("Connections.csv", &good)], &Options::default());
        let notes = read["notes"].to_string();
        assert_eq!(read["files"][0]["kind"], "unknown", "{case}: {read}");
        assert!(notes.contains("bad.xls: ") && notes.contains(word), "{case}: {notes}");
        near(&read["inputs"]["linkedin_contacts"], 2_000.0);
    }
}

#[test]
fn dates_from_1904_and_formulas_without_results_are_understood() {
    let strings = "<sst/>";
    let mut rows = String::from(
        "<row><c t=\"inlineStr\"><is><t>Date</t></is></c><c t=\"inlineStr\"><is><t>Impressions</t></is></c><c t=\"inlineStr\"><is><t>Engagements</t></is></c></row>",
    );
    for day in 0..30 {
        // 1 January 2024, counted from 1904.
        rows.push_str(&format!(
            "<row><c><v>{}</v></c><c><v>100</v></c><c>{}</c></row>",
            45_292 - 1_462 + day,
            if day == 3 { "<f>A1</f>" } else { "<v>5</v>" }
        ));
    }
    let sheet = |rows: &str| format!("<worksheet><dimension ref=\"A1\"/><sheetData>{rows}</sheetData></worksheet>");
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let overview = format!("<row>{}{}</row>", text("Overall Performance"), text("1/1/2024 - 1/30/2024"));
    let bytes = archive(&[
        (
            "xl/workbook.xml",
            b"<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\"/><sheet name=\"b\"/></sheets></workbook>",
        ),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet(&rows).as_bytes()),
        (
            "xl/worksheets/sheet2.xml",
            sheet(&format!("{overview}<row>{}<c><v>3000</v></c></row>", text("Impressions"))).as_bytes(),
        ),
    ]);
    let read = answer(&[("engagement.xlsx", &bytes)], &Options::default());
    assert_eq!(read["files"][0]["period"], serde_json::json!(["2024-01-01", "2024-01-30"]), "{read}");
    near(&read["inputs"]["engagement"], 0.05);
    assert_eq!(read["files"][0]["rows_left_out"][0]["rows"], 1);
}

#[test]
fn a_million_rows_are_read() {
    let mut text = String::from("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
    for n in 0..1_000_000 {
        text.push_str(&format!("First,Last,https://www.linkedin.com/in/person-with-a-long-name-{n},,A company with a name,A position,15 Jan 2024\n"));
    }
    assert!(text.len() > 100_000_000);
    let read = answer(&[("Connections.csv", text.as_bytes())], &Options::default());
    assert_eq!(read["files"][0]["rows_used"], 1_000_000);
}

/// Each line as one cell of a sheet, saved with semicolons: what has a quote or a semicolon is quoted once more.
fn saved_in_one_column(text: &str) -> String {
    let line = |line: &str| match line.contains(['"', ';']) {
        true => format!("\"{}\"\r\n", line.replace('"', "\"\"")),
        false => format!("{line}\r\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn lines_that_were_quoted_once_more_lose_nothing() {
    let people = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
                  Ann,Aal,https://www.linkedin.com/in/ann,,Acme,CEO,15 Jan 2024\n\
                  Bob,Bär,https://www.linkedin.com/in/bob,,\"Foo, Inc.\",CTO,16 Jan 2024\n\
                  Cem,Can,https://www.linkedin.com/in/cem,,\"Bar \"\"B\"\" & Co, Ltd\",CTO,16 Jan 2024\n\
                  Dora,Dahl,https://www.linkedin.com/in/dora,,A; B,CTO,16 Jan 2024\n";
    let notes = "Notes:\n\"When exporting your data, you may notice that addresses are missing. \"\"Why?\"\"\"\n\n";
    let quoted: String = people
        .lines()
        .map(|line| match line.contains('"') {
            true => format!("{line}\n"),
            false => format!("\"{}\"\n", line.replace(',', "\",\"")),
        })
        .collect();
    for text in [people.to_owned(), format!("{notes}{people}"), quoted] {
        for text in [saved_in_one_column(&text), text] {
            let read = answer(&[("a.csv", text.as_bytes())], &Options::default());
            assert_eq!(read["inputs"], json!({ "linkedin_contacts": 4.0 }), "{text}: {read}");
        }
    }
    let rows =
        "Employee,Shares,Impressions\n\"Aal, Ann\",3,\"1,234\"\nBob,4,900\nCem,5,800\n\"Dahl, Dora\",6,\"12,345\"\n";
    let remark = "\"Exported by \"\"Ann\"\", on Monday\"\n";
    let columns =
        mapping(&[(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares"), (Meaning::Impressions, "Impressions")]);
    for text in [rows.to_owned(), format!("{remark}\n{rows}"), format!("{rows}{remark}")] {
        for text in [saved_in_one_column(&text), text] {
            let read = answer(&[("a.csv", text.as_bytes())], &columns);
            assert_eq!(
                read["past"],
                json!({ "sharers": 4.0, "shares": 18.0, "impressions": 15_279.0 }),
                "{text}: {read}"
            );
        }
    }
    let semicolons = "Employee;Shares;Clicks\nAnn;3;2\n\"Bob;4;\"\"1,5\"\"\"\nCem;5;3\n\"Dora, D;1;1\"\n";
    let read = answer(
        &[("a.csv", semicolons.as_bytes())],
        &mapping(&[(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares")]),
    );
    assert_eq!(read["past"], json!({ "sharers": 4.0, "shares": 13.0 }), "{read}");
}
