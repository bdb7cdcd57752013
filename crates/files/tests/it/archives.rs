//! The archive that LinkedIn hands a member: of its many lists only those of contacts and of own posts count.

use crate::build::*;
use reach_estimator_files::import::Options;
use serde_json::json;

const PROFILE: &str = "https://www.linkedin.com/in/name-";
const POST: &str = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A";

/// A heading and as many rows below it.
fn list(heading: &str, rows: usize, row: impl Fn(usize) -> String) -> Vec<u8> {
    let rows: String = (0..rows).map(|n| row(n) + "\n").collect();
    format!("{heading}\n{rows}").into_bytes()
}

fn day(n: usize) -> String {
    format!("2025-{:02}-{:02} 10:00:00", 1 + n % 12, 1 + n % 28)
}

fn shares() -> Vec<u8> {
    list("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", 12, |n| {
        format!("2025-{:02}-07 16:41:18,{POST}{n},,,,", n + 1)
    })
}

fn connections() -> Vec<u8> {
    list("First Name,Last Name,URL,Email Address,Company,Position,Connected On", 300, |n| {
        format!("N{n},F{n},{PROFILE}{n},,Company {n},CEO,{:02} Jan 2024", n % 28 + 1)
    })
}

/// Lists that hold days beside links of posts or of people.
fn others() -> Vec<(&'static str, Vec<u8>)> {
    let post = |n: usize, what: &str| format!("{},{POST}9{n},{what}", day(n));
    let letter = |n: usize| {
        format!("id-{n},,Ann Aal,{PROFILE}0,Name {n},{PROFILE}{n},2025-03-{:02} 10:00:00 UTC,,Hello,INBOX", n % 28 + 1)
    };
    let endorsed = |n: usize| {
        format!("2025/03/{:02} 10:00:00 UTC,Skill,N{n},F{n},www.linkedin.com/in/name-{n},ACCEPTED", n % 28 + 1)
    };
    let invited =
        |n: usize| format!("Ann,Name {n},\"3/{}/25, 10:00 AM\",,OUTGOING,{PROFILE}0,{PROFILE}{n}", n % 28 + 1);
    let recommended =
        |n: usize| format!("N{n},F{n},Company {n},CEO,Good,\"03/{:02}/25, 10:00 AM\",VISIBLE", n % 28 + 1);
    vec![
        ("Reactions.csv", list("Date,Type,Link", 324, |n| format!("{},LIKE,{POST}9{n}", day(n)))),
        ("Comments.csv", list("Date,Link,Message", 80, |n| post(n, "Great"))),
        ("Votes.csv", list("Date,Link,OptionText", 30, |n| post(n, "Yes"))),
        (
            "messages.csv",
            list(
                "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER",
                40,
                letter,
            ),
        ),
        (
            "Endorsement_Received_Info.csv",
            list(
                "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status",
                40,
                endorsed,
            ),
        ),
        ("Invitations.csv", list("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl", 40, invited)),
        (
            "Recommendations_Received.csv",
            list("First Name,Last Name,Company,Job Title,Text,Creation Date,Status", 20, recommended),
        ),
    ]
}

#[test]
fn what_a_member_liked_wrote_and_was_told_is_neither_a_post_nor_a_contact() {
    let (shares, connections, others) = (shares(), connections(), others());
    let own = [("Shares.csv", shares.as_slice()), ("Connections.csv", &connections)];
    let all: Vec<(&str, &[u8])> =
        own.into_iter().chain(others.iter().map(|(name, bytes)| (*name, bytes.as_slice()))).collect();
    let alone = answer(&[("own.zip", &archive(&own))], &Options::default());
    let whole = answer(&[("own.zip", &archive(&all))], &Options::default());
    near(&alone["inputs"]["posts"], 12.0 / (335.0 / 30.4375));
    near(&alone["inputs"]["linkedin_contacts"], 300.0);
    assert_eq!(whole, alone);
}

#[test]
fn each_of_them_alone_is_a_table() {
    for (name, bytes) in others() {
        let read = answer(&[(name, &bytes)], &Options::default());
        assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})), "{name}: {read}");
    }
    let calendar = list("Date,Link,Title", 30, |n| format!("{},https://example.com/{n},Idea {n}", day(n)));
    let read = answer(&[("calendar.csv", &calendar)], &Options::default());
    assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})), "{read}");
}
