//! The cases that prepositions govern.

use crate::Morph;

/// The cells that can follow the preposition; all if it is unknown.
pub(crate) fn governs(preposition: &str) -> Morph {
    match preposition {
        "mit" | "von" | "zu" | "bei" | "nach" | "aus" | "seit" | "gegenüber" | "außer" | "entgegen" | "samt" | "nebst" | "binnen"
        | "gemäß" | "entsprechend" => Morph::DAT,
        "für" | "durch" | "gegen" | "ohne" | "um" | "wider" | "pro" | "per" | "bis" | "via" => Morph::ACC,
        "in" | "an" | "auf" | "über" | "unter" | "vor" | "hinter" | "neben" | "zwischen" | "entlang" => Morph::DAT | Morph::ACC,
        "wegen" | "trotz" | "während" | "laut" | "statt" | "anstatt" | "dank" | "innerhalb" | "außerhalb" | "oberhalb" | "unterhalb"
        | "anhand" | "aufgrund" | "mithilfe" | "mittels" | "angesichts" | "anlässlich" | "bezüglich" | "hinsichtlich" | "infolge"
        | "einschließlich" | "zugunsten" | "zulasten" | "seitens" | "jenseits" | "diesseits" | "abseits" | "namens" | "zwecks"
        | "ungeachtet" | "unweit" => Morph::GEN | Morph::DAT,
        _ => Morph::CELLS,
    }
}
