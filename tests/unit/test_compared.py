"""Records are compared through what was noted of their parts: the same is found however they are cut, and again later."""

from pathlib import Path

import pytest
import yaml
from given import AS_OF, SOUND
from test_examples import EXAMPLES, change

from generator import build, rules
from generator.cache import Cache
from generator.rules.rule import Context, DirectoryRule
from generator.workers import Means

COMPARING = [rule for rule in rules.RULES if isinstance(rule, DirectoryRule) and rule.notes]
CODES = {rule.explanation.code for rule in COMPARING}
OF_THESE = [example for example in EXAMPLES if example.stem.split("-")[0] in CODES]


@pytest.mark.parametrize("example", OF_THESE, ids=lambda example: example.stem)
def test_what_is_remembered_changes_no_finding(example: Path, sound_data: Path, tmp_path: Path) -> None:
    """A check after a change, with what an earlier one kept, finds what one finds that remembers nothing; and two
    records that are at fault together may lie in different parts."""
    means = Means(cache=Cache(tmp_path / "cache"))
    build.check(SOUND / "data", AS_OF, means=means)
    about = yaml.safe_load(example.read_text("utf-8"))
    for what in about.get("changes", [about]):
        change(sound_data, what)
    cold = build.check(sound_data, AS_OF)
    assert example.stem.split("-")[0] in {finding.code for finding in cold.findings}
    warm = [build.check(sound_data, AS_OF, means=means).findings for _ in ("after the change", "again")]
    assert [cold.findings, cold.findings] == warm

    context = Context(cold.directory, AS_OF)
    for rule in COMPARING:
        whole = [(list(cold.directory.records), rule.notes(cold.directory.records, context))]
        alone = [([path], rule.notes({path: record}, context)) for path, record in cold.directory.records.items()]
        assert list(rule.check(context, whole)) == list(rule.check(context, alone))
