//! The prefixes and particles before which verbs, and what is derived from them, are inflected as without: `ab|gefahrenen`.
//!
//! The dictionary leaves out the forms that follow from shorter ones so; a form that it does not have is looked up without its prefix.

/// The shortest rest of a form, in bytes.
const SHORTEST_REST: usize = 4;

/// The lengths of the prefixes that a form begins with, the longest first.
pub(crate) fn of(form: &str) -> impl Iterator<Item = usize> {
    let all: &[&str] = match form.as_bytes().first() {
        Some(b'a') => &["aufeinander", "auseinander", "aneinander", "auf", "aus", "ab", "an"],
        Some(b'b') => &["beisammen", "bereit", "bloß", "bei", "be"],
        Some(b'd') => &["dazwischen", "daneben", "durch", "davon", "dar", "da"],
        Some(b'e') => &["entgegen", "entzwei", "einher", "empor", "eigen", "ein", "ent", "er"],
        Some(b'f') => &["fertig", "fehl", "fern", "fest", "fort", "frei", "fein"],
        Some(b'g') => &["gerade", "gesund", "gegen", "glatt", "gleich", "groß", "gut"],
        Some(b'h') => &[
            "hinunter", "herunter", "hinüber", "herüber", "herauf", "heraus", "herbei", "herein", "herum", "hervor", "herab", "heran",
            "hinauf", "hinaus", "hinein", "hinter", "hinab", "hinweg", "heim", "hier", "hoch", "her", "hin",
        ],
        Some(b'i') => &["inter"],
        Some(b'k') => &["kaputt", "klar", "kurz"],
        Some(b'l') => &["los"],
        Some(b'm') => &["miss", "miß", "mit"],
        Some(b'n') => &["nieder", "nach", "nahe"],
        Some(b'o') => &["offen"],
        Some(b'r') => &["runter", "rauf", "raus", "rein", "rück", "ran", "rum", "re"],
        Some(b's') => &["schwer", "selbst"],
        Some(b't') => &["tief", "tot"],
        Some(b'u') => &["umher", "unter", "um", "un", "ur"],
        Some(b'v') => &["vorüber", "voran", "voraus", "vorbei", "voll", "viel", "ver", "vor"],
        Some(b'w') => &["weiter", "wieder", "wider", "weit", "wohl", "weg"],
        Some(b'z') => &["zusammen", "zwischen", "zurecht", "zurück", "zer", "zu"],
        Some(0xc3) => &["über"],
        _ => &[],
    };
    let rest = form.len().saturating_sub(SHORTEST_REST);
    let second = form.as_bytes().get(1);
    let begins = move |prefix: &&&str| prefix.len() <= rest && prefix.as_bytes().get(1) == second && form.starts_with(**prefix);
    all.iter().filter(begins).map(|prefix| prefix.len())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn longest_first() {
        let prefixes = |form: &str| of(form).map(|end| form[..end].to_owned()).collect::<Vec<_>>();
        assert_eq!(prefixes("herausgefunden"), ["heraus", "her"]);
        assert_eq!(prefixes("überredet"), ["über"]);
        assert_eq!(prefixes("Abgefahren"), [""; 0]);
        assert_eq!(prefixes("aber"), [""; 0], "too little is left");
        assert_eq!(prefixes(""), [""; 0]);
    }
}
