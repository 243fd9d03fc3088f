"""What is decided about a record between its issues: changes of its status, and transfers to another body."""

from typing import Literal

from pydantic import Field

from generator.model.fields import BodyId, Day, Fact, Line, ReasonWord, meanings

RecordedStatus = Literal["current", "suspended", "cancelled", "withdrawn"]
_STATUSES = {
    "current": "Current",
    "suspended": "Suspended by the body, for a time",
    "cancelled": "Cancelled at the wish of the holder, for good",
    "withdrawn": "Withdrawn by the body, for good",
}


class StatusChange(Fact):
    """One entry of the recorded status: from ``date`` on it is ``to``."""

    date: Day = Field(title="Day of the decision")
    """The day from which the new status holds."""
    to: RecordedStatus = Field(title="Status from then on", json_schema_extra=meanings(_STATUSES))
    """The body withdraws, the holder cancels, and both are final. Expiry is never recorded."""
    reason: ReasonWord | None = Field(None, title="Reason")
    """Needed on every entry after the first."""
    note: Line | None = Field(None, title="Note")
    """One line for the reader, without findings of an audit and without names of persons."""


class Transfer(Fact):
    """The record passed from one body to another; the number stays."""

    date: Day = Field(title="Day of the transfer")
    """The day from which the body that takes over answers for the record."""
    from_: BodyId = Field(alias="from", title="Body that gave it up")
    """The body that answered for the record before."""
    to: BodyId = Field(title="Body that took it over")
    """The body that answers for the record from then on."""
