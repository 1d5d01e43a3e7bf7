"""The command `depesche`, run as its users run it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import depesche

ARTICLE = "„Wir kommen heute“, sagte Ministerin Ada Beispiel 🙂. Der Zug ist pünktlich. „Alle kommen mit“, schrieb Rudi Muster."


def run(*arguments: str | Path, stdin: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "depesche", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, env={**os.environ, **environment}, check=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_read_as_markdown(article: Path) -> None:
    done = run("read", article)
    assert done.returncode == 0
    assert "**" in done.stdout.decode("utf-8")
    assert "„Wir kommen heute“" in done.stdout.decode("utf-8")


def test_read_from_standard_input_with_a_byte_order_mark() -> None:
    done = run("read", "--format", "json", stdin="\ufeff" + ARTICLE)
    assert json.loads(done.stdout) == depesche.read(ARTICLE).to_dict()


def test_read_as_json_lines(article: Path) -> None:
    [line] = run("read", "--format", "jsonl", article).stdout.decode("utf-8").splitlines()
    assert json.loads(line) == {"id": str(article), **depesche.read(ARTICLE).to_dict()}


def test_read_as_html(article: Path) -> None:
    page = run("read", "--format", "html", article).stdout.decode("utf-8")
    assert page.startswith("<!doctype html>")
    assert "pünktlich" in page


@pytest.mark.parametrize("command", ["read", "quotes"])
def test_csv(article: Path, command: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run(command, "--format", "csv", article).stdout.decode("utf-8"))))
    assert [row["text"] for row in rows] == ["„Wir kommen heute“", "„Alle kommen mit“"]
    assert ARTICLE[int(rows[1]["start"]) : int(rows[1]["end"])] == rows[1]["text"]


@pytest.mark.parametrize("format", ["md", "json", "jsonl", "csv", "html"])
def test_quotes_of_one_speaker(article: Path, format: str) -> None:
    done = run("quotes", "--by", "muster", "--format", format, article)
    assert done.returncode == 0
    assert "„Alle kommen mit“" in done.stdout.decode("utf-8")
    assert "Wir kommen heute" not in done.stdout.decode("utf-8")


def test_extract() -> None:
    lines = [
        json.dumps({"id": 1, "text": ARTICLE, "date": "2026-11-24", "more": []}),
        "",
        "{oops",
        "7",
        '{"id": "x"}',
        '{"id": 5, "text": "a", "date": "nie"}',
        '{"id": 6, "text": "\\ud83d"}',
        json.dumps({"text": "Gut."}),
    ]
    done = run("extract", "--threads", "2", stdin="\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    out = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert done.returncode == 1
    assert out[0] == {"id": 1, **depesche.read(ARTICLE, date="2026-11-24").to_dict()}
    assert [(row["id"], row["error"].split(": ")[0]) for row in out[1:6]] == [(None, "line 3"), (None, "line 4"), ("x", "line 5"), (5, "line 6"), (6, "line 7")]
    assert out[6]["text"] == "Gut."
    assert out[7]["error"] == "line 9: not UTF-8 at byte 10"


def test_locale_does_not_matter(article: Path) -> None:
    for locale in ("C", "de_DE.ISO-8859-1"):
        done = run("read", article, LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
        assert "„Wir kommen heute“" in done.stdout.decode("utf-8")


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(article: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Köln".encode("latin-1"))
    done = run("quotes", tmp_path / "fehlt.txt", latin, tmp_path, article)
    errors = done.stderr.decode("utf-8").splitlines()
    assert done.returncode == 1
    assert len(errors) == 3
    assert "fehlt.txt: No such file" in errors[0]
    assert errors[1].endswith("latin.txt: not UTF-8 at byte 1")
    assert "„Alle kommen mit“" in done.stdout.decode("utf-8")
    assert "not a date" in run("read", "--date", "nie", article).stderr.decode("utf-8")


def test_help_version_and_wrong_usage() -> None:
    for arguments in (["--help"], ["read", "--help"], ["quotes", "--help"], ["extract", "--help"]):
        done = run(*arguments)
        assert done.returncode == 0
        assert b"examples:" in done.stdout
    assert run("--version").stdout.decode() == f"depesche {depesche.__version__}\n"
    for wrong in ([], ["write"], ["read", "--format", "pdf"], ["extract", "--threads", "0"]):
        assert run(*wrong).returncode == 2


def test_a_closed_pipe_is_no_error(article: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "depesche", "extract"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdin and program.stdout and program.stderr
    program.stdout.close()
    try:
        program.stdin.write(json.dumps({"text": ARTICLE}).encode() * 1 + b"\n")
        for _ in range(200):
            program.stdin.write(json.dumps({"text": ARTICLE}).encode() + b"\n")
        program.stdin.close()
    except BrokenPipeError:
        pass
    assert program.stderr.read() == b""
    assert program.wait(30) == 0
