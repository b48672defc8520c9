"""Prints the table of the model card: every figure of a pipeline on texts that it was not trained on.

python -m strike_training.evaluate --corpora PATH --model FOLDER [--fast]
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

from spacy.language import Language

from strike_timeline.language.trained import load_folder
from strike_training.score import headline, name_figures, parse_figures, uner_sentences, worldwide_sentences

_LOAD = (
    "import time; start = time.perf_counter()\n"
    "from pathlib import Path\n"
    "from strike_timeline.language.trained import load_folder\n"
    "ready = time.perf_counter()\n"
    "nlp = {call}\n"
    "done = time.perf_counter()\n"
    "import sys\n"
    "for text in sys.stdin.read().split('\\0'): nlp(text)\n"
    "status = Path('/proc/self/status').read_text()\n"
    "print(done - ready, done - start, int(status.split('VmHWM:')[1].split()[0]) / 1024)"
)


def rows(nlp: Language, corpora: Path) -> list[tuple[str, dict[str, float]]]:
    """Test set and its figures in percent."""
    ud, ner = corpora / "ud", corpora / "ner"
    pud = ud / "pud" / "test.conllu"
    return [
        ("PUD news", parse_figures(nlp, pud, "n", True)),
        ("PUD news, whole documents", parse_figures(nlp, pud, "n")),
        ("PUD news, Title Case", parse_figures(nlp, pud, "n", True, headline)),
        ("PUD news, CAPITALS", parse_figures(nlp, pud, "n", True, str.upper)),
        ("PUD Wikipedia", parse_figures(nlp, pud, "w", True)),
        ("EWT test", parse_figures(nlp, ud / "ewt" / "test.conllu")),
        ("names: UNER-PUD news", name_figures(nlp, uner_sentences(ner / "uner" / "pud-test.iob2", "n"))),
        ("names: UNER-EWT test", name_figures(nlp, uner_sentences(ner / "uner" / "ewt-test.iob2", ""))),
        (
            "names: worldwide news",
            name_figures(nlp, worldwide_sentences(ner / "worldwide-eval" / "test.tsv")),
        ),
    ]


def stories(corpora: Path, count: int) -> list[str]:
    """Texts of so many news stories of at least 500 characters."""
    texts: list[str] = []
    with gzip.open(corpora / "reuters-21578" / "articles.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if len(text) > 500:
                texts.append(text)
            if len(texts) == count:
                break
    return texts


def words_per_second(nlp: Language, texts: list[str]) -> float:
    """Words a second of processor time on raw texts, after a start on the first 50."""
    for _ in nlp.pipe(texts[:50]):
        pass
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts[50:]))
    return words / (time.process_time() - start)


def load_costs(folder: Path, texts: list[str]) -> tuple[float, float, float]:
    """Seconds to load the pipeline, seconds with the imports, peak MB after the texts, one by one; in a
    fresh process."""
    call = f"load_folder(Path({str(folder.resolve())!r}))"
    command = [sys.executable, "-c", _LOAD.format(call=call)]
    run = subprocess.run(command, input="\0".join(texts), capture_output=True, text=True, check=True)
    load, whole, peak = map(float, run.stdout.split())
    return load, whole, peak


def report(corpora: Path, folder: Path, fast: bool) -> None:
    """Prints one row a test set; ``fast`` leaves out speed, load time and memory."""
    nlp = load_folder(folder)
    for name, figures in rows(nlp, corpora):
        print(f"| {name} | " + " | ".join(f"{k} {v}" for k, v in figures.items()) + " |", flush=True)
    if not fast:
        texts = stories(corpora, 450)
        print(f"| one core, raw text | {words_per_second(nlp, texts):,.0f} words/s |")
        loads = sorted(load_costs(folder, texts[:100]) for _ in range(3))
        load, whole, peak = loads[0]
        print(f"| load | {load:.2f} s; with imports {whole:.2f} s; peak after 100 stories {peak:.0f} MB |")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of the pipeline")
    parser.add_argument("--fast", action="store_true", help="no speed, load time and memory")
    options = parser.parse_args()
    report(options.corpora, options.model, options.fast)


if __name__ == "__main__":
    main()
