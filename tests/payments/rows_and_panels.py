"""The rows of a remittance's page beside the panels of its decisions: two ways to reckon the same figures."""

from collections import Counter

from payments.models import Adjudication, Remittance
from payments.posting.listed import Listed, listed
from payments.posting.shown import Shown, shown

WAITING = Adjudication.State.WAITING


def rows_and_panels_differ(remittance: Remittance) -> list[str]:
    """
    Every decision of which the row says something else than the panel.

    Of decisions that wait, only claims with one decision are compared: a row finds what the one before leaves open.
    """
    decisions = list(remittance.adjudications.order_by("position"))
    times = Counter(one.claim_id for one in decisions)
    rows = listed([one.pk for one in decisions], remittance=remittance)
    panels = [shown(one, deposit_id=remittance.deposit_id) for one in decisions]
    assert [row.head.pk for row in rows] == [one.pk for one in decisions]
    pairs = ((one, _of_row(row), _of_panel(panel)) for one, row, panel in zip(decisions, rows, panels, strict=True))
    return [
        f"decision {one.pk}: {row} in its row, {panel} in its panel"
        for one, row, panel in pairs
        if row != panel and (one.state != WAITING or times[one.claim_id] == 1)
    ]


def _of_row(row: Listed) -> tuple[object, ...]:
    sums = row.sums
    text = sums.trouble.text if sums.trouble else ""
    insurance, patient = sums.insurance + sums.to_insurance, sums.patient + sums.to_patient
    return sums.insurance, insurance, sums.patient, patient, sums.entries, row.status, row.word, text


def _of_panel(panel: Shown) -> tuple[object, ...]:
    text = panel.trouble.text if panel.trouble else ""
    before, after = panel.insurance.before, panel.insurance.after
    owed = panel.patient
    return before, after, owed.before, owed.after, len(panel.transfers), panel.status, panel.word, text
