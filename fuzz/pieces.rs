[
    "„", "“", "»", "«", "‚", "‘", "\"", "'", ", ", ". ", ": ", "; ", " – ", "\n", "\n\n", "(", ") ", "? ", "! ", "… ",
    "Jana Voss ", "Voss ", "Dr. Aylin Demir ", "die Finanzministerin ", "der Sprecher der Polizei ", "er ", "sie ", "Sie ", "wir ",
    "Hafenwerk Kessin ", "das Ministerium ", "die Agentur dpa ", "Berlin ", "Russland ", "russische ", "SPD-Chefin ", "Experten ",
    "sagte ", "sagt ", "erklärte ", "teilte ", "mit ", "warnte ", "fordert ", "habe ", "sei ", "werde ", "kämen ", "soll ", "hieß es ",
    "laut ", "Laut ", "zufolge ", "nach Angaben ", "so ", "wie ", "dass ", "ob ", "demnach ", "unter Berufung auf ", "gegenüber ",
    "am Montag ", "am 3. Mai 2026 ", "um 14 Uhr ", "seit drei Jahren ", "z. B. ", "3. ", "20.000 Euro ", "👩‍👩‍👧", "u\u{308}", "\u{ad}", "\u{202e}",
    "BERLIN taz | ", "Berlin (dpa) - ", "Von Jana Voss\n", "Foto: dpa\n", "der ", "die ", "das ", "des ", "dem ", "und ", "in ", "von ", "zu ", "nicht ",
    "Etat ", "Gespräch ", "Brücke ", "beschlossen ", "kommen ", "gut ",
]
