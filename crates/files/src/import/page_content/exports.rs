//! Exports of a page: which of several are of one, and which of two is the later.

use super::{Organic, PageContent};
use crate::import::answer::{Import, Note};
use std::cmp::Ordering;
use std::collections::HashSet;

/// A file and its place among the reports.
pub(crate) type Export = (PageContent, usize);

/// Share of a figure that stays when some withdraw what they did.
const KEPT: f64 = 0.9;
/// Common days that may all have grown since the earlier export: it was made while they were young.
const YOUNG: usize = 4;

/// The exports of one page, the latest first, whatever the order they were given in. Those of pages that were seen less are
/// set aside.
pub(super) fn of_one_page(mut files: Vec<Export>, import: &mut Import) -> Vec<Export> {
    files.sort_by(|(one, _), (other, _)| one.cmp_age(other));
    let mut pages: Vec<Vec<Export>> = Vec::new();
    for file in files {
        match pages.iter_mut().find(|page| page.iter().all(|(later, _)| later.may_follow(&file.0))) {
            Some(page) => page.push(file),
            None => pages.push(vec![file]),
        }
    }
    let seen = |page: &[Export]| page.iter().map(|(file, _)| file.size()).sum::<f64>();
    pages.sort_by(|one, other| seen(other).total_cmp(&seen(one)));
    let mut pages = pages.into_iter();
    let taken = pages.next().unwrap_or_default();
    let name = |place: usize| import.files.get(place).map_or("", |report| report.name.as_str());
    let names = taken.iter().map(|(_, place)| name(*place)).collect::<Vec<_>>().join(", ");
    let aside = pages.flatten().map(|(_, place)| Note::of("past-aside", name(place)).text("other", &names));
    let aside: Vec<Note> = aside.collect();
    import.notes.extend(aside);
    taken
}

impl PageContent {
    /// The export that goes on for longer comes first; of two that end together, the one with more, since figures grow.
    fn cmp_age(&self, other: &PageContent) -> Ordering {
        let last = |page: &PageContent| {
            let days = page.days.last_key_value().map(|(day, _)| *day);
            days.max(page.posts.iter().filter_map(|post| post.day).max())
        };
        last(other).cmp(&last(self)).then(other.size().total_cmp(&self.size()))
    }

    /// How often it was seen.
    fn size(&self) -> f64 {
        let days: f64 = self.days.values().map(|day| day.impressions).sum();
        let posts: f64 = self.posts.iter().map(|post| post.figures.impressions).sum();
        days.max(posts)
    }

    /// Whether it may be a later export of the page that another is of: they have a post in common, or most common days are
    /// the same or have grown, and not all of them have.
    fn may_follow(&self, earlier: &PageContent) -> bool {
        let links: HashSet<u64> = self.posts.iter().filter_map(|post| post.link).collect();
        if earlier.posts.iter().filter_map(|post| post.link).any(|link| links.contains(&link)) {
            return true;
        }
        let (mut common, mut same, mut agree) = (0, 0, 0);
        for (day, before) in &earlier.days {
            let Some(now) = self.days.get(day).filter(|now| !(now.is_idle() && before.is_idle())) else { continue };
            common += 1;
            same += usize::from(now == before);
            agree += usize::from(now.reaches(*before));
        }
        common == 0 || (agree * 2 > common && (same * 4 >= common || common < YOUNG))
    }
}

impl Organic {
    fn figures(self) -> [f64; 5] {
        [self.impressions, self.clicks, self.reactions, self.comments, self.reposts]
    }

    /// Whether nothing happened, as on days of any two pages.
    fn is_idle(self) -> bool {
        self == Organic::default()
    }

    /// Whether no figure is below its other, but for what is taken back later.
    fn reaches(self, other: Organic) -> bool {
        self.figures().into_iter().zip(other.figures()).all(|(own, other)| own >= other - (1.0 - KEPT) * other.abs())
    }
}
