"""The project file: found, read, checked, and what `build` makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strike_timeline.cli import project as project_file
from strike_timeline.cli.errors import CommandError

NAME = "strike-timeline.toml"
STARTED = "Crane operators began a strike at Northport Terminals on Monday, their union, HCOU, said.\n"
ENDED = "The Harbor Crane Operators Union ended its strike at Northport Terminals on Friday.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with two articles that carry no date, in ``articles/wire``."""
    wire = tmp_path / "articles" / "wire"
    wire.mkdir(parents=True)
    (wire / "a.txt").write_text(STARTED, encoding="utf-8")
    (wire / "b.txt").write_text(ENDED, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    file = folder / NAME
    file.write_text(text, encoding="utf-8")
    return file


def types(file: Path) -> set[str]:
    return {event["type"] for event in json.loads(file.read_text(encoding="utf-8"))["events"]}


DATED = '[published]\n"wire/a.txt" = 2024-03-05\n"wire/b.txt" = "2024-03-16"\n'
ALL = f"""
inputs = ["articles"]
{DATED}
[[output]]
file = "all.json"
[[output]]
file = "articles/starts.md"
filters = {{ type = "strike_start" }}
[[output]]
file = "rows.txt"
format = "lat"
"""


def test_build_without_a_path_makes_every_output(run: Run, project: Path) -> None:
    write(project, ALL)
    done = run("build")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.splitlines() == [
        f"strike-timeline: note: settings of {NAME}",
        "strike-timeline: note: wrote all.json",
        "strike-timeline: note: wrote articles/starts.md",
        "strike-timeline: note: wrote rows.txt",
    ]
    assert {"strike_start", "strike_end"} <= types(project / "all.json")
    starts = (project / "articles" / "starts.md").read_text(encoding="utf-8")
    assert "strike start" in starts and "strike end" not in starts
    assert (project / "rows.txt").read_text(encoding="utf-8").startswith("ID,Employer,Labor Organization,")


def test_the_same_again_gives_the_same_bytes_from_any_folder(run: Run, project: Path) -> None:
    """Nor is an output that lies among the inputs read as an article."""
    write(project, ALL)
    run("build")
    made = {name: (project / name).read_bytes() for name in ("all.json", "articles/starts.md", "rows.txt")}
    done = run("build", "--config", project / NAME, "-v")
    assert f"project file {NAME}" in done.stderr
    assert {name: (project / name).read_bytes() for name in made} == made


def test_an_output_is_what_build_prints_with_the_same_settings(run: Run, project: Path) -> None:
    write(project, ALL)
    run("build")
    dates = ("--published", "wire/a.txt=2024-03-05", "--published", "wire/b.txt=2024-03-16")
    (project / "articles" / "starts.md").unlink()
    alone = run("build", "articles", "--no-config", *dates, "-f", "json")
    assert alone.stdout == (project / "all.json").read_text(encoding="utf-8")


def test_texts_are_in_the_outputs_that_ask_for_them_only(run: Run, project: Path) -> None:
    outputs = '[[output]]\nfile = "a.json"\nwith_text = true\n[[output]]\nfile = "b.json"\n'
    write(project, f'inputs = ["articles"]\n{DATED}{outputs}')
    assert run("build").returncode == 0
    texts = [
        [
            article.get("text")
            for article in json.loads((project / name).read_text(encoding="utf-8"))["articles"]
        ]
        for name in ("a.json", "b.json")
    ]
    assert texts == [[STARTED, ENDED], [None, None]]
    dates = ("--published", "wire/a.txt=2024-03-05", "--published", "wire/b.txt=2024-03-16")
    for name, option in (("a.json", ["--with-text"]), ("b.json", [])):
        alone = run("build", "articles", "--no-config", *dates, "-f", "json", *option)
        assert alone.stdout == (project / name).read_text(encoding="utf-8")


def test_standard_output_is_an_output_too(run: Run, project: Path) -> None:
    write(project, f'inputs = ["articles"]\n{DATED}[[output]]\nfile = "-"\nformat = "md"\n')
    done = run("build")
    assert done.returncode == 0
    assert done.stdout.startswith("# ")
    assert "wrote" not in done.stderr


@pytest.mark.parametrize(
    ("inputs", "sources"),
    [
        ('"articles"', ["wire/a.txt", "wire/b.txt"]),
        ('["articles/wire/b.txt", "articles/wire/a.txt"]', ["a.txt", "b.txt"]),
        ('["articles/**/a.*"]', ["wire/a.txt"]),
        ('["articles/*"]', ["wire/a.txt", "wire/b.txt"]),
        ('["art*/wire/*.txt"]', ["articles/wire/a.txt", "articles/wire/b.txt"]),
        ('["articles/wire/[ab].txt", "articles"]', ["a.txt", "b.txt"]),
    ],
)
def test_inputs(run: Run, project: Path, inputs: str, sources: list[str]) -> None:
    write(project, f"inputs = {inputs}\n")
    done = run("dates", "-f", "json")
    assert done.returncode == 0, done.stderr
    assert sorted(article["source"] for article in json.loads(done.stdout)["articles"]) == sources


def test_signs_of_globs_in_the_name_of_the_folder_are_signs(run: Run, project: Path) -> None:
    odd = project / "[2024] *work"
    odd.mkdir()
    (project / "articles").rename(odd / "articles")
    write(odd, 'inputs = ["articles/**/*.txt"]\n')
    done = run("dates", "-f", "json", "--config", odd / NAME)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["articles"]) == 2


def test_the_file_is_found_above_the_inputs(run: Run, project: Path) -> None:
    write(project, DATED)
    wire = project / "articles" / "wire"
    done = run("dates", "articles", "-f", "json")
    assert [a["published"]["start"] for a in json.loads(done.stdout)["articles"]] == [
        "2024-03-05",
        "2024-03-16",
    ]
    assert f"note: settings of {NAME}" in done.stderr
    assert run("dates", wire / "a.txt", "-q").stderr == ""
    assert "settings of" not in run("dates", wire / "a.txt", "--no-config").stderr
    inner = write(wire, "")
    assert "note: settings of articles/wire/strike-timeline.toml" in run("dates", wire / "a.txt").stderr
    assert f"note: settings of {NAME}" in run("dates", wire / "a.txt", "articles").stderr
    inner.unlink()
    (wire / NAME).mkdir()
    assert f"note: settings of {NAME}" in run("dates", wire / "a.txt").stderr


def test_of_a_part_of_the_project_no_pattern_is_missed(run: Run, project: Path) -> None:
    write(project, '[published]\n"wire/a.txt" = 2024-03-05\n"no*" = 2024\n')
    assert "no article matches" not in run("dates", "articles").stderr
    write(project, 'inputs = "articles"\n[published]\n"wire/a.txt" = 2024-03-05\n"no*" = 2024\n')
    assert f"warning: {NAME}: [published]: no article matches 'no*'" in run("dates").stderr


def test_other_dates_are_for_articles_without(run: Run, project: Path) -> None:
    write(project, 'inputs = "articles"\n[published]\n"wire/a.txt" = 2024-03-05\notherwise = 2023\n')
    found = json.loads(run("dates", "-f", "json").stdout)["articles"]
    assert {article["source"]: article["published"]["start"] for article in found} == {
        "wire/a.txt": "2024-03-05",
        "wire/b.txt": "2023-01-01",
    }


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], {"strike_start"}),
        (["--type", "strike_end"], {"strike_end"}),
        (["--until", "2024-03-06"], {"strike_start"}),
        (["--no-config", "--published", "2024-03-05"], {"strike_start", "strike_end"}),
    ],
)
def test_the_command_line_comes_first(
    run: Run, project: Path, arguments: list[str], wanted: set[str]
) -> None:
    write(project, f'{DATED}[filters]\ntype = ["strike_start"]\n')
    done = run("build", "articles", "-o", "t.json", *arguments)
    assert done.returncode == 0
    assert types(project / "t.json") == wanted


def test_a_format_or_a_file_makes_that_one_alone(run: Run, project: Path) -> None:
    write(project, ALL)
    assert json.loads(run("build", "-f", "json").stdout)["events"]
    assert run("build", "-o", "mine.json").returncode == 0
    assert run("build", "articles").stdout.strip()
    assert not (project / "all.json").exists()


def test_filters_of_the_command_line_hold_for_every_output(run: Run, project: Path) -> None:
    write(project, ALL)
    assert run("build", "--type", "strike_end").returncode == 0
    assert types(project / "all.json") == {"strike_end"}
    assert "strike start" not in (project / "articles" / "starts.md").read_text(encoding="utf-8")


def test_an_output_that_is_left_empty_is_named(run: Run, project: Path) -> None:
    write(project, f'inputs = "articles"\n{DATED}[[output]]\nfile = "t.json"\nfilters = {{ until = 1999 }}\n')
    assert "warning: t.json: the " in run("build").stderr


def test_a_drawing_in_a_table(run: Run, project: Path) -> None:
    tables = '[[output]]\nfile = "a.txt"\ngantt = true\n[[output]]\nfile = "b.txt"\n'
    write(project, f'inputs = "articles"\n{DATED}{tables}')
    assert run("build").returncode == 0
    plain = run("build", "-f", "table").stdout
    drawn = run("build", "-f", "table", "--gantt").stdout
    assert plain != drawn
    assert [(project / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")] == [drawn, plain]
    assert run("build", "--gantt").returncode == 0
    assert (project / "b.txt").read_text(encoding="utf-8") == drawn
    write(project, 'inputs = "articles"\n[[output]]\nfile = "a.md"\n')
    assert f"--gantt draws in the table, and {NAME} makes none" in run("build", "--gantt").stderr


def test_annotated_articles_are_whole_whatever_the_filters(run: Run, project: Path) -> None:
    more = '[filters]\ntype = "strike_end"\n[[output]]\nfile = "a.spacy"\n[[output]]\nfile = "a.json"\n'
    write(project, f'inputs = "articles"\n{DATED}{more}')
    assert run("build", "--since", "2024").returncode == 0
    made = (project / "a.spacy").read_bytes()
    assert run("build", "-o", "b.spacy").returncode == 0
    assert (project / "b.spacy").read_bytes() == made
    assert "leave out filters" in run("build", "-o", "b.spacy", "--since", "2024").stderr


def test_a_name_that_nobody_has(run: Run, project: Path) -> None:
    """In the whole project it is a slip; an article alone may well leave someone out."""
    write(project, f'inputs = "articles"\n{DATED}[filters]\nunion = ["Cran"]\n[[output]]\nfile = "t.json"\n')
    done = run("build")
    assert done.returncode == 2
    assert (
        f"{NAME} line 7: [[output]] 1: nobody is called 'Cran' in this timeline; did you mean" in done.stderr
    )
    assert not (project / "t.json").exists()
    alone = run("build", "articles/wire/a.txt")
    assert alone.returncode == 0
    assert "left out by the filters" in alone.stderr
    asked = run("build", "articles/wire/a.txt", "--employer", "Northprt")
    assert asked.returncode == 2
    assert "nobody is called 'Northprt'" in asked.stderr


GAZETTEER = """
[[union]]
key = "harbor-cranes"
name = "Harbor Crane Operators Union"
acronyms = ["HCOU"]
country = "US"
industry = "ports-shipping"
"""


def test_own_names_and_decisions(run: Run, project: Path) -> None:
    """Those of the command line add to them."""
    (project / "names.toml").write_text(GAZETTEER)
    settings = 'inputs = "articles"\ngazetteer = "names.toml"\n'
    write(project, f"{settings}{DATED}")
    found = json.loads(run("build", "-f", "json").stdout)
    assert "harbor-cranes" in {entity["key"] for entity in found["entities"]}
    first, second = sorted(event["id"] for event in found["events"])[:2]
    for name, event in (("one", first), ("two", second)):
        (project / f"{name}.toml").write_text(f'[[drop]]\nevent = "{event}"\n')
    write(project, f'{settings}decisions = ["one.toml"]\n{DATED}')
    for arguments, left in (([], {second}), (["--decisions", "two.toml"], set())):
        events = json.loads(run("build", "-f", "json", *arguments).stdout)["events"]
        assert {first, second} & {event["id"] for event in events} == left
    assert "warning" not in run("disputes").stderr


def test_a_saved_timeline_is_shown_as_it_was_saved(run: Run, tmp_path: Path, harbor_file: Path) -> None:
    saved = tmp_path / "t.json"
    saved.write_bytes(harbor_file.read_bytes())
    whole = run("show", saved).stdout, run("disputes", saved).stdout
    write(tmp_path, '[filters]\ntype = "strike_end"\nunion = "nobody"\n')
    assert (run("show", saved).stdout, run("disputes", saved).stdout) == whole


WRONG = [
    ("inputs = [1]", "line 1: inputs[1]: a text in quotation marks is wanted, not 1"),
    ('input = "x"', "line 1: unknown key 'input'; did you mean inputs?"),
    ("\n\noutputs = 1", "line 3: unknown key 'outputs'; did you mean output?"),
    ("[filter]", "line 1: unknown key 'filter'; did you mean filters?"),
    ("color = 1", "line 1: unknown key 'color'; known: inputs, published, gazetteer, "),
    ('inputs = ["a", ""]', "line 1: inputs[2]: the text is empty"),
    ('inputs = ["a\\u0000"]', "line 1: inputs[1]: the text holds a null character"),
    ('inputs = ["-"]', "line 1: inputs: standard input, -, is for the command line"),
    ("jobs = 0", "line 1: jobs: a whole number from 1 on is wanted, not 0"),
    ("jobs = true", "line 1: jobs: a whole number from 1 on is wanted, not true"),
    ("since = 2023", "line 1: unknown key 'since'; it belongs under [filters]"),
    ("filters = 3", "line 1: [filters]: a table is wanted, not 3"),
    (
        '[filters]\ntype = ["strike_end", "stike_start"]',
        "line 2: [filters] type[2]: unknown event type 'stike_start'; did you mean strike_start?",
    ),
    ('[filters]\nstatus = "hapened"', "line 2: [filters] status: unknown status 'hapened'; did you mean hap"),
    ("[filters]\nmin-confidence = 1", "line 2: [filters]: unknown key 'min-confidence'; did you mean"),
    ("[filters]\nmin_confidence = 3", "line 2: [filters] min_confidence: a number from 0 to 1 is wanted"),
    ('[filters]\ncore = "yes"', "line 2: [filters] core: true or false is wanted, not 'yes'"),
    ('[filters]\nsince = "May 2023"', "line 2: [filters] since: 'May 2023' is not a date; write it as"),
    ("[filters]\nsince = 2023-05-01T10:00:00", "line 2: [filters] since: a date such as 2023-09-15 or"),
    ("[filters]\nunions = 'WGA'", "line 2: [filters]: unknown key 'unions'; did you mean union?"),
    ("[filters]\njobs = 2", "line 2: [filters]: unknown key 'jobs'; it belongs at the top of the file"),
    ('[published]\n"x/*.txt" = "soon"', "line 2: [published] \"x/*.txt\": not a publication date: 'soon'; "),
    ('published = "2023"', "line 1: [published]: a table of patterns and dates is wanted"),
    ("[output]\nfile = 'a.md'", "line 1: output: a list of tables is wanted: [[output]], and under it"),
    ("[[output]]\nformat = 'md'", "line 1: [[output]] 1: no file: add file ="),
    (
        "[[output]]\nfile = 'a.md'\n[[output]]\nfile = 'a.docx'",
        "line 4: [[output]] 2 file: cannot tell the format from 'a.docx': add format, one of table, json, md",
    ),
    (
        "[[output]]\nfile = 'a.md'\nformat = 'mdd'",
        "line 3: [[output]] 1 format: unknown format 'mdd'; did you mean md?",
    ),
    ("[[output]]\nfile = 'a'\nformat = 'jsn'\n", "line 3: [[output]] 1 format: unknown format 'jsn'; did"),
    ("[[output]]\nfile = 'a.md'\nwith-text = true", "line 3: [[output]] 1: unknown key 'with-text'; did"),
    ("[[output]]\nfile = 'a.md'\ngantt = true", "line 3: [[output]] 1 gantt: drawn in a table: leave it out"),
    (
        "[[output]]\nfile = 'a.spacy'\nfilters = { union = 'x' }",
        "line 3: [[output]] 1 filters: docbin holds the annotated articles whole",
    ),
    (
        "[[output]]\nfile = 'a.md'\nfilters = { type = 'x' }",
        "line 3: [[output]] 1 filters.type: unknown event type 'x'; ",
    ),
    (
        "[[output]]\nfile = 'a.md'\n[[output]]\nfile = 'b.md'\n[output.filters]\nunoin = 'x'",
        "line 6: [[output]] 2 filters: unknown key 'unoin'; did you mean union?",
    ),
    ("a = 1\na = 2", ", at its end: not TOML: Cannot overwrite a value"),
    ("inputs = [", ", at its end: not TOML: "),
    ("since = 2023-05\n", 'line 1, column 13: not TOML: Expected newline or end'),
    ("inputs = 'x\n'", "line 1, column 12: not TOML: "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_in_the_file_is_one_line_with_its_place(
    run: Run, project: Path, text: str, said: str
) -> None:
    write(project, text)
    done = run("build", "--config", NAME)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"strike-timeline: {NAME}") and said in line


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (["no/a.md"], "line 3: [[output]] 1 file: cannot write no/a.md: there is no folder"),
        (["articles"], "cannot write articles: it is a folder"),
        (["a.md", "./a.md"], "line 5: [[output]] 2 file: ./a.md is the file of [[output]] 1 already"),
        (["-", "-"], "- is the file of [[output]] 1 already"),
        (["articles/wire/a.txt"], "articles/wire/a.txt is an input: it cannot be an output too"),
        (["names.toml"], "names.toml is a gazetteer file: it cannot be an output too"),
        ([NAME], f"{NAME} is the project file: it cannot be an output too"),
    ],
)
def test_outputs_that_cannot_be_written_are_told_before_anything_is_read(
    run: Run, project: Path, outputs: list[str], said: str
) -> None:
    (project / "names.toml").write_text("not even TOML")
    tables = "".join(f'[[output]]\nfile = "{name}"\nformat = "md"\n' for name in outputs)
    tables = tables.replace('format = "md"\n', "", len(outputs) - 1) if len(outputs) > 1 else tables
    write(
        project,
        f'inputs = ["articles/wire/a.txt"]\ngazetteer = ["names.toml"]\n{tables}'.replace("\ngaz", " #\ngaz"),
    )
    done = run("build")
    assert (done.returncode, done.stdout) == (2, "")
    assert said.partition(": ")[2] in done.stderr.splitlines()[-1] or said in done.stderr.splitlines()[-1]


def test_outputs_are_no_inputs_when_they_are_named(run: Run, project: Path) -> None:
    write(project, ALL)
    run("build")
    done = run("build", "all.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "strike-timeline: all.json is an output: it cannot be an input too"
    same = run("build", "articles/wire/a.txt", "-o", "articles/wire/a.txt", "-f", "json", "--no-config")
    assert same.returncode == 2
    assert (project / "articles/wire/a.txt").read_text(encoding="utf-8") == STARTED


def test_nothing_is_written_when_one_output_fails(run: Run, project: Path) -> None:
    outputs = '[[output]]\nfile = "a.json"\n[[output]]\nfile = "b.json"\nfilters = { dispute = "x" }\n'
    write(project, f'inputs = "articles"\n{DATED}{outputs}')
    done = run("build")
    assert done.returncode == 2
    assert "[[output]] 2: no dispute is called 'x'" in done.stderr
    assert not list(project.glob("*.json"))


@pytest.mark.parametrize("command", ["build", "dates", "entities", "events", "disputes"])
def test_nothing_to_read(run: Run, tmp_path: Path, command: str) -> None:
    done = run(command)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(
        "strike-timeline: no PATH given, and no strike-timeline.toml in this folder or above it"
    )
    write(tmp_path, "")
    done = run(command)
    assert done.stderr.splitlines()[-1] == f"strike-timeline: no PATH given, and {NAME} names no inputs"
    assert run(command, "--no-config").stderr == "strike-timeline: no PATH given\n"


def test_a_file_that_cannot_be_used(run: Run, project: Path) -> None:
    (project / NAME).write_bytes(b"inputs = '\xff'")
    done = run("build", "articles")
    assert (
        done.stderr
        == f"strike-timeline: {NAME}: not UTF-8 text (byte 10) (--no-config leaves the file aside)\n"
    )
    assert run("build", "--config", "strike-timelin.toml").stderr == (
        "strike-timeline: cannot read strike-timelin.toml: No such file or directory; "
        "did you mean strike-timeline.toml?\n"
    )
    assert run("build", "articles", "--config", NAME, "--no-config").stderr == (
        "strike-timeline: --config and --no-config exclude each other\n"
    )
    (project / NAME).write_bytes(b"\xef\xbb\xbfinputs = 'articles'\r\n[filters]\r\ncore = false\r\n")
    assert run("build", "-q").returncode == 0


WORDS = [
    *project_file._KEYS,
    *project_file._FILTERS,
    *project_file._OUTPUT,
    "otherwise",
    "x",
    "",
    "a.md",
    "-",
]
VALUES = st.recursive(
    st.sampled_from(
        ["true", "0", "1", "2023", "0.5", "inf", "2023-05-01", "10:00:00", "1979-05-27T07:32:00Z"]
    )
    | st.sampled_from([*WORDS, "strike_start", "json", "~", "~nobody", "\0", "*", "\ud7ff", "2023-05"]).map(
        json.dumps
    ),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(WORDS).map(json.dumps), inner, max_size=2).map(
            lambda items: f"{{ {', '.join(f'{key} = {value}' for key, value in items.items())} }}"
        )
    ),
    max_leaves=4,
)
LINES = st.tuples(st.sampled_from(WORDS).map(json.dumps), VALUES).map(" = ".join) | st.sampled_from(
    ["[filters]", "[published]", "[[output]]", "[output.filters]", "# prose", "[", "\ufeff", "a.b = 1"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(lines=st.lists(LINES, max_size=6))
def test_any_file_is_a_project_or_one_line(tmp_path: Path, lines: list[str]) -> None:
    file = write(tmp_path, "\n".join(lines))
    try:
        project_file.read_project(file)
    except CommandError as error:
        assert NAME in str(error) and "\n" not in str(error)
