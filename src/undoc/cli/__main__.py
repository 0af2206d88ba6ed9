"""``python -m undoc.cli``, the same as ``undoc``."""

import sys

from undoc.cli import main

sys.exit(main())
