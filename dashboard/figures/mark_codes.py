"""What a mark of a figure opens, as the first entry of its `customdata`.

Three forms: `lz-2-a`, the evidence of a target; `measure=lz-2,lz-3`, parameters of the present address; and
`clauses?theme=teachers`, the address of another page.
"""

from urllib.parse import parse_qsl

EVIDENCE = ("target", "silence", "measure", "proof")  # parameters that open evidence


def mark_parameters(code: str) -> dict[str, str]:
    """The parameters that a mark puts into the present address; none for a mark that leads to another page."""
    if "?" in code:
        return {}
    return dict(parse_qsl(code)) if "=" in code else {"target": code}


def evidence_codes(code: str) -> list[tuple[str, str]]:
    """Kind and code of each piece of evidence that a mark opens."""
    opened = mark_parameters(code).items()
    return [(kind, part) for kind, parts in opened if kind in EVIDENCE for part in parts.split(",")]
