"""What comes in over the wire, and which room takes it in: the only place where the two meet."""

from claims import acknowledgments
from clearinghouse.services import Handler
from patients import eligibility
from payments.posting import take_in as remittances

HANDLERS: dict[str, Handler] = {
    "TA1": acknowledgments.take_in_ta1,
    "999": acknowledgments.take_in_999,
    "277CA": acknowledgments.take_in_277ca,
    "271": eligibility.take_in,
    "835": remittances.take_in,
}
