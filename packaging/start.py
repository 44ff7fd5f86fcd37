"""What the bundled program runs: the command line, also in the worker processes of ``kehoach batch --jobs``."""

import multiprocessing
import sys

from kehoach.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
