//! The same inputs give the same digits on every machine.

#[path = "../digits/mod.rs"]
mod list;

#[test]
fn digits_are_the_committed_ones() {
    let found = list::lines();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/digits/digits.txt"), &found).unwrap();
        return;
    }
    for (found, committed) in found.lines().zip(list::COMMITTED.lines()) {
        assert_eq!(found, committed, "run with UPDATE=1 if the model was meant to change");
    }
    assert_eq!(found.lines().count(), list::COMMITTED.lines().count());
}
