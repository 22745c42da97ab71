"""Conditions on columns that Django does not have."""

from typing import Any

from django.db import models
from django.db.models.lookups import Lookup


@models.BigAutoField.register_lookup
@models.BigIntegerField.register_lookup
@models.ForeignKey.register_lookup
class Among(Lookup):
    """
    `claim__among=ids`: one of very many keys, as one array.

    `in` writes, and PostgreSQL reads, a parameter for each of them, which takes longer than finding the rows.

    `pk__among=query`: one of the keys that a query gives.  They are found first and looked up one by one; with `in` the
    planner may read the whole table to find them.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Compare with an array; an empty one fits nothing."""
        column, params = self.process_lhs(compiler, connection)
        if hasattr(self.rhs, "as_sql"):
            query, of_query = compiler.compile(self.rhs)
            return f"{column} = ANY(ARRAY{query})", (*params, *of_query)
        keys = ",".join(map(str, self.rhs))
        return f"{column} = ANY(%s::bigint[])", (*params, f"{{{keys}}}")
