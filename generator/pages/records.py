"""The page of one record."""

import datetime
from collections.abc import Sequence
from functools import cached_property, partial
from urllib.parse import quote

from jinja2 import Environment, Template

from generator.model.record import Issue, VerificationStatement
from generator.model.timeline import Status, lapsed_since
from generator.pages import words
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.happened import history
from generator.pages.linked_data import linked_data
from generator.pages.page import Draft, Page
from generator.pages.periods import cited, periods
from generator.pages.qr_code import QrCodes
from generator.pages.timeline_picture import timeline_picture


class RecordPages:
    """Makes record pages; what all of them need is looked up once."""

    def __init__(self, environment: Environment, catalogue: Catalogue) -> None:
        self._environment = environment
        self._catalogue = catalogue
        self._codes = QrCodes()
        directory = catalogue.directory
        self._shared = {
            "as_of": catalogue.as_of,
            "info": directory.info,
            "families": {edition: standard.id for edition, (standard, _) in directory.editions.items()},
            "activities": directory.terms("activities"),
            "categories": directory.terms("component-categories"),
        }

    @cached_property
    def _template(self) -> Template:
        """Compiled when a page is made: after a small change that is for a few."""
        return self._environment.get_template("record.html")

    def draft(self, entry: Entry) -> Draft:
        """One record's page, which is one of a bundle."""
        return Draft(f"certificates/{entry.slug}.html", b"", partial(self.page, entry))

    def made_of(self, entries: Sequence[Entry]) -> bytes:
        """What the pages of some records follow from: their files, those of their families, and what git knows of
        them."""
        directory = self._catalogue.directory
        paths = [entry.path for entry in entries]
        families = [directory.digests.get(one, b"") for path in paths for one in directory.family_of(path)]
        known = [(directory.revisions.get(path), directory.entered.get(path)) for path in paths]
        return self._catalogue.made_of(entries, b"".join(families), repr(known))

    def page(self, entry: Entry) -> Page:
        """One record's page. Raises nothing for a record that passed the rules."""
        catalogue, record, issue = self._catalogue, entry.record, entry.issue
        directory = catalogue.directory
        scheme, body = directory.schemes[record.scheme], directory.bodies[record.body]
        master = catalogue.by_number.get(record.master or "")
        family = self._family(entry, master)
        centre = family[0].issue if family else issue
        changed = directory.revisions.get(entry.path)
        verdict = words.verdict(record, entry.steps, directory, catalogue.as_of)
        permalink = f"{directory.info.address}certificates/{entry.slug}.html"
        fragment = self._template.render(
            self._shared,
            entry=entry,
            record=record,
            issue=issue,
            scheme=scheme,
            body=body,
            verdict=verdict,
            is_statement=isinstance(record, VerificationStatement),
            approval=body.approval(record.scheme, issue.issued),
            replaced=self._replaced(issue),
            master=master,
            family=family,
            matrix=_matrix(family),
            scope_of=centre if centre.scope else None,
            part_of_scope=_does_part(issue, centre) if family else False,
            uncovered_since=_uncovered_since(entry, scheme.subject, catalogue),
            permalink=permalink,
            subject=quote(record.number),
            reported_at=f" at {changed.commit[:12]}" if changed else "",
            qr=self._codes.picture(permalink),
            has_badge="badges" not in catalogue.left_out,
            data=linked_data(entry, body, directory.info, catalogue.as_of),
            **self._history(entry),
        )
        kind = words.KIND[record.kind].lower()
        return Page(
            path=f"certificates/{entry.slug}.html",
            title=f"{record.number}: {record.holder.name}",
            description=f"{scheme.short_name} {kind} of {record.holder.name}, {entry.city}. {verdict.lead}",
            fragment=fragment,
            changed=changed,
            alternate=f"{entry.slug}.json",
        )

    def _history(self, entry: Entry) -> dict[str, object]:
        """What happened on which day, what was so from when to when, and when it was entered."""
        as_of, entered = self._catalogue.as_of, self._catalogue.directory.entered.get(entry.path, {})
        days = {entered.get(name) for name in entry.record.entries} if entered else ()
        found = periods(entry.record, entry.steps, entered)
        return {
            "events": history(entry, self._catalogue),
            "picture": timeline_picture(entry.record, entry.steps, as_of),
            "periods": found,
            "cited": cited(found, as_of),
            "entered": entered,
            "entered_once": days.pop() if len(days) == 1 else None,
        }

    def _family(self, entry: Entry, master: Entry | None) -> list[Entry]:
        """The master first, then the sites; empty for a record that stands alone."""
        centre = master or entry
        sites = self._catalogue.directory.sites_of.get(centre.record.number, ())
        return [centre, *(self._catalogue.by_number[site.number] for site in sites)] if sites else []

    def _replaced(self, issue: Issue) -> str:
        """Says so when an edition was already replaced on the day of issue, or has been since."""
        for standard in issue.standards:
            _, edition = self._catalogue.directory.editions[standard]
            if edition.replaced and edition.replaced <= self._catalogue.as_of:
                when = "before" if edition.replaced <= issue.issued else "after"
                return (
                    f"{edition.id} was replaced by a newer edition on {words.day(edition.replaced)}, {when} this issue"
                )
        return ""


def _pairs(issue: Issue) -> set[tuple[str, str]]:
    return {pair for activity in issue.activities for pair in activity.pairs}


def _does_part(issue: Issue, centre: Issue) -> bool:
    return {pair for activity in centre.scope_activities for pair in activity.pairs} > _pairs(issue)


def _matrix(family: list[Entry]) -> list[tuple[str, str, list[bool]]]:
    """One row for each activity and product of the scope, one mark for each site that has not ended."""
    if not family:
        return []
    ended = (Status.WITHDRAWN, Status.CANCELLED)
    done = [set() if site.status in ended else _pairs(site.issue) for site in family]
    scope = [pair for activity in family[0].issue.scope_activities for pair in activity.pairs]
    return [(activity, product, [(activity, product) in pairs for pairs in done]) for activity, product in scope]


def _uncovered_since(entry: Entry, subject: str, catalogue: Catalogue) -> datetime.date | None:
    """From when a declaration of conformity is no longer carried by an approved-component certificate (public IECQ
    FAQ, declarations of conformity)."""
    return lapsed_since(entry.steps, catalogue.as_of) if subject == "component" else None
