"""
The sandbox payer: a SIMULATOR of clearinghouse and payers, for demonstrations, training and tests.

Nothing here is a real payer and no money moves.  It sees files only: it reads 837P and 270 from a folder's outbox and
answers into its inbox with TA1, 999, 277CA, 271 and 835.  It imports x12, the standard library and `folders.py`, which
knows nothing but files, and remembers what it needs in its own folder.  The rules it adjudicates by are in `rules.py`;
the member ids that it knows are in `members.py`.
"""

from clearinghouse.sandbox.members import Plan, member_id_for, plan_of
from clearinghouse.sandbox.payer import SandboxPayer

__all__ = ["Plan", "SandboxPayer", "member_id_for", "plan_of"]
