"""Prints the oldest packages that pyproject.toml allows, as pip wants them: `pyyaml==6.0.3 …`."""

import re
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

EXTRAS = [one for extra in ("cli", "excel") for one in PROJECT["optional-dependencies"][extra]]

print(*(re.sub(">=", "==", one) for one in (*PROJECT["dependencies"], *EXTRAS)))
