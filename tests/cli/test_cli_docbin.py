"""``build -f docbin``: the annotated articles, as spaCy reads them."""

from __future__ import annotations

from pathlib import Path

import spacy
from cli_run import Run
from spacy.tokens import DocBin

import strike_timeline as st


def _articles(folder: Path) -> Path:
    (folder / "in").mkdir()
    for name, text in {
        "a.txt": "Nurses at Mercy Hospital walked out on Monday, 412 to 38 having voted for it.",
        "b.txt": "Dockers at Northport will walk out next week.",
    }.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    return folder / "in"


def test_documents_come_back_whole(run: Run, tmp_path: Path) -> None:
    done = run("build", _articles(tmp_path), "--published", "2024-05-15", "-o", "docs.spacy")
    assert (done.returncode, done.stdout) == (0, "")
    docs = list(st.read_docbin(tmp_path / "docs.spacy"))
    assert [doc.user_data["article"]["source"] for doc in docs] == ["a.txt", "b.txt"]
    assert [span._.when.edtf for doc in docs for span in doc.spans["dates"]] == [
        "2024-05-13",
        "2024-05-20/2024-05-26",
    ]
    assert [span._.event.type.value for span in docs[1].spans["events"]] == ["strike_start"]
    assert all(doc.has_annotation("DEP") and doc._.published.basis == "given by --published" for doc in docs)


def test_spacy_reads_it_by_itself(run: Run, tmp_path: Path) -> None:
    run("build", _articles(tmp_path), "--published", "2024-05-15", "-o", "docs.spacy")
    packed = DocBin(store_user_data=True).from_disk(tmp_path / "docs.spacy")
    docs = list(packed.get_docs(spacy.blank("en").vocab))
    assert [len(doc.spans["dates"]) for doc in docs] == [1, 1]


def test_processes_do_not_change_the_bytes(run: Run, run_process: Run, tmp_path: Path) -> None:
    folder = _articles(tmp_path)
    assert run("build", folder, "-q", "-j", "1", "-o", "1.spacy").returncode == 0
    assert run_process("build", folder, "-q", "-j", "2", "-o", "2.spacy").returncode == 0
    assert (tmp_path / "1.spacy").read_bytes() == (tmp_path / "2.spacy").read_bytes()


def test_what_cannot_be_met(run: Run, tmp_path: Path, harbor_file: Path) -> None:
    folder = _articles(tmp_path)
    for arguments, said in [
        (("build", folder, "-f", "docbin", "--type", "offer"), "leave out filters and decisions"),
        (("show", harbor_file, "-f", "docbin"), "a saved timeline does not: use build"),
    ]:
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "") and said in done.stderr
