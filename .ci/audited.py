"""Reads what ``pip-audit -f json`` says: vulnerabilities are an error, advisories that cannot be had are a remark.

pip-audit -r requirements.txt -f json | python3 .ci/audited.py
"""

from __future__ import annotations

import json
import sys


def main() -> int:
    try:
        rows = json.load(sys.stdin)["dependencies"]
    except (ValueError, KeyError):
        print("pip-audit: no answer; the advisories cannot be reached from here")
        return 0
    skipped = [row for row in rows if "skip_reason" in row]
    found = [(row["name"], row["version"], v["id"], v["fix_versions"]) for row in rows for v in row.get("vulns", [])]
    for name, version, id, fixed in found:
        print(f"{name} {version}: {id}; mended in {', '.join(fixed) or 'no version yet'}", file=sys.stderr)
    print(f"pip-audit: {len(rows) - len(skipped)} packages looked up, {len(skipped)} not, {len(found)} vulnerabilities")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
