"""Whatever is done to a pack, in whatever order, with whatever ends of the program between: the laws of the pack hold after each step."""
from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from briefer.errors import EditError
from briefer.model.pack import Pack
from briefer.model.text import digest, faithful
from briefer.session import Keep, Session, keep_of
from briefer.storage.packfile import read_pack
from tests.strategies import packs
from tests.strategies_edits import FILE, edits_for

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example]


class AnyWork(RuleBasedStateMachine):
    """An officer, and a program that may end at any moment. `past` and `future` are what undo and redo have to bring, as far as known."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.past: list[Pack] = []
        self.future: list[Pack] = []
        self.copies = 0

    @initialize(first=packs(whole=False), folder=st.booleans())
    def create(self, first: Pack, folder: bool) -> None:
        """A new pack, as one file or as a folder."""
        self.saved = replace(first, id="p")
        self.session = Session.create(self.folder / "p", self.saved, form="folder" if folder else "zip", keep=self._keep())

    def _keep(self) -> Keep:
        return keep_of({"BRIEFER_STATE": str(self.folder / "state"), "USER": "rossi"}, lambda: "2026-01-01T09:00:00+00:00")

    @rule(data=st.data())
    def do(self, data: st.DataObject) -> None:
        """An edit of any kind; one that is refused changes nothing."""
        before = self.session.pack
        edit = data.draw(edits_for(before))
        sha = getattr(edit, "sha256", "")
        try:
            change = self.session.do(edit, {sha: FILE} if sha else {})
        except EditError:
            assert self.session.pack is before
            return
        assert change.before is before and edit.apply(before) == self.session.pack, "an edit gives the same pack each time"
        self.past.append(before)
        self.future.clear()

    @rule()
    def undo(self) -> None:
        """A step back, to the very pack before it."""
        before = self.session.pack
        if self.session.undo() is None:
            assert not self.past
        elif self.past:
            assert self.session.pack == self.past.pop()
            self.future.append(before)

    @rule()
    def redo(self) -> None:
        """A step forth, to the very pack after it."""
        before = self.session.pack
        if self.session.redo() is None:
            assert not self.future
        elif self.future:
            assert self.session.pack == self.future.pop()
            self.past.append(before)

    @rule()
    def save(self) -> None:
        """What is saved is what is shown."""
        self.session.save()
        self.saved = self.session.pack
        assert read_pack(self.session.path).pack == self.saved and not self.session.unsaved

    @rule(data=st.data())
    def save_while_working(self, data: st.DataObject) -> None:
        """A save that runs beside an edit holds what was there when it began."""
        saving = self.session.begin_save()
        if saving is None:
            return
        self.do(data)
        saving.run()
        self.session.adopt(saving)
        self.saved = saving.pack
        assert read_pack(self.session.path).pack == self.saved

    @precondition(lambda self: self.copies < 2)
    @rule()
    def go_on_elsewhere(self) -> None:
        """A copy under another name, in which the work goes on."""
        self.copies += 1
        self.session.save_as(self.folder / f"copy{self.copies}")
        self.saved = self.session.pack

    @rule()
    def crash(self) -> None:
        """The program ends without a word, after all was kept; the next start brings back everything."""
        assert self.session.wait_until_kept()
        shown, path = self.session.pack, self.session.path
        lock = self.session._keeping._lock
        assert lock is not None
        lock.path.unlink()  # this process lives on, so that its lock would not be taken for a dead one's
        self._open(path, shown)

    @rule()
    def close_without_saving(self) -> None:
        """What was not saved is offered at the next start, and nothing is when all was."""
        shown, path = self.session.pack, self.session.path
        self.session.close()
        self._open(path, shown)

    def _open(self, path: Path, shown: Pack) -> None:
        self.session = Session.open(path, self._keep())
        assert self.session.pack == self.saved and self.session.damage == () and self.session.aside is None
        assert (self.session.recovery is not None) == self.session.read_only
        self.session.recover()
        assert self.session.pack == shown and not self.session.read_only
        self.past, self.future = [], []
        self._forget_history()

    def _forget_history(self) -> None:
        """What the recovered steps bring back is the work of another test; here a new history begins, on the same pack."""
        self.session.save()
        self.saved, path = self.session.pack, self.session.path
        self.session.close()
        self.session = Session.open(path, self._keep())
        assert self.session.recovery is None and self.session.pack == self.saved

    @invariant()
    def quotations_stand_in_their_source(self) -> None:
        """Each excerpt is what its source says there, or says of itself that it has lost its place."""
        for source, excerpt in self._pack().excerpts():
            assert excerpt.unanchored or source.text[excerpt.start:excerpt.end] == excerpt.exact
            assert not excerpt.wording or faithful(excerpt.wording, excerpt.exact) == ()

    @invariant()
    def numbers_are_never_given_twice(self) -> None:
        """Sources and excerpts have numbers of their own, below the next one."""
        pack = self._pack()
        numbers = [source.number for source in pack.sources]
        assert len(set(numbers)) == len(numbers) and all(number < pack.next_source for number in numbers)
        for source in pack.sources:
            of_excerpts = [excerpt.number for excerpt in source.excerpts]
            assert len(set(of_excerpts)) == len(of_excerpts) and all(number < source.next_excerpt for number in of_excerpts)
            assert source.text_hash == digest(source.text)

    @invariant()
    def what_is_placed_exists(self) -> None:
        """No briefing names an excerpt that is not there."""
        pack = self._pack()
        for briefing in pack.briefings:
            for _, id in briefing.placed():
                assert pack.excerpt(id) is not None

    def _pack(self) -> Pack:
        return self.session.pack if hasattr(self, "session") else Pack("none", "")

    def teardown(self) -> None:
        """Nothing stays behind."""
        if hasattr(self, "session"):
            self.session.close()
        shutil.rmtree(self.folder)


def test_the_laws_hold_after_any_work() -> None:
    run_state_machine_as_test(AnyWork, settings=settings(max_examples=12, stateful_step_count=20, suppress_health_check=SLOW))


@pytest.mark.nightly
def test_the_laws_hold_after_much_work() -> None:
    search = settings(max_examples=300, stateful_step_count=50, suppress_health_check=SLOW, phases=(Phase.generate,))
    run_state_machine_as_test(AnyWork, settings=search)
