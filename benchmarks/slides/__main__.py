"""`python -m benchmarks.slides OUT`: every figure's slide beside its page's picture, one PNG a figure and language.

Needs LibreOffice (`soffice`), `pdftoppm` and a browser. `--only WORD` takes the views whose address contains the word.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.slides.comparison import compare
from benchmarks.slides.views import VIEWS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slides", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--site", required=True, help="address of a running dashboard that reads the same database")
    parser.add_argument("--only", default="", help="word in the addresses of the views to take")
    parser.add_argument("--lang", choices=("zh", "en"), action="append", help="language (both)")
    asked = parser.parse_args()
    views = [view for view in VIEWS if asked.only in view]
    for lang in asked.lang or ("zh", "en"):
        for file in compare(views, lang, asked.site, asked.out):
            print(file, file=sys.stderr)


if __name__ == "__main__":
    main()
