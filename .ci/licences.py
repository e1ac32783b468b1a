"""Licences of the packages in a software bill of materials: a copyleft one among the packages we ship with is an error.

python3 .ci/licences.py sbom.cdx.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

STRONG = ("GPL-2", "GPL-3", "AGPL", "GNU General", "GNU Affero")
UNSTATED = {
    "pyvis": "BSD-3-Clause",
    "PySocks": "BSD",
    "asttokens": "Apache-2.0",
    "partd": "BSD-3-Clause",
    "protobuf": "BSD-3-Clause",
}
"""Packages whose metadata name no licence in a form that the tool reads; what their files say."""


def licences(component: dict[str, Any]) -> list[str]:
    found = [
        entry.get("expression") or entry["license"].get("id") or entry["license"].get("name", "")
        for entry in component.get("licenses", [])
    ]
    return [name for name in found if name] or ([UNSTATED[component["name"]]] if component["name"] in UNSTATED else [])


def main() -> int:
    components = json.loads(Path(sys.argv[1]).read_text(encoding="utf8"))["components"]
    counts: Counter[str] = Counter()
    bad = []
    for one in components:
        names = licences(one)
        counts.update(names or ["none stated"])
        if not names:
            bad.append(f"{one['name']} {one.get('version')}: no licence stated; look it up and add it to UNSTATED")
        strong = [name for name in names if any(s in name and f"L{s}" not in name for s in STRONG)]
        if strong:
            bad.append(f"{one['name']} {one.get('version')}: {', '.join(strong)}; take another package")
    print(f"{len(components)} packages: " + ", ".join(f"{name} {n}" for name, n in counts.most_common()))
    for line in bad:
        print(line, file=sys.stderr)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
