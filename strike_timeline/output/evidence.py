"""The sentences that tell an event, each with its article, as every form of output cites them."""

from __future__ import annotations

from dataclasses import dataclass

from strike_timeline.document import EventMentionRecord, EventRecord
from strike_timeline.output.dossier import by_publication
from strike_timeline.output.plain import plain, quoted
from strike_timeline.output.view import View
from strike_timeline.output.web import web_address
from strike_timeline.output.when import describe_published


@dataclass(frozen=True, slots=True)
class Citation:
    """One sentence of one article, on one line."""

    quote: str
    """In quotation marks."""
    title: str
    """Of the article, or the file where it has none."""
    published: str
    """ "5 Mar 2024", "about 21–31 Mar 2024" where it was inferred; empty when it is not known."""
    url: str
    """The article's address in the web; empty when it has none."""
    source: str
    """The file it was read from."""
    said_by: str
    """Who says so, and how: "claimed by WGA"; empty where the article itself does."""
    superseded: bool
    """Whether a later version of the article tells the event, too."""

    @property
    def note(self) -> str:
        """What stands behind the title: "earlier version, 5 Mar 2024"."""
        return ", ".join(filter(None, ("earlier version" if self.superseded else "", self.published)))


def citations(event: EventRecord, view: View) -> list[Citation]:
    """In order of publication, a sentence once."""
    seen: dict[tuple[str, int, int], EventMentionRecord] = {}
    for mention in by_publication(event.mentions, view):
        seen.setdefault((mention.article, mention.start, mention.end), mention)
    return [_citation(mention, view) for mention in seen.values()]


def _citation(mention: EventMentionRecord, view: View) -> Citation:
    article = view.articles.get(mention.article)
    published = article.published if article else None
    about = "about " if published and published.inferred else ""
    return Citation(
        quote=quoted(mention.quote),
        title=view.title(mention.article),
        published=about + describe_published(published) if published else "",
        url=web_address(article.url) if article else "",
        source=plain(article.source) if article else plain(mention.article),
        said_by=view.said_by(mention),
        superseded=mention.superseded,
    )
