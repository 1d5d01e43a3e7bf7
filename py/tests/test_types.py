"""The stubs are what the compiled module is, and strict type checkers accept the package, its tests and its examples."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PY = Path(__file__).parents[1]


def run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=PY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_stubs_fit_the_module() -> None:
    run(sys.executable, "-m", "mypy.stubtest", "depesche._native")


def test_mypy_strict() -> None:
    run(sys.executable, "-m", "mypy", "--config-file", PY / "pyproject.toml", "python", "tests")


@pytest.mark.skipif(shutil.which("cargo") is None, reason="needs Rust")
def test_stubs_are_generated_anew(tmp_path: Path) -> None:
    # From a module with symbols, which the wheel has not.
    run(sys.executable, "-m", "maturin", "generate-stubs", "--profile", "dev", "-m", PY / "Cargo.toml", "-o", tmp_path)
    generated = tmp_path / "depesche" / "_native.pyi"
    committed = PY / "python" / "depesche" / "_native.pyi"
    assert generated.read_text("utf-8") == committed.read_text("utf-8"), f"run: maturin generate-stubs --profile dev -m {PY}/Cargo.toml -o {PY}/python"
