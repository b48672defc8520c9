"""Choosing one of several accounts by one question after the other, and saying which question settled it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

_Account = TypeVar("_Account")
Question = tuple[str, Callable[[_Account], Any]]
"""What is said when this question settles it, and a key of which the smallest is preferred."""


class Choice(NamedTuple, Generic[_Account]):
    """What was chosen, and why; ``why`` is empty when there was nothing to choose between."""

    chosen: _Account
    why: str


def choose(accounts: Sequence[_Account], questions: Sequence[Question[_Account]]) -> Choice[_Account]:
    """The account that is best by the first question, of equals by the second, and so on. ``accounts`` are
    distinct, and there is one at least."""
    left = list(accounts)
    why = ""
    for words, key in questions:
        if len(left) == 1:
            break
        best = min(map(key, left))
        kept = [account for account in left if key(account) == best]
        if len(kept) < len(left):
            left, why = kept, words
    return Choice(left[0], why)
