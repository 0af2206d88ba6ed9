"""``python -m undoc``, the same as ``undoc``."""

import sys

from undoc.cli import main

sys.exit(main())
