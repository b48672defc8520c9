"""Builds the English pipeline that strike-timeline ships: one command from the public corpora to the weights.

    python training/build_model.py --corpora PATH [--out FOLDER] [--work FOLDER] [--seed N]

PATH holds the corpora as training/README.md lays them out; their checksums are compared first. The same
corpora and the same seed give the same weights on the same machine (one thread; another processor may differ
in the last bits).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20
STEPS = ("check", "convert", "train", "assemble", "evaluate")


def check(corpora: Path) -> None:
    """Compares every file of ``corpora`` that is used with ``checksums.sha256``; exits with what differs."""
    wrong = []
    for line in (HERE / "checksums.sha256").read_text(encoding="utf8").splitlines():
        expected, name = line.split("  ", 1)
        path = corpora / name
        if not path.is_file():
            wrong.append(f"{name}: missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            wrong.append(f"{name}: other content")
    if wrong:
        sys.exit("corpora differ from training/checksums.sha256:\n" + "\n".join(wrong))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE.parent / "strike_timeline" / "resources" / "model")
    parser.add_argument(
        "--work", type=Path, default=Path("build") / "model", help="folder for what lies between"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", choices=STEPS, action="append", help="run only this step (may be repeated)")
    options = parser.parse_args()
    steps = options.only or STEPS
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.path.insert(0, str(HERE))
    from strike_training.steps import assemble_all, convert_all, evaluate_all, train_all

    options.work.mkdir(parents=True, exist_ok=True)
    if "check" in steps:
        check(options.corpora)
    if "convert" in steps:
        convert_all(options.corpora, HERE, options.work, options.seed)
    if "train" in steps:
        train_all(HERE, options.work, options.seed)
    if "assemble" in steps:
        assemble_all(options.corpora, HERE, options.work, options.out)
    if "evaluate" in steps:
        evaluate_all(options.corpora, options.out)


if __name__ == "__main__":
    main()
