//! How headings call the two parts of a person's name.

use super::words::{unaccented, words};

/// The first, in the languages of LinkedIn whose exports are known.
pub(crate) const FIRST: &[&str] = &["first name", "vorname", "prénom", "nombre", "nome", "voornaam", "الاسم الأول"];
/// The last, in the same languages.
pub(crate) const LAST: &[&str] = &[
    "last name",
    "nachname",
    "nom",
    "nom de famille",
    "apellidos",
    "sobrenome",
    "cognome",
    "achternaam",
    "اسم العائلة",
];
/// The same in other programs.
const ALSO_FIRST: &[&str] = &["firstname", "given name", "forename", "rufname", "nombres", "primeiro nome"];
const ALSO_LAST: &[&str] = &["lastname", "surname", "family name", "familienname", "apellido", "primer apellido"];

/// The column that holds the other part of the names below a heading, where they stand in two.
pub(crate) fn other_part(headings: &[String], column: usize) -> Option<usize> {
    let headings: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
    let own = headings.get(column)?;
    let parts = [[FIRST, ALSO_FIRST].concat(), [LAST, ALSO_LAST].concat()];
    let [first, last] = parts.each_ref().map(|names| names.iter().map(|name| fold(name)).collect::<Vec<_>>());
    // "Employee first name" stands beside "Employee last name".
    let beside = |own_part: &[String], other: &[String]| {
        own_part.iter().filter_map(|name| own.strip_suffix(name.as_str())).find_map(|of| {
            headings
                .iter()
                .position(|heading| heading.strip_prefix(of).is_some_and(|rest| other.iter().any(|name| name == rest)))
        })
    };
    beside(&first, &last).or_else(|| beside(&last, &first))
}

fn fold(heading: &str) -> String {
    words(&heading.to_lowercase()).map(unaccented).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_name_are_told_by_their_headings() {
        for (headings, column, other) in [
            (["First Name", "Last Name", "Shares"], 0, Some(1)),
            (["Apellidos", "Nombre", "Clics"], 0, Some(1)),
            (["Prénom", "Nom", "Partages"], 0, Some(1)),
            (["Prénom", "Nom", "Partages"], 1, Some(0)),
            (["user_first_name", "user_last_name", "Shares"], 1, Some(0)),
            (["First Name", "Manager last name", "Shares"], 0, None),
            (["Nom", "Équipe", "Partages"], 0, None),
            (["Employee", "Last name", "Shares"], 0, None),
        ] {
            assert_eq!(other_part(&headings.map(str::to_owned), column), other, "{headings:?}");
        }
    }
}
