from __future__ import annotations
import numpy as np
from coding.search.index import Index
from coding.search.score import PER_RANK, NOT_BILLABLE, best_codes
from coding.search.understand import Understood, understand

EXACT, BEGINS = 3.0, 1.2


def ranked(index: Index, text: str, day: int, limit: int = 60):
    u = understand(text, index)
    docs, scores = best_codes(index, u.variants) if u.variants else (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    final = scores - PER_RANK * index.rank[docs] - np.where(index.billable[docs], 0, NOT_BILLABLE)
    if u.code:
        order = index.by_code
        low = np.searchsorted(index.codes, u.code, sorter=order)
        high = np.searchsorted(index.codes, u.code + "~", sorter=order)
        mine = order[low:high]
        worth = BEGINS - PER_RANK * index.rank[mine] - np.where(index.billable[mine], 0, NOT_BILLABLE) + np.where(index.codes[mine] == u.code, EXACT, 0)
        docs, final = np.concatenate([docs, mine]), np.concatenate([final, worth])
    ok = (index.starts_on[docs] <= day) & (index.ends_on[docs] >= day)
    docs, final = docs[ok], final[ok]
    if len(docs) > limit * 2:
        part = np.argpartition(-final, limit * 2)[: limit * 2]
        docs, final = docs[part], final[part]
    order = np.lexsort((index.codes[docs], -final))
    out = {}
    for n in order:
        out.setdefault((str(index.codes[docs[n]])), float(final[n]))
    return u, list(out.items())[:limit]
