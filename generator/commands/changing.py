"""How a change to the records is carried out: it is checked before it is written, and shown."""

import datetime
import difflib
import os
import shlex
import shutil
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from generator import checking, showing
from generator.commands import options, progress
from generator.model import number as numbers
from generator.model.directory import Directory
from generator.model.findings import DirectoryError, Finding
from generator.model.hints import nearest
from generator.model.record import Certificate, Record
from generator.reading import files
from generator.reading.characters import escaped


@dataclass
class Change:
    """What one command does: new bytes by path (None: the file goes), in words, and what to say about it."""

    title: str
    drafts: dict[str, bytes | None] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    """New path to the old one, for files that move."""
    remarks: list[str] = field(default_factory=list)
    options: dict[str, dict[int, str]] = field(default_factory=dict)
    """By path, which option of the command filled a line of a new file."""

    left_open: set[tuple[str, str]] = field(default_factory=set)
    """Path and code of what may remain wrong, since another command puts it right."""
    together_with: list[str] = field(default_factory=list)
    """Files written before that belong into the same proposal."""

    def take_along(self, sites: list[Certificate], wanted: bool | None) -> list[Certificate]:
        """The additional sites, if they take the same step; asked for when somebody is there, and said in any case."""
        if not sites:
            return []
        names = ", ".join(site.number for site in sites)
        if wanted is None:
            ask = f"Do the same at the additional sites ({names})?"
            wanted = not options.can_ask() or click.confirm(ask, default=True)
        self.remarks.append(f"the additional sites {'go with their master' if wanted else 'stay as they are'}: {names}")
        return sites if wanted else []

    def naming(self, finding: Finding) -> Finding:
        """The finding, with the option that carried the value before its message."""
        option = self.options.get(finding.place.path, {}).get(finding.place.line)
        return replace(finding, message=f"{option}: {finding.message}") if option else finding


class Desk:
    """The records as they are, read once, to be changed."""

    def __init__(self, data: Path, as_of: datetime.date) -> None:
        self.data, self.as_of = data, as_of
        with progress.shown() as tell:
            self.before = checking.check(data, as_of, means=options.means_here(progress=tell))

    @property
    def directory(self) -> Directory:
        """The directory; when it could not be put together, its findings are shown and that is the end."""
        if self.before.directory is None:
            _refuse(list(self.before.errors), self.before.records)
        return self.before.directory

    def find(self, wanted: str) -> tuple[str, Record]:
        """Path and record for a number in any spelling, or for a path. Raises DirectoryError without one."""
        directory = self.directory
        path = self._as_path(wanted)
        if path is None:
            by_key = {numbers.key(number): path for number, path in directory.paths.items()}
            path = by_key.get(numbers.key(wanted)) or self._unread(wanted)
        if path is None:
            meant = numbers.canonical(wanted) or wanted
            alike = next((one for one in directory.by_number if numbers.reading(one) == numbers.reading(wanted)), None)
            hint = (
                f"did you mean '{alike}'?"
                if alike
                else nearest(meant, directory.by_number, "write the number as it is printed, or the path of the file")
            )
            raise DirectoryError(f"there is no record '{escaped(wanted)}' in {self.data}", hint)
        if path not in directory.records:
            _refuse([finding for finding in self.before.errors if finding.place.path == path], self.before.records)
        return path, directory.records[path]

    def _as_path(self, wanted: str) -> str | None:
        file = Path(wanted)
        if not file.is_file() or not file.resolve().is_relative_to(self.data.resolve()):
            return None
        path = f"data/{file.resolve().relative_to(self.data.resolve()).as_posix()}"
        return path if files.RECORD.fullmatch(path) else None

    def _unread(self, wanted: str) -> str | None:
        """The file that has the name of a number and could not be read."""
        paths = (found.place.path for found in self.before.errors if files.RECORD.fullmatch(found.place.path))
        return next((path for path in paths if numbers.key(Path(path).stem) == numbers.key(wanted)), None)

    def text(self, path: str) -> str:
        """The text of a file with its own line ends."""
        return files.read(self.data, path).raw.decode("utf-8")

    def is_taken(self, path: str) -> bool:
        """Whether something lies at a path."""
        return os.path.lexists(self._file(path))

    def carry_out(self, change: Change, dry_run: bool) -> Directory:
        """Check the directory as it would be; write and show the change, or show why not and leave with 1."""
        after = checking.check(self.data, self.as_of, drafts=change.drafts)
        known = {_words(finding) for finding in self.before.errors}
        left = [finding for finding in after.errors if (finding.place.path, finding.code) in change.left_open]
        errors = [finding for finding in after.errors if _words(finding) not in known and finding not in left]
        if errors:
            _refuse([change.naming(error) for error in errors], after.records)
        difference = self._difference(change)
        if not dry_run:
            self.write(change.drafts)
        for line in difference:
            colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
            click.echo(click.style(line, fg=colour) if colour else line)
        new = [found for found in after.findings if found.place.path in change.drafts and found not in after.errors]
        warnings = [change.naming(found) for found in new]
        if warnings:
            click.echo(f"\n{showing.as_text(warnings, after.records, [])}", nl=False, err=True)
        for remark in change.remarks:
            click.echo(f"note: {remark}", err=True)
        if dry_run:
            click.echo("nothing was written, as --dry-run says", err=True)
        elif not left:
            self.say_what_next(change)
        return after.directory

    def _difference(self, change: Change) -> list[str]:
        lines = []
        for path, draft in sorted(change.drafts.items()):
            if draft is None:
                continue
            old = change.moves.get(path, path)
            is_there = self._file(old).is_file()
            before = self.text(old).splitlines() if is_there else []
            names = (f"a/{old}" if is_there else "/dev/null", f"b/{path}")
            after = draft.decode("utf-8").splitlines()
            lines += difflib.unified_diff(before, after, *names, lineterm="")
        return lines

    def _file(self, path: str) -> Path:
        return self.data / path.removeprefix("data/")

    def write(self, drafts: dict[str, bytes | None]) -> None:
        """Put all files into place, each at once; when one of them fails, the others are put back."""
        before = {path: files.read(self.data, path).raw for path in drafts if self._file(path).exists()}
        try:
            for path, draft in drafts.items():
                _put(self._file(path), draft)
        except OSError as error:
            for path in drafts:
                _put(self._file(path), before.get(path))
            raise DirectoryError(
                f"the change could not be written: {error.strerror}", "see that the folder may be written to"
            ) from None

    def say_what_next(self, change: Change) -> None:
        """Tell how the written files become a proposal."""
        paths = " ".join(shlex.quote(str(self._file(path))) for path in sorted({*change.drafts, *change.together_with}))
        if len(change.drafts) > 8:
            paths = shlex.quote(str(self._file("data/certificates")))
        click.echo("\nWritten. Now look at it, then propose it:", err=True)
        click.echo(f"  git add {paths}\n  git commit -m {shlex.quote(change.title)}", err=True)
        click.echo("and open a pull request that says in one sentence what was decided.", err=True)


def _words(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings the same when lines have moved."""
    return finding.place.path, finding.code, finding.message


def _refuse(errors: list[Finding], records: int) -> None:
    click.echo(showing.as_text(errors, records, []), err=True, nl=False)
    click.echo("nothing was written; lines are counted in the files as they would be", err=True)
    sys.exit(options.FINDINGS)


def _put(file: Path, content: bytes | None) -> None:
    """Replace a file by another content in one step, or remove it."""
    if content is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(content)
        if file.exists():
            shutil.copymode(file, beside)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
