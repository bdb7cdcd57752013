//! Valid files with bytes changed, cut, doubled: whatever comes of them, an answer does.
//!
//! `MUTATIONS=1000000 cargo test -p reach-estimator-files --test it mutated` runs as many of each kind.

use crate::build::*;
use crate::row;
use fastrand::Rng;
use reach_estimator_files::import::Options;

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut list = vec![
        row!["Notes:"],
        row!["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"],
    ];
    list.extend((0..12).map(|n| {
        row![format!("N{n}"), "Läst", format!("https://www.linkedin.com/in/n{n}"), "", "C, \"D\"", "P", "15 Jan 2024"]
    }));
    let mut days = vec![row!["Date", "Impressions", "Engagements"]];
    days.extend((1..12).map(|day| row![format!("{day}/1/2025"), 50.0 + f64::from(day) / 3.0, "1,316"]));
    let sheets: Sheets = vec![
        ("DISCOVERY", vec![row!["Overall Performance", "1/1/2025 - 31/1/2025"]]),
        ("ENGAGEMENT", days),
        (
            "TOP POSTS",
            vec![
                row!["Post URL", "Date", "E", "", "Post URL", "Date", "I"],
                row!["https://a/1", "1/1/2025", 1.0, "", "https://a/2", "2/1/2025", C::F("=1/0", "#DIV/0!").clone()],
            ],
        ),
    ];
    vec![
        ("csv", csv(&list)),
        ("utf16", utf16(&delimited(&list, '\t'), false, true)),
        ("html", html(&list)),
        ("xls", xls(&sheets)),
        ("xlsx", xlsx(&sheets)),
    ]
}

fn mutate(bytes: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..rng.usize(1..6) {
        let length = bytes.len().max(1);
        let place = rng.usize(0..length);
        match rng.u8(0..7) {
            0 => bytes[place..].iter_mut().take(1).for_each(|byte| *byte ^= 1 << rng.u8(0..8)),
            1 => bytes[place..].iter_mut().take(4).for_each(|byte| *byte = 0xFF),
            2 => bytes[place..].iter_mut().take(2).for_each(|byte| *byte = rng.u8(..)),
            3 => bytes.truncate(place.max(8)),
            4 => {
                let piece: Vec<u8> = bytes[place..].iter().copied().take(rng.usize(1..64)).collect();
                let at = rng.usize(0..length);
                bytes.splice(at..at, piece);
            }
            5 => drop(bytes.drain(place..(place + rng.usize(1..16)).min(bytes.len()))),
            _ => {
                let number = [0_u32, 1, 0x7FFF_FFFF, 0xFFFF_FFFE, 0x0001_0000][rng.usize(0..5)];
                for (byte, new) in bytes[place..].iter_mut().zip(number.to_le_bytes()) {
                    *byte = new;
                }
            }
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes
}

#[test]
fn mutated_files_are_answered() {
    let runs: u64 = std::env::var("MUTATIONS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(2_000);
    for (kind, seed) in seeds() {
        let mut longest = std::time::Duration::ZERO;
        for run in 0..runs {
            let bytes = mutate(&seed, &mut Rng::with_seed(run));
            let start = std::time::Instant::now();
            let read = answer(&[("a", &bytes)], &Options::default());
            longest = longest.max(start.elapsed());
            for value in read["inputs"].as_object().unwrap().values().filter_map(serde_json::Value::as_f64) {
                assert!(value.is_finite(), "{kind}, run {run}: {read}");
            }
        }
        println!("{kind}: {runs} files, the slowest took {longest:?}");
    }
}
