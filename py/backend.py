"""maturin, but the wheel is packed as small as it goes: a hundred kilobytes less. maturin takes that from its command line only."""

import os

from maturin import *  # noqa: F403

os.environ.setdefault("MATURIN_PEP517_ARGS", "--compression-level=9")
