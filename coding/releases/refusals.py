"""Everything that the loading of a release may be refused for; each says what is wrong and what to do."""

from coding.official.source import DoesNotAddUp, UnknownFile
from coding.releases.code_rows import NoListBefore
from coding.releases.merge import ComesTwice, DoesNotFit
from coding.releases.publication import NoFirstDay, NoLicense, NoPayer, PartsAreMissing
from coding.releases.services import FewerThanBefore, LoadingNow, NewerIsLoaded

REFUSALS = (
    ComesTwice, DoesNotAddUp, DoesNotFit, FewerThanBefore, LoadingNow, NewerIsLoaded, NoFirstDay, NoLicense,
    NoListBefore, NoPayer, PartsAreMissing, UnknownFile,
)  # fmt: skip
