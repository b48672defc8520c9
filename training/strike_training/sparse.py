"""Binary features as sparse matrices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix


def columns_of(rows: Sequence[Sequence[str]], at_least: int = 1) -> dict[str, int]:
    """The column of every feature that ``at_least`` rows have, in alphabetical order."""
    counts = Counter(name for row in rows for name in set(row))
    return {name: i for i, name in enumerate(sorted(n for n, count in counts.items() if count >= at_least))}


def matrix(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> csr_matrix:
    """One row per example, 1 where it has a feature; unknown features are left out."""
    kept = [[columns[name] for name in sorted(set(row)) if name in columns] for row in rows]
    indices = np.array([i for row in kept for i in row], dtype=np.int32)
    ends = np.cumsum([0, *(len(row) for row in kept)]).astype(np.int32)
    return csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(columns)))
