"""How the answers for a new record are collected: from options, from defaults, from whoever sits there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import click

from generator.commands import options
from generator.commands.options import Fault, Misuse
from generator.commands.questions import Draft, Question
from generator.model.findings import DirectoryError
from generator.model.hints import nearest


@dataclass
class Sheet:
    """The options as they were given, and what is wrong with them so far."""

    given: Mapping[str, str | None]
    faults: list[Fault] = field(default_factory=list)

    def close(self) -> None:
        """Raise Misuse, if anything is missing or wrong."""
        if self.faults:
            lacks = any(fault.said.endswith(" is missing") for fault in self.faults)
            raise Misuse(self.faults, "in a terminal certdir asks for what is missing" if lacks else "")

    def note(self, option: str, error: DirectoryError) -> None:
        """Keep what is wrong with an option; it is said at once when somebody is there to answer."""
        if options.can_ask():
            click.echo(f"{option}: {error.message}\n  hint: {error.hint}", err=True)
        else:
            self.faults.append(Fault(f"{option}: {error.message}", error.hint))

    def choose(self, option: str, ask: str, allowed: Iterable[str], refuse: Callable[[str], DirectoryError]) -> str:
        """A word of a list; empty when it is missing or wrong and nobody can be asked."""
        words, text = sorted(allowed), self.given[option.removeprefix("--")]
        if text in words:
            return text
        if text is not None:
            self.note(option, refuse(text))
        elif not options.can_ask():
            self.faults.append(Fault(f"{option} is missing", f"{ask}, one of: {', '.join(words)}"))
        return click.prompt(ask, type=click.Choice(words)) if options.can_ask() else ""

    def answer(self, questions: Iterable[Question], draft: Draft, defaults: Mapping[str, str]) -> None:
        """Put the given values into the draft, then the answer or the default for each that is left."""
        for question in questions:
            text = self.given[question.parameter]
            if not question.concerns(draft):
                if text is not None:
                    message = "this does not belong to this kind of record or site"
                    self.note(question.option, DirectoryError(message, "leave it out"))
                continue
            value = self._answer(question, draft, text, defaults.get(question.option))
            if value is not None:
                draft.put(question.route, value)

    def _answer(self, question: Question, draft: Draft, text: str | None, default: str | None) -> object | None:
        if text is not None:
            try:
                return question.value(draft, text)
            except DirectoryError as error:
                self.note(question.option, error)
                if not options.can_ask():
                    return text  # so that what depends on it is looked at as well
        if options.can_ask():
            return _asked(question, draft, default)
        if default is not None:
            return question.value(draft, default)
        if question.needed(draft):
            words = list(question.words(draft)) if question.words else []
            hint = f"{question.ask}, one of: {', '.join(words)}" if 0 < len(words) <= _MOST_WORDS else question.ask
            self.faults.append(Fault(f"{question.option} is missing", hint))
        return None


_MOST_WORDS = 24
"""Longer lists are not read out."""


def unknown(what: str, allowed: Iterable[str]) -> Callable[[str], DirectoryError]:
    """What is said of a word that is not in a list."""
    words = sorted(allowed)
    return lambda word: DirectoryError(
        f"there is no {what} '{word}'", nearest(word, words, f"use one of: {', '.join(words)}")
    )


def as_options(questions: Iterable[Question]) -> Callable:
    """The options of a command, one for each question."""

    def decorate(command: Callable) -> Callable:
        for question in reversed(tuple(questions)):
            command = click.option(question.option, help=f"{question.ask}.")(command)
        return command

    return decorate


def _asked(question: Question, draft: Draft, default: str | None) -> object | None:
    """The answer, asked for until it can stand in a record; None when a question that is not needed is left open."""
    is_needed = question.needed(draft)
    words = list(question.words(draft)) if question.words else []
    ask = question.ask + ("" if is_needed else ", or nothing")
    if 0 < len(words) <= _MOST_WORDS:
        ask += f" ({', '.join(words)})"
    while True:
        text = click.prompt(ask, default=default if is_needed or default else "", show_default=bool(default)).strip()
        if not text and not is_needed:
            return None
        try:
            return question.value(draft, text)
        except DirectoryError as error:
            click.echo(f"  {error.message}\n  hint: {error.hint}", err=True)
