"""`python -m depesche` is the command `depesche`."""

import sys

from ._cli import main

sys.exit(main())
