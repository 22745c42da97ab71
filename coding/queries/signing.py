"""What a provider signs when a query is answered, as one line of bytes, and its proof afterwards."""

import hashlib
import json
from datetime import UTC

from coding.models import ProviderQuery
from coding.queries.draft import OTHER, UNABLE


def digest_of_answer(query: ProviderQuery) -> str:
    """
    The SHA-256 of what was signed: question, options, indicators, the note, the answer, who and when.

    64 hexadecimal digits.  The query carries its answer, `signed_by` and `signed_at` already.
    """
    signed = {
        "query": query.pk,
        "encounter": query.encounter_id,
        "provider": query.provider_id,
        "question": query.question,
        "options": [*query.options, OTHER, UNABLE],
        "indicators": query.indicators,
        "note": query.note_digest,
        "choice": query.choice,
        "answer": query.answer,
        "signed_by": query.signed_by_id,
        "signed_at": query.signed_at.astimezone(UTC).isoformat() if query.signed_at else "",
    }
    return hashlib.sha256(json.dumps(signed, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def signature_holds(query: ProviderQuery) -> bool:
    """Tell whether an answer still is what was signed, and the addendum says the same."""
    if query.addendum is None or digest_of_answer(query) != query.signature:
        return False
    return query.addendum.digest == hashlib.sha256(query.addendum.text.encode()).hexdigest()
