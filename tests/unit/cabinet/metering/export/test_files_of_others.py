"""The reader of the tests takes the Green Button files of others for what they are."""

import os
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from tests.support.espi import ATOM, ELEMENTS, ESPI, conform

_BESIDE = Path(__file__).parents[5].parent / "shared" / "data" / "greenbutton"
FILES = Path(os.environ.get("PC_GREEN_BUTTON_FILES", _BESIDE))


@pytest.mark.skipif(not FILES.is_dir(), reason="../shared/data/greenbutton is not there")
@pytest.mark.parametrize(
    "pattern",
    ["vladistan/Coastal*.xml", "vladistan/electric*.xml", "openespi-common/test*.xml", "cew821/*"],
)
def test_what_others_write_conforms_to_the_schema_as_it_is_read_here(pattern: str) -> None:
    seen = set()
    for path in FILES.glob(pattern):
        if path.suffix != ".xml":
            continue
        for content in Xml.parse(path).getroot().iter(f"{ATOM}content"):
            for element in content:
                if element.tag.removeprefix(ESPI) in ELEMENTS:
                    conform(element)
                    seen.add(element.tag.removeprefix(ESPI))
    assert {"UsagePoint", "MeterReading", "ReadingType", "IntervalBlock"} <= seen
