"""Figures of a pipeline on test corpora, over raw text.

F1 over words as in the CoNLL 2018 shared task, relations without their subtypes. UAS and LAS leave
punctuation out, as spaCy's
scorer does: PUD attaches commas by another rule than the treebanks that are trained on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from strike_training.names import Tagged, clean, read_columns, spacing
from strike_training.treebanks import Sentence, read
from strike_training.variants import title_word

Figures = dict[str, float]


def plain_text(sentence: Sentence, change: Callable[[str], str] = str) -> str:
    """The text of a sentence, each word changed by ``change``, with its spaces."""
    return "".join(change(row.form) + (" " if row.space else "") for row in sentence.rows)


def _gold_words(
    sentences: list[Sentence],
) -> list[tuple[tuple[int, int], tuple[int, int] | None, str, str, str, str]]:
    words = []
    at = 0
    for sentence in sentences:
        spans = []
        for row in sentence.rows:
            length = len("".join(row.form.split()))
            spans.append((at, at + length))
            at += length
        for span, row in zip(spans, sentence.rows, strict=True):
            head = spans[row.head - 1] if row.head else None
            words.append((span, head, row.deprel.split(":")[0], row.upos, row.xpos, row.lemma))
    return words


def _system_words(doc: Doc) -> dict[tuple[int, int], tuple[tuple[int, int] | None, str, str, str, str]]:
    at = 0
    spans: dict[int, tuple[int, int]] = {}
    for token in doc:
        length = len("".join(token.text.split()))
        if length:
            spans[token.i] = (at, at + length)
        at += length
    found = {}
    for i, span in spans.items():
        token = doc[i]
        root = token.head.i == i
        label = "root" if root else token.dep_.split(":")[0]
        found[span] = (None if root else spans.get(token.head.i), label, token.pos_, token.tag_, token.lemma_)
    return found


class ParseCount:
    """Counts over texts; ``figures()`` gives percentages."""

    def __init__(self) -> None:
        self._n: Counter[str] = Counter()

    def add(self, sentences: list[Sentence], doc: Doc) -> None:
        n = self._n
        gold, system = _gold_words(sentences), _system_words(doc)
        n["gold"] += len(gold)
        n["system"] += len(system)
        n["plain_gold"] += sum(word[2] != "punct" for word in gold)
        n["plain_system"] += sum(word[1] != "punct" for word in system.values())
        for span, head, label, upos, xpos, lemma in gold:
            n["verbs"] += upos == "VERB"
            found = system.get(span)
            if found is None:
                continue
            n["words"] += 1
            n["las_all"] += found[0] == head and found[1] == label
            if label != "punct":
                n["uas"] += found[0] == head
                n["las"] += found[0] == head and found[1] == label
            n["upos"] += found[2] == upos
            n["xpos"] += found[3] == xpos
            same = found[4].casefold() == lemma.casefold()
            n["lemma"] += same
            n["verb_lemma"] += same and upos == "VERB"
            n["verbs_aligned"] += upos == "VERB"
        starts, at = set(), 0
        for sentence in sentences:
            starts.add(at)
            at += sum(len("".join(row.form.split())) for row in sentence.rows)
        own, at = set(), 0
        for token in doc:
            if token.is_sent_start and not token.is_space:
                own.add(at)
            at += len("".join(token.text.split()))
        n["sents"] += len(starts)
        n["own_sents"] += len(own)
        n["same_sents"] += len(starts & own)

    def figures(self) -> Figures:
        n = self._n
        both = n["gold"] + n["system"]
        plain = n["plain_gold"] + n["plain_system"]
        found = {
            "UAS": 200 * n["uas"] / plain,
            "LAS": 200 * n["las"] / plain,
            "LAS with punctuation": 200 * n["las_all"] / both,
        }
        found.update({k.upper(): 200 * n[k] / both for k in ("upos", "xpos", "lemma")})
        found["verb lemma"] = 100 * n["verb_lemma"] / max(1, n["verbs_aligned"])
        found["sentence starts"] = 200 * n["same_sents"] / max(1, n["sents"] + n["own_sents"])
        return {k: round(v, 1) for k, v in found.items()}


def parse_figures(
    nlp: Language, path: Path, only: str = "", by_sentence: bool = False, change: Callable[[str], str] = str
) -> Figures:
    """Figures on one CoNLL-U file: sentences whose id starts with ``only``; whole documents, or sentence
    by sentence."""
    sentences = [s for s in read(path) if s.ident.startswith(only)]
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if by_sentence or sentence.new_document or not groups:
            groups.append([])
        groups[-1].append(sentence)
    count = ParseCount()
    texts = ["".join(_with_break(s, i, change) for i, s in enumerate(group)) for group in groups]
    for group, doc in zip(groups, nlp.pipe(texts), strict=True):
        count.add(group, doc)
    return count.figures()


def _with_break(sentence: Sentence, i: int, change: Callable[[str], str]) -> str:
    return ("\n\n" if sentence.new_paragraph and i else "") + plain_text(sentence, change)


def headline(word: str) -> str:
    """A word with a capital."""
    return title_word(word, small=False)


def name_figures(nlp: Language, sentences: Iterable[Tagged]) -> Figures:
    """Precision, recall and F1 of PERSON, ORG and LOC over raw text: same characters, same label."""
    right = gold_count = own_count = untyped = 0
    texts, golds = [], []
    for words, labels in sentences:
        text, spans = "", []
        starts = []
        for word, space in zip(words, spacing(words), strict=True):
            starts.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        i = 0
        while i < len(words):
            end = i + 1
            if labels[i].startswith("B-"):
                while end < len(words) and labels[end].startswith("I-"):
                    end += 1
                spans.append((starts[i][0], starts[end - 1][1], labels[i][2:]))
            i = end
        texts.append(text)
        golds.append(set(spans))
    for gold, doc in zip(golds, nlp.pipe(texts), strict=True):
        own = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        right += len(gold & own)
        untyped += len({g[:2] for g in gold} & {o[:2] for o in own})
        gold_count += len(gold)
        own_count += len(own)
    precision, recall = right / max(1, own_count), right / max(1, gold_count)
    f = 200 * right / max(1, gold_count + own_count)
    return {
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F": round(f, 1),
        "F untyped": round(200 * untyped / max(1, gold_count + own_count), 1),
    }


def uner_sentences(path: Path, only: str) -> list[Tagged]:
    """Sentences of a Universal NER file whose id starts with ``only``."""
    kept: list[Tagged] = []
    words: list[str] = []
    labels: list[str] = []
    wanted = True
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.startswith("# sent_id = "):
            wanted = line[12:].startswith(only)
        elif line and not line.startswith("# "):
            cells = line.split("\t")
            words.append(cells[1])
            labels.append(cells[2])
        elif not line and words:
            if wanted:
                kept.append(clean(words, labels, None))
            words, labels = [], []
    return kept


def worldwide_sentences(path: Path) -> list[Tagged]:
    """Sentences of the Worldwide set; places with a comma inside are left as annotated."""
    return list(read_columns(path, 0, 1, None))
