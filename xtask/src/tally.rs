//! How many tests a run counted, read from what the runners print.

use std::ops::AddAssign;

/// Counts of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Tally {
    /// Adds up every closing line of cargo's, wasm-bindgen's and Node's test runners.
    pub(crate) fn read(log: &str) -> Self {
        let mut tally = Self::default();
        for line in log.lines().map(str::trim) {
            if let Some((_, counts)) = line.strip_prefix("test result:").and_then(|rest| rest.split_once(". ")) {
                for part in counts.split(';') {
                    tally.add(part.split_whitespace().rev());
                }
            } else if let Some(count) = line.strip_prefix("ℹ ") {
                tally.add(count.split_whitespace());
            }
        }
        tally
    }

    /// Adds one count: what was counted, then how many.
    fn add<'a>(&mut self, mut words: impl Iterator<Item = &'a str>) {
        let (Some(what), Some(Ok(count))) = (words.next(), words.next().map(str::parse::<usize>)) else {
            return;
        };
        match what {
            "passed" | "pass" => self.passed += count,
            "failed" | "fail" | "cancelled" => self.failed += count,
            "ignored" | "skipped" | "todo" => self.skipped += count,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn cargo_counts_add_up() {
        let log = "\
running 3 tests
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 9 filtered out; finished in 2.00s";
        let expected = Tally { passed: 6, failed: 1, skipped: 1 };
        assert_eq!(Tally::read(log), expected);
    }

    #[test]
    fn node_counts_add_up() {
        let log = "ℹ tests 8\nℹ suites 2\nℹ pass 6\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\nℹ duration_ms 99.5";
        let expected = Tally { passed: 6, failed: 2, skipped: 0 };
        assert_eq!(Tally::read(log), expected);
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Tally::read("12 passed\ntest result: unknown"), Tally::default());
    }
}
