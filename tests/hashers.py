"""The password hasher of the tests: the real algorithm at a price that a test suite can pay."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2(Argon2PasswordHasher):
    """Argon2 with the smallest parameters it accepts."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
