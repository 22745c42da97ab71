"""How often somebody may try a password: counted in the cache by person and by address, never by either alone."""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache

WINDOW_SECONDS = 5 * 60
TRIES = 5
# An office often shares one address, so the address alone is given more room than one person at one address.
TRIES_OF_ADDRESS = 50
TRIES_OF_NAME = 50


class TooManyTries(Exception):
    """The password was tried too often; the text says how long to wait."""


@dataclass(frozen=True)
class Attempt:
    """One try to sign in: the name as typed and the network address it came from."""

    username: str
    address: str

    def check(self) -> None:
        """
        Let the try pass.

        :raises TooManyTries: if this name at this address, this address or this name failed too often.
        """
        counted = cache.get_many([key for key, _ in self._limits()])
        if any(counted.get(key, 0) >= limit for key, limit in self._limits()):
            raise TooManyTries(
                "Too many tries. Wait five minutes and try again, or ask an administrator to set a new password."
            )

    def failed(self) -> None:
        """Count a wrong password; the count is forgotten five minutes after the first one."""
        for key, _ in self._limits():
            if not cache.add(key, 1, WINDOW_SECONDS):
                _one_more(key)

    def succeeded(self) -> None:
        """Forget the wrong tries of this person at this address."""
        cache.delete(self._limits()[0][0])

    def _limits(self) -> list[tuple[str, int]]:
        name = hashlib.sha256(self.username.strip().lower().encode()).hexdigest()[:32]
        return [
            (f"tries:both:{name}:{self.address}", TRIES),
            (f"tries:address:{self.address}", TRIES_OF_ADDRESS),
            (f"tries:name:{name}", TRIES_OF_NAME),
        ]


def _one_more(key: str) -> None:
    try:
        cache.incr(key)
    except ValueError:  # It expired between the two commands.
        cache.add(key, 1, WINDOW_SECONDS)
