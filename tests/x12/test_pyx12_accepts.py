"""What we write is accepted by a validator that is not ours."""

from pathlib import Path

import pytest

import x12
from tests.x12.pyx12_validate import pyx12_errors

CLAIMS = sorted((Path(__file__).parent.parent / "examples").glob("837p_*.x12"))


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.stem)
def test_a_claim_that_we_rewrite_is_accepted_by_pyx12(path):
    assert pyx12_errors(x12.write(x12.read(path.read_bytes()))) == []


def test_pyx12_would_tell_us_of_a_fault():
    text = CLAIMS[0].read_text().replace("NM1*40*2*CLEARINGHOUSE", "NM1*40*1*CLEARINGHOUSE")
    assert pyx12_errors(text)
