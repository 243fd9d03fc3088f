"""Publishing puts a whole site in place or nothing, whatever happens, and touches no file that has not changed."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from given import AS_OF, ROOT
from releases import RELEASES, SIZES, contents, digest, digest_of, publish

from generator.model.findings import DirectoryError
from generator.publishing import lasting, lock, swapping
from generator.publishing.ours import MARK
from generator.publishing.published import Written
from generator.publishing.tree import Tree

CERTDIR = str(Path(sys.executable).with_name("certdir"))
KILLS = 200
KILLS_OF_CERTDIR = 6


def beside(target: Path) -> set[str]:
    """The names of what lies beside a published folder."""
    return {path.name for path in target.parent.iterdir()} - {target.name}


def forked(work: Callable[[], None]) -> int:
    """Do something in a process of its own; its number."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return process


def certdir(*arguments: str | Path, cwd: Path, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess:
    """Run the program as a person does."""
    command = [*prefix, CERTDIR, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A published folder with the old release."""
    folder = tmp_path / "public"
    publish(folder, RELEASES["old"])
    return folder


@pytest.fixture(params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How folders are swapped: as on this Linux, and as where the system has no call for it."""
    if request.param == "two renames":
        monkeypatch.setattr(swapping, "renameat2", None)
    else:
        assert swapping.renameat2 is not None
    return request.param


def test_killed_at_any_moment(target: Path, way: str) -> None:
    """After ``kill -9`` every file is of one release, old or new; the next build is fine and leaves nothing behind."""

    def build_for_ever() -> None:
        while True:
            for files in (RELEASES["new"], RELEASES["old"]):
                publish(target, files)

    begun = time.perf_counter()
    for files in (RELEASES["new"], RELEASES["old"]):  # each is another site than what is there
        publish(target, files)
    duration = (time.perf_counter() - begun) / 2
    chance = random.Random(way)
    seen, left = {"old": 0, "new": 0}, 0
    for _ in range(KILLS // 2):
        builder = forked(build_for_ever)
        time.sleep(chance.uniform(0, 5 * duration))
        os.kill(builder, signal.SIGKILL)
        assert os.waitpid(builder, 0)[1] == signal.SIGKILL
        left += bool(beside(target) - {".public.manifest"})
        if way == "two renames" and not target.exists():
            publish_nothing(target)  # the one moment that the next build has to mend
        now = contents(target)
        names = [name for name, files in RELEASES.items() if now == files]
        assert len(names) == 1, f"{len(now)} files are of no release"
        seen[names[0]] += 1
    assert min(seen.values()) > 0, seen
    assert left > KILLS // 4
    publish(target, RELEASES["new"])
    assert contents(target) == RELEASES["new"]
    assert beside(target) == {".public.former", ".public.manifest"}


def publish_nothing(target: Path) -> None:
    """Begin a build, which tidies up, and leave it."""
    with Tree(target):
        pass


def test_certdir_killed_at_any_moment(project: Path) -> None:
    """The program itself, with MkDocs beside it: what was published is there until what is new is, as a whole."""
    out = project / "public"
    command = [CERTDIR, "build", "--no-search", "--as-of"]
    whole = {}
    begun = time.perf_counter()
    for day in ("2026-11-24", "2026-11-25"):
        assert certdir(*command[1:], day, cwd=project).returncode == 0
        whole[digest(out)] = day
    duration = (time.perf_counter() - begun) / 2
    chance = random.Random(1)
    for at in range(KILLS_OF_CERTDIR):
        day = ("2026-11-24", "2026-11-25")[at % 2]
        builder = subprocess.Popen(
            [*command, day], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        # The later half, where files are written and swapped, is looked at more often.
        time.sleep(duration * chance.choice((chance.uniform(0, 1), chance.uniform(0.6, 1.1))))
        os.killpg(builder.pid, signal.SIGKILL)
        builder.wait()
        assert digest(out) in whole
    done = certdir(*command[1:], "2026-11-25", cwd=project)
    assert done.returncode == 0, done.stderr
    assert whole[digest(out)] == "2026-11-25"
    assert {name for name in beside(out) if name.startswith(".public")} == {".public.former", ".public.manifest"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_certdir(project: Path, number: signal.Signals) -> None:
    """Ended from outside, the program alone: no process that it started is left, and what it could tidy up is."""
    command = [CERTDIR, "build", "--as-of", str(AS_OF), "--jobs", "3"]
    builder = subprocess.Popen(
        command,
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: (
            number != signal.SIGKILL and signal.signal(number, signal.SIG_DFL)
        ),  # nohup may have said not
    )
    started: set[int] = set()
    listed = Path(f"/proc/{builder.pid}/task/{builder.pid}/children")
    while len(started) < 2 and builder.poll() is None:  # MkDocs is not among those that share work
        started.update(map(int, listed.read_text().split()))
        time.sleep(0.01)
    builder.send_signal(number)
    _, said = builder.communicate()
    assert builder.returncode == {signal.SIGINT: 130, signal.SIGKILL: -signal.SIGKILL}.get(number, 128 + number)
    assert ("ended before it was done" in said) == (number == signal.SIGINT)
    until = time.monotonic() + 20
    while left := [process for process in started if is_running(process)]:
        assert time.monotonic() < until, left
        time.sleep(0.05)
    if number != signal.SIGKILL:
        assert not {name for name in beside(project / "public") if name.startswith((".public.build", ".public.lock"))}


def is_running(process: int) -> bool:
    """Whether there is such a process, and it is no mere entry that nobody has asked for."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_worker_left_behind_does_not_hold_the_folder(target: Path) -> None:
    """A worker that outlives its killed build neither keeps the next one waiting nor writes into it."""
    reading, writing = os.pipe()

    def build_with_a_worker() -> None:
        with Tree(target) as tree:
            worker = forked(lambda: (time.sleep(0.3), tree.put("late.html", b"late")))
            os.write(writing, b"%d" % worker)
            time.sleep(60)

    builder = forked(build_with_a_worker)
    worker = int(os.read(reading, 20))
    os.kill(builder, signal.SIGKILL)
    os.waitpid(builder, 0)
    publish(target, RELEASES["new"])
    while is_running(worker):
        time.sleep(0.05)
    assert contents(target) == RELEASES["new"]


def test_workers_write_for_their_parent(target: Path) -> None:
    """Forked workers put files into the same folder and send back what they wrote."""
    reading, writing = os.pipe()
    with Tree(target) as tree:

        def work() -> None:
            written = [tree.put("a/worker.html", b"by a worker"), tree.reuse("same/0/0.html"), tree.reuse("none.html")]
            os.write(writing, json.dumps(written).encode())

        assert os.waitpid(forked(work), 0)[1] == 0
        first, second, none = json.loads(os.read(reading, 10_000))
        assert none is None
        tree.register(Written(*first))
        tree.register(Written(*second))
        with pytest.raises(DirectoryError, match=r"two pages want the address a/worker\.html"):
            tree.write("a/worker.html", b"again")
        with pytest.raises(DirectoryError, match=r"two pages want the address same/0/0\.html"):
            tree.register(Written(*second))
        tree.write(MARK, b"{}")
        tree.publish()
    expected = {"a/worker.html": b"by a worker", "same/0/0.html": RELEASES["old"]["same/0/0.html"], MARK: b"{}"}
    assert expected == contents(target)
    assert tree.bytes == sum(map(len, expected.values()))


@pytest.fixture(scope="module")
def disk() -> tuple[tuple[str, ...], str]:
    """What has to stand before a command that may mount a small disk, and the means: ``mount``, or ``limit``."""
    for prefix in (
        ("unshare", "--mount"),
        ("unshare", "--user", "--map-root-user", "--mount"),
        ("sudo", "-n", "unshare", "--mount"),
    ):
        trial = [*prefix, "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/mnt"]
        if shutil.which(prefix[0]) and subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return prefix, "mount"
    warnings.warn(
        "no file system may be mounted here: a limit on the size of files stands for a full disk", stacklevel=1
    )
    return (), "limit"


def test_full_disk(tmp_path: Path, disk: tuple[tuple[str, ...], str]) -> None:
    """With too little room, be it for one file or for all but one, the old site stays, whole, and it is said."""
    prefix, means = disk
    command = [*prefix, sys.executable, str(ROOT / "tests" / "releases.py"), "fill", str(tmp_path), means]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert len(rows) == SIZES
    reason = {"mount": "No space left on device", "limit": "File too large"}[means]
    for row in rows:
        assert row["release"] == ("old" if row["said"] else "new")
        assert not row["said"] or (reason in row["said"] and "make room there" in row["said"])
        assert row["left"] == ([".public.manifest"] if row["said"] else [".public.former", ".public.manifest"])
        assert row["next"]
    assert len([row for row in rows if row["said"]]) >= SIZES // 2
    assert not rows[-1]["said"]


@pytest.mark.parametrize("room", ["300k", "3m", "7m"])
def test_full_disk_of_certdir(project: Path, disk: tuple[tuple[str, ...], str], room: str) -> None:
    """The program says that there is no room, in two lines, whichever of its parts noticed; exit code 2."""
    prefix, means = disk
    fill = f'mount -t tmpfs -o size={room} none "$0" && cp -r public "$0"' if means == "mount" else "ulimit -f 8"
    script = f'{fill}; "$1" build --out "$0/public" --as-of {AS_OF}; echo "exit $?"; find "$0" -type f | sort; cat "$0"/public/*'
    where = project / "disk"
    where.mkdir()
    if means == "limit":
        shutil.copytree(project / "public", where / "public")
    command = [*prefix, "sh", "-c", script, str(where), CERTDIR]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    reason = {"mount": "No space left on device", "limit": "File too large"}[means]
    assert f"cannot be written: {reason}; {where}/public is as it was\n  hint: make room there" in done.stderr
    shown = [
        "exit 2",
        *(f"{where}/public/{name}" for name in ("build.json", "index.html")),
        "{}what was published before",
    ]
    assert shown == done.stdout.splitlines()


def test_what_has_not_changed_is_the_same_file(target: Path) -> None:
    """Equal files keep inode and time; others are new files, and the old ones are never written to."""
    kept = target.parent / "kept"
    shutil.copytree(target, kept, copy_function=os.link)
    before = {path: (kept / path).stat() for path in RELEASES["old"]}
    publish(target, RELEASES["new"])
    assert contents(target) == RELEASES["new"]
    assert contents(kept) == RELEASES["old"]
    for path in RELEASES["new"].keys() & RELEASES["old"].keys():
        now, is_equal = (target / path).stat(), RELEASES["new"][path] == RELEASES["old"][path]
        assert is_equal == ((now.st_ino, now.st_mtime_ns) == (before[path].st_ino, before[path].st_mtime_ns))
    assert all((kept / path).stat().st_mtime_ns == before[path].st_mtime_ns for path in before)


def test_without_the_list_equal_files_are_found_by_reading(target: Path) -> None:
    """The list beside the site may go, or hold anything: links are made all the same, and nothing is kept unseen."""
    for damage in (
        None,
        b"",
        b"[]",
        b'{"format": 1, "files": [1]}',
        b'{"format": 2, "files": []}',
        b'{"format": 2, "bundles": 1}',
        b"[" * 100_000,
        "a folder",
    ):
        inode = (target / "same/0/0.html").stat().st_ino
        list_ = target.with_name(".public.manifest")
        if damage is None or damage == "a folder":
            list_.unlink()
        if damage == "a folder":
            list_.mkdir()
        elif damage is not None:
            list_.write_bytes(damage)
        with Tree(target) as tree:
            assert not tree.keep("same/0/0.html")
        publish(target, RELEASES["old"])
        assert (target / "same/0/0.html").stat().st_ino == inode


def test_kept_only_if_it_is_what_was_written(target: Path) -> None:
    """A file is kept by its size and time, or by its content; not when it was touched, or made of something else."""
    with Tree(target) as tree:
        tree.write(MARK, b"{}")
        for name in ("same", "time", "content", "time-kept", "size", "gone", "mode", "link", "meant"):
            tree.write(f"{name}.html", b"12345", "first")
        tree.publish()
    written = (target / "time-kept.html").stat().st_mtime_ns
    os.utime(target / "time.html", (0, 0))
    (target / "content.html").write_bytes(b"54321")
    os.utime(target / "content.html", (0, 0))
    (target / "size.html").write_bytes(b"123")
    os.utime(target / "size.html", ns=(written, written))
    (target / "gone.html").unlink()
    (target / "mode.html").chmod(0o600)
    (target / "link.html").unlink()
    (target / "link.html").symlink_to(target / "same.html")
    with Tree(target) as tree:
        assert [path for path in RELEASES["old"] if path != MARK and tree.keep(path)] == []
        assert not tree.keep("meant.html", "second")
        names = ("same", "time", "content", "time-kept", "size", "gone", "mode", "link")
        assert [name for name in names if tree.keep(f"{name}.html", "first")] == ["same", "time", "time-kept"]
        assert tree.paths == ["same.html", "time-kept.html", "time.html"]
        tree.write(MARK, b"{}")
        tree.publish()
    with Tree(target) as tree:
        assert tree.keep("same.html", "first")


def test_a_bundle_is_kept_whole_or_not_at_all(target: Path) -> None:
    """Files that were made together are taken over together; when one of them was touched, none of them is, and each can
    still be taken over by itself."""
    files = {f"{name}.html": name.encode() for name in ("one", "two", "three")}
    with Tree(target) as tree:
        tree.register_bundle("all", [tree.put(path, content, "same") for path, content in files.items()])
        tree.write(MARK, b"{}")
        tree.publish()
    inode = (target / "one.html").stat().st_ino
    for _ in ("published", "taken over"):
        with Tree(target) as tree:
            assert not tree.reuse_bundle("another")
            assert tree.reuse_bundle("all")
            tree.register_bundle("all", None)
            assert sorted(files) == tree.paths
            tree.write(MARK, b"{}")
            tree.publish()
    assert inode == (target / "one.html").stat().st_ino
    (target / "three.html").write_bytes(b"other")
    with Tree(target) as tree:
        assert not tree.reuse_bundle("all")
        assert [path for path in files if tree.keep(path, "same")] == ["one.html", "two.html"]


def test_former_site_is_begun_with(target: Path) -> None:
    """What is the same in the site before the last one is there already; what differs is new, and nothing is written to
    the published files or to copies of them."""
    kept = target.parent / "kept"
    for name in ("new", "old", "new"):
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(target, kept, copy_function=os.link)
        before, former = contents(kept), target.with_name(".public.former")
        folder = former.stat().st_ino if former.exists() else None
        publish(target, RELEASES[name])
        assert contents(target) == RELEASES[name]
        assert contents(kept) == before == contents(former)
        assert folder in (None, target.stat().st_ino)
    inode = (target / "same/0/0.html").stat().st_ino
    assert {(folder / "same/0/0.html").stat().st_ino for folder in (kept, former)} == {inode}


def test_former_site_is_not_believed(target: Path) -> None:
    """Whatever became of the former site, the next one is as it should be, and what a link in it leads to is left alone."""
    former, outside = target.with_name(".public.former"), target.parent / "outside"
    outside.mkdir()
    (outside / "0.html").write_bytes(b"somebody's")

    def replaced(make: Callable[[], object]) -> None:
        shutil.rmtree(former)
        make()

    damages = (
        lambda: shutil.rmtree(former),
        lambda: (former / "same/0/0.html").write_bytes(b"written over"),
        lambda: replaced_file(former / "same/0/0.html"),
        lambda: (former / "same/stray.html").write_bytes(b"stray"),
        lambda: (former / "strays").mkdir(),
        lambda: shutil.move(former / "same", former / "other"),
        lambda: replaced_by_link(former / "same/0", outside),
        lambda: replaced_by_link(former / "same/0/0.html", outside / "0.html"),
        lambda: os.mkfifo(former / "pipe"),
        lambda: replaced(lambda: former.symlink_to(outside)),
        lambda: replaced(lambda: former.write_bytes(b"a file")),
        lambda: replaced(former.mkdir),
        lambda: shutil.rmtree(target),
    )
    for at, damage in enumerate(damages):
        for name in ("old", "new"):
            publish(target, RELEASES[name])
        damage()
        name = ("old", "new")[at % 2]
        publish(target, RELEASES[name])
        assert contents(target) == RELEASES[name], at
        folders = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_dir()}
        assert folders == {str(up) for path in RELEASES[name] for up in Path(path).parents} - {"."}, at
        assert contents(outside) == {"0.html": b"somebody's"}


def replaced_file(path: Path) -> None:
    """Another file with other bytes of the same length, and with the time of the one that was there."""
    about = path.stat()
    path.unlink()
    path.write_bytes(b"x" * about.st_size)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def replaced_by_link(path: Path, to: Path) -> None:
    """A link where a file or a folder was."""
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(to)


@pytest.mark.parametrize("mask", ["0077", "0002"])
def test_everybody_may_read_what_is_published(tmp_path: Path, mask: str) -> None:
    """Files are 644 and folders 755, whatever the umask; one that is not is written anew."""
    target = tmp_path / "public"
    before = os.umask(int(mask, 8))
    try:
        publish(target, RELEASES["old"])
        (target / "same/0/0.html").chmod(0o600)
        publish(target, RELEASES["old"])
    finally:
        os.umask(before)
    assert {oct(path.stat().st_mode & 0o7777) for path in (target, *target.rglob("*")) if path.is_dir()} == {"0o755"}
    assert {oct(path.stat().st_mode & 0o7777) for path in target.rglob("*") if path.is_file()} == {"0o644"}


def refused(target: Path) -> DirectoryError:
    """Why no build into this folder begins."""
    with pytest.raises(DirectoryError) as raised, Tree(target):
        pass
    return raised.value


def test_two_builds_at_once(target: Path) -> None:
    """The second is told which process builds, and changes nothing; when that one has ended there is nothing to wait for."""
    with Tree(target) as first:
        first.write(MARK, b"{}")
        error = refused(target)
        assert isinstance(error, lock.Busy)
        assert error.message == f"process {os.getpid()} is building {target} already"
        first.publish()
    assert contents(target) == {MARK: b"{}"}
    lock.wait_until_free(error.path)
    publish(target, RELEASES["new"])
    assert beside(target) == {".public.former", ".public.manifest"}


def test_certdir_says_who_builds(project: Path) -> None:
    """Exit code 2, the process and a way out; a server waits and shows what has changed meanwhile."""
    with Tree(project / "public"):
        done = certdir("build", "--no-search", cwd=project)
        assert done.returncode == 2
        assert f"process {os.getpid()} is building {project / 'public'} already\n  hint: wait" in done.stderr
        command = [CERTDIR, "serve", "--no-search", "--port", "0"]
        server = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        while "waiting for it" not in (line := server.stdout.readline()):
            assert line, "the server ended"
    while "shows it" not in (line := server.stdout.readline()):
        assert line, "the server ended"
    server.terminate()
    server.wait()
    assert (project / "public" / "certificates").is_dir()


def test_refused_targets(tmp_path: Path) -> None:
    """A file where a folder should be, a folder of somebody else's, a mount point: said, and left as they are."""
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "index.html").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "others")
    before = contents(tmp_path)
    assert refused(tmp_path / "file").message == f"{tmp_path}/file is not a folder"
    assert refused(tmp_path / "file" / "public").message == f"{tmp_path}/file is not a folder"
    assert refused(tmp_path / "link").message == f"{tmp_path}/link is a link, and a folder is to take its place"
    assert refused(tmp_path / "others").message == f"{tmp_path}/others holds files that are not a published directory"
    assert refused(Path("/proc")).hint
    assert contents(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link", "others"]


def test_a_volume_is_built_into_a_folder_in_it(tmp_path: Path, disk: tuple[tuple[str, ...], str]) -> None:
    """A folder that is mounted, as a volume of a container is, is refused before anything is made, with the way out;
    what is built there is seen, release after release, by whoever has the same volume at another place."""
    prefix, means = disk
    if means != "mount":
        pytest.skip("nothing may be mounted here")
    for name in ("volume", "public", "served"):
        (tmp_path / name).mkdir()
    script = """
        mount --bind "$0/volume" "$0/public" && mount --bind "$0/volume" "$0/served" || exit 9
        "$1" releases.py publish "$0/public" old
        for release in old new; do "$1" releases.py publish "$0/public/site" $release; "$1" releases.py digest "$0/served/site"; done
        ls -A "$0/served"
    """
    done = subprocess.run(
        [*prefix, "sh", "-c", script, str(tmp_path), sys.executable],
        cwd=ROOT / "tests",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    public = tmp_path / "public"
    assert done.stderr == (
        f"{public} is a mount point, and nothing can take its place\n"
        f"build into a folder in it, and let that be served: --out {public}/site\n"
    )
    whole = [digest_of(RELEASES[name]) for name in ("old", "new")]
    assert done.stdout.split() == [*whole, ".site.former", ".site.manifest", "site"]


@pytest.mark.skipif(not shutil.which("strace"), reason="what a program asks of the system can be seen by strace alone")
def test_on_the_disk_before_it_takes_its_place(target: Path) -> None:
    """The power may go at any moment: all that was written is on the disk before the swap, and the swap before a later
    build may change the old site, which is kept."""
    calls = target.parent.parent / f"{target.parent.name}.calls"
    command = [sys.executable, str(ROOT / "tests" / "releases.py"), "publish", str(target), "new"]
    watched = "openat,write,syncfs,sync,fsync,renameat2,rename,unlink,unlinkat,rmdir"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(["strace", "-y", "-o", str(calls), "-e", f"trace={watched}", *command], env=environment, check=True)
    own = re.compile(rf"{re.escape(str(target.parent))}/\.public\.build-\d+")
    said = [own.sub("OWN", line) for line in calls.read_text("utf-8", "replace").splitlines()]
    (synced,) = [at for at, line in enumerate(said) if line.startswith("syncfs(") and "<OWN>" in line]
    (swapped,) = [at for at, line in enumerate(said) if line.startswith("renameat2(") and "RENAME_EXCHANGE" in line]
    (named,) = [at for at, line in enumerate(said) if line.startswith("fsync(") and f"<{target.parent}>" in line]
    written = [at for at, line in enumerate(said) if line.startswith("write(") and "<OWN/" in line]
    (kept,) = [at for at, line in enumerate(said) if line.startswith("rename(") and ".public.former" in line.split()[1]]
    removed = [line for line in said if line.startswith(("unlink", "rmdir")) and "OWN/site" in line]
    assert len(written) > 100
    assert max(written) < synced < swapped < named < kept
    assert removed == []


def test_where_one_file_system_cannot_be_written_out_all_are(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without that call has an older one, which waits for all disks."""
    monkeypatch.setattr(lasting, "syncfs", None)
    publish(target, RELEASES["new"], is_lasting=True)
    assert contents(target) == RELEASES["new"]


def test_file_where_a_published_folder_was(target: Path) -> None:
    """A path may be a file in one release and a folder in the next; both at once are a fault."""
    publish(target, {MARK: b"{}", "same": b"now a file"})
    publish(target, RELEASES["old"])
    with pytest.raises(DirectoryError, match=r"cannot be written: (File exists|Not a directory)"):
        publish(target, {MARK: b"{}", "a": b"file", "a/b": b"below it"})
    assert contents(target) == RELEASES["old"]


def test_read_only(project: Path, disk: tuple[tuple[str, ...], str]) -> None:
    """On a disk that is read-only, or in a folder without the right to write: exit code 2, and why."""
    prefix, means = disk
    parent = project / "closed"
    shutil.copytree(project / "public", parent / "public")
    close = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"' if means == "mount" else 'chmod 555 "$0"'
    script = f'{close}; "$1" build --no-search --out "$0/public"; echo "exit $?"'
    is_mighty = means == "limit" and os.geteuid() == 0  # such a one may write anywhere, unless he lets go of that
    humble = ("setpriv", "--bounding-set", "-dac_override") if is_mighty else ()
    done = subprocess.run(
        [*prefix, *humble, "sh", "-c", script, str(parent), CERTDIR],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    parent.chmod(0o755)
    assert done.stdout == "exit 2\n"
    reason = "Read-only file system" if means == "mount" else "Permission denied"
    assert f"cannot be written: {reason}; {parent}/public is as it was\n  hint: name another folder" in done.stderr
    assert sorted(contents(parent)) == ["public/build.json", "public/index.html"]


def test_wrong_clock(project: Path) -> None:
    """A build for the day of the clock is not put over one of a later day; a day that is given is meant."""
    mark = project / "public" / MARK
    mark.write_text('{"as_of": "2999-12-31"}')
    before = contents(project / "public")
    done = certdir("build", "--no-search", cwd=project)
    assert done.returncode == 2
    assert "public was built as of 2999-12-31, and 20" in done.stderr
    assert (
        "hint: set the clock of this machine right, or say that the day is meant: certdir build --as-of 20"
        in done.stderr
    )
    assert contents(project / "public") == before
    assert beside(project / "public") & {".public.lock", ".public.manifest"} == set()
    done = certdir("build", "--no-search", "--as-of", AS_OF, cwd=project)
    assert done.returncode == 0, done.stderr
    assert json.loads(mark.read_bytes())["as_of"] == str(AS_OF)
