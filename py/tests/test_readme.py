"""The Python code in the README and the documentation runs, and prints what is written behind `# →`."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [page for page in (ROOT / "README.md", ROOT / "py/README.md", ROOT / "docs/python.md") if page.exists()]


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_code_blocks(page: Path) -> None:
    for module in ("pyarrow", "pandas", "polars"):
        pytest.importorskip(module)
    names: dict[str, object] = {}
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, str(page), "exec"), names)
        expected = re.findall(r"# → (.*)", block)
        if expected:
            assert printed.getvalue().splitlines() == expected
