"""The commands on real articles, from file to result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Run

from strike_timeline.document import Timeline

FIRST = """Dockers vote for walkout at Port of Eastmouth

EASTMOUTH, March 1, 2024 - Members of the International Longshoremen's Association voted on Thursday to \
authorize a strike at the Port of Eastmouth. The union said its 1,200 members would walk out on Monday.
"""
SECOND = """Cranes stand still at Eastmouth

EASTMOUTH, March 5, 2024 - About 1,200 dockworkers began a strike on Monday after talks with the port fell \
apart over the weekend. The International Longshoremen's Association said that no new talks were scheduled.
"""
UNDATED = (
    "The strike of dockworkers ended on Friday after the union and the port reached a tentative agreement.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "wire").mkdir(parents=True)
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "wire" / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


def test_build_writes_the_document(run: Run, articles: Path) -> None:
    done = run("build", articles, "--all", "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    timeline = Timeline.model_validate_json(done.stdout)
    assert {article.source for article in timeline.articles} == {"first.txt", "wire/second.txt"}
    assert {str(article.published.start) for article in timeline.articles if article.published} == {
        "2024-03-01",
        "2024-03-05",
    }
    texts = {"first.txt": FIRST, "wire/second.txt": SECOND}
    by_id = {article.id: texts[article.source] for article in timeline.articles}
    told = [mention for event in timeline.events for mention in event.mentions]
    assert told and all(
        by_id[mention.article][mention.start : mention.end] == mention.quote for mention in told
    )
    assert "strike_start" in {event.type.value for event in timeline.events}
    for article in json.loads(done.stdout)["articles"]:
        assert "text" not in article


@pytest.mark.parametrize("command", ["dates", pytest.param("build", marks=pytest.mark.slow)])
def test_processes_do_not_change_the_bytes(run: Run, run_process: Run, articles: Path, command: str) -> None:
    one = run(command, articles, "-f", "json", "-j", "1")
    two = run_process(command, articles, "-f", "json", "-j", "2", env={"PYTHONHASHSEED": "11"})
    assert one.stdout == two.stdout != ""


def test_build_then_show_then_explain(run: Run, articles: Path, tmp_path: Path) -> None:
    assert run("build", articles, "-o", "t.json", "--with-text").returncode == 0
    shown = run("show", "t.json")
    assert shown.stdout == run("build", articles).stdout
    assert "Published  1–5 Mar 2024 · 2 articles" in shown.stdout
    event = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["events"][0]["id"]
    assert event in run("explain", "t.json", event).stdout


def test_dates_are_anchored_by_the_option(run: Run, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(UNDATED, encoding="utf-8")
    done = run("dates", "undated.txt", "--published", "2024-03-12", "-f", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(document) == ["articles", "dates"]
    [friday] = [record for record in document["dates"] if record["text"] == "Friday"]
    assert (friday["start_date"], friday["end_date"]) == ("2024-03-08", "2024-03-08")
    assert document["articles"][0]["published"]["basis"] == "given by --published"


def test_an_article_without_a_date_is_warned_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(UNDATED, encoding="utf-8")
    told = run("dates", "undated.txt", "-f", "json")
    assert told.returncode == 0
    assert "fix with --published YYYY-MM-DD" in told.stderr
    assert run("dates", "undated.txt", "-f", "json", "-q").stderr == ""
    assert "fix with --published YYYY-MM-DD" in run("dates", "undated.txt").stdout
    strict = run("dates", "undated.txt", "--strict")
    assert (strict.returncode, strict.stdout) == (2, "")


def test_standard_input(run: Run) -> None:
    done = run("dates", "-", stdin=SECOND)
    assert done.returncode == 0
    assert "“Monday”" in done.stdout and "4 Mar 2024" in done.stdout


def test_entities(run: Run, articles: Path) -> None:
    document = json.loads(run("entities", articles, "-f", "json").stdout)
    assert list(document) == ["articles", "entities"]
    names = {entity["name"]: entity["type"] for entity in document["entities"]}
    assert names["International Longshoremen's Association"] == "union"
    assert "International Longshoremen's Association" in run("entities", articles).stdout


def test_event_mentions_before_merging(run: Run, articles: Path) -> None:
    document = json.loads(run("events", articles, "--all", "-f", "json").stdout)
    assert list(document) == ["articles", "entities", "events"]
    sources = {article["id"]: article["source"] for article in document["articles"]}
    assert {sources[mention["article"]] for mention in document["events"]} == {"first.txt", "wire/second.txt"}
    assert "trigger “" in run("events", articles).stdout


@pytest.mark.parametrize(
    ("command", "marked"), [("entities", "| union]"), ("dates", "on [Monday]"), ("events", "●]")]
)
def test_running_text_is_marked(run: Run, articles: Path, command: str, marked: str) -> None:
    done = run(command, articles, "--text")
    assert done.returncode == 0
    assert marked in done.stdout and "Cranes stand still" in done.stdout


def test_a_users_gazetteer_names_a_union(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[union]]\nkey = "bargemen"\nname = "Society of Bargemen"\ncountry = "GB"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("The Society of Bargemen struck on March 4, 2024.\n", encoding="utf-8")
    document = json.loads(run("entities", "a.txt", "--gazetteer", "mine.toml", "-f", "json").stdout)
    assert {entity["key"] for entity in document["entities"]} >= {"bargemen"}


def test_info(run: Run) -> None:
    facts = json.loads(run("info", "-f", "json").stdout)
    assert facts["gazetteer"]["union"] > 100 and facts["lexicon"]["triggers"] > 100
    assert f"pipeline         {facts['pipeline']}" in run("info").stdout


def test_a_run_does_not_read_what_the_run_before_wrote(run: Run, articles: Path) -> None:
    for name in ("timeline.json", "timeline.md"):
        written = articles / name
        arguments = ("build", articles, "-o", written, "--with-text", "-q")
        assert run(*arguments).returncode == 0
        first = written.read_bytes()
        assert (run(*arguments).returncode, written.read_bytes()) == (0, first)


def test_half_characters_do_not_stop_a_build(run: Run, tmp_path: Path) -> None:
    record = '{"text": "Dockers \\ud800 began a strike on March 4, 2024.", "title": "\\udfff"}'
    (tmp_path / "a.jsonl").write_text(record + "\n", encoding="utf-8")
    done = run("build", "a.jsonl", "--all", "-f", "json", "--with-text")
    assert done.returncode == 0
    assert "Dockers \N{REPLACEMENT CHARACTER} began" in done.stdout


def test_build_says_which_articles_are_versions_of_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "morning.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "noon.txt").write_text(f"{SECOND} A mediator was called on Tuesday.\n", encoding="utf-8")
    done = run("build", "morning.txt", "noon.txt", "--all", "--strict")
    assert done.returncode == 0
    assert "= morning.txt: earlier version of noon.txt\n" in done.stdout
    assert "1 source " in done.stdout and "2 sources" not in done.stdout
    assert done.stderr == (
        "strike-timeline: note: 1 article is an earlier version of another: the two count as one source\n"
    )
    assert run("build", "morning.txt", "noon.txt", "-q").stderr == ""
