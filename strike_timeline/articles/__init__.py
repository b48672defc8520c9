"""Files to articles: discovery, formats, extraction, publication date.

``read(paths, overrides, stdin)`` yields :class:`strike_timeline.model.Article` and :class:`ReadProblem`;
a :class:`ReadWarning` is a problem that is no failure; ``read_records`` does the same for mappings in memory.
``parse_override`` and ``PublishedOverrides`` carry
what the user says of publication dates.
"""

from strike_timeline.articles.english import NOT_ENGLISH
from strike_timeline.articles.overrides import Override, PublishedOverrides, parse_override
from strike_timeline.articles.problems import ReadProblem, ReadWarning
from strike_timeline.articles.reading import read, read_records

__all__ = [
    "NOT_ENGLISH",
    "Override",
    "PublishedOverrides",
    "ReadProblem",
    "ReadWarning",
    "parse_override",
    "read",
    "read_records",
]
