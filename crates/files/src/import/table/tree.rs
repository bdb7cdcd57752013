//! Rows that sum up those that follow them, in groups inside groups, as pivot tables write years, quarters and months in
//! one column: where the whole table falls into such groups and not by chance, or where its total proves it.

use super::claim::Claim;
use super::row::Row;
use super::tally::{MATCHED, Tally};
use std::collections::BTreeMap;

/// A row that sums up others, and the place behind the last of them.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) place: usize,
    pub(super) end: usize,
}

/// Steps beyond which a table is taken as it is.
const MOST_STEPS: usize = 2_000_000;
/// Ways to go on that are followed from one row.
const MOST_WAYS: usize = 4;
/// Groups whose figures take more than chance to be met: as pivot tables have them, and where there are more ways.
const LEAST_LARGE: usize = 3;
const LEAST_LARGE_RARE: usize = 4;
/// Groups that are met in two columns at least.
const LEAST_SURE: usize = 2;
/// What the total in one column has to be at least to prove something.
const LEAST_TOTAL: f64 = 30.0;

/// Finds them, in the order of the rows or from the last on, where they sum up those before them, which is rarer. Rows
/// without a figure that is not 0 belong to whatever they stand in.
pub(super) fn find(rows: &[&Row], total: Option<&Claim>, are_reversed: bool) -> Vec<Head> {
    let full: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| is_full(row)).map(|(place, _)| place).collect();
    let kept: Vec<&Row> = full.iter().filter_map(|&place| rows.get(place).copied()).collect();
    let of_rows = |head: &Head| {
        let place = full.get(head.place).copied()?;
        Some(Head { place, end: full.get(head.end).copied().unwrap_or(rows.len()) })
    };
    let proven = total.map(|total| Tree::new(&kept, true).proven_by(total)).filter(|heads| !heads.is_empty());
    let found = proven.unwrap_or_else(|| Tree::new(&kept, false).whole(are_reversed));
    let mut heads: Vec<Head> = found.iter().filter_map(of_rows).collect();
    heads.sort_by_key(|head| head.place);
    heads
}

fn is_full(row: &Row) -> bool {
    MATCHED.iter().any(|&meaning| row.number(meaning) != 0.0)
}

/// Where the groups that rows may begin end.
struct Tree<'r> {
    rows: &'r [&'r Row],
    ends: Vec<Vec<usize>>,
}

/// A row with its group: its place, and the place behind it.
type Node = (usize, usize);

/// Some rows one after the other, each with its group, and what they add up to.
struct Way {
    sum: Tally,
    nodes: Vec<Node>,
}

/// The same while it is found: the last row and the step before, among all steps.
#[derive(Clone, Copy, Default)]
struct Open {
    sum: Tally,
    last: Option<usize>,
}

impl<'r> Tree<'r> {
    /// Looks at groups from the last row on. A day is nobody's sum but of rows without one, unless a total proves it.
    fn new(rows: &'r [&'r Row], may_hold_days: bool) -> Tree<'r> {
        let mut tree = Tree { rows, ends: vec![Vec::new(); rows.len()] };
        let mut steps = 0;
        for (place, head) in rows.iter().enumerate().rev() {
            let mut ends = vec![place + 1];
            for way in tree.ways(place + 1, &Claim::of(head), &mut steps) {
                let Some(&(_, end)) = way.nodes.last() else { continue };
                let mut below = rows.iter().take(end).skip(place + 1);
                if may_hold_days || !head.is_dated || !below.any(|row| row.is_dated) {
                    ends.push(end);
                }
            }
            ends.dedup();
            ends.truncate(MOST_WAYS);
            if let Some(known) = tree.ends.get_mut(place) {
                *known = ends;
            }
            if steps > MOST_STEPS {
                return Tree { rows: &[], ends: Vec::new() };
            }
        }
        tree
    }

    /// The rows from a place on that add up to what is claimed, the fewest first.
    fn ways(&self, start: usize, claim: &Claim, steps: &mut usize) -> Vec<Way> {
        let mut found = Vec::new();
        let mut trail: Vec<(Node, Option<usize>)> = Vec::new();
        let mut open = BTreeMap::from([(start, vec![Open::default()])]);
        while let Some((place, ways)) = open.pop_first() {
            for way in ways {
                if claim.is_met_by(&way.sum) {
                    found.push(Way { sum: way.sum, nodes: nodes(&trail, way.last) });
                    continue;
                }
                let Some((row, ends)) = self.rows.get(place).zip(self.ends.get(place)) else { continue };
                *steps += 1;
                let mut sum = way.sum;
                sum.shift(row, 1.0);
                if claim.is_exceeded_by(&sum) || *steps > MOST_STEPS {
                    continue;
                }
                for &end in ends {
                    let next = open.entry(end).or_default();
                    if next.len() < MOST_WAYS {
                        next.push(Open { sum, last: Some(trail.len()) });
                        trail.push(((place, end), way.last));
                    }
                }
            }
        }
        found
    }

    /// The heads among some rows, and those in their groups.
    fn heads(&self, nodes: &[Node]) -> Vec<Head> {
        let mut heads = Vec::new();
        let mut open: Vec<Node> = nodes.to_vec();
        while let Some((place, end)) = open.pop() {
            let Some(row) = self.rows.get(place).filter(|_| end > place + 1) else { continue };
            heads.push(Head { place, end });
            let ways = self.ways(place + 1, &Claim::of(row), &mut 0);
            let is_whole = |way: &&Way| way.nodes.last().is_some_and(|&(_, last)| last == end);
            open.extend(ways.iter().find(is_whole).map(|way| way.nodes.as_slice()).unwrap_or_default());
        }
        heads
    }

    /// How many rows stand in the group of a head, and how many columns it sums up.
    fn sure(&self, heads: &[Head]) -> (usize, usize) {
        let group = |head: &Head| {
            let row = self.rows.get(head.place)?;
            let ways = self.ways(head.place + 1, &Claim::of(row), &mut 0);
            let way = ways.into_iter().find(|way| way.nodes.last().is_some_and(|&(_, last)| last == head.end))?;
            Some((way.sum, way.sum.summed(row)))
        };
        let groups: Vec<(Tally, usize)> = heads.iter().filter_map(group).collect();
        let sure = groups.iter().filter(|(sum, columns)| sum.full >= 2.0 && *columns >= 2).count();
        (sure, groups.iter().filter(|(sum, _)| sum.is_large()).count())
    }

    /// The heads by which all rows add up to the total, as they do not with them.
    fn proven_by(&self, total: &Claim) -> Vec<Head> {
        let mut all = Tally::default();
        self.rows.iter().for_each(|row| all.shift(row, 1.0));
        if total.is_met_by(&all) {
            return Vec::new();
        }
        let ways = self.ways(0, total, &mut 0);
        let is_whole = |way: &&Way| way.nodes.last().is_some_and(|&(_, last)| last == self.rows.len());
        let Some(way) = ways.iter().find(is_whole) else { return Vec::new() };
        let heads = self.heads(&way.nodes);
        let (sure, large) = self.sure(&heads);
        // In one column less is said: there each row stands in a group.
        let is_proof = sure > 0 || (large > 0 && total.is_doubled_by(&all, LEAST_TOTAL));
        if is_proof { heads } else { Vec::new() }
    }

    /// The heads of groups that hold all rows.
    fn whole(&self, are_reversed: bool) -> Vec<Head> {
        // From where the groups of heads reach the last row, and by which of them.
        let mut next: Vec<Option<usize>> = vec![None; self.rows.len()];
        for place in (0..self.rows.len()).rev() {
            let reaches = |end: &&usize| {
                **end > place + 1 && (**end == self.rows.len() || next.get(**end).is_some_and(|next| next.is_some()))
            };
            let found = self.ends.get(place).and_then(|ends| ends.iter().find(reaches)).copied();
            if let Some(next) = next.get_mut(place) {
                *next = found;
            }
        }
        let mut nodes = Vec::new();
        let mut place = 0;
        while let Some(&Some(end)) = next.get(place) {
            nodes.push((place, end));
            place = end;
        }
        let heads = self.heads(&nodes);
        let (sure, large) = self.sure(&heads);
        // Where there are more ways, small groups are met by chance.
        let is_rare = are_reversed || heads.len() > nodes.len();
        let (least, least_beside) = if is_rare { (LEAST_LARGE_RARE, 1) } else { (LEAST_LARGE, 0) };
        if (sure >= LEAST_SURE && large >= least_beside) || large >= least { heads } else { Vec::new() }
    }
}

/// The steps that lead to one, from the first on.
fn nodes(trail: &[(Node, Option<usize>)], last: Option<usize>) -> Vec<Node> {
    let steps = std::iter::successors(last.and_then(|last| trail.get(last)), |(_, before)| trail.get((*before)?));
    let mut nodes: Vec<Node> = steps.map(|(node, _)| *node).collect();
    nodes.reverse();
    nodes
}
