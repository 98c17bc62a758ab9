"""The page of the files of tariff schedules: the JSON's schema, and the table's columns."""

import json

from deploy.reference.markdown import page
from services.cabinet.tariffs.files import COLUMNS, ROWS
from services.cabinet.tariffs.schemas import TariffDocument


def tariffs() -> str:
    """Return the page of what `import-tariffs` and the panel take in and give out."""
    schema = json.dumps(TariffDocument.model_json_schema(), ensure_ascii=False, indent=2)
    columns = "\n".join(f"- «{title}»" for title in COLUMNS.values())
    rows = ", ".join(f"«{row}»" for row in ROWS)
    return page(
        "Files of tariff schedules",
        "What the panel exports and imports, and `services.cabinet.manage import-tariffs` reads."
        " A schedule is known by its name, a version by its day; schedules that a file does not"
        " name stay as they are"
        " ([decision 34](../decisions/0034-tariff-schedules.md)).",
        (
            ("JSON", f"```json\n{schema}\n```"),
            (
                "Table (CSV)",
                "UTF-8 with its mark, semicolons, decimal commas, days as 01.07.2026, days of a"
                " year as 15.10, kinds of days as «пн вт ср чт пт сб вс праздник». The column"
                f" «Строка» says which of the others a row fills: {rows}. The columns:\n\n"
                f"{columns}",
            ),
        ),
    )
