"""`make bench`: run every bench in a throw-away office and print one table."""

import importlib
import os
import pkgutil
import sys

import bench
from billing_office.embedded import engines


def main(names: list[str]) -> int:
    """Print what was measured; with names, only those modules."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "billing_office.settings")
    with engines():
        import django
        from django.core.management import call_command
        from django.db import transaction

        django.setup()
        call_command("migrate", verbosity=0)
        print(f"{'what':<44}{'ours':>14}  {'unit':<12}{'floor':>14}  {'ratio':>8}  floor is")
        for found in sorted(module.name for module in pkgutil.iter_modules(bench.__path__)):
            if found == "__main__" or (names and found not in names):
                continue
            with transaction.atomic():  # each bench finds an empty office
                results = importlib.import_module(f"bench.{found}").run()
                transaction.set_rollback(True)
            for result in results:
                print(
                    f"{result.name:<44}{result.value:>14,.1f}  {result.unit:<12}{result.floor:>14,.1f}"
                    f"  {result.ratio:>8.3f}  {result.floor_name}",
                    flush=True,
                )
    return 0


sys.exit(main(sys.argv[1:]))
