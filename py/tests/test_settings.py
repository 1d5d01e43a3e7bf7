"""Settings of an extractor: presets, models, own names."""

import pickle
from pathlib import Path
from typing import Any

import pytest

from depesche import Extractor

TEXT = "Die Leitung des Hafenwerks schweigt. „Wir sagen nichts dazu“, sagte Ada Beispiel."
ENTRY = {"name": "Hafenwerk Kessin", "type": "ORG", "id": "Q123", "aliases": ["Hafenwerk"]}
TABLE = "name\ttype\tid\taliases\nHafenwerk Kessin\tORG\tQ123\tHafenwerk\n"


@pytest.mark.parametrize("form", ["entries", "tuple of entries", "text", "file"])
def test_own_names(form: str, tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text(TABLE, "utf-8")
    forms: dict[str, Any] = {"entries": [ENTRY], "tuple of entries": (ENTRY,), "text": TABLE, "file": file}
    found = Extractor(gazetteer=forms[form]).read(TEXT).entities[0]
    assert (found.name, found.external_id, found.mentions[0].text) == ("Hafenwerk Kessin", "Q123", "Hafenwerks")


def test_settings_make_the_extractor() -> None:
    made = [Extractor(), Extractor(preset="precise"), Extractor(models=False), Extractor(gazetteer=TABLE)]
    for extractor in made:
        twin = pickle.loads(pickle.dumps(extractor))
        assert twin == extractor
        assert hash(twin) == hash(extractor)
        assert twin.read(TEXT) == extractor.read(TEXT)
        assert sum(extractor == other for other in made) == 1
    assert Extractor(preset="balanced") == Extractor()
    assert [repr(extractor) for extractor in made] == ["Extractor()", "Extractor(preset='precise')", "Extractor(models=False)", "Extractor(gazetteer=…)"]


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"preset": "reckless"}, ValueError, "unknown preset `reckless`"),
        ({"preset": 3}, TypeError, "preset"),
        ({"models": "yes"}, TypeError, "models"),
        ({"gazetteer": [{"name": "Hafenwerk"}]}, ValueError, "gazetteer: "),
        ({"gazetteer": "name\ttype\nHafenwerk\tSHIP\n"}, ValueError, "gazetteer: "),
        ({"gazetteer": 7}, TypeError, "gazetteer"),
        ({"gazetteer": Path("/fehlt")}, FileNotFoundError, "fehlt"),
        ({"colour": "blue"}, TypeError, "colour"),
    ],
)
def test_what_is_wrong_is_said(settings: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Extractor(**settings)
