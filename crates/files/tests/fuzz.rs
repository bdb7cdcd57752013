//! Files of every kind with bytes changed, cut, moved and doubled, seeded: whatever comes of them, an answer does, soon and
//! in little memory.
//!
//! `FUZZ=1000000 cargo test --release -p reach-estimator-files fuzz` reads as many of each kind; `FUZZ_KIND=xlsx` only
//! those whose name holds it, `FUZZ_FROM=5000` from that one on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    dead_code
)]

#[path = "it/build.rs"]
mod build;

use build::*;
use fastrand::Rng;
use peak_alloc::PeakAlloc;
use reach_estimator_files::import::{Meaning, Options};
use std::env::var;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Files of each kind that a run without a wish reads.
const RUNS: u64 = 500;
/// No file of a few kilobytes needs more, whatever its counts say.
const MEMORY_TOP_MB: f32 = 64.0;
const TIME_TOP: Duration = Duration::from_secs(1);

/// A file to change: as it is, or a part of an archive before it is packed, which a change after would only damage.
enum Seed {
    Whole(Vec<u8>),
    Parts(Vec<(String, Vec<u8>)>),
}

fn connections() -> Rows {
    let mut rows = vec![
        row!["Notes:"],
        row!["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"],
    ];
    rows.extend((0..12).map(|n| {
        row![format!("N{n}"), "Läst", format!("https://www.linkedin.com/in/n{n}"), "", "C, \"D\"", "P", "15 Jan 2024"]
    }));
    rows
}

fn page_content() -> Sheets {
    let head = |first: &str| {
        let mut heading = row![first];
        heading.extend((1..20).map(|n| C::from(format!("Column {n}"))));
        vec![row!["A description"], heading]
    };
    let mut days = head("Date");
    days.extend((1..10).map(|day| {
        let mut row = row![format!("{day:02}/14/2024")];
        row.extend((1..17).map(|figure| C::N(f64::from(figure) * 10.5)));
        row.extend([C::from("17%"), C::N(0.08), C::F("=1/0", "#DIV/0!")]);
        row
    }));
    let mut posts = head("Post title");
    posts.extend((1..6).map(|n| {
        let kind = if n == 3 { "Sponsored" } else { "Organic" };
        let mut row = row![format!("T\n{n}"), "https://l/1", kind, "", "S", format!("0{n}/14/2024"), "", "", "All"];
        row.extend((0..10).map(|figure| C::N(f64::from(figure))));
        row.push(C::from("Article"));
        row
    }));
    vec![("Metrics", days), ("All posts", posts)]
}

fn personal() -> Sheets {
    let mut days = vec![row!["Date", "Impressions", "Engagements"]];
    days.extend((1..12).map(|day| row![format!("{day}/1/2025"), 50.0 + f64::from(day) / 3.0, "1,316"]));
    vec![
        ("DISCOVERY", vec![row!["Overall Performance", "1/1/2025 - 31/1/2025"], row!["Impressions", "16,200"]]),
        ("ENGAGEMENT", days),
        (
            "TOP POSTS",
            vec![
                row!["Maximum of 50 posts"],
                row!["Post URL", "Date", "E", "", "Post URL", "Date", "I"],
                row!["https://a/1", "1/1/2025", 1.0, "", "https://a/2", "2/1/2025", C::F("=1/0", "#DIV/0!").clone()],
            ],
        ),
        ("FOLLOWERS", vec![row!["Total followers on 1/31/2025:", 900.0], row!["Date", "New followers"]]),
        ("DEMOGRAPHICS", vec![row!["Top Demographics", "Value", "Percentage"], row!["Location", "Here", "< 1%"]]),
    ]
}

fn followers() -> Sheets {
    let mut rows = vec![row!["Date", "Sponsored", "Organic", "Auto-invited", "Total followers"]];
    rows.extend((1..15).map(|day| row![format!("01/{day:02}/2025"), 0.0, 3.0, 0.0, 3.0]));
    let mut sheets = vec![("New followers", rows)];
    sheets.extend(
        ["Location", "Job function", "Seniority", "Industry", "Company size"]
            .map(|name| (name, vec![row![name, "Total"], row!["Here", 12.0]])),
    );
    sheets
}

fn visitors() -> Sheets {
    let mut heading = row!["Date"];
    heading.extend((0..24).map(|n| C::from(format!("Overview page views ({n})"))));
    let mut rows = vec![heading];
    rows.extend((1..6).map(|day| {
        let mut row = row![format!("02/{day:02}/2025")];
        row.extend((0..24).map(|_| C::N(1.0)));
        row
    }));
    let mut sheets = followers();
    sheets[0] = ("Visitor metrics", rows);
    sheets
}

fn competitors() -> Sheets {
    let heading = row!["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"];
    let rows = vec![
        row!["01/01/2025", "01/31/2025"],
        heading,
        row!["Ours", "12,345", 20.0, 90.0, 9.0],
        row!["Theirs", 99_000.0, 20.0, 90.0, 9.0],
    ];
    vec![("COMPETITORS", rows)]
}

fn post() -> Sheets {
    let facts = [
        ("Post Date", "Mar 5, 2026"),
        ("Impressions", "1,316"),
        ("Members reached", "900"),
        ("Reactions", "20"),
        ("Comments", "5"),
    ];
    let mut rows = vec![row!["Post URL", "https://www.linkedin.com/feed/update/urn:li:share:1"]];
    rows.extend(facts.map(|(name, value)| row![name, value]));
    vec![("PERFORMANCE", rows)]
}

fn shares() -> Vec<u8> {
    let mut text = String::from("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n");
    for month in 1..=12 {
        text.push_str(&format!("2025-{month:02}-07 16:41:18,https://l/{month},\"He said \"\"yes\"\",\nthen \\\"no\\\", twice\",,a.jpg,MEMBER_NETWORK\n"));
    }
    text.into_bytes()
}

fn x_content() -> Rows {
    let names = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks";
    let mut rows = vec![names.split(',').map(C::from).collect()];
    rows.extend((1..12).map(|day| {
        let mut row = row![
            "1",
            format!("Mon, Jun {day}, 2026"),
            if day % 3 == 0 { "@a thanks" } else { "News" },
            "https://x.com/1"
        ];
        row.extend((0..13).map(|n| if n == 3 { C::from("-") } else { C::N(f64::from(1_000 / (n + 1))) }));
        row
    }));
    rows
}

fn platform() -> Rows {
    let mut rows = vec![row!["Leaderboard"], row!["Employee", "Total Shares", "Clicks", "Impressions", "Audience"]];
    rows.extend((0..12).map(|n| row![format!("Person {n}"), 4.0, 10.0, "3.500,5", 500.0]));
    rows.push(row!["Total", 120.0, 300.0, 10_500.0, 15_000.0]);
    rows
}

/// The parts of an archive, to be packed again.
fn parts(bytes: &[u8]) -> Seed {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    Seed::Parts((0..count).map(part).collect())
}

fn seeds() -> Vec<(&'static str, Seed)> {
    let list = connections();
    let zipped = archive(&[("Connections.csv", &csv(&list)), ("Shares.csv", &shares())]);
    let whole = Seed::Whole;
    vec![
        ("connections.csv", whole(csv(&list))),
        ("connections.csv in two bytes a letter", whole(utf16(&delimited(&list, '\t'), false, true))),
        ("page-content.xls", whole(xls(&page_content()))),
        ("page-content.xlsx", whole(xlsx(&page_content()))),
        ("page-content.xlsx, inside", parts(&xlsx(&page_content()))),
        ("page-content.csv", whole(delimited(&page_content()[0].1, ';').into_bytes())),
        ("page-content.html", whole(html(&page_content()[1].1))),
        ("page-followers.xls", whole(xls(&followers()))),
        ("page-visitors.xls", whole(xls(&visitors()))),
        ("competitors.xlsx, inside", parts(&xlsx(&competitors()))),
        ("personal.xlsx", whole(xlsx(&personal()))),
        ("personal.xlsx, inside", parts(&xlsx(&personal()))),
        ("post.xlsx, inside", parts(&xlsx(&post()))),
        ("shares.csv", whole(shares())),
        ("x-content.csv", whole(csv(&x_content()))),
        ("table.csv", whole(csv(&platform()))),
        ("archive.zip", whole(zipped)),
    ]
}

impl Seed {
    fn mutated(&self, rng: &mut Rng) -> Vec<u8> {
        match self {
            Seed::Whole(bytes) => mutated(bytes, rng),
            Seed::Parts(parts) => {
                let chosen = rng.usize(0..parts.len());
                let parts: Vec<(&str, Vec<u8>)> = (parts.iter().enumerate())
                    .map(|(place, (name, bytes))| {
                        (name.as_str(), if place == chosen { mutated(bytes, rng) } else { bytes.clone() })
                    })
                    .collect();
                let parts: Vec<_> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
                packed(&parts, zip::CompressionMethod::Stored)
            }
        }
    }
}

fn mutated(bytes: &[u8], rng: &mut Rng) -> Vec<u8> {
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

fn number(name: &str) -> Option<u64> {
    var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn fuzz() {
    let (wished, from) = (number("FUZZ"), number("FUZZ_FROM").unwrap_or(0));
    let kind_wished = var("FUZZ_KIND").unwrap_or_default();
    let columns =
        [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Total Shares"), (Meaning::Impressions, "Impressions")];
    let mapped =
        Options { columns: columns.map(|(meaning, name)| (meaning, name.to_owned())).to_vec(), ..Options::default() };
    let plain = Options { followers: Some(5_000.0), ..Options::default() };
    for (kind, seed) in seeds().into_iter().filter(|(kind, _)| kind.contains(&kind_wished)) {
        let options = if kind == "table.csv" { &mapped } else { &plain };
        let (mut longest, mut largest, mut understood) = (Duration::ZERO, 0.0_f32, 0);
        let runs = wished.unwrap_or(RUNS);
        for run in from..from + runs {
            let bytes = seed.mutated(&mut Rng::with_seed(run));
            let before = MEMORY.current_usage_as_mb();
            MEMORY.reset_peak_usage();
            let start = Instant::now();
            let read = answer(&[("a", &bytes)], options);
            let (mut took, used) = (start.elapsed(), MEMORY.peak_usage_as_mb() - before);
            if took > TIME_TOP / 4 {
                // Slow, or the machine was busy: the second time tells.
                let start = Instant::now();
                drop(answer(&[("a", &bytes)], options));
                took = took.min(start.elapsed());
            }
            assert!(used < MEMORY_TOP_MB, "{kind}, run {run}: {used} MB");
            // A test of every day is not timed: its machine may be busy for long.
            assert!(wished.is_none() || took < TIME_TOP, "{kind}, run {run}: {took:?}");
            (longest, largest) = (longest.max(took), largest.max(used));
            understood += u64::from(read["files"][0]["kind"] != "unknown");
            for value in read["inputs"].as_object().unwrap().values().filter_map(serde_json::Value::as_f64) {
                assert!(value.is_finite(), "{kind}, run {run}: {read}");
            }
        }
        println!(
            "{kind}: {runs} files, {understood} of them still understood; slowest {longest:?}, most memory {largest:.1} MB"
        );
        assert!(understood > 0, "{kind}: nothing but damage is no test of the reader");
    }
}
