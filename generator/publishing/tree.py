"""The public folder: everything is written beside it, then takes its place at once. A build that fails or is ended
leaves it as it was; a file that has not changed is the same file as before (a hard link), with its time."""

import os
import shutil
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from generator.model.findings import DirectoryError
from generator.program import NO_ROOM
from generator.publishing import lasting, lock, swapping
from generator.publishing.former import Former, remove
from generator.publishing.ours import ELSEWHERE, refuse_what_is_not_ours
from generator.publishing.published import FILE_MODE, Bundles, Published, Written, as_list, digest_of

_FOLDER_MODE = 0o755


class Tree:
    """A new public folder in the making. Used with ``with``: left without ``publish`` it disappears.

    ``put`` and ``reuse`` may be called in processes forked from the one that made the tree. What they return is sent
    back to that one and given to ``register`` there; ``write`` and ``keep`` do both for a process alone.
    """

    def __init__(self, target: Path, is_lasting: bool = True) -> None:
        """With ``is_lasting`` a site is on the disk before it takes its place, and survives a power cut."""
        self.target = Path(os.path.abspath(target))
        self._is_lasting = is_lasting
        if not self.target.name:
            raise DirectoryError(f"{target} cannot be replaced as a whole", ELSEWHERE)
        self._own = self._beside(f"build-{os.getpid()}")
        self.folder = self._own / "site"
        self.scratch = self._own / "work"
        """For what is needed while building; it goes when the tree goes."""
        self._lock = lock.Lock(self._beside("lock"))
        self._list = self._beside("manifest")
        self._kept = self._beside("former")
        self._maker = os.getpid()
        self._files: dict[str, Written] = {}
        self._bundles: Bundles = {}
        self._folders: set[str] = set()
        self.bytes = 0

    def _beside(self, what: str) -> Path:
        return self.target.with_name(f".{self.target.name}.{what}")

    def __enter__(self) -> "Tree":
        if self.target.parent.exists() and not self.target.parent.is_dir():
            raise DirectoryError(f"{self.target.parent} is not a folder", ELSEWHERE)
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take(str(self.target))
        except OSError as error:
            self._lock.let_go()
            raise self._fault(str(self._beside("lock")), error) from None
        try:
            self._tidy_up_after_a_crash()
            refuse_what_is_not_ours(self.target)
            self._published = Published(self.target, self._list)
            self._make_own_folders()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, _: object = None, error: BaseException | None = None, *__: object) -> None:
        if os.getpid() != self._maker:
            return  # a worker must not take the others' files away
        self._discard(self._own)
        self._lock.let_go()
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise self._fault(str(error.filename or self.scratch), error) from None

    def _tidy_up_after_a_crash(self) -> None:
        """Bring back what a build had moved aside when it was ended, and remove what it had begun. None of them is
        still running, as this one has the lock."""
        begun = self._beside("build-").name
        for left in sorted(self.target.parent.iterdir()):
            if left.name.startswith(begun) and left.name.removeprefix(begun).isdecimal():
                self._discard(left)

    def _discard(self, folder: Path) -> None:
        swapping.bring_back(self.target, folder / "old")
        shutil.rmtree(folder, ignore_errors=True)

    def _make_own_folders(self) -> None:
        try:
            self._own.mkdir()
            self.scratch.mkdir()
            if not self._published.is_there:
                remove(self._kept)
            self._former = Former(self.folder, self._kept)
            self.folder.chmod(_FOLDER_MODE)
        except OSError as error:
            raise self._fault(str(self._own), error) from None

    def write(self, path: str, content: bytes, made_of: str = "") -> None:
        """One file. A second write to one path is an error of the program, not of the data."""
        self.register(self.put(path, content, made_of))

    def keep(self, path: str, made_of: str = "") -> bool:
        """Take the published file over as it is, if the last build wrote it down as made of the same and it has not
        been touched since; whether it could be."""
        written = self.reuse(path, made_of)
        if written is not None:
            self.register(written)
        return written is not None

    def reuse_bundle(self, name: str) -> bool:
        """Link all files that were published together under a name, without noting it, if none of them has been
        touched since; whether they could be. If not, none of them is here."""
        known = self._published.bundle(name)
        found = [self._published.as_written(written) for written in known]
        if not known or not all(found):
            return False
        try:
            for done, (written, file) in enumerate(zip(known, found, strict=True)):
                if not self._link(written.path, file):
                    for one in known[:done]:
                        os.unlink(f"{self.folder}/{one.path}")
                    return False
        except OSError as error:
            raise self._fault(name, error) from None
        return True

    def register_bundle(self, name: str, made: Sequence[Written] | None) -> None:
        """Note what was made together, or with None what ``reuse_bundle`` linked, in whichever process; the next build
        can take it over together."""
        written = self._published.bundle(name) if made is None else made
        for one in written:
            self.register(one)
        self._bundles[name] = [one.path for one in written]

    def register(self, written: Written) -> None:
        """Note what ``put`` or ``reuse`` did, in whichever process."""
        if written.path in self._files:
            raise _wanted_twice(written.path)
        self._files[written.path] = written
        self.bytes += written.size

    def put(self, path: str, content: bytes, made_of: str = "") -> Written:
        """The file alone, without noting it: the published one if it has this content, else a new one."""
        digest = digest_of(content)
        try:
            file = self._published.with_content(path, len(content), digest)
            if file is None or not self._link(path, file):
                file = self._new_file(path, content)
        except OSError as error:
            raise self._fault(path, error) from None
        return Written(path, len(content), file.st_mtime_ns, digest, made_of)

    def reuse(self, path: str, made_of: str = "") -> Written | None:
        """The published file, without noting it; None when ``keep`` would be False."""
        known = self._published.known(path)
        if known is None or known.made_of != made_of:
            return None
        try:
            file = self._published.with_content(path, known.size, known.digest)
            if file is None or not self._link(path, file):
                return None
        except OSError as error:
            raise self._fault(path, error) from None
        return known._replace(mtime_ns=file.st_mtime_ns)

    def _link(self, path: str, file: os.stat_result) -> bool:
        """Whether the published file has a second name here, since an earlier build or from now on; some file systems
        know no such thing."""
        self._make_folder(path.rpartition("/")[0])
        if self._former.has(path, file):
            return True
        try:
            os.link(f"{self.target}/{path}", f"{self.folder}/{path}")
        except FileExistsError:
            raise _wanted_twice(path) from None
        except OSError:
            return False
        return True

    def _new_file(self, path: str, content: bytes) -> os.stat_result:
        """Never in place: a file that is there already may be the published one."""
        self._make_folder(path.rpartition("/")[0])
        self._former.clear(path)
        try:
            file = os.open(f"{self.folder}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        except FileExistsError:
            raise _wanted_twice(path) from None
        with open(file, "wb", buffering=0) as opened:
            rest = memoryview(content)
            while rest:
                rest = rest[opened.write(rest) :]
            found = os.fstat(file)
            if stat.S_IMODE(found.st_mode) != FILE_MODE:  # setting it would be a second write to the disk
                os.fchmod(file, FILE_MODE)
            return found

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders or not folder:
            return
        self._make_folder(folder.rpartition("/")[0])
        if not (self.folder / folder).is_dir():
            self._former.clear(folder)
        (self.folder / folder).mkdir(exist_ok=True)
        (self.folder / folder).chmod(_FOLDER_MODE)
        self._folders.add(folder)

    @property
    def files(self) -> int:
        """How many have been written."""
        return len(self._files)

    @property
    def sizes(self) -> dict[str, int]:
        """The bytes of each file that has been written."""
        return {path: written.size for path, written in self._files.items()}

    @property
    def paths(self) -> list[str]:
        """What has been written, sorted."""
        return sorted(self._files)

    def publish(self) -> None:
        """Take the place of the public folder. The list of files goes first and comes last, so that a crash between
        leaves no list rather than one of other files."""
        list_ = self._own / "manifest"
        try:
            self._former.keep_only(self._files.keys())
            list_.write_bytes(as_list((self._files[path] for path in self.paths), self._bundles))
            if self._is_lasting:
                lasting.write_out(self._own)
            remove(self._list)
            swapping.swap(self.folder, self.target, self._own / "old")
        except OSError as error:
            raise self._fault(str(self.target), error) from None
        if self._is_lasting:  # the old site is changed only when nothing can bring its name back
            lasting.write_out_names(self.target.parent)
        with suppress(OSError):  # what is published needs no list, and no former site
            list_.replace(self._list)
            (self.folder if self.folder.exists() else self._own / "old").rename(self._kept)

    def _fault(self, path: str, error: OSError) -> DirectoryError:
        hint = "make room there, or name another folder with --out" if error.errno in NO_ROOM else ELSEWHERE
        return DirectoryError(f"{path} cannot be written: {error.strerror}; {self.target} is as it was", hint)


def _wanted_twice(path: str) -> DirectoryError:
    return DirectoryError(f"two pages want the address {path}", "this is a fault of certdir; please report it")
