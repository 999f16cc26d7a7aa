"""The lock: made, opened, shut, changed and removed; and what it leaves on the disk."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from relaxapp.failures import Failure
from relaxapp.vault import Locked, PrivateFile, Vault, WrongPhrase
from relaxapp.vault.failures import Unreadable
from relaxapp.vault.keys import Cost, _sum
from tests.locks import CHEAP
from tests.vault.conftest import PHRASE, SECRETS, fill, found_in, notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.paths import Places
    from tests.clocks import Clock


def again(where: Places, clock: Clock) -> Vault:
    """The lock as a program that is started later finds it."""
    return Vault(where, cost=CHEAP, now=clock)


def test_without_a_lock_a_private_file_is_plain_and_nothing_of_a_lock_is_on_the_disk(vault: Vault, where: Places):
    file = PrivateFile(where.plan, vault)
    assert file.read() is None
    file.write("as it is")
    assert where.plan.read_bytes() == file.read() == b"as it is"
    assert stat.S_IMODE(where.plan.stat().st_mode) == 0o600
    assert (vault.exists, vault.locked, vault.wait) == (False, False, 0)
    assert not where.lock.exists()


def test_without_a_lock_no_cipher_is_imported(where: Places):
    code = f"""
import sys
from pathlib import Path
from relaxapp import cli, paths
from relaxapp.vault import PrivateFile, Vault
where = paths.places(Path({str(where.data.parent)!r}))
PrivateFile(where.plan, Vault(where)).write("words")
for arguments in (["support"], ["support", "--plan"], ["course"]):
    cli.run(["--profile", {str(where.data.parent)!r}, *arguments])
sys.exit("cryptography" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_whatever_is_private_is_sealed_and_its_words_are_nowhere(vault: Vault, where: Places):
    fill(where)
    assert found_in(where, SECRETS[1])
    vault.create(PHRASE)
    assert vault.problem == ""
    for words in (*SECRETS, PHRASE):
        assert found_in(where, words) == []
    left = {path.name for path in where.data.iterdir()}
    assert not {name for name in left if name.endswith(("-wal", "-shm", ".part"))}


def test_what_stood_in_a_file_before_is_overwritten(vault: Vault, where: Places):
    fill(where)
    with where.plan.open("rb") as before:
        vault.create(PHRASE)
        assert set(before.read()) == {0}


def test_a_copy_that_somebody_made_by_a_second_name_is_left_alone(vault: Vault, where: Places, tmp_path):
    fill(where)
    copy = tmp_path / "my own copy"
    copy.hardlink_to(where.plan)
    vault.create(PHRASE)
    assert SECRETS[0].encode() in copy.read_bytes()


def test_shut_it_opens_nothing_and_open_it_opens_everything(vault: Vault, where: Places, clock: Clock):
    fill(where)
    file = PrivateFile(where.plan, vault)
    before = file.read()
    vault.create(PHRASE)
    assert file.read() == before
    vault.lock()
    assert vault.locked
    with pytest.raises(Locked):
        file.read()
    with pytest.raises(Locked):
        vault.seal(b"", "plan.json")
    later = again(where, clock)
    assert later.locked
    later.unlock(PHRASE)
    assert PrivateFile(where.plan, later).read() == before


def test_what_is_written_while_it_is_shut_can_be_read_when_it_is_open(vault: Vault, where: Places):
    vault.create(PHRASE)
    vault.lock()
    file = PrivateFile(where.data / "running.json", vault)
    file.write(SECRETS[1])
    assert found_in(where, SECRETS[1]) == []
    with pytest.raises(Locked):
        file.read()
    vault.unlock(PHRASE)
    assert file.read() == SECRETS[1].encode()


def test_removed_all_is_as_it_was_without_it(vault: Vault, where: Places):
    fill(where)
    plan, course = where.plan.read_bytes(), where.course.read_bytes()
    vault.create(PHRASE)
    vault.lock()
    vault.remove(PHRASE)
    assert (vault.exists, vault.locked, vault.problem) == (False, False, "")
    assert (where.plan.read_bytes(), where.course.read_bytes(), notes(where)) == (plan, course, [SECRETS[1]])
    assert {path.name for path in where.lock.iterdir()} == {"turn.lock"}
    assert PrivateFile(where.plan, vault).read() == plan


def test_the_recovery_key_opens_it_and_gives_it_another_phrase(vault: Vault, where: Places, clock: Clock):
    fill(where)
    written = vault.create(PHRASE)
    later = again(where, clock)
    later.unlock(f"  {written.lower().replace('-', ' ')} ")
    assert not later.locked
    later.change(written, "another phrase of mine")
    with pytest.raises(WrongPhrase):
        again(where, clock).unlock(PHRASE)
    clock.now += 60
    again(where, clock).unlock("another phrase of mine")


def test_a_new_recovery_key_takes_the_place_of_the_one_before(vault: Vault, where: Places, clock: Clock):
    before = vault.create(PHRASE)
    now = vault.new_recovery_key(PHRASE)
    with pytest.raises(WrongPhrase):
        again(where, clock).unlock(before)
    clock.now += 60
    again(where, clock).unlock(now)


def test_a_slip_in_the_recovery_key_is_told_as_one(vault: Vault):
    written = vault.create(PHRASE)
    wrong = ("1" if written[0] == "0" else "0") + written[1:]
    with pytest.raises(WrongPhrase, match="slip"):
        vault.unlock(wrong)


def test_signs_that_a_keyboard_writes_in_two_ways_are_the_same(vault: Vault):
    vault.create("caf\N{LATIN SMALL LETTER E WITH ACUTE} in the morning")
    vault.lock()
    vault.unlock("cafe\N{COMBINING ACUTE ACCENT} in the morning\n")


def test_a_phrase_that_is_too_short_makes_no_lock(vault: Vault):
    with pytest.raises(Failure, match="8 signs"):
        vault.create(" short ")
    assert not vault.exists


def test_there_is_one_lock_at_a_time(vault: Vault):
    vault.create(PHRASE)
    with pytest.raises(Failure, match="already"):
        vault.create(PHRASE)


def test_a_lock_that_another_program_removed_or_made_anew_seals_nothing_with_the_old_key(
    vault: Vault, where: Places, clock: Clock
):
    fill(where)
    vault.create(PHRASE)
    other = again(where, clock)
    other.remove(PHRASE)
    assert not vault.locked
    PrivateFile(where.plan, vault).write("plain again")
    assert where.plan.read_bytes() == b"plain again"
    other.create("quite another phrase")
    assert vault.locked
    with pytest.raises(Locked):
        PrivateFile(where.plan, vault).read()


def test_another_phrase_chosen_elsewhere_leaves_what_is_open_open(vault: Vault, where: Places, clock: Clock):
    vault.create(PHRASE)
    again(where, clock).change(PHRASE, "quite another phrase")
    assert not vault.locked
    vault.seal(b"words", "plan.json")


def test_another_phrase_chosen_elsewhere_just_while_it_is_opened_stays(
    vault: Vault, where: Places, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    from relaxapp.vault import ciphers

    vault.create(PHRASE)
    vault.lock()
    opened_by = ciphers.Opened.of

    def slowly(*given):
        monkeypatch.setattr(ciphers.Opened, "of", opened_by)
        clock.now += 2  # a slow computer
        again(where, clock).change(PHRASE, "another four words here")
        return opened_by(*given)

    monkeypatch.setattr(ciphers.Opened, "of", slowly)
    clock.now += 100
    vault.unlock(PHRASE)
    assert not vault.locked
    clock.now += 100
    again(where, clock).unlock("another four words here")


@pytest.mark.parametrize("act", ["change", "new_recovery_key", "remove"])
def test_what_is_changed_elsewhere_in_the_same_moment_is_not_undone(
    vault: Vault, where: Places, clock: Clock, monkeypatch: pytest.MonkeyPatch, act: str
):
    from relaxapp.vault import ciphers

    vault.create(PHRASE)
    opened_by = ciphers.Opened.of

    def slowly(*given):
        monkeypatch.setattr(ciphers.Opened, "of", opened_by)
        clock.now += 2
        again(where, clock).change(PHRASE, "another four words here")
        return opened_by(*given)

    monkeypatch.setattr(ciphers.Opened, "of", slowly)
    clock.now += 100
    words = (PHRASE, "a third four words phrase") if act == "change" else (PHRASE,)
    with pytest.raises(Failure, match="changed by another program"):
        getattr(vault, act)(*words)
    clock.now += 100
    again(where, clock).unlock("another four words here")


def test_a_file_that_was_changed_or_stands_for_another_does_not_open(vault: Vault):
    vault.create(PHRASE)
    sealed = vault.seal(b"words", "plan.json")
    assert vault.open(sealed, "plan.json") == b"words"
    with pytest.raises(Unreadable):
        vault.open(sealed, "journal.sqlite3")
    with pytest.raises(Unreadable):
        vault.open(sealed.replace(b"plan.json", b"plot.json"), "plot.json")
    for place in (-1, 40):
        torn = bytearray(sealed)
        torn[place] ^= 1
        with pytest.raises(Unreadable):
            vault.open(bytes(torn), "plan.json")


def test_a_sealed_file_under_another_name_still_opens(vault: Vault, where: Places):
    vault.create(PHRASE)
    PrivateFile(where.plan, vault).write("words")
    aside = where.plan.rename(where.plan.with_name("plan-before-1.json"))
    assert PrivateFile(aside, vault).read() == b"words"


def test_plans_that_are_to_stay_open_are_open_and_all_else_is_sealed(where: Places, clock: Clock):
    fill(where)
    is_open = True
    vault = Vault(where, cost=CHEAP, now=clock, plans_open=lambda: is_open)
    vault.create(PHRASE)
    vault.lock()
    assert SECRETS[0].encode() in (PrivateFile(where.plan, vault).read() or b"")
    assert found_in(where, SECRETS[1]) == []
    is_open = False
    with pytest.raises(Locked):
        PrivateFile(where.plan, vault).read()
    vault.unlock(PHRASE)
    assert found_in(where, SECRETS[0]) == []
    is_open = True
    vault.tidy()
    assert SECRETS[0].encode() in where.plan.read_bytes()


def cut(text: str) -> str:
    return text[:1]


def one_sign_is_another(text: str) -> str:
    """As of a disk that forgets: the file still reads well, and the right phrase would look like a wrong one."""
    start = text.index('"key": "') + len('"key": "')
    return f"{text[:start]}{'1' if text[start] == '0' else '0'}{text[start + 1 :]}"


@pytest.mark.parametrize("damaged", [cut, one_sign_is_another])
def test_keys_that_are_damaged_are_read_from_their_copy_and_mended(
    vault: Vault, where: Places, clock: Clock, damaged: Callable[[str], str]
):
    vault.create(PHRASE)
    keys = where.lock / "keys.json"
    keys.write_text(damaged(keys.read_text(encoding="utf-8")), encoding="utf-8")
    later = again(where, clock)
    later.unlock(PHRASE)
    assert (where.lock / "keys.json").read_bytes() == (where.lock / "keys-copy.json").read_bytes()


def test_without_any_keys_left_nothing_is_thrown_away_and_that_is_said(vault: Vault, where: Places):
    fill(where)
    vault.create(PHRASE)
    vault.lock()
    for name in ("keys.json", "keys-copy.json"):
        (where.lock / name).write_text("{", encoding="utf-8")
    with pytest.raises(Failure, match="can't be read"):
        vault.unlock(PHRASE)
    assert vault.exists
    assert vault.locked


def test_keys_with_a_cost_that_would_hang_the_computer_are_not_taken(vault: Vault, where: Places):
    vault.create(PHRASE)
    for name in ("keys.json", "keys-copy.json"):
        path = where.lock / name
        stored = json.loads(path.read_text(encoding="utf-8"))
        stored["phrase"]["argon2id"]["memory"] = 99_999_999
        stored["sum"] = _sum(stored)
        path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(Failure, match="can't be read"):
        vault.unlock(PHRASE)


def test_the_usual_cost_is_hard_on_memory(where: Places):
    usual = Cost()
    assert (usual.memory, usual.passes, usual.lanes) == (64 * 1024, 3, 4)
    Vault(where).create(PHRASE)
    assert '"memory": 65536' in (where.lock / "keys.json").read_text(encoding="utf-8")


def test_the_keys_are_readable_by_their_owner_alone(vault: Vault, where: Places):
    vault.create(PHRASE)
    assert stat.S_IMODE(where.lock.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in where.lock.iterdir()} == {0o600}


def test_two_sealings_of_the_same_words_have_nothing_in_common(vault: Vault):
    vault.create(PHRASE)
    one, other = (vault.seal(b"the same words" * 9, "plan.json") for _ in range(2))
    assert one[40:80] != other[40:80]
    assert vault.post(b"words", "inbox") != vault.post(b"words", "inbox")
