"""The timeline as one HTML file, which loads nothing: an overview on an axis of time above a list with all
its evidence."""

from strike_timeline.output.report.page import timeline_html

__all__ = ["timeline_html"]
