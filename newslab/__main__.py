"""`python -m newslab` is the command `newslab`."""

from newslab.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
