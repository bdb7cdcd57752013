//! The model against the reference vectors.

#[path = "../vectors/mod.rs"]
mod reference;

#[test]
fn every_vector_is_met() {
    let (count, wrong) = reference::deviations();
    assert_eq!(count, reference::COUNT);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
