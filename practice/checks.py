"""A check of the whole program: every page says who may use it, or the office does not start."""

from collections.abc import Callable, Iterator, Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

from practice.permissions import rule_of


def views(resolver: URLResolver | None = None, inside: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the office, with its full name ("patients:list"; its pattern where it has no name)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            namespace = f"{inside}{pattern.namespace}:" if pattern.namespace else inside
            yield from views(pattern, namespace)
        else:
            yield f"{inside}{pattern.name or pattern.pattern}", pattern


@register(Tags.security)
def every_view_declares_who_may_use_it(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Find views without `@allow(...)` or `@public`; the middleware would refuse them to everybody."""
    return [undeclared(name, pattern.callback) for name, pattern in views() if rule_of(pattern.callback) is None]


def undeclared(name: str, view: Callable[..., object]) -> CheckMessage:
    """What is wrong with a view that does not say who may use it."""
    return Error(
        f"The page {name} does not say who may use it.",
        hint="Put @allow(...) or @public from practice.permissions on its view.",
        obj=f"{view.__module__}.{getattr(view, '__qualname__', view)}",
        id="practice.E001",
    )
