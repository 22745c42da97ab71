"""`make bench`: run every bench in a throw-away office and print one table."""

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType

import bench
from bench import Result
from bench.guard import guard_throw_away
from billing_office.embedded import engines


def main(names: list[str]) -> int:
    """Print what was measured; with names, only those modules."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "billing_office.settings")
    guarded = guard_throw_away()
    with engines():
        import django
        from django.core.management import call_command
        from django.db import transaction

        django.setup()
        call_command("migrate", verbosity=0)
        print(f"{'what':<50}{'ours':>12}  {'unit':<9}{'floor':>12}  {'ratio':>8}  {'asked for':<18}  floor is")
        for module in _benches(names):
            if getattr(module, "OWN_OFFICES", False):
                _print(module.run())
                continue
            with transaction.atomic():  # each bench finds an empty office
                _print(module.run())
                transaction.set_rollback(True)
    if guarded:
        guarded.communicate()
    return 0


def _benches(names: list[str]) -> Iterator[ModuleType]:
    """The modules that are asked for; those that take long only by their whole name."""
    for found in sorted(module.name for module in pkgutil.iter_modules(bench.__path__)):
        if found == "__main__" or (names and not found.startswith(tuple(names))):
            continue
        module = importlib.import_module(f"bench.{found}")
        if hasattr(module, "run") and (found in names or not getattr(module, "ONLY_BY_NAME", False)):
            yield module


def _print(results: Iterable[Result]) -> None:
    for result in results:
        print(_line(result), flush=True)


def _line(result: Result) -> str:
    floor, ratio = (f"{result.floor:,.1f}", f"{result.ratio:.3f}") if result.floor else ("-", "-")
    return (
        f"{result.name:<50}{result.value:>12,.1f}  {result.unit:<9}{floor:>12}  {ratio:>8}  {result.verdict:<18}"
        f"  {result.floor_name}"
    )


sys.exit(main([name.replace("-", "_") for name in sys.argv[1:]]))
