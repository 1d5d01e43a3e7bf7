"""Every example in a docstring is run."""

import doctest
from typing import Any

import pytest

import depesche

PARSER = doctest.DocTestParser()


def docstrings() -> list[Any]:
    found = [("depesche", depesche.__doc__)]
    for name in depesche.__all__:
        value = getattr(depesche, name)
        found.append((name, value.__doc__))
        if isinstance(value, type):
            found += [(f"{name}.{member}", getattr(value, member).__doc__) for member in vars(value) if not member.startswith("_")]
    return [pytest.param(name, doc, id=name) for name, doc in found if doc and ">>>" in doc]


@pytest.mark.parametrize(("name", "doc"), docstrings())
def test_examples(name: str, doc: str) -> None:
    examples = PARSER.get_doctest(doc, {"depesche": depesche, **vars(depesche)}, name, None, 0)
    report: list[str] = []
    doctest.DocTestRunner(verbose=False).run(examples, out=report.append)
    assert not report, "".join(report)


def test_everything_public_is_documented() -> None:
    for name in depesche.__all__:
        value = getattr(depesche, name)
        if isinstance(value, type):
            assert value.__doc__, name
            for member in vars(value):
                assert member.startswith("_") or getattr(value, member).__doc__, f"{name}.{member}"
