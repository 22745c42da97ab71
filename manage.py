#!/usr/bin/env python
"""Django's command line, attached to the office's engines."""

import os
import sys


def main() -> None:
    """Run one management command; engines that are not running are started for it and stopped after it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "billing_office.settings")
    from billing_office.embedded import engines

    with engines():
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
