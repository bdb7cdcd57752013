//! Names of months.

/// How months begin, in the languages of the exports and of the spreadsheets that re-save them.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "jaenner", "ene", "janv", "يناير"],
    &["feb", "fev", "fév", "févr", "فبراير"],
    &["mar", "mär", "maerz", "mrz", "mars", "مارس"],
    &["apr", "abr", "avr", "أبريل", "ابريل"],
    &["may", "mai", "مايو"],
    &["jun", "juin", "يونيو"],
    &["jul", "juil", "يوليو"],
    &["aug", "ago", "aoû", "aou", "أغسطس", "اغسطس"],
    &["sep", "set", "سبتمبر"],
    &["oct", "okt", "out", "أكتوبر", "اكتوبر"],
    &["nov", "نوفمبر"],
    &["dec", "dez", "dic", "déc", "ديسمبر"],
];

/// Words that begin like a month: days of the week, and a team that tables are full of.
const OTHERS: [&str; 4] = ["mardi", "martes", "marted", "marketing"];

/// The month, from 1, that a word in lower case names.
pub(super) fn month_named(part: &str) -> Option<u32> {
    if part.starts_with(|sign: char| sign.is_ascii_digit()) || part.chars().count() < 3 {
        return None;
    }
    if OTHERS.iter().any(|name| part.starts_with(name)) {
        return None;
    }
    let place = MONTHS.iter().position(|names| names.iter().any(|name| part.starts_with(name)));
    Some(u32::try_from(place?).ok()? + 1)
}

/// Whether a word is the name of a month or its beginning: names of people and teams begin like some.
pub(super) fn is_month(word: &str) -> bool {
    let mut names = NAMES.iter().flat_map(|names| names.split(' '));
    names.any(|name| word.chars().count() > 2 && name.starts_with(word))
        || MONTHS.iter().flat_map(|names| names.iter()).any(|short| *short == word)
}

/// Their whole names, in the same languages.
const NAMES: [&str; 6] = [
    "january february march april may june july august september october november december",
    "januar jänner februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
];
